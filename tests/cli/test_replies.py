"""``tearwise reply`` looks over a draft; ``tearwise worry`` answers one of the five worries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tearwise.assembly import check_reply
from tearwise.cli.exit_code import USAGE
from tearwise.cli.replies import _echo_notice, _ids
from tearwise.interview import Person
from tearwise.reading import Risk
from tearwise.rendering.sources import source_name
from tearwise.replies import WORRIES, worry
from tests.cli.conftest import Run

SORRY = "My dad cried when I left. He said he was sorry."


def test_a_reply_shows_what_hurts_why_and_another_way(run: Run) -> None:
    ended = run("reply", "I'm here. Stop crying, please.")
    shown = " ".join(ended.out.split())
    (one,) = check_reply("I'm here. Stop crying, please.").issues
    assert ended.code == 0
    assert f"“{one.quote}”" in shown
    assert f"{one.name}. {one.why}" in shown
    assert f"Perhaps: “{one.instead}”" in shown
    assert "can be wrong" in shown


def test_a_good_reply_is_told_so(run: Run) -> None:
    assert "Nothing in it stands out as hurtful." in run("reply", "I'm here. Take your time.").out


def test_a_reason_and_another_way_are_said_once_however_often_they_fit(run: Run) -> None:
    text = "Stop crying. I'm here. Stop it. I'm staying. Don't cry."
    shown = " ".join(run("reply", text).out.split())
    checked = check_reply(text)
    assert [one.id for one in checked.issues] == ["stop_tears"] * 3
    assert shown.count(checked.issues[0].why) == shown.count(f"Perhaps: “{checked.issues[0].instead}”") == 1
    assert shown.count(f"{checked.issues[0].name}, as above.") == 2
    assert all(f"“{one.quote}”" in shown for one in checked.issues)


def test_a_curt_reply_is_told_so_and_nothing_else(run: Run) -> None:
    shown = run("reply", "k").out
    assert shown.startswith("So short an answer can sound colder than you mean it.")
    assert "hurtful" not in shown


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("No llores, sé hombre de una vez.", "Spanish"),
        ("Ne pleure pas", "French"),
        ("别哭了，像个男人一样。", "Chinese"),
    ],
)
def test_a_reply_in_another_language_is_not_praised(run: Run, text: str, language: str) -> None:
    ended = run("reply", text)
    assert f"seems to be in {language}" in " ".join(ended.out.split())
    assert "Nothing in it" not in ended.out
    record = json.loads(run("reply", text, "--json").out)
    assert f"seems to be in {language}" in record["not_looked_over"]
    assert (record["risks"], record["issues"], record["skills"], record["curt"]) == ([], [], [], None)
    assert json.loads(run("reply", "ok hun x", "--json").out)["not_looked_over"] is None


@pytest.mark.parametrize("text", ["❤️", "😢❤️", "...", "?!"])
def test_a_reply_without_words_is_neither_praised_nor_blamed(run: Run, text: str) -> None:
    shown = run("reply", text).out
    assert shown.startswith("There are no words in it to look over.")
    assert "hurtful" not in shown


def test_a_child_whose_reply_tells_of_danger_is_told_to_tell_a_grown_up(run: Run) -> None:
    danger = "I want to die too."
    assert "Tell a grown-up" in " ".join(run("reply", f"I'm only 14. {danger}").out.split())
    assert "Tell a grown-up" not in " ".join(run("reply", danger).out.split())


def test_a_reply_may_be_piped_or_come_from_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "reply.txt"
    path.write_text("Man up.", encoding="utf-8")
    expected = check_reply("Man up.").to_record()
    assert json.loads(run("reply", "--json", stdin=b"Man up.").out) == expected
    assert json.loads(run("reply", "-", "--json", stdin=b"Man up.").out) == expected
    assert json.loads(run("reply", "--file", str(path), "--json").out) == expected


def test_the_record_of_a_reply_tells_of_danger_too(run: Run) -> None:
    record = json.loads(run("reply", "I'm going to kill myself if you leave me.", "--json").out)
    assert [(one["id"], one["urgency"]) for one in record["risks"]] == [("self_harm", "soon")]
    assert json.loads(run("reply", "I'm here.", "--json").out)["risks"] == []


def test_a_reply_may_be_typed(run: Run) -> None:
    ended = run("reply", typed="Man up.\n")
    assert "Ctrl-D" in ended.err
    assert "Shaming" in ended.out


@pytest.mark.parametrize("arguments", [("reply", ""), ("reply", "x" * 6000), ("reply", "Man up.", "--file", "a.txt")])
def test_what_is_no_reply_ends_with_a_usage_error_that_does_not_repeat_it(run: Run, arguments: tuple[str, ...]) -> None:
    ended = run(*arguments)
    assert ended.code == USAGE
    assert "xxxx" not in ended.err
    assert "Man up" not in ended.err


def test_a_draft_cannot_act_on_the_terminal(run: Run) -> None:
    assert "\x1b" not in run("reply", "Man up \x1b[31m red \x1b]0;title\x07").out


def test_all_five_worries_are_listed(run: Run) -> None:
    shown = run("worry").out
    assert all(f"{id}: {worry(id).title}" in shown for id in WORRIES)


def test_the_list_of_worries_says_how_to_read_the_answer_to_one(run: Run) -> None:
    assert "To read the answer to one: tearwise worry love." in " ".join(run("worry").out.split())
    assert "Does this mean that they love me?" in run("worry", "love").out


def test_a_worry_that_is_put_otherwise_for_an_account_is_named_as_it_was_asked_too(run: Run) -> None:
    ended = run("worry", "good_for_us", "My ex cried when he gave me back the keys.")
    told = "Is it good for us? By what you told, the question is: Does it change anything between us?"
    assert told in " ".join(ended.out.split())
    assert run("worry", "real", SORRY).out.startswith("Are the tears real?\n")
    assert run("worry", "love", "My wife cried when I left.").out.startswith("Does this mean that she loves me?\n")


def test_below_an_alarm_in_doubt_a_worry_says_how_to_see_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    for doubtful in (True, False):
        _echo_notice((Risk("abuse", "soon", doubtful=doubtful),), "GB", young=False)
        shown = " ".join(capsys.readouterr().out.split())
        assert ("What to do if it is so" in shown) is doubtful
        assert ("What to do:" in shown) is not doubtful


def test_that_tears_may_press_for_something_is_asked_where_it_would_change_the_answer(run: Run) -> None:
    told = (
        "Did your dad's tears feel as if they were meant to make you do something or give in? If so, the answer is "
        "another: add --answer pressure=2, or pressure=1 if it was a little."
    )
    assert " ".join(run("worry", "real", SORRY).out.split()).endswith(told)
    pressed = run("worry", "real", SORRY, "--answer", "pressure=2").out
    assert "pressure" not in pressed.replace("real, pressure", "")
    for known in (["--answer", "pressure=unknown"], ["--pronoun", "i"]):
        assert "--answer pressure" not in run("worry", "real", SORRY, *known).out
    baby = "My newborn cries all night and will not sleep, and I said sorry to her."
    for account in (baby, "We had lunch and went home.", f"{SORRY} He said he will kill himself tonight."):
        assert "--answer pressure" not in run("worry", "real", account).out


@pytest.mark.parametrize("id", WORRIES)
def test_a_worry_is_answered_with_its_sources(run: Run, id: str) -> None:
    shown = " ".join(run("worry", id).out.split())
    assert all(f"{one.text} [{source_name(one.source)}]" in shown for one in worry(id).lines if one.source)


def test_a_worry_is_answered_for_an_account(run: Run) -> None:
    shown = run("worry", "real", "My dad cried when I left. He said he was sorry, and we hugged.").out
    assert "In your account" in shown
    assert "The account does not show" not in shown
    assert json.loads(run("worry", "real", "--json").out)["schema"] == "tearwise.worry/1"


def test_all_five_come_as_records_too(run: Run) -> None:
    lines = run("worry", "--json").out.splitlines()
    assert [json.loads(line) for line in lines] == [worry(id).to_record() for id in WORRIES]


def test_danger_comes_before_the_answer_to_a_worry(run: Run) -> None:
    done = run("worry", "love", "My ex cried and said he will kill himself if I leave.", "--country", "GB")
    assert done.out.index("Samaritans") < done.out.index("Does this mean")


def test_violence_in_a_reply_is_answered_by_where_to_turn_and_not_praised(run: Run) -> None:
    done = run("reply", "I forgive you for hitting me, I'm so sorry.", "--country", "GB")
    assert "Before anything else: safety" in done.out
    assert "What helps:" not in done.out


def test_a_worry_about_ones_own_tears_is_answered_so(run: Run) -> None:
    own = "I cried when my dad left and I said sorry."
    assert worry("real", crier="narrator").lines[0].text[:40] not in run("worry", "real").out
    shown = " ".join(run("worry", "weakness", own).out.split())
    assert "as you would judge a friend's" in shown
    assert "as you would judge a friend's" in " ".join(run("worry", "weakness", "--pronoun", "i", SORRY).out.split())


def test_a_worry_takes_answers_as_read_does(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "account.txt"
    path.write_text(SORRY, encoding="utf-8")
    for account in ([SORRY], ["--file", str(path)]):
        plain = json.loads(run("worry", "real", *account, "--json").out)
        pressed = json.loads(run("worry", "real", *account, "-a", "pressure=2", "--answer", "said=plea", "--json").out)
        assert pressed["lines"] != plain["lines"]
        assert run("worry", "real", *account, "-a", "pressure=unknown", "--json").code == 0
    couple = run("worry", "good_for_us", SORRY, "--answer", "relationship=partner").out
    assert "romantic" in couple


@pytest.mark.parametrize(
    "arguments",
    [
        ("real", SORRY, "-a", "pressure=9"),
        ("real", SORRY, "-a", "trigger"),
        ("real", "-a", "pressure=1"),
        ("-a", "pressure=1"),
    ],
)
def test_an_answer_to_a_worry_that_cannot_be_taken_is_said(run: Run, arguments: tuple[str, ...]) -> None:
    ended = run("worry", *arguments)
    assert (ended.code, ended.out) == (USAGE, "")


@pytest.mark.parametrize(("relationship", "couple"), [("partner", True), ("acquaintance", False)])
def test_a_worry_knows_a_couple_without_being_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, relationship: str, couple: bool
) -> None:
    monkeypatch.setattr("tearwise.cli.read.person_of", lambda *_: Person("she", relationship))
    assert ("romantic" in run("worry", "good_for_us", "She cried in the kitchen after her boss shouted.").out) is couple


@pytest.mark.parametrize(
    ("pronoun", "loves", "matter"), [("he", "loves", "to him"), ("she", "loves", "to her"), ("they", "love", "to them")]
)
def test_a_worry_speaks_of_whoever_cried_as_it_is_told(run: Run, pronoun: str, loves: str, matter: str) -> None:
    assert f"that {pronoun} {loves} me?" in run("worry", "love", "--pronoun", pronoun).out
    account = "My mum cried when I left." if pronoun == "she" else SORRY
    assert f"that I matter {matter}?" in run("worry", "love", account, "--pronoun", pronoun).out


def test_an_account_without_a_worry_or_in_pieces_is_said_without_repeating_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "account.txt"
    path.write_text(SORRY, encoding="utf-8")
    for arguments in (["worry", "--file", str(path)], ["worry", SORRY], ["worry", "love", *SORRY.split()]):
        ended = run(*arguments)
        assert (ended.code, ended.out) == (USAGE, "")
        assert "sorry" not in ended.err


def test_another_worry_gets_the_list(run: Run) -> None:
    ended = run("worry", "money")
    assert ended.code == USAGE
    assert all(id in ended.err for id in WORRIES)


def test_ids_complete_in_the_shell() -> None:
    assert tuple(_ids()) == WORRIES


def test_a_reply_in_which_its_writer_speaks_of_dying_is_answered_by_where_to_turn_first(run: Run) -> None:
    said = run("reply", "if you leave me i'll kill myself", "--country", "GB").out
    assert said.index("Where to turn") < said.index("Worth a second look")
    assert "116 123" in said
    assert "Where to turn" not in run("reply", "Are you thinking of killing yourself? I'll stay.").out


def test_a_worry_says_first_that_the_account_was_not_read(run: Run) -> None:
    ended = run("worry", "real", "mi marido lloró cuando le dije que me iba de casa")
    assert ended.out.startswith("This account seems to be in Spanish. Tearwise reads English only, for now.")
    assert "seems to be in" not in run("worry", "real", SORRY).out

"""``tearwise ask`` asks what would help most to know, and ends in a reading."""

# ruff: noqa: F811 - the fixtures of test_journal.py

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tearwise.accounts import QUESTIONS
from tearwise.cli.ask import _next
from tearwise.cli.exit_code import INTERRUPTED, NOTHING_TO_READ, READ, USAGE
from tearwise.interview import question, questions, wording
from tearwise.reading import NextQuestion
from tests.cli.conftest import Ended, Run
from tests.cli.test_journal import Call, folder, journal, templates  # noqa: F401 - fixtures

SORRY = "My dad cried when I left. He said he was sorry."
BARE = "My dad cried."


def asked(ended: Ended) -> list[str]:
    """The ids of the questions asked, in their order."""
    ids = {wording(one, *person): one.id for one in questions() for person in SPOKEN}
    said = " ".join(ended.err.split())  # a long one takes two lines
    return [ids[found[0]] for found in re.finditer("|".join(map(re.escape, sorted(ids, key=len, reverse=True))), said)]


SPOKEN: list[tuple[Any, ...]] = [
    ("they", None, "other"),
    ("he", None, "other"),
    ("he", "parent", "other"),
    ("he", "parent", "other", "your dad"),
    ("they", None, "narrator"),
]


def numbered(id: str, value: str) -> bytes:
    """What is typed for a value: the number of its option, and Enter."""
    values = [option.value for option in question(id).options]
    return f"{values.index(value) + 1}\n".encode()


def test_an_interview_ends_in_the_reading_of_account_and_answers(run: Run) -> None:
    ended = run("ask", BARE, stdin=numbered("trigger", "death") + b"s\n")
    assert ended.code == READ
    assert ended.out == run("read", BARE, "--answer", "trigger=death").out.partition("\n\nWhat would help")[0] + "\n"
    assert "have lost somebody" in ended.out
    assert "--answer" not in ended.out


def test_the_dialogue_is_on_standard_error_and_the_reading_alone_on_standard_output(run: Run) -> None:
    ended = run("ask", SORRY, stdin=b"s\n")
    assert asked(ended) == ["trigger"]
    assert ended.out.startswith("These tears may well say: “I am sorry.”")
    assert ended.out == run("read", SORRY).out.partition("\n\nWhat would help")[0] + "\n"


def test_each_answer_says_what_it_moved(run: Run) -> None:
    ended = run("ask", BARE, stdin=numbered("trigger", "death"))
    assert re.search(r"^More likely now: Loss, or fear of it \(8% → \d\d%\)\.$", ended.err, re.MULTILINE)
    assert "That changes little." in run("ask", BARE, stdin=numbered("trigger", "art_or_nature")).err


def test_bytes_that_are_no_text_are_no_answer(run: Run) -> None:
    ended = run("ask", BARE, stdin=b"\xff\xfe\x80\n" + numbered("trigger", "death") + b"caf\xe9\ns\n")
    assert ended.code == READ
    assert ended.err.count("That is none of them.") == 2
    assert "More likely now: Loss" in ended.err


def test_not_knowing_changes_nothing_and_is_not_asked_again(run: Run) -> None:
    ended = run("ask", SORRY, stdin=b"d\n" * 9)
    assert ended.err.count("Not knowing changes nothing.") == len(asked(ended)) > 2
    assert len(set(asked(ended))) == len(asked(ended))
    assert ended.out == run("ask", SORRY, stdin=b"").out


def test_the_last_answer_can_be_taken_back(run: Run) -> None:
    death, overload = numbered("trigger", "death"), numbered("trigger", "overload")
    back = run("ask", BARE, stdin=death + b"b\n" + overload + b"s\n")
    assert asked(back)[0] == asked(back)[2] == "trigger"
    assert "Taken back." in back.err
    assert re.search(r"^Less likely now: Loss, or fear of it", back.err, re.MULTILINE)
    assert back.out == run("ask", BARE, stdin=overload + b"s\n").out


def test_there_is_nothing_to_take_back_at_the_first_question(run: Run) -> None:
    ended = run("ask", SORRY, stdin=b"b\ns\n")
    assert "That is none of them." in ended.err
    assert "Take back the last answer" not in ended.err


def test_several_answers_are_chosen_together_by_numbers_or_names(run: Run) -> None:
    said = b"d\n" + numbered("said", "apology").strip() + b", " + numbered("said", "love")
    ended = run("ask", BARE, stdin=said)
    assert asked(ended)[1] == "said"
    assert ended.out == run("ask", BARE, stdin=b"d\nLove apology apology\n").out
    assert "“I love you.”" in ended.out
    assert "“I am sorry.”" in ended.out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1,2,3", "Choose at most 2."),
        ("21", "That is none of them. Type the numbers of your answers, 1 to 20"),
        ("my dad died", "That is none of them."),
        ("", "That is none of them."),
        ("1 d", "d stands alone"),
        ("s, 2", "s stands alone"),
    ],
)
def test_a_line_that_cannot_be_taken_is_asked_for_again(run: Run, line: str, said: str) -> None:
    ended = run("ask", BARE, stdin=f"{line}\n".encode() + numbered("trigger", "death"))
    assert said in ended.err
    assert ended.out == run("ask", BARE, stdin=numbered("trigger", "death")).out


def test_one_answer_alone_is_taken_where_one_is_asked_for(run: Run) -> None:
    ended = run("ask", BARE, "--all", stdin=b"d\nd\nd\n1,2\n1\n")
    assert "Choose one." in ended.err


def test_none_of_these_stands_alone(run: Run) -> None:
    none = len(question("said").options) + 1
    ended = run("ask", BARE, stdin=f"d\n1,{none}\n{none}\n".encode())
    assert f"{none} stands alone" in ended.err
    assert asked(ended).count("said") == 1
    assert len(asked(ended)) == 3


def test_it_stops_when_nothing_more_is_worth_asking_and_all_asks_all_six(run: Run) -> None:
    some, every = run("ask", SORRY, stdin=b"d\n" * 9), run("ask", SORRY, "--all", stdin=b"d\n" * 9)
    assert len(asked(some)) < len(asked(every)) == len(QUESTIONS)
    assert asked(every)[: len(asked(some))] == asked(some)
    assert "Nothing more is worth asking." in some.err
    assert "That was the last question." in every.err
    assert some.out == every.out


def test_without_an_account_the_answers_alone_are_read(run: Run) -> None:
    ended = run("ask", stdin=numbered("trigger", "death") + b"s\n")
    assert ended.code == READ
    assert "have lost somebody" in ended.out.splitlines()[0]
    assert "passage" not in ended.out
    assert "no account" not in ended.out
    assert "█" in ended.out


@pytest.mark.parametrize("typed", [b"", b"s\n", b"d\nd\ns\n"])
def test_without_an_account_and_without_an_answer_there_is_nothing_to_read(run: Run, typed: bytes) -> None:
    ended = run("ask", stdin=typed)
    assert (ended.code, ended.out) == (NOTHING_TO_READ, "")
    assert "Nothing was answered" in ended.err


def test_who_pipes_an_account_in_the_place_of_answers_is_told_how(run: Run) -> None:
    ended = run("ask", stdin=SORRY.encode())
    assert ended.code == NOTHING_TO_READ
    assert ended.err.endswith("Where it holds the account: tearwise ask -\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "What did the person who cried say in those moments?"),
        (("--pronoun", "she"), "What did she say while she was crying?"),
        (("--pronoun", "HE"), "What did he say while he was crying?"),
        (("--pronoun", "i"), "What did you say while you were crying?"),
    ],
)
def test_questions_speak_of_whoever_cried(run: Run, options: tuple[str, ...], said: str) -> None:
    assert said in run("ask", *options, stdin=b"d\n").err.splitlines()


def test_who_cried_is_told_from_the_account_where_it_is_sure(run: Run) -> None:
    assert "What did you say while you were crying?" in run("ask", "I cried all night.", stdin=b"d\n").err.splitlines()


def test_an_account_from_a_file_and_from_standard_input(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "account.txt"
    file.write_text(SORRY, encoding="utf-8")
    assert run("ask", "--file", str(file), stdin=b"s\n").out == run("ask", SORRY, stdin=b"s\n").out
    piped = run("ask", "-", stdin=SORRY.encode())
    assert (piped.code, piped.out) == (READ, run("ask", SORRY, stdin=b"s\n").out)


def test_an_account_typed_at_the_prompt(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    ended = run("ask", "-", typed=SORRY)
    assert "in your own words" in ended.err
    assert "I am sorry" in ended.out


def test_an_urgent_risk_comes_first_and_no_question_before_it_is_asked_for(run: Run) -> None:
    text = f"{SORRY} He said he will kill himself tonight."
    kept, shown = run("ask", text, stdin=b"s\n"), run("ask", text, "--anyway", stdin=b"s\n")
    assert kept.code == shown.code == READ
    assert asked(kept) == []
    assert kept.out == run("read", text).out
    assert shown.err.startswith("! First, somebody's safety")
    assert "I am sorry" in shown.out


def test_an_urgent_risk_is_no_want_of_something_to_read(run: Run) -> None:
    ended = run("ask", "She says she has just taken all her pills.", stdin=b"s\n")
    assert (ended.code, asked(ended)) == (READ, [])
    assert ended.out.startswith("! First, somebody's safety")


def test_an_account_that_tells_too_little_is_asked_about(run: Run) -> None:
    ended = run("ask", BARE, stdin=numbered("trigger", "death"))
    assert ended.err.startswith("Too little to tell")
    assert ended.code == READ
    assert run("ask", BARE, stdin=b"d\ns\n").code == NOTHING_TO_READ


def test_an_account_in_another_language_is_not_asked_about(run: Run) -> None:
    text = "Mein Vater hat geweint, als ich ausgezogen bin, und er hat sich entschuldigt."
    ended = run("ask", text, stdin=b"1\n")
    assert (ended.code, asked(ended)) == (NOTHING_TO_READ, [])
    assert "German" in ended.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", "My", "dad", "cried"], "quotes"),
        (["ask", " "], "empty"),
        (["ask", SORRY, "--file", "account.txt"], "twice"),
        (["ask", "--file", "/nowhere/account.txt"], "/nowhere/account.txt"),
        (["ask", "--pronoun", "it"], "he"),
    ],
)
def test_wrong_use_is_said_in_one_line(run: Run, arguments: list[str], said: str) -> None:
    ended = run(*arguments)
    assert (ended.code, ended.out) == (USAGE, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1


def test_only_who_wrote_an_account_is_told_that_an_answer_counts_for_more(run: Run) -> None:
    assert "even if you have written it" in run("ask", SORRY, stdin=b"s\n").err
    alone = run("ask", stdin=b"s\n").err
    assert "Choose one or two." in alone
    assert "written" not in alone


def test_where_to_find_the_whole_notice_is_said_with_its_command(run: Run) -> None:
    ended = run("ask", "He cried and said sorry. He had hit me again.", stdin=b"s\n")
    for told in (ended.err, ended.out):
        assert "is shown with tearwise read … --explain." in " ".join(told.split())


@pytest.mark.parametrize("over", [(), ("--over",), ("--still",)])
def test_all_of_what_to_do_is_shown_where_it_is_asked_for(run: Run, over: tuple[str, ...]) -> None:
    ended, read = run("ask", SORRY, "--guide", *over, stdin=b"s\n"), run("read", SORRY, "--guide", *over)
    assert ended.code == READ
    told = read.out.partition("\n\nWhat would help")[2].partition("\n\n")[2]
    assert "Better left:" in told
    assert ended.out.endswith(told)
    assert "Better left:" not in run("ask", SORRY, stdin=b"s\n").out
    alone = run("ask", "--guide", stdin=numbered("trigger", "death") + b"s\n")
    assert "Better left:" in alone.out


def test_of_all_questions_those_that_the_account_answers_come_last() -> None:
    expected = {"rare": 0.9, "said": 0.1, "did": 0.2}
    interview: Any = SimpleNamespace(question=None, expected=expected, told=frozenset({"rare"}))
    assert _next(interview, every=True) == "did"
    assert _next(interview, every=False) is None
    interview.expected = {"rare": 0.9}
    assert _next(interview, every=True) == "rare"


@pytest.mark.parametrize("every", [True, False])
def test_with_all_as_well_what_is_worth_asking_comes_in_its_order(every: bool) -> None:
    """What set the tears off is worth asking last where it is hardly doubted, however much it would tell."""
    expected = {"trigger": 0.9, "said": 0.1, "pressure": 0.01}
    interview: Any = SimpleNamespace(question=NextQuestion("said", 0.1), expected=expected, told=frozenset())
    assert _next(interview, every=every) == "said"


@pytest.mark.parametrize("engine", ["gpt", "openai:", "openai:llama3.1:8b"])
def test_an_engine_that_cannot_be_asked_is_told_before_an_account_is_typed(run: Run, engine: str) -> None:
    ended = run("ask", "-", "--engine", engine, "--base-url", "http://192.0.2.1:1/v1", typed="")
    assert ended.code == USAGE
    assert "account is empty" not in ended.err
    assert any(told in ended.err for told in ("no such engine", "allow-remote-model")), ended.err


def test_what_was_answered_can_be_saved_with_the_account(journal: Call, run: Run) -> None:
    typed = numbered("trigger", "death") + b"s\n"
    plain, saved = run("ask", SORRY, stdin=typed), run("ask", SORRY, "--save", stdin=typed)
    assert (saved.code, saved.out) == (READ, plain.out)
    assert saved.err == f"{plain.err}Kept as episode 1. To say who it was: tearwise journal edit 1 --person NAME\n"
    record = json.loads(journal("show", "1", "--json").out)
    assert (record["account"], record["answers"]) == (SORRY, {"trigger": ["death"]})
    effects = [one["effect"] for m in record["readings"][0]["record"]["meanings"] for one in m["evidence"]]
    assert any(effects), "as tearwise read --save keeps them"


def test_answers_alone_can_be_saved_and_are_read_anew_as_such(journal: Call, run: Run) -> None:
    typed = numbered("trigger", "death") + b"s\n"
    plain, saved = run("ask", stdin=typed), run("ask", "--save", stdin=typed)
    assert (saved.code, saved.out) == (READ, plain.out)
    assert "(no account, answers alone)" in journal("list").out
    shown = journal("show", "1").out
    assert "You answered: " in shown
    assert "What you wrote" not in shown
    assert "have lost somebody" in " ".join(shown.split())
    assert journal("edit", "1", "--read-again").out.count("\n") == 1, "nothing is said to be unread"
    journal("edit", "1", "-a", "said=love")
    first, again, more = (one["record"] for one in json.loads(journal("show", "1", "--json").out)["readings"])
    assert first["meanings"] == again["meanings"]
    assert more["status"] == "read"
    assert more["answers"] == {"trigger": ["death"], "said": ["love"]}
    assert more["meanings"] != first["meanings"]
    journal("edit", "1", SORRY)
    assert "[He said he was sorry]" in journal("show", "1").out, "what is written afterwards is read with them"


def test_where_nothing_was_answered_or_it_was_broken_off_nothing_is_kept(
    journal: Call, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = run("ask", "--save", stdin=b"s\n")
    assert ended.code == NOTHING_TO_READ
    assert "Nothing was answered" in ended.err

    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tearwise.cli.numbered.choose", broken_off)
    assert run("ask", SORRY, "--save", stdin=b"1\n").code == INTERRUPTED
    assert journal("list").out == "Nothing of that kind is kept.\n"


@pytest.mark.parametrize("text", ["He cried and said he will kill himself tonight.", "My dad had lunch and went home."])
def test_an_account_is_kept_though_danger_comes_before_its_reading_or_nothing_was_read(
    journal: Call, run: Run, text: str
) -> None:
    read = run("read", text, "--save")
    asked = run("ask", text, "--save", stdin=b"s\n")
    assert (asked.code, asked.out) == (read.code, read.out)
    assert "Kept as episode 2." in asked.err
    one, other = (json.loads(journal("show", id, "--json").out) for id in "12")
    assert [one["account"], one["readings"][0]["record"]] == [other["account"], other["readings"][0]["record"]]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_answered_question_by_question_comes_to_what_it_does_beforehand(run: Run, seed: int) -> None:
    """With an answer in between that is taken back."""
    draw, given = random.Random(seed), []
    typed = b"1\nb\n"

    def answer(id: str) -> bytes:
        if draw.random() < 0.2:
            given.extend(["-a", f"{id}=unknown"])
            return b"d\n"
        one = question(id)
        least = 0 if one.none else 1
        values = draw.sample([option.value for option in one.options], draw.randint(least, min(one.most, 3)))
        given.extend(["-a", f"{id}={','.join(values)}"])
        numbers = [n for n, option in enumerate(one.options, 1) if option.value in values]
        return f"{','.join(map(str, numbers)) or len(one.options) + 1}\n".encode()

    for _ in QUESTIONS:
        order = asked(run("ask", SORRY, "--all", stdin=typed))
        typed += answer(order[-1])
    ended = run("ask", SORRY, "--all", stdin=typed)
    assert ended.code == READ
    pairs = list(zip(given[::2], given[1::2], strict=True))
    draw.shuffle(pairs)
    before = run("read", SORRY, *(word for pair in pairs for word in pair))
    assert ended.out == before.out.partition("\n\nWhat would help")[0].rstrip("\n") + "\n"

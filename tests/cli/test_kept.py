"""What is kept is shown whole, asked for in the order in which nothing is lost, and refused where it cannot be so."""

# ruff: noqa: F811 - the fixtures of test_journal.py

from __future__ import annotations

import builtins
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tearwise.cli.exit_code import JOURNAL_SHUT, READ, USAGE
from tearwise.journal import Journal
from tests.cli.conftest import Run
from tests.cli.test_journal import Call, folder, journal, kept, templates  # noqa: F401 - fixtures
from tests.journal.conftest import PASSPHRASE, SORRY, WEDDING, no_larger_files

OTHER = "nine loud bitterns"
TYPED = f"{SORRY}\n"
"""What nobody types twice."""
UNREAD = [
    "Mein Vater hat geweint, als ich gegangen bin, und er hat gesagt, dass es ihm leid tut.",
    "x",
    "The cat sat on the mat.",
    "He cried.",
]
DANGER = "He cried and said he will kill himself tonight, he has the pills in his hand."


@pytest.mark.parametrize("text", [*UNREAD, DANGER, SORRY, f"{SORRY} {DANGER}"])
def test_what_was_written_is_shown_whatever_comes_of_reading_it_and_once(journal: Call, text: str) -> None:
    journal("add", text)
    for options in ((), ("--anyway",), ("--explain",)):
        shown = " ".join(journal("show", "1", *options).out.split())
        shown = re.sub(r"\[|\]\([A-Z, ]+\)", "", shown)
        assert text in shown
        marked, own = "The account, with the passages" in shown, "What you wrote:" in shown
        assert marked != own


@pytest.mark.parametrize("text", UNREAD)
def test_an_account_that_could_not_be_read_is_said_to_be_when_it_is_kept(journal: Call, text: str) -> None:
    kept, *more = journal("add", text).out.splitlines()
    assert kept == "Kept as episode 1. To see it: tearwise journal show 1"
    said = " ".join(" ".join(more).split())
    assert said
    assert said in " ".join(journal("show", "1").out.split())
    changed, *none = journal("edit", "1", SORRY).out.splitlines()
    assert changed.startswith("Episode 1 is changed.")
    assert none == [], "since it has a reading now"
    again = journal("edit", "1", text).out.splitlines()[1:]
    assert " ".join(" ".join(again).split()) == said


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every passphrase that was asked for; none of those that are typed is right."""
    found: list[str] = []

    def wrong(prompt: str, *_: object) -> str:
        found.append(prompt)
        return "not this one"

    monkeypatch.delenv("TEARWISE_PASSPHRASE")
    monkeypatch.setattr("tearwise.cli.unlock._terminal", lambda: True)
    monkeypatch.setattr("tearwise.cli.unlock.getpass", wrong)
    return found


@pytest.mark.parametrize(
    "arguments", [("add",), ("add", SORRY, "--note", "-"), ("edit", "1", "-"), ("edit", "1", "--note", "-"),
                  ("correct", "1", "-")]
)  # fmt: skip
def test_nothing_is_typed_before_the_journal_is_open(kept: Call, asked: list[str], arguments: tuple[str, ...]) -> None:
    ended = kept(*arguments, typed=TYPED)
    assert (ended.code, ended.out, len(asked)) == (JOURNAL_SHUT, "", 3)
    assert sys.stdin.read() == TYPED


@pytest.mark.parametrize("arguments", [("read", "--save"), ("read", "-", "--save"), ("read", "--save", "--json"),
                                       ("ask", "--save"), ("ask", "-", "--save"), ("ask", SORRY, "--save"),
                                       ("journal", "search")])  # fmt: skip
def test_nor_is_it_for_a_reading_that_is_to_be_saved_or_a_search(
    kept: Call, run: Run, asked: list[str], arguments: tuple[str, ...]
) -> None:
    ended = run(*arguments, typed=TYPED)
    assert (ended.code, ended.out, len(asked)) == (JOURNAL_SHUT, "", 3)
    assert sys.stdin.read() == TYPED


@pytest.mark.parametrize("account", [("read", SORRY), ("read", "-"), ("read", "--file", "account.txt"), ("ask", SORRY)])
def test_what_is_not_typed_is_read_before_the_passphrase_is_asked_for(
    kept: Call, run: Run, asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, account: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "account.txt").write_text(SORRY)
    ended = run(*account, "--save", stdin=SORRY.encode())
    assert (ended.code, len(asked)) == (JOURNAL_SHUT, 3)
    assert "“I am sorry.”" in ended.out


def test_nothing_is_typed_where_no_such_model_can_be_asked(run: Run) -> None:
    ended = run("read", "--engine", "openai", typed=TYPED)
    assert (ended.code, ended.out) == (USAGE, "")
    assert sys.stdin.read() == TYPED


@pytest.mark.parametrize("arguments", [("edit", "99", "-"), ("edit", "99", "--note", "-"), ("correct", "99", "-")])
def test_nothing_is_typed_for_an_episode_that_there_is_not(kept: Call, arguments: tuple[str, ...]) -> None:
    ended = kept(*arguments, typed=TYPED)
    assert ended.code == USAGE
    assert "no episode 99" in ended.err
    assert sys.stdin.read() == TYPED


@pytest.mark.parametrize("command", [("journal", "add"), ("journal", "edit", "1", "-"), ("read",)])
@pytest.mark.parametrize("answer", ["triger=goodbye", "trigger=nonsense"])
def test_nothing_is_typed_before_a_slip_in_an_answer_is_said(
    kept: Call, run: Run, command: tuple[str, ...], answer: str
) -> None:
    ended = run(*command, "-a", answer, typed=TYPED)
    assert (ended.code, ended.out) == (USAGE, "")
    assert sys.stdin.read() == TYPED


def test_what_is_typed_is_kept_once_the_journal_is_open(
    kept: Call, run: Run, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tearwise.cli.unlock.getpass", lambda *_: PASSPHRASE)
    assert kept("add", typed=SORRY).out.startswith("Kept as episode 3.")
    assert "Dad" in kept("search", typed="rang\n").out
    assert kept("edit", "3", "--note", "-", typed="He rang again.").code == READ
    assert kept("correct", "3", "-", typed="His job.").code == READ
    assert run("read", "--save", typed=WEDDING).err.splitlines()[-1].startswith("Kept as episode 4.")
    assert json.loads(kept("show", "4", "--json").out)["account"] == WEDDING
    record = json.loads(kept("show", "3", "--json").out)
    assert (record["account"], record["note"]) == (SORRY, "He rang again.")
    assert record["corrections"][0]["words"] == "His job."


@pytest.mark.parametrize("arguments", [("journal", "add"), ("read", "--save"), ("journal", "edit", "1", "--note", "-"),
                                       ("ask", "-", "--save"), ("journal", "correct", "1", "-")])  # fmt: skip
def test_what_is_typed_is_not_lost_where_the_journal_is_locked_in_the_meantime(
    kept: Call, run: Run, asked: list[str], monkeypatch: pytest.MonkeyPatch, folder: Path, arguments: tuple[str, ...]
) -> None:
    def right(prompt: str, *_: object) -> str:
        asked.append(prompt)
        return PASSPHRASE

    def line(*_: object) -> str:
        Journal.lock_everywhere(folder)
        return typed()

    typed = builtins.input
    monkeypatch.setattr("tearwise.cli.unlock.getpass", right)
    monkeypatch.setattr(builtins, "input", line)
    ended = run(*arguments, typed="My nan cried when I rang her, and I am sorry.\n")
    assert (ended.code, len(asked)) == (READ, 2)
    assert "what you wrote is kept" in ended.err
    assert "My nan cried when I rang her, and I am sorry." in kept("export", "-").out


def test_what_is_piped_is_not_kept_where_the_journal_is_locked_in_the_meantime(
    kept: Call, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    add, tries = Journal.add, []

    def locked(journal: Journal, *arguments: Any, **given: Any) -> Any:
        if not tries:  # whoever locked it wants it locked
            Journal.lock_everywhere(folder)
        tries.append(journal)
        return add(journal, *arguments, **given)

    monkeypatch.setattr(Journal, "add", locked)
    ended = kept("add", stdin=SORRY.encode())
    assert (ended.code, ended.out, len(tries)) == (JOURNAL_SHUT, "", 1)
    assert "is locked" in ended.err


def test_an_account_from_a_pipe_is_looked_at_before_the_passphrase_is_asked_for(kept: Call, asked: list[str]) -> None:
    assert kept("add", "-", stdin=b" ").code == USAGE
    assert asked == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DANGER, "the emergency number, 999"),
        ("He cried and begged me not to tell anyone that he hit me.", "violence, threats or control"),
    ],
)
def test_danger_is_spoken_of_when_an_account_is_changed(kept: Call, text: str, said: str) -> None:
    ended = kept("edit", "2", text, "--country", "GB")
    assert ended.out.startswith("! First, somebody's safety")
    assert said in " ".join(ended.out.split())
    assert "Episode 2 is changed." in ended.out.splitlines()[-1]
    assert "safety" in kept("edit", "2", "--read-again").out
    assert "safety" in kept("edit", "2", "-a", "rare=yes").out
    assert kept("edit", "2", "--note", "x").out.startswith("Episode 2 is changed."), "nothing was read"
    assert kept("edit", "2", WEDDING).out.startswith("Episode 2 is changed.")


def test_a_search_that_found_more_says_so(journal: Call) -> None:
    for _ in range(3):
        journal("add", SORRY)
    assert (
        journal("search", "sorry", "-n", "2").out.splitlines()[-1] == "There are more: --limit 4 shows up to so many."
    )
    assert "more" not in journal("search", "sorry", "-n", "3").out
    assert journal("search", "sorry", "-n", "2", "--json").out.count("\n") == 2


@pytest.mark.parametrize(
    ("when", "said"), [("9999-12-31T23:59", "still to come"), ("0001-01-01", "before 1900"), ("1899-12-31", "1900")]
)
def test_a_day_that_cannot_be_is_refused_before_anything_is_typed(kept: Call, when: str, said: str) -> None:
    for arguments in (("add",), ("edit", "1", "-")):
        ended = kept(*arguments, "--when", when, typed=TYPED)
        assert (ended.code, ended.out) == (USAGE, "")
        assert said in ended.err
        assert sys.stdin.read() == TYPED
    assert kept("list", "--since", "0001-01-01", "--until", "9999-12-31").out.count("2026-11-2") == 2
    assert "2 episodes" in kept("patterns", "--until", "9999-12-31").out


def test_a_relationship_is_an_answer_wherever_it_is_given(kept: Call) -> None:
    def answers() -> object:
        return json.loads(kept("show", "2", "--json").out)["answers"]

    kept("edit", "2", "--relationship", "partner")
    assert answers() == {"relationship": ["partner"], "trigger": ["ceremony"]}
    kept("edit", "2", "--person", "Zoe", "--relationship", "sibling")
    assert answers() == {"relationship": ["sibling"], "trigger": ["ceremony"]}
    record = json.loads(kept("show", "2", "--json").out)
    assert [one["record"]["answers"].get("relationship") for one in record["readings"]] == [
        None, "partner", "sibling",
    ]  # fmt: skip
    kept("edit", "2", "--relationship", "friend", "-a", "relationship=family")
    assert answers() == {"relationship": ["family"], "trigger": ["ceremony"]}, "the answer itself comes first"
    assert "Zoe (friend)" in kept("show", "2").out
    kept("edit", "2", "--person", "Ada")
    assert answers() == {"relationship": ["family"], "trigger": ["ceremony"]}


@pytest.mark.parametrize(
    ("text", "said", "answer"),
    [
        ("She cried when I rang her.", (), ["parent"]),
        ("She cried when I rang her.", ("-a", "relationship=friend"), ["friend"]),
        ("She cried when I rang her.", ("-a", "relationship=unknown"), None),
        ("She cried when I rang her.", ("--relationship", "family"), ["family"]),
        ("My friend cried when I rang her.", (), ...),
        ("I cried when I left her.", (), ...),
        ("Sie hat geweint, als ich gegangen bin, und sie hat gesagt, dass es ihr leid tut.", (), ...),
    ],
)
def test_what_somebody_is_known_to_be_is_an_answer_where_account_and_answers_leave_it_open(
    kept: Call, text: str, said: tuple[str, ...], answer: object
) -> None:
    kept("add", text, "-p", "DAD", *said)
    record = json.loads(kept("show", "3", "--json").out)
    assert record["answers"].get("relationship", ...) == answer
    assert record["readings"][0]["record"]["answers"].keys() == record["answers"].keys()
    kept("add", text, "-p", "Ada", *said)
    of_nobody_known = json.loads(kept("show", "4", "--json").out)["answers"]
    assert of_nobody_known.get("relationship", ...) == (answer if said else ...)


def test_a_reading_that_was_shown_is_kept_as_it_was_shown(kept: Call, run: Run) -> None:
    run("read", "She cried when I rang her.", "--save")
    kept("edit", "3", "--person", "Dad")
    assert json.loads(kept("show", "3", "--json").out)["answers"] == {}


def test_a_relationship_without_anybody_named_is_an_answer_too(journal: Call) -> None:
    journal("add", SORRY, "--relationship", "parent")
    journal("edit", "1", "--relationship", "friend")
    record = json.loads(journal("show", "1", "--json").out)
    assert (record["person"], record["answers"]) == (None, {"relationship": ["friend"]})


def test_where_there_is_nothing_to_take_back_that_is_said(kept: Call) -> None:
    for _ in range(2):
        ended = kept("correct", "1", "--take-back")
        assert (ended.code, ended.out) == (USAGE, "")
        assert "Episode 1 has no correction of yours" in ended.err
        kept("correct", "1", "his job")
        assert kept("correct", "1", "--take-back").out == "Taken back for episode 1.\n"


def test_what_is_said_to_help_does(kept: Call, tmp_path: Path) -> None:
    assert "tearwise journal list --people" in kept("list", "--person", "Nobody").err
    kept("backup", str(tmp_path / "saved"))
    assert "--force" in kept("backup", str(tmp_path / "saved")).err
    assert kept("backup", str(tmp_path / "saved"), "--force").code == READ


def test_where_tears_pressed_the_lines_of_the_country_are_named(journal: Call) -> None:
    for _ in range(2):
        journal("add", SORRY, "-a", "pressure=2")
    for form in ((), ("--table",)):
        said = " ".join(journal("patterns", "--country", "GB", *form).out.split())
        assert "National Domestic Abuse Helpline (Refuge): call 0808 2000 247" in said
        assert "Men's Advice Line: call 0808 801 0327" in said
        assert "Samaritans" not in said
        said = " ".join(journal("patterns", *form).out.split())
        assert "Find A Helpline: findahelpline.com" in said
        assert "0808" not in said


def test_a_passphrase_that_could_not_be_changed_is_not_said_to_be(
    kept: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal.open(PASSPHRASE, folder) as opened:
        opened.edit(1, opened.episode(1).content)
    monkeypatch.setenv("TEARWISE_NEW_PASSPHRASE", OTHER)
    with no_larger_files(int((folder / "journal.db").stat().st_size * 0.8)):
        ended = kept("passphrase")
        assert "Dad" in kept("list").out
    assert (ended.code, ended.out) == (JOURNAL_SHUT, "")
    assert "the old one opens the journal as before" in ended.err
    assert "Dad" in kept("list").out


@pytest.mark.parametrize("form", [(), ("--table",)])
def test_what_comes_before_the_counts_is_as_wide_as_the_terminal(
    journal: Call, monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...]
) -> None:
    for _ in range(2):
        journal("add", SORRY, "-a", "pressure=2")
    monkeypatch.setenv("COLUMNS", "40")
    before, found, _ = journal("patterns", "--country", "GB", *form).out.partition("\n2 episodes, ")
    assert found
    assert 30 < max(map(len, before.splitlines()[1:])) <= 40

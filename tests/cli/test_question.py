"""The question below a reading says how to be asked about the same account, and in which words to answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tearwise.cli.question import asking, question_text
from tearwise.interview import Person
from tests.cli.conftest import Run

DAD = Person("he", "parent", "other", "your dad")


@pytest.mark.parametrize(
    ("text", "file", "command"),
    [
        ("He cried.", None, 'tearwise ask "…" asks'),
        (None, Path("account.txt"), "tearwise ask --file FILE asks"),
        ("-", None, "tearwise ask - takes the account once more, and asks"),
        (None, None, "tearwise ask - takes the account once more, and asks"),
    ],
)
def test_the_command_fits_how_the_account_came(text: str | None, file: Path | None, command: str) -> None:
    assert asking(text, file) == f"{command} this and the next questions, one by one."


def test_a_question_takes_three_lines_and_its_values_more() -> None:
    brief = question_text("said", DAD, "How.", values=False).splitlines()
    assert brief[0] == "What did your dad say while he was crying?"
    assert brief[1].endswith("An answer counts for more than your text.")
    assert brief[2:] == ["How."]
    whole = question_text("said", DAD, "How.", values=True).splitlines()
    assert whole[:3] == brief
    assert whole[3:] == [
        "Or add to this command:",
        "--answer said=VALUE,VALUE  any of: apology, love, thanks, plea, fear, confiding, comfort, blame, threat",
        "--answer said=  Nothing, or none of these",
        "--answer said=unknown  I don't know, or I could not hear it",
    ]


def test_where_one_value_is_asked_for_one_is_shown() -> None:
    assert "--answer relationship=VALUE  one of:" in question_text("relationship", DAD, "How.", values=True)


def test_what_is_piped_is_given_to_ask_in_the_same_way(run: Run, tmp_path: Path) -> None:
    account = "My dad cried when I left. He said he was sorry."
    path = tmp_path / "account.txt"
    path.write_text(account)
    piped, filed = run("read", "-", stdin=account.encode()).out, run("read", "--file", str(path)).out
    assert "tearwise ask - takes the account once more" in piped
    assert "tearwise ask --file FILE asks" in filed
    assert run("ask", "-", stdin=account.encode()).code == run("ask", "--file", str(path), stdin=b"s\n").code == 0

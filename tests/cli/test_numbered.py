"""Choosing by numbers, a line a question, from whatever standard input is."""

from __future__ import annotations

import io
import sys

import pytest

from tearwise.cli.choice import Choice, Step, put
from tearwise.cli.numbered import choose
from tearwise.interview import question, wording


@pytest.fixture
def said() -> list[str]:
    return []


def chosen(monkeypatch: pytest.MonkeyPatch, said: list[str], id: str, typed: str) -> Choice:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    return choose(put(question(id), wording(id), "other", back=True), said.append)


@pytest.mark.parametrize(
    ("id", "typed", "choice"),
    [
        ("pressure", "1\n", ("0",)),
        ("pressure", "3", ("2",)),
        ("rare", "yes\n", ("yes",)),
        ("trigger", "20, 2\n", ("breakup", "other")),
        ("trigger", "death\n", ("death",)),
        ("trigger", "  12 \r\n", ("ceremony",)),
        ("trigger", "\ufeff4;1\n", ("conflict", "death")),
        ("said", "10\n", ()),
        ("said", "D\n", None),
        ("said", "b\n", Step.BACK),
        ("said", "s\n", Step.STOP),
        ("said", "", Step.STOP),
        ("said", "nothing\n0\n11\n", Step.STOP),
    ],
)
def test_a_line_chooses(monkeypatch: pytest.MonkeyPatch, said: list[str], id: str, typed: str, choice: Choice) -> None:
    found = chosen(monkeypatch, said, id, typed)
    assert (sorted(found) if isinstance(found, tuple) else found) == (
        sorted(choice) if isinstance(choice, tuple) else choice
    )


def test_everything_that_may_be_chosen_is_shown_once(monkeypatch: pytest.MonkeyPatch, said: list[str]) -> None:
    chosen(monkeypatch, said, "said", "x\ns\n")
    shown = "\n".join(said)
    assert said[1:3] == [wording("said"), question("said").help]
    for option in question("said").options:
        assert shown.count(option.text) == 1
    assert "10  Nothing, or none of these" in shown
    assert shown.count("with commas between") == 2, "it is said again when a line cannot be taken"


def test_no_standard_input_at_all_stops(monkeypatch: pytest.MonkeyPatch, said: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert choose(put(question("rare"), "?", "other", back=False), said.append) is Step.STOP

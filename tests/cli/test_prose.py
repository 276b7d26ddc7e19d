"""Prose keeps to the terminal's width, and is never wider than lines are easy to read."""

from __future__ import annotations

import io

import pytest

from tearwise.cli.prose import filled, tell, width

TEXT = "Somebody who cries in front of a well-meant friend says more than words could."


@pytest.mark.parametrize(("columns", "wide"), [("5", 20), ("60", 60), ("500", 88)])
def test_it_is_as_wide_as_the_terminal_within_bounds(monkeypatch: pytest.MonkeyPatch, columns: str, wide: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert width() == wide
    assert max(map(len, filled(f"{TEXT} {TEXT}").splitlines())) <= wide


def test_what_stands_before_it_stands_there_once_and_no_word_is_cut_at_its_hyphen() -> None:
    assert filled(TEXT, "1. ", 36).splitlines() == [
        "1. Somebody who cries in front of a",
        "   well-meant friend says more than",
        "   words could.",
    ]
    assert "well-meant" in filled(TEXT, "- ", 40)


class Terminal(io.StringIO):
    """What a person looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("name", "err"), [("stdout", False), ("stderr", True)])
def test_what_is_told_breaks_between_words_in_a_terminal_and_stays_a_line_elsewhere(
    monkeypatch: pytest.MonkeyPatch, name: str, err: bool
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for screen, lines in ((Terminal(), [*filled(TEXT, columns=40).splitlines(), "", "Then."]), (io.StringIO(), None)):
        monkeypatch.setattr(f"sys.{name}", screen)
        tell(f"{TEXT}\n\nThen.", err=err)
        assert screen.getvalue().splitlines() == (lines or [TEXT, "", "Then."])
    monkeypatch.setattr(f"sys.{name}", None)
    tell(TEXT, err=err)

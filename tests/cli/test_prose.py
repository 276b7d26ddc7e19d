"""Prose keeps to the terminal's width, and is never wider than lines are easy to read."""

from __future__ import annotations

import pytest

from tearwise.cli.prose import filled, width

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

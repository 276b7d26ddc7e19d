"""What keeps a spreadsheet from taking a cell for a formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.annotation.sheet import bare, inert


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\t=1", "\r", "'=1", "''=1"])
def test_a_cell_that_acts_gets_an_apostrophe(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "He cried.", "'He' cried", "1=1", "'", " =1"])
def test_any_other_stays_as_it_is(cell: str) -> None:
    assert inert(cell) == bare(cell) == cell


@given(st.text("'=+-@a \t\r", max_size=6))
def test_what_was_written_comes_back(cell: str) -> None:
    assert bare(inert(cell)) == cell


@pytest.mark.parametrize("cell", [None, 7, 0.5, True])
def test_what_is_no_text_has_no_apostrophe(cell: object) -> None:
    assert bare(cell) is cell

"""The coding sheet: what its columns are called, and what keeps a spreadsheet from taking its cells for formulas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tearwise.meanings import MEANINGS

SHEET = ("id", "text", "usable", *MEANINGS, "notes")
"""The columns of a coding sheet."""

_ACTS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with: a spreadsheet would take it for a formula, and an account could make it act."""


def inert(cell: str) -> str:
    """A cell with an apostrophe in front where a spreadsheet would take it for a formula; one with apostrophes there
    already gets another, so that ``bare`` gives back what it was."""
    return f"'{cell}" if cell.lstrip("'").startswith(_ACTS) else cell


def bare(cell: Any) -> Any:
    """A cell without the apostrophe that ``inert`` has put in front of it."""
    if isinstance(cell, str) and cell.startswith("'") and inert(cell[1:]) == cell:
        return cell[1:]
    return cell


def is_sheet(columns: Iterable[str]) -> bool:
    """Whether a table is a coding sheet by its columns: all of one are there, whatever else; the notes may be gone."""
    return {*SHEET} - {"notes"} <= {*columns}

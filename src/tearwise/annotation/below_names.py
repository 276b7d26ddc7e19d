"""Rows that survey programs write below the names of a table's columns, before the first answer: no account is in them.

Qualtrics writes the questions, and what it calls each in JSON; SurveyMonkey what kind of answer each column holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

_IMPORT_ID = '{"ImportId":'
_OPEN_ENDED = "Open-Ended Response"

Record = tuple[list[str], str]
"""The cells of a row, or what is wrong with it."""

BELOW_NAMES = "is a survey program's, below the names, and no account"


def marked(records: Iterator[Record]) -> Iterator[tuple[list[str], str, bool]]:
    """The rows of a table that are not empty, each with whether it is none of its rows but stands below the names."""
    filled = (one for one in records if one[1] or any(cell.strip() for cell in one[0]))
    first = list(islice(filled, 2))
    below = _below(first)
    for n, (cells, error) in enumerate(chain(first, filled)):
        yield cells, error, n < below


def _below(first: list[Record]) -> int:
    """How many of the first two rows stand below the names."""
    rows = [[cell.strip() for cell in cells if cell.strip()] for cells, _ in first]
    for number, row in enumerate(rows, start=1):
        if row and all(cell.replace(" ", "").startswith(_IMPORT_ID) for cell in row):
            return number
    return int(bool(rows) and _OPEN_ENDED in rows[0])

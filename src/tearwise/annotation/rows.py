"""The rows of a corpus: an id, a text, answers, or what is wrong with it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tearwise.accounts import NONE_OF_THESE, QUESTIONS, Account
from tearwise.annotation.headings import did_you_mean, is_name
from tearwise.annotation.words import DELETED, LOST, MISSING, number, plain, yes_or_no
from tearwise.errors import AccountError, AnswerError, FileError
from tearwise.rendering.record import RowId

_SEPARATOR = re.compile(r"[,;|]")
UNKNOWN = "unknown"
"""What says "I don't know" in a cell, and in a label."""
_SAID: Mapping[bool | None, str] = {True: "yes", False: "no", None: UNKNOWN}


@dataclass(frozen=True)
class Columns:
    """Which column (or field of a JSON object) holds what. answers: question → column.

    Raises AnswerError where there is no such question, FileError where the accounts' own column is to name the rows, or
    to answer a question: every record would repeat its account as its id.
    """

    text: str = "text"
    id: str = "id"
    answers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for question in self.answers:
            if question not in QUESTIONS:
                named = f"question {question!r}" if is_name(question) else "such question"
                raise AnswerError(
                    f"There is no {named} to take from a column. They are: {', '.join(QUESTIONS)}."
                    f"{did_you_mean(question, QUESTIONS)}"
                )
        if self.text == self.id:
            raise FileError(
                f"{self.text!r} cannot hold the accounts and name the rows too: every account would stand in what is "
                "written, as an id. Name the column of the ids with --id-column, and that of the accounts with "
                "--text-column."
            )
        if (asked := next((one for one, column in self.answers.items() if column == self.text), None)) is not None:
            raise FileError(f"{self.text!r} holds the accounts. Name another column to answer {asked!r} from.")

    @property
    def wanted(self) -> tuple[str, ...]:
        """The names of all columns that are read."""
        return (self.text, self.id, *self.answers.values())


@dataclass(frozen=True)
class Row:
    """A row of a corpus: its id, and its text or, where that is None, what is wrong with it.

    answers: question → what is answered; without those that the row leaves open
    done:    how many bytes of the corpus are read by now
    """

    id: RowId
    text: str | None = field(repr=False)
    error: str = ""
    done: int = 0
    answers: Mapping[str, object] = field(default_factory=dict)


def row_of(value: object, place: str, columns: Columns, done: int) -> Row:
    """The row that a JSON object, or a table's row as a mapping, holds. ``place`` names it in what is said of it."""
    if not isinstance(value, Mapping):
        return Row(None, None, f"{place} is not a JSON object", done)
    id, text = value.get(columns.id), value.get(columns.text)
    if isinstance(id, float) and math.isnan(id):
        id = None  # a gap, in a column of numbers
    if isinstance(id, bool | list | dict) or (isinstance(id, float) and math.isinf(id)):
        return Row(None, None, f"{place}: {columns.id!r} is neither a string nor a number", done)
    if isinstance(text, str) and (instead := _in_place_of_text(plain(text))) is not None:
        if instead:
            return Row(id, None, f"{place} has in {columns.text!r} {instead}", done)
        text = None
    if not isinstance(text, str):
        kind = "nothing" if text is None else "something else than text"
        return Row(id, None, f"{place} has {kind} in {columns.text!r}", done)
    try:
        answers = answers_in_cells({question: value.get(column) for question, column in columns.answers.items()})
        Account.of(text, answers)
    except (AccountError, AnswerError) as error:
        return Row(id, None, f"{place}: {error}", done)
    return Row(id, text, "", done, answers)


def _in_place_of_text(word: str) -> str | None:
    """What a program put there where a text should be; nothing where that stands for an empty cell; None of a text."""
    if word in LOST:
        return "a spreadsheet's error in place of a text: take it from the file as it was before"
    if DELETED.fullmatch(word):
        return "what a forum puts in place of a post that was deleted or removed"
    return "" if word in MISSING else None


def broken_row(values: Mapping[str, Any], error: str, columns: Columns, done: int) -> Row:
    """A row that is none, with its id as far as that is one: by it people find what failed. values: its whole cells"""
    id = values.get(columns.id)
    is_name = isinstance(id, str) and bool(id.strip())
    is_number = isinstance(id, int | float) and not isinstance(id, bool) and math.isfinite(id)
    return Row(id if is_name or is_number else None, None, error, done)


_EMPTY = object()


def answers_in_cells(cells: Mapping[str, object]) -> dict[str, object]:
    """Question → the answer that its cell gives, without those whose cell is empty: several values with commas between,
    ``unknown`` for "I don't know" (None), and for ``said`` and ``did`` also ``none`` (none of these). What programs
    write for an empty cell (``NA``) is one, and so is an empty list, except in ``said`` and ``did``: none of these.

    Words count as tables write them: ``1.0`` and ``1,0`` for 1, capitals as small letters, and to ``rare`` whatever
    says yes or no in a coding's cell (see ``words``). What is no answer is left as it is.
    """
    found = {question: _answer(cell, question) for question, cell in cells.items()}
    return {question: answer for question, answer in found.items() if answer is not _EMPTY}


def _answer(cell: object, question: str) -> object:
    if isinstance(cell, float) and not math.isnan(cell) and cell.is_integer():
        cell = int(cell)  # as tables with gaps write whole numbers
    if isinstance(cell, int) and not isinstance(cell, bool):
        return bool(cell) if question == "rare" and cell in (0, 1) else cell
    if question == "pressure" and isinstance(cell, str) and (digit := number(cell)) is not None:
        return [str(digit)]  # before commas part several values: it is 1,0 where decimals have one
    if isinstance(cell, str) and cell.strip().lower() not in MISSING - {"none"}:
        parts = [part.strip().lower() for part in _SEPARATOR.split(cell)]
        cell = [_as_valued(part, question) for part in parts if part] or None
    if cell is None or isinstance(cell, str) or (isinstance(cell, float) and math.isnan(cell)):
        return _EMPTY
    if isinstance(cell, list):
        if not cell and question not in NONE_OF_THESE:
            return _EMPTY  # an empty cell in a column of lists
        if cell == [UNKNOWN]:
            return None
        if cell == ["none"] and question in NONE_OF_THESE:  # to the others it is a value, or nothing
            return []
    return cell


def _as_valued(word: str, question: str) -> str:
    """A word of a table as the question's values are written."""
    if question == "rare":
        with suppress(ValueError):
            return _SAID[yes_or_no(word)]
        return word
    return word

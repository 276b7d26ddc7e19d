"""The cells of a row that was coded: which column is about which meaning, and what a cell says of it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, get_args

from tearwise.accounts import QUESTIONS
from tearwise.annotation.headings import folded
from tearwise.annotation.ids import matched
from tearwise.annotation.slips import Slips
from tearwise.annotation.words import MISSING, TOTALS, labelled, number, plain, yes_or_no
from tearwise.errors import FileError, RowError
from tearwise.meanings import MEANINGS, all_meanings
from tearwise.reading.reading import Status

Code = int | None
"""0, 1 or 2 by the codebook; None: not coded."""

CODER, USABLE = "coder", "usable"

_FAILED = "error"
_FIGURE = re.compile(r"-?[\d.,]+ ?%?", re.ASCII)
_SCALE = re.compile(r"[(\[](?:\d|y/n|yes/|true/)[^()\[\]]*[)\]]\s*$", re.IGNORECASE)
"""What may stand behind a column's name: which codes it has, as in "Love (0-2)" and "usable (yes/no)"."""
_STATUSES = frozenset({*get_args(Status), _FAILED})


def cells_of(
    source: Path, place: str, values: Mapping[str, Any], slips: Slips, id: object = None
) -> tuple[dict[str, Any], bool | None]:
    """Meaning → what stands for it, and whether the account is usable (None: not told), from a row of whatever kind.

    Whether it is usable is told by the row's own column; where there is none, by the status that the program gave.

    slips: is told where ``usable`` is neither yes nor no
    id:    the row's
    Raises FileError where two columns are about the same, and RowError, which names the row's place, where the row
    should be the record of a reading and is none.
    """
    usable = None
    if (column := _column(source, values, USABLE)) is not None:
        usable = _usable(place, values[column], slips, id)
    elif (status := status_of(values)) not in (None, _FAILED):  # what failed says nothing of the account
        usable = status == "read"
    meanings = values.get("meanings")
    if isinstance(meanings, Mapping):  # labelled accounts
        return _cells(source, meanings), usable
    if isinstance(meanings, Sequence) and not isinstance(meanings, str):  # records of readings
        return {} if has_failed(values) else _present(source, place, meanings), usable
    return _cells(source, values), usable


def status_of(values: Mapping[str, Any]) -> str | None:
    """The status that the program gave a row; None where it did not write the row, whatever a column of that name says.

    What it writes names its bundle or its schema, or else the error that it failed with.
    """
    status = values.get("status")
    ours = "bundle" in values or "schema" in values or (status == _FAILED and not is_empty(values.get("error")))
    return status if ours and isinstance(status, str) and status in _STATUSES else None


def has_failed(values: Mapping[str, Any]) -> bool:
    """Whether a row is one that the program could not read."""
    return status_of(values) == _FAILED


def coder_of(source: Path, values: Mapping[str, Any], known: dict[str, str]) -> str:
    """Who coded a row, by its column ``coder``; nothing where that is not there, or empty.

    known: those of earlier rows, to which this one is added: "anna" is Anna, who would else agree with herself
    """
    column = _column(source, values, CODER)
    coder = "" if column is None else matched(values[column]) or ""
    return known.setdefault(" ".join(coder.split()).casefold(), coder)


def is_coded(column: str) -> bool:
    """Whether a column of that name holds codes, or says who gave them, or whether the account is usable."""
    return meaning_of(column) is not None or _named(column) in (CODER, USABLE, "status")


def check_apart(column: str, holds: str, option: str) -> None:
    """Raises FileError where the column that was named for something else is one of the codes, or says who gave them:
    what stands there would be taken for both.

    holds:  what it was named for, as "hold the accounts"
    option: by which it was named
    """
    if meaning_of(column) is not None or _named(column) in (CODER, USABLE):
        raise FileError(f"{column!r} belongs to the codes, and cannot {holds} too. Name another column with {option}.")


def is_labelled(column: str) -> bool:
    """Whether a column of that name holds a label: what ``is_coded`` takes in, or an answer to a question."""
    return column in QUESTIONS or is_coded(column)


def code_of(cell: object) -> Code | bool:
    """A cell's code, 0 where nothing stands in it; a bool where it says yes or no, None where it leaves that open.
    Raises ValueError where it is none."""
    if isinstance(cell, bool):
        return cell
    if is_blank(cell):
        return 0
    score = number(cell)
    if score not in (0, 1, 2):
        score = labelled(cell)
    return yes_or_no(cell) if score is None else score


def is_empty(cell: object) -> bool:
    """Whether nothing stands in a cell. NaN is a gap in a column of numbers."""
    return cell is None or (isinstance(cell, float) and math.isnan(cell)) or not str(cell).strip()


def is_blank(cell: object) -> bool:
    """Whether a code's cell is empty, or holds what programs write for that."""
    return is_empty(cell) or plain(cell) in MISSING


def says_nothing(values: Mapping[str, Any]) -> bool:
    """Whether nothing stands in a table's row, or only what says no: a column of boxes to tick is FALSE down to the end
    of a spreadsheet, far below the last account."""
    return all(is_blank(cell) or _is_no(cell) for cell in values.values())


def is_total(values: Mapping[str, Any], id_column: str = "id") -> bool:
    """Whether a table's row holds sums or means, as people add them below the last account: besides codes and numbers,
    nothing stands in it but a word for that, and no number as its id. A data frame's row may be a line of JSON; one
    that holds more than cells, as the record of a reading does, is none."""
    if any(isinstance(cell, Mapping | list) for cell in values.values()):
        return False
    words = [plain(cell) for column, cell in values.items() if not is_empty(cell) and not is_coded(column)]
    words = [word.rstrip(":").strip() for word in words if not _FIGURE.fullmatch(word)]
    id = values.get(id_column)
    return bool(words) and TOTALS.issuperset(words) and (is_empty(id) or not _FIGURE.fullmatch(plain(id)))


def _is_no(cell: object) -> bool:
    try:
        return yes_or_no(cell) is False
    except ValueError:
        return False


@lru_cache(1024)  # there may be a new one in every line of JSON
def meaning_of(column: str) -> str | None:
    """The meaning that a column is about: by its id or its name, as people write them, or by its flat column."""
    return _headings().get(folded(_named(column).removesuffix("_present")))


@lru_cache(1024)
def _named(column: str) -> str:
    """What a column is called, in small letters, without its scale."""
    return _SCALE.sub("", column).strip().lower()


def _cells(source: Path, values: Mapping[str, Any]) -> dict[str, Any]:
    """Meaning → what stands for it, by whatever name."""
    cells: dict[str, Any] = {}
    columns: dict[str, str] = {}
    for name, cell in values.items():
        if (id := meaning_of(name)) is not None:
            _check_alone(source, id, columns.get(id), name)
            cells[id], columns[id] = cell, name
    return cells


def _present(source: Path, place: str, meanings: Sequence[Any]) -> dict[str, Any]:
    """Meaning → whether the record of a reading has it as present."""
    found: dict[str, Any] = {}
    for one in meanings:
        id = one.get("id") if isinstance(one, Mapping) else None
        if id not in MEANINGS or id in found or not isinstance(one.get("present"), bool):
            raise RowError(
                f"{source}: {place} has in 'meanings' what is no record of a reading: each needs an 'id' of the nine, "
                "once, and 'present', true or false."
            )
        found[id] = one["present"]
    return found


def _usable(place: str, told: object, slips: Slips, id: object) -> bool | None:
    """Whether a cell says that an account is usable; None where it is empty or leaves it open."""
    try:
        return None if is_empty(told) else yes_or_no(told)
    except ValueError:
        said = f"has in {USABLE!r} what is neither yes nor no"
        slips.add(place, USABLE, said, "Write yes or no there, or nothing.", id)
        return None


def _column(source: Path, values: Mapping[str, Any], name: str) -> str | None:
    """The column that is called so, in whatever letters."""
    found = None
    for column in values:
        if _named(column) == name:
            _check_alone(source, name, found, column)
            found = column
    return found


def _check_alone(source: Path, what: str, first: str | None, other: str) -> None:
    if first is not None:
        raise FileError(f"{source} has two columns for {what!r}: {first!r} and {other!r}. Keep one.")


@cache
def _headings() -> Mapping[str, str]:
    return {folded(text): one.id for one in all_meanings() for text in (one.id, one.name)}

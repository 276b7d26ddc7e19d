"""Codings: what people, or the program, found in accounts by the codebook, from files as they have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tearwise.annotation.arrow import parquet_columns, parquet_rows
from tearwise.annotation.cells import (
    CODER,
    Code,
    cells_of,
    code_of,
    coder_of,
    has_failed,
    is_blank,
    is_coded,
    is_empty,
    meaning_of,
    says_nothing,
)
from tearwise.annotation.delimited import delimited_rows
from tearwise.annotation.files import encoding_named
from tearwise.annotation.formats import check_no_workbook, format_of, opened
from tearwise.annotation.headings import is_name, near
from tearwise.annotation.ids import matched
from tearwise.annotation.lines import json_lines
from tearwise.annotation.mismatch import is_rounded
from tearwise.annotation.sheet import bare
from tearwise.errors import FileError, RowError
from tearwise.meanings import MEANINGS

_ROUNDED = (
    "Or they were two: a spreadsheet has rounded their ids, as it does with more than 15 digits. Put the ids back in "
    "from the sheet as it was made; in a column that is loaded as text they stay as they are."
)


@dataclass
class Coding:
    """One coder's codes. name: of the file, and of the coder where a file holds several

    codes:    account's id → meaning → code; accounts that the coder did not code are not there
    usable:   account's id → whether the coder found somebody crying in it, where that is told
    graded:   whether 0, 1 and 2 are told apart; otherwise a meaning is shown (2) or not (0)
    ones:     whether 0 and 1 were taken as no and yes, since none of the coder's codes is 2
    zeros:    whether every code is 0, which is the same whether or not 1 and 2 are told apart
    lacking:  the meanings that none of the coder's rows has a column, or a field, for: not coded
    left:     how many cells leave their meaning open (``?``, ``unknown``): not coded
    blank:    how many cells of coded accounts were taken as 0 that the coder may have passed over: they hold what
              programs write for nothing (``NA``), or are empty while the coder writes 0 elsewhere
    untouched: the meanings in whose cells the coder wrote nothing in any row, where some are counted in ``blank``
    absent:   how many fields coded lines of JSON lack that other lines of the coder have; they were taken as 0
    uncoded:  how many rows, of accounts that the coder did not turn down, have no code at all: not coded
    unused:   how many accounts have a code above 0 though the coder turned them down; such codes do not count
    repeated: id that stands there twice → what to say of it; the first row with it is taken. Nobody can tell which of
              the two another coder's codes of that id are to be compared with
    """

    name: str
    codes: dict[str, dict[str, Code]] = field(default_factory=dict)
    usable: dict[str, bool] = field(default_factory=dict)
    graded: bool = False
    ones: bool = False
    zeros: bool = False
    lacking: tuple[str, ...] = ()
    left: int = 0
    blank: int = 0
    untouched: tuple[str, ...] = ()
    absent: int = 0
    uncoded: int = 0
    unused: int = 0
    repeated: dict[str, str] = field(default_factory=dict)


@dataclass
class _Hand:
    """How a coder writes.

    numbers, words: the codes in numbers, and those in words
    empty, missing: cells of coded rows without a code
    named, touched: the meanings that some row has a place for, and those in whose place something stands in some row
    columns:        the names of all columns
    places:         the meanings that coded rows have places for → how many such rows there are
    """

    numbers: set[int] = field(default_factory=set)
    words: set[bool] = field(default_factory=set)
    empty: int = 0
    missing: int = 0
    named: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    columns: dict[str, None] = field(default_factory=dict)
    places: Counter[frozenset[str]] = field(default_factory=Counter)

    def add(self, one: _Coded) -> None:
        self.named |= one.meanings
        self.columns |= dict.fromkeys(one.columns)
        for meaning, code in (one.codes or {}).items():
            self.touched.add(meaning)
            if isinstance(code, bool):
                self.words.add(code)
            elif code is not None:
                self.numbers.add(code)

    def count(self, one: _Coded) -> None:
        """Takes a row that counts as coded."""
        self.empty, self.missing = self.empty + one.empty, self.missing + one.missing
        self.places[one.meanings] += 1

    def judge(self, coding: Coding, graded: bool) -> None:
        """Says of a coding what the coder codes, and which codes are told apart: of each coder alone, whatever others
        do in the file."""
        coding.lacking = tuple(id for id in MEANINGS if id not in self.named)
        coding.absent = sum(rows * len(self.named - there) for there, rows in self.places.items())
        coding.zeros = self.numbers == {0} and True not in self.words and bool(coding.codes)
        coding.graded = 2 in self.numbers or coding.zeros or (graded and 1 in self.numbers)
        coding.ones = 1 in self.numbers and not coding.graded
        coding.blank = self.missing + (self.empty if 0 in self.numbers or False in self.words else 0)
        if coding.blank:
            coding.untouched = tuple(id for id in MEANINGS if id in self.named - self.touched)


@dataclass(frozen=True)
class _Coded:
    """An account's row in a file: where it stands, and what it holds; codes are None where it is not coded.

    codes:          of the meanings in whose cells something stands
    meanings:       those that the row has a place for, filled or not
    empty, missing: cells without anything, and with what programs write for that
    columns:        the names of its columns, and of what is in its ``meanings``
    """

    place: str
    id: str
    coder: str
    codes: Mapping[str, Code | bool] | None
    usable: bool | None
    meanings: frozenset[str]
    empty: int
    missing: int
    columns: tuple[str, ...]


def codings(source: Path, id_column: str = "id", encoding: str | None = None, graded: bool = False) -> list[Coding]:
    """The codings in a file: a coding sheet or another table (CSV, TSV, Parquet) with a column for each meaning, what
    ``tearwise annotate`` wrote, or labelled accounts. A column ``coder`` tells several coders apart.

    In a row that is coded, an empty cell is 0, and so is a field that a line of JSON lacks; one without any code is not
    coded. A meaning that none of a coder's rows has a place for is not coded in any. A coder whose numbers are only 0
    and 1 says yes and no with them. A row that the program could not read codes nothing, and need have no id.

    encoding: the one that the file is in; None: UTF-8, or what its byte order mark says
    graded:   whether 1 is plausible, and no yes, also where a coder never writes 2
    Raises FileError where the file cannot be read, has two columns for the same, or names a column nearly as a meaning
    that it lacks; RowError where a cell is no code, or names no coder among rows that do.
    """
    found: dict[str, Coding] = {}
    hands: dict[str, _Hand] = {}
    places: dict[tuple[str, str], str] = {}
    for one in _coded(source, id_column, encoding and encoding_named(encoding)):
        coding = found.setdefault(one.coder, Coding(f"{source.name}:{one.coder}" if one.coder else source.name))
        hand = hands.setdefault(one.coder, _Hand())
        hand.add(one)
        if first := places.get((one.coder, one.id)):
            what = _ROUNDED if is_rounded(one.id) else "Keep one of them."
            said = f"{source}: {one.place} codes the same account as {first}.{_named(one.id)} {what}"
            coding.repeated.setdefault(one.id, said)
            continue
        places[one.coder, one.id] = one.place
        if one.usable is not None:
            coding.usable[one.id] = one.usable
        if one.codes is None:
            coding.uncoded += one.usable is not False
            continue
        if one.usable is False:
            coding.unused += any(one.codes.values())
            continue
        hand.count(one)
        coding.left += sum(code is None for code in one.codes.values())
        codes: dict[str, Code] = {id: 2 * code if isinstance(code, bool) else code for id, code in one.codes.items()}
        coding.codes[one.id] = {id: codes.get(id, 0) for id in MEANINGS}
    if "" in found and len(found) > 1:
        nameless = next(place for (coder, _), place in places.items() if not coder)
        raise RowError(f"{source}: {nameless} has nothing in {CODER!r}, and others have. Say who coded it.")
    for coder, coding in found.items():
        hands[coder].judge(coding, graded)
        _settle(coding)
    if not any(coding.codes for coding in found.values()):
        raise FileError(f"{source} holds no codes. It needs a column for each of {', '.join(MEANINGS)}.")
    for coder, coding in found.items():
        check_meanings(source, coding.lacking, hands[coder].columns)
    return list(found.values())


def _settle(coding: Coding) -> None:
    """Makes the codes what they say: no meaning without a place is coded, nor is an account all of whose are open."""
    for id, codes in list(coding.codes.items()):
        if coding.ones:
            codes.update({meaning: 2 for meaning, code in codes.items() if code == 1})
        codes.update(dict.fromkeys(coding.lacking))
        if all(code is None for code in codes.values()):
            del coding.codes[id]


def check_meanings(source: Path, lacking: Sequence[str], columns: Iterable[str]) -> None:
    """Raises FileError where a meaning without a column has one, most likely, whose name is misspelt."""
    for id in lacking:
        if (slip := near(id, (column for column in columns if meaning_of(column) is None))) is not None:
            raise FileError(
                f"{source} has no column for {id!r}, and one that is nearly called so: {slip!r}. Call it {id!r} if it "
                "holds its codes, and otherwise something else."
            )


def _coded(source: Path, id_column: str, encoding: str | None) -> Iterator[_Coded]:
    """The rows of a file, without those that the program failed at and that have no id."""
    for place, values in _rows(source, id_column, encoding):
        if not (has_failed(values) and matched(values.get(id_column)) is None):
            yield _row(source, place, values, id_column)


def _rows(source: Path, id_column: str, encoding: str | None) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Where each row stands, and what it holds."""
    check_no_workbook(source)
    format, option = format_of(source), "--id-column"
    if format in ("csv", "tsv", "text"):  # Excel saves "Unicode Text" as .txt
        with opened(source) as stream:
            for one in delimited_rows(
                stream, str(source), (id_column,), format == "tsv", encoding, option=option, used=is_coded
            ):
                if one.error:
                    raise RowError(f"{source}: row {one.number} {one.error}.")
                if matched(one.values.get(id_column)) is not None or not says_nothing(one.values):
                    yield f"row {one.number}", one.values
    elif format == "parquet":
        rows = parquet_rows(source, (id_column,), parquet_columns(source), option, is_coded)
        for number, (values, error) in enumerate(rows, start=1):
            if error:
                raise RowError(f"{source}: row {number} {error}.")
            yield f"row {number}", values
    elif format == "jsonl":
        for line in json_lines(source, encoding):
            if line.error or not isinstance(line.value, dict):
                raise RowError(f"{source}: {line.error or f'line {line.number} is not a JSON object'}.")
            yield f"line {line.number}", line.value
    else:
        raise FileError(f"{source} has a name that tells no format of codes: .csv, .tsv, .txt, .jsonl or .parquet.")


def _row(source: Path, place: str, values: Mapping[str, Any], id_column: str) -> _Coded:
    id = values.get(id_column)
    if isinstance(id, bool | dict | list) or (id := matched(bare(id))) is None:
        raise RowError(f"{source}: {place} has no {id_column!r}. Accounts are matched by it.")
    cells, usable = cells_of(source, place, values)
    codes: dict[str, Code | bool] = {}
    blank = [cell for cell in cells.values() if is_blank(cell)]
    for meaning, cell in cells.items():
        try:
            if not is_blank(cell):
                codes[meaning] = code_of(cell)
        except ValueError:
            raise RowError(
                f"{source}: {place} has in {meaning!r} what is no code.{_named(id)} A code is 0, 1 or 2, yes or no, ? "
                "for one left open, or nothing."
            ) from None
    nested = values.get("meanings")
    return _Coded(
        place,
        id,
        coder_of(source, values),
        codes or None,
        usable,
        frozenset(cells),
        empty := sum(map(is_empty, blank)),
        len(blank) - empty,
        (*map(str, values), *(nested if isinstance(nested, Mapping) else ())),
    )


def _named(id: str) -> str:
    """A sentence that names a row by its id, as a spreadsheet finds it: it counts the line of names as a row too."""
    return f" Its id is {id}." if is_name(id) else ""

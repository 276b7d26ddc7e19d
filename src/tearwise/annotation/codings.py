"""Codings: what people, or the program, found in accounts by the codebook, from files as they have them."""

from __future__ import annotations

import math
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
    is_coded,
    is_empty,
    meaning_of,
)
from tearwise.annotation.delimited import delimited_rows
from tearwise.annotation.files import encoding_named
from tearwise.annotation.formats import check_no_workbook, format_of, opened
from tearwise.annotation.headings import near
from tearwise.annotation.lines import json_lines
from tearwise.annotation.sheet import bare
from tearwise.errors import FileError, RowError
from tearwise.meanings import MEANINGS


@dataclass
class Coding:
    """One coder's codes. name: of the file, and of the coder where a file holds several

    codes:    account's id → meaning → code; accounts that the coder did not code are not there
    usable:   account's id → whether the coder found somebody crying in it, where that is told
    graded:   whether 0, 1 and 2 are told apart; otherwise a meaning is shown (2) or not (0)
    ones:     whether 0 and 1 were taken as no and yes, since there is no 2 in the file
    lacking:  the meanings that the file has no column for; nobody coded them, whatever else the coder coded
    repeated: id that stands there twice → what to say of it; the first row with it is taken. Nobody can tell which of
              the two another coder's codes of that id are to be compared with
    """

    name: str
    codes: dict[str, dict[str, Code]] = field(default_factory=dict)
    usable: dict[str, bool] = field(default_factory=dict)
    graded: bool = False
    ones: bool = False
    lacking: tuple[str, ...] = ()
    repeated: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Coded:
    """An account's row in a file: where it stands, and what it holds; codes are None where it is not coded.

    meanings: those that the row has a place for, filled or not
    columns:  the names of its columns, and of what is in its ``meanings``
    """

    place: str
    id: str
    coder: str
    codes: Mapping[str, Code | bool] | None
    usable: bool | None
    meanings: frozenset[str]
    columns: tuple[str, ...]


def codings(source: Path, id_column: str = "id", encoding: str | None = None) -> list[Coding]:
    """The codings in a file: a coding sheet or another table (CSV, TSV, Parquet) with a column for each meaning, what
    ``tearwise annotate`` wrote, or labelled accounts. A column ``coder`` tells several coders apart.

    In a row that is coded, an empty cell is 0; one without any code is not coded. A meaning without a column is not
    coded in any. A file whose numbers are only 0 and 1 says yes and no with them. A row that the program could not read
    codes nothing, and need have no id.

    encoding: the one that the file is in; None: UTF-8, or what its byte order mark says
    Raises FileError where the file cannot be read, has two columns for the same, or names a column nearly as a meaning
    that it lacks; RowError where a cell is no code, or names no coder among rows that do.
    """
    found: dict[str, Coding] = {}
    places: dict[tuple[str, str], str] = {}
    numbers: dict[str, set[int]] = {}
    named: set[str] = set()
    columns: dict[str, None] = {}
    for one in _coded(source, id_column, encoding and encoding_named(encoding)):
        named |= one.meanings
        columns |= dict.fromkeys(one.columns)
        coding = found.setdefault(one.coder, Coding(f"{source.name}:{one.coder}" if one.coder else source.name))
        if first := places.get((one.coder, one.id)):
            again = f"{source}: {one.place} codes the same account as {first}. Keep one of them."
            coding.repeated.setdefault(one.id, again)
            continue
        places[one.coder, one.id] = one.place
        if one.usable is not None:
            coding.usable[one.id] = one.usable
        if one.codes is not None and one.usable is not False:
            coding.codes[one.id] = {id: 2 * code if isinstance(code, bool) else code for id, code in one.codes.items()}
            numbers.setdefault(one.coder, set()).update(
                code for code in one.codes.values() if isinstance(code, int) and not isinstance(code, bool)
            )
    if "" in found and len(found) > 1:
        nameless = next(place for (coder, _), place in places.items() if not coder)
        raise RowError(f"{source}: {nameless} has nothing in {CODER!r}, and others have. Say who coded it.")
    if not any(coding.codes for coding in found.values()):
        raise FileError(f"{source} holds no codes. It needs a column for each of {', '.join(MEANINGS)}.")
    lacking = tuple(id for id in MEANINGS if id not in named)
    check_meanings(source, lacking, columns)
    graded = any(2 in said for said in numbers.values())
    for coder, coding in found.items():
        said = numbers.get(coder, set())
        coding.lacking, coding.graded = lacking, graded and bool(said & {1, 2})
        coding.ones = not graded and 1 in said
        for codes in coding.codes.values():
            if coding.ones:
                codes.update({id: 2 for id, code in codes.items() if code == 1})
            codes.update(dict.fromkeys(lacking))
    return list(found.values())


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
        if not (has_failed(values) and _is_none(values.get(id_column))):
            yield _row(source, place, values, id_column)


def _rows(source: Path, id_column: str, encoding: str | None) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Where each row stands, and what it holds."""
    check_no_workbook(source)
    format, option = format_of(source), "--id-column"
    if format in ("csv", "tsv"):
        with opened(source) as stream:
            for one in delimited_rows(
                stream, str(source), (id_column,), format == "tsv", encoding, option=option, used=is_coded
            ):
                if one.error:
                    raise RowError(f"{source}: row {one.number} {one.error}.")
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
        raise FileError(f"{source} has a name that tells no format of codes: .csv, .tsv, .jsonl or .parquet.")


def _is_none(id: object) -> bool:
    """Whether nothing stands in the place of an id: in columns of numbers, a gap may be one that is none."""
    return is_empty(id) or (isinstance(id, float) and not math.isfinite(id))


def _row(source: Path, place: str, values: Mapping[str, Any], id_column: str) -> _Coded:
    id = values.get(id_column)
    if _is_none(id) or isinstance(id, dict | list):
        raise RowError(f"{source}: {place} has no {id_column!r}. Accounts are matched by it.")
    if isinstance(id, float) and id.is_integer():
        id = int(id)
    id = str(bare(id)).strip()
    cells, usable = cells_of(source, place, values)
    codes: dict[str, Code | bool] = {}
    for meaning, cell in cells.items():
        try:
            codes[meaning] = code_of(cell)
        except ValueError:
            raise RowError(
                f"{source}: {place} has in {meaning!r} what is no code. A code is 0, 1 or 2, yes or no, or nothing."
            ) from None
    coded = not all(is_empty(cell) for cell in cells.values())
    if coded:
        codes = {meaning: codes.get(meaning, 0) if not is_empty(cells.get(meaning)) else 0 for meaning in MEANINGS}
    nested = values.get("meanings")
    columns = (*map(str, values), *(nested if isinstance(nested, Mapping) else ()))
    return _Coded(place, id, coder_of(source, values), codes if coded else None, usable, frozenset(cells), columns)

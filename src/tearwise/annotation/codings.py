"""Codings: what people, or the program, found in accounts by the codebook, from files as they have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tearwise.annotation.arrow import parquet_columns, parquet_rows
from tearwise.annotation.codebook import bare
from tearwise.annotation.delimited import delimited_rows
from tearwise.annotation.files import encoding_named
from tearwise.annotation.formats import format_of, opened
from tearwise.annotation.headings import check_columns, folded, near
from tearwise.annotation.lines import json_lines
from tearwise.errors import FileError, RowError
from tearwise.meanings import MEANINGS, all_meanings

Code = int | None
"""0, 1 or 2 by the codebook; None: not coded."""

_YES = frozenset({"x", "✓", "✗", "yes", "y", "true", "t", "present", "shown"})
_NO = frozenset({"no", "n", "false", "f", "-", "absent"})
_OPEN = frozenset({"?", "na", "n/a", "nan", "unknown", "unclear", "none"})
_SCORES = {"0": 0, "1": 1, "2": 2, "0.0": 0, "1.0": 1, "2.0": 2}
_CODER = "coder"


@dataclass
class Coding:
    """One coder's codes. name: of the file, and of the coder where a file holds several

    codes:  account's id → meaning → code; accounts that the coder did not code are not there
    usable: account's id → whether the coder found somebody crying in it, where that is told
    graded: whether 0, 1 and 2 are told apart; otherwise a meaning is shown (2) or not (0)
    ones:   whether 0 and 1 were taken as no and yes, since there is no 2 in the file
    lacking: the meanings that the file has no column for; nobody coded them, whatever else the coder coded
    """

    name: str
    codes: dict[str, dict[str, Code]] = field(default_factory=dict)
    usable: dict[str, bool] = field(default_factory=dict)
    graded: bool = False
    ones: bool = False
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Coded:
    """An account's row in a file: where it stands, and what it holds; codes are None where it is not coded.

    meanings: those that the row has a place for, filled or not
    columns:  the names of its columns
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
    coded in any. A file whose numbers are only 0 and 1 says yes and no with them.

    encoding: the one that the file is in; None: UTF-8, or what its byte order mark says
    Raises FileError where the file cannot be read, or names a column nearly as a meaning that it lacks; RowError where
    a cell is no code, names no coder among rows that do, or an account stands there twice.
    """
    found: dict[str, Coding] = {}
    places: dict[tuple[str, str], str] = {}
    numbers: dict[str, set[int]] = {}
    named: set[str] = set()
    columns: dict[str, None] = {}
    for one in _coded(source, id_column, encoding and encoding_named(encoding)):
        if first := places.get((one.coder, one.id)):
            raise RowError(f"{source}: {one.place} codes the same account as {first}. Keep one of them.")
        places[one.coder, one.id] = one.place
        named |= one.meanings
        columns |= dict.fromkeys(one.columns)
        coding = found.setdefault(one.coder, Coding(f"{source.name}:{one.coder}" if one.coder else source.name))
        if one.usable is not None:
            coding.usable[one.id] = one.usable
        if one.codes is not None and one.usable is not False:
            coding.codes[one.id] = {id: 2 * code if isinstance(code, bool) else code for id, code in one.codes.items()}
            numbers.setdefault(one.coder, set()).update(
                code for code in one.codes.values() if isinstance(code, int) and not isinstance(code, bool)
            )
    if "" in found and len(found) > 1:
        nameless = next(place for (coder, _), place in places.items() if not coder)
        raise RowError(f"{source}: {nameless} has nothing in {_CODER!r}, and others have. Say who coded it.")
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
        if (slip := near(id, (column for column in columns if _meaning(column) is None))) is not None:
            raise FileError(
                f"{source} has no column for {id!r}, and one that is nearly called so: {slip!r}. Call it {id!r} if it "
                "holds its codes, and otherwise something else."
            )


def _coded(source: Path, id_column: str, encoding: str | None) -> Iterator[_Coded]:
    format = format_of(source)
    if format in ("csv", "tsv"):
        with opened(source) as stream:
            for one in delimited_rows(stream, str(source), (), format == "tsv", encoding):
                place = f"row {one.number}"
                if one.error:
                    raise RowError(f"{source}: {place} {one.error}.")
                check_columns(str(source), list(one.values) or [id_column], (id_column,), "--id-column")
                yield _row(source, place, one.values, id_column)
    elif format == "parquet":
        columns = parquet_columns(source)
        for number, (values, error) in enumerate(parquet_rows(source, (id_column,), columns, "--id-column"), start=1):
            if error:
                raise RowError(f"{source}: row {number} {error}.")
            yield _row(source, f"row {number}", values, id_column)
    elif format == "jsonl":
        for line in json_lines(source, encoding):
            if line.error or not isinstance(line.value, dict):
                raise RowError(f"{source}: {line.error or f'line {line.number} is not a JSON object'}.")
            yield _row(source, f"line {line.number}", line.value, id_column)
    else:
        raise FileError(f"{source} has a name that tells no format of codes: .csv, .tsv, .jsonl or .parquet.")


def _row(source: Path, place: str, values: Mapping[str, Any], id_column: str) -> _Coded:
    id = values.get(id_column)
    if id is None or isinstance(id, dict | list) or not str(id).strip():
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
    coded = any(cell is not None and str(cell).strip() for cell in cells.values())
    if coded:
        codes = {meaning: codes.get(meaning, 0) if not _is_empty(cells.get(meaning)) else 0 for meaning in MEANINGS}
    coder = str(_named(values, _CODER) or "").strip()
    return _Coded(place, id, coder, codes if coded else None, usable, frozenset(cells), tuple(map(str, values)))


def cells_of(source: Path, place: str, values: Mapping[str, Any]) -> tuple[dict[str, Any], bool | None]:
    """Meaning → what stands for it, and whether the account is usable (None: not told), from a row of whatever kind.

    Raises RowError, which names the row's place, where it is told neither that it is nor that it is not.
    """
    status = values.get("status")
    usable = None if status in (None, "error") else status == "read"  # what failed says nothing of the account
    meanings = values.get("meanings")
    if isinstance(meanings, Mapping):  # labelled accounts
        usable = _is_usable(source, place, values.get("usable"))
        return dict(meanings), True if usable is None else usable
    if isinstance(meanings, Sequence) and not isinstance(meanings, str):  # records of readings
        return {one["id"]: one["present"] for one in meanings if isinstance(one, Mapping)}, usable
    if "schema" in values or status == "error":
        return {}, usable
    cells = {id: cell for column, cell in values.items() if (id := _meaning(column)) is not None}
    if usable is None:
        usable = _is_usable(source, place, _named(values, "usable"))
    return cells, usable


def _is_usable(source: Path, place: str, told: object) -> bool | None:
    """Whether a cell says that an account is usable; None where it is empty or leaves it open."""
    try:
        code = None if _is_empty(told) else code_of(told)
    except ValueError:
        code = 2
    if code is not None and not isinstance(code, bool) and code > 1:
        raise RowError(f"{source}: {place} has in 'usable' what is neither yes nor no.")
    return None if code is None else bool(code)


def code_of(cell: object) -> Code | bool:
    """A cell's code; a bool where it says yes or no. Raises ValueError where it is none."""
    if isinstance(cell, bool):
        return cell
    if _is_empty(cell):
        return 0
    text = str(cell).strip().lower()
    if text in _SCORES:
        return _SCORES[text]
    if text in _YES or text in _NO:
        return text in _YES
    if text in _OPEN:
        return None
    raise ValueError


def _is_empty(cell: object) -> bool:
    return cell is None or not str(cell).strip()


def _named(values: Mapping[str, Any], name: str) -> Any:
    return next((cell for column, cell in values.items() if column.strip().lower() == name), None)


@cache
def _meaning(column: str) -> str | None:
    """The meaning that a column is about: by its id or its name, as people write them, or by its flat column."""
    plain = folded(column.removesuffix("_present"))
    return _headings().get(plain)


@cache
def _headings() -> Mapping[str, str]:
    return {folded(text): one.id for one in all_meanings() for text in (one.id, one.name)}

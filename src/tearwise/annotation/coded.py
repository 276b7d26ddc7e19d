"""The rows of a file that somebody coded, or the program read, in whatever it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tearwise.annotation.arrow import parquet_columns, parquet_rows
from tearwise.annotation.cells import (
    Code,
    cells_of,
    check_apart,
    code_of,
    coder_of,
    has_failed,
    is_blank,
    is_coded,
    is_empty,
    is_total,
    says_nothing,
    status_of,
)
from tearwise.annotation.delimited import delimited_rows
from tearwise.annotation.files import check_named
from tearwise.annotation.formats import check_no_programs_own, format_of, opened
from tearwise.annotation.headings import fields_as_asked
from tearwise.annotation.ids import matched
from tearwise.annotation.lines import json_lines
from tearwise.annotation.sheet import bare
from tearwise.annotation.slips import Slips
from tearwise.errors import FileError, RowError

_CODES = "A code is 0, 1 (plausible) or 2 (shown), yes or no, ? for one left open, or nothing."


@dataclass(frozen=True)
class Coded:
    """An account's row in a file: where it stands, and what it holds; codes are None where it is not coded.

    codes:          of the meanings in whose cells something stands
    meanings:       those that the row has a place for, filled or not
    empty, missing: cells without anything, and with what programs write for that
    columns:        the names of its columns, and of what is in its ``meanings``
    bundle:         what read it, where the program did; else nothing
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
    bundle: str = ""


class CodedFile:
    """A file that somebody coded.

    encoding: the one that it is in; None: UTF-8, or what its byte order mark says
    totals:   rows of totals, which are no accounts, that were passed over so far
    """

    def __init__(self, source: Path, id_column: str, encoding: str | None) -> None:
        self.source, self.id_column, self.encoding = source, id_column, encoding
        self.totals = 0
        self._slips, self._coders = Slips(source), dict[str, str]()

    def rows(self) -> Iterator[Coded]:
        """Its rows, without those that the program failed at and that have no id, or that nobody coded since: no code
        is lacking there. Raises FileError where it cannot be read; RowError, once all are gone through, where cells are
        none that may be there."""
        for place, values in self._rows():
            if is_total(values, self.id_column):
                self.totals += 1
                continue
            failed = has_failed(values)
            if failed and matched(values.get(self.id_column)) is None:
                continue
            found = self._row(place, values)
            if found is not None and not (failed and found.codes is None and found.usable is None):
                yield found
        self._slips.check()

    def _rows(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Where each row stands, and what it holds."""
        check_named(self.source)
        check_apart(self.id_column, "name the accounts", "--id-column")
        check_no_programs_own(self.source)
        format = format_of(self.source)
        if format in ("csv", "tsv", "text"):  # Excel saves "Unicode Text" as .txt
            yield from self._table(format == "tsv")
        elif format == "parquet":
            columns, option = parquet_columns(self.source), "--id-column"
            rows = parquet_rows(self.source, (self.id_column,), columns, option, used=is_coded, ids=self.id_column)
            for number, (values, error) in enumerate(rows, start=1):
                if error:
                    raise RowError(f"{self.source}: row {number} {error}.")
                yield f"row {number}", values
        elif format == "jsonl":
            for line in json_lines(self.source, self.encoding):
                if line.error or not isinstance(line.value, dict):
                    raise RowError(f"{self.source}: {line.error or f'line {line.number} is not a JSON object'}.")
                yield f"line {line.number}", fields_as_asked(line.value, (self.id_column,))
        else:
            raise FileError(
                f"{self.source} has a name that tells no format of codes: .csv, .tsv, .txt, .jsonl or .parquet."
            )

    def _table(self, tabs: bool) -> Iterator[tuple[str, Mapping[str, Any]]]:
        needed, option = (self.id_column,), "--id-column"
        with opened(self.source) as stream:
            for one in delimited_rows(
                stream, str(self.source), needed, tabs, self.encoding, option=option, used=is_coded
            ):
                if one.below_names:
                    continue
                if one.error:
                    raise RowError(f"{self.source}: row {one.number} {one.error}.")
                if matched(one.values.get(self.id_column)) is not None or not says_nothing(one.values):
                    yield f"row {one.number}", one.values

    def _row(self, place: str, values: Mapping[str, Any]) -> Coded | None:
        """A row; None where it, or a cell of it, is wrong."""
        id, wrong = values.get(self.id_column), self._slips.number
        if isinstance(id, bool | dict | list) or (id := matched(bare(id))) is None:
            mend = "Accounts are matched by it; a row that is no account, of sums say, is to be deleted."
            self._slips.add(place, self.id_column, f"has no {self.id_column!r}", mend)
            return None
        cells, usable = cells_of(self.source, place, values, self._slips, id)
        codes: dict[str, Code | bool] = {}
        blank = [cell for cell in cells.values() if is_blank(cell)]
        for meaning, cell in cells.items():
            try:
                if not is_blank(cell):
                    codes[meaning] = code_of(cell)
            except ValueError:
                self._slips.add(place, meaning, f"has in {meaning!r} what is no code", _CODES, id)
        if self._slips.number > wrong:
            return None
        nested, bundle = values.get("meanings"), values.get("bundle")
        return Coded(
            place,
            id,
            coder_of(self.source, values, self._coders),
            codes or None,
            usable,
            frozenset(cells),
            empty := sum(map(is_empty, blank)),
            len(blank) - empty,
            (*map(str, values), *(nested if isinstance(nested, Mapping) else ())),
            bundle if status_of(values) is not None and isinstance(bundle, str) else "",
        )

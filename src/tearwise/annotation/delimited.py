"""CSV, as spreadsheets and statistics programs write it: commas, semicolons or tabs, quotes, a line of names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tearwise.annotation.files import shown
from tearwise.annotation.formats import Stream
from tearwise.annotation.lines import LONGEST_LINE, UNDECODED, bounded, decoded
from tearwise.errors import FileError

DELIMITERS = (",", ";", "\t")
_NAME = re.compile(r"[\w.-]{1,30}")
_SHOWN = 12


@dataclass(frozen=True)
class Cells:
    """A row of a table by its columns' names; where ``error`` says why it is none, the cells that are whole.

    number: counted from 1, without the line of names
    done:   how many bytes of the file are read by now
    """

    number: int
    values: dict[str, str]
    error: str
    done: int


def delimited_rows(
    stream: Stream, name: str, needed: Sequence[str], tabs: bool = False, encoding: str | None = None
) -> Iterator[Cells]:
    """The rows of an opened CSV file, without empty ones. The delimiter is the one that its first line has most of.

    needed:   the columns that it must have
    encoding: the one that was named; None: UTF-8, or what its byte order mark says
    Raises FileError where it lacks one, or names one twice, or cannot be in the encoding that was named.
    """
    csv.field_size_limit(LONGEST_LINE)
    with decoded(stream, name, "", encoding) as (encoding, text):
        lines = bounded(text)
        first = next(lines, "")
        delimiter = "\t" if tabs else max(DELIMITERS, key=_unquoted(first).count)
        table = csv.reader(_following(first, lines), delimiter=delimiter)
        header = [column.strip() for column in next(table, [])]
        check_columns(name, header, needed)
        number = 0
        while True:
            try:
                cells = next(table)
            except StopIteration:
                return
            except csv.Error:
                number += 1
                yield Cells(number, {}, "has a quote that never ends, or a cell without end", stream.done())
                continue
            if any(cell.strip() for cell in cells):
                number += 1
                yield Cells(number, *_values(header, cells, needed, encoding), stream.done())


def check_columns(name: str, header: Sequence[str], needed: Sequence[str]) -> None:
    """Raises FileError unless every column that is needed is there, once."""
    for column in needed:
        if column not in header:
            raise FileError(f"{name} has no column {column!r}. {_there_are(header)}")
        if list(header).count(column) > 1:
            raise FileError(f"{name} has more than one column {column!r}. Give each a name of its own.")


def _there_are(header: Sequence[str]) -> str:
    """The columns that there are, as far as they are names for sure: the first line of a file without names is text."""
    names = [column for column in header if _NAME.fullmatch(column)]
    if not names or len(names) < len(header) / 2:
        return "Its first line must name its columns."
    others = len(header) - len(names)
    more = f", and {others} with other characters in {'its name' if others == 1 else 'their names'}" if others else ""
    return f"It has: {', '.join(names[:_SHOWN])}{', …' if len(names) > _SHOWN else ''}{more}."


def _values(
    header: Sequence[str], cells: Sequence[str], needed: Sequence[str], encoding: str
) -> tuple[dict[str, str], str]:
    if len(cells) > len(header):
        return {}, f"has {len(cells)} cells, and there are {len(header)} columns: put its text in quotes"
    values = dict(zip(header, cells, strict=False))
    for column in needed:
        if UNDECODED.search(values.get(column, "")):
            whole = {name: cell for name, cell in values.items() if not UNDECODED.search(cell)}
            return whole, f"is not {shown(encoding)} in {column!r}"
    return values, ""


def _following(first: str, lines: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from lines


def _unquoted(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)

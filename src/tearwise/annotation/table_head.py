"""The beginning of a table: what parts its cells, the line of names, and whether its rows have names of their own."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from tearwise.annotation.lines import LONGEST_LINE
from tearwise.annotation.table_lines import Lines, TooLong
from tearwise.annotation.text_table import UNQUOTED, are_unquoted
from tearwise.errors import FileError

DELIMITERS = (",", ";", "\t", "|")
_SAID = re.compile(r'"?sep=([^"\w\s]|\t| )"?[,;\t]*\s*', re.IGNORECASE)
"""A first line that says what stands between cells, as Excel takes it, and writes it too."""
_QUOTED = re.compile(r'"[^"]*"(?: "[^"]*")*\s*')
"""A line of names in quotes with blanks between them."""
_NAMED = re.compile(r'"[^"]*"([,;\t| ])')
"""How a row begins whose name stands before its cells."""
_PEEKED = 200
"""Lines that are looked at to find the first two rows."""
_LONG = f"a line longer than {LONGEST_LINE} characters"
_QUOTE = "a quote that never ends, or text behind a closing quote; a quote within a text is written twice"


@dataclass(frozen=True)
class TableHead:
    """A table behind its line of names.

    rows:      the cells of its rows, as Python's reader takes them
    delimiter: what parts them
    names:     the names of its columns
    named:     whether each row begins with its own name; the first of ``names`` is empty then
    """

    rows: Iterator[list[str]]
    delimiter: str
    names: list[str]
    named: bool


def table_head(lines: Lines, name: str, tabs: bool) -> TableHead:
    """Takes a table's line of names. tabs: whether these part its cells, unless its first line says what does.

    Raises FileError, which calls it ``name``, where it is empty, or where such a line is none.
    """
    try:
        delimiter = _delimiter(lines, name, tabs)
        blanks = _puts_blanks(lines, delimiter)
        rows = csv.reader(lines, delimiter=delimiter, skipinitialspace=blanks, strict=True)
        names = [column.strip() for column in next(rows, [])]
        if named := _names_rows(lines, delimiter, len(names)):
            names = ["", *names]
    except csv.Error as broken:
        raise FileError(
            f"{name} has in its first line, which must name the columns, {wrong_with(broken)}. What parts cells must "
            "be commas, semicolons, tabs or upright strokes (|)."
        ) from None
    if len(names) == 1 and are_unquoted(lines.taken[-1].rstrip(), list(filter(str.strip, lines.peek(_PEEKED)))):
        raise FileError(f"{name} {UNQUOTED}.")
    return TableHead(rows, delimiter, names, named)


def _delimiter(lines: Lines, name: str, tabs: bool) -> str:
    """What stands between a table's cells; its next line is then the one that names the columns. Raises FileError where
    there is none."""
    filled = (line for line in lines if line.strip())
    first = next(filled, "")
    said = _SAID.fullmatch(first)
    names = next(filled, "") if said else first
    if not names:
        raise FileError(f"{name} is empty.")
    lines.back([names])
    if said or tabs:
        return said[1] if said else "\t"
    if _QUOTED.fullmatch(names):  # R's; where there is but one name, the first row tells what stands between cells
        row = _NAMED.match("".join(lines.peek(2)[1:]))
        return " " if '" "' in names else row[1] if row else ","
    there = [sign for sign in DELIMITERS if sign in _unquoted(names)] or [","]
    if len(there) == 1:
        return there[0]
    ahead = lines.peek(_PEEKED)  # a question that stands as a name may well have commas in it
    return max(there, key=lambda sign: (_share_that_fits(ahead, sign), _unquoted(names).count(sign)))


def _share_that_fits(ahead: Sequence[str], delimiter: str) -> float:
    """The share of the rows below the line of names, the first of some lines, that have as many cells as there are
    names. The last row may be cut."""
    try:
        names, *rows = csv.reader(ahead, delimiter=delimiter)
    except csv.Error:
        return 0.0
    rows = [row for row in rows[:-1] or rows if any(cell.strip() for cell in row)]
    width = len(names)
    return sum(len(row) >= width and not any(map(str.strip, row[width:])) for row in rows) / max(1, len(rows))


def _puts_blanks(lines: Lines, delimiter: str) -> bool:
    """Whether blanks follow what parts the cells, as people write who make a table by hand: in the line of names, which
    is the next, one stands behind each. Else a quote behind a blank would not be taken for one."""
    names = _unquoted("".join(lines.peek(1)))
    return delimiter in ",;|" and delimiter in names and names.count(delimiter) == names.count(f"{delimiter} ")


def _names_rows(lines: Lines, delimiter: str, width: int) -> bool:
    """Whether each row begins with its own name, for which the line of names has none: R writes data frames so. The
    first two rows tell: they have a cell more than there are names, and their first one is in quotes. Where nothing is
    in quotes, all that can be looked at must have it, and be numbered; and tabs must stand between them, which are in
    hardly any text: one comma may be in each of a few.

    lines: behind the line of names, which is the last that was taken
    width: so many names there are
    """
    ahead = lines.peek(_PEEKED)
    if ahead and delimiter == "\t" and '"' not in lines.taken[-1]:
        rows = [line.rstrip("\r\n").split("\t") for line in ahead if line.strip()]
        return len(rows) > 1 and all(
            len(row) == width + 1 and row[0] == str(number) and row[-1] for number, row in enumerate(rows, start=1)
        )
    if not ahead or not lines.taken[-1].startswith('"'):
        return False
    for some in (ahead, [doubled(line) for line in ahead]):
        with suppress(csv.Error):
            return _are_named(some, delimiter, width)
    return False


def _are_named(ahead: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether the first two rows of some lines have names. Raises csv.Error."""
    reader, at = csv.reader(ahead, delimiter=delimiter, strict=True), 0
    for row in islice(reader, 2):
        ends = ahead[reader.line_num - 1].rstrip("\r\n").endswith(delimiter)  # what it then seems to have last is none
        if len(row) != width + 1 or ends or not ahead[at].startswith('"'):
            return False
        at = reader.line_num
    return at > 0


def doubled(line: str) -> str:
    """A line whose quotes behind a backslash, as R writes them, are written twice, as all others write them."""
    return line.replace('\\"', '""')


def wrong_with(error: csv.Error) -> str:
    """What was wrong with a row that could not be parsed, in words that stand behind "has"."""
    return _LONG if isinstance(error, TooLong) else _QUOTE


def _unquoted(line: str) -> str:
    """A line without what is in quotes; a quote that it does not close goes on below, as a long question does."""
    return re.sub(r'"[^"]*(?:"|$)', "", line)

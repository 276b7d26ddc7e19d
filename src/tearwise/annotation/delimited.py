"""CSV, as spreadsheets, databases and statistics programs write it: commas, semicolons, tabs or upright strokes between
cells, quotes, a line of names. And what R writes when nothing else is said to it: blanks between cells in quotes, and
names of the rows under no heading."""

from __future__ import annotations

import csv
import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice

from tearwise.annotation.below_names import BELOW_NAMES, marked
from tearwise.annotation.files import ANOTHER_ENCODING, shown
from tearwise.annotation.formats import Stream
from tearwise.annotation.headings import Used, check_columns
from tearwise.annotation.lines import LONGEST_LINE, UNDECODED, bounded, decoded
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
_MANY = 20
"""Lines of which each has as many cells as there are columns by more than chance, whatever stands between them."""
_LONG = f"a line longer than {LONGEST_LINE} characters"
_QUOTE = "a quote that never ends, or text behind a closing quote; a quote within a text is written twice"


@dataclass(frozen=True)
class Cells:
    """A row of a table by its columns' names; where ``error`` says why it is none, the cells that are whole.

    number: counted from 1, without the line of names
    done:   how many bytes of the file are read by now
    header: the names of the table's columns, in their order
    below_names: whether the row is a survey program's, which ``error`` then says
    """

    number: int
    values: dict[str, str]
    error: str
    done: int
    header: Sequence[str]
    below_names: bool = False


def delimited_rows(
    stream: Stream,
    name: str,
    needed: Sequence[str],
    tabs: bool = False,
    encoding: str | None = None,
    *,
    option: str = "--text-column",
    used: Used = lambda column: False,
) -> Generator[Cells, None, None]:
    """The rows of an opened CSV file, without empty ones. The delimiter is the one that a first line ``sep=;`` says, or
    else that the line of names has most of.

    Where a blank follows what parts the names, one may begin every cell, and is none of its text.

    A quote within a text is written twice or, as R does, behind a backslash. Where one is not closed, the lines up to
    the next quote are one row that is broken; one that begins with that next quote is read all the same if it is whole.
    Where each of these lines would be a row if quotes were signs like others, they are read so.

    needed:   the columns that it must have
    encoding: the one that was named; None: UTF-8, or what its byte order mark says
    option:   of the command line, by which the first column that is needed is named
    used:     which other columns it must not have twice; a row is broken where a cell of these, or of the needed ones,
              is not in the encoding
    Raises FileError where it is empty, lacks a column, or has one twice, or cannot be in the encoding that was named.
    """
    csv.field_size_limit(LONGEST_LINE)
    with decoded(stream, name, "", encoding) as (encoding, text):
        lines = Lines(bounded(text))
        try:
            delimiter = _delimiter(lines, name, tabs)
            blanks = _puts_blanks(lines, delimiter)
            table = csv.reader(lines, delimiter=delimiter, skipinitialspace=blanks, strict=True)
            header = [column.strip() for column in next(table, [])]
            if named := _names_rows(lines, delimiter, len(header)):
                header = ["", *header]
        except csv.Error as broken:
            raise FileError(
                f"{name} has in its first line, which must name the columns, {_wrong(broken)}. What parts cells must "
                "be commas, semicolons, tabs or upright strokes (|)."
            ) from None
        if UNDECODED.search("".join(header)) and not {*needed} <= {*header}:
            raise FileError(
                f"{name} is not {shown(encoding)} in its first line, which must name the columns{ANOTHER_ENCODING}."
            )
        if len(header) == 1 and are_unquoted(lines.taken[-1].rstrip(), list(filter(str.strip, lines.peek(_PEEKED)))):
            raise FileError(f"{name} {UNQUOTED}.")
        check_columns(name, header, needed, option, used)
        told = list(dict.fromkeys((*needed, *filter(used, header))))
        records = marked(_records(table, lines, len(header), delimiter))
        for number, (cells, error, below) in enumerate(records, start=1):
            values, wrong = ({}, error) if error else _values(header, cells, told, encoding, named)
            if below:
                values, wrong = {}, BELOW_NAMES
            yield Cells(number, values, wrong, stream.done(), header, below)


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
    return max(DELIMITERS, key=_unquoted(names).count)


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
    for some in (ahead, [_doubled(line) for line in ahead]):
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


def _doubled(line: str) -> str:
    """A line whose quotes behind a backslash, as R writes them, are written twice, as all others write them."""
    return line.replace('\\"', '""')


def _records(table: Iterator[list[str]], lines: Lines, width: int, delimiter: str) -> Iterator[tuple[list[str], str]]:
    """The cells of each row, or what is wrong with it. Text behind a closing quote is no cell's: as a rule the quote
    before is not closed, and what Python would take for one row are several."""
    while True:
        lines.begin()
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            if cells := _with_backslashes(table, lines, width):
                yield cells, ""
                continue
            if cells := _without_quotes(lines, width, delimiter):
                yield cells, ""
                continue
            first, last = lines.number - len(lines.taken) + 1, lines.number
            saved = _saved(table, lines, width, delimiter)
            last -= bool(saved)
            where = f"line {first}" if first == last else f"lines {first} to {last}"
            yield [], f"has {_wrong(error)} ({where} of the file)"
            if saved:
                yield saved, ""
        else:
            yield cells, ""


def _with_backslashes(table: Iterator[list[str]], lines: Lines, width: int) -> list[str]:
    """The row that begins where a broken one does, if it is whole once a quote behind a backslash is one within a text:
    so R writes them. Nothing where it is not; then the lines are taken as they were."""
    taken = lines.taken
    if not any('\\"' in line for line in taken) or any(len(line) > LONGEST_LINE for line in taken):
        return []
    lines.back([_doubled(line) for line in taken])
    lines.begin()
    try:
        cells = next(table)
    except (StopIteration, csv.Error):
        cells = []
    used = len(lines.taken)
    if len(_trimmed(cells, width)) == width:
        lines.swap(taken[used:])
        return cells
    lines.restore(taken)
    return []


def _without_quotes(lines: Lines, width: int, delimiter: str) -> list[str]:
    """The first of the lines that a broken row has taken, as a row in which a quote is a sign like others, if each of
    these lines is one: databases and statistics programs write tables with tabs so, in which a text may begin with a
    quote. The other lines are put back. Nothing where a line is no such row, or may be one by chance: a comma may well
    be in each of a few lines of a text, a tab is not.
    """
    taken = lines.taken
    if delimiter != "\t" and len(taken) < _MANY:
        return []
    rows = (_trimmed(line.rstrip("\r\n").split(delimiter), width) for line in taken if line.strip())
    first = next(rows)
    if (
        width < 2
        or any(len(row) != width for row in chain([first], rows))
        or any(len(one) > LONGEST_LINE for one in taken)
    ):
        return []
    lines.back(taken[1:])
    return first


def _saved(table: Iterator[list[str]], lines: Lines, width: int, delimiter: str) -> list[str]:
    """The row that begins in the last of the lines that a broken one has taken, if one in quotes does, and is whole.

    Lines without a quote between them may be rows or a text's own lines. Nobody can tell, so none is made a row.
    """
    *broken, last = lines.taken
    if not broken or not (last.startswith('"') or f'{delimiter}"' in last):
        return []
    lines.back([last])
    lines.begin()
    try:
        cells = next(table)
    except (StopIteration, csv.Error):
        cells = []
    if len(cells := _trimmed(cells, width)) == width:
        return cells
    lines.back(lines.taken[1:])
    return []


def _values(
    header: Sequence[str], cells: Sequence[str], told: Sequence[str], encoding: str, named: bool
) -> tuple[dict[str, str], str]:
    """The cells by their columns' names, and what is wrong with them. told: the columns that must be
    readable; named: whether each row must begin with its name, so that one with fewer cells begins with another"""
    if len(cells := _trimmed(cells, len(header))) > len(header) or (named and len(cells) < len(header)):
        return {}, (
            f"has {len(cells)} cells, and there are {len(header)} columns: put its text in quotes, or give every "
            "column a name (in R: write.csv)"
        )
    values = dict(zip(header, cells, strict=False))
    for column in told:
        if UNDECODED.search(values.get(column, "")):
            whole = {name: cell for name, cell in values.items() if not UNDECODED.search(cell)}
            return whole, f"is not {shown(encoding)} in {column!r}{ANOTHER_ENCODING}"
    return values, ""


def _trimmed(cells: Sequence[str], width: int) -> list[str]:
    """A row's cells without empty ones behind its last column, as a separator at the end of a line makes them."""
    surplus = cells[width:]
    return list(cells) if any(cell.strip() for cell in surplus) else list(cells[:width])


def _wrong(error: csv.Error) -> str:
    return _LONG if isinstance(error, TooLong) else _QUOTE


def _unquoted(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)

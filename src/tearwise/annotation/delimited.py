"""CSV, as spreadsheets, databases and statistics programs write it: commas, semicolons, tabs or upright strokes between
cells, quotes, a line of names. And what R writes when nothing else is said to it: blanks between cells in quotes, and
names of the rows under no heading."""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from tearwise.annotation.below_names import BELOW_NAMES, marked
from tearwise.annotation.elsewhere import names_elsewhere
from tearwise.annotation.files import ANOTHER_ENCODING, shown
from tearwise.annotation.formats import Stream
from tearwise.annotation.headings import Used, as_asked, checked_columns
from tearwise.annotation.lines import LONGEST_LINE, UNDECODED, bounded, decoded
from tearwise.annotation.table_head import doubled, table_head, wrong_with
from tearwise.annotation.table_lines import Lines
from tearwise.errors import FileError

_AGAIN = "is the line of names once more, and no account"
_MARK = '\ufeff" \t'
"""What may be around the first name then."""
_MANY = 20
"""Lines of which each has as many cells as there are columns by more than chance, whatever stands between them."""
_FEW = 3
"""Lines of a text each of which may have as many commas by chance as a row of a small table."""
_FURTHEST = 200
"""Lines in which the end of a text is looked for whose quote is open."""


@dataclass(frozen=True)
class Cells:
    """A row of a table by its columns' names; where ``error`` says why it is none, the cells that are whole.

    number: counted from 1, without the line of names
    done:   how many bytes of the file are read by now
    header: the names of the table's columns, in their order
    below_names: whether the row is a survey program's, or the line of names once more, which ``error`` then says
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
    asked: Sequence[str] = (),
    used: Used = lambda column: False,
) -> Generator[Cells, None, None]:
    """The rows of an opened CSV file, without empty ones. The delimiter is the one that a first line ``sep=;`` says, or
    else that the line of names has; where it has several, the one by which most rows below have as many cells.

    Where a blank follows what parts the names, one may begin every cell, and is none of its text.

    A quote within a text is written twice or, as R does, behind a backslash. Where one is not closed, the lines up to
    the next quote are one row that is broken; one that begins with that next quote is read all the same if it is whole.
    Where each of these lines would be a row if quotes were signs like others, they are read so.

    needed:   the columns that it must have
    encoding: the one that was named; None: UTF-8, or what its byte order mark says
    option:   of the command line, by which the first column that is needed is named
    asked:    other columns that it may have: like those that are needed they are known by their names, whatever the
              capitals in these
    used:     which other columns it must not have twice; a row is broken where a cell of these, or of the needed ones,
              is not in the encoding
    Raises FileError where it is empty, lacks a column, or has one twice, or cannot be in the encoding that was named.
    """
    csv.field_size_limit(LONGEST_LINE)
    with decoded(stream, name, encoding) as (encoding, text):
        lines = Lines(bounded(text))
        head = table_head(lines, name, tabs)
        if UNDECODED.search("".join(head.names)) and not {*needed} <= {*as_asked(head.names, needed)}:
            raise FileError(
                f"{name} is not {shown(encoding)} in its first line, which must name the columns{ANOTHER_ENCODING}."
            )
        misplaced = partial(names_elsewhere, lines, needed, tabs)
        header = checked_columns(name, head.names, needed, option, asked, used, misplaced)
        told = list(dict.fromkeys((*needed, *filter(used, header))))
        records = marked(_records(head.rows, lines, len(header), head.delimiter))
        for number, (cells, error, below) in enumerate(records, start=1):
            values, wrong = ({}, error) if error else _values(header, cells, told, encoding, head.named)
            if again := not error and _are_names(cells, head.names):
                values, wrong = {}, _AGAIN
            elif below:
                values, wrong = {}, BELOW_NAMES
            yield Cells(number, values, wrong, stream.done(), header, below or again)


def _are_names(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a row is the line of names, as it stands again where files were put one behind the other; the byte order
    mark of the second one may be in its first cell, and keep its quotes from being taken for some."""
    if not cells or cells[0].strip(_MARK) != names[0]:
        return False
    return [cell.strip() for cell in _trimmed(cells, len(names))[1:]] == names[1:]


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
            taken, last = lines.taken, lines.number
            first = last - len(taken) + 1
            saved = _saved(table, lines, width, delimiter)
            last += -1 if saved else _rest(taken, lines, width, delimiter)
            where = f"line {first}" if first == last else f"lines {first} to {last}"
            yield [], f"has {wrong_with(error)} ({where} of the file)"
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
    lines.back([doubled(line) for line in taken])
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


def _rest(taken: Sequence[str], lines: Lines, width: int, delimiter: str) -> int:
    """Takes the lines that a broken row goes on with where it leaves a quote open, up to the one with the quote that
    closes it: the text's own lines would be rows, with its words as ids. How many they are.

    0 where the next quote begins a cell, which is another row's, or where the lines before it are rows by more than
    chance. taken: the lines of the broken row so far
    """
    ahead = lines.peek(_FURTHEST)
    if "".join(taken).count('"') % 2 == 0 or any(len(line) > LONGEST_LINE for line in (*taken, *ahead)):
        return 0
    between: list[str] = []
    for line in ahead:
        before, quote, _ = line.partition('"')
        if quote and (not before.strip() or before.endswith(delimiter)):
            return 0
        if line.count('"') % 2:
            if len(between) > _FEW and all(one.count(delimiter) == width - 1 for one in between):
                return 0
            for _ in range(len(between) + 1):
                next(lines)
            return len(between) + 1
        between.append(line)
    return 0


def _values(
    header: Sequence[str], cells: Sequence[str], told: Sequence[str], encoding: str, named: bool
) -> tuple[dict[str, str], str]:
    """The cells by their columns' names, and what is wrong with them. told: the columns that must be
    readable; named: whether each row must begin with its name, so that one with fewer cells begins with another"""
    if len(cells := _trimmed(cells, len(header))) > len(header) or (named and len(cells) < len(header)):
        return {}, (
            f"has {len(cells)} cells, and there {'is 1 column' if len(header) == 1 else f'are {len(header)} columns'}: "
            "put its text in quotes, or give every column a name (in R: write.csv)"
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

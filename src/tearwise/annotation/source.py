"""A file of a corpus: whether it is whole, and the rows in it."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tearwise.accounts import LONGEST
from tearwise.annotation.arrow import parquet_columns, parquet_rows, row_count
from tearwise.annotation.cells import is_total
from tearwise.annotation.delimited import delimited_rows
from tearwise.annotation.files import ANOTHER_ENCODING, check_text, explained, fits, settled_encoding, shown
from tearwise.annotation.formats import Format, Stream, compression_of, opened
from tearwise.annotation.headings import Fields, fields_as_asked
from tearwise.annotation.lines import half_a_character, lines_of
from tearwise.annotation.rows import Columns, Row, broken_row, row_of
from tearwise.annotation.sheet import bare, is_sheet
from tearwise.errors import FileError

_CHUNK = 1 << 20
_TEXT = 6 * LONGEST
"""Bytes of a text file beyond which it is longer than an account, whatever its encoding."""
_LONGEST_TOTAL = 40
"""Characters that a row of totals has in the accounts' column at most: a number, or a word that says what it is."""
_TOTALS = "holds totals, and no account"


@dataclass(frozen=True)
class File:
    """A file of a corpus. name: what it is called in a manifest and in what is said of its rows; size: in bytes"""

    path: Path
    name: str
    format: Format
    size: int

    def columns(self, encoding: str | None = None) -> Sequence[str]:
        """The names of its columns, where it is a table with rows; none where it is no table, or cannot be read.

        encoding: the one that its text was said to be in
        """
        try:
            if self.format == "parquet":
                return parquet_columns(self.path)
            if self.format not in ("csv", "tsv"):
                return ()
            with opened(self.path) as stream:
                tabs = self.format == "tsv"
                with closing(delimited_rows(stream, str(self.path), (), tabs, encoding)) as rows:
                    first = next(rows, None)
                    return () if first is None else first.header
        except FileError:  # it is told when the file is read
            return ()

    def misfits(self, encoding: str | None = None) -> bool:
        """Whether bytes of its beginning are no characters in the encoding that it will be read in: most likely it is
        in another. False of Parquet, which tells its own, and of a text file, which is one row alone.

        encoding: the one that its text was said to be in
        Raises FileError where it cannot be read.
        """
        if self.format not in ("jsonl", "csv", "tsv"):
            return False
        with opened(self.path) as stream:
            head = stream.binary.read(_CHUNK)
        settled, mark = settled_encoding(head, encoding, str(self.path))
        return not fits(head[mark:], settled)

    def digest(self, encoding: str | None = None) -> str:
        """The SHA-256 of its bytes, which are all read, and unpacked, for it.

        encoding: the one that its text was said to be in
        Raises FileError where it cannot be read, is damaged or cut off, or ends in half a character.
        """
        heard, length, head = hashlib.sha256(), 0, b""
        with opened(self.path, heard) as stream:
            while piece := stream.binary.read(_CHUNK):
                head = head or piece
                length += len(piece)
        if self.format in ("jsonl", "csv", "tsv"):
            settled, _ = settled_encoding(head, encoding, str(self.path))
            if settled.startswith("utf-16") and length % 2:
                raise half_a_character(str(self.path), settled)
        return heard.hexdigest()

    def stamp(self) -> tuple[int, int]:
        """Its size and the time of its last change: where neither is another, nothing was written to it. Raises
        FileError where it cannot be looked at."""
        with explained(self.path, "read"):
            told = self.path.stat()
        return told.st_size, told.st_mtime_ns

    def is_still(self, stamp: tuple[int, int], digest: str, encoding: str | None = None) -> bool:
        """Whether it is the file that had that stamp and that digest; False where it can no longer be read."""
        try:
            return self.stamp() == stamp or self.digest(encoding) == digest
        except FileError:
            return False


def file_rows(
    file: File, prefix: str, before: int, columns: Columns, encoding: str | None, fields: Fields
) -> Generator[Row, None, None]:
    """The rows of a file, in order; one that cannot be an account is a row with an error.

    prefix:   stands before what is said of a row
    before:   the bytes of the corpus that stand before the file
    encoding: the one that its text was said to be in
    fields:   is told the fields of JSON Lines
    Raises FileError where the file cannot be read, or lacks a column.
    """
    if file.format == "parquet":
        if compression_of(file.path):
            raise FileError(f"{file.path} is packed twice: unpack it first, Parquet is compressed already.")
        yield from _parquet_rows(file, prefix, before, columns)
    elif file.format == "text":
        yield _text_row(file, before, encoding)
    else:
        with opened(file.path) as stream:
            if file.format == "jsonl":
                yield from json_rows(stream, str(file.path), prefix, before, columns, encoding, fields)
            else:
                yield from _table_rows(stream, file, prefix, before, columns, encoding)


def json_rows(
    stream: Stream, name: str, prefix: str, before: int, columns: Columns, encoding: str | None, fields: Fields
) -> Iterator[Row]:
    """The rows of JSON Lines; as ``file_rows``."""
    for one in lines_of(stream, name, encoding):
        done, value = before + one.done, one.value
        if isinstance(value, dict):
            value = fields_as_asked(value, columns.wanted)
            fields.add(value, columns.wanted)
        place = f"{prefix}line {one.number}"
        if one.error:
            yield Row(None, None, prefix + one.error, done)
        elif isinstance(value, dict) and _is_total(value, columns):
            yield broken_row(value, f"{place} {_TOTALS}", columns, done)
        else:
            yield row_of(value, place, columns, done)


def _table_rows(
    stream: Stream, file: File, prefix: str, before: int, columns: Columns, encoding: str | None
) -> Iterator[Row]:
    needed, asked, tabs = _needed(columns), columns.wanted, file.format == "tsv"
    used = asked.__contains__  # an id of broken bytes would name no row
    for one in delimited_rows(stream, str(file.path), needed, tabs, encoding, asked=asked, used=used):
        place, done = f"{prefix}row {one.number}", before + one.done
        values = _told(one.values, columns) if is_sheet(one.header) else one.values
        if one.error:
            yield broken_row(values, f"{place} {one.error}", columns, done)
        elif _is_total(values, columns):
            yield broken_row(values, f"{place} {_TOTALS}", columns, done)
        else:
            filled = {column: cell if cell.strip() else None for column, cell in values.items()}
            yield row_of(filled, place, columns, done)


def _parquet_rows(file: File, prefix: str, before: int, columns: Columns) -> Iterator[Row]:
    count, sheet = max(1, row_count(file.path)), is_sheet(parquet_columns(file.path))
    used = columns.wanted.__contains__
    rows = parquet_rows(file.path, _needed(columns), columns.wanted, asked=columns.wanted, used=used, ids=columns.id)
    for number, (cells, error) in enumerate(rows, start=1):
        place, done = f"{prefix}row {number}", before + file.size * number // count
        values = _told(cells, columns) if sheet else cells
        if error:
            yield broken_row(values, f"{place} {error}", columns, done)
        elif _is_total(values, columns):
            yield broken_row(values, f"{place} {_TOTALS}", columns, done)
        else:
            yield row_of(values, place, columns, done)


def _is_total(values: Mapping[str, Any], columns: Columns) -> bool:
    """Whether a row holds totals; its cells are looked at only where none of them is long enough for an account."""
    text = values.get(columns.text)
    return (not isinstance(text, str) or len(text) <= _LONGEST_TOTAL) and is_total(values, columns.id)


def _needed(columns: Columns) -> tuple[str, ...]:
    """The columns that a table must have: that of the ids only where it was named."""
    named = () if columns.id == Columns.id else (columns.id,)
    return tuple(dict.fromkeys((columns.text, *columns.answers.values(), *named)))


def _told(values: Mapping[str, Any], columns: Columns) -> dict[str, Any]:
    """A coding sheet's row with id and text as they were before they were written into the sheet."""
    return {name: bare(cell) if name in (columns.id, columns.text) else cell for name, cell in values.items()}


def _text_row(file: File, before: int, named: str | None) -> Row:
    """A text file as one account; its name is its id."""
    done = before + file.size
    with opened(file.path) as stream:
        content = stream.binary.read(_TEXT + 1)
    if len(content) > _TEXT:
        return Row(file.name, None, f"{file.name}: is longer than an account, {LONGEST:,} characters at most", done)
    try:
        check_text(content, f"{file.name}: it")
    except FileError as error:
        return Row(file.name, None, str(error), done)
    try:
        encoding, mark = settled_encoding(content, named, file.name)
        text = content[mark:].decode(encoding)
    except FileError:  # it is no UTF-16, as others are
        return Row(file.name, None, f"{file.name}: is not {shown(str(named))}{ANOTHER_ENCODING}", done)
    except UnicodeDecodeError:
        return Row(file.name, None, f"{file.name}: is not {shown(encoding)}{ANOTHER_ENCODING}", done)
    return row_of({"text": text, "id": file.name}, file.name, Columns(), done)

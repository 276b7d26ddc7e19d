"""A corpus: the files that hold it, in one order, and the rows in them, one after the other."""

from __future__ import annotations

import glob
import hashlib
import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, takewhile
from pathlib import Path
from typing import Any, BinaryIO

from tearwise.accounts import LONGEST
from tearwise.annotation.arrow import parquet_rows, row_count
from tearwise.annotation.delimited import delimited_rows
from tearwise.annotation.files import ANOTHER_ENCODING, encoding_named, encoding_of, explained, is_marked_as, shown
from tearwise.annotation.formats import COMPRESSIONS, EXTENSIONS, Format, Stream, compression_of, format_of, opened
from tearwise.annotation.headings import Fields, did_you_mean
from tearwise.annotation.lines import lines_of
from tearwise.annotation.rows import Columns, Row, row_of
from tearwise.errors import FileError

STANDARD_INPUT = "-"
PART, MANIFEST = ".part", ".manifest.json"
"""What a run's output has behind its name: as the folder of a run that is not whole, and as the manifest beside it."""
_GLOB = "*?["
_KNOWN = ", ".join(EXTENSIONS)
_AHEAD = 100_000
"""Rows without a text that are kept back, so that a wrong field is told before anything is written."""
_TEXT = 6 * LONGEST
"""Bytes of a text file beyond which it is longer than an account, whatever its encoding."""


@dataclass(frozen=True)
class File:
    """A file of a corpus. name: what it is called in a manifest and in what is said of its rows; size: in bytes"""

    path: Path
    name: str
    format: Format
    size: int

    def digest(self) -> str:
        """The SHA-256 of its bytes."""
        with explained(self.path, "read"), open(self.path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


@dataclass(frozen=True)
class Corpus:
    """The files of a corpus in their order; none where it is standard input.

    encoding: the one that its text is in; None: UTF-8, or what a file's byte order mark says
    """

    files: tuple[File, ...]
    standard_input: bool = False
    encoding: str | None = None
    heard: Any = field(default=None, compare=False, repr=False)
    """The hash of what was read of standard input so far."""
    fields: Fields = field(default_factory=Fields, compare=False, repr=False)
    """The fields of the JSON Lines that were read so far, by this process."""

    @classmethod
    def of(
        cls,
        source: str | Path,
        format: Format | None = None,
        without: Sequence[Path] = (),
        encoding: str | None = None,
    ) -> Corpus:
        """The corpus in a file, in all files of a folder whose names tell a format, in the files that a pattern
        (``posts/*.csv.gz``) names, or in standard input (``-``). What a run has written, or begun to write, is left out
        of a folder and of a pattern's files.

        format:   what the files are written in, where their names do not tell
        without:  paths that are no part of it, such as the file that will be written
        encoding: the one that their text is in, by any of its names; Parquet tells its own
        Raises FileError where there is none.
        """
        encoding = encoding and encoding_named(encoding)
        if not str(source).strip():
            raise FileError(
                "What is to be read has no name. Name a file, a folder, 'a*pattern', or - (standard input)."
            )
        if str(source) == STANDARD_INPUT:
            if format not in (None, "jsonl"):
                raise FileError("Standard input is read as JSON Lines. Name a file for another format.")
            return cls((), standard_input=True, encoding=encoding, heard=hashlib.sha256())
        path = Path(source)
        if not path.exists() and any(sign in str(source) for sign in _GLOB):
            found = [Path(one) for one in glob.glob(str(source), recursive=True) if Path(one).is_file()]
            return cls._several(str(source), _fixed(path), found, format, without, encoding)
        if path.is_dir():
            found = [one for one in path.rglob("*") if one.is_file() and (format_of(one) or format)]
            return cls._several(str(source), path, found, format, without, encoding)
        with explained(path, "read"):
            size = path.stat().st_size
        return cls((File(path, path.name, format or _format(path), size),), encoding=encoding)

    @classmethod
    def _several(
        cls,
        source: str,
        base: Path,
        found: Sequence[Path],
        format: Format | None,
        without: Sequence[Path],
        encoding: str | None,
    ) -> Corpus:
        outside = {path.absolute() for path in without}
        kept = [
            path
            for path in found
            if not outside & {path.absolute(), *path.absolute().parents}
            and not any(part.startswith(".") for part in path.relative_to(base).parts)
            and not _is_output(path, base)
        ]
        files = [(path, path.relative_to(base).as_posix()) for path in kept]
        files.sort(key=lambda one: one[1])
        if not files:
            raise FileError(f"{source} holds no file to read. Names that are known end in {_KNOWN}.")
        each = (File(path, name, format or _format(path), path.stat().st_size) for path, name in files)
        return cls(tuple(each), encoding=encoding)

    @cached_property
    def size(self) -> int | None:
        """The bytes of all files; None where nobody knows."""
        return None if self.standard_input else sum(file.size for file in self.files)

    @cached_property
    def digests(self) -> tuple[str, ...]:
        """The SHA-256 of each file; of standard input, of what was read of it so far."""
        if self.standard_input:
            return (self.heard.hexdigest(),)
        return tuple(file.digest() for file in self.files)

    def rows(self, columns: Columns) -> Iterator[Row]:
        """Every row, in order. One that cannot be an account is a row with an error, so that it stops nothing.

        Raises FileError where a file cannot be read, or lacks the column of the texts; or where all are JSON Lines, and
        no line of them has the field of the texts.
        """
        self.fields.clear()
        if any(file.format != "jsonl" for file in self.files):
            yield from self._rows(columns)
            return
        waiting: list[Row] | None = []  # those in it have no text, so they are small
        for row in self._rows(columns):
            if waiting is None:
                yield row
                continue
            waiting.append(row)
            if columns.text in self.fields.names or len(waiting) == _AHEAD:
                yield from waiting
                waiting = None
        if self.fields.rows and columns.text not in self.fields.names:
            raise FileError(
                f"No line has a field {columns.text!r}. {self.fields.listed()} "
                f"Name the one that is meant with --text-column.{did_you_mean(columns.text, self.fields.names)}"
            )
        yield from waiting or ()

    def _rows(self, columns: Columns) -> Iterator[Row]:
        if self.standard_input:
            stream = Stream(io.BufferedReader(_Heard(sys.stdin.buffer, self.heard)), sys.stdin.buffer)
            yield from _json_rows(stream, "Standard input", "", 0, columns, self)
            return
        before = 0
        for file in self.files:
            prefix = f"{file.name}: " if len(self.files) > 1 else ""
            yield from _file_rows(file, prefix, before, columns, self)
            before += file.size


def _is_output(path: Path, base: Path) -> bool:
    """Whether a file is what a run has written, with its manifest beside it, or what one has not written to its end."""
    unfinished = any(part.endswith(PART) for part in path.relative_to(base).parts[:-1])
    return unfinished or path.with_name(path.name + MANIFEST).exists()


def _fixed(pattern: Path) -> Path:
    """The part of a pattern that stands before its first sign."""
    before = list(takewhile(lambda part: not any(sign in part for sign in _GLOB), pattern.parts))
    return Path(*before)


class _Heard(io.RawIOBase):
    """Standard input, whose bytes are hashed as they pass."""

    def __init__(self, raw: BinaryIO, heard: Any) -> None:
        self._raw, self._hash = raw, heard

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        read = getattr(self._raw, "read1", self._raw.read)(len(buffer))
        self._hash.update(read)
        buffer[: len(read)] = read
        return len(read)


def _format(path: Path) -> Format:
    if path.suffix.lower() == ".json":
        raise FileError(f"{path} is one JSON value. Make it JSON Lines, an object a line, and name it .jsonl.")
    if (found := format_of(path)) is None:
        raise FileError(
            f"{path} has a name that tells no format: {_KNOWN}, each also with {', '.join(COMPRESSIONS)}. "
            "Give its format with --format."
        )
    return found


def _file_rows(file: File, prefix: str, before: int, columns: Columns, corpus: Corpus) -> Iterator[Row]:
    if file.format == "parquet":
        if compression_of(file.path):
            raise FileError(f"{file.path} is packed twice: unpack it first, Parquet is compressed already.")
        yield from _parquet_rows(file, prefix, before, columns)
    elif file.format == "text":
        yield _text_row(file, before, corpus.encoding)
    else:
        with opened(file.path) as stream:
            if file.format == "jsonl":
                yield from _json_rows(stream, str(file.path), prefix, before, columns, corpus)
            else:
                needed = tuple(dict.fromkeys((columns.text, *columns.answers.values())))
                if columns.id != Columns.id:
                    needed = (*needed, columns.id)
                for one in delimited_rows(stream, str(file.path), needed, file.format == "tsv", corpus.encoding):
                    place, done = f"{prefix}row {one.number}", before + one.done
                    if one.error:
                        yield Row(one.values.get(columns.id) or None, None, f"{place} {one.error}", done)
                    else:
                        values = {column: cell if cell.strip() else None for column, cell in one.values.items()}
                        yield row_of(values, place, columns, done)


def _json_rows(stream: Stream, name: str, prefix: str, before: int, columns: Columns, corpus: Corpus) -> Iterator[Row]:
    for one in lines_of(stream, name, corpus.encoding):
        done = before + one.done
        if isinstance(one.value, dict):
            corpus.fields.add(one.value, columns.wanted)
        if one.error:
            yield Row(None, None, prefix + one.error, done)
        else:
            yield row_of(one.value, f"{prefix}line {one.number}", columns, done)


def _parquet_rows(file: File, prefix: str, before: int, columns: Columns) -> Iterator[Row]:
    needed = [columns.text, *columns.answers.values(), *([columns.id] if columns.id != Columns.id else [])]
    count = max(1, row_count(file.path))
    for number, (values, error) in enumerate(parquet_rows(file.path, needed, columns.wanted), start=1):
        place, done = f"{prefix}row {number}", before + file.size * number // count
        if error:
            yield Row(None, None, f"{place} {error}", done)
        else:
            yield row_of(values, place, columns, done)


def _text_row(file: File, before: int, named: str | None) -> Row:
    """A text file as one account; its name is its id."""
    done = before + file.size
    with opened(file.path) as stream:
        content = stream.binary.read(_TEXT + 1)
    found, mark = encoding_of(content)
    encoding = found if mark else named or found
    if len(content) > _TEXT:
        return Row(file.name, None, f"{file.name}: is longer than an account, {LONGEST:,} characters at most", done)
    if not is_marked_as(encoding, named):
        return Row(file.name, None, f"{file.name}: is marked as {shown(encoding)}, not {shown(str(named))}", done)
    try:
        text = content[mark:].decode(encoding)
    except UnicodeDecodeError:
        return Row(file.name, None, f"{file.name}: is not {shown(encoding)}{ANOTHER_ENCODING}", done)
    return row_of({"text": text, "id": file.name}, file.name, Columns(), done)


@dataclass(frozen=True)
class Shard:
    """So many neighbouring rows of a corpus as are read, and kept, in one step. number: counted from 0"""

    number: int
    rows: tuple[Row, ...]


def shards(corpus: Corpus, columns: Columns, step: int, done: frozenset[int] = frozenset()) -> Iterator[Shard]:
    """A corpus in shards of ``step`` rows, without those that are done already."""
    rows = corpus.rows(columns)
    number = 0
    while here := tuple(islice(rows, step)):
        if number not in done:
            yield Shard(number, here)
        number += 1

"""A corpus: the files that hold it, in one order, and the rows in them, one after the other."""

from __future__ import annotations

import hashlib
import io
import stat
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from tearwise.annotation.files import encoding_named, explained
from tearwise.annotation.folder import check_there, files_in, files_named, fixed_part, is_pattern, to_be_read
from tearwise.annotation.formats import (
    COMPRESSIONS,
    EXTENSIONS,
    Format,
    Heard,
    Stream,
    check_no_archive,
    check_no_programs_own,
    format_of,
)
from tearwise.annotation.headings import Fields, as_asked, did_you_mean
from tearwise.annotation.lines import WRITING_LINES
from tearwise.annotation.output import is_manifest, outputs
from tearwise.annotation.rows import Columns, Row
from tearwise.annotation.sheet import is_sheet
from tearwise.annotation.source import File, file_rows, json_rows
from tearwise.annotation.text_table import check_no_table, headings_in, seems
from tearwise.cached_property import cached_property
from tearwise.errors import FileError

STANDARD_INPUT = "-"
_KNOWN = ", ".join(EXTENSIONS)
_AHEAD = 100_000
"""Rows without a text that are kept back, so that a wrong field is told before anything is written."""


@dataclass(frozen=True)
class Corpus:
    """The files of a corpus in their order; none where it is standard input.

    encoding: the one that those of its files are in that plainly are in no other; None: UTF-8
    sheets:   the names of the coding sheets that stand among its files and were left out
    unknown:  the names of the files in its folder that tell no format, and were left out
    tables:   the names of those of its text files, each of which is one account, that seem to be tables
    linked:   the links in its folder that lead to other folders, and were not followed
    """

    files: tuple[File, ...]
    standard_input: bool = False
    encoding: str | None = None
    sheets: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
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
        of a folder and of a pattern's files; so are coding sheets, which hold accounts that stand in another file too,
        unless there is nothing else.

        format:   what a file is written in that is named by itself; of several, those whose names do not tell, or tell
                  only that it is text (``.txt``)
        without:  paths that are no part of it, such as the file that will be written
        encoding: the one that their text is in, by any of its names, unless it plainly is in another (see
                  ``files.settled_encoding``); Parquet tells its own
        Raises FileError where there is none, or it cannot be looked at.
        """
        encoding = encoding and encoding_named(encoding)
        if not str(source).strip():
            raise FileError(
                "What is to be read has no name. Name a file, a folder, 'a*pattern', or - (standard input)."
            )
        if str(source) == STANDARD_INPUT:
            if format not in (None, "jsonl"):
                raise FileError("Standard input is read as JSON Lines. Name a file for another format.")
            if sys.stdin is None:  # so Python has it, where whoever started the program gave it none
                raise FileError("Standard input is closed, so nothing can be read from it. Name a file.")
            return cls((), standard_input=True, encoding=encoding, heard=hashlib.sha256())
        path = Path(source)
        with explained(path, "read"):
            if not path.exists() and is_pattern(str(source)):
                every, linked = files_named(str(source))
                found = [one for one in every if not is_manifest(one)]
                return cls._several(str(source), fixed_part(path), found, format, without, encoding, (), linked)
            if path.is_dir():
                every, linked = files_in(path)
                found = [one for one in every if not is_manifest(one)]
                unknown = [one for one in found if not (format_of(one) or (format and _may_be_read(one)))]
                return cls._several(str(source), path, found, format, without, encoding, unknown, linked)
            told = path.stat()
        if not stat.S_ISREG(told.st_mode):  # it can be read once, and is read more than once
            raise FileError(f"{path} is not a plain file: pipe it in, and name it - (JSON Lines).")
        check_no_archive(path)
        if (settled := format or _format(path, encoding)) == "text" and format is None:
            check_no_table(path, encoding)
        return cls((File(path, path.name, settled, told.st_size),), encoding=encoding)

    @classmethod
    def _several(
        cls,
        source: str,
        base: Path,
        found: Sequence[Path],
        format: Format | None,
        without: Sequence[Path],
        encoding: str | None,
        unknown: Sequence[Path] = (),
        linked: Sequence[Path] = (),
    ) -> Corpus:
        outside, written = {path.absolute() for path in without}, outputs(found, base)
        kept = [
            path
            for path in to_be_read(found, base)
            if path not in written and not outside & {path.absolute(), *path.absolute().parents}
        ]
        named = [(path, path.relative_to(base).as_posix()) for path in kept]
        named.sort(key=lambda one: one[1])
        passed_over = {*unknown}
        files = [one for one in named if one[0] not in passed_over]
        if not files:
            more = " The links in it to other folders are not followed: name these." if linked else ""
            more += " What annotate wrote there is left out." if written else ""
            raise FileError(f"{source} holds no file to read. Names that are known end in {_KNOWN}.{more}")
        check_there([path for path, _ in files])
        every = [File(path, name, _format_among(path, format), path.stat().st_size) for path, name in files]
        text = [one for one in every if one.format == "text" and format != "text"]
        tables = {one.name: there for one in text if (there := headings_in(one.path, encoding))}
        sheets = [one for one in every if is_sheet(tables.get(one.name) or one.columns(encoding))]
        if len(sheets) == len(every):
            sheets = []
        left = tuple(one for one in every if one not in sheets)
        return cls(
            left,
            encoding=encoding,
            sheets=tuple(one.name for one in sheets),
            unknown=tuple(name for path, name in named if path in passed_over),
            tables=tuple(one.name for one in left if one.name in tables),
            linked=tuple(sorted(path.relative_to(base).as_posix() for path in linked)),
        )

    @cached_property
    def size(self) -> int | None:
        """The bytes of all files; None where nobody knows."""
        return None if self.standard_input else sum(file.size for file in self.files)

    @cached_property
    def digests(self) -> tuple[str, ...]:
        """The SHA-256 of each file; of standard input, of what was read of it so far. Raises FileError where a file
        cannot be read, and unpacked, to its end."""
        if self.standard_input:
            return (self.heard.hexdigest(),)
        return tuple(digest for _, digest in self._known)

    @cached_property
    def _known(self) -> tuple[tuple[tuple[int, int], str], ...]:
        """Each file's stamp and digest; the stamp is taken first, so that what is written meanwhile shows."""
        return tuple((file.stamp(), file.digest(self.encoding)) for file in self.files)

    def changed(self) -> tuple[str, ...]:
        """The names of the files that are others by now than when their digests were taken."""
        known = zip(self.files, self._known, strict=True)
        return tuple(file.name for file, (stamp, digest) in known if not file.is_still(stamp, digest, self.encoding))

    def misfits(self) -> tuple[str, ...]:
        """The names of the files whose beginning has bytes that are no characters in the encoding that they will be
        read in. Raises FileError where one cannot be read."""
        return tuple(file.name for file in self.files if file.misfits(self.encoding))

    def nameless(self, columns: Columns) -> dict[str, Sequence[str]]:
        """The names of the tables among its files that lack the column of the ids, and the columns that each has. One
        that was named is told as an error when it is looked for."""
        if columns.id != Columns.id:
            return {}
        there = {file.name: as_asked(file.columns(self.encoding), columns.wanted) for file in self.files}
        return {name: names for name, names in there.items() if names and columns.id not in names}

    def check(self, columns: Columns) -> None:
        """Looks at the beginning of every file. Raises FileError where one cannot be read, or lacks a column, as
        ``rows`` would when it comes to that file, after hours perhaps."""
        for file in self.files:
            with closing(file_rows(file, "", 0, columns, self.encoding, Fields())) as rows:
                next(rows, None)

    def rows(self, columns: Columns) -> Generator[Row, None, None]:
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
            stream = Stream(io.BufferedReader(Heard(sys.stdin.buffer, self.heard)), sys.stdin.buffer)
            yield from json_rows(stream, "Standard input", "", 0, columns, self.encoding, self.fields)
            return
        before = 0
        for file in self.files:
            prefix = f"{file.name}: " if len(self.files) > 1 else ""
            yield from file_rows(file, prefix, before, columns, self.encoding, self.fields)
            before += file.size


def _format_among(path: Path, named: Format | None) -> Format:
    """The format of one of several files, of which those have the one that was named that do not tell their own."""
    told = format_of(path)
    return told if told not in (None, "text") else named or _format(path)


def _may_be_read(path: Path) -> bool:
    """Whether a file can be in the format that was named, whatever its name: no archive is, nor a workbook."""
    try:
        check_no_archive(path)
        check_no_programs_own(path)
    except FileError:
        return False
    return True


def _format(path: Path, encoding: str | None = None) -> Format:
    check_no_archive(path)
    check_no_programs_own(path)
    if path.suffix.lower() == ".json":
        raise FileError(
            f"{path} is a single JSON value by its name. If it is JSON Lines, an object a line, give --format jsonl; "
            f"else make it that, and name it .jsonl. {WRITING_LINES}"
        )
    if (found := format_of(path)) is None:
        raise FileError(
            f"{path} has a name that tells no format: {_KNOWN}, each also with {', '.join(COMPRESSIONS)}. "
            f"Give its format with --format.{seems(path, encoding)}"
        )
    return found


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

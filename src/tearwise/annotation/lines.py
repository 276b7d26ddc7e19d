"""Reads a corpus line by line: JSON lines in, one record a line out, in the same order, nothing half-written."""

from __future__ import annotations

import io
import json
import math
import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

from tearwise.accounts import Account
from tearwise.annotation.files import encoding_of, explained
from tearwise.errors import AccountError, FileError
from tearwise.reading.reading import Reading
from tearwise.rendering.record import RowId, failed_row, line, row

LONGEST_LINE = 4_000_000
"""Characters of the longest line that is taken; a longer one is passed over and counted as failed."""

_UNDECODED = re.compile("[\ud800-\udfff]")


class ReadsMany(Protocol):
    """What reads accounts: ``tearwise.Reader``."""

    def read_many(self, texts: Iterable[str]) -> Iterator[Reading]:
        """A reading of each text, in order."""
        ...


class Counts(NamedTuple):
    """How many rows were written, and how many of them could not be read."""

    rows: int
    failed: int


@dataclass(frozen=True)
class Line:
    """A line of a file: the JSON value that it holds or, where ``error`` says something, why it holds none.

    done: how many bytes of the file are read by now; 0 where the file does not tell
    """

    number: int
    value: Any
    error: str
    done: int


@dataclass(frozen=True)
class Row:
    """A row of a corpus: its id, and its text or, where that is None, what is wrong with it."""

    id: RowId
    text: str | None
    error: str
    done: int


def json_lines(source: Path) -> Iterator[Line]:
    """The lines of a file of JSON lines, without the empty ones; UTF-8, or UTF-16 with its byte order mark.

    A line that is no JSON is a Line with an error. Raises FileError where the file cannot be read.
    """
    with explained(source, "read"), open(source, "rb") as binary:
        encoding, mark = encoding_of(binary.peek(4)[:4])
        binary.read(mark)
        undecoded = "surrogateescape" if encoding == "utf-8" else "surrogatepass"
        try:
            with io.TextIOWrapper(binary, encoding, undecoded, newline="\n") as stream:
                for number, text in enumerate(_lines(stream), start=1):
                    if text.strip():
                        value, error = _parsed(text, number, encoding)
                        yield Line(number, value, error, binary.tell() if binary.seekable() else 0)
        except UnicodeDecodeError as error:
            raise FileError(f"{source} begins as {encoding[:6].upper()} and ends in half a character.") from error


def rows(source: Path, text_field: str = "text", id_field: str = "id") -> Iterator[Row]:
    """The rows of a corpus. One that cannot be an account is a row with an error, so that it stops nothing.

    Raises FileError where the file cannot be read.
    """
    for one in json_lines(source):
        if one.error:
            yield Row(None, None, one.error, one.done)
        else:
            yield _row(one, text_field, id_field)


def annotate(
    source: Path,
    target: Path,
    reader: ReadsMany,
    *,
    text_field: str = "text",
    id_field: str = "id",
    force: bool = False,
    progress: Callable[[int], None] = lambda done: None,
) -> Counts:
    """Reads every account of ``source`` and writes a record a line to ``target``, in the same order.

    The records stand in a file of the same name with ``.part`` at its end until all are written, and then take its
    place: a run that is broken off leaves ``target`` as it was. ``progress`` is told how many bytes are read.
    Raises FileError where a file cannot be read or written, where ``target`` is ``source``, and where ``target`` is
    there already and ``force`` is not set.
    """
    part = check_target(source, target, force)
    waiting: deque[Row] = deque()
    written = failed = 0

    with _replacing(part, target) as out:

        def write(record: dict[str, Any], done: int) -> None:
            nonlocal written
            with explained(part, "written"):
                out.write(line(record))
            written += 1
            progress(done)

        def write_failed() -> None:
            """Writes the failed rows whose turn it is."""
            nonlocal failed
            while waiting and waiting[0].text is None:
                bad = waiting.popleft()
                failed += 1
                write(failed_row(bad.id, bad.error), bad.done)

        def texts() -> Iterator[str]:
            for one in rows(source, text_field, id_field):
                waiting.append(one)
                write_failed()
                if one.text is not None:
                    yield one.text

        for reading in reader.read_many(texts()):
            read = waiting.popleft()
            write(row(read.id, reading), read.done)
            write_failed()
    return Counts(written, failed)


def _lines(stream: io.TextIOWrapper) -> Iterator[str]:
    """The lines; of one longer than ``LONGEST_LINE`` only so much that its length shows."""
    while text := stream.readline(LONGEST_LINE + 1):
        yield text
        while len(text) > LONGEST_LINE and not text.endswith("\n"):
            text = stream.readline(LONGEST_LINE + 1)


def _parsed(text: str, number: int, encoding: str) -> tuple[Any, str]:
    """The JSON value of a line, or what is wrong with it."""
    if len(text) > LONGEST_LINE:
        return None, f"line {number} is longer than {LONGEST_LINE} characters"
    if undecoded := _UNDECODED.search(text):
        return None, f"line {number} is not {encoding[:6].upper()} from its character {undecoded.start() + 1} on"
    try:
        return json.loads(text, parse_constant=_refused), ""
    except (ValueError, RecursionError):
        return None, f"line {number} is not JSON"


def _refused(constant: str) -> None:
    """NaN and Infinity: Python takes them, JSON does not."""
    raise ValueError(constant)


def _row(one: Line, text_field: str, id_field: str) -> Row:
    if not isinstance(one.value, dict):
        return Row(None, None, f"line {one.number} is not a JSON object", one.done)
    id, text = one.value.get(id_field), one.value.get(text_field)
    if isinstance(id, bool | list | dict) or (isinstance(id, float) and not math.isfinite(id)):
        return Row(None, None, f"line {one.number}: {id_field!r} is neither a string nor a number", one.done)
    if not isinstance(text, str):
        kind = "nothing" if text is None else "something else than text"
        return Row(id, None, f"line {one.number} has {kind} in {text_field!r}", one.done)
    try:
        Account.of(text)
    except AccountError as error:
        return Row(id, None, f"line {one.number}: {error}", one.done)
    return Row(id, text, "", one.done)


def check_target(source: Path, target: Path, force: bool) -> Path:
    """Where the records stand until all are there. Raises FileError where ``target`` may not be written, or where
    ``source`` is not there."""
    part = target.with_name(target.name + ".part")
    with explained(source, "read"):
        source.stat()
    with explained(target, "written"):
        if not target.parent.is_dir():
            raise FileError(f"{target} cannot be written: there is no folder {target.parent}. Make it first.")
        for place in (target, part):
            if place.exists() and place.samefile(source):
                raise FileError(f"{place} is the file to read. Name another one to write.")
            if place.exists() and not place.is_file():
                raise FileError(f"{place} is not a plain file. Name another one to write.")
        if target.exists() and not force:
            raise FileError(f"{target} is there already. Name another file, or give --force to write over it.")
    return part


@contextmanager
def _replacing(part: Path, target: Path) -> Iterator[IO[str]]:
    """A stream to ``part``, which becomes ``target`` when the block ends well and goes when it does not."""
    with explained(part, "written"):
        stream = open(part, "w", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed below, either way
    try:
        with stream:
            yield stream
            with explained(part, "written"):
                stream.flush()
                os.fsync(stream.fileno())
        with explained(target, "written"):
            os.replace(part, target)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise

"""Standard streams that never fail over a character, and JSON that is always UTF-8."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from io import BufferedWriter, FileIO, RawIOBase, TextIOWrapper, UnsupportedOperation
from typing import Any, TextIO

from tearwise.errors import FileError

_PLAIN = {
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "…": "...",
    "–": "-",
    "—": "-",
    "→": "->",
    "●": "*",
    "█": "#",
    "░": ".",
}
_HANDLER = "tearwise.plain"
_ASCII = "tearwise-ascii"
"""ASCII by another name. What Typer prints with takes a stream in ASCII for a mistake and writes UTF-8 to it; what Rich
prints with does not: so one command would write both."""


def standard_output() -> TextIO:
    """Standard output, for programs. Raises FileError where it is closed: to them, nothing is no answer."""
    if sys.stdout is None:
        raise FileError("Standard output is closed, so nothing can be written to it.")
    return sys.stdout


def write_json(line: str) -> None:
    """Writes a line of JSON to standard output, always in UTF-8, which is what JSON is written in. Raises FileError."""
    standard_output()
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(line.encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(line)


def write_record(record: Mapping[str, Any]) -> None:
    """Writes a record to standard output, as one line of JSON that any text in it can stand in. Raises FileError."""
    from tearwise.rendering.record import line

    write_json(line(record))


def prepare() -> None:
    """Lets the standard streams take any character: what the encoding of output and error lacks is written plainly or
    escaped, and what is no character in that of the input is read as U+FFFD.

    The numbers of standard streams that are closed are taken, so that no file gets one: what a library says on standard
    error would else be written into the journal, or into what is annotated.

    Standard output is given a buffer where it has none (PYTHONUNBUFFERED): what writes without one writes a part on a
    disk that is nearly full, and says nothing.

    Standard error takes what it can: a command does not fail where only what it says beside its result is lost.
    """
    _take_numbers()
    said = sys.stderr
    if said is sys.__stderr__ and isinstance(said, TextIOWrapper) and not said.isatty():
        raw = _Unfailing(said.fileno(), "w", closefd=False)
        sys.stderr = TextIOWrapper(BufferedWriter(raw), said.encoding, said.errors, line_buffering=True)
    codecs.register_error(_HANDLER, _plain)
    codecs.unregister(_ascii)  # it would be asked twice
    codecs.register(_ascii)
    own = sys.stdout
    if own is sys.__stdout__ and isinstance(own, TextIOWrapper) and isinstance(own.buffer, RawIOBase):
        sys.stdout = open(own.fileno(), "w", buffering=1, encoding=own.encoding, errors=own.errors, closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            ascii = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding=_ASCII if ascii else stream.encoding, errors=_HANDLER)
    if isinstance(sys.stdin, TextIOWrapper):
        with suppress(UnsupportedOperation):  # some of it was read before
            sys.stdin.reconfigure(errors="replace")


class _Unfailing(FileIO):
    """A file that takes whatever is written, also where its disk is full, or it is open to be read alone. That nobody
    reads it any more is told all the same."""

    def write(self, content: Any) -> int:
        try:
            return super().write(content)
        except BrokenPipeError:
            raise
        except OSError:
            return memoryview(content).nbytes


def _take_numbers() -> None:
    """Opens nothing in the place of each standard stream that is closed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # the lowest number that is free: this one


def _ascii(name: str) -> codecs.CodecInfo | None:
    if name.replace("_", "-") != _ASCII:
        return None
    own = codecs.lookup("ascii")
    return codecs.CodecInfo(
        own.encode,
        own.decode,
        own.streamreader,
        own.streamwriter,
        own.incrementalencoder,
        own.incrementaldecoder,
        _ASCII,
    )


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    plain = "".join(_PLAIN.get(c) or c.encode("ascii", "backslashreplace").decode("ascii") for c in lacking)
    return plain, error.end

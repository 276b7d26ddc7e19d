"""JSON Lines: a JSON value a line, whatever its encoding and its line ends."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tearwise.annotation.files import ANOTHER_ENCODING, check_text, settled_encoding, shown
from tearwise.annotation.formats import Stream, opened
from tearwise.errors import FileError, raise_alone
from tearwise.strict_json import NoJson, json_in

LONGEST_LINE = 4_000_000
"""Characters of the longest line that is taken; a longer one is passed over and counted as failed."""

WRITING_LINES = (
    "In pandas, to_json(orient='records', lines=True) does that; in R, jsonlite::stream_out; of a list, jq -c '.[]'."
)
"""How to write an object a line, in a sentence."""

UNDECODED = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Line:
    """A line of a file: the JSON value that it holds or, where ``error`` says something, why it holds none.

    done: how many bytes of the file are read by now; 0 where the file does not tell
    """

    number: int
    value: Any = field(repr=False)
    error: str
    done: int


def json_lines(source: Path, encoding: str | None = None) -> Iterator[Line]:
    """The lines of a file of JSON lines, without the empty ones; UTF-8, or UTF-16 with its byte order mark.

    encoding: another one that the file is in
    A line that is no JSON is a Line with an error. Raises FileError where the file cannot be read, or is a single JSON
    value.
    """
    with opened(source) as stream:
        yield from lines_of(stream, str(source), encoding)


def lines_of(stream: Stream, name: str, encoding: str | None = None) -> Iterator[Line]:
    """The lines of an opened file, as ``json_lines`` gives them; ``name`` names it in errors."""
    with decoded(stream, name, encoding) as (encoding, text):
        first = True
        for number, one in enumerate(bounded(text), start=1):
            if one.strip():
                value, error = _parsed(one, number, encoding)
                if first and _is_one_value(one, value):
                    raise FileError(
                        f"{name} is a single JSON value, and no JSON Lines. Write an object a line. {WRITING_LINES}"
                    )
                first = False
                yield Line(number, value, error, stream.done())


def _is_one_value(first: str, value: Any) -> bool:
    """Whether a file's first line is all rows at once, in a list, or the beginning of a value that goes on below: each
    of its lines would be told as no row."""
    rows = isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
    return rows or first.strip() in ("[", "{", "[{")


@contextmanager
def decoded(stream: Stream, name: str, encoding: str | None = None) -> Iterator[tuple[str, io.TextIOWrapper]]:
    """An opened file's encoding and text, with its line ends as they are; bytes that do not fit are lone surrogates.

    encoding: the one that was named. Raises FileError where it cannot be that.
    """
    head = stream.binary.peek(8)
    check_text(head, name)
    encoding, mark = settled_encoding(head, encoding, name)
    stream.binary.read(mark)
    undecoded = "surrogatepass" if encoding.startswith("utf-16") else "tearwise.undecoded"
    try:
        with io.TextIOWrapper(stream.binary, encoding, undecoded, newline="") as text:
            yield encoding, text
    except UnicodeDecodeError:
        raise_alone(half_a_character(name, encoding))


def half_a_character(name: str, encoding: str) -> FileError:
    """What is said of a file of UTF-16 that has a byte too many, or too few."""
    return FileError(f"{name} begins as {shown(encoding)} and ends in half a character.")


def bounded(stream: io.TextIOWrapper) -> Iterator[str]:
    """The lines; of one longer than ``LONGEST_LINE`` only so much that its length shows."""
    while text := stream.readline(LONGEST_LINE + 1):
        yield text
        while len(text) > LONGEST_LINE and not text.endswith(("\n", "\r")):
            text = stream.readline(LONGEST_LINE + 1)


def _parsed(text: str, number: int, encoding: str) -> tuple[Any, str]:
    """The JSON value of a line, or what is wrong with it."""
    if len(text) > LONGEST_LINE:
        return None, f"line {number} is longer than {LONGEST_LINE} characters"
    if undecoded := UNDECODED.search(text):
        where = f"from its character {undecoded.start() + 1} on"
        return None, f"line {number} is not {shown(encoding)} {where}{ANOTHER_ENCODING}"
    try:
        return json_in(text.removeprefix("\ufeff"), gaps=True), ""  # the mark of a file that was put behind another one
    except NoJson as wrong:
        return None, f"line {number} {wrong}"

"""Tables that are called text: Excel saves "Unicode Text" and "Text (Tab delimited)" as ``.txt``, with tabs, and people
give R no other name for what it writes, with all names in quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tearwise.annotation.files import settled_encoding
from tearwise.annotation.formats import Format, opened
from tearwise.errors import FileError

_HEAD = 1 << 16
_HEADING = re.compile(r"[^\W_][\w .()/#-]{0,39}")
"""What may stand above a column: a few words, and no end of a sentence."""
_R = re.compile(r"[^\W_][\w.]{0,39}(?<!\.)")
"""What R lets stand there: one word, and no sentence of one word."""
_QUOTED = re.compile(r'"[^"]*"([ ,;])"[^"]*"(?:\1"[^"]*")*')


UNQUOTED = (
    "seems to be a table that R wrote without quotes: a line of names, and numbered rows below. Nobody can tell where "
    "its cells end: write it again with write.csv"
)


def headings_in(path: Path, encoding: str | None = None) -> tuple[str, ...]:
    """The headings of a text file that seems to be a table: several in its first line, with tabs between, and tabs
    below them too; all in quotes, and quotes below; or words with blanks between, and numbered rows below. None where
    it seems to be an account, or cannot be read, which is told when it is.

    encoding: the one that its text was said to be in
    """
    return _table(path, encoding)[0]


def check_no_table(path: Path, encoding: str | None = None) -> None:
    """Raises FileError where a text file, which would be read as one account, seems to be a table."""
    names, format = _table(path, encoding)
    if names and format == "text":
        raise FileError(f"{path} {UNQUOTED}, or give --format text if all of it is one account.")
    if names:
        looks = (
            'with tabs between them, as Excel saves "Unicode Text"'
            if format == "tsv"
            else "in quotes, as R writes them"
        )
        raise FileError(
            f"{path} seems to be a table: its first line has headings {looks}. Give --format {format} to read a row as "
            "an account, or --format text if all of it is one."
        )


def _table(path: Path, encoding: str | None) -> tuple[tuple[str, ...], Format]:
    """Its headings, and the format in which it is a table: "text" where it can be read in none."""
    try:
        with opened(path) as stream:
            head = stream.binary.read(_HEAD)
        settled, mark = settled_encoding(head, encoding, str(path))
    except FileError:
        return (), "text"
    first, _, below = head[mark:].decode(settled, "replace").partition("\n")
    first = first.rstrip()
    if are_unquoted(first, below.splitlines()):
        return tuple(first.split(" ")), "text"
    format: Format = "tsv"
    if (quoted := _QUOTED.fullmatch(first)) and "\t" not in first:
        format, names, seem = "csv", tuple(first[1:-1].split(f'"{quoted[1]}"')), below.startswith('"')
    else:
        names, seem = tuple(one.strip().strip('"') for one in first.split("\t")), "\t" in below
    seem = seem and len(names) > 1 and len({*names}) == len(names)
    seem = seem and all(map((_R if format == "csv" else _HEADING).fullmatch, names))
    return (names, format) if seem else ((), "text")


def are_unquoted(first: str, below: Sequence[str]) -> bool:
    """Whether a first line holds names with blanks between, and each of several lines below begins with its number and
    a blank, as R's rows do without quotes."""
    words = first.split(" ")
    return (
        len(words) > 1
        and all(map(_R.fullmatch, words))
        and len(below) > 1
        and all(line.startswith(f"{number} ") for number, line in enumerate(below, start=1))
    )


def seems(path: Path, encoding: str | None = None) -> str:
    """What a file seems to be whose name does not tell, as what is said of it goes on; nothing where it does not show.

    encoding: the one that its text was said to be in
    """
    try:
        with opened(path) as stream:
            head = stream.binary.read(_HEAD)
        settled, mark = settled_encoding(head, encoding, str(path))
    except FileError:
        return ""
    lines = [line for line in head[mark:].decode(settled, "replace").splitlines()[:3] if line.strip()]
    if lines and lines[0].startswith("{"):
        return " It seems to be JSON Lines: --format jsonl."
    names, *rows = [re.sub(r'"[^"]*"', "", line) for line in lines] or [""]
    if any(names.count(sign) and any(row.count(sign) >= names.count(sign) for row in rows) for sign in ",;\t|"):
        return " It seems to be a table: --format csv."
    return ""

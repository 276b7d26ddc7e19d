"""Tables that are called text: Excel saves "Unicode Text" and "Text (Tab delimited)" as ``.txt``, with tabs."""

from __future__ import annotations

import re
from pathlib import Path

from tearwise.annotation.files import settled_encoding
from tearwise.annotation.formats import opened
from tearwise.errors import FileError

_HEAD = 1 << 16
_HEADING = re.compile(r"[^\W_][\w .()/#-]{0,39}")
"""What may stand above a column: a few words, and no end of a sentence."""


def headings_in(path: Path, encoding: str | None = None) -> tuple[str, ...]:
    """The headings of a text file that seems to be a table: several in its first line, with tabs between, and tabs
    below them too. None where it seems to be an account, or cannot be read, which is told when it is.

    encoding: the one that its text was said to be in
    """
    try:
        with opened(path) as stream:
            head = stream.binary.read(_HEAD)
        settled, mark = settled_encoding(head, encoding, str(path))
    except FileError:
        return ()
    first, _, below = head[mark:].decode(settled, "replace").partition("\n")
    names = tuple(cell.strip().strip('"') for cell in first.rstrip().split("\t"))
    seem = len(names) > 1 and len({*names}) == len(names) and all(map(_HEADING.fullmatch, names))
    return names if seem and "\t" in below else ()


def check_no_table(path: Path, encoding: str | None = None) -> None:
    """Raises FileError where a text file, which would be read as one account, seems to be a table."""
    if headings_in(path, encoding):
        raise FileError(
            f"{path} seems to be a table: its first line has headings with tabs between them, as Excel saves "
            '"Unicode Text". Give --format tsv to read a row as an account, or --format text if all of it is one.'
        )

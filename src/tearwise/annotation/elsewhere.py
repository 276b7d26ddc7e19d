"""Where the names of a table's columns are, if its first line does not have them: below a title, or headings over
several columns, or parted by something else than the file's name says."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from contextlib import suppress

from tearwise.annotation.headings import as_asked
from tearwise.annotation.table_head import DELIMITERS
from tearwise.annotation.table_lines import Lines

_DOWN_TO = 30
"""Lines below the first that are looked at: what stands above a table is as long at most."""
_WORDS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes (|)"}


def names_elsewhere(lines: Lines, needed: Sequence[str], tabs: bool) -> str:
    """What to do, where a line that has all of the columns that are needed is found; else nothing.

    lines: behind the line that should have named them, which is the last that was taken
    tabs:  whether tabs alone part the cells
    """
    if tabs and (delimiter := _delimiter(lines.taken[-1], needed)):
        return f"Its cells seem to be parted by {_WORDS[delimiter]}, and not by tabs: give it a name that ends in .csv."
    for number, line in enumerate(lines.peek(_DOWN_TO), start=lines.number + 1):
        if _delimiter(line, needed):
            return f"Line {number} seems to be the one that names them: delete what stands above it."
    return ""


def _delimiter(line: str, needed: Sequence[str]) -> str:
    """What parts the cells of a line so that all names that are needed are among them; nothing where nothing does."""
    for delimiter in DELIMITERS:
        with suppress(csv.Error):
            for cells in csv.reader([line], delimiter=delimiter):
                if needed and {*needed} <= {*as_asked([cell.strip() for cell in cells], needed)}:
                    return delimiter
    return ""

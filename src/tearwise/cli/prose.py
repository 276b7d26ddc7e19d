"""Prose that commands print: how wide it runs, and where its lines break."""

from __future__ import annotations

import shutil
import textwrap

_WIDEST = 88
_NARROWEST = 20


def width() -> int:
    """The columns that prose fills: those of the terminal, or COLUMNS, as far as lines are still easy to read."""
    return max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))


def filled(text: str, before: str = "", columns: int | None = None) -> str:
    """A text broken between words, with something before its first line and as much room before the others.

    columns: how wide it may be; None: ``width()``
    """
    columns = max(width() if columns is None else columns, len(before) + 10)
    room = " " * len(before)
    return textwrap.fill(text, columns, initial_indent=before, subsequent_indent=room, break_on_hyphens=False)

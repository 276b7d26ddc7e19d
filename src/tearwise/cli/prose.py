"""Prose that commands print: how wide it runs, and where its lines break."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from contextlib import suppress
from typing import IO

_WIDEST = 88
NARROWEST = 20
"""Columns that are printed in at least: in fewer there are but shreds of words."""


def width() -> int:
    """The columns that prose fills: those of the terminal, or COLUMNS, as far as lines are still easy to read."""
    return max(NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))


def filled(text: str, before: str = "", columns: int | None = None) -> str:
    """A text broken between words, with something before its first line and as much room before the others.

    columns: how wide it may be; None: ``width()``
    """
    columns = max(width() if columns is None else columns, len(before) + 10)
    room = " " * len(before)
    return textwrap.fill(text, columns, initial_indent=before, subsequent_indent=room, break_on_hyphens=False)


def laid_out(line: str, stream: IO[str]) -> str:
    """A line as a stream is to show it: broken between words in a terminal, and whole for programs, which look at
    lines. No word is cut: it may be a path."""
    if not stream.isatty():
        return line
    columns = max(NARROWEST, min(columns_of(stream) or _WIDEST, _WIDEST))
    return textwrap.fill(line, columns, break_long_words=False, break_on_hyphens=False)


def tell(text: str, *, err: bool = False) -> None:
    """Prints prose, of one line or several, as ``laid_out`` has each; nothing where the stream is closed."""
    import typer

    stream = sys.stderr if err else sys.stdout
    if stream is not None:
        typer.echo("\n".join(laid_out(line, stream) for line in text.split("\n")), err=err)


def columns_of(stream: IO[str]) -> int:
    """How wide a terminal is, or COLUMNS says that it is; 0 where neither tells."""
    if (asked := os.environ.get("COLUMNS", "")).isdecimal():
        return int(asked)
    with suppress(OSError, ValueError):
        return os.get_terminal_size(stream.fileno()).columns
    return 0

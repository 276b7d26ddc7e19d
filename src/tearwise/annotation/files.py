"""Files that the user names: how they are encoded, and what the system says of them as errors of ours."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tearwise.errors import FileError

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def encoding_of(head: bytes) -> tuple[str, int]:
    """The encoding that a file's first bytes tell, and how many of them do: UTF-8, unless they mark UTF-16."""
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return encoding, len(mark)
    return "utf-8", 0


@contextmanager
def explained(path: Path, done: str) -> Iterator[None]:
    """Turns what the system says of a file into a FileError: the file "cannot be ``done``", and why."""
    try:
        yield
    except IsADirectoryError as error:
        raise FileError(f"{path} cannot be {done}: it is a folder. Name a file in it.") from error
    except OSError as error:
        raise FileError(f"{path} cannot be {done}: {error.strerror or type(error).__name__}.") from error

"""The files that stand in a folder, at any depth, or that a pattern names: none of them is passed over in silence."""

from __future__ import annotations

import glob
import os
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from tearwise.annotation.files import explained
from tearwise.errors import FileError

_SIGNS = "*?["


def is_pattern(source: str) -> bool:
    """Whether what is named may stand for several files."""
    return any(sign in source for sign in _SIGNS)


def files_named(pattern: str) -> list[Path]:
    """The files that a pattern names."""
    return [path for one in glob.glob(pattern, recursive=True) if _is_file(path := Path(one))]


def fixed_part(pattern: Path) -> Path:
    """The part of a pattern that stands before its first sign."""
    return Path(*takewhile(lambda part: not is_pattern(part), pattern.parts))


def files_in(folder: Path) -> tuple[list[Path], list[Path]]:
    """Every file in a folder and in the folders in it, and the links to folders, which are not followed: they may lead
    back, or to what is no part of the corpus. Hidden folders are passed over.

    Raises FileError where one of the folders cannot be looked into: what is in it would be missed, and nobody told.
    """
    files: list[Path] = []
    linked: list[Path] = []

    def stop(error: OSError) -> None:
        with explained(Path(error.filename or folder), "read"):
            raise error

    for here, folders, names in os.walk(folder, onerror=stop):
        folders[:] = [name for name in folders if not name.startswith(".")]
        linked += [path for name in folders if (path := Path(here, name)).is_symlink()]
        files += [path for name in names if _is_file(path := Path(here, name))]
    return files, linked


def to_be_read(files: Sequence[Path], base: Path) -> list[Path]:
    """The files without hidden ones, without what Office leaves beside a file that is open (``~$notes.txt``), and
    without links to another one of them, which would be read twice. base: the folder that they stand in"""
    seen = [path for path in files if not any(part.startswith((".", "~$")) for part in path.relative_to(base).parts)]
    places = {os.path.realpath(path) for path in seen if not path.is_symlink()}
    return [path for path in seen if not (path.is_symlink() and os.path.realpath(path) in places)]


def _is_file(path: Path) -> bool:
    """Whether a path is that of a file, or of a link to one, which may not be there."""
    return path.is_file() or _leads_nowhere(path)


def _leads_nowhere(path: Path) -> bool:
    """Whether a path is that of a link to what is not there."""
    return path.is_symlink() and not os.path.exists(path)


def check_there(files: Sequence[Path]) -> None:
    """Raises FileError where some of the files are links to what is not there: programs that keep large files elsewhere
    leave such links until a file is fetched."""
    if gone := [path for path in files if _leads_nowhere(path)]:
        first, one = gone[0], len(gone) == 1
        which = f"{first} is a link" if one else f"{len(gone)} files are links ({first} is the first), each"
        raise FileError(
            f"{which} to a file that is not there. Fetch it first (with DataLad or git-annex: git annex get; with DVC: "
            f"dvc pull), or remove the {'link' if one else 'links'}."
        )

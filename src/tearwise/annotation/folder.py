"""The files that stand in a folder, at any depth, or that a pattern names: none of them is passed over in silence."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import takewhile
from pathlib import Path

from tearwise.annotation.files import explained
from tearwise.annotation.formats import compression_of
from tearwise.errors import FileError

_SIGNS = "*?["


def is_pattern(source: str) -> bool:
    """Whether what is named may stand for several files."""
    return any(sign in source for sign in _SIGNS)


def files_named(pattern: str) -> tuple[list[Path], list[Path]]:
    """The files that a pattern names, and the links to folders that its ``**`` came by. These are not followed, as in
    ``files_in``; one that is named, or that another sign stands for, is: it leads on by one step alone.

    Raises FileError where a folder that may hold some cannot be looked into.
    """
    parts = Path(pattern).parts
    if "**" not in parts:
        _check_looked_into(parts)
        return [path for one in glob.glob(pattern) if _is_file(path := Path(one))], []
    at = parts.index("**")
    files: dict[Path, None] = {}
    linked: dict[Path, None] = {}
    for top in glob.glob(str(Path(*parts[:at]))):
        for here, _ in _folders(Path(top), linked):
            found, more = files_named(str(Path(glob.escape(str(here)), *(parts[at + 1 :] or "*"))))
            files |= dict.fromkeys(found)
            linked |= dict.fromkeys(more)
    return [*files], [*linked]


def _check_looked_into(parts: Sequence[str]) -> None:
    """Raises FileError where one of the folders that a pattern leads through cannot be looked into: ``glob`` passes it
    over without a word."""
    for at, part in enumerate(parts):
        above = Path(*parts[:at])
        if not is_pattern(str(above / part)):
            continue
        for folder in map(Path, glob.glob(str(above))):
            with explained(folder, "read"), suppress(FileNotFoundError, NotADirectoryError):
                if is_pattern(part):
                    os.scandir(folder).close()
                else:
                    os.stat(folder / part)


def fixed_part(pattern: Path) -> Path:
    """The part of a pattern that stands before its first sign."""
    return Path(*takewhile(lambda part: not is_pattern(part), pattern.parts))


def files_in(folder: Path) -> tuple[list[Path], list[Path]]:
    """Every file in a folder and in the folders in it, and the links to folders, which are not followed: they may lead
    back, or to what is no part of the corpus. Hidden folders are passed over.

    Raises FileError where one of the folders cannot be looked into: what is in it would be missed, and nobody told.
    """
    linked: dict[Path, None] = {}
    files = [path for here, names in _folders(folder, linked) for name in names if _is_file(path := Path(here, name))]
    return files, [*linked]


def _folders(folder: Path, linked: dict[Path, None]) -> Iterator[tuple[Path, list[str]]]:
    """A folder and those in it, each with the names of its files. linked: where links to folders are added"""

    def stop(error: OSError) -> None:
        with explained(Path(error.filename or folder), "read"):
            raise error

    if not folder.is_dir():
        return
    for here, folders, names in os.walk(folder, onerror=stop):
        folders[:] = [name for name in folders if not name.startswith(".")]
        linked |= dict.fromkeys(path for name in folders if (path := Path(here, name)).is_symlink())
        yield Path(here), names


def to_be_read(files: Sequence[Path], base: Path) -> list[Path]:
    """The files without hidden ones, without what Office leaves beside a file that is open (``~$notes.txt``), and
    without those that are another one of them, reached by a link to it or to its folder: they would be read twice.
    base: the folder that they stand in"""
    seen = [path for path in files if not any(part.startswith((".", "~$")) for part in path.relative_to(base).parts)]
    home = os.path.realpath(base)
    real = {path: os.path.realpath(path) for path in seen}
    direct = {path for path in seen if real[path] == os.path.join(home, path.relative_to(base))}
    places = {real[path] for path in direct}
    return [path for path in seen if path in direct or real[path] not in places]


def packed_beside(names: Sequence[str]) -> list[str]:
    """Those of some files' names that are packed, where another one stands that they most likely were packed from, or
    that was packed from the same: what is in them would be read twice."""
    plain = {name: name.removesuffix(compression_of(Path(name))) for name in names}
    first = {unpacked: name for name, unpacked in reversed(plain.items())}
    return [name for name, unpacked in plain.items() if name != unpacked and name != first[unpacked]]


def _is_file(path: Path) -> bool:
    """Whether a path is that of a file, or of a link to one, which may not be there. Raises FileError where nobody may
    look where a link leads."""
    with explained(path, "read"):
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

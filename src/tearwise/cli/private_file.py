"""A file that is made of the journal, such as an export: for this user alone, and never among the journal's own."""

from __future__ import annotations

from pathlib import Path

from tearwise.errors import FileError


def check_place(path: Path, force: bool, folder: Path | None) -> None:
    """Raises FileError where it may not be written: before the journal is opened, and anything is asked.

    force: write over what is there; folder: the journal's; None: the default one
    """
    from tearwise.annotation import files
    from tearwise.journal.place import check_apart

    check_apart(path, folder)
    if path.is_dir():
        raise FileError(f"{path} cannot be written: it is a folder. Name a file in it.")
    files.check_place(path, force)


def write(path: Path, content: bytes) -> None:
    """Writes it as a whole. Raises FileError where it cannot be written, or may be lost when the power goes."""
    from tearwise.annotation.files import explained
    from tearwise.replacement import PRIVATE, Unsettled, put_in_place

    with explained(path, "written"):
        try:
            put_in_place(path, lambda new: new.write_bytes(content), mode=PRIVATE)
        except Unsettled as error:
            raise FileError(f"{path} is written, not encrypted: {error.strerror}. Write it to another disk.") from None

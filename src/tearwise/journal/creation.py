"""A new journal's folder: made beside its place, and moved there whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from tearwise.errors import JournalExists, JournalUnsettled, JournalUnwritable
from tearwise.journal import header
from tearwise.journal.database import Database
from tearwise.journal.header import Header
from tearwise.journal.passphrase import Slot
from tearwise.journal.place import placed
from tearwise.replacement import Unsettled, settle_folder


def make(folder: Path, key: bytes, slot: Slot) -> bool:
    """Makes a new, empty journal with this key, which the slot holds. Returns whether it outlasts a power cut, as far
    as the disk says.

    Raises JournalExists where the folder holds something, FileError as ``placed`` does, JournalUnwritable.
    """
    place, settled = placed(folder), True
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise _taken(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f"{place.name}.", suffix=".part", dir=place.parent))
        try:
            try:
                with closing(Database(made / header.DATABASE, key)) as base:
                    base.create()
                header.write(made, Header.of(slot))
            except JournalUnsettled:
                settled = False
            except JournalUnwritable:
                # It speaks of a journal, or of a file in here, of which nobody has heard, as if that were still there.
                raise JournalUnwritable(f"A journal cannot be made in {folder}: is its disk full?") from None
            with suppress(FileNotFoundError):
                place.rmdir()
            os.rename(made, place)
            try:
                settle_folder(place.parent)
            except Unsettled:
                settled = False
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        if header.exists(folder):  # another program was faster
            raise _taken(folder) from None
        raise JournalUnwritable(f"A journal cannot be made in {folder}: {error.strerror or error}.") from None
    return settled


def _taken(folder: Path) -> JournalExists:
    if header.exists(folder):
        return JournalExists(f"There is a journal in {folder} already.")
    return JournalExists(f"{folder} holds something else. Name a folder that is empty or not there.")

"""A journal with damage in its middle, where nothing comes upon it that looks at the latest alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tearwise.assembly import Reader
from tearwise.engines.scripted import ScriptedEngine
from tearwise.errors import JournalDamaged
from tearwise.journal import Journal

from .conftest import CHEAP, PASSPHRASE

_PAGE = 4096
EPISODES = 60
"""More than a list shows at once."""


def torn(folder: Path) -> None:
    """Makes a journal, and damages a page of its file that belongs to one of the earlier episodes."""
    folder.mkdir(mode=0o700)
    for name, content in _files().items():
        (folder / name).write_bytes(content)


@cache
def _files() -> dict[str, bytes]:
    """Such a journal's files, made once: it takes seconds until a page is found."""
    with TemporaryDirectory() as place:
        folder = Path(place, "journal")
        _tear(folder)
        return {one.name: one.read_bytes() for one in folder.iterdir()}


def _tear(folder: Path) -> None:
    read = Reader(ScriptedEngine()).read
    with Journal.create(PASSPHRASE, folder, strength=CHEAP) as journal:
        for number in range(EPISODES):
            account = f"My dad cried on day {number}. " + "He told of the farm. " * 60
            journal.add(read(account), person="Dad", happened=f"2026-01-01T{number // 60:02}:{number % 60:02}")
    file = folder / "journal.db"
    whole = file.read_bytes()
    for page in range(len(whole) // _PAGE // 4, len(whole) // _PAGE):
        at = page * _PAGE
        file.write_bytes(whole[: at + 100] + bytes(100) + whole[at + 200 :])
        if _opens_and_lists(folder):
            return
    raise AssertionError("no page can be damaged unseen")


def _opens_and_lists(folder: Path) -> bool:
    try:
        with Journal.open(PASSPHRASE, folder) as journal:
            journal.entries(limit=51)
            journal.people()
    except JournalDamaged:
        return False
    return True

"""Many may read at once; where there are too many, that is said soon, and nothing is broken by it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from tearwise import JournalBusy
from tearwise.journal import Journal, database
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, Read


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/a b/50%?#/journal.db"), "file:///home/a%20b/50%25%3F%23/journal.db"),
        (PureWindowsPath(r"C:\Users\Zoë\journal.db"), "file:///C:/Users/Zo%C3%AB/journal.db"),
        (PureWindowsPath(r"\\nas\home\journal.db"), "file:////nas/home/journal.db"),
    ],
)
def test_a_path_is_one_that_sqlite_takes(path: PurePath, uri: str) -> None:
    """It takes no authority but "localhost"; and how it reads paths of Windows is in its own documentation of URIs."""
    assert database._uri(path) == uri


def test_who_reads_in_too_many_places_at_once_is_told_soon(
    folder: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    with Journal.create(PASSPHRASE, folder, strength=CHEAP) as journal, ExitStack() as begun:
        journal.add(read(SORRY))
        begun_readings = 0

        def read_once_more() -> None:
            nonlocal begun_readings
            episodes = journal.episodes()
            begun.callback(episodes.close)  # type: ignore[attr-defined]
            next(episodes)
            begun_readings += 1

        with pytest.raises(JournalBusy, match="too many places at once"):
            list(iter(read_once_more, 0))
        assert begun_readings >= 10
        with journal._guarded() as base:
            assert base._engine.pool.timeout() == 0.2, "not the half minute that the pool waits by itself"  # type: ignore[attr-defined]
        with pytest.raises(JournalBusy):
            journal.add(read(SORRY))
        begun.close()
        assert len(journal) == 1
        journal.add(read(SORRY))


def test_what_is_kept_is_waited_for_until_the_disk_has_it_on_every_system(folder: Path) -> None:
    asked = ("synchronous", "fullfsync")
    with Journal.create(PASSPHRASE, folder, strength=CHEAP) as journal, journal._writing() as connection:
        told = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
    assert told == [2, 1]  # FULL, and on macOS the disk's own memory too

"""Many may read at once; where there are too many, that is said soon, and nothing is broken by it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from sqlcipher3 import dbapi2

from tearwise import JournalBusy, JournalDamaged, JournalError, JournalUnwritable
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


def test_what_is_kept_is_waited_for_what_is_deleted_is_overwritten_and_nothing_is_put_elsewhere(folder: Path) -> None:
    promised = {
        "synchronous": 2,  # FULL: an episode that was said to be kept survives the power going
        "fullfsync": 1,  # on macOS, the disk's own memory too
        "secure_delete": 1,  # also where the file cannot be written anew at once
        "temp_store": 2,  # in memory
        "foreign_keys": 1,
        "trusted_schema": 0,
    }
    with Journal.create(PASSPHRASE, folder, strength=CHEAP) as journal, journal._writing() as connection:
        told = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in promised}
    assert told == promised


class Told(dbapi2.OperationalError):
    """What the driver says, by the name that SQLite has for it."""

    def __init__(self, name: str) -> None:
        super().__init__("He said he was sorry.")
        self.sqlite_errorname = name


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("SQLITE_BUSY", JournalBusy, "Try again in a moment"),
        ("SQLITE_BUSY_SNAPSHOT", JournalBusy, "Try again in a moment"),
        ("SQLITE_LOCKED", JournalBusy, "Try again in a moment"),
        ("SQLITE_PROTOCOL", JournalBusy, "Try again in a moment"),
        ("SQLITE_NOTADB", JournalDamaged, "does not go with its header.json"),
        ("SQLITE_CORRUPT_VTAB", JournalDamaged, "is damaged: a part of it"),
        ("SQLITE_SCHEMA", JournalDamaged, "is damaged: a part of it"),
        ("SQLITE_IOERR_SHORT_READ", JournalDamaged, "is damaged: a part of it"),
        ("SQLITE_IOERR_DATA", JournalDamaged, "is damaged: a part of it"),
        ("SQLITE_FULL", JournalUnwritable, "The disk is full"),
        ("SQLITE_READONLY_DBMOVED", JournalUnwritable, "is read-only"),
        ("SQLITE_CANTOPEN", JournalUnwritable, "cannot be opened: is it still there"),
        ("SQLITE_PERM", JournalUnwritable, "the system does not allow it"),
        ("SQLITE_IOERR_WRITE", JournalUnwritable, "The disk fails"),
        ("SQLITE_AUTH", JournalError, "(SQLITE_AUTH). Try again. If that does not help: Restore a backup: tearwise"),
        ("", JournalError, "(Told). Try again."),
    ],
)
def test_what_the_driver_says_is_told_with_what_to_do_and_without_its_words(
    name: str, kind: type[JournalError], said: str
) -> None:
    error = database._ours(Told(name))
    assert type(error) is kind
    assert said in str(error)
    assert "sorry" not in str(error)


def test_the_steps_between_formats_are_found_wherever_tearwise_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "__file__", "/opt/50% more/tearwise/journal/database.py")
    assert database._alembic().get_main_option("script_location") == "/opt/50% more/tearwise/journal/migrations"

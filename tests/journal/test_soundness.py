"""Damage in the middle of the file is found when the journal is opened, and nothing else is called damage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tearwise.errors import JournalBusy, JournalDamaged
from tearwise.journal import Journal
from tearwise.journal.soundness import DAMAGE, damage_of

from .conftest import PASSPHRASE, SORRY, Read
from .torn import torn

PAGE = 4096


def by_hand(folder: Path, key: str, *statements: str) -> list[list[tuple[object, ...]]]:
    """What statements give that no journal would make, each on a connection of its own."""
    found = []
    for statement in statements:
        with closing(dbapi2.connect(str(folder / "journal.db"), isolation_level=None)) as connection:
            connection.execute(f"PRAGMA key = \"x'{key}'\"")
            connection.execute("PRAGMA writable_schema = ON")
            found.append(connection.execute(statement).fetchall())
    return found


def tear(folder: Path, page: int) -> None:
    """Damages a page of the file; they count from 1."""
    file = folder / "journal.db"
    whole = file.read_bytes()
    at = (page - 1) * PAGE
    file.write_bytes(whole[: at + 100] + bytes(100) + whole[at + 200 :])


def test_damage_that_nothing_has_come_upon_is_told(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    torn(folder)
    with Journal.open(PASSPHRASE, folder) as opened:
        assert len(opened.entries(limit=50)) == 50
        assert damage_of(opened) == DAMAGE
    assert capfd.readouterr() == ("", ""), "the driver speaks by itself"


def test_a_whole_journal_is_whole(journal: Journal, read: Read) -> None:
    assert damage_of(journal) == ""
    journal.add(read(SORRY))
    assert damage_of(journal) == ""
    journal.lock()
    assert damage_of(journal) == ""


def test_a_torn_page_that_holds_nothing_now_is_damage_too(journal: Journal, folder: Path, read: Read) -> None:
    """It is the next that something is kept on."""
    key = journal.key
    journal.add(read(SORRY))
    journal.lock()
    by_hand(folder, key, "CREATE TABLE more AS SELECT hex(zeroblob(20000)) AS much", "DROP TABLE more")
    ((free,),), ((pages,),) = by_hand(folder, key, "PRAGMA freelist_count", "PRAGMA page_count")
    assert (int(str(free)) > 5, (folder / "journal.db").stat().st_size) == (True, int(str(pages)) * PAGE)
    tear(folder, int(str(pages)))
    with Journal.open(PASSPHRASE, folder) as opened:
        assert len(opened) == 1
        with pytest.raises(JournalDamaged, match="a part of it is not what was written"):
            opened.check()


def test_an_index_that_does_not_go_with_its_table_is_damage(journal: Journal, folder: Path, read: Read) -> None:
    key = journal.key
    journal.add(read(SORRY), happened="2026-11-20")
    journal.lock()
    ((index,),) = by_hand(folder, key, "SELECT * FROM sqlite_master WHERE name = 'episode_happened'")
    by_hand(
        folder,
        key,
        "DELETE FROM sqlite_master WHERE name = 'episode_happened'",
        "UPDATE episode SET happened = '2026-11-21'",
        "INSERT INTO sqlite_master VALUES ({}, {}, {}, {}, {})".format(*map(repr, index)),
    )
    with Journal.open(PASSPHRASE, folder) as opened, pytest.raises(JournalDamaged):
        opened.check()


def test_a_reading_of_no_episode_is_damage(journal: Journal, folder: Path, read: Read) -> None:
    key = journal.key
    journal.add(read(SORRY))
    journal.lock()
    by_hand(folder, key, "UPDATE reading SET episode_id = 99")
    with Journal.open(PASSPHRASE, folder) as opened, pytest.raises(JournalDamaged):
        opened.check()


def test_a_torn_page_that_is_whole_in_the_log_is_no_damage(journal: Journal, folder: Path, read: Read) -> None:
    """As while it is written into the file: what was there before is in the log until all of it is."""
    journal.add(read(SORRY), person="Tom")
    journal.add(read(SORRY), person="Tom")
    with closing(journal.episodes()) as earlier:  # type: ignore[type-var]
        next(earlier)  # reads on, so that the log is not settled
        journal.add(read(SORRY), person="Ada")
        log = (folder / "journal.db-wal").read_bytes()[32:]
        logged = {int.from_bytes(log[at : at + 4], "big") for at in range(0, len(log), 24 + PAGE)}
        pages = (folder / "journal.db").stat().st_size // PAGE
        tear(folder, max(page for page in logged if page <= pages))
        journal.check()


def test_a_page_that_is_just_being_written_is_no_damage(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    told: Iterator[Exception | None] = iter([JournalDamaged("half of it is there"), None])

    def check() -> None:
        if (error := next(told)) is not None:
            raise error

    monkeypatch.setattr(journal, "check", check)
    assert damage_of(journal) == ""


def test_who_may_not_look_now_is_told_nothing(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy() -> None:
        raise JournalBusy("somebody writes")

    monkeypatch.setattr(journal, "check", busy)
    assert damage_of(journal) == ""

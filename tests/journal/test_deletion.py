"""What is deleted is gone: from the tables, from the index, from the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from tearwise import EpisodeMissing
from tearwise.journal import Journal, database, header, tables
from tearwise.journal.database import Database
from tearwise.journal.settings import COMPACT
from tests.journal.conftest import PASSPHRASE, SORRY, WEDDING, Read

TABLES = [*tables.metadata.tables, "episode_text", "episode_text_content"]


def rows(journal: Journal) -> dict[str, int]:
    """How many rows every table has, without settings."""
    with journal._reading() as connection:
        counts = {
            name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()
            for name in TABLES
            if name != "setting"
        }
    return {name: count for name, count in counts.items() if count}


def filled(journal: Journal, read: Read) -> None:
    """Two people with a history each, of whom one was first taken for the other."""
    dad = journal.add(read(SORRY), person="Dad", note="secret harbour")
    journal.edit(dad.id, replace(dad.content, note="secret quay"), read(SORRY))
    journal.correct(dad.id, ["other"], "secret job")
    ada = journal.add(read(WEDDING), person="Dad")
    journal.edit(ada.id, replace(ada.content, person=None))
    journal.edit(ada.id, replace(ada.content, person=replace(ada.content.person, name="Ada", id=0)))


def test_deleting_an_episode_takes_all_that_belongs_to_it(journal: Journal, read: Read) -> None:
    filled(journal, read)
    journal.delete(1)
    assert rows(journal) == {
        "person": 2, "episode": 1, "revision": 2, "reading": 1, "episode_text": 1, "episode_text_content": 1,
    }  # fmt: skip
    assert journal.search("secret") == []
    journal.delete(2)
    assert rows(journal) == {}
    journal.add(read(SORRY))
    assert journal.entries()[0].id == 3, "a number never names another episode"


WORDS = ("zqharbour", "yqlantern", "xqmeadow", "wqcandle", "vqpebble", "uqwillow")
"""Words that begin as no others do, which the index would write shortened."""


def cells_with(journal: Journal, word: str) -> list[str]:
    """The tables that hold a word anywhere, those of which the index is made included; one for each cell."""
    found = []
    with journal._reading() as connection:
        made = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        for table in connection.execute(text(made)).scalars().all():
            for row in connection.execute(text(f"SELECT * FROM {table}")):
                cells = [cell if isinstance(cell, bytes) else str(cell).encode() for cell in row]
                found += [table for cell in cells if word.encode() in cell.lower()]
    return found


def test_no_word_of_what_is_deleted_is_left_in_any_table_or_in_the_index(journal: Journal, read: Read) -> None:
    account, person, note, response, correction, edited = WORDS
    for number in range(20):
        journal.add(read(SORRY), note=f"note {number}")
    kept = journal.add(read(f"{SORRY} {account}"), person=person, note=note, responses=[response]).id
    other = journal.add(read(SORRY), note=edited)
    journal.correct(kept, ["other"], correction)
    held = {word: cells_with(journal, word) for word in WORDS}
    assert all(held.values())
    assert "episode_text_data" in held[account], "where the index has its words"
    journal.edit(other.id, replace(other.content, note="nothing"))
    assert cells_with(journal, edited) == ["revision"]
    journal.take_back_correction(kept)
    assert cells_with(journal, correction) == []
    journal.delete(kept, other.id)
    assert [table for word in WORDS for table in cells_with(journal, word)] == []


def test_deleting_several_is_all_or_nothing(journal: Journal, read: Read) -> None:
    filled(journal, read)
    with pytest.raises(EpisodeMissing):
        journal.delete(1, 2, 99)
    assert len(journal) == 2
    assert len(journal.search("secret")) == 1
    journal.delete(2, 1)
    assert rows(journal) == {}


def test_deleting_a_person_takes_their_name_out_of_every_history(journal: Journal, read: Read) -> None:
    filled(journal, read)
    assert journal.delete_person("dad") == 1
    assert [one.name for one in journal.people()] == ["Ada"]
    left = journal.episode(2)
    assert [past.content.person for past in left.revisions] == [None, None]
    assert journal.search("dad") == []
    with pytest.raises(EpisodeMissing):
        journal.delete_person("Dad")


def test_deleting_all_leaves_an_empty_journal_with_its_settings(journal: Journal, folder: Path, read: Read) -> None:
    filled(journal, read)
    journal.set("learning", True)
    assert journal.delete_all() == 2
    assert rows(journal) == {}
    assert journal.setting("learning") is True
    with Journal.open(PASSPHRASE, folder) as again:
        again.check()


def test_the_file_has_no_free_page_left_after_deleting(journal: Journal, folder: Path, read: Read) -> None:
    for number in range(60):
        journal.add(read(SORRY), note=f"{number} " * 2000)
    grown = (folder / header.DATABASE).stat().st_size + (folder / f"{header.DATABASE}-wal").stat().st_size
    journal.delete_all()
    with journal._reading() as connection:
        assert connection.execute(text("PRAGMA freelist_count")).scalar_one() == 0
    assert (folder / f"{header.DATABASE}-wal").stat().st_size < 10_000, "what was in it is settled and cut off"
    assert (folder / header.DATABASE).stat().st_size < grown / 4


def test_what_is_deleted_while_another_program_sweeps_up_is_swept_up_too(
    journal: Journal, folder: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(journal, read)
    compact, between = Database.compact, []

    def compacted(base: Database) -> None:
        compact(base)
        if not between:
            between.append(base)
            with Journal.open(PASSPHRASE, folder) as other:
                monkeypatch.setattr(other, "_sweep", lambda: None)  # the two take turns, and this one is not there yet
                other.delete(2)

    monkeypatch.setattr(Database, "compact", compacted)
    journal.delete(1)
    assert between
    assert journal.setting(COMPACT), "the second is still to be swept up"
    with Journal.open(PASSPHRASE, folder) as again:
        assert again.setting(COMPACT) is False


def test_what_could_not_be_swept_up_is_when_the_journal_is_opened_next(
    journal: Journal, folder: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        journal.add(read(SORRY), note=f"{number} " * 2000)
    journal.lock()
    monkeypatch.setattr(database, "PATIENCE", 0.1)  # else it waits for who looks for ten seconds
    with (
        Journal.open(PASSPHRASE, folder) as journal,
        Journal.open(PASSPHRASE, folder) as other,
        other._reading() as held,
    ):
        held.execute(text("SELECT count(*) FROM episode")).scalar_one()
        journal.delete_all()  # while somebody looks at what was
        assert held.execute(text("SELECT count(*) FROM episode")).scalar_one() == 40
    with Journal.open(PASSPHRASE, folder) as again, again._reading() as connection:
        assert connection.execute(text("PRAGMA freelist_count")).scalar_one() == 0
    assert (folder / header.DATABASE).stat().st_size < 150_000

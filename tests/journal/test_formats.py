"""A journal of every format that there ever was opens, whole, and is brought up to date."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from tearwise.journal import Journal, Person
from tearwise.journal.backup import restore
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, Read
from tests.journal.fixture import CODE, PLACE

KEPT = sorted(PLACE.glob("*.backup"))
MIGRATIONS = Path(__file__).parents[2] / "src" / "tearwise" / "journal" / "migrations" / "versions"


def test_there_is_one_of_every_format() -> None:
    formats = [path.name[1:5] for path in sorted(MIGRATIONS.glob("v*.py"))]
    assert formats
    assert [path.stem for path in KEPT] == formats


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_journal_of_then_opens_whole_and_is_written_on(path: Path, folder: Path, read: Read) -> None:
    restore(path, partial(Journal.open, PASSPHRASE), folder)
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    with Journal.open(PASSPHRASE, folder) as journal:
        journal.check()
        found = journal.export()
        assert {**found, "exported": ""} == {**expected, "exported": ""}
        assert journal.setting("example") == {"on": True}
        assert [one.person for one in journal.search("ejszakat")] == ["Papa"]
        journal.add(read(SORRY), person="Papa")
        assert len(journal) == len(expected["episodes"]) + 1
    with Journal.open_with_code(CODE, folder) as journal:
        assert len(journal) == len(expected["episodes"]) + 1


def test_who_was_two_in_the_second_format_by_an_accent_becomes_one(folder: Path, read: Read) -> None:
    composed, apart = "Zo\u00eb", "Zoe\u0308"
    with Journal.create(PASSPHRASE, folder, strength=CHEAP) as journal:
        kept = journal.add(read(SORRY), person=Person(composed, "friend", "she"))
        other = journal.add(read(SORRY), person=Person("Ada", "partner"))
        journal.edit(other.id, replace(other.content, person=Person("\u00c9mile")))
        with journal._writing() as connection:  # as the second format has them
            connection.execute(
                text("UPDATE person SET name = :name, folded = :name WHERE name = 'Ada'"), {"name": apart}
            )
            for name in (composed, "\u00c9mile"):
                values = {"name": name, "folded": name.casefold()}
                connection.execute(text("UPDATE person SET folded = :folded WHERE name = :name"), values)
            connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
    with Journal.open(PASSPHRASE, folder) as journal:
        journal.check()
        assert journal.people() == [Person("\u00c9mile"), Person(composed, "partner", "she")]
        assert [one.id for one in journal.entries(person=apart)] == [kept.id]
        assert journal.episode(other.id).revisions[0].content.person == Person(composed, "partner", "she")

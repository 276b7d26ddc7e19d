"""A journal of every format that there ever was opens, whole, and is brought up to date."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from tearwise.journal import Journal
from tearwise.journal.backup import restore
from tests.journal.conftest import PASSPHRASE, SORRY, Read
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

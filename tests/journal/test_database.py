"""Many may read at once; where there are too many, that is said soon, and nothing is broken by it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from tearwise import JournalBusy
from tearwise.journal import Journal, database
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, Read


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

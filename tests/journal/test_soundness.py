"""Damage in the middle of the file is found when the journal is opened, and nothing else is called damage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tearwise.errors import JournalBusy, JournalDamaged
from tearwise.journal import Journal
from tearwise.journal.soundness import DAMAGE, damage_of

from .conftest import PASSPHRASE, SORRY, Read
from .torn import torn


def test_damage_that_nothing_has_come_upon_is_told(folder: Path) -> None:
    torn(folder)
    with Journal.open(PASSPHRASE, folder) as opened:
        assert len(opened.entries(limit=50)) == 50
        assert damage_of(opened) == DAMAGE


def test_a_whole_journal_is_whole(journal: Journal, read: Read) -> None:
    assert damage_of(journal) == ""
    journal.add(read(SORRY))
    assert damage_of(journal) == ""
    journal.lock()
    assert damage_of(journal) == ""


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

"""Somebody else who edits an episode between the moment when it is looked at and the moment when it is changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tearwise.journal import Episode, Journal


def overtake(monkeypatch: pytest.MonkeyPatch, note: str) -> None:
    """From now on, whoever looks at an episode at its first revision finds that it gets this note right after."""
    looked = Journal.episode

    def meanwhile(journal: Journal, id: int) -> Episode:
        found = looked(journal, id)
        if found.revision == 1:
            journal.edit(id, replace(found.content, note=note))
        return found

    monkeypatch.setattr(Journal, "episode", meanwhile)

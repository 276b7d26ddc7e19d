"""A setting is anything that JSON can hold, and what the journal keeps for itself is nobody else's."""

from __future__ import annotations

import math

import pytest

from tearwise import EpisodeError
from tearwise.journal import Journal, settings

ROUND: list[object] = []
ROUND.append(ROUND)
DEEP: list[object] = []
for _ in range(100_000):
    DEEP = [DEEP]


@pytest.mark.parametrize("value", [None, True, 0, -1.5, "", "“é” 😭", [1, [2]], {"on": True, "of": ["Tom", None]}])
def test_what_json_can_hold_comes_back(journal: Journal, value: object) -> None:
    journal.set("example", value)
    assert journal.setting("example") == value


WRONG = {"an object": object(), "a set": {1}, "bytes": b"x", "nan": math.nan, "infinity": [{"x": -math.inf}],
         "a name that is none": {(1, 2): 3}, "round": ROUND, "deep": DEEP}  # fmt: skip


@pytest.mark.parametrize("value", WRONG.values(), ids=WRONG)
def test_what_it_cannot_hold_is_refused_and_changes_nothing(journal: Journal, value: object) -> None:
    journal.set("example", "before")
    with pytest.raises(EpisodeError, match="what JSON can hold"):
        journal.set("example", value)
    assert journal.setting("example") == "before"


@pytest.mark.parametrize("name", ["x" * 101, "a\0b", "\ud800", 5, None])
def test_a_name_that_cannot_be_kept_is_refused(journal: Journal, name: str) -> None:
    with pytest.raises(EpisodeError, match="A setting's name"):
        journal.set(name, 1)


def test_what_the_journal_keeps_for_itself_is_left_to_it(journal: Journal) -> None:
    before = journal.setting(settings.COMPACT)
    with pytest.raises(EpisodeError, match="for itself"):
        journal.set(settings.COMPACT, "please")
    assert journal.setting(settings.COMPACT) == before
    journal.set("compacted", 1)

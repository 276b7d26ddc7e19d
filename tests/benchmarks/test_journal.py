"""The journal's benchmark times real work on a real journal; with few episodes nothing takes a second."""

from __future__ import annotations

import re

import pytest

from benchmarks.journal import episodes, journal_table
from tearwise.rendering.record import reading_of


@pytest.fixture(scope="module")
def table() -> str:
    return str(journal_table(40))


@pytest.mark.parametrize("what", ["list all", "search a rare word", "patterns of all", "keep an episode", "back up"])
def test_everything_that_a_person_does_is_timed(table: str, what: str) -> None:
    assert re.search(rf"^\| {what}[^|]*(\| +\d+ ms \[\d+, \d+\] ){{2}}\|$", table, re.MULTILINE)


def test_the_episodes_are_as_many_as_asked_for_and_their_readings_are_true() -> None:
    made = list(episodes(30))
    assert len({one.content.account.text for one in made}) == len({one.uid for one in made}) == 30
    for one in made:
        assert reading_of(one.readings[0].record, one.content.account.text).status
    assert any(one.corrections for one in made)
    assert any(one.revisions for one in made)

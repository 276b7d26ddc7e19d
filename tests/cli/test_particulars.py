"""What a command may be told of an episode is what the journal keeps of one."""

from __future__ import annotations

from typing import get_args

from tearwise.accounts import PRONOUNS
from tearwise.cli import particulars
from tearwise.journal import episode


def test_whether_it_helped_is_said_as_it_is_kept() -> None:
    assert tuple(one.value for one in particulars.Helped) == get_args(episode.Helped)


def test_somebody_is_spoken_of_as_accounts_speak_of_them() -> None:
    assert {one.value for one in particulars.Pronoun} == set(PRONOUNS)

"""Whether an account tells that somebody asked to share a life: "he asked me to marry him and cried"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from tearwise.accounts.phrases import any_of_each, plain
from tearwise.reading.stories.story import Story
from tearwise.tables import load_table

_FILE = "proposal.toml"
_LISTS = ("asks", "unless")


def is_proposal(text: str) -> bool:
    """Whether a text tells of a proposal, of vows, or of another asking to share a life, and of no refusal, end or
    loss."""
    return _proposal().is_in(plain(text))


@cache
def _proposal() -> Story:
    """That of proposal.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading.stories", _FILE))


def parsed(data: Mapping[str, Any]) -> Story:
    """What proposal.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    return Story.of([rf"\b{one['asks']}\b"], one["unless"])

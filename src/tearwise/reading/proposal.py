"""Whether an account tells that somebody asked to share a life: "he asked me to marry him and cried"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts.phrases import any_of_each, plain
from tearwise.tables import load_table

_FILE = "proposal.toml"
_LISTS = ("asks", "unless")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What proposal.toml holds, as it is looked for in lower case."""

    asks: re.Pattern[str]
    unless: re.Pattern[str]


def is_proposal(text: str) -> bool:
    """Whether a text tells of a proposal, or of another asking to share a life, and of no refusal, end or loss."""
    said, known = plain(text), _proposal()
    return known.asks.search(said) is not None and known.unless.search(said) is None


@cache
def _proposal() -> Proposal:
    """That of proposal.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading", _FILE))


def parsed(data: Mapping[str, Any]) -> Proposal:
    """What proposal.toml holds, checked. Raises DataError naming the entry."""
    return Proposal(*(re.compile(rf"\b{words}\b") for words in any_of_each(data, _LISTS, _FILE).values()))

"""Tidings in an account, bad ones or such as it leaves open: "got his results back, its cancer, he cried"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.phrases import any_of_each, plain
from tearwise.tables import load_table

FEW = 14
"""Words of a text that may end in news and say no more of them."""

_FILE = "tidings.toml"
_LISTS = ("bad", "good", "open", "own")
_WHEN = r"(?: (?:yesterday|today|tonight|last night|this morning|this afternoon|this week|just now|earlier))?"


@dataclass(frozen=True, slots=True)
class Tidings:
    """What tidings.toml holds, as it is looked for in lower case."""

    bad: re.Pattern[str]
    good: re.Pattern[str]
    open: re.Pattern[str]
    own: re.Pattern[str]


def are_bad(text: str, another_cries: bool = False) -> bool:
    """Whether a text tells of bad news, and of nothing good.

    another_cries: whether somebody else than the writer does; then the writer's own relief is nothing good for them
    """
    said, tidings = plain(text), _tidings()
    if tidings.bad.search(said) is None:
        return False
    return tidings.good.search(tidings.own.sub("", said) if another_cries else said) is None


def are_open(text: str) -> bool:
    """Whether a text of at most ``FEW`` words ends in news, and does not say whether they were good: "he cried when the
    doctor called"."""
    said, tidings = plain(text), _tidings()
    if len(said.split()) > FEW or tidings.bad.search(said) or tidings.good.search(said):
        return False
    return tidings.open.search(said) is not None


@cache
def _tidings() -> Tidings:
    """Those of tidings.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading.stories", _FILE))


def parsed(data: Mapping[str, Any]) -> Tidings:
    """What tidings.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    ends = rf"(?=[.!?,;]|$|,? (?:and|then|so) (?:\w+ ){{0,3}}?{crying_verbs().pattern()}\b)"
    bad, good = (re.compile(rf"\b{one[name]}\b(?!')") for name in ("bad", "good"))
    return Tidings(bad, good, re.compile(rf"\b{one['open']}{_WHEN}{ends}"), re.compile(rf"\b{one['own']}\b"))

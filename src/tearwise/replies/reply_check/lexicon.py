"""Words that count as one another in the reply check, by what they name: the data of lexicon.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Any

from tearwise.errors import DataError
from tearwise.tables import load_table


@cache
def lexicon() -> Mapping[str, tuple[str, ...]]:
    """Class → its words. Raises DataError where lexicon.toml is not what it must be."""
    return parsed(load_table("tearwise.replies.reply_check", "lexicon.toml"))


def parsed(data: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """What lexicon.toml holds, checked: class → words. Raises DataError naming the entry."""
    for name, words in data.items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise DataError(f"lexicon.toml: {name!r} must be a list of words.")
    if missing := {"common", "advising"} - data.keys():
        raise DataError(f"lexicon.toml: {sorted(missing)[0]!r} is missing.")
    return MappingProxyType({name: tuple(words) for name, words in data.items()})


@cache
def known_words() -> frozenset[str]:
    """All words of all classes."""
    return frozenset(chain.from_iterable(lexicon().values()))

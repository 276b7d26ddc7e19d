"""Where an account begins to give somebody's own words: "he said", "she told me", "he goes"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from tearwise.errors import DataError
from tearwise.safety.words import Words
from tearwise.tables import load_table, only

_FILE = "quotes.toml"
ME = frozenset({"me", "us"})
SUBJECTS = frozenset({"he", "she", "they", "who"})
"""Words for the writer to whom something is done or said, and for somebody else who does or says it."""
_MARKS = frozenset(',:“”"')


@dataclass(frozen=True, slots=True)
class Quoting:
    """What quotes.toml holds.

    said: words behind which somebody's own words follow; told: the same before "me" and "us" alone;
    goes: the same after "he", "she", "they" and "who" alone, or before a quotation mark
    """

    said: frozenset[str]
    told: frozenset[str]
    goes: frozenset[str]


def told_from(words: Sequence[str]) -> int | None:
    """The place of the first word behind which somebody's own words follow; None where there is none."""
    quoting = _quoting()
    for at, word in enumerate(words):
        before, after = words[max(at - 1, 0) : at], words[at + 1 : at + 2]
        if word in quoting.said or (word in quoting.told and not ME.isdisjoint(after)):
            return at
        if word in quoting.goes and not SUBJECTS.isdisjoint(before):
            return at
    return None


def opens_quote(words: Words, at: int) -> bool:
    """Whether a quotation, or what looks like one, begins behind the word at a place: 'he said "', "told me: "."""
    said, quoting = words.words, _quoting()
    if not words.marked(at, _MARKS):
        return False
    if said[at] in quoting.said | quoting.goes:
        return True
    return at > 0 and said[at] in ME and said[at - 1] in quoting.said | quoting.told


@cache
def _quoting() -> Quoting:
    return parsed(load_table("tearwise.safety", _FILE))


def parsed(data: Mapping[str, Any]) -> Quoting:
    """What quotes.toml holds, checked. Raises DataError naming the entry."""
    names = [field.name for field in fields(Quoting)]
    only(data, names, _FILE)
    for name in names:
        if not (isinstance(data[name], list) and all(isinstance(word, str) and word.isalpha() for word in data[name])):
            raise DataError(f"{_FILE}: {name!r} must be a list of single words.")
    return Quoting(**{name: frozenset(data[name]) for name in names})

"""Whether a writer says that they are not yet grown: what is advised to them is another thing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from tearwise.errors import AccountError
from tearwise.safety.families import by_a_minor
from tearwise.safety.patterns import Patterns
from tearwise.safety.words import Words
from tearwise.tables import load_table, only, texts

_FILE = "young.toml"


def is_young(text: str) -> bool:
    """Whether the writer of a text says that they are a child, or not yet grown. It is never guessed from how they
    write. Raises AccountError where it is no text."""
    if not isinstance(text, str):
        raise AccountError(f"Whether a writer is young is said of a text (str), not of {type(text).__name__}.")
    words = Words.of(text)
    if by_a_minor(words):
        return True
    patterns, unless = _said()
    ends = (last for _, last in patterns.find(words.words, frozenset(words.words)))
    return any(unless.isdisjoint(words.words[end : end + 1]) for end in ends)


@cache
def _said() -> tuple[Patterns, frozenset[str]]:
    """The patterns, and the words after one by which it is not so. Raises DataError where the file is not so."""
    return parsed(load_table("tearwise.safety", _FILE))


def parsed(data: Mapping[str, Any]) -> tuple[Patterns, frozenset[str]]:
    """What young.toml holds, checked, as ``is_young`` looks for it. Raises DataError naming the entry."""
    only(data, ("patterns", "unless"), _FILE)
    return Patterns(data["patterns"], _FILE), frozenset(texts(data, "unless", _FILE))

"""Words that speak of each meaning, counted: what a small network has seen too few accounts to know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tearwise.errors import DataError
from tearwise.meanings import MEANINGS
from tearwise.reading.crying import crying_words
from tearwise.tables import load_table, only

Floats = NDArray[np.float64]

WORD_COUNTS = 2 * len(MEANINGS)
"""For each meaning its words in the whole text, then for each those near the tears."""
NEAR = 15
"""Words on either side of one of crying that count as near."""
MOST, MOST_NEAR = 3, 2
"""Words of a list from which on no more are counted: the fourth "happy" of a text says nothing new."""
_FILE = "meaning_words.toml"
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)*", re.IGNORECASE)

Lists = Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
"""First word → each entry that begins with it, as its words, and the place of its meaning among the nine."""


def word_counts(text: str) -> Floats:
    """How much of a text's words each meaning's list holds: (WORD_COUNTS,), each 0 to 1."""
    found = list(_WORD.finditer(text))
    words = [word.group().lower().replace("'", "").replace("’", "") for word in found]
    near = _near([word.start() for word in found], text)
    whole, close = [0] * len(MEANINGS), [0] * len(MEANINGS)
    lists = _lists()
    for place, word in enumerate(words):
        for entry, meaning in lists.get(word, ()):
            if len(entry) == 1 or tuple(words[place : place + len(entry)]) == entry:
                whole[meaning] += 1
                close[meaning] += near[place]
    return np.concatenate([np.minimum(whole, MOST) / MOST, np.minimum(close, MOST_NEAR) / MOST_NEAR])


def _near(starts: list[int], text: str) -> list[bool]:
    """Of each word, given where it starts, whether it is near one of crying."""
    near = [False] * len(starts)
    crying = crying_words(text)
    span = 0
    for place, start in enumerate(starts):
        while span < len(crying) and crying[span][1] <= start:
            span += 1
        if span < len(crying) and start >= crying[span][0]:
            around = range(max(place - NEAR, 0), min(place + NEAR + 1, len(starts)))
            near[around.start : around.stop] = [True] * len(around)
    return near


@cache
def _lists() -> Lists:
    return parsed(load_table("tearwise.reading", _FILE))


def parsed(data: Mapping[str, Any]) -> Lists:
    """What meaning_words.toml holds, checked. Raises DataError naming the meaning and the entry that is wrong."""
    only(data, MEANINGS, _FILE)
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for place, meaning in enumerate(MEANINGS):
        entries = only(data[meaning], ("words",), f"{_FILE}: {meaning}")["words"]
        if not isinstance(entries, list) or not entries:
            raise DataError(f"{_FILE}: {meaning}: 'words' must be a list of words.")
        for entry in entries:
            words = tuple(entry.split(" ")) if isinstance(entry, str) else ()
            if not words or not all(re.fullmatch(r"[a-z0-9]+", word) for word in words):
                raise DataError(
                    f"{_FILE}: {meaning}: {entry!r} must be small letters without apostrophes, one blank between words."
                )
            if (words, place) in found.setdefault(words[0], []):
                raise DataError(f"{_FILE}: {meaning}: {entry!r} is there twice.")
            found[words[0]].append((words, place))
    return {first: tuple(entries) for first, entries in found.items()}

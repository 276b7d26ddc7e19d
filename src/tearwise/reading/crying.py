"""Words that speak of crying, and how far the other words stand from them."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from tearwise.errors import DataError


@cache
def _pattern(flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern for all words, which are in small letters. Raises DataError where the data file lacks a list."""
    raw = tomllib.loads(resources.files("tearwise.reading").joinpath("crying.toml").read_text("utf-8"))
    for name in ("stems", "words", "phrases"):
        if not raw.get(name) or not all(isinstance(w, str) and w.strip() and w == w.lower() for w in raw[name]):
            raise DataError(f"crying.toml: {name!r} must be a list of words in small letters")
    stems = "|".join(re.escape(w) + r"\w*" for w in raw["stems"])
    words = "|".join(re.escape(w) for w in raw["words"])
    phrases = "|".join(r"\s+".join(map(re.escape, p.split())) for p in raw["phrases"])
    return re.compile(rf"\b(?:{stems}|{words}|{phrases})\b", flags)


def crying_words(text: str) -> list[tuple[int, int]]:
    """Where the text speaks of crying: [start, end) of each word or phrase."""
    return list(_found(text))


@lru_cache(maxsize=512)
def _found(text: str) -> tuple[tuple[int, int], ...]:
    """Remembered, since engine and reader ask of each text of a chunk."""
    if text.isascii():  # its letters can be made small one by one; the same is found, several times as fast
        return tuple(found.span() for found in _pattern(re.NOFLAG).finditer(text.lower()))
    return tuple(found.span() for found in _pattern().finditer(text))


FAR = 60
"""Tokens; a token further from every word of crying counts as this far."""


def crying_distance(text: str, offsets: NDArray[np.integer]) -> NDArray[np.float32]:
    """How far each token stands from the nearest word of crying: log(1 + tokens between), 0 at the word itself.

    offsets: (tokens, 2) [start, end) of the tokens. Without any word of crying every token counts as near: 0.
    """
    near = np.zeros(len(offsets), bool)
    for start, end in crying_words(text):
        near |= (offsets[:, 0] < end) & (start < offsets[:, 1])
    places = np.flatnonzero(near)
    if not len(places):
        return np.zeros(len(offsets), np.float32)
    apart = np.abs(np.arange(len(offsets))[:, None] - places[None, :]).min(1)
    return np.asarray(np.log1p(np.minimum(apart, FAR)), np.float32)

"""Words that speak of crying, and the sentences that have them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from tearwise.errors import DataError


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for all words. Raises DataError where the data file lacks a list."""
    raw = tomllib.loads(resources.files("tearwise.reading").joinpath("crying.toml").read_text("utf-8"))
    for name in ("stems", "words", "phrases"):
        if not raw.get(name) or not all(isinstance(w, str) and w.strip() for w in raw[name]):
            raise DataError(f"crying.toml: {name!r} must be a list of words")
    stems = "|".join(re.escape(w) + r"\w*" for w in raw["stems"])
    words = "|".join(re.escape(w) for w in raw["words"])
    phrases = "|".join(r"\s+".join(map(re.escape, p.split())) for p in raw["phrases"])
    return re.compile(rf"\b(?:{stems}|{words}|{phrases})\b", re.IGNORECASE)


def crying_words(text: str) -> list[tuple[int, int]]:
    """Where the text speaks of crying: [start, end) of each word or phrase."""
    return [found.span() for found in _pattern().finditer(text)]

"""The learned part of the risks: a linear model over an account's words, as ``training/safety.py`` fitted it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tearwise.errors import DataError
from tearwise.safety.features import features
from tearwise.safety.words import Words

HEADS = ("any", "self_harm", "abuse", "child_harm", "now")
"""Whether there is any risk; each risk; whether it is urgent."""

WINDOW = 12
"""A passage that the learned part points to has so many words at most."""
STEP = 4
"""How many words on the next such passage begins."""


@dataclass(frozen=True)
class Learned:
    """A logistic regression for each head.

    bias:    by head
    bounds:  by head, the log-odds from which it speaks
    weights: feature → its weight in each head (log-odds)
    """

    bias: tuple[float, ...]
    bounds: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def log_odds(self, values: Mapping[str, float]) -> dict[str, float]:
        """Head → log-odds above the bound from which it speaks."""
        totals = [b - bound for b, bound in zip(self.bias, self.bounds, strict=True)]
        for name, value in values.items():
            for k, weight in enumerate(self.weights.get(name, ())):
                totals[k] += weight * value
        return dict(zip(HEADS, totals, strict=True))

    def where(self, words: Words, head: str) -> list[tuple[int, int]]:
        """The stretch [first, last) of the words that speaks most for a head: within a sentence, at most WINDOW words.

        No stretch where there are no words.
        """
        best: tuple[float, int, int] | None = None
        for first, last in words.sentences():
            for begin in range(first, max(last - WINDOW, first) + STEP, STEP):
                if begin >= last:
                    break
                end = min(begin + WINDOW, last)
                said = self.log_odds(features(words.part(begin, end)))[head]
                if best is None or said > best[0]:
                    best = (said, begin, end)
        return [] if best is None else [best[1:]]


@cache
def learned() -> Learned:
    """The fitted model. Raises DataError when its file is not what it must be."""
    try:
        raw = json.loads(resources.files("tearwise.safety").joinpath("learned.json").read_text("utf-8"))
        weights = {str(name): tuple(map(float, each)) for name, each in raw["weights"].items()}
        found = Learned(tuple(map(float, raw["bias"])), tuple(map(float, raw["bounds"])), weights)
        heads = tuple(raw["heads"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"learned.json cannot be read: {error!r}; run python -m training.safety.") from error
    rows = [found.bias, found.bounds, *weights.values()]
    if heads != HEADS or any(len(row) != len(HEADS) for row in rows):
        raise DataError("learned.json: its heads are not those of this version; run python -m training.safety.")
    return found

"""The learned parts of the risks, as ``training/safety.py`` fitted them.

A linear model over an account's words, and the weights of all that bears witness.
"""

from __future__ import annotations

import json
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tearwise.cached_property import cached_property
from tearwise.errors import DataError
from tearwise.safety.features import features
from tearwise.safety.passages import begins_clause
from tearwise.safety.words import Words

HEADS = ("any", "self_harm", "abuse", "child_harm", "now")
"""Whether there is any risk; each risk; whether it is urgent."""

WINDOW = 12
"""A passage that the learned part points to has so many words at most, or is one clause."""
CLAUSE = 18
"""Words of a clause from which on it is cut."""
_LEADS = frozenset({"and", "but", "so", "then"})
"""Words that a passage need not begin with."""
STEP = 4
"""How many words on the next passage of a clause that is cut begins."""


@dataclass(frozen=True)
class Learned:
    """A logistic regression over the words for each head, and one over the witnesses.

    bias:      of the words, by head
    weights:   feature of the words → its weight in each head (log-odds)
    witnesses: head → the weights of what bears witness, and last the bias less the bound from which the head speaks
    unprobed:  the same where nothing looks at the engine's states
    """

    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    witnesses: Mapping[str, tuple[float, ...]]
    unprobed: Mapping[str, tuple[float, ...]]

    def log_odds(self, values: Mapping[str, float]) -> dict[str, float]:
        """Head → log-odds by the words alone."""
        place, table = self._table
        known = [name for name in values if name in place]
        rows = table[[0, *(place[name] for name in known)]]
        rows[1:] *= np.array([values[name] for name in known])[:, None]
        return dict(zip(HEADS, np.add.reduce(rows, axis=0).tolist(), strict=True))

    @cached_property
    def _table(self) -> tuple[Mapping[str, int], NDArray[np.float64]]:
        """Where each feature's weights stand in one array (1 + features, heads), which begins with the bias."""
        table = np.array([self.bias, *self.weights.values()])
        return {name: k for k, name in enumerate(self.weights, 1)}, table

    def judged(self, said: Mapping[str, Sequence[float]], probed: bool) -> dict[str, float]:
        """Head → log-odds above the bound from which it speaks, given what each witness says of it, and whether the
        engine's states are among them."""
        weights = self.witnesses if probed else self.unprobed
        return {
            head: weights[head][-1] + sum(w * x for w, x in zip(weights[head][:-1], said[head], strict=True))
            for head in HEADS
        }

    def where(self, words: Words, head: str) -> list[tuple[int, int]]:
        """The stretch [first, last) of the words that speaks most for a head: whole clauses, unless they are long.

        No stretch where there are no words.
        """
        best: tuple[float, int, int] | None = None
        for first, last in words.sentences:
            for begin, end in _stretches(words, first, last):
                said = self.log_odds(features(words.part(begin, end)))[head]
                if best is None or said > best[0]:
                    best = (said, begin, end)
        if best is None:
            return []
        _, first, last = best
        return [(first + (words.words[first] in _LEADS and last - first > 1), last)]


def _stretches(words: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Each clause of a sentence with those that follow it, of WINDOW words together at most; a longer one by itself,
    and in stretches of WINDOW words where it has more than CLAUSE."""
    starts = [first, *(at for at in range(first + 1, last) if begins_clause(words, at)), last]
    for number, (begin, end) in enumerate(pairwise(starts)):
        most = bisect(starts, begin + WINDOW) - 1
        if most > number or end - begin <= CLAUSE:
            yield begin, starts[most] if most > number else end
        else:
            yield from ((at, min(at + WINDOW, end)) for at in range(begin, end - WINDOW + STEP, STEP))


@cache
def learned() -> Learned:
    """The fitted model. Raises DataError when its file is not what it must be."""
    try:
        raw = json.loads(resources.files("tearwise.safety").joinpath("learned.json").read_text("utf-8"))
        weights = {str(name): tuple(map(float, each)) for name, each in raw["weights"].items()}
        witnesses, unprobed = (
            {str(head): tuple(map(float, each)) for head, each in raw[kind].items()}
            for kind in ("witnesses", "unprobed")
        )
        found = Learned(tuple(map(float, raw["bias"])), weights, witnesses, unprobed)
        heads = tuple(raw["heads"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"learned.json cannot be read: {error!r}; run python -m training.safety.") from error
    rows = [found.bias, *weights.values()]
    named = heads == HEADS and set(witnesses) == set(unprobed) == set(HEADS)
    if not named or any(len(row) != len(HEADS) for row in rows):
        raise DataError("learned.json: its heads are not those of this version; run python -m training.safety.")
    return found

"""Contrast pairs by cross-validation: a network that has learned from one half of the pairs is asked about the other.

It learns from the labels alone: tutors would have seen all pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tearwise.meanings import MEANINGS
from training import tutors
from training.encoder import tokenizer
from training.network import AccountNetwork
from training.rows import Row
from training.targets import pair_of, unlabelled

HALVES = 2

Floats = NDArray[np.float32]


def paired(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    """The contrast pairs among rows, both accounts of each."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        pair = pair_of(row.id)
        if pair is not None and row.usable:
            found.setdefault(pair, []).append(row)
    return [(sides[0], sides[1]) for _, sides in sorted(found.items()) if len(sides) == HALVES]


def judged(rows: Sequence[Row], train: Callable[[Sequence[Row]], AccountNetwork]) -> Iterator[bool]:
    """For each pair whether every meaning that is shown in one of its accounts only moves the right way, by a network
    trained without its half of the pairs."""
    pairs = paired(rows)
    for half in range(HALVES):
        left = pairs[half::HALVES]
        ids = {row.id for sides in left for row in sides}
        network = train([row for row in rows if row.id not in ids])
        for first, second, one, other in zip(*zip(*left, strict=True), *_log_odds(network, left), strict=True):
            changed = [k for k, m in enumerate(MEANINGS) if (first.meanings[m] == 2) != (second.meanings[m] == 2)]
            yield all((one[k] > other[k]) == (first.meanings[MEANINGS[k]] == 2) for k in changed)


def _log_odds(network: AccountNetwork, pairs: Sequence[tuple[Row, Row]]) -> tuple[Floats, Floats]:
    """The meanings' log-odds of the first accounts and of the second ones, (pairs, 9) each."""
    texts = [unlabelled(row.text, tokenizer(), row.id) for sides in pairs for row in sides]
    found = tutors.advise([network], texts).meanings
    return found[0::HALVES], found[1::HALVES]

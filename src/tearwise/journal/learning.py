"""What a person's corrections say of the program's probabilities: a small, bounded offset for each meaning.

Of the corrected episodes, k have the meaning by the person, and the readings expected p1 + p2 + ... of them. The
offset is added to the meaning's log-odds. It is the first Newton step from zero towards the most likely intercept,
under a normal prior around zero:

    offset = (k - Σp) / (Σ p(1 - p) + PRIOR), within ±LIMIT; 0 with fewer than FEWEST corrected episodes

No text goes into it, nothing leaves the journal, no reading is changed: where the person has asked for it, the shifted
probability stands beside the one that was read. Taking back the corrections, or switching it off, undoes it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tearwise.meanings import MEANINGS

SETTING = "learning"
"""The name of the journal's setting; True where the person wants to see shifted probabilities."""

FEWEST = 5
PRIOR = 4.0
"""The prior's precision: as much as 16 episodes at a probability of one half would say."""
LIMIT = 0.7
"""In log-odds: a probability of 50% becomes 67% at the most."""


@dataclass(frozen=True, slots=True)
class Offset:
    """What the corrections say of one meaning.

    episodes: corrected episodes with a reading
    named:    in how many of them the person named the meaning
    expected: how many the readings expected, the sum of their probabilities
    offset:   what that adds to the log-odds, from -0.7 to 0.7
    """

    meaning: str
    episodes: int
    named: int
    expected: float
    offset: float


def offsets(corrected: Sequence[tuple[Mapping[str, float], frozenset[str]]]) -> tuple[Offset, ...]:
    """The offsets of the nine meanings, from each corrected episode's probabilities and the person's own meanings."""
    found = []
    for id in MEANINGS:
        likely = [probabilities[id] for probabilities, _ in corrected]
        named, expected = sum(id in own for _, own in corrected), sum(likely)
        spread = sum(p * (1 - p) for p in likely)
        step = (named - expected) / (spread + PRIOR) if len(corrected) >= FEWEST else 0.0
        found.append(Offset(id, len(corrected), named, expected, max(-LIMIT, min(LIMIT, step))))
    return tuple(found)


def shifted(probability: float, offset: float) -> float:
    """A probability whose log-odds are shifted; 0 and 1 stay what they are."""
    odds = math.exp(offset)
    return probability * odds / (1 - probability + probability * odds)

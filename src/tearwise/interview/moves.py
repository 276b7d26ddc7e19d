"""What an answer moved: the meanings whose probability is another one than before it."""

from __future__ import annotations

from dataclasses import dataclass

from tearwise.reading import Reading
from tearwise.reading.arguments import check

LEAST = 0.02
"""The smallest change of a probability that is worth telling."""


@dataclass(frozen=True, slots=True)
class Move:
    """A meaning's probability before and after an answer, each 0 to 1."""

    meaning: str
    before: float
    after: float

    @property
    def by(self) -> float:
        """How much the probability rose; below 0 it fell."""
        return self.after - self.before


def moves(before: Reading, after: Reading) -> tuple[Move, ...]:
    """What moved between two readings of the same account, the biggest move first.

    Moves smaller than ``LEAST`` are left out. Raises ReadingError where one of the two is something else.
    """
    check("before", before, Reading, "a Reading")
    check("after", after, Reading, "a Reading")
    found = [Move(one.id, before.meaning(one.id).probability, one.probability) for one in after.meanings]
    told = [move for move in found if round(abs(move.by), 9) >= LEAST]
    return tuple(sorted(told, key=lambda move: -abs(move.by)))

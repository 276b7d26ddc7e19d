"""What an engine says of a text, before answers and calibration; and what an engine is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, get_args, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from tearwise.reading.combination import Combination

Floats = NDArray[np.float32]

Crier = Literal["other", "narrator", "unclear"]
CRIERS: tuple[Crier, ...] = get_args(Crier)
"""Who cries: somebody else than the writer, the writer, or the account does not tell. Scores keep to this order."""


@dataclass(frozen=True, eq=False)
class Scores:
    """One text as an engine sees it.

    meanings:  (9,) raw log-odds per meaning, in the order of ``tearwise.meanings``
    tokens:    (tokens, 2) code-point offsets [start, end) of each token in the text
    evidence:  (tokens, 9) raw log-odds that the token belongs to a passage that shows the meaning
    answers:   question → (values,) probability of each value; sums to 1 where the question takes one value,
               independent per value where it takes several
    crying:    probability, 0 to 1, that somebody really cries on a particular occasion
    crier:     (3,) probability of each of CRIERS
    risks:     (3,) probability per risk: self_harm, abuse, child_harm
    urgent:    probability, 0 to 1, that somebody may be in danger as the account is written
    probed:    (5,) log-odds of any risk, of each, and of ``urgent``, by what was fitted on the network's states; None
               where nothing was
    """

    meanings: Floats
    tokens: NDArray[np.int32]
    evidence: Floats
    answers: Mapping[str, Floats]
    crying: float
    crier: Floats
    risks: Floats
    urgent: float
    probed: Floats | None


@runtime_checkable
class Engine(Protocol):
    """Turns texts into scores. The same text gives the same scores (to 1e-4), alone or among others."""

    @property
    def id(self) -> str:
        """Names the engine and its version; every reading carries it."""
        ...

    @property
    def combination(self) -> Combination:
        """The fitted weights that turn these scores and answers into probabilities."""
        ...

    def score(self, texts: Iterable[str]) -> Iterator[Scores]:
        """The scores of each text, in order."""
        ...


Span = tuple[int, int]
"""[start, end) in code points of a text."""


@dataclass(frozen=True)
class LeftOut:
    """A text that was scored, and the passages to leave out of it, one at a time."""

    text: str = field(repr=False)
    scores: Scores
    spans: Sequence[Span]


@runtime_checkable
class Shortens(Protocol):
    """An engine that knows a shorter way to what a text scores without a passage than to score what is left of it."""

    def without(self, wanted: Sequence[LeftOut]) -> Iterator[list[Scores]]:
        """For each text the scores without each of its passages, in order. ``scores`` are this engine's own."""
        ...


def without(engine: Engine, wanted: Sequence[LeftOut]) -> Iterator[list[Scores]]:
    """For each text its scores without each of its passages, in order; all in one go."""
    if isinstance(engine, Shortens):
        yield from engine.without(wanted)
        return
    found = iter(engine.score([one.text[:start] + one.text[end:] for one in wanted for start, end in one.spans]))
    for one in wanted:
        yield [next(found) for _ in one.spans]

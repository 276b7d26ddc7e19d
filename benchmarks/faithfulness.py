"""Whether the evidence is what the reading rests on: ERASER's measures (DeYoung et al. 2020).

Comprehensiveness: how much the probability of the first meaning falls without its passages (more is better).
Sufficiency: how much it falls when nothing but its passages is read (less is better).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.table import Cell, Table
from tearwise.accounts.phrases import WORD
from tearwise.meanings import MEANINGS
from tearwise.reading import Engine, Reading, probabilities

Floats = NDArray[np.float64]
Span = tuple[int, int]

DRAWS = 3
"""Random passages that stand beside each account's own."""


@dataclass(frozen=True)
class _Part:
    """An account with and without some of its passages, and the meaning that they are given for."""

    text: str
    spans: tuple[Span, ...]
    meaning: int

    @property
    def without(self) -> str:
        text = self.text
        for start, end in sorted(self.spans, reverse=True):
            text = text[:start] + text[end:]
        return text

    @property
    def only(self) -> str:
        return " ".join(self.text[start:end] for start, end in sorted(self.spans))


def random_spans(text: str, spans: Sequence[Span], random: np.random.Generator) -> tuple[Span, ...]:
    """For each passage a run of as many words anywhere in the text, none of them overlapping if it can be."""
    words = [word.span() for word in WORD.finditer(text)]
    taken: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        length = max(1, sum(s < end and start < e for s, e in words))
        starts = range(len(words) - length + 1)
        free = [k for k in starts if all(k + length <= a or k >= b for a, b in taken)]
        first = int(random.choice(free or list(starts)))
        taken.append((first, first + length))
    return tuple(sorted((words[a][0], words[b - 1][1]) for a, b in taken))


def faithfulness_table(engine: Engine, readings: Sequence[Reading]) -> Table:
    """Both measures for the passages of each reading's first meaning, beside random ones; text alone."""
    told = [reading for reading in readings if reading.meanings[0].evidence]
    own = [_Part(r.text, tuple((e.start, e.end) for e in r.meanings[0].evidence), _first(r)) for r in told]
    drawn = [
        _Part(part.text, random_spans(part.text, part.spans, np.random.default_rng([0, k, draw])), part.meaning)
        for draw in range(DRAWS)
        for k, part in enumerate(own)
    ]
    whole = _probability(engine, [p.text for p in own], [p.meaning for p in own])
    measured: dict[str, tuple[Floats, Floats]] = {}
    for name, parts, draws in (
        ("Tearwise's passages", own, 1),
        ("random passages of the same length", drawn, DRAWS),
    ):
        meanings = [p.meaning for p in parts]
        without, only = (
            _probability(engine, [getattr(p, kind) for p in parts], meanings).reshape(draws, len(own)).mean(0)
            for kind in ("without", "only")
        )
        measured[name] = whole - without, whole - only
    ours, random = measured.values()
    measured["difference"] = ours[0] - random[0], ours[1] - random[1]
    lines = [(name, [Cell.mean(values[0]), Cell.mean(values[1])]) for name, values in measured.items()]
    note = (
        f"{len(own)} readable accounts; the calibrated probability of the meaning that comes first, 0 to 1, before "
        "less after; more comprehensiveness and less sufficiency are better (DeYoung et al. 2020)."
    )
    return Table("faithfulness", "Faithfulness", "passages", ["comprehensiveness", "sufficiency"], lines, note)


def _first(reading: Reading) -> int:
    return MEANINGS.index(reading.meanings[0].id)


def _probability(engine: Engine, texts: Sequence[str], meanings: Sequence[int]) -> Floats:
    """The probability of one meaning of each text, nothing answered."""
    combination = engine.combination
    found = [combination.log_odds(one.meanings, one.answers, {}) for one in engine.score(texts)]
    return probabilities(np.array([row[k] for row, k in zip(found, meanings, strict=True)]))

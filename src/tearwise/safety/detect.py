"""The risks that an account tells of: decided before anything is interpreted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from tearwise.reading.reading import Risk, RiskId, RiskPassage
from tearwise.safety.families import Match, matches
from tearwise.safety.words import Words

SURE = 0.8
"""Probability from which the engine's own witness is enough without a phrase."""

MOST_PASSAGES = 3


def find_risks(text: str, probabilities: Sequence[float] | None = None) -> tuple[Risk, ...]:
    """The risks that a text tells of, each with the passages that say so; none where there is none.

    probabilities: the engine's, of self_harm, abuse and child_harm, 0 to 1; None: the phrases alone decide
    """
    words = Words.of(text)
    found = [match for match in matches(words) if match.raises]
    risks: list[Risk] = []
    for place, id in enumerate(get_args(RiskId)):
        told = [match for match in found if id in match.family.risks]
        if told:
            urgency = "now" if any(match.family.urgency == "now" for match in told) else "soon"
            risks.append(Risk(id, urgency, _passages(text, words, told)))
        elif probabilities is not None and probabilities[place] >= SURE:
            risks.append(Risk(id, "soon"))
    return tuple(risks)


def replaces_reading(risks: Sequence[Risk]) -> bool:
    """Whether a notice stands in the reading's place: somebody may be in danger now."""
    return any(risk.urgency == "now" for risk in risks)


def _passages(text: str, words: Words, told: Sequence[Match]) -> tuple[RiskPassage, ...]:
    """The account's own words that were found, in their order, without repeats."""
    spans = sorted({(words.starts[m.first], words.ends[m.last - 1]) for m in told})
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return tuple(RiskPassage(s, e, text[s:e]) for s, e in apart[:MOST_PASSAGES])

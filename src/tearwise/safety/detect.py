"""The risks that an account tells of: decided before anything is interpreted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from tearwise.errors import DataError
from tearwise.reading.reading import Risk, RiskId, RiskPassage, Urgency
from tearwise.safety.data import table
from tearwise.safety.families import Match, matches
from tearwise.safety.features import features
from tearwise.safety.learned import ALONE, DOUBT, learned
from tearwise.safety.words import Words

SURE = 0.95
"""Probability from which the engine's own witness is enough by itself."""

MOST_PASSAGES = 3

_RISKS: tuple[RiskId, ...] = get_args(RiskId)


def find_risks(text: str, probabilities: Sequence[float] | NDArray[np.floating[Any]] | None = None) -> tuple[Risk, ...]:
    """The risks that a text tells of, each with the passages that say so; none where there is none.

    Phrases (phrases.toml) and a linear model over the words (learned.json) decide together: the model alone when it is
    sure, a phrase unless the model is sure of the contrary.

    probabilities: the engine's, of self_harm, abuse and child_harm, 0 to 1; None: the words alone decide
    """
    words = Words.of(text)
    found = matches(words)
    raising = [match for match in found if match.raises]
    odds = learned().log_odds(features(words, found))
    sure = {r for k, r in enumerate(_RISKS) if probabilities is not None and probabilities[k] >= SURE}
    if odds["any"] < (-DOUBT if raising or sure else ALONE):
        return ()
    told = sure | {risk for match in raising for risk in match.family.risks}
    told |= {risk for risk in _RISKS if odds[risk] >= 0} or (set() if told else {max(_RISKS, key=lambda r: odds[r])})
    urgent = odds["now"] >= 0 or any(match.family.urgency == "now" or _pressing(words, match) for match in raising)
    urgency: Urgency = "now" if urgent else "soon"
    return tuple(
        Risk(risk, urgency, _passages(text, words, [m for m in found if risk in m.family.risks and not m.guards]))
        for risk in _RISKS
        if risk in told
    )


def replaces_reading(risks: Sequence[Risk]) -> bool:
    """Whether a notice stands in the reading's place: somebody may be in danger now."""
    return any(risk.urgency == "now" for risk in risks)


def _pressing(words: Words, match: Match) -> bool:
    """Whether a word of urgency stands in the sentence of a phrase that tells of self-harm."""
    if "self_harm" not in match.family.risks:
        return False
    first, last = next((s for s in words.sentences() if s[0] <= match.first < s[1]), (match.first, match.last))
    return not _urgent_words().isdisjoint(words.words[first:last])


@cache
def _urgent_words() -> frozenset[str]:
    """The words of phrases.toml. Raises DataError when there are none."""
    found = table("phrases.toml").get("urgent", {}).get("words", [])
    if not found or not all(isinstance(word, str) for word in found):
        raise DataError("phrases.toml: [urgent] needs a list of words.")
    return frozenset(found)


def _passages(text: str, words: Words, told: Sequence[Match]) -> tuple[RiskPassage, ...]:
    """The account's own words that were found, those that are enough by themselves first; in their order."""
    chosen = [match for match in told if match.raises] or list(told)
    spans = sorted({(words.starts[m.first], words.ends[m.last - 1]) for m in chosen})
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return tuple(RiskPassage(s, e, text[s:e]) for s, e in apart[:MOST_PASSAGES])

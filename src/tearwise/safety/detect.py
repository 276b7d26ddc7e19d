"""The risks that an account tells of: decided before anything is interpreted.

Three witnesses: phrases (phrases.toml), a linear model over the words (learned.json), and, where there is an engine,
its own probabilities. The model alone is enough when it is sure. A phrase, or the engine, is believed too unless the
model is much surer of the contrary; plain words ("wants to kill himself") take more to be doubted than hints do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from tearwise.errors import DataError
from tearwise.reading.reading import Risk, RiskId, RiskPassage, Urgency
from tearwise.safety.data import table
from tearwise.safety.families import Match, matches
from tearwise.safety.features import features
from tearwise.safety.learned import learned
from tearwise.safety.passages import passages
from tearwise.safety.words import Words

Strength = Literal["none", "likely", "plain"]
"""What a witness beside the learned part says: nothing, that there may well be a risk, that there is one."""

DOUBT: Mapping[Strength, float] = {"none": 0.0, "likely": 2.0, "plain": 4.0}
"""How many log-odds surer than its bound the learned part must be that there is no risk, to overrule a witness."""

LIKELY, PLAIN = 0.5, 0.9
"""The engine's probabilities from which its witness counts as likely, and as plain."""

_RISKS: tuple[RiskId, ...] = get_args(RiskId)


def find_risks(text: str, probabilities: Sequence[float] | NDArray[np.floating[Any]] | None = None) -> tuple[Risk, ...]:
    """The risks that a text tells of, in the order self_harm, abuse, child_harm; empty where it tells of none.

    Each carries the passages that say so, in the text's own words, and its urgency: "now" where somebody may be in
    danger as the account is written, else "soon". It leans to the alarm: a careful reader may find some needless.

    text:          any text; offsets count its code points
    probabilities: the engine's, of self_harm, abuse and child_harm, 0 to 1; None: the words alone decide
    """
    words = Words.of(text)
    values = features(words)
    found = matches(words)
    odds = learned().log_odds(values)
    engine = _witnessed(probabilities)
    strength = _stronger(raising(found), *engine.values())
    if not alarm(odds["any"], strength):
        return ()
    told = {risk for match in found if match.raises for risk in match.family.risks} | engine.keys()
    told |= {risk for risk in _RISKS if odds[risk] >= 0}
    told = told or {max(_RISKS, key=lambda risk: odds[risk])}
    urgency: Urgency = "now" if odds["now"] >= 0 or _urgent(words, found) else "soon"
    return tuple(Risk(risk, urgency, _evidence(text, words, found, risk)) for risk in _RISKS if risk in told)


def replaces_reading(risks: Sequence[Risk]) -> bool:
    """Whether a notice stands in the reading's place: somebody may be in danger now."""
    return any(risk.urgency == "now" for risk in risks)


def alarm(any_risk: float, strength: Strength) -> bool:
    """The rule: whether to raise an alarm, given the learned part's log-odds over its bound and the other witnesses."""
    return any_risk >= -DOUBT[strength]


def raising(found: Sequence[Match]) -> Strength:
    """What the phrases found say together."""
    raised = [match for match in found if match.raises]
    if not raised:
        return "none"
    return "plain" if any(match.family.plain for match in raised) else "likely"


def _witnessed(probabilities: Sequence[float] | NDArray[np.floating[Any]] | None) -> dict[RiskId, Strength]:
    """The risks of which the engine says more than nothing."""
    if probabilities is None:
        return {}
    said = {risk: float(p) for risk, p in zip(_RISKS, probabilities, strict=True)}
    return {risk: "plain" if p >= PLAIN else "likely" for risk, p in said.items() if p >= LIKELY}


def _stronger(*strengths: Strength) -> Strength:
    return max(strengths, key=lambda strength: DOUBT[strength])


def _urgent(words: Words, found: Sequence[Match]) -> bool:
    """Whether a phrase tells of danger now, or stands in one sentence with a word of urgency."""
    raised = [match for match in found if match.raises]
    if any(match.family.urgency == "now" for match in raised):
        return True
    sentences = words.sentences()
    for match in raised:
        first, last = next((s for s in sentences if s[0] <= match.first < s[1]), (match.first, match.last))
        if "self_harm" in match.family.risks and not _urgent_words().isdisjoint(words.words[first:last]):
            return True
    return False


@cache
def _urgent_words() -> frozenset[str]:
    """The words of phrases.toml. Raises DataError when there are none."""
    found = table("phrases.toml").get("urgent", {}).get("words", [])
    if not found or not all(isinstance(word, str) for word in found):
        raise DataError("phrases.toml: [urgent] needs a list of words.")
    return frozenset(found)


def _evidence(text: str, words: Words, found: Sequence[Match], risk: RiskId) -> tuple[RiskPassage, ...]:
    """The passages that tell of a risk: the phrases found; where there are none, where the learned part looks most."""
    told = [match for match in found if risk in match.family.risks and match.raises]
    spans = [(match.first, match.last) for match in told] or learned().where(words, risk)
    return passages(text, words, spans)

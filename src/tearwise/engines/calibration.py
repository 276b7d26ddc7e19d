"""What a model's scores 0, 1, 2 are worth: probabilities fitted on labelled accounts, or cautious ones without any.

For each meaning and score, the share of labelled accounts that show it (label 2), shrunk: first all nine meanings
together towards the default, then each meaning towards all nine, as if ``POOLED`` and ``OWN`` accounts had been seen
there already (the mean of a beta posterior; Good 1965). Last the three are made monotone: a higher score never means
less (isotonic regression, Ayer et al. 1955). The fewer accounts, the nearer to the default they stay; many decide.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tearwise.accounts import QUESTIONS
from tearwise.engines.answer import ModelAnswer
from tearwise.errors import CalibrationError
from tearwise.meanings import MEANINGS

SCHEMA = "tearwise.calibration/1"

SCORES = (0, 1, 2)
DEFAULT = (0.04, 0.25, 0.65)
"""Without any labelled account: the probability that a meaning is shown where the model scores it 0, 1, 2. Chosen, not
measured: cautious, so that a 2 is named and called likely, never very likely."""

POOLED, OWN = 20.0, 10.0
"""So many accounts' worth of weight have the default, and all nine meanings together, at each score."""

THRESHOLD = 0.5
"""The probability from which a meaning is named, without any labelled account."""
LOWEST_THRESHOLD = 0.2

LEAST = 0.002
"""Probabilities are kept this far from 0 and 1: no score says for certain."""

TRUST = 0.8
"""Without any labelled account: how far the model is believed where it says that the account answers a question."""

_FOLDS = 10

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Calibration:
    """What a model's scores are worth.

    probabilities: (9, 3) that a meaning is shown, by the model's score 0, 1, 2; rising along each row
    thresholds:    (9,) probability from which a meaning is named
    trust:         question → 0 to 1, how far the model is believed about it
    rows:          labelled accounts that it was fitted on; 0 for the default
    """

    probabilities: Floats
    thresholds: Floats
    trust: Mapping[str, float]
    rows: int = 0

    @property
    def id(self) -> str:
        """Names it in readings: ``default-1``, or the hash of its numbers."""
        return hashlib.sha256(json.dumps(self.numbers()).encode()).hexdigest()[:8] if self.rows else "default-1"

    def log_odds(self, scores: Sequence[int]) -> Floats:
        """The log-odds (9,) of nine scores."""
        found = self.probabilities[np.arange(len(MEANINGS)), np.asarray(scores)]
        return np.asarray(np.log(found / (1 - found)))

    def numbers(self) -> dict[str, Any]:
        """As JSON holds them."""
        return {
            "rows": self.rows,
            "probabilities": {id: _rounded(row) for id, row in zip(MEANINGS, self.probabilities, strict=True)},
            "thresholds": dict(zip(MEANINGS, _rounded(self.thresholds), strict=True)),
            "trust": {question: round(float(self.trust[question]), 4) for question in QUESTIONS},
        }

    @classmethod
    def from_numbers(cls, numbers: Mapping[str, Any]) -> Calibration:
        """From JSON. Raises CalibrationError where it is none."""
        try:
            found = cls(
                probabilities=np.array([[float(one) for one in numbers["probabilities"][id]] for id in MEANINGS]),
                thresholds=np.array([float(numbers["thresholds"][id]) for id in MEANINGS]),
                trust={question: float(numbers["trust"][question]) for question in QUESTIONS},
                rows=int(numbers["rows"]),
            )
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise CalibrationError(f"a number is missing, or is none ({type(error).__name__})") from None
        p = found.probabilities
        if p.shape != (len(MEANINGS), len(SCORES)) or not ((p > 0) & (p < 1)).all() or not (np.diff(p) >= 0).all():
            raise CalibrationError("its probabilities are not three rising ones for each meaning")
        shares = np.array([*found.thresholds, *found.trust.values()])
        if not ((shares >= 0) & (shares <= 1)).all() or found.rows < 1:
            raise CalibrationError("its thresholds, trust or rows are out of range")
        return found


def default() -> Calibration:
    """The cautious one, fitted on nothing."""
    return Calibration(
        np.tile(DEFAULT, (len(MEANINGS), 1)), np.full(len(MEANINGS), THRESHOLD), dict.fromkeys(QUESTIONS, TRUST)
    )


def fit(answers: Sequence[ModelAnswer], labels: Sequence[Mapping[str, Any]]) -> Calibration:
    """The calibration by a model's answers about labelled accounts, and their labels, in the same order.

    labels: as ``tearwise evaluate`` takes them: ``meanings`` (id → 0, 1, 2) and, where known, the six questions
    Raises CalibrationError where there is none, or not a label for each answer.
    """
    if not answers:
        raise CalibrationError("There is no labelled account to calibrate with.")
    if len(answers) != len(labels):
        raise CalibrationError(
            f"There are {len(answers)} answers and {len(labels)} labelled accounts: they must match."
        )
    scores, shown = arrays(answers, labels)
    found = fitted(scores, shown)
    # Rounded as they are stored: what is read back is what was fitted.
    rounded = Calibration(found, thresholds(scores, found), _trust(answers, labels), len(answers)).numbers()
    return Calibration.from_numbers(rounded)


def arrays(
    answers: Sequence[ModelAnswer], labels: Sequence[Mapping[str, Any]]
) -> tuple[NDArray[np.integer], NDArray[np.bool_]]:
    """The model's scores and whether each meaning is shown by the labels, (accounts, 9) each."""
    scores = np.array([answer.scores for answer in answers]).reshape(-1, len(MEANINGS))
    shown = np.array([[label["meanings"][id] == 2 for id in MEANINGS] for label in labels]).reshape(-1, len(MEANINGS))
    return scores, shown


def fitted(scores: NDArray[np.integer], shown: NDArray[np.bool_]) -> Floats:
    """(9, 3) probabilities by (accounts, 9) scores and whether each meaning is shown."""
    at = np.stack([scores == score for score in SCORES], axis=-1)  # (accounts, 9, 3)
    counts = at.sum(0).astype(float)
    hits = (at & shown[:, :, None]).sum(0).astype(float)
    together = _shrunk(hits.sum(0), counts.sum(0), np.array(DEFAULT), POOLED)
    each = np.stack([_shrunk(hits[k], counts[k], together, OWN) for k in range(len(MEANINGS))])
    return np.asarray(np.clip(each, LEAST, 1 - LEAST))


def thresholds(scores: NDArray[np.integer], probabilities: Floats) -> Floats:
    """(9,) the probability from which to name a meaning: half the F1 that is to be had, which is where F1 is best
    (Lipton, Elkan & Naryanaswamy 2014), shrunk towards ``THRESHOLD`` as if 2 × ``OWN`` accounts spoke for that."""
    found = np.full(len(MEANINGS), THRESHOLD)
    for k, p in enumerate(probabilities):
        counts = np.array([(scores[:, k] == score).sum() for score in SCORES], float)
        right = counts * p
        best = max(2 * right[cut:].sum() / max(counts[cut:].sum() + right.sum(), 1e-9) for cut in SCORES)
        rows = counts.sum()
        found[k] = (rows * best / 2 + 2 * OWN * THRESHOLD) / (rows + 2 * OWN)
    return np.asarray(np.clip(found, LOWEST_THRESHOLD, THRESHOLD))


def brier(probabilities: Floats, scores: NDArray[np.integer], shown: NDArray[np.bool_]) -> float:
    """The mean squared error of the probabilities that the scores come to."""
    return float(np.mean((probabilities[np.arange(len(MEANINGS)), scores] - shown) ** 2))


def cross_validated(answers: Sequence[ModelAnswer], labels: Sequence[Mapping[str, Any]]) -> float:
    """The Brier score on accounts that the fit did not see: every account in one of ten parts, by its place."""
    scores, shown = arrays(answers, labels)
    fold = np.arange(len(scores)) % _FOLDS
    parts = [
        brier(fitted(scores[fold != k], shown[fold != k]), scores[fold == k], shown[fold == k]) * (fold == k).sum()
        for k in np.unique(fold)
    ]
    return float(sum(parts) / len(scores))


def _shrunk(hits: Floats, counts: Floats, prior: Floats, weight: float) -> Floats:
    """Three shares, shrunk towards three others, rising."""
    return rising((hits + weight * prior) / (counts + weight), counts + weight)


def rising(values: Floats, weights: Floats) -> Floats:
    """The nearest values that never fall, by weighted squares (pool adjacent violators)."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        blocks.append((float(value), float(weight), 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (low, first, n), (high, second, m) = blocks[-2:]
            blocks[-2:] = [((low * first + high * second) / (first + second), first + second, n + m)]
    return np.array([value for value, _, count in blocks for _ in range(count)])


def _trust(answers: Sequence[ModelAnswer], labels: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Question → how many of the values that the model states are in the labels, shrunk towards ``TRUST``."""
    found = {}
    for question in QUESTIONS:
        right = stated = 0
        for answer, label in zip(answers, labels, strict=True):
            given = label.get(question)
            if given is None or question not in answer.context:
                continue
            truth = {_value(one) for one in (given if isinstance(given, list) else [given])}
            stated += len(answer.context[question])
            right += sum(value in truth for value in answer.context[question])
        found[question] = (right + OWN * TRUST) / (stated + OWN)
    return found


def _value(label: object) -> str:
    """A label's value as answers name it: ``rare`` may be true or false, and ``pressure`` is a number."""
    return ("no", "yes")[label] if isinstance(label, bool) else str(label)


def _rounded(values: Floats) -> list[float]:
    return [round(float(value), 4) for value in values]

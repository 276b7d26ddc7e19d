"""Fitting what turns scores and answers into probabilities, after the export, on the exported network's scores.

Two kinds of rows: real accounts that may fit statistics ("fit"), which the network has not learned from; and our own.
A few of ours were left out of the network's training and are scored by it; the rest count with their answers only, as
accounts without a text. Ours are many but not drawn as real ones are: they have a weight and an intercept of their
own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from tearwise.accounts import MOST, QUESTIONS, VALUES, Answer
from tearwise.meanings import MEANINGS
from tearwise.reading import Combination, Scores, probabilities
from tearwise.reading.combination import ALL_PREDICTED, FEATURES, WIDTH, features, given_row, part_of
from tearwise.reading.readability import readability_features
from training.rows import Row

Floats = NDArray[np.float64]

FOLDS = 5
MASKS = 24
"""Random subsets of answers that each account is met with, beside none and all."""
AWAY = 0.08
"""Share of readable accounts that may be turned away."""
NO_TEXT = 0.06
"""Share of the random subsets that come without the text."""


@dataclass(frozen=True)
class Settings:
    """What is chosen by cross-validation on the fit rows."""

    own_weight: float = 1.0
    """Weight of one of our own accounts beside a real one."""
    ridge: float = 1.0
    """Inverse strength of the penalty (scikit-learn's C)."""
    own_score: float = 3.0
    """How freely a meaning's own score of the text may weigh, beside an answer that is given (1)."""
    other_score: float = 0.1
    """How freely the other meanings' scores may."""
    predicted: float = 0.1
    """How freely predicted answers may: the network has used them once already."""


def gold_answers(row: Row) -> dict[str, Answer]:
    """The answers of somebody who knows the scene; what the account leaves open is not there."""
    answers: dict[str, Answer] = {"said": row.said, "did": row.did, "pressure": (str(row.pressure),)}
    if row.relationship not in ("unknown", "none"):
        answers["relationship"] = (row.relationship,)
    if row.trigger != ("unknown",):
        answers["trigger"] = tuple(v for v in VALUES["trigger"] if v in row.trigger)
    if row.rare:
        answers["rare"] = ("yes",)
    return {q: tuple(v for v in VALUES[q] if v in answers[q]) for q in QUESTIONS if q in answers}


def told_answers(row: Row) -> dict[str, Answer]:
    """``gold_answers``, and what else somebody answers who knows the scene, though no account says it: that it is not
    rare for whoever cried to do so, and that nobody else was concerned."""
    answers = {"rare": ("no",), **gold_answers(row)}
    if row.relationship == "none":
        answers["relationship"] = ("none",)
    return {q: answers[q] for q in QUESTIONS if q in answers}


def truth(rows: Sequence[Row]) -> NDArray[np.bool_]:
    """(rows, 9): which meanings are said or shown (score 2)."""
    return np.array([[row.meanings[m] == 2 for m in MEANINGS] for row in rows])


@dataclass(frozen=True)
class Scored:
    """Usable rows with their scores by a network that has not learned from them; None where there is no such score."""

    rows: list[Row]
    scores: Sequence[Scores | None]

    def part(self, chosen: NDArray[np.bool_]) -> Scored:
        places = np.flatnonzero(chosen).tolist()
        return Scored([self.rows[k] for k in places], [self.scores[k] for k in places])

    def pairs(self) -> list[tuple[Row, Scores]]:
        """The rows that have scores, with them."""
        return [(row, scores) for row, scores in zip(self.rows, self.scores, strict=True) if scores is not None]


def prior(rows: Sequence[Row], real: Sequence[Row]) -> dict[str, Floats]:
    """Question → how often each value is given, real accounts counting as their number says, ours as a few more."""
    found: dict[str, Floats] = {}
    for question in QUESTIONS:
        total = np.zeros(len(VALUES[question]))
        count = 0.0
        for weight, group in ((1.0, real), (0.05, rows)):
            for row in group:
                answer = told_answers(row).get(question)
                if answer is None:
                    continue
                count += weight
                for value in answer:
                    total[VALUES[question].index(value)] += weight
        found[question] = (total + 0.5) / (count + 0.5 * len(total))
        if MOST[question] == 1:
            found[question] = found[question] / found[question].sum()
    return found


def association(rows: Sequence[Row], strength: float) -> Floats:
    """(WIDTH, WIDTH) shrunk log-ratios of how often two values occur together to how often chance would have it
    (pointwise mutual information, Church & Hanks 1990), times ``strength``; 0 within a question."""
    table = np.zeros((len(rows), WIDTH))
    known = np.zeros((len(rows), WIDTH), bool)
    for k, row in enumerate(rows):
        for question, answer in told_answers(row).items():
            table[k, part_of(question)] = given_row(question, answer)
            known[k, part_of(question)] = True
    both = known.T.astype(float) @ known
    together = table.T @ table
    first = table.T @ known
    expected = first * first.T / np.maximum(both, 1)
    found = np.log((together + 2.0) / (expected + 2.0)) * strength
    for question in QUESTIONS:
        found[part_of(question), part_of(question)] = 0.0
    return found


def design(
    scored: Scored, base: Mapping[str, Floats], seed: int, masks: int = MASKS
) -> tuple[Floats, NDArray[np.int_], NDArray[np.int_]]:
    """Rows of features for every account under no answers, all answers and random subsets of what may be answered; an
    account without scores counts as one without a text.

    Returns the features, which account each row is of, and how many answers it has.
    """
    rng = np.random.default_rng(seed)
    found: list[Floats] = []
    places: list[int] = []
    counts: list[int] = []
    for k, (row, scores) in enumerate(zip(scored.rows, scored.scores, strict=True)):
        answers = told_answers(row)
        gold, asked = list(gold_answers(row)), list(answers)
        subsets = [gold] if scores is None else [[], gold]
        subsets += [
            [asked[j] for j in rng.permutation(len(asked))[: rng.integers(0, len(asked) + 1)]] for _ in range(masks)
        ]
        for number, chosen in enumerate(subsets):
            given = {q: answers[q] for q in QUESTIONS if q in chosen}
            if scores is None or (number > 1 and rng.random() < NO_TEXT):
                found.append(features(None, base, given))
            else:
                found.append(features(scores.meanings, scores.answers, given))
            places.append(k)
            counts.append(len(given))
    return np.stack(found), np.array(places), np.array(counts)


def fit_weights(
    real: Scored, own: Scored, base: Mapping[str, Floats], settings: Settings, seed: int
) -> tuple[Floats, Floats]:
    """Weights (9, FEATURES) and bias (9,) by penalised logistic regression, one meaning at a time."""
    x_real, at_real, _ = design(real, base, seed)
    x_own, at_own, _ = design(own, base, seed + 1, masks=2)
    y = np.concatenate([truth(real.rows)[at_real], truth(own.rows)[at_own]])
    domain = np.concatenate([np.ones(len(x_real)), np.zeros(len(x_own))])[:, None]
    x = np.concatenate([np.concatenate([x_real, x_own]), 3.0 * domain], 1)
    per_real = len(x_real) / len(real.rows)
    per_own = len(x_own) / len(own.rows)
    weight = np.concatenate([np.full(len(x_real), 1 / per_real), np.full(len(x_own), settings.own_weight / per_own)])
    weights, bias = np.zeros((len(MEANINGS), FEATURES)), np.zeros(len(MEANINGS))
    for k in range(len(MEANINGS)):
        scale = _scale(k, settings)
        model = LogisticRegression(C=settings.ridge, max_iter=400).fit(x * scale, y[:, k], sample_weight=weight)
        weights[k] = model.coef_[0, :FEATURES] * scale[:FEATURES]
        bias[k] = model.intercept_[0] + 3.0 * model.coef_[0, FEATURES]
    return weights, bias


def _scale(meaning: int, settings: Settings) -> Floats:
    """What each feature is multiplied by while fitting: a larger one is penalised less."""
    scale = np.ones(FEATURES + 1)
    count = len(MEANINGS)
    scale[: 2 * count] = settings.other_score
    scale[[meaning, count + meaning]] = settings.own_score
    scale[ALL_PREDICTED] = settings.predicted
    return scale


@dataclass(frozen=True)
class CrossFit:
    """Real accounts under subsets of their answers, by weights fitted on the other folds.

    log_odds: (rows of features, 9); at: which account each row is of; counts: how many answers it has
    fold:     of each account; weights: (weights, bias) by fold
    """

    log_odds: Floats
    at: NDArray[np.int_]
    counts: NDArray[np.int_]
    fold: NDArray[np.int_]
    weights: list[tuple[Floats, Floats]]


def cross_fit(real: Scored, own: Scored, base: Mapping[str, Floats], settings: Settings, seed: int) -> CrossFit:
    """Fit the weights without each fold in turn."""
    fold = np.random.default_rng(seed).permutation(len(real.rows)) % FOLDS
    x, at, counts = design(real, base, seed)
    log_odds = np.zeros((len(x), len(MEANINGS)))
    by_fold: list[tuple[Floats, Floats]] = []
    for f in range(FOLDS):
        weights, bias = fit_weights(real.part(fold != f), own, base, settings, seed)
        here = fold[at] == f
        log_odds[here] = x[here] @ weights.T + bias
        by_fold.append((weights, bias))
    return CrossFit(log_odds, at, counts, fold, by_fold)


def calibration(log_odds: Floats, y: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Slope and offset per meaning (Platt 1999), drawn towards one slope for all by a few shared pseudo-accounts."""
    slope, offset = np.ones(len(MEANINGS)), np.zeros(len(MEANINGS))
    pooled = LogisticRegression(C=100).fit(log_odds.reshape(-1, 1), y.reshape(-1)).coef_[0, 0]
    for k in range(len(MEANINGS)):
        strength = y[:, k].sum() / (y[:, k].sum() + 100.0)
        one = LogisticRegression(C=100).fit(log_odds[:, [k]], y[:, k])
        slope[k] = strength * one.coef_[0, 0] + (1 - strength) * pooled
        offset[k] = _offset(log_odds[:, k] * slope[k], y[:, k])
    return slope, offset


def _offset(log_odds: Floats, y: NDArray[np.bool_]) -> float:
    """The shift that makes the mean probability the share that is true, by bisection."""
    low, high = -5.0, 5.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if probabilities(log_odds + middle).mean() < y.mean() else (low, middle)
    return (low + high) / 2


def thresholds(p: Floats, counts: NDArray[np.int_]) -> Floats:
    """(7, 9): for each number of answers, the probability from which calling a meaning present makes F1 largest.

    The F1 is the one that the probabilities themselves expect (Lewis 1995): they are calibrated, and the one seen on a
    few hundred accounts, of which a rare meaning has ten, is at the mercy of each. On the fit rows, cross-fitted, this
    gives more than half of either or the seen one alone. Smoothed over neighbouring numbers of answers.
    """
    grid = np.arange(0.04, 0.71, 0.01)
    found = np.zeros((len(QUESTIONS) + 1, len(MEANINGS)))
    for n in range(len(found)):
        near = np.abs(counts - n) <= 1
        for k in range(len(MEANINGS)):
            found[n, k] = grid[np.argmax([_expected_f1(p[near, k], t) for t in grid])]
    return np.stack([found[max(n - 1, 0) : n + 2].mean(0) for n in range(len(found))])


def _expected_f1(p: Floats, threshold: float) -> float:
    found = p >= threshold
    return float(2 * p[found].sum() / max(found.sum() + p.sum(), 1e-9))


def readability(
    usable: Sequence[bool], texts: Sequence[str], scores: Sequence[Scores], combination: Combination
) -> tuple[Floats, float]:
    """Weights of the readability score and the score to turn away below, on real accounts, usable or not.

    The bound turns away the share ``AWAY`` of usable accounts, by scores that the weights were not fitted on.
    """
    x = np.stack(
        [
            readability_features(t, s, combination.log_odds(s.meanings, s.answers, {}))
            for t, s in zip(texts, scores, strict=True)
        ]
    )
    y = np.array(usable)
    fold = np.random.default_rng(0).permutation(len(y)) % FOLDS
    held = np.zeros(len(y))
    for f in range(FOLDS):
        model = LogisticRegression(C=1.0, fit_intercept=False).fit(x[fold != f], y[fold != f])
        held[fold == f] = x[fold == f] @ model.coef_[0]
    whole = LogisticRegression(C=1.0, fit_intercept=False).fit(x, y)
    return whole.coef_[0], float(np.quantile(held[y], AWAY))

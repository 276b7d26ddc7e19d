"""One combination out of scored rows: every number that is fitted, and on which rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tearwise.accounts import MOST, QUESTIONS, VALUES, Account, Answer
from tearwise.annotation.evaluation import f1_per_column
from tearwise.interview import next_question, predicted
from tearwise.meanings import MEANINGS
from tearwise.reading import Combination, Scores, probabilities
from tearwise.reading.evidence import passages
from training import combine
from training.combine import CrossFit, Scored, Settings, gold_answers, truth
from training.package import unfitted
from training.rows import Row
from training.targets import example_words

Floats = NDArray[np.float64]

SEED = 0
STRENGTHS = (0.0, 0.25, 0.5, 0.75, 1.0)
STOPS = (0.0, 0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3)
MOST_QUESTIONS = 3.3
"""Mean number of questions that an interview may ask: what a person can be asked who is upset. Within it the interview
asks as much as it may, since the curve's differences beyond it are smaller than its noise."""


@dataclass(frozen=True)
class CurvePoint:
    """What an interview costs and gives when it stops below so many bits."""

    stop: float
    questions: float
    macro_f1: float


@dataclass(frozen=True)
class Fitted:
    combination: Combination
    curve: list[CurvePoint]
    held_out: dict[str, float]
    """Macro-F1 on the fit rows by cross-fitting: with no answers, and with all."""


def fit(real: Scored, unusable: Sequence[tuple[Row, Scores]], own: Scored) -> Fitted:
    """Fit everything.

    real: usable "fit" rows; unusable: those in which nobody cries; own: our own rows, cross-fitted
    """
    settings = Settings()
    base = combine.prior(own.rows, real.rows)
    blank = replace(unfitted(), prior=base)
    tables = {s: combine.association([*real.rows, *own.rows], s) for s in STRENGTHS}
    best = min(STRENGTHS, key=lambda s: _surprise(real, replace(blank, association=tables[s])))
    blank = replace(blank, association=tables[best], passage=_passage(real))
    crossed = combine.cross_fit(real, own, base, settings, SEED)
    at, counts = crossed.at, crossed.counts
    y = truth(real.rows)[at]
    slope, offset = combine.calibration(crossed.log_odds, y)
    p = probabilities(crossed.log_odds * slope + offset)
    weights, bias = combine.fit_weights(real, own, base, settings, SEED)
    whole = replace(
        blank,
        weights=weights,
        bias=bias,
        slope=slope,
        offset=offset,
        thresholds=combine.thresholds(p, counts),
    )
    rows = [*real.rows, *(row for row, _ in unusable)]
    scores = [*(s for _, s in real.pairs()), *(s for _, s in unusable)]
    readable, turn_away = combine.readability([r.usable for r in rows], [r.text for r in rows], scores, whole)
    whole = replace(whole, readable=readable, turn_away=turn_away)
    curve = interview_curve(real, whole, crossed)
    affordable = [point.stop for point in curve if point.questions <= MOST_QUESTIONS] or [curve[-1].stop]
    whole = replace(whole, worth_asking=min(affordable))
    found = p >= whole.thresholds[counts]
    none = np.arange(len(at)) % (2 + combine.MASKS) == 0
    every = np.arange(len(at)) % (2 + combine.MASKS) == 1
    return Fitted(
        whole, curve, {"text": macro_f1(y[none], found[none]), "all answers": macro_f1(y[every], found[every])}
    )


def macro_f1(y: NDArray[np.bool_], found: NDArray[np.bool_]) -> float:
    return float(f1_per_column(y, found).mean())


def _surprise(real: Scored, combination: Combination) -> float:
    """Mean bits of each true answer under its predicted distribution, given the text and the other answers."""
    total, count = 0.0, 0
    for row, scores in real.pairs():
        answers = gold_answers(row)
        for question, answer in answers.items():
            others = {q: a for q, a in answers.items() if q != question}
            p = np.clip(predicted(scores, combination, others)[question], 1e-6, 1 - 1e-6)
            said = np.array([v in answer for v in VALUES[question]])
            if MOST[question] > 1:
                total -= np.log2(np.where(said, p, 1 - p)).sum()
            else:
                total -= np.log2(p[said]).mean()
            count += 1
    return total / count


def _passage(real: Scored) -> Floats:
    """The cut of passages that agrees best with the quotes of the fit rows, by word-F1."""
    grid = [
        np.array([depth, second, floor])
        for depth in (1.0, 1.5, 2.0, 2.5, 3.0, 4.0)
        for second in (0.3, 0.6, 2.0)
        for floor in (0.5, 1.0, 2.0, 4.0)
    ]
    return max(grid, key=lambda cut: evidence_f1(real, cut))


def evidence_f1(scored: Scored, cut: Floats) -> float:
    """Mean word-F1 between quoted and given passages over the meanings that are quoted."""
    found: list[float] = []
    for row, scores in scored.pairs():
        for meaning, quotes in row.evidence.items():
            gold = example_words(row.text, [(s, s + len(q)) for q in quotes if (s := row.text.find(q)) >= 0])
            given = example_words(row.text, passages(row.text, scores, MEANINGS.index(meaning), cut))
            if gold:
                found.append(2 * len(gold & given) / (len(gold) + len(given)))
    return float(np.mean(found))


def interview_curve(real: Scored, whole: Combination, crossed: CrossFit) -> list[CurvePoint]:
    """Interviews with the fit rows, weights fitted on the other folds, stopped at each of STOPS."""
    paths: list[list[tuple[float, NDArray[np.bool_]]]] = []
    shown: list[NDArray[np.bool_]] = []
    for f, (weights, bias) in enumerate(crossed.weights):
        held = replace(whole, weights=weights, bias=bias, worth_asking=0.0)
        part = real.part(crossed.fold == f)
        for row, scores in part.pairs():
            paths.append(_path(row, scores, held))
        shown += list(truth(part.rows))
    y = np.array(shown)
    curve: list[CurvePoint] = []
    for stop in STOPS:
        asked, found = 0, []
        for path in paths:
            step = next((k for k, (gain, _) in enumerate(path) if gain < stop), len(path) - 1)
            asked += step
            found.append(path[step][1])
        curve.append(CurvePoint(stop, asked / len(paths), macro_f1(y, np.array(found))))
    return curve


def _path(row: Row, scores: Scores, combination: Combination) -> list[tuple[float, NDArray[np.bool_]]]:
    """Before each question of an interview: what it is expected to tell, and the meanings present; at last all."""
    answers: dict[str, object] = {}
    known: dict[str, Answer] = gold_answers(row)
    path: list[tuple[float, NDArray[np.bool_]]] = []
    for _ in range(len(QUESTIONS) + 1):
        account = Account.of(row.text, answers)
        p = probabilities(combination.log_odds(scores.meanings, scores.answers, account.answers))
        question = next_question(combination, scores, account)
        path.append((question.expected_information if question else -1.0, combination.present(p, len(account.answers))))
        if question is None:
            break
        answers[question.id] = known.get(question.id)
    return path

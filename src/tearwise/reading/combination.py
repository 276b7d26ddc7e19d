"""How a text's scores and any answers become probabilities: additive log-odds, fitted weights, thresholds.

For a meaning m with the text's raw log-odds z, and for each question either its answer or the engine's own
distribution over its answers::

    log-odds(m) = bias + W·z + s·V·z + Σ answered (weight of each value given + a constant)
                                     + Σ open     (weight of each value × its predicted probability)

where s is the share of the questions answered: text counts for less once answers are known. The sum does not depend
on the order of the answers, and each answer's part can be shown. The weights are a ridge-penalised logistic
regression (Hoerl & Kennard 1970; le Cessie & van Houwelingen 1992), fitted with answers dropped at random so that
every subset is met; a slope and an intercept per meaning then calibrate it on accounts that it was not fitted on
(Platt 1999).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tearwise.accounts import NONE_OF_THESE, QUESTIONS, VALUES, Answer
from tearwise.meanings import MEANINGS

Floats = NDArray[np.float64]


def columns(question: str) -> int:
    """How many columns a question's answer fills: its values, and one for "none of these" where that is an answer."""
    return len(VALUES[question]) + (question in NONE_OF_THESE)


WIDTH = sum(columns(q) for q in QUESTIONS)
ALL_GIVEN = slice(2 * len(MEANINGS), 2 * len(MEANINGS) + WIDTH)
ALL_PREDICTED = slice(ALL_GIVEN.stop, ALL_GIVEN.stop + WIDTH)
"""Where the answers that are given stand in a row of features, and those that are predicted."""
FEATURES = ALL_PREDICTED.stop + len(QUESTIONS) + 1
"""Text, text × share answered, answers given, answers predicted, which are given, and whether there is no text."""


def given_row(question: str, answer: Answer) -> Floats:
    """One answer as 0/1 columns."""
    row = np.zeros(columns(question))
    for value in answer:
        row[VALUES[question].index(value)] = 1.0
    if not answer:
        row[-1] = 1.0
    return row


def predicted_row(question: str, distribution: NDArray[np.floating[Any]]) -> Floats:
    """The engine's distribution over a question's values as columns; "none" is no value at all."""
    row = np.zeros(columns(question))
    _predict(row, question, distribution)
    return row


def _predict(row: Floats, question: str, distribution: NDArray[np.floating[Any]]) -> None:
    """Puts the columns of ``predicted_row`` into a row of zeros."""
    row[: len(distribution)] = distribution
    if question in NONE_OF_THESE:
        row[-1] = np.prod(1.0 - np.minimum(np.maximum(distribution, 0.0), 1.0))


def features(
    text: NDArray[np.floating[Any]] | None,
    predicted: Mapping[str, NDArray[np.floating[Any]]],
    answers: Mapping[str, Answer],
) -> Floats:
    """The row (FEATURES,) that the weights multiply; ``text`` is (9,) raw log-odds, or None without an account."""
    row = np.zeros(FEATURES)
    count = len(MEANINGS)
    if text is None:
        row[-1] = 1.0
    else:
        row[:count] = text
        row[count : 2 * count] = len(answers) / len(QUESTIONS) * row[:count]
    for place, question in enumerate(QUESTIONS):
        answer = answers.get(question)
        if answer is None:
            _predict(row[_PREDICTED[question]], question, predicted[question])
        else:
            row[_GIVEN[question]] = given_row(question, answer)
            row[ALL_PREDICTED.stop + place] = 1.0
    return row


@dataclass(frozen=True, eq=False)
class Combination:
    """The fitted numbers.

    weights:       (9, FEATURES) and bias (9,): log-odds per meaning
    slope, offset: (9,) the calibration of the log-odds, fitted on accounts that the weights were not fitted on
    thresholds:    (7, 9) probability from which a meaning is called present, by how many answers are given
    prior:         question → (values,) frequencies of the values; what an account that is not there is taken to say
    association:   (WIDTH, WIDTH) how much more often two values occur together than apart, in log-odds
    readable:      (5,) weights of the readability score (see ``readability``), the last its bias; and ``turn_away``,
                   the score below which an account is not read
    passage:       (3,) how passages of evidence are cut (see ``evidence``)
    worth_asking:  bits of expected information below which a question is not worth a person's time
    """

    weights: Floats
    bias: Floats
    slope: Floats
    offset: Floats
    thresholds: Floats
    prior: Mapping[str, Floats]
    association: Floats
    readable: Floats
    turn_away: float
    passage: Floats
    worth_asking: float

    def log_odds(
        self,
        text: NDArray[np.floating[Any]] | None,
        predicted: Mapping[str, NDArray[np.floating[Any]]],
        answers: Mapping[str, Answer],
    ) -> Floats:
        """Calibrated log-odds (9,) of the meanings."""
        return self.calibrated(self.weights @ features(text, predicted, answers) + self.bias)

    def calibrated(self, log_odds: Floats) -> Floats:
        """Raw log-odds (..., 9) with the calibration's slope and offset."""
        return log_odds * self.slope + self.offset

    def present(self, probabilities: Floats, answered: int) -> NDArray[np.bool_]:
        """Which meanings (9,) pass the threshold for this many answers."""
        return np.asarray(probabilities >= self.thresholds[answered], bool)

    def to_record(self) -> dict[str, Any]:
        """As JSON holds it."""
        record: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Mapping):
                record[field.name] = {k: _rounded(v) for k, v in value.items()}
            else:
                record[field.name] = value if isinstance(value, float) else _rounded(value)
        return record

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Combination:
        """From JSON; its arrays are read-only, since many readers share them. Raises ValueError, KeyError or TypeError
        where it is not a combination."""
        single = ("turn_away", "worth_asking")
        prior = {q: np.array(record["prior"][q], float) for q in QUESTIONS}
        arrays = {f.name: np.array(record[f.name], float) for f in fields(cls) if f.name not in ("prior", *single)}
        numbers = {name: float(record[name]) for name in single}
        count = len(MEANINGS)
        shapes: dict[str, tuple[int, ...]] = {
            "weights": (count, FEATURES),
            "bias": (count,),
            "slope": (count,),
            "offset": (count,),
            "thresholds": (len(QUESTIONS) + 1, count),
            "association": (WIDTH, WIDTH),
            "readable": (5,),
            "passage": (3,),
        } | {question: (len(values),) for question, values in VALUES.items()}
        for name, array in (arrays | prior).items():
            if array.shape != shapes[name]:
                raise ValueError(f"{name} has shape {array.shape}, not {shapes[name]}")
            if not np.isfinite(array).all():
                raise ValueError(f"{name} has what is no number")
            array.setflags(write=False)
        if not all(map(math.isfinite, numbers.values())):
            raise ValueError(f"{' or '.join(single)} is no number")
        found: dict[str, Any] = {**arrays, **numbers, "prior": prior}
        return cls(**found)


def part_of(question: str) -> slice:
    """Where a question's columns stand among the WIDTH columns of all questions."""
    start = sum(columns(q) for q in QUESTIONS[: QUESTIONS.index(question)])
    return slice(start, start + columns(question))


def given_part(question: str) -> slice:
    """Where a given answer's columns stand in a row of features."""
    return _GIVEN[question]


def _moved(part: slice, by: int) -> slice:
    return slice(part.start + by, part.stop + by)


_GIVEN = {question: _moved(part_of(question), ALL_GIVEN.start) for question in QUESTIONS}
_PREDICTED = {question: _moved(part_of(question), ALL_PREDICTED.start) for question in QUESTIONS}


def probabilities(log_odds: NDArray[np.floating[Any]]) -> Floats:
    """Log-odds as probabilities, without overflow."""
    half = np.tanh(0.5 * np.asarray(log_odds, float))
    return 0.5 * (1.0 + half)


def _rounded(values: Any) -> Any:
    return np.round(np.asarray(values, float), 6).tolist()

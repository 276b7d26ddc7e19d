"""How well readings agree with labelled accounts, each figure with a bootstrap interval.

Labels follow the codebook: every meaning of an account is scored 0, 1 or 2, and 2 ("the account says it or shows
it") is what a reading should name. An account that the program did not read (its status is another than ``read``) has
nothing named in it, and counts so in F1 and the exact set: whoever counts what is named meets the same. Its
probabilities say nothing of its tears, tables do not give them, and they are in no figure.

Every interval is the 95% percentile interval (Efron, 1979) over accounts: 1,000 resamples, seed 0. A draw that neither
shows nor names a meaning has no F1 of it: counted as 0 there, macro-F1 of few accounts would lie above its interval.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from tearwise.annotation.arrays import Bools, Floats, Indexes
from tearwise.annotation.labelled import check_beside
from tearwise.annotation.ties import Ties
from tearwise.cached_property import cached_property
from tearwise.meanings import MEANINGS
from tearwise.reading.reading import Reading

Statistic = Callable[[Indexes], float]

RESAMPLES = 1_000


@dataclass(frozen=True)
class Figure:
    """A figure over ``accounts`` accounts and its 95% bootstrap interval [low, high]."""

    name: str
    value: float
    low: float
    high: float
    accounts: int

    def to_record(self) -> dict[str, Any]:
        """As JSON, without its name; None where there is nothing to measure."""
        values = {"value": self.value, "low": self.low, "high": self.high}
        known = {name: None if np.isnan(one) else round(one, 4) + 0.0 for name, one in values.items()}  # and no -0.0
        return {**known, "accounts": self.accounts}


@dataclass(frozen=True)
class Evaluation:
    """What readings are worth against labels.

    accounts:  those that have labels
    unread:    status → how many of them the program did not read
    figures:   of all nine meanings together, in the order in which they are best read; of probabilities, over the
               accounts that were read
    meanings:  meaning id → F1
    precision: meaning id → of the accounts in which the reading names it, the share that show it; nan where none does
    recall:    meaning id → of the accounts that show it, the share in which the reading names it; nan where none does
    shown:     meaning id → the accounts that show it (label 2)
    named:     meaning id → the accounts in which the reading names it
    """

    accounts: int
    unread: Mapping[str, int]
    figures: tuple[Figure, ...]
    meanings: Mapping[str, Figure]
    precision: Mapping[str, Figure]
    recall: Mapping[str, Figure]
    shown: Mapping[str, int]
    named: Mapping[str, int]

    def to_record(self) -> dict[str, Any]:
        """As JSON."""
        counts = {id: {"shown": self.shown[id], "named": self.named[id]} for id in self.meanings}
        parts = {
            id: {"precision": self.precision[id].to_record(), "recall": self.recall[id].to_record()}
            for id in self.meanings
        }
        return {
            "schema": "tearwise.evaluation/1",
            "accounts": self.accounts,
            "unread": dict(self.unread),
            "figures": {one.name: one.to_record() for one in self.figures},
            "meanings": {id: one.to_record() | counts[id] | parts[id] for id, one in self.meanings.items()},
        }


@dataclass(frozen=True)
class Arrays:
    """Labels and readings side by side, (accounts, 9) each, columns in the order of ``MEANINGS``.

    shown:        the label is 2
    plausible:    the label is 1 or 2
    probability:  what the reading gives, 0 to 1
    present:      what the reading names
    """

    shown: Bools
    plausible: Bools
    probability: Floats
    present: Bools

    @classmethod
    def of(cls, labels: Sequence[Mapping[str, int]], readings: Sequence[Reading]) -> Arrays:
        """From a label per meaning (0, 1 or 2) and a reading of each account, in the same order."""
        label = np.array([[scores[id] for id in MEANINGS] for scores in labels]).reshape(-1, len(MEANINGS))
        found = [[reading.meaning(id) for id in MEANINGS] for reading in readings]
        probability = np.array([[one.probability for one in row] for row in found], float)
        present = np.array([[one.present for one in row] for row in found], bool)
        return cls(label == 2, label >= 1, probability, present)

    @cached_property
    def found(self) -> Bools:
        """Which meanings any account shows, or any reading names."""
        return np.asarray((self.shown | self.present).any(0))

    @cached_property
    def ties(self) -> Ties:
        """Of the probabilities."""
        return Ties.of(self.probability)

    def only(self, accounts: Bools) -> Arrays:
        """Of some accounts alone."""
        shown, plausible, probability, present = self.shown, self.plausible, self.probability, self.present
        return Arrays(shown[accounts], plausible[accounts], probability[accounts], present[accounts])


def evaluate(
    gold: Sequence[Mapping[str, Any]], readings: Sequence[Reading], probabilities_of_all: bool = False
) -> Evaluation:
    """Compares a reading of each account with its labels.

    gold: labelled accounts as dictionaries with ``text`` and ``meanings`` (id → 0, 1 or 2), optionally ``evidence``
    (id → quotes) and ``usable``; those whose ``usable`` is false have no labels, and count only for whether the
    program says that there is nothing to read.
    probabilities_of_all: whether figures of probabilities are over accounts that were not read too, as those of the
    model card are, so that bundles which turn different accounts away are measured on the same ones
    Raises ReadingError where no account has labels, one is no labelled account, or there is not one reading of each.
    """
    check_beside(gold, readings)
    both = list(zip(gold, readings, strict=True))
    pairs = [(account, reading) for account, reading in both if account.get("usable", True)]
    told = [reading.status != "read" for account, reading in both if not account.get("usable", True)]
    arrays = Arrays.of([account["meanings"] for account, _ in pairs], [reading for _, reading in pairs])
    away = [reading.status != "read" for _, reading in pairs]
    read = arrays if probabilities_of_all else arrays.only(~np.array(away))
    figures = []
    for name, statistic in STATISTICS.items():
        over = read if name in OF_PROBABILITIES else arrays
        figures.append(_figure(name, partial(statistic, over), len(over.shown)))
    quoted = [f1 for account, reading in pairs if (f1 := evidence_f1(account, reading)) is not None]
    for name, of_each in (
        ("evidence word-F1", quoted),
        ("unreadable accounts told so", told),
        ("readable accounts turned away", away),
    ):
        if of_each:
            figures.append(_figure(name, partial(_mean, np.array(of_each, float)), len(of_each)))
    shown, named = (dict(zip(MEANINGS, one.sum(0).tolist(), strict=True)) for one in (arrays.shown, arrays.present))
    each = partial(_of_each, arrays)
    values = np.stack([each(np.arange(len(pairs))), *intervals(each, len(pairs))], 1).reshape(3, len(MEANINGS), 3)
    f1s = _by_meaning("F1", values[0], dict.fromkeys(MEANINGS, len(pairs)))
    precision, recall = _by_meaning("precision", values[1], named), _by_meaning("recall", values[2], shown)
    unread = Counter(reading.status for _, reading in pairs if reading.status != "read")
    return Evaluation(len(pairs), dict(unread.most_common()), tuple(figures), f1s, precision, recall, shown, named)


def interval(statistic: Statistic, accounts: int, resamples: int = RESAMPLES) -> tuple[float, float]:
    """The 95% percentile interval of a statistic over resampled accounts: it takes their indexes. Draws in which there
    is nothing to measure are left out; nan where there is nothing in any."""
    low, high = intervals(lambda i: np.array([statistic(i)]), accounts, resamples)
    return float(low[0]), float(high[0])


def intervals(
    statistics: Callable[[Indexes], Floats], accounts: int, resamples: int = RESAMPLES
) -> tuple[Floats, Floats]:
    """The same of several statistics over the same accounts: all of the lower bounds, and all of the upper ones."""
    random = np.random.default_rng(0)
    values = np.array([statistics(random.integers(0, accounts, accounts)) for _ in range(resamples)])
    bounds = np.full((2, values.shape[1]), np.nan)
    some = ~np.isnan(values).all(0)
    if some.any():
        bounds[:, some] = np.nanpercentile(values[:, some], [2.5, 97.5], axis=0)  # a draw may show no meaning at all
    return bounds[0], bounds[1]


def f1_per_column(shown: Bools, present: Bools) -> Floats:
    """F1 of each column; 0 where nothing is shown and nothing named."""
    both, either = (shown & present).sum(0), shown.sum(0) + present.sum(0)
    f1: Floats = np.divide(2.0 * both, either, out=np.zeros(len(both)), where=either > 0)
    return f1


def evidence_f1(account: Mapping[str, Any], reading: Reading) -> float | None:
    """F1 over the words of the quoted and of the given evidence, averaged over the meanings quoted; None if none."""
    text: str = account["text"]
    scores = []
    for id, quotes in (account.get("evidence") or {}).items():
        starts = [(text.find(quote), len(quote)) for quote in quotes]
        quoted = words_in(text, [(start, start + length) for start, length in starts if start >= 0])
        if quoted:
            given = words_in(text, [(one.start, one.end) for one in reading.meaning(id).evidence])
            scores.append(2 * len(quoted & given) / (len(quoted) + len(given)))
    return float(np.mean(scores)) if scores else None


def _macro_f1(a: Arrays, i: Indexes) -> float:
    each = _f1_of_each(a, i)[a.found]
    if np.isnan(each).all():
        return float("nan") if len(each) else 0.0
    return float(np.nanmean(each) * len(each) / len(MEANINGS))  # a meaning that is nowhere counts as 0 in every draw


def _micro_f1(a: Arrays, i: Indexes) -> float:
    shown, present = a.shown[i], a.present[i]
    return float(2 * (shown & present).sum() / max(1, shown.sum() + present.sum()))


def _exact(a: Arrays, i: Indexes) -> float:
    return float((a.shown[i] == a.present[i]).all(1).mean())


def _first_shown(a: Arrays, i: Indexes) -> float:
    return float(a.shown[i, a.probability[i].argmax(1)].mean())


def _first_plausible(a: Arrays, i: Indexes) -> float:
    return float(a.plausible[i, a.probability[i].argmax(1)].mean())


def _mean_average_precision(a: Arrays, i: Indexes) -> float:
    columns = a.ties.average_precisions(a.shown, i)
    return float(np.nanmean(columns)) if not np.isnan(columns).all() else float("nan")


def _calibration(a: Arrays, i: Indexes) -> float:
    return float(a.ties.calibration_errors(a.shown, i).mean())


def _brier(a: Arrays, i: Indexes) -> float:
    return float(((a.probability[i] - a.shown[i]) ** 2).mean())


_OF_WHAT_IS_NAMED: Mapping[str, Callable[[Arrays, Indexes], float]] = {
    "macro-F1 (nine meanings)": _macro_f1,
    "micro-F1": _micro_f1,
    "exact set": _exact,
}
_OF_PROBABILITIES: Mapping[str, Callable[[Arrays, Indexes], float]] = {
    "first meaning is shown": _first_shown,
    "first meaning is plausible": _first_plausible,
    "mean average precision": _mean_average_precision,
    "calibration error (mean of nine)": _calibration,
    "Brier score (mean of nine)": _brier,
}
STATISTICS = {**_OF_WHAT_IS_NAMED, **_OF_PROBABILITIES}

OF_PROBABILITIES = frozenset(_OF_PROBABILITIES)
"""The figures that rest on probabilities, and not on what is named."""


def _f1_of_each(a: Arrays, i: Indexes) -> Floats:
    """F1 of each meaning; nan in a draw that has nothing of one that there is in all accounts."""
    shown, present = a.shown[i], a.present[i]
    return np.where(a.found & ~(shown | present).any(0), np.nan, f1_per_column(shown, present))


def _of_each(a: Arrays, i: Indexes) -> Floats:
    """F1 of each meaning, then the precision of each, then the recall: nan where there is nothing to measure."""
    right = (a.shown[i] & a.present[i]).sum(0)
    shares = [np.where(of > 0, right / np.maximum(of, 1), np.nan) for of in (a.present[i].sum(0), a.shown[i].sum(0))]
    return np.concatenate([_f1_of_each(a, i), *shares])


def _by_meaning(name: str, values: Floats, accounts: Mapping[str, int]) -> dict[str, Figure]:
    """From a figure, and the bounds of its interval, of each meaning."""
    of_each = zip(MEANINGS, values.tolist(), strict=True)
    return {id: Figure(f"{name} {id}", value, low, high, accounts[id]) for id, (value, low, high) in of_each}


def _mean(values: Floats, i: Indexes) -> float:
    return float(values[i].mean())


def _figure(name: str, statistic: Statistic, accounts: int) -> Figure:
    if not accounts:
        return Figure(name, float("nan"), float("nan"), float("nan"), 0)
    low, high = interval(statistic, accounts)
    return Figure(name, statistic(np.arange(accounts)), low, high, accounts)


def words_in(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    """The numbers of the words that any of the spans touches, by which evidence is compared."""
    words = enumerate(re.finditer(r"\w+", text))
    return {n for n, word in words if any(word.start() < end and start < word.end() for start, end in spans)}

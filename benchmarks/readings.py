"""How well the meanings are read: Tearwise beside its peers, on accounts that none of them has seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.accounts import answers_of, plausible, truth
from benchmarks.table import Cell, Table
from tearwise.annotation.evaluation import STATISTICS, Arrays, f1_per_column
from tearwise.meanings import MEANINGS
from tearwise.reading import Reader, Reading
from training.rows import Row

COLUMNS: Mapping[str, str] = {
    "macro-F1": "macro-F1 (nine meanings)",
    "micro-F1": "micro-F1",
    "first shown": "first meaning is shown",
    "average precision": "mean average precision",
    "calibration error": "calibration error (mean of nine)",
    "Brier": "Brier score (mean of nine)",
}
"""Heading → the statistic of ``tearwise evaluate`` that stands under it."""

Figures = Mapping[str, Sequence[float]]

GROUPS: Mapping[str, Callable[[Row], bool]] = {
    "another cries": lambda row: row.crier == "other",
    "the narrator cries": lambda row: row.crier == "narrator",
    "a man cries before the narrator": lambda row: row.crier == "other" and row.crier_gender == "m",
}


@dataclass(frozen=True)
class Judged:
    """What one way of reading makes of the readable accounts of ``dev``."""

    name: str
    arrays: Arrays

    @property
    def macro_f1(self) -> float:
        """Over the nine meanings."""
        return float(f1_per_column(self.arrays.shown, self.arrays.present).mean())


def readings(reader: Reader, rows: Sequence[Row], answers: bool) -> list[Reading]:
    """A reading of each row, with the labelled answers or without any."""
    given = [answers_of(row) if answers else None for row in rows]
    return list(reader.read_many([row.text for row in rows], given, effects=False))


def judged(name: str, rows: Sequence[Row], found: Sequence[Reading]) -> Judged:
    """Readings beside the labels of their rows."""
    return Judged(name, Arrays.of([row.meanings for row in rows], found))


def macro_f1(arrays: Arrays) -> Cell:
    """Over the nine meanings."""
    return _cell(arrays, STATISTICS[COLUMNS["macro-F1"]])


def judged_by(name: str, rows: Sequence[Row], probability: NDArray[np.float64], present: NDArray[np.bool_]) -> Judged:
    """A peer's probabilities (rows, 9), and which meanings it names, beside the labels."""
    return Judged(name, Arrays(truth(rows), plausible(rows), probability, present))


def reading_table(all_judged: Sequence[Judged], unshipped: Mapping[str, Figures] | None = None) -> Table:
    """Every way of reading by every statistic.

    unshipped: figures of the model that learned from all rows and is not shipped, as the bundle's manifest has them:
    ``text`` and ``answers``, each a name of a statistic → value, low, high
    """
    rows = [
        (one.name, [_cell(one.arrays, STATISTICS[statistic]) for statistic in COLUMNS.values()]) for one in all_judged
    ]
    rows += [
        (f"learned from all rows, not shipped: {condition}", [_kept(figures[name]) for name in COLUMNS.values()])
        for condition, figures in (unshipped or {}).items()
    ]
    count = len(all_judged[0].arrays.shown)
    note = (
        f"{count} readable accounts of `dev`, nine meanings. Peers are logistic regressions on the rows that the "
        "network learned from. Those marked 'and `fit`' learned from the real `fit` rows as well, which in Tearwise "
        "only fit how scores and answers combine. Penalty, calibration and thresholds of all: on the `fit` rows, as "
        "Tearwise's. Two careful annotations of such accounts agree at macro-F1 0.92. Resampling itself adds to a "
        "calibration error, so that its interval may lie above it."
    )
    return Table("readings", "Meanings", "reader", list(COLUMNS), rows, note)


def meaning_table(all_judged: Sequence[Judged]) -> Table:
    """F1 of each meaning."""
    shown = all_judged[0].arrays.shown.sum(0)
    rows = []
    for k, meaning in enumerate(MEANINGS):
        cells = [_cell(one.arrays, lambda a, i, k=k: float(_f1(a, i)[k])) for one in all_judged]  # type: ignore[misc]
        rows.append((meaning, [Cell(float(shown[k]), digits=0), *cells]))
    note = "The peer is the one with the highest macro-F1 of those that read the text."
    return Table("meanings", "F1 by meaning", "meaning", ["shown in", *(one.name for one in all_judged)], rows, note)


def group_table(all_judged: Sequence[Judged], rows: Sequence[Row]) -> Table:
    """Macro-F1 by who cries."""
    lines = []
    for name, belongs in GROUPS.items():
        chosen = np.flatnonzero([belongs(row) for row in rows])
        cells = [
            Cell.over(lambda i, a=one.arrays, c=chosen: float(_f1(a, c[i]).mean()), len(chosen))  # type: ignore[misc]
            for one in all_judged
        ]
        lines.append((name, [Cell(float(len(chosen)), digits=0), *cells]))
    note = "A meaning that nobody in the group shows counts as 0, so small groups look worse than they are."
    columns = ["accounts", *(one.name for one in all_judged)]
    return Table("groups", "Macro-F1 by who cries", "group", columns, lines, note)


def status_table(rows: Sequence[Row], found: Sequence[Reading]) -> Table:
    """Whether what cannot be read is told so, and what can be read is read; text alone."""
    lines = []
    for name, usable in (("cannot be read: told so", False), ("can be read: turned away", True)):
        told = np.array([one.status != "read" for row, one in zip(rows, found, strict=True) if row.usable == usable])
        lines.append((name, [Cell(float(len(told)), digits=0), Cell.mean(told)]))
    return Table("status", "What cannot be read", "account", ["accounts", "share"], lines)


def _kept(figure: Sequence[float]) -> Cell:
    value, low, high = figure
    return Cell(value, low, high)


def _f1(a: Arrays, i: NDArray[np.intp]) -> NDArray[np.float64]:
    return f1_per_column(a.shown[i], a.present[i])


def _cell(arrays: Arrays, statistic: Callable[[Arrays, NDArray[np.intp]], float]) -> Cell:
    return Cell.over(lambda i: statistic(arrays, i), len(arrays.shown))

"""Plain accounts, whose meaning anybody sees, and pairs of accounts that differ in one clause."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.accounts import truth
from benchmarks.table import Cell, Table
from tearwise.meanings import MEANINGS
from tearwise.reading import Reader
from training.rows import Row

Floats = NDArray[np.float64]
Sets = tuple[Sequence[Row], Sequence[Row]]
"""Plain accounts, and contrast pairs, one account after the other."""


def plain_table(reader: Reader, ours: Sets, blind: Sets) -> Table:
    """Right meaning first, and changed meanings that move the right way."""
    lines = [*_lines(reader, ours, ""), *_lines(reader, blind, ", blind")]
    note = (
        "Accounts of ours that no network learned from (`tests/data`), text alone. A meaning is changed when one of "
        "the two accounts shows it (2) and the other does not (0 or 1). The blind ones were written, by a language "
        "model that had seen nothing but the codebook, when the bundle was done."
    )
    return Table("plain", "Plain accounts and contrast pairs", "", ["number", "share"], lines, note)


def load_blind(path: Path) -> list[Row]:
    """Accounts of which only the meanings that they show were labelled, one JSON object a line."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        raw = json.loads(line)
        meanings = {id: 2 if id in raw["shown"] else 0 for id in MEANINGS}
        found.append(Row(raw["id"], raw["text"], "own", "evaluate", "CC0-1.0", True, meanings))
    return found


def _lines(reader: Reader, sets: Sets, kind: str) -> list[tuple[str, list[Cell]]]:
    plain, pairs = sets
    first = np.array([_first_right(*each) for each in zip(truth(plain), _read(reader, plain), strict=True)], float)
    moved = right_moves(pairs, _read(reader, pairs))
    whole = np.array([all(moves) for moves in moved], float)
    return [
        (f"plain accounts{kind}: the right meaning first", _share(first)),
        (f"contrast pairs{kind}: every changed meaning moves the right way", _share(whole)),
        (f"contrast pairs{kind}: changed meanings that move the right way", _pooled(moved)),
    ]


def right_moves(rows: Sequence[Row], probability: Floats) -> list[list[bool]]:
    """For each pair (ids that differ in their last letter), whether each changed meaning moves the right way.

    probability: (rows, 9). Pairs in which nothing changes are left out.
    """
    by_pair: dict[str, list[int]] = {}
    for k, row in enumerate(rows):
        by_pair.setdefault(row.id[:-1], []).append(k)
    shown = truth(rows)
    found = []
    for pair in by_pair.values():
        if len(pair) != 2:
            continue
        a, b = pair
        changed = np.flatnonzero(shown[a] != shown[b])
        if len(changed):
            sign = np.where(shown[a, changed], 1, -1)
            found.append((sign * (probability[a, changed] - probability[b, changed]) > 0).tolist())
    return found


def _read(reader: Reader, rows: Sequence[Row]) -> Floats:
    """Probabilities (rows, 9) from the text alone."""
    readings = reader.read_many([row.text for row in rows], effects=False)
    return np.array([[one.meaning(id).probability for id in MEANINGS] for one in readings]).reshape(-1, len(MEANINGS))


def _first_right(shown: NDArray[np.bool_], probability: Floats) -> bool:
    return bool(shown[probability.argmax()])


def _share(values: Floats) -> list[Cell]:
    return [Cell(float(len(values)), digits=0), Cell.mean(values)]


def _pooled(moved: Sequence[Sequence[bool]]) -> list[Cell]:
    """The share of all changes, resampled by pair."""
    right, all_ = np.array([sum(moves) for moves in moved]), np.array([len(moves) for moves in moved])
    share = Cell.over(lambda i: float(right[i].sum() / all_[i].sum()), len(moved))
    return [Cell(float(all_.sum()), digits=0), share]

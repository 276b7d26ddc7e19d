"""The labelled accounts that the tables are made of: the peers learn from some, and all are measured on others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tearwise.annotation.gold import answers_in
from tearwise.meanings import MEANINGS
from training.corpus import corpus
from training.rows import Row, load

T = TypeVar("T")

WORDS = 110
"""Words of the account that a person types; what reading costs is measured on accounts of about that length."""


@dataclass(frozen=True)
class Accounts:
    """network: usable rows that the network's weights learned from; the peers learn from the same
    fit:     usable real rows that fit calibration and thresholds, ours and the peers'
    dev:     real rows to measure on, with those that cannot be read
    own:     texts of ours, distinct, to measure cost with
    files:   file → SHA-256 of what was read
    """

    network: Sequence[Row]
    fit: Sequence[Row]
    dev: Sequence[Row]
    own: Sequence[str]
    files: Mapping[str, str]

    @property
    def readable(self) -> list[Row]:
        """The rows of ``dev`` that have labels."""
        return [row for row in self.dev if row.usable]


def accounts(data: Path, quick: bool = False) -> Accounts:
    """The accounts under the data folder; ``quick``: some of each, spread evenly.

    Raises OSError where a file is missing, and ValueError where a row breaks the codebook.
    """
    whole = corpus(data)
    own = list(dict.fromkeys(row.text for row in load(data / "accounts/own.jsonl")))
    network = [row for row in whole.network if row.usable]
    fit = [row for row in whole.fit if row.usable]
    if quick:
        network, fit, dev, own = some(network, 240), some(fit, 80), some(whole.dev, 60), some(own, 60)
        return Accounts(network, fit, dev, own, whole.files)
    return Accounts(network, fit, whole.dev, own, whole.files)


def some(rows: Sequence[T], count: int) -> list[T]:
    """``count`` of the rows, spread evenly; all where there are fewer."""
    if len(rows) <= count:
        return list(rows)
    return [rows[int(k)] for k in np.linspace(0, len(rows) - 1, count).round()]


def of_length(texts: Sequence[str], words: int, count: int) -> list[str]:
    """The ``count`` texts whose number of words comes nearest to ``words``, in their order."""
    nearest = sorted(range(len(texts)), key=lambda k: (abs(len(texts[k].split()) - words), k))[:count]
    return [texts[k] for k in sorted(nearest)]


def answers_of(row: Row) -> dict[str, object]:
    """What somebody who knows the scene would answer, as ``Reader`` takes it; None where the labels leave it open."""
    return answers_in({**asdict(row), "trigger": list(row.trigger)})


def truth(rows: Sequence[Row]) -> NDArray[np.bool_]:
    """(rows, 9): which meanings the account says or shows (label 2)."""
    return np.array([[row.meanings[m] == 2 for m in MEANINGS] for row in rows], bool).reshape(-1, len(MEANINGS))


def plausible(rows: Sequence[Row]) -> NDArray[np.bool_]:
    """(rows, 9): which meanings have label 1 or 2."""
    return np.array([[row.meanings[m] >= 1 for m in MEANINGS] for row in rows], bool).reshape(-1, len(MEANINGS))

"""The one place that picks concrete parts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

# onnxruntime tells its maker when it is imported (since 1.32, on Linux too), unless this is set before.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from tearwise import reading
from tearwise.engines.embedded import EmbeddedEngine
from tearwise.interview import next_question
from tearwise.safety import find_risks

if TYPE_CHECKING:
    from tearwise.accounts import Account
    from tearwise.reading import Combination, Engine, NextQuestion, Scores


class Reader(reading.Reader):
    """Reads accounts: text in, calibrated meanings with their evidence out.

    engine: None loads the embedded engine's bundle, once, here (a third of a second)
    Raises BundleMissing, BundleDamaged or BundleForeign where the bundle cannot be used.

    >>> from tearwise import Reader
    >>> reader = Reader()
    >>> reading = reader.read("My dad cried when I told him that the scan was clear.", answers={"pressure": 0})
    >>> reading.meanings[0].id
    'joy_relief'
    """

    def __init__(self, engine: Engine | None = None) -> None:
        super().__init__(engine or EmbeddedEngine(), asker=_ask, watch=find_risks)


def embedded(folder: Path | None = None, threads: int | None = None) -> Engine:
    """The embedded engine of a bundle's folder (None: the shipped one)."""
    return EmbeddedEngine(folder, threads)


def _ask(combination: Combination, scores: Scores, account: Account) -> NextQuestion | None:
    return next_question(combination, scores, account)

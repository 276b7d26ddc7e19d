"""Probes: what their file holds, and that the engine says what they say."""

from __future__ import annotations

import io

import numpy as np
import pytest

from tearwise import assembly
from tearwise.engines import bundle as bundles
from tearwise.engines.embedded import EmbeddedEngine
from tearwise.engines.probes import COUNT, Probes

LONG = "She cried in the kitchen and I did not know what to say to her, so I made some tea. " * 40


@pytest.fixture(scope="module")
def probes() -> Probes:
    return Probes.read(bundles.load().file("probes.npz"))


@pytest.fixture
def engine() -> EmbeddedEngine:
    """The one that this process has loaded."""
    return assembly._engine()


def test_what_is_written_is_read_and_written_alike(probes: Probes) -> None:
    assert probes.written() == bundles.load().file("probes.npz")


@pytest.mark.parametrize("shape", [(8, COUNT - 1), (8,)])
def test_other_numbers_are_refused(shape: tuple[int, ...]) -> None:
    file = io.BytesIO()
    np.savez(file, weight=np.zeros(shape), bias=np.zeros(COUNT))
    with pytest.raises(ValueError, match="probes of"):
        Probes.read(file.getvalue())


def test_what_is_no_array_file_is_refused() -> None:
    with pytest.raises(ValueError, match="pickled"):
        Probes.read(b"[1, 2, 3]")


def test_each_window_is_looked_at_and_the_highest_counts(engine: EmbeddedEngine, probes: Probes) -> None:
    texts, windows = (LONG, "My dad cried and said he wants to die.", LONG), (5, 1, 5)
    for (scores, states), count in zip(engine.score_with_states(texts), windows, strict=True):
        assert len(states) == count
        assert scores.probed == pytest.approx(probes.log_odds(states).max(0), abs=1e-3)


def test_a_danger_is_told_from_none(engine: EmbeddedEngine) -> None:
    danger, none = engine.score(["He cried and said he wants to end his life.", "He cried at our daughter's wedding."])
    assert danger.probed is not None
    assert none.probed is not None
    assert danger.probed[0] > 0 > none.probed[0]
    assert danger.probed[1] > max(danger.probed[2:4])

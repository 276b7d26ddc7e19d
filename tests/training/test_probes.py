"""Probes are fitted on windows, each with its share of the case."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="needs the extra train")

from training.probes import fit, log_odds

RNG = np.random.default_rng(0)
TRUTH = RNG.random((200, 5)) < 0.5
STATES = [
    np.tile(np.where(truth, 1.0, -1.0), (windows, 1)).astype(np.float32) + 0.1 * RNG.standard_normal((windows, 5))
    for truth, windows in zip(TRUTH, RNG.integers(1, 3, 200), strict=True)
]
KNOWN = np.ones(200, bool)


def test_what_the_states_say_is_found() -> None:
    probes = fit(STATES, TRUTH, KNOWN, np.ones(200))
    assert ((log_odds(probes, STATES) > 0) == TRUTH).mean() > 0.98


def test_a_case_counts_once_however_long_it_is() -> None:
    longer = [np.repeat(one, 3, 0) if k % 2 else one for k, one in enumerate(STATES)]
    once, again = (fit(states, TRUTH, KNOWN, np.ones(200)) for states in (STATES, longer))
    # the states are standardised by windows, so that a little differs
    assert log_odds(again, STATES) == pytest.approx(log_odds(once, STATES), abs=0.05)


def test_cases_whose_urgency_is_unknown_teach_the_rest() -> None:
    known = np.arange(200) < 100
    flipped = TRUTH.copy()
    flipped[100:, 4] ^= True
    probes, same = fit(STATES, TRUTH, known, np.ones(200)), fit(STATES, flipped, known, np.ones(200))
    assert np.array_equal(probes.weight, same.weight)


def test_the_weight_of_nothing_is_nothing() -> None:
    weight = (np.arange(200) < 100).astype(float)
    part = fit(STATES[:100], TRUTH[:100], KNOWN[:100], np.ones(100))
    whole = fit(STATES, TRUTH, KNOWN, weight)
    assert ((log_odds(part, STATES) > 0) == (log_odds(whole, STATES) > 0)).mean() > 0.97

"""Fits the probes: logistic regressions that tell risks from the network's states (Alain & Bengio 2016).

The network's own heads learned from thousands of cases that it has by heart. What its layers make of a text says more
of new cases than the heads do, once it is looked at through cases that it has not learned from.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from tearwise.engines.probes import COUNT, Probes

Floats = NDArray[np.float32]

STRENGTH = 0.003
"""Inverse of the penalty on the weights of standardised states."""


def fit(
    states: Sequence[Floats], truth: NDArray[np.bool_], known: NDArray[np.bool_], weight: NDArray[np.float64]
) -> Probes:
    """states: (windows, states) of each case, each of whose windows counts as the case does, by its share
    truth: (cases, COUNT) which heads are true of it; known: (cases,) whether its urgency is known
    weight: (cases,) how much it counts
    """
    counts = [len(one) for one in states]
    case = np.repeat(np.arange(len(states)), counts)
    x = np.concatenate(list(states))
    mean, spread = x.mean(0, dtype=np.float64), x.std(0, dtype=np.float64) + 1e-4
    x = ((x - mean) / spread).astype(np.float32)
    share = (weight / np.array(counts))[case]
    weights, bias = np.zeros((x.shape[1], COUNT)), np.zeros(COUNT)
    for head in range(COUNT):
        rows = np.flatnonzero(known[case]) if head == COUNT - 1 else np.arange(len(case))
        model = LogisticRegression(C=STRENGTH, max_iter=300)
        model.fit(x[rows], truth[case[rows], head], sample_weight=share[rows])
        weights[:, head] = model.coef_[0] / spread
        bias[head] = model.intercept_[0] - mean @ weights[:, head]
    stored = weights.astype(np.float16).astype(np.float32)
    return Probes(stored, (bias - mean @ (stored - weights)).astype(np.float32))


def log_odds(probes: Probes, states: Sequence[Floats]) -> Floats:
    """(cases, COUNT): the highest of each case's windows, as the engine says."""
    return np.stack([probes.log_odds(one).max(0) for one in states])

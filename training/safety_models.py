"""The two models of the risks: of the words and the probes of the engine's states, and above them of what bears
witness. Whatever is said of a case by words or probes, they were fitted on others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from tearwise.engines.probes import Probes
from tearwise.safety.detect import WITNESSES, beside_words, length
from tearwise.safety.learned import HEADS
from training.probes import fit, log_odds
from training.safety_cases import Bools, Cases, Places

FEWEST = 2
"""Features of fewer cases than this are left out."""
KEPT = 12_000
"""Features that are kept: those with the largest weights."""
STRENGTH = 10.0
"""Inverse of the penalty on the words' weights; ``ABOVE`` of that on the witnesses'."""
ABOVE = 1.0
PASSING = 0.1
"""Weight of an account of ours whose risk was labelled in passing, below; a case has 1."""
REAL, EVERYDAY = 3.0, 2.0
"""Weights, above, of a real account and of an everyday one: most of what is written to the program is of their kinds,
and there are few of them."""
PROBED_EVERYDAY, PROBED_SHORT = 4.0, 2.5
"""Weights in the probes of an everyday case and of another of few words: of these there are not enough either, so that
those of few words that the network has learned from teach the probes too, at 1."""
BELOW_FOLDS = 5

Floats = NDArray[np.float64]


class Below:
    """Weights (5, features) and bias (5,) of the words, fitted on some of the cases."""

    def __init__(self, cases: Cases, chosen: Places) -> None:
        x = cases.matrix[chosen]
        often = np.flatnonzero(x.getnnz(axis=0) >= FEWEST)
        x = x[:, often]
        x.indices, x.indptr = x.indices.astype(np.int32), x.indptr.astype(np.int32)
        weight = np.where(cases.group[chosen] == "ordinary", PASSING, 1.0)
        x.sum_duplicates()  # else each fit does it
        models = [self._model(x, cases.truth[chosen, head], weight) for head in range(len(HEADS))]
        weights = np.concatenate([model.coef_ for model in models])
        kept = np.sort(np.argsort(-np.abs(weights).max(0), kind="stable")[:KEPT])
        self.names = [str(cases.names[often[k]]) for k in kept]
        self.weights = np.round(weights[:, kept], 2)
        self.bias = np.round([model.intercept_[0] for model in models], 3)

    @staticmethod
    def _model(x: Any, y: Bools, weights: Floats) -> LogisticRegression:
        # In the dual, since there are many more features than cases: the same weights in a fifth of the time (Yu, Huang
        # & Lin 2011). One after the other: its random numbers are the whole process's.
        model = LogisticRegression(
            C=STRENGTH, class_weight="balanced", solver="liblinear", dual=True, max_iter=1000, random_state=0
        )
        return model.fit(x, y, sample_weight=weights)

    def log_odds(self, values: Sequence[dict[str, float]]) -> Floats:
        """(cases, 5)."""
        place = {name: k for k, name in enumerate(self.names)}
        found = np.tile(self.bias, (len(values), 1))
        for k, one in enumerate(values):
            known = [(place[name], value) for name, value in one.items() if name in place]
            if known:
                at, value = zip(*known, strict=True)
                found[k] += self.weights[:, at] @ np.array(value)
        return found


class Above:
    """Weights (5, witnesses + 1) of what bears witness, the bias last, fitted on some of the cases.

    said: (cases, 5, witnesses)
    """

    def __init__(self, cases: Cases, said: Floats, chosen: Places) -> None:
        self.weights = np.zeros((len(HEADS), len(WITNESSES) + 1))
        for head in range(len(HEADS)):
            rows = chosen
            if head:
                rows = rows[cases.truth[rows, 0]]
            if HEADS[head] == "now":
                rows = rows[cases.known[rows]]
            group = cases.group[rows]
            weight = np.select([group == "real", group == "everyday"], [REAL, EVERYDAY], 1.0)
            model = LogisticRegression(C=ABOVE).fit(said[rows, head], cases.truth[rows, head], sample_weight=weight)
            self.weights[head] = [*model.coef_[0], model.intercept_[0]]

    def log_odds(self, said: Floats) -> Floats:
        """(cases, 5)."""
        return np.asarray((said * self.weights[:, :-1]).sum(-1) + self.weights[:, -1])


def witnessed(cases: Cases, *groups: str) -> Floats:
    """(cases, 5, witnesses). Words are fitted on what the network learned from and on ``groups``, whose own cases are
    scored by words that were fitted on the other folds; probes on ``groups`` and what stands beside them, likewise."""
    always, apart = cases.where("own", "ordinary"), cases.where(*groups)
    below = Below(cases, np.concatenate([always, apart])).log_odds(cases.features)
    fold = np.random.default_rng(2).permutation(len(apart)) % BELOW_FOLDS
    for k in range(BELOW_FOLDS):
        at = apart[fold == k]
        fitted = Below(cases, np.concatenate([always, apart[fold != k]]))
        below[at] = fitted.log_odds([cases.features[place] for place in at])
    said = np.zeros((len(cases.rows), len(HEADS), len(WITNESSES)))
    probed = looked_into(cases, apart)
    for at, found, scores in zip(cases.unseen, cases.found, cases.scores, strict=True):
        beside = beside_words(cases.words[at], found, replace(scores, probed=probed[at]))
        linear = below[at] * cases.steadiness[at]
        far = length(cases.words[at])
        said[at] = [(x, *beside[head], x * far) for head, x in zip(HEADS, linear, strict=True)]
    return said


def looked_into(cases: Cases, apart: Places) -> Floats:
    """(cases, 5): what the probes say of the cases that the network has not learned from; of those ``apart`` by probes
    that were fitted on the other folds."""
    found = np.zeros((len(cases.rows), len(HEADS)))
    rest = np.setdiff1d(cases.unseen, apart)
    found[rest] = log_odds(probes(cases, apart), [cases.states[k] for k in rest])
    fold = np.random.default_rng(3).permutation(len(apart)) % BELOW_FOLDS
    for k in range(BELOW_FOLDS):
        at = apart[fold == k]
        found[at] = log_odds(probes(cases, apart[fold != k]), [cases.states[place] for place in at])
    return found


def probes(cases: Cases, chosen: Places) -> Probes:
    """Probes fitted on the chosen cases, ordinary accounts and short cases."""
    rows = np.concatenate([chosen, cases.beside])
    group, few = cases.group[rows], [cases.kind[k].few for k in rows]
    weight = np.select(
        [group == "ordinary", group == "own", group == "everyday", few],
        [PASSING, 1.0, PROBED_EVERYDAY, PROBED_SHORT],
        1.0,
    )
    return fit([cases.states[k] for k in rows], cases.truth[rows], cases.known[rows], weight)


def unprobed(said: Floats) -> Floats:
    """What the witnesses say where nothing looks at the engine's states."""
    found = said.copy()
    for states, engine in (("states", "engine"), ("long states", "long engine")):
        found[:, :, WITNESSES.index(states)] = found[:, :, WITNESSES.index(engine)]
    return found

"""What the words count that ``--fast`` looks for (``tearwise.reading.meaning_words``), fitted on the real accounts.

For each meaning a logistic regression weighs the network's nine scores against the words (stacking, Wolpert 1992); what
it gives the words is put into log-odds of the network's own score, so that all that follows takes the sum for a score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from tearwise.meanings import MEANINGS
from tearwise.reading import Scores
from tearwise.reading.meaning_words import WORD_COUNTS, word_counts
from training.combine import Scored, truth

Floats = NDArray[np.float64]

FOLDS = 10
STRENGTH = 0.3
"""Inverse of the penalty (scikit-learn's C)."""
OWN, OTHER = 3.0, 0.1
"""How freely a meaning's own score may weigh beside a word (1), and how freely the other meanings' scores."""
LEAST_SLOPE = 0.3
"""Below this a score is not trusted to say how much a word is worth."""
DECIMALS = 4


def fit(real: Scored) -> Floats:
    """(9, WORD_COUNTS) from usable real rows, all of which have scores."""
    scores, words, shown = _table(real)
    found = np.zeros((len(MEANINGS), WORD_COUNTS))
    for k in range(len(MEANINGS)):
        x = np.hstack([OTHER * scores, OWN * scores[:, [k]], words])
        weights = LogisticRegression(C=STRENGTH, max_iter=800).fit(x, shown[:, k]).coef_[0]
        slope = OTHER * weights[k] + OWN * weights[len(MEANINGS)]
        found[k] = weights[len(MEANINGS) + 1 :] / max(slope, LEAST_SLOPE)
    return found.round(DECIMALS)


def added(weights: Floats, texts: Sequence[str], scores: Sequence[Scores]) -> list[Scores]:
    """The scores with what the words of the texts add to them."""
    return [_added(weights @ word_counts(text), one) for text, one in zip(texts, scores, strict=True)]


def added_out_of_fold(real: Scored, seed: int) -> Scored:
    """The same rows, to the scores of each fold of which is added what the words count on the other folds."""
    fold = np.random.default_rng(seed).permutation(len(real.rows)) % FOLDS
    found: dict[int, Scores] = {}
    for f in range(FOLDS):
        weights, here = fit(real.part(fold != f)), real.part(fold == f)
        texts, scores = [row.text for row, _ in here.pairs()], [one for _, one in here.pairs()]
        found |= zip(np.flatnonzero(fold == f).tolist(), added(weights, texts, scores), strict=True)
    return Scored(real.rows, [found[k] for k in range(len(real.rows))])


def _added(more: Floats, scores: Scores) -> Scores:
    return replace(scores, meanings=(scores.meanings + more).astype(np.float32))


def _table(real: Scored) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """Of each row its scores (rows, 9), its words (rows, WORD_COUNTS) and the meanings shown (rows, 9)."""
    pairs = real.pairs()
    scores = np.array([one.meanings for _, one in pairs], float)
    return scores, np.stack([word_counts(row.text) for row, _ in pairs]), truth([row for row, _ in pairs])

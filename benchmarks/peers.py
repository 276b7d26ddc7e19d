"""What Tearwise is compared with: logistic regressions on what is commonly taken from a text, and on the answers.

Every peer learns nine one-against-rest logistic regressions. Its penalty, its calibration and its thresholds are
chosen on the real ``fit`` rows by the code that chooses Tearwise's (``training.combine``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import FunctionTransformer, StandardScaler

from benchmarks import features
from benchmarks.accounts import Accounts, truth
from benchmarks.readings import Judged, judged_by
from tearwise.meanings import MEANINGS
from tearwise.reading import probabilities
from training.combine import FOLDS, calibration, thresholds
from training.rows import Row

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

SCALED = (0.001, 0.01, 0.1, 1.0)
SPARSE = (0.3, 3.0, 30.0)
"""Penalties that are tried (scikit-learn's C): for features scaled to variance 1, and for those that are mostly 0."""


@dataclass(frozen=True)
class Peer:
    """features:  what is known of rows before anything is learned
    transform: a fresh scikit-learn transformer of these, fitted on the rows that the peer learns from
    penalties: those that are tried
    learns_fit: whether it learns from the ``fit`` rows too
    """

    name: str
    features: Callable[[Sequence[Row]], Any]
    transform: Callable[[], Any]
    penalties: Sequence[float] = SCALED
    learns_fit: bool = False


def tf_idf() -> TfidfVectorizer:
    """Words and pairs of words that stand in at least two texts."""
    return TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, strip_accents="unicode")


def peers() -> list[Peer]:
    """All peers, weakest knowledge first; those that read text once with the network's rows, once with ``fit`` too."""
    by_text = [
        Peer("VADER", features.Remembered(features.vader), StandardScaler),
        Peer("Empath", features.Remembered(features.empath), StandardScaler),
        Peer("TF-IDF 1-2-grams", features.texts, tf_idf, SPARSE),
        Peer("MiniLM as it is, mean of tokens", features.Remembered(features.mini_lm), StandardScaler),
    ]
    found = [Peer("majority (the same for every account)", features.nothing, FunctionTransformer)]
    for peer in by_text:
        found += [peer, replace(peer, name=f"{peer.name}, and `fit`", learns_fit=True)]
    answers = Peer("the six answers alone, and `fit`", features.answers, FunctionTransformer, SPARSE, learns_fit=True)
    return [*found, answers]


def compared(accounts: Accounts, chosen: Sequence[Peer]) -> Iterator[Judged]:
    """What each peer makes of the readable accounts of ``dev``."""
    for peer in chosen:
        yield judged_by(peer.name, accounts.readable, *read_by(peer, accounts))


def read_by(peer: Peer, accounts: Accounts) -> tuple[Floats, Bools]:
    """A peer's calibrated probabilities (rows, 9) of the readable accounts of ``dev``, and which meanings it names."""
    fit = truth(accounts.fit)
    tried = [_calibrated(c, held_out(peer, accounts, c), fit) for c in peer.penalties]
    best = min(tried, key=lambda one: one.loss)
    bounds = thresholds(best.held, np.zeros(len(best.held), int))[0]
    learned = [*accounts.network, *accounts.fit] if peer.learns_fit else accounts.network
    log_odds = _log_odds(peer, learned, accounts.readable, best.penalty)
    found = probabilities(log_odds * best.slope + best.offset)
    return found, found >= bounds


@dataclass(frozen=True)
class _Calibrated:
    """A penalty, the calibration that belongs to it, what it gives the ``fit`` rows, and the log loss of that."""

    penalty: float
    slope: Floats
    offset: Floats
    held: Floats
    loss: float


def _calibrated(penalty: float, log_odds: Floats, shown: Bools) -> _Calibrated:
    slope, offset = calibration(log_odds, shown)
    held = probabilities(log_odds * slope + offset)
    loss = -np.log(np.clip(np.where(shown, held, 1 - held), 1e-9, 1)).mean()
    return _Calibrated(penalty, slope, offset, held, float(loss))


def held_out(peer: Peer, accounts: Accounts, penalty: float) -> Floats:
    """Log-odds (rows, 9) of the ``fit`` rows, learned from the network's rows and, if the peer may, the other folds."""
    if not peer.learns_fit:
        return _log_odds(peer, accounts.network, accounts.fit, penalty)
    fold = np.random.default_rng(0).permutation(len(accounts.fit)) % FOLDS
    found = np.zeros((len(fold), len(MEANINGS)))
    for number in range(FOLDS):
        rest = [row for row, f in zip(accounts.fit, fold, strict=True) if f != number]
        here = [row for row, f in zip(accounts.fit, fold, strict=True) if f == number]
        found[fold == number] = _log_odds(peer, [*accounts.network, *rest], here, penalty)
    return found


def _log_odds(peer: Peer, learned: Sequence[Row], rows: Sequence[Row], penalty: float) -> Floats:
    """Log-odds (rows, 9) by regressions on the rows that are learned from."""
    transform = peer.transform()
    known, asked = transform.fit_transform(peer.features(learned)), transform.transform(peer.features(rows))
    shown = truth(learned)
    return np.stack([regressed(known, shown[:, k], asked, penalty) for k in range(len(MEANINGS))], 1)


def regressed(known: Any, shown: Bools, asked: Any, penalty: float) -> Floats:
    """Log-odds of what is asked; where only one label is known, the same for all."""
    if shown.all() or not shown.any():
        share = (shown.sum() + 0.5) / (len(shown) + 1)
        return np.full(asked.shape[0], np.log(share / (1 - share)))
    model = LogisticRegression(C=penalty, max_iter=2000).fit(known, shown)
    found: Floats = model.decision_function(asked)
    return found

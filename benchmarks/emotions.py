"""GoEmotions (Demszky et al. 2020): what the encoder knew of emotions before it met the accounts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from benchmarks.accounts import some
from benchmarks.peers import tf_idf
from benchmarks.table import Cell, Table
from tearwise.annotation.evaluation import f1_per_column
from training.emotions import EMOTIONS, Comments, goemotions

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

PAPER = 0.46
"""Macro-F1 of BERT in the paper's table 4."""

GRID = np.arange(0.05, 0.95, 0.02)
"""Thresholds tried, as in ``training.intermediate``."""


def emotion_table(data: Path, intermediate: Path, metrics: Mapping[str, Any], quick: bool = False) -> Table:
    """Macro-F1 over the 28 labels of the test part, thresholds chosen on the dev part.

    intermediate: the state that training keeps; where it is not there the figure is the manifest's
    metrics:      those of the bundle's manifest
    """
    train, dev, test = (_part(data, name, quick) for name in ("train", "dev", "test"))
    lines: list[tuple[str, list[Cell]]] = []
    if intermediate.is_file():
        lines.append(("Tearwise's encoder after intermediate training", [_encoder(intermediate, dev, test)]))
    elif "goemotions_test_macro_f1" in metrics:
        cell = Cell(float(metrics["goemotions_test_macro_f1"]))
        lines.append(("Tearwise's encoder after intermediate training (from the manifest)", [cell]))
    lines.append(("TF-IDF 1-2-grams", [_tf_idf(train, dev, test)]))
    lines.append(("BERT (Demszky et al. 2020, their figure)", [Cell(PAPER, digits=2)]))
    note = f"{len(test.texts)} comments of the test part, 28 labels; thresholds chosen on the dev part."
    return Table("emotions", "GoEmotions", "model", ["macro-F1"], lines, note)


def best_thresholds(shown: Bools, probability: Floats) -> Floats:
    """(labels,): the threshold of GRID with the highest F1, the lowest of equals."""
    f1 = np.stack([f1_per_column(shown, probability >= bound) for bound in GRID])
    found: Floats = GRID[f1.argmax(0)]
    return found


def _part(data: Path, name: str, quick: bool) -> Comments:
    whole = goemotions(data, name)
    if not quick:
        return whole
    chosen = some(range(len(whole.texts)), 400)
    return Comments([whole.texts[k] for k in chosen], whole.targets[chosen])


def _shown(comments: Comments) -> Bools:
    return comments.targets[:, :EMOTIONS] == 1


def _figure(dev: Comments, seen: Floats, test: Comments, found: Floats) -> Cell:
    shown, present = _shown(test), found >= best_thresholds(_shown(dev), seen)
    return Cell.over(lambda i: float(f1_per_column(shown[i], present[i]).mean()), len(shown))


def _encoder(path: Path, dev: Comments, test: Comments) -> Cell:
    import torch

    from training.intermediate import EmotionNetwork, probabilities
    from training.mpnet import Encoder
    from training.stages import LAYERS

    network = EmotionNetwork(Encoder(LAYERS))
    network.load_state_dict(torch.load(path, weights_only=True))
    seen, found = (probabilities(network, part.texts)[:, :EMOTIONS] for part in (dev, test))
    return _figure(dev, seen, test, found)


def _tf_idf(train: Comments, dev: Comments, test: Comments) -> Cell:
    vectors = tf_idf()
    known = vectors.fit_transform(train.texts)
    asked = [vectors.transform(part.texts) for part in (dev, test)]
    shown = _shown(train)
    seen, found = (np.zeros((part.shape[0], EMOTIONS)) for part in asked)
    for k in np.flatnonzero(shown.any(0)):
        model = LogisticRegression(C=10.0, solver="liblinear").fit(known, shown[:, k])
        seen[:, k], found[:, k] = (model.predict_proba(part)[:, 1] for part in asked)
    return _figure(dev, seen, test, found)

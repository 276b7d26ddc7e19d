"""``python -m training.fast --data DATA``: adds to a bundle what reads with ``--fast``, and leaves the rest as it is.

Trains the small network on what the large one says, writes it, fits what its words count and its combination on the
exported network's scores of rows that neither network learned from, and measures it on ``dev``. The large network is
not trained again; with ``--network-stays`` neither is the small one.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from tearwise.engines import bundle as bundles
from tearwise.engines.fast import FastEngine
from tearwise.meanings import MEANINGS
from tearwise.reading import Combination, Scores, probabilities
from tearwise.reading.meaning_words import WORD_COUNTS
from training import card, combine, fast_words
from training.combine import Scored, Settings, truth
from training.corpus import Corpus, corpus
from training.export import saved
from training.fast_network import SHAPE, FastNetwork
from training.fast_words import Floats
from training.fitting import macro_f1
from training.package import leave_out_fast, write_fast
from training.rows import Row
from training.stages import BUDGETS, SEED, Stages

ROOT = Path(__file__).parent.parent


def add(found: Corpus, stages: Stages, out: Path) -> None:
    """Adds the fast files to the bundle in ``out``, and their figures to its manifest."""
    leave_out_fast(out)
    network = stages.fast(out)
    write_network(network, out)
    fit_again(found, stages.data, out, {"recipe": asdict(stages.budget.fast), "shape": SHAPE})


def write_network(network: FastNetwork, out: Path) -> None:
    """Writes the small network into a bundle's folder: what it has of its own, and the axes for the large words."""
    np.save(out / "fast-axes.npy", network.settle().numpy())
    saved(network, network.words.num_embeddings, ("meanings", "evidence", "context"), out / "fast.onnx", True)


def fit_again(found: Corpus, data: Path, out: Path, settings: Mapping[str, Any]) -> None:
    """Fits anew what rests on the scores of the small network in ``out``, made with ``settings``, and measures it."""
    large = bundles.load(out).combination
    leave_out_fast(out)
    write_fast(large, np.zeros((len(MEANINGS), WORD_COUNTS)), out, {})  # so that there is an engine to score with
    combination, words, held_out = fitted(found, FastEngine(out), large)
    about = {"settings": settings}
    write_fast(combination, words, out, about)
    dev = card.fast_table(data / "accounts/dev.jsonl", out)
    write_fast(combination, words, out, about | {"metrics": {"dev": dev, "fit_by_cross_fitting": held_out}})
    bundle = bundles.load(out)
    size = sum(file["bytes"] for file in bundle.manifest["fast"]["files"].values())
    print(f"{bundle.fast_id}: {size / 1e3:.0f} kB more in {out}; macro-F1 by cross-fitting {held_out:.3f}")
    print(card.fast_shown(bundle.manifest))


def fitted(found: Corpus, engine: FastEngine, large: Combination) -> tuple[Combination, Floats, float]:
    """The fast engine's combination, what its words count, and its macro-F1 on the real rows by cross-fitting, from the
    text alone.

    What does not rest on an engine's scores, and how passages are cut and interviews end, is as with the large network.

    engine: one whose words count nothing yet
    """
    usable = [row for row in found.fit if row.usable]
    unusable = [row for row in found.fit if not row.usable]
    held = [row for row in found.held if row.usable]
    learned = [row for row in found.network if row.usable]
    bare = Scored(usable, scored(engine, usable))
    words = fast_words.fit(bare)
    real = fast_words.added_out_of_fold(bare, SEED)
    of_unusable, of_held = (
        fast_words.added(words, [row.text for row in rows], scored(engine, rows)) for rows in (unusable, held)
    )
    own = Scored([*held, *learned], [*of_held, *(None for _ in learned)])
    settings = Settings()
    crossed = combine.cross_fit(real, own, large.prior, settings, SEED)
    shown = truth(usable)[crossed.at]
    slope, offset = combine.calibration(crossed.log_odds, shown)
    likely = probabilities(crossed.log_odds * slope + offset)
    thresholds = combine.thresholds(likely, crossed.counts)
    weights, bias = combine.fit_weights(real, own, large.prior, settings, SEED)
    whole = replace(large, weights=weights, bias=bias, slope=slope, offset=offset, thresholds=thresholds)
    rows = [*usable, *unusable]
    scores = [*(one for _, one in real.pairs()), *of_unusable]
    readable, turn_away = combine.readability([row.usable for row in rows], [row.text for row in rows], scores, whole)
    text_alone = np.arange(len(crossed.at)) % (2 + combine.MASKS) == 0
    reached = macro_f1(shown[text_alone], (likely >= thresholds[crossed.counts])[text_alone])
    return replace(whole, readable=readable, turn_away=turn_away), words, reached


def scored(engine: FastEngine, rows: Sequence[Row]) -> list[Scores]:
    return list(engine.score(row.text for row in rows))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=ROOT / "build")
    parser.add_argument("--out", type=Path, default=bundles.shipped(), help="the bundle's folder")
    parser.add_argument("--budget", choices=BUDGETS, help="as where there is a GPU, or none; networks in WORK are kept")
    parser.add_argument("--network-stays", action="store_true", help="fit anew only what rests on the network's scores")
    options = parser.parse_args()
    torch.set_num_threads(2)
    started = time.monotonic()
    found = corpus(options.data)
    if options.network_stays:
        fit_again(found, options.data, options.out, bundles.load(options.out).manifest["fast"]["settings"])
    else:
        stages = Stages(options.data, found, options.work)
        if options.budget:
            stages = replace(stages, budget=BUDGETS[options.budget])
        add(found, stages, options.out)
    bundle = bundles.load(options.out)
    if options.out == bundles.shipped():
        card.write(ROOT / "docs/model-card.md", bundle.manifest, bundle.combination.worth_asking)
    print(f"built in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()

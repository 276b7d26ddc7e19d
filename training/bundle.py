"""``python -m training.bundle --data DATA``: from the data to the shipped bundle, in one command.

Trains what is missing (see ``stages``), exports, fits the combination on the exported network's scores, writes the
bundle into the package, prints the table on ``dev`` and writes the figures of the model card.
"""

from __future__ import annotations

import argparse
import platform
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from importlib import metadata
from pathlib import Path
from typing import Any

import torch

from tearwise.engines import bundle as bundles
from tearwise.engines.embedded import EmbeddedEngine
from tearwise.reading import Combination, Scores
from training import card, emotions, fast, fitting
from training.combine import Scored
from training.corpus import Corpus, corpus
from training.export import kept_tokens
from training.fitting import Fitted, fit
from training.network import AccountNetwork
from training.package import write_combination, write_network
from training.published import LICENCE, PACKAGES, version
from training.rows import Row
from training.stages import BUDGETS, LAYERS, SEED, Stages

ROOT = Path(__file__).parent.parent
LICENCES = {
    "base model sentence-transformers/all-mpnet-base-v2": LICENCE,
    "tokenizer, and near words in what --fast learned from: sentence-transformers/all-MiniLM-L6-v2": "Apache-2.0",
    "accounts written for this project": "CC0-1.0",
    "GoEmotions (Demszky et al. 2020)": "Apache-2.0",
    "OffMyChest disclosure (Jaidka et al. 2020)": "CC BY 4.0",
    "Empathic reactions to news stories (Buechel et al. 2018; three accounts)": "CC BY 4.0",
    "Counsel Chat (seven accounts)": "MIT",
    "weights": "Apache-2.0",
}


def score(network: AccountNetwork, kept: list[int], folder: Path, rows: Sequence[Row]) -> list[Scores]:
    """The exported network's scores of rows; the export is kept in ``folder``."""
    write_network(network, kept, folder)
    return list(EmbeddedEngine(folder).score(row.text for row in rows))


def ours(found: Corpus, folder: Path) -> Scored:
    """Our own usable rows: those that the network in ``folder`` left out, with its scores; the rest without scores."""
    left = [r for r in found.held if r.usable]
    learned = [r for r in found.network if r.usable]
    seen = EmbeddedEngine(folder).score(row.text for row in left)
    return Scored([*left, *learned], [*seen, *(None for _ in learned)])


def vocabulary(found: Corpus, data: Path) -> list[int]:
    """The tokens that the bundle's tokenizer keeps: those that the networks learned from."""
    comments = emotions.goemotions(data, "train").texts
    return kept_tokens([*(r.text for r in (*found.network, *found.risks)), *(d.text for d in found.drafts)], comments)


def fitted(scores: Sequence[Scores], rows: Sequence[Row], own: Scored) -> Fitted:
    """The combination of a network, fitted on the real rows that it has not learned from and on our own."""
    usable = [(r, s) for r, s in zip(rows, scores, strict=True) if r.usable]
    unusable = [(r, s) for r, s in zip(rows, scores, strict=True) if not r.usable]
    return fit(Scored([r for r, _ in usable], [s for _, s in usable]), unusable, own)


def build(stages: Stages, out: Path, compare: bool) -> None:
    started = time.monotonic()
    data, found = stages.data, stages.corpus
    kept = vocabulary(found, data)
    network = stages.shipped()
    real = score(network, kept, out, found.fit)
    own = ours(found, out)
    result = fitted(real, found.fit, own)
    about: dict[str, Any] = {
        "base": {"packages": list(PACKAGES), "version": version(), "layers": LAYERS},
        "seeds": {"intermediate": SEED, "accounts": stages.budget.shipped.seed, "fitting": fitting.SEED},
        "settings": asdict(stages.budget),
        **made_of(found),
    }
    write_combination(result.combination, out, about)
    emotion = stages.notes().get(f"intermediate-{LAYERS}", {}).get("figures", {})
    metrics = measure(data, out, result) | emotion
    if compare:
        metrics["contrast_pairs_left_out"] = stages.contrast()
        metrics["unshipped"] = _unshipped(stages, kept, data, result.combination)
    metrics["stages"] = stages.notes()
    id = write_combination(result.combination, out, {**about, "metrics": metrics})
    print(f"bundle {id}: {sum(p.stat().st_size for p in out.iterdir()) / 1e6:.1f} MB in {out}")
    fast.add(found, stages, out)
    card.write(ROOT / "docs/model-card.md", bundles.load(out).manifest, result.combination.worth_asking)
    print(f"built in {time.monotonic() - started:.0f} s; stages: {metrics['stages']}")


def made_of(found: Corpus) -> dict[str, Any]:
    """What a manifest says of the programs and the rows that a network was made with."""
    return {
        "versions": {p: metadata.version(p) for p in ("torch", "onnx", "scikit-learn", "numpy")}
        | {"python": platform.python_version()},
        "data": found.files,
        "rows": {
            "network": len(found.network),
            "risks": len(found.risks),
            "drafts": len(found.drafts),
            "fit": len(found.fit),
            "dev": len(found.dev),
        },
        "licences": LICENCES,
    }


def measure(data: Path, out: Path, result: Fitted) -> dict[str, Any]:
    """The figures of a written bundle."""
    table = card.table(data / "accounts/dev.jsonl", out)
    print(card.shown(table))
    return {
        "dev": table,
        "fit_by_cross_fitting": result.held_out,
        "interview_curve_on_fit": [vars(point) for point in result.curve],
        "plain": card.plain(ROOT / "tests/data/plain.jsonl", out),
        "contrast_pairs": card.pairs(ROOT / "tests/data/pairs.jsonl", out),
    }


def _unshipped(stages: Stages, kept: list[int], data: Path, combination: Combination) -> Mapping[str, Any]:
    """The model trained on all rows, with the shipped one's ``combination``: its scores have seen the fit rows, so that
    nothing can be fitted on them anew; what it gains on ``dev`` is read at the same thresholds."""
    folder = stages.folder / "unshipped"
    write_network(stages.unshipped(), kept, folder)
    write_combination(combination, folder, {})
    table = card.table(data / "accounts/dev.jsonl", folder)
    print("trained on all rows, not shipped:\n" + card.shown(table))
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=ROOT / "build")
    parser.add_argument("--out", type=Path, default=bundles.shipped())
    parser.add_argument("--no-compare", action="store_true", help="leave out the models that are only compared")
    parser.add_argument("--budget", choices=BUDGETS, help="as where there is a GPU, or none; networks in WORK are kept")
    options = parser.parse_args()
    torch.set_num_threads(2)
    stages = Stages(options.data, corpus(options.data), options.work)
    if options.budget:
        stages = replace(stages, budget=BUDGETS[options.budget])
    # what is only compared would take two cores hours more
    build(stages, options.out, compare=bool(stages.budget.compared) and not options.no_compare)


if __name__ == "__main__":
    main()

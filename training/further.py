"""``python -m training.further --data DATA --new ID…``: the shipped network goes on learning, from what is new. Without
``--new`` it learns nothing, and only what rests on its scores is fitted anew.

A rebuild trains from the beginning, which takes a GPU to come out as well as what ships. Where there is none, the
network of the bundle that is there learns what was written since it was made; in under an hour on two cores. Beside the
new rows it meets a share of the old ones again, and of public comments; of these it also learns what it said itself
before, so that it forgets little (learning without forgetting, Li & Hoiem 2016). The statistics are fitted anew; what
reads with ``--fast`` stays as it is. ``training.safety`` and ``training.replies`` have to be run after it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch

from tearwise.engines import bundle as bundles
from tearwise.engines.embedded import EmbeddedEngine
from training import card, tutors
from training.advice import Advice
from training.bundle import ROOT, fitted, made_of, measure, ours
from training.corpus import Corpus, corpus
from training.distraction import calm_sentences
from training.emotions import offmychest
from training.encoder import tokenizer
from training.fit import Lessons, Recipe, go_on
from training.network import AccountNetwork
from training.package import keep_fast, write_combination, write_network
from training.restored import kept, restored
from training.targets import Example, unlabelled

RECIPE = Recipe(epochs=2, rate=2e-4, tokens=5000, decay=0.9, seed=1, heads=7e-4)
AGAIN = 2
"""How often an epoch meets each new row; no tutor speaks beside its labels, which count less for that."""
SHARE = 0.2
"""Of the old rows and of the drafts, those that are met again."""
COMMENTS = 12
"""One public comment in so many is met."""


def lessons(data: Path, found: Corpus, network: AccountNetwork, new: Sequence[str]) -> Lessons:
    """What the network learns: old rows with what it says of them, then the new ones, whose ids begin with one of
    ``new``, from their labels alone."""
    rng = np.random.default_rng(RECIPE.seed)
    rows = [*found.network, *found.risks]
    fresh = [row for row in rows if row.id.startswith(tuple(new))]
    old = [row for row in rows if not row.id.startswith(tuple(new)) and rng.random() < SHARE]
    drafts = [draft for draft in found.drafts if draft.id.startswith(tuple(new)) or rng.random() < SHARE]
    print(f"{len(fresh)} new rows, {len(old)} old ones, {len(drafts)} drafts", flush=True)
    remarks = tutors.comments(data)[::COMMENTS]
    comments = [unlabelled(text, tokenizer(), f"comment-{k}") for k, text in enumerate(remarks)]
    return Lessons(
        [*old, *(row for _ in range(AGAIN) for row in fresh)],
        drafts,
        calm_sentences(offmychest(data).texts),
        accounts=_said(network, [unlabelled(row.text, tokenizer(), row.id) for row in old]),
        comments=(comments, _said(network, comments)),
    )


def _said(network: AccountNetwork, texts: Sequence[Example]) -> Advice:
    return tutors.advise([network], texts)


def build(data: Path, new: Sequence[str], source: Path, out: Path) -> None:
    """The bundle in ``source`` after further lessons, written to ``out``; without ``new`` ones only its statistics are
    fitted anew."""
    found, before = corpus(data), bundles.load(source)
    manifest = before.manifest
    fast = {name: before.file(name) for name in bundles.FAST_FILES} if "fast" in manifest else {}
    steps, stages = list(manifest.get("further", ())), dict(manifest["metrics"]["stages"])
    if new:
        started, tokens = time.monotonic(), kept(source)
        network = restored(source, manifest["base"]["layers"])
        write_network(go_on(lessons(data, found, network, new), network, RECIPE), tokens, out)
        steps.append(_step(found, new, before.id))
        stages[f"further-{len(steps)}"] = {
            "seconds": time.monotonic() - started,
            "device": f"{torch.get_num_threads()} cores",
            "remark": f"from {before.id}",
        }
    elif out != source:
        out.mkdir(parents=True, exist_ok=True)
        for name in bundles.FILES:
            (out / name).write_bytes(before.file(name))
        write_combination(before.combination, out, {})
    result = fitted(list(EmbeddedEngine(out).score(row.text for row in found.fit)), found.fit, ours(found, out))
    about: dict[str, Any] = {
        **{name: manifest[name] for name in ("base", "seeds", "settings")},
        **({"further": steps} if steps else {}),
        **made_of(found),
    }
    write_combination(result.combination, out, about)
    metrics = {name: value for name, value in manifest["metrics"].items() if name == "goemotions_test_macro_f1"}
    metrics |= measure(data, out, result) | {"stages": stages}
    id = write_combination(result.combination, out, {**about, "metrics": metrics})
    if fast:
        keep_fast(out, fast, manifest["fast"])
    print(f"bundle {id}: {sum(p.stat().st_size for p in out.iterdir()) / 1e6:.1f} MB in {out}")
    if out == bundles.shipped():
        card.write(ROOT / "docs/model-card.md", bundles.load(out).manifest, result.combination.worth_asking)


def _step(found: Corpus, new: Sequence[str], source: str) -> dict[str, Any]:
    """What the manifest says of one time of further learning."""
    return {
        "from": source,
        "new": list(new),
        "rows": sum(row.id.startswith(tuple(new)) for row in (*found.network, *found.risks)),
        "recipe": asdict(RECIPE) | {"again": AGAIN, "share": SHARE, "comments": COMMENTS},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--new", nargs="+", default=(), help="beginnings of the ids of rows that are new to it")
    parser.add_argument("--source", type=Path, default=bundles.shipped())
    parser.add_argument("--out", type=Path, default=bundles.shipped())
    options = parser.parse_args()
    torch.set_num_threads(2)
    build(options.data, options.new, options.source, options.out)


if __name__ == "__main__":
    main()

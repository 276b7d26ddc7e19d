"""``python -m training.measure --data DATA``: measures the shipped bundle anew, since the code around its networks has
changed: what is taken out of a text before it is read, where a passage begins. Nothing is fitted, and the bundle keeps
its name; the figures go into its manifest and the model card.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tearwise.engines import bundle as bundles
from training import card
from training.package import write_metrics

ROOT = Path(__file__).parent.parent


def measure(dev: Path, plain: Path, pairs: Path, out: Path) -> None:
    """Puts the figures of the bundle in ``out`` on these labelled accounts in the place of those in its manifest."""
    found = {"dev": card.table(dev, out), "plain": card.plain(plain, out), "contrast_pairs": card.pairs(pairs, out)}
    write_metrics(out, found, {"dev": card.fast_table(dev, out)})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data, out = parser.parse_args().data, bundles.shipped()
    measure(data / "accounts/dev.jsonl", ROOT / "tests/data/plain.jsonl", ROOT / "tests/data/pairs.jsonl", out)
    bundle = bundles.load(out)
    card.write(ROOT / "docs/model-card.md", bundle.manifest, bundle.combination.worth_asking)
    print(card.shown(bundle.manifest["metrics"]["dev"]))
    print(card.fast_shown(bundle.manifest))


if __name__ == "__main__":
    main()

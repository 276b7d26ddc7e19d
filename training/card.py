"""The figures of a bundle, and the model card that shows them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from tearwise.annotation.evaluation import evaluate
from tearwise.annotation.gold import answers_in, labelled_accounts
from tearwise.assembly import Reader, embedded
from tearwise.meanings import MEANINGS
from tearwise.reading import Combination
from training.combine import Scored
from training.targets import pair_of

Table = Mapping[str, Mapping[str, list[float]]]
"""Condition → figure → [value, low, high]: 95 % bootstrap intervals over accounts."""

CONDITIONS = {"text": "text alone", "answers": "with all six answers"}


def table(gold: Path, folder: Path) -> Table:
    """A bundle's figures on labelled accounts, from the text alone and with all answers given."""
    accounts = labelled_accounts(gold)
    reader = Reader(embedded(folder))
    texts = [a["text"] for a in accounts]
    found: dict[str, Mapping[str, list[float]]] = {}
    for condition in CONDITIONS:
        answers = [answers_in(a) if condition == "answers" and a.get("usable", True) else None for a in accounts]
        evaluation = evaluate(accounts, list(reader.read_many(texts, answers, effects=False)))
        figures = [*evaluation.figures, *evaluation.meanings.values()]
        found[condition] = {f.name: [round(v, 4) for v in (f.value, f.low, f.high)] for f in figures}
    return found


def shown(found: Table) -> str:
    """The table in Markdown."""
    lines = ["| figure | " + " | ".join(CONDITIONS.values()) + " |", "| --- |" + " --- |" * len(CONDITIONS)]
    for name in found["text"]:
        cells = [f"{v:.3f} [{low:.3f}, {high:.3f}]" for v, low, high in (found[c][name] for c in CONDITIONS)]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def pairs(own: Scored, combination: Combination) -> dict[str, float]:
    """Contrast pairs by networks that have seen neither of the two: the share in which every changed meaning (2
    against 0 or 1) moves the right way, and the share of all changes that do."""
    by_pair: dict[str, list[int]] = {}
    for k, row in enumerate(own.rows):
        if (pair := pair_of(row.id)) is not None:
            by_pair.setdefault(pair, []).append(k)
    right, whole, count = [], [], 0
    for both in by_pair.values():
        if len(both) != 2:
            continue
        first, second = both
        odds = [combination.log_odds(own.scores[k].meanings, own.scores[k].answers, {}) for k in both]
        gold = [np.array([own.rows[k].meanings[m] == 2 for m in MEANINGS]) for k in (first, second)]
        changed = gold[0] != gold[1]
        if changed.any():
            ok = (odds[0] > odds[1])[changed] == gold[0][changed]
            right += ok.tolist()
            whole.append(bool(ok.all()))
            count += 1
    return {"pairs": count, "every_change_right": float(np.mean(whole)), "changes_right": float(np.mean(right))}


def write(path: Path, manifest: Mapping[str, Any]) -> None:
    """The model card with the manifest's figures."""
    metrics = manifest["metrics"]
    contrast = metrics["contrast_pairs"]
    base = manifest["base"]
    lines = [
        "# Model card",
        "",
        "Written by `make bundle`; every figure on this page was measured by it. Change `training/card.py`, not this page.",
        "",
        f"**Bundle** `{manifest['id']}`: {sum(f['bytes'] for f in manifest['files'].values()) / 1e6:.1f} MB. "
        f"Base model: all-MiniLM-L6-v2 (Apache-2.0), from the package `{base['package']}` {base['version']}; fine-tuned on "
        f"{manifest['rows']['network']:,} accounts that are ours or openly licensed, after GoEmotions and the OffMyChest disclosure "
        f"set. {manifest['rows']['fit']:,} real accounts of other licences fitted the weights of answers, calibration and "
        "thresholds, and never the network.",
        "",
        "**For** reading, with care, one person's own account of somebody crying. **Not for** judging a person, for diagnosis, for "
        "lie detection, for surveillance, or for any decision about somebody who has not agreed to it.",
        "",
        "## On real accounts",
        "",
        f"`dev`: {manifest['rows']['dev']} real accounts that nothing was fitted on, labelled by a language model under the "
        "codebook. Two such labellings agree at macro-F1 0.92; people's would agree less (published agreement on emotion in text lies between "
        "0.3 and 0.5). What the criers themselves would say is not known. Brackets: 95 % bootstrap intervals over accounts.",
        "",
        shown(metrics["dev"]),
        "",
        "By cross-fitting on the real accounts that fitted the statistics: macro-F1 "
        f"{metrics['fit_by_cross_fitting']['text']:.3f} from the text alone, "
        f"{metrics['fit_by_cross_fitting']['all answers']:.3f} with all answers.",
        "",
        "## Contrast pairs",
        "",
        f"{contrast['pairs']:.0f} pairs of accounts that share nearly all their words, each read by a network that has seen "
        f"neither: every changed meaning moves the right way in {contrast['every_change_right']:.2f} of them; of all changes, "
        f"{contrast['changes_right']:.2f} do.",
        "",
        "## The interview's length",
        "",
        "On the real accounts that fitted the statistics, by cross-fitting. An interview stops when no question is "
        "expected to tell as many bits.",
        "",
        "| stops below (bits) | questions asked | macro-F1 |",
        "| --- | --- | --- |",
        *(
            f"| {p['stop']:.2f} | {p['questions']:.2f} | {p['macro_f1']:.3f} |"
            for p in metrics["interview_curve_on_fit"]
        ),
        "",
        "## Intermediate training",
        "",
        f"GoEmotions' test set, 28 labels: macro-F1 {metrics['goemotions_test_macro_f1']:.3f} "
        "(the paper's BERT: 0.46; thresholds chosen on its dev set).",
    ]
    if "unshipped" in metrics:
        lines += [
            "",
            "## What the licences cost",
            "",
            "The same network trained on all rows but `dev`, which is not shipped, with the shipped combination:",
            "",
            shown(metrics["unshipped"]),
        ]
    lines += [
        "",
        "## How it was made",
        "",
        f"Seconds a stage, on the machine that built it: {', '.join(f'{k} {v}' for k, v in metrics['seconds'].items())}. "
        "Seeds, versions and the data's hashes are in the bundle's `manifest.json`.",
        "",
        "## Licences",
        "",
        *(f"- {what}: {licence}" for what, licence in manifest["licences"].items()),
        "",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")

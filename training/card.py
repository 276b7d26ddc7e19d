"""The figures of a bundle, and the model card that shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tearwise.annotation.evaluation import evaluate
from tearwise.annotation.gold import answers_in
from tearwise.annotation.gold import gold as labelled
from tearwise.engines.bundle import listed
from tearwise.engines.bundle import load as load_bundle
from tearwise.engines.embedded import EmbeddedEngine
from tearwise.engines.fast import FastEngine
from tearwise.meanings import MEANINGS
from tearwise.reading import Engine, Reader
from training.rows import load

Table = Mapping[str, Mapping[str, list[float]]]
"""Condition → figure → [value, low, high]: 95 % bootstrap intervals over accounts."""

MACRO_F1 = "macro-F1 (nine meanings)"

TEMPLATE = Path(__file__).parent / "model-card.md"

CONDITIONS = {"text": "text alone", "answers": "with all six answers"}

FAST = "fast"
"""The small network's stage. A manifest may still name that of an earlier one, since it is made anew by itself."""

IN_SHORT = (
    MACRO_F1,
    "first meaning is shown",
    "first meaning is plausible",
    "calibration error (mean of nine)",
    "unreadable accounts told so",
    "readable accounts turned away",
)
"""The figures that README.md has; the model card has all."""


def bare_reader(folder: Path) -> Reader:
    """Reads with a bundle's meanings alone: risks and questions may not be fitted to it yet."""
    return _bare(EmbeddedEngine(folder))


def _bare(engine: Engine) -> Reader:
    return Reader(engine, asker=lambda *_: None, watch=lambda *_: ())


def table(gold: Path, folder: Path) -> Table:
    """A bundle's figures on labelled accounts, from the text alone and with all answers given."""
    return _table(gold, bare_reader(folder), list(CONDITIONS))


def fast_table(gold: Path, folder: Path) -> Table:
    """The figures of what reads fast, from the text alone."""
    return _table(gold, _bare(FastEngine(folder)), ["text"])


def _table(gold: Path, reader: Reader, conditions: Sequence[str]) -> Table:
    accounts = labelled(gold).accounts
    texts = [a["text"] for a in accounts]
    found: dict[str, Mapping[str, list[float]]] = {}
    for condition in conditions:
        answers = [answers_in(a) if condition == "answers" and a.get("usable", True) else None for a in accounts]
        readings = list(reader.read_many(texts, answers, effects=False))
        evaluation = evaluate(accounts, readings, probabilities_of_all=True)
        figures = [*evaluation.figures, *evaluation.meanings.values()]
        found[condition] = {f.name: [round(v, 6) for v in (f.value, f.low, f.high)] for f in figures}
    return found


def shown(found: Table) -> str:
    """The table in Markdown."""
    return side_by_side({CONDITIONS[condition]: figures for condition, figures in found.items()})


def side_by_side(found: Table) -> str:
    """Columns of the same figures, in Markdown."""
    lines = ["| figure | " + " | ".join(found) + " |", "| --- |" + " --- |" * len(found)]
    for name in next(iter(found.values())):
        cells = [f"{v:.3f} [{low:.3f}, {high:.3f}]" for v, low, high in (each[name] for each in found.values())]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def fast_shown(manifest: Mapping[str, Any]) -> str:
    """What reads fast beside what reads well, on ``dev`` from the text alone; in Markdown."""
    if "fast" not in manifest:
        return "This bundle holds nothing that reads fast."
    figures = {"embedded": manifest["metrics"]["dev"]["text"], "`--fast`": manifest["fast"]["metrics"]["dev"]["text"]}
    share = figures["`--fast`"][MACRO_F1][0] / figures["embedded"][MACRO_F1][0]
    return f"{side_by_side(figures)}\n\n`--fast` reaches {share:.2f} of the macro-F1."


def plain(gold: Path, folder: Path) -> dict[str, float]:
    """Plain accounts of one to three sentences with one clear meaning: how often it comes first."""
    rows = load(gold)
    reader = bare_reader(folder)
    first = [r.meanings[0].id for r in reader.read_many([row.text for row in rows], effects=False)]
    right = [row.meanings[id] == 2 for row, id in zip(rows, first, strict=True)]
    return {"accounts": len(rows), "right_first": float(np.mean(right))}


def pairs(gold: Path, folder: Path) -> dict[str, float]:
    """Contrast pairs, one account after the other: the share in which every changed meaning (2 against 0 or 1) moves
    the right way, and the share of all changes that do."""
    rows = load(gold)
    reader = bare_reader(folder)
    readings = list(reader.read_many([row.text for row in rows], effects=False))
    right: list[bool] = []
    whole: list[bool] = []
    for k in range(0, len(rows), 2):
        moves = [
            (readings[k].meaning(m).probability > readings[k + 1].meaning(m).probability) == (rows[k].meanings[m] == 2)
            for m in MEANINGS
            if (rows[k].meanings[m] == 2) != (rows[k + 1].meanings[m] == 2)
        ]
        right += moves
        whole.append(all(moves))
    return {"pairs": len(whole), "every_change_right": float(np.mean(whole)), "changes_right": float(np.mean(right))}


def write(path: Path, manifest: Mapping[str, Any], worth_asking: float) -> None:
    """The model card with the manifest's figures; ``worth_asking`` is where the shipped interview stops, in bits."""
    metrics, rows = manifest["metrics"], manifest["rows"]
    contrast, fitted = metrics["contrast_pairs"], metrics["fit_by_cross_fitting"]
    if "unshipped" in metrics:
        cost = "The same network trained on all rows but `dev`, which is not shipped, with the shipped combination:\n\n"
        cost += shown(metrics["unshipped"])
    else:
        cost = "Not measured for this bundle: it was built with `--no-compare`, or without a GPU."
    apart = metrics.get("contrast_pairs_left_out")
    text = TEMPLATE.read_text("utf-8").format(
        id=manifest["id"],
        megabytes=sum(f["bytes"] for f in listed(manifest).values()) / 1e6,
        layers=manifest["base"]["layers"],
        packages=f"`{manifest['base']['packages'][0]}` to `{manifest['base']['packages'][-1][-3:]}`",
        base_version=manifest["base"]["version"],
        taught=_taught(manifest["settings"]["tutors"], metrics["stages"].get("shipped", {}).get("remark"))
        + _further(manifest.get("further", ())),
        network_rows=rows["network"],
        fit_rows=rows["fit"],
        dev_rows=rows["dev"],
        dev=shown(metrics["dev"]),
        fit_text=fitted["text"],
        fit_answers=fitted["all answers"],
        plain=metrics["plain"]["accounts"],
        plain_right=metrics["plain"]["right_first"],
        pairs=contrast["pairs"],
        pairs_right=contrast["every_change_right"],
        changes_right=contrast["changes_right"],
        pairs_apart="The pairs of the training data (`own-U`), by networks that learned from the labels alone, and of "
        f"the pairs from the other half: every change the right way in {apart['every_change_right']:.2f} of "
        f"{apart['pairs']} pairs.\n\n"
        if apart
        else "",
        stop=worth_asking,
        curve="\n".join(
            f"| {p['stop']:.3f} | {p['questions']:.2f} | {p['macro_f1']:.3f} |"
            for p in metrics["interview_curve_on_fit"]
        ),
        goemotions=f"macro-F1 {metrics['goemotions_test_macro_f1']:.3f}"
        if "goemotions_test_macro_f1" in metrics
        else "not measured, since without a GPU this training is left out",
        unshipped=cost,
        fast=fast_shown(manifest),
        stages="\n".join(_stage(name, note) for name, note in metrics["stages"].items() if name != FAST),
        licences="\n".join(f"- {what}: {licence}" for what, licence in manifest["licences"].items()),
    )
    path.write_text(text, encoding="utf-8")


def _stage(name: str, note: Mapping[str, Any]) -> str:
    """What a network took to train, on what, and what is to be said of it."""
    return f"- {name}: {note['seconds']:.0f} s on {note['device']}{'; ' + note['remark'] if 'remark' in note else ''}"


def _taught(tutors: Sequence[Mapping[str, Any]], remark: str | None) -> str:
    """Who taught the network beside the labels; ``remark``: what is to be said of it."""
    if not tutors:
        return "It learned from the labels alone, since there was no GPU to train tutors with."
    labels = "such labels" if remark else "the same labels"
    told = (
        f"It was also taught by {len(tutors)} networks of all twelve layers (tutors), which had learned from {labels} "
        "and said what they make of its accounts and of public comments."
    )
    return told + (f" It was {remark}." if remark else "")


def _further(steps: Sequence[Mapping[str, Any]]) -> str:
    """What the network learned since, where it went on learning (``training.further``)."""
    told = ", and ".join(
        f"that of `{step['from']}` from {step['rows']:,} of them, for {step['recipe']['epochs']} epochs"
        for step in steps
    )
    if not told:
        return ""
    return (
        f" Then the network went on to learn from accounts and cases, most of them written later: {told} "
        "([decision 0021](decisions/0021-a-network-that-goes-on-learning.md))."
    )


def in_short(table: Table) -> str:
    """The figures of a table that tell most, as README.md shows them."""
    return shown({condition: {name: figures[name] for name in IN_SHORT} for condition, figures in table.items()})


def main() -> None:
    """``python -m training.card``: of the shipped bundle's table on ``dev``, as it was measured when it was built, the
    figures that README.md has."""
    print(in_short(load_bundle().manifest["metrics"]["dev"]))


if __name__ == "__main__":
    main()

"""The learned parts of the risks: ``python -m training.safety --data DATA`` fits them with the bundle that is there,
writes them into the package and the bundle, whose id changes with them and with it the model card, and prints their
figures as Markdown; with ``--report`` it writes nothing.

Two models, one above the other (Wolpert 1992). Below, five penalised logistic regressions over the features of
``tearwise.safety.features``: whether there is any risk, one for each risk, and whether it is urgent; they learn from
cases of our own and, at a lower weight, from our accounts, whose labels of risk were given in passing; and the probes
of the engine's states (``training.probes``), which go into the bundle. Above, five small ones over what the words, the
engine, its states and the phrases say (``detect.witnesses``), fitted on cases that the engine's network has not learned
from: a quarter of our cases and all that were written since, ``safety_dev.jsonl`` and the real accounts that may fit
statistics; the words and probes that speak of each were fitted on others, and the probes on none of the real ones.

The figures are of the whole rule, by cross-validation; "held out" leaves ``safety_dev.jsonl`` out of everything, and
nothing ever learns from those that are "blind".
The phrases of ``phrases.toml`` were written with most of these cases in view, and the rule was chosen with these
figures in view, so they are somewhat too good. What is shipped is fitted on all cases below.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from tearwise.engines.bundle import load, shipped
from tearwise.safety.detect import BESIDE, RISKS, WITNESSES, tempered, told_of
from tearwise.safety.learned import HEADS
from training import card
from training.package import write_probes
from training.safety_cases import BLIND, OURS, ROOT, UNSEEN, Cases, Places, everything
from training.safety_models import Above, Below, Floats, probes, unprobed, witnessed

FOLDS = 10
HARD = ("real", "oblique", "mixed", "unlearned", "harder", "common", "amid", "homes")
"""Groups whose dangers do not settle what is urgent (see ``bounds``)."""
SHARES = {
    ("held", "dev"): 0.10,
    ("plain",): 0.10,
    ("oblique",): 0.24,
    ("mixed", "unlearned"): 0.15,
    ("harder",): 0.24,
    ("real",): 0.14,
    ("common",): 0.13,
    ("amid",): 0.18,
    ("homes",): 0.20,
    ("everyday",): 0.13,
}
"""Groups, and the share of their benign cases that may raise an alarm in cross-validation: traps, short plain accounts,
traps beside their dangerous twins, harder ones, ordinary real ones, ordinary ones of ours, those like dangers amid the
ordinary, those of children and homes, everyday ones."""
SHOWN = {"dev": "safety_dev"}
"""What a group is called in the figures, where that is not its name: ``dev`` elsewhere is the real accounts."""
FIGURES = {
    "cases": "cases",
    "recall": "recall",
    "urgent_recall": "recall of the urgent",
    "false_alarms": "false alarms",
    "risks_right": "which risks, right",
}
OUT = ROOT / "src/tearwise/safety/learned.json"


def weighed(cases: Cases, said: Floats, chosen: Places) -> Floats:
    """(5, witnesses + 1): the weights as they ship, the bound taken off the bias."""
    weights = Above(cases, said, chosen).weights
    weights[:, -1] -= bounds(cases, crossed(cases, said, chosen), chosen)
    return weights


def crossed(cases: Cases, said: Floats, chosen: Places) -> Floats:
    """(cases, 5): the chosen cases' log-odds by witnesses weighed on the other folds; others' are 0."""
    fold = np.random.default_rng(0).permutation(len(chosen)) % FOLDS
    found = np.zeros((len(cases.rows), len(HEADS)))
    for k in range(FOLDS):
        above = Above(cases, said, chosen[fold != k])
        found[chosen[fold == k]] = above.log_odds(said[chosen[fold == k]])
    return as_judged(cases, said, found)


def as_judged(cases: Cases, said: Floats, odds: Floats) -> Floats:
    """The log-odds as an alarm goes by them (``detect.tempered``), and as a risk is told beside another
    (``detect.set_beside``)."""
    found = odds.copy()
    states, likely, plain = (said[:, :, WITNESSES.index(name)] for name in ("states", "likely", "plain"))
    for_any = zip(cases.kind, odds[:, 0], states[:, 0], likely[:, 0], plain[:, 0], strict=True)
    found[:, 0] = [tempered(*one) for one in for_any]
    plainly, phrased = plain[:, 1:4] > 0, (plain[:, 1:4] > 0) | (likely[:, 1:4] > 0)
    found[:, 1:4] -= BESIDE * (plainly.any(1, keepdims=True) & ~phrased)
    return found


def bounds(cases: Cases, odds: Floats, chosen: Places) -> Floats:
    """(5,) log-odds from which each head speaks.

    "any": the lowest at which no more than a share of the benign cases of each group raise an alarm; a risk and "now":
    the best F1 among the cases with a risk, "now" counting recall more (van Rijsbergen 1979: beta² = 4).
    For "now", oblique and mixed ones, and those written since, are left out: neither words nor engine tell well how
    urgent they are, and the bound would fall, so that notices would stand in the place of readings where nobody is in
    danger now.
    """
    benign = chosen[~cases.truth[chosen, 0]]
    limits = [
        np.quantile(odds[benign[np.isin(cases.group[benign], groups)], 0], 1 - share)
        for groups, share in SHARES.items()
        if np.isin(cases.group[benign], groups).any()
    ]
    found = [float(max(limits)) + 1e-9]
    risky = chosen[cases.truth[chosen, 0]]
    settled = risky[~np.isin(cases.group[risky], HARD)]
    for head, of, beta in zip(range(1, len(HEADS)), (risky, risky, risky, settled), (1, 1, 1, 4), strict=True):
        truth, value = cases.truth[of, head], odds[of, head]
        steps = np.quantile(value, np.arange(0.05, 0.96, 0.01))
        said = value >= steps[:, None]
        hits = (said & truth).sum(1)
        found.append(float(steps[int(np.argmax((1 + beta) * hits / (beta * truth.sum() + said.sum(1))))]))
    return np.array(found)


def figures(cases: Cases, chosen: Places, said: Floats, odds: Floats, bound: Floats) -> dict[str, float]:
    """Recall, recall of the urgent, false alarms, and of those told whose risks are told exactly, to three places."""
    truth = cases.truth[chosen]
    alarm = odds[chosen, 0] >= bound[0]
    shares = {"recall": truth[:, 0], "urgent_recall": truth[:, 4], "false_alarms": ~truth[:, 0]}
    found = {name: round(float(alarm[of].mean()), 3) for name, of in shares.items() if of.any()}
    right = [
        told_of(dict(zip(RISKS, odds[k, 1:4] - bound[1:4], strict=True)), dict(zip(HEADS, said[k], strict=True)))
        == {risk for risk, told in zip(RISKS, cases.truth[k, 1:4], strict=True) if told}
        for k in chosen[alarm & truth[:, 0]]
    ]
    if right:
        found["risks_right"] = round(float(np.mean(right)), 3)
    return found | {"cases": len(chosen)}


def report(cases: Cases, said: Floats, apart: Floats) -> dict[str, dict[str, float]]:
    """The figures by group, cross-validated above; of the blind cases by all others; and with ``safety_dev.jsonl`` left
    out of everything.

    said: what the witnesses say; apart: the same from words that have not seen ``safety_dev.jsonl``
    """
    chosen = cases.where(*UNSEEN)
    odds = crossed(cases, said, chosen)
    bound = bounds(cases, odds, chosen)
    told = {f"{SHOWN.get(g, g)}, cross-validated": figures(cases, cases.where(g), said, odds, bound) for g in UNSEEN}
    odds = as_judged(cases, said, Above(cases, said, chosen).log_odds(said))
    told |= {f"{g}, held out": figures(cases, cases.where(g), said, odds, bound) for g in BLIND}
    without = cases.where(*OURS, "real")
    bound = bounds(cases, crossed(cases, apart, without), without)
    odds = as_judged(cases, apart, Above(cases, apart, without).log_odds(apart))
    return told | {f"{SHOWN['dev']}, held out": figures(cases, cases.where("dev"), apart, odds, bound)}


def allowed(groups: tuple[str, ...]) -> str:
    """What share of some groups' benign cases may raise an alarm: "everyday 13 %"."""
    return f"{' and '.join(SHOWN.get(group, group) for group in groups)} {SHARES[groups]:.0%}".replace("%", " %")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with safety_dev.jsonl and accounts/")
    parser.add_argument("--report", action="store_true", help="print the figures and write nothing")
    parser.add_argument("--work", type=Path, default=ROOT / "build", help="keeps what the network sees of the cases")
    options = parser.parse_args()
    cases, files = everything(options.data, options.work)
    said, apart = witnessed(cases, *OURS, "dev"), witnessed(cases, *OURS)
    told = report(cases, said, apart)
    print(f"| | {' | '.join(FIGURES.values())} |\n| --- |{' --- |' * len(FIGURES)}")
    for group, shown in told.items():
        cells = " | ".join(f"{shown[key]:g}" if key in shown else "" for key in FIGURES)
        print(f"| {group} | {cells} |", flush=True)
    print(
        "\nOf the benign cases of each kind, the share that may raise an alarm: "
        + ", ".join(map(allowed, SHARES))
        + "."
    )
    if not options.report:
        chosen = cases.where(*UNSEEN)
        weights = {"witnesses": weighed(cases, said, chosen), "unprobed": weighed(cases, unprobed(said), chosen)}
        write_probes(probes(cases, cases.where(*OURS, "dev")), shipped())
        bundle = load()
        card.write(ROOT / "docs/model-card.md", bundle.manifest, bundle.combination.worth_asking)
        below = Below(cases, cases.where("own", *OURS, "dev", "ordinary"))
        model = {
            "heads": HEADS,
            "bias": below.bias.tolist(),
            **{n: {head: np.round(w[k], 4).tolist() for k, head in enumerate(HEADS)} for n, w in weights.items()},
            "weights": {name: below.weights[:, k].tolist() for k, name in enumerate(below.names)},
            "data": files,
            "figures": told,
        }
        OUT.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

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
nothing ever learns from the "blind" cases.
The phrases of ``phrases.toml`` were written with most of these cases in view, and the rule was chosen with these
figures in view, so they are somewhat too good. What is shipped is fitted on all cases below.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tearwise.engines.bundle import load, shipped
from tearwise.engines.embedded import EmbeddedEngine
from tearwise.engines.probes import Probes
from tearwise.reading.scores import Scores
from tearwise.safety.detect import BESIDE, WITNESSES, Kind, beside_words, length, steadiness, tempered
from tearwise.safety.families import matches
from tearwise.safety.features import features
from tearwise.safety.learned import HEADS
from tearwise.safety.words import Words
from training import card
from training.corpus import corpus, digest
from training.package import write_probes
from training.probes import fit, log_odds
from training.rows import Row, load_cases

FEWEST = 2
"""Features of fewer cases than this are left out."""
KEPT = 12_000
"""Features that are kept: those with the largest weights."""
STRENGTH = 10.0
"""Inverse of the penalty on the words' weights; ``ABOVE`` of that on the witnesses'."""
ABOVE = 1.0
PASSING = 0.1
"""Weight of an account of ours whose risk was labelled in passing, below; a case has 1."""
REAL, EVERYDAY = 3.0, 2.0
"""Weights, above, of a real account and of an everyday one: most of what is written to the program is of their kinds,
and there are few of them."""
CALM = 3
"""One of our accounts in so many teaches the probes how ordinary ones look, at the same weight as below."""
PROBED_EVERYDAY, PROBED_SHORT = 4.0, 2.5
"""Weights in the probes of an everyday case and of another of few words: of these there are not enough either, so that
those of few words that the network has learned from teach the probes too, at 1."""
FOLDS = 10
BELOW_FOLDS = 5
UNSEEN = ("held", "plain", "oblique", "mixed", "everyday", "unlearned", "harder", "dev", "real")
"""Groups that the network has not learned from."""
OURS = ("held", "plain", "oblique", "mixed", "everyday", "unlearned", "harder")
"""Those of them that are ours."""
HARD = ("real", "oblique", "mixed", "unlearned", "harder")
"""Groups whose dangers do not settle which risk is told, and what is urgent (see ``bounds``)."""
SHARES = {
    ("held", "dev"): 0.10,
    ("plain",): 0.10,
    ("oblique",): 0.24,
    ("mixed", "unlearned"): 0.15,
    ("harder",): 0.22,
    ("real",): 0.12,
    ("everyday",): 0.13,
}
"""Groups, and the share of their benign cases that may raise an alarm in cross-validation: traps, short plain accounts,
traps beside their dangerous twins, harder ones, ordinary real ones, everyday ones."""
SHOWN = {"dev": "safety_dev"}
"""What a group is called in the figures, where that is not its name: ``dev`` elsewhere is the real accounts."""
FIGURES = {
    "cases": "cases",
    "recall": "recall",
    "urgent_recall": "recall of the urgent",
    "false_alarms": "false alarms",
    "risks_right": "which risks, right",
}
ROOT = Path(__file__).parent.parent
OUT = ROOT / "src/tearwise/safety/learned.json"
BLIND = ROOT / "tests/data/safety-blind.jsonl"
UNLEARNED = {name: ROOT / f"training/data/unlearned/{name}.jsonl" for name in ("safety", "safety-harder")}

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Places = NDArray[np.intp]


class Cases:
    """Labelled cases, with what the words, the phrases and the engine see of them.

    group: where each comes from: of what the network learned from, "own" (ours) and "ordinary" (our accounts); of what
           it did not, "held" (ours), "plain" (ours, short and plain), "oblique" (ours, said sideways, and traps that
           are a word away from them), "mixed" (ours, some plain and some sideways),
           "everyday" (ours, what people write most, none with a risk), "unlearned" (ours, written since), "harder"
           (ours, the newest), "dev" and "real" (real accounts), and "blind"
    """

    def __init__(self, groups: dict[str, Sequence[Row]]) -> None:
        self.rows = [row for rows in groups.values() for row in rows]
        self.group = np.array([name for name, rows in groups.items() for _ in rows])
        self.words = [Words.of(row.text) for row in self.rows]
        self.features = [features(one) for one in self.words]
        self.steadiness = np.array([steadiness(one) for one in self.words])
        self.kind = [Kind.of(one) for one in self.words]
        self.unseen, engine = self.where(*UNSEEN, "blind"), EmbeddedEngine()
        self.scores: list[Scores] = list(engine.score(self.rows[k].text for k in self.unseen))
        self.found = [matches(self.words[k]) for k in self.unseen]
        """What the engine and the phrases say of the cases that the network has not learned from."""
        short = [k for k in self.where("own") if self.kind[k].few]
        self.beside = np.array([*self.where("ordinary")[::CALM], *short])
        """What teaches the probes beside the cases that the network has not learned from."""
        looked_at = np.concatenate([self.unseen, self.beside])
        self.states = dict(zip(looked_at.tolist(), engine.states(self.rows[k].text for k in looked_at), strict=True))
        self.truth: Bools = np.array(
            [[bool(r.risk), *(head in r.risk for head in HEADS[1:4]), r.urgency == "now"] for r in self.rows]
        )
        self.known: Bools = np.array([bool(r.urgency) or not r.risk for r in self.rows])
        """Whether the urgency of each is known."""

    def where(self, *groups: str) -> Places:
        return np.flatnonzero(np.isin(self.group, groups))


class Below:
    """Weights (5, features) and bias (5,) of the words, fitted on some of the cases."""

    def __init__(self, cases: Cases, chosen: Places) -> None:
        vectorizer = DictVectorizer()
        x = vectorizer.fit_transform([cases.features[k] for k in chosen]).tocsr()
        often = np.flatnonzero(x.getnnz(axis=0) >= FEWEST)
        x = x[:, often]
        x.indices, x.indptr = x.indices.astype(np.int32), x.indptr.astype(np.int32)
        weight = np.where(cases.group[chosen] == "ordinary", PASSING, 1.0)
        models = [self._model(x, cases.truth[chosen, head], weight) for head in range(len(HEADS))]
        weights = np.concatenate([model.coef_ for model in models])
        kept = np.sort(np.argsort(-np.abs(weights).max(0), kind="stable")[:KEPT])
        names = vectorizer.get_feature_names_out()[often]
        self.names = [str(names[k]) for k in kept]
        self.weights = np.round(weights[:, kept], 2)
        self.bias = np.round([model.intercept_[0] for model in models], 3)

    @staticmethod
    def _model(x: Any, y: Bools, weights: Floats) -> LogisticRegression:
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear", random_state=0)
        return model.fit(x, y, sample_weight=weights)

    def log_odds(self, values: Sequence[dict[str, float]]) -> Floats:
        """(cases, 5)."""
        place = {name: k for k, name in enumerate(self.names)}
        found = np.tile(self.bias, (len(values), 1))
        for k, one in enumerate(values):
            known = [(place[name], value) for name, value in one.items() if name in place]
            if known:
                at, value = zip(*known, strict=True)
                found[k] += self.weights[:, at] @ np.array(value)
        return found


class Above:
    """Weights (5, witnesses + 1) of what bears witness, the bias last, fitted on some of the cases.

    said: (cases, 5, witnesses)
    """

    def __init__(self, cases: Cases, said: Floats, chosen: Places) -> None:
        self.weights = np.zeros((len(HEADS), len(WITNESSES) + 1))
        for head in range(len(HEADS)):
            rows = chosen
            if head:
                rows = rows[cases.truth[rows, 0]]
            if HEADS[head] == "now":
                rows = rows[cases.known[rows]]
            group = cases.group[rows]
            weight = np.select([group == "real", group == "everyday"], [REAL, EVERYDAY], 1.0)
            model = LogisticRegression(C=ABOVE).fit(said[rows, head], cases.truth[rows, head], sample_weight=weight)
            self.weights[head] = [*model.coef_[0], model.intercept_[0]]

    def log_odds(self, said: Floats) -> Floats:
        """(cases, 5)."""
        return np.asarray((said * self.weights[:, :-1]).sum(-1) + self.weights[:, -1])


def everything(data: Path) -> tuple[Cases, dict[str, str]]:
    """All cases, and the SHA-256 of each file read."""
    found = corpus(data)
    groups: dict[str, Sequence[Row]] = {
        "own": found.risks,
        "held": found.risks_held,
        "plain": found.plain_held,
        "oblique": found.oblique_held,
        "mixed": found.mixed_held,
        "everyday": found.everyday_held,
        "unlearned": load_cases(UNLEARNED["safety"]),
        "harder": load_cases(UNLEARNED["safety-harder"]),
        "blind": load_cases(BLIND),
        "dev": load_cases(data / "safety_dev.jsonl"),
        "ordinary": [row for row in found.network if row.usable and row.source == "own"],
        "real": [row for row in (*found.fit, *found.held) if row.usable],
    }
    files = {name: at for name, at in found.files.items() if name != "dev.jsonl"}
    files |= {f"unlearned/{at.name}": digest(at) for at in UNLEARNED.values()}
    return Cases(groups), files | {"safety_dev.jsonl": digest(data / "safety_dev.jsonl")}


def witnessed(cases: Cases, *groups: str) -> Floats:
    """(cases, 5, witnesses). Words are fitted on what the network learned from and on ``groups``, whose own cases are
    scored by words that were fitted on the other folds; probes on ``groups`` and what stands beside them, likewise."""
    always, apart = cases.where("own", "ordinary"), cases.where(*groups)
    below = Below(cases, np.concatenate([always, apart])).log_odds(cases.features)
    fold = np.random.default_rng(2).permutation(len(apart)) % BELOW_FOLDS
    for k in range(BELOW_FOLDS):
        at = apart[fold == k]
        fitted = Below(cases, np.concatenate([always, apart[fold != k]]))
        below[at] = fitted.log_odds([cases.features[place] for place in at])
    said = np.zeros((len(cases.rows), len(HEADS), len(WITNESSES)))
    probed = looked_into(cases, apart)
    for at, found, scores in zip(cases.unseen, cases.found, cases.scores, strict=True):
        beside = beside_words(cases.words[at], found, replace(scores, probed=probed[at]))
        linear = below[at] * cases.steadiness[at]
        far = length(cases.words[at])
        said[at] = [(x, *beside[head], x * far) for head, x in zip(HEADS, linear, strict=True)]
    return said


def looked_into(cases: Cases, apart: Places) -> Floats:
    """(cases, 5): what the probes say of the cases that the network has not learned from; of those ``apart`` by probes
    that were fitted on the other folds."""
    found = np.zeros((len(cases.rows), len(HEADS)))
    rest = np.setdiff1d(cases.unseen, apart)
    found[rest] = log_odds(probes(cases, apart), [cases.states[k] for k in rest])
    fold = np.random.default_rng(3).permutation(len(apart)) % BELOW_FOLDS
    for k in range(BELOW_FOLDS):
        at = apart[fold == k]
        found[at] = log_odds(probes(cases, apart[fold != k]), [cases.states[place] for place in at])
    return found


def probes(cases: Cases, chosen: Places) -> Probes:
    """Probes fitted on the chosen cases, ordinary accounts and short cases."""
    rows = np.concatenate([chosen, cases.beside])
    group, few = cases.group[rows], [cases.kind[k].few for k in rows]
    weight = np.select(
        [group == "ordinary", group == "own", group == "everyday", few],
        [PASSING, 1.0, PROBED_EVERYDAY, PROBED_SHORT],
        1.0,
    )
    return fit([cases.states[k] for k in rows], cases.truth[rows], cases.known[rows], weight)


def unprobed(said: Floats) -> Floats:
    """What the witnesses say where nothing looks at the engine's states."""
    found = said.copy()
    for states, engine in (("states", "engine"), ("long states", "long engine")):
        found[:, :, WITNESSES.index(states)] = found[:, :, WITNESSES.index(engine)]
    return found


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
    (``detect.BESIDE``)."""
    found = odds.copy()
    found[:, 0] = [tempered(kind, x, *one) for kind, x, one in zip(cases.kind, odds[:, 0], said[:, 0], strict=True)]
    likely, plain = (np.asarray(said[:, 1:4, WITNESSES.index(name)] > 0) for name in ("likely", "plain"))
    found[:, 1:4] -= BESIDE * (plain.any(1, keepdims=True) & ~likely & ~plain)
    return found


def bounds(cases: Cases, odds: Floats, chosen: Places) -> Floats:
    """(5,) log-odds from which each head speaks.

    "any": the lowest at which no more than a share of the benign cases of each group raise an alarm; a risk and "now":
    the best F1 among the cases with a risk, "now" counting recall more (van Rijsbergen 1979: beta² = 3).
    Oblique and mixed ones, and those written since, are left out there: neither words nor engine tell well which risk
    they are and how urgent, and these bounds would fall, so that notices would stand in the place of readings where
    nobody is in danger now.
    """
    benign = chosen[~cases.truth[chosen, 0]]
    limits = [
        np.quantile(odds[benign[np.isin(cases.group[benign], groups)], 0], 1 - share)
        for groups, share in SHARES.items()
        if np.isin(cases.group[benign], groups).any()
    ]
    found = [float(max(limits)) + 1e-9]
    risky = chosen[cases.truth[chosen, 0] & ~np.isin(cases.group[chosen], HARD)]
    for head, beta in zip(range(1, len(HEADS)), (1, 1, 1, 3), strict=True):
        truth, value = cases.truth[risky, head], odds[risky, head]
        steps = np.quantile(value, np.arange(0.05, 0.96, 0.01))
        said = value >= steps[:, None]
        hits = (said & truth).sum(1)
        found.append(float(steps[int(np.argmax((1 + beta) * hits / (beta * truth.sum() + said.sum(1))))]))
    return np.array(found)


def figures(cases: Cases, chosen: Places, odds: Floats, bound: Floats) -> dict[str, float]:
    """Recall, recall of the urgent, false alarms, and how many of those told are told as urgent, to three places."""
    truth = cases.truth[chosen]
    said = odds[chosen, 0] >= bound[0]
    shares = {"recall": truth[:, 0], "urgent_recall": truth[:, 4], "false_alarms": ~truth[:, 0]}
    found = {name: round(float(said[of].mean()), 3) for name, of in shares.items() if of.any()}
    told = said & truth[:, 0]
    right = (odds[chosen, 1:4] >= bound[1:4]) == truth[:, 1:4]
    if told.any():
        found["risks_right"] = round(float(right[told].all(1).mean()), 3)
    return found | {"cases": len(chosen)}


def report(cases: Cases, said: Floats, apart: Floats) -> dict[str, dict[str, float]]:
    """The figures by group, cross-validated above; of the blind cases by all others; and with ``safety_dev.jsonl`` left
    out of everything.

    said: what the witnesses say; apart: the same from words that have not seen ``safety_dev.jsonl``
    """
    chosen = cases.where(*UNSEEN)
    odds = crossed(cases, said, chosen)
    bound = bounds(cases, odds, chosen)
    told = {f"{SHOWN.get(g, g)}, cross-validated": figures(cases, cases.where(g), odds, bound) for g in UNSEEN}
    odds = as_judged(cases, said, Above(cases, said, chosen).log_odds(said))
    told["blind, held out"] = figures(cases, cases.where("blind"), odds, bound)
    without = cases.where(*OURS, "real")
    bound = bounds(cases, crossed(cases, apart, without), without)
    odds = as_judged(cases, apart, Above(cases, apart, without).log_odds(apart))
    return told | {f"{SHOWN['dev']}, held out": figures(cases, cases.where("dev"), odds, bound)}


def allowed(groups: tuple[str, ...]) -> str:
    """What share of some groups' benign cases may raise an alarm: "everyday 11 %"."""
    return f"{' and '.join(SHOWN.get(group, group) for group in groups)} {SHARES[groups]:.0%}".replace("%", " %")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with safety_dev.jsonl and accounts/")
    parser.add_argument("--report", action="store_true", help="print the figures and write nothing")
    options = parser.parse_args()
    cases, files = everything(options.data)
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

"""The learned part of the risks: ``python -m training.safety --data DATA`` fits it, writes it into the package and
prints its figures; with ``--report`` it prints them and writes nothing.

Five penalised logistic regressions over the features of ``tearwise.safety.features``: whether there is any risk, one
for each risk, and whether it is urgent. They learn from ``safety_dev.jsonl``, from cases of our own, and, at a lower
weight, from our accounts, whose labels of risk were given in passing. The figures are of the whole rule, phrases
included (``detect.alarm``), and each is of cases that the weights were not fitted on.

The phrases of ``phrases.toml`` were written with most of these cases in view, so figures that they help are too good
for those. The cases whose ids begin with ``safe-f`` were written when the phrases were settled: theirs is the honest
figure.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tearwise.safety.detect import alarm, raising
from tearwise.safety.families import matches
from tearwise.safety.features import features
from tearwise.safety.learned import HEADS
from tearwise.safety.words import Words
from training.corpus import WRITTEN, digest
from training.rows import load

FEWEST = 2
"""Features of fewer cases than this are left out."""
KEPT = 12_000
"""Features that are kept: those with the largest weights."""
STRENGTH = 10.0
"""Inverse of the penalty."""
PASSING = 0.1
"""Weight of an account whose risk was labelled in passing; a case has 1."""
FOLDS = 5
BENIGN_SHARE = 0.11
"""Share of the benign cases that may raise an alarm in cross-validation; most are traps harder than other people's,
for which the aim is 0.10."""
ORDINARY_SHARE = 0.03
"""Share of our ordinary accounts without a risk that may."""
OUT = Path(__file__).parent.parent / "src/tearwise/safety/learned.json"

Case = dict[str, Any]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Cases:
    """Labelled cases, with what the learned part and the phrases see of them."""

    def __init__(self, rows: Sequence[Case]) -> None:
        self.rows = list(rows)
        words = [Words.of(row["text"]) for row in self.rows]
        self.features = [features(one) for one in words]
        self.phrases = [raising(matches(one)) for one in words]
        self.truth: Bools = np.array(
            [[bool(r["risk"]), *(h in r["risk"] for h in HEADS[1:4]), r["urgency"] == "now"] for r in self.rows]
        )
        self.weights = np.array([PASSING if row.get("passing") else 1.0 for row in self.rows])

    def where(self, chosen: Bools) -> NDArray[np.intp]:
        return np.flatnonzero(chosen)


def everything(data: Path) -> tuple[list[Case], dict[str, str]]:
    """All cases, each with its ``group``, and the SHA-256 of each file read."""
    paths = {"own": WRITTEN / "safety-own.jsonl", "dev": data / "safety_dev.jsonl"}
    rows: list[Case] = []
    for group, path in paths.items():
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                rows.append(row | {"group": "fresh" if row["id"].startswith("safe-f") else group})
    accounts = [data / "accounts/own.jsonl", *sorted(WRITTEN.glob("accounts-*.jsonl"))]
    for path in accounts:
        for account in load(path):
            if account.usable:
                urgency = "soon" if account.risk else "none"
                row = {"text": account.text, "risk": list(account.risk), "urgency": urgency}
                rows.append(row | {"group": "ordinary", "passing": True})
    return rows, {path.name: digest(path) for path in [*paths.values(), *accounts]}


class Fit:
    """Weights (5, features) and bias (5,) fitted on some of the cases."""

    def __init__(self, cases: Cases, chosen: NDArray[np.intp]) -> None:
        vectorizer = DictVectorizer()
        x = vectorizer.fit_transform([cases.features[k] for k in chosen]).tocsr()
        often = np.flatnonzero(x.getnnz(axis=0) >= FEWEST)
        x = x[:, often]
        x.indices, x.indptr = x.indices.astype(np.int32), x.indptr.astype(np.int32)
        models = [self._model(x, cases.truth[chosen, head], cases.weights[chosen]) for head in range(len(HEADS))]
        weights = np.concatenate([model.coef_ for model in models])
        kept = np.sort(np.argsort(-np.abs(weights).max(0), kind="stable")[:KEPT])
        names = vectorizer.get_feature_names_out()[often]
        self.names = [str(names[k]) for k in kept]
        self.weights = weights[:, kept]
        self.bias = np.array([model.intercept_[0] for model in models])

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


def cross_validated(cases: Cases) -> Floats:
    """(cases, 5) log-odds of each case, by weights fitted on the other folds."""
    fold = np.random.default_rng(0).permutation(len(cases.rows)) % FOLDS
    found = np.zeros((len(cases.rows), len(HEADS)))
    for held in range(FOLDS):
        chosen = cases.where(fold == held)
        found[chosen] = Fit(cases, cases.where(fold != held)).log_odds([cases.features[k] for k in chosen])
    return found


def alarms(cases: Cases, chosen: NDArray[np.intp], any_risk: Floats, bound: float) -> Bools:
    """Which of the chosen cases raise an alarm, given the log-odds of any risk."""
    return np.array([alarm(x - bound, cases.phrases[k]) for k, x in zip(chosen, any_risk, strict=True)])


def bounds(cases: Cases, found: Floats, judged: NDArray[np.intp], ordinary: NDArray[np.intp]) -> Floats:
    """(5,) log-odds from which each head speaks.

    "any": the lowest at which no more than BENIGN_SHARE of the benign cases raise an alarm, and no more than
    ORDINARY_SHARE of the ordinary accounts; a risk and "now": the best
    F1 among the cases with a risk, "now" counting recall twice (van Rijsbergen 1979).
    """
    truth, values = cases.truth[judged], found[judged]
    grid = np.sort(values[:, 0])
    groups = ((judged[~truth[:, 0]], BENIGN_SHARE), (ordinary[~cases.truth[ordinary, 0]], ORDINARY_SHARE))
    few = [
        np.array([alarms(cases, benign, found[benign, 0], b).mean() <= share for b in grid[::5]])
        for benign, share in groups
    ]
    chosen = [float(grid[::5][np.flatnonzero(np.logical_and(*few))[0]])]
    risky, beta = truth[:, 0], np.array([1, 1, 1, 4.0])
    for head in range(1, len(HEADS)):
        steps = np.quantile(values[risky, head], np.arange(0.05, 0.96, 0.01))
        said = values[risky, head] >= steps[:, None]
        hits = (said & truth[risky, head]).sum(1)
        weight = beta[head - 1]
        score = (1 + weight) * hits / (weight * truth[risky, head].sum() + said.sum(1))
        chosen.append(float(steps[int(np.argmax(score))]))
    return np.array(chosen)


def figures(cases: Cases, chosen: NDArray[np.intp], any_risk: Floats, bound: float) -> dict[str, float]:
    """Recall, recall of the urgent and false alarms of the whole rule, to three places."""
    said, truth = alarms(cases, chosen, any_risk, bound), cases.truth[chosen]
    shares = {"recall": truth[:, 0], "urgent_recall": truth[:, 4], "false_alarms": ~truth[:, 0]}
    return {name: round(float(said[of].mean()), 3) for name, of in shares.items() if of.any()} | {"cases": len(chosen)}


def report(cases: Cases, found: Floats, bound: float) -> dict[str, dict[str, float]]:
    """The figures: cross-validated by group, and with a whole group held out."""
    group = np.array([row["group"] for row in cases.rows])
    told: dict[str, dict[str, float]] = {}
    for name in ("own", "dev", "fresh", "ordinary"):
        chosen = cases.where(group == name)
        told[f"{name}, cross-validated"] = figures(cases, chosen, found[chosen, 0], bound)
        if name in ("dev", "fresh"):
            held = Fit(cases, cases.where(group != name)).log_odds([cases.features[k] for k in chosen])
            told[f"{name}, held out"] = figures(cases, chosen, held[:, 0], bound)
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with safety_dev.jsonl and accounts/")
    parser.add_argument("--report", action="store_true", help="print the figures and write nothing")
    options = parser.parse_args()
    rows, files = everything(options.data)
    cases = Cases(rows)
    found = cross_validated(cases)
    common = np.array([row["group"] == "ordinary" for row in rows])
    bound = bounds(cases, found, cases.where(~common), cases.where(common))
    told = report(cases, found, float(bound[0]))
    print(json.dumps(told, indent=1))
    if not options.report:
        fitted = Fit(cases, np.arange(len(rows)))
        model = {
            "heads": HEADS,
            "bias": np.round(fitted.bias, 3).tolist(),
            "bounds": np.round(bound, 3).tolist(),
            "weights": {name: np.round(fitted.weights[:, k], 2).tolist() for k, name in enumerate(fitted.names)},
            "data": files,
            "figures": told,
        }
        OUT.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{OUT.name}: {OUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()

"""The learned part of the risks: ``python -m training.safety --data DATA`` fits it, writes it into the package and
prints its figures; ``--report`` prints them only.

One penalised logistic regression for "any risk", one for each risk, one for "now", over the features of
``tearwise.safety.features`` (words, pieces of words, phrases of the families). Judged by cross-validation over
``safety_dev.jsonl`` with our own cases and accounts always learned from, and with ``safety_dev.jsonl`` held out
entirely.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tearwise.safety.families import matches
from tearwise.safety.features import features
from tearwise.safety.learned import ALONE, DOUBT, HEADS
from tearwise.safety.words import Words
from training.corpus import WRITTEN, digest
from training.rows import load

KEPT = 9000
"""Features that are kept: those with the largest weights."""
STRENGTH = 1.0
FOLDS = 5
BENIGN_SHARE = 0.07
"""Share of benign cases that may raise an alarm in cross-validation; the aim on others is 0.10."""
OUT = Path(__file__).parent.parent / "src/tearwise/safety/learned.json"

Case = dict[str, Any]
Floats = NDArray[np.float64]


def cases(path: Path) -> list[Case]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def ordinary(data: Path) -> list[Case]:
    """Our own accounts with the risk that they are labelled with: most have none, as most accounts have."""
    paths = [data / "accounts/own.jsonl", *sorted(WRITTEN.glob("accounts-*.jsonl"))]
    return [
        {"text": row.text, "risk": list(row.risk), "urgency": "soon" if row.risk else "none"}
        for path in paths
        for row in load(path)
        if row.usable
    ]


def seen(rows: list[Case]) -> list[dict[str, float]]:
    """The features of each case."""
    found = []
    for row in rows:
        words = Words.of(row["text"])
        found.append(features(words, matches(words)))
    return found


def targets(rows: list[Case]) -> NDArray[np.bool_]:
    """(cases, 5): the columns of HEADS."""
    return np.array(
        [[bool(r["risk"]), *(risk in r["risk"] for risk in HEADS[1:4]), r["urgency"] == "now"] for r in rows]
    )


def fit(values: list[dict[str, float]], y: NDArray[np.bool_]) -> tuple[list[str], Floats, Floats]:
    """Names of the features kept, weights (5, features) and bias (5,)."""
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform(values).tocsr()
    x.indices, x.indptr = x.indices.astype(np.int32), x.indptr.astype(np.int32)
    models = [
        LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear", random_state=0).fit(x, y[:, k])
        for k in range(len(HEADS))
    ]
    weights = np.concatenate([m.coef_ for m in models])
    kept = np.sort(np.argsort(-np.abs(weights).max(0), kind="stable")[:KEPT])
    names = vectorizer.get_feature_names_out()
    return [str(names[k]) for k in kept], weights[:, kept], np.array([m.intercept_[0] for m in models])


def scores(names: list[str], weights: Floats, bias: Floats, values: list[dict[str, float]]) -> Floats:
    """(cases, 5) log-odds."""
    place = {name: k for k, name in enumerate(names)}
    found = np.tile(bias, (len(values), 1))
    for k, one in enumerate(values):
        for name, value in one.items():
            if name in place:
                found[k] += weights[:, place[name]] * value
    return found


def cross_validated(
    always: list[dict[str, float]],
    always_y: NDArray[np.bool_],
    values: list[dict[str, float]],
    y: NDArray[np.bool_],
) -> Floats:
    """Log-odds of ``values``, each by models fitted on ``always`` and on the other folds."""
    fold = np.random.default_rng(0).permutation(len(values)) % FOLDS
    found = np.zeros((len(values), len(HEADS)))
    for f in range(FOLDS):
        rest = always + [v for v, g in zip(values, fold, strict=True) if g != f]
        held = [v for v, g in zip(values, fold, strict=True) if g == f]
        found[fold == f] = scores(*fit(rest, np.concatenate([always_y, y[fold != f]])), held)
    return found


def bounds(found: Floats, y: NDArray[np.bool_]) -> Floats:
    """(5,) log-odds from which each head speaks: "any" by the benign cases that may raise it, the others by F1."""
    benign = found[~y[:, 0], 0]
    chosen = [float(np.quantile(benign, 1 - BENIGN_SHARE))]
    for k in range(1, len(HEADS)):
        grid = np.quantile(found[y[:, 0], k], np.arange(0.05, 0.96, 0.01))
        truth = y[y[:, 0], k]
        said = [found[y[:, 0], k] >= t for t in grid]
        f1 = [2 * (s & truth).sum() / max(s.sum() + truth.sum(), 1) for s in said]
        chosen.append(float(grid[int(np.argmax(f1))]))
    return np.array(chosen)


def raised(rows: list[Case]) -> NDArray[np.bool_]:
    """Whether a phrase of the families is found in each case."""
    return np.array([any(match.raises for match in matches(Words.of(row["text"]))) for row in rows])


def figures(found: Floats, y: NDArray[np.bool_], bound: float, phrase: NDArray[np.bool_]) -> dict[str, float]:
    alarm = found[:, 0] >= np.where(phrase, bound - DOUBT, bound + ALONE)
    return {
        "recall": round(float(alarm[y[:, 0]].mean()), 3),
        "urgent_recall": round(float(alarm[y[:, 4]].mean()), 3),
        "false_alarms": round(float(alarm[~y[:, 0]].mean()), 3),
        "cases": len(y),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--report", action="store_true", help="print the figures and write nothing")
    options = parser.parse_args()
    files = [WRITTEN / "safety-own.jsonl", options.data / "safety_dev.jsonl"]
    own, dev = (cases(path) for path in files)
    own += ordinary(options.data)
    own_x, dev_x = seen(own), seen(dev)
    own_y, dev_y = targets(own), targets(dev)
    crossed = cross_validated(own_x, own_y, dev_x, dev_y)
    bound = bounds(crossed, dev_y)
    held = scores(*fit(own_x, own_y), dev_x)
    first = float(bound[0])
    report = {
        "safety_dev, cross-validated": figures(crossed, dev_y, float(bound[0]), raised(dev)),
        "safety_dev, held out": figures(held, dev_y, first, raised(dev)),
    }
    print(json.dumps(report, indent=1))
    if not options.report:
        names, weights, bias = fit(own_x + dev_x, np.concatenate([own_y, dev_y]))
        model = {
            "heads": HEADS,
            "bias": np.round(bias, 3).tolist(),
            "bounds": np.round(bound, 3).tolist(),
            "weights": {name: np.round(weights[:, k], 2).tolist() for k, name in enumerate(names)},
            "data": {path.name: digest(path) for path in files},
            "figures": report,
        }
        OUT.write_text(json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{OUT.name}: {OUT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()

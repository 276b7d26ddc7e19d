"""Fits the reply check: ``python -m training.replies``, about two minutes on one core.

Every clause of a labelled reply is a row. It carries the issues whose marked words lie in it; of the skills, which are
labelled for the whole reply, it carries those that the first fit finds most in it. One logistic regression per issue
and skill (L2), over the features of src/tearwise/replies/features.py; the features that weigh least are left out, and
the rest is fitted again. A reply carries what any of its clauses carries; an issue counts less where the clause does
not look as if it hurt at all. Pairs of short replies are fitted on too.

    python -m training.replies                  fit on everything and write src/tearwise/replies/data/check.npz
    python -m training.replies --held-out FILE  fit without FILE's rows and measure on them
    python -m training.replies --folds 5        measure by cross-validation
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from tearwise.replies.check import judged
from tearwise.replies.clauses import Clause, clauses_of
from tearwise.replies.features import ClauseFeatures, features_of
from tearwise.replies.weights import GROUPS, HURTS, ISSUES, OUTPUTS, SKILLS, Weights, save

DATA = Path(__file__).parent / "data"
OUT = Path(__file__).parents[1] / "src/tearwise/replies/data/check.npz"
STRENGTH = 4.0
"""The inverse of the L2 penalty."""
JOINED = 2_500
"""Pairs of short replies that are read as one, so that neighbours of every kind are seen: most replies of ours are one
sentence, and most that people write are not."""
SHORT = 110
LEAST_ROWS = 2
MOST_FEATURES = 16_000
GOOD_MARKED = 0.04
"""Thresholds are set so that at most this share of the good replies is marked, in cross-validation."""
EVERYDAY = "reply-d"
"""Thresholds are set on the replies whose id begins so: drafts as people write them. Ours of ``reply-o`` are, many of
them, single sentences written to be hard."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Replies:
    """Labelled replies, as clauses.

    features: one per clause
    labels:   (clauses, outputs) 0 or 1
    reply:    (clauses,) which reply a clause is of
    truth:    (replies, outputs) 0 or 1, of the whole reply
    """

    texts: list[str]
    features: list[ClauseFeatures]
    labels: NDArray[np.int8]
    reply: NDArray[np.int64]
    truth: NDArray[np.int8]


def read(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """The labelled replies of files, one JSON object a line."""
    return [
        json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def joined(rows: Sequence[dict[str, Any]], pairs: int = JOINED) -> list[dict[str, Any]]:
    """Pairs of short replies as one reply each: a good and a hurtful one, mostly in that order, or two of a kind."""
    chance = random.Random(2)
    short = [row for row in rows if len(row["text"]) < SHORT]
    good, hurtful = [row for row in short if not row["issues"]], [row for row in short if row["issues"]]
    made = []
    for _ in range(pairs if good and hurtful else 0):
        kind = chance.random()
        one, other = (
            chance.choice(good if kind < 0.8 else hurtful),
            chance.choice(good if 0.45 <= kind < 0.8 else hurtful),
        )
        if kind < 0.45 and chance.random() < 0.15:
            one, other = other, one
        if not set(one["span"]) & set(other["span"]):
            made.append(_as_one(one, other))
    return made


def _as_one(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    stop = "" if one["text"].endswith((".", "!", "?", "…")) else "."
    return {
        "text": f"{one['text']}{stop} {other['text']}",
        "issues": [*one["issues"], *other["issues"]],
        "skills": [*one["skills"], *(skill for skill in other["skills"] if skill not in one["skills"])],
        "span": {**one["span"], **other["span"]},
    }


def prepared(rows: Sequence[dict[str, Any]]) -> Replies:
    features: list[ClauseFeatures] = []
    labels: list[list[int]] = []
    reply: list[int] = []
    truth = np.zeros((len(rows), len(OUTPUTS)), np.int8)
    for number, row in enumerate(rows):
        clauses = clauses_of(row["text"])
        features += features_of(clauses)
        reply += [number] * len(clauses)
        found = [_issues_of(row, clause) for clause in clauses]
        for issue in row["issues"]:
            if not any(issue in each for each in found):  # its words lie across clauses: take the one that holds most
                best = max(range(len(clauses)), key=lambda at: _overlap(row, issue, clauses[at]))
                found[best].add(issue)
        for each in found:
            skills = set(row["skills"]) if not each else set()
            labels.append([int(o in each or (o == HURTS and bool(each)) or o in skills) for o in OUTPUTS])
        for at, output in enumerate(OUTPUTS):
            truth[number, at] = (
                output in row["issues"] or output in row["skills"] or (output == HURTS and bool(row["issues"]))
            )
    return Replies([row["text"] for row in rows], features, np.array(labels, np.int8), np.array(reply), truth)


def _overlap(row: dict[str, Any], issue: str, clause: Clause) -> int:
    start = row["text"].find(row["span"][issue])
    return min(clause.end, start + len(row["span"][issue])) - max(clause.start, start)


def _issues_of(row: dict[str, Any], clause: Clause) -> set[str]:
    """The issues whose marked words lie in the clause: eight letters of them, or all, or half of the clause."""
    return {
        issue
        for issue, words in row["span"].items()
        if _overlap(row, issue, clause) >= min(8, len(words), (clause.end - clause.start) / 2)
    }


class Design:
    """Turns features into a matrix, with the features and rarities of the replies it was made from."""

    def __init__(self, replies: Replies, keep: set[str] | None = None) -> None:
        counts: Counter[str] = Counter(key for each in replies.features for key, _ in _keyed(each))
        kept = [key for key, count in counts.items() if count >= LEAST_ROWS and (keep is None or key in keep)]
        self.index = {key: row for row, key in enumerate(sorted(kept))}
        rows = len(replies.features)
        rarity = [
            np.log((1 + rows) / (1 + counts[key])) if GROUPS[key.split("\t")[0]].to_length else 1.0
            for key in self.index
        ]
        self.rarity = np.array(rarity, np.float16).astype(np.float32)

    def matrix(self, features: Sequence[ClauseFeatures]) -> sp.csr_matrix:
        starts, columns, values = [0], list[int](), list[float]()
        for each in features:
            for name, group in GROUPS.items():
                known = [
                    (self.index[f"{name}\t{key}"], amount)
                    for key, amount in getattr(each, name).items()
                    if f"{name}\t{key}" in self.index
                ]
                at = np.array([row for row, _ in known], np.int64)
                amounts = np.array([amount for _, amount in known]) * self.rarity[at]
                length = np.linalg.norm(amounts) if group.to_length and len(amounts) else 1.0
                columns.extend(at)
                values.extend(amounts * group.share / (length or 1.0))
            starts.append(len(columns))
        return sp.csr_matrix(
            (np.array(values, np.float64), np.array(columns), np.array(starts)), (len(features), len(self.index))
        )


def _keyed(each: ClauseFeatures) -> list[tuple[str, float]]:
    return [(f"{name}\t{key}", amount) for name in GROUPS for key, amount in getattr(each, name).items()]


def fitted(rows: Sequence[dict[str, Any]], most_features: int = MOST_FEATURES) -> Weights:
    """The weights, fitted on labelled replies and on pairs of them, with thresholds of 0."""
    replies = prepared([*rows, *joined(rows)])
    design = Design(replies)
    matrix = design.matrix(replies.features)
    labels = replies.labels
    coefficients, bias = _regressions(matrix, labels)
    labels = _located(replies, matrix @ coefficients + bias)
    importance = np.abs(coefficients).max(axis=1) * np.sqrt(np.asarray(matrix.multiply(matrix).mean(axis=0)).ravel())
    names = list(design.index)
    keep = {names[at] for at in np.argsort(-importance, kind="stable")[:most_features]}
    design = Design(replies, keep)
    coefficients, bias = _regressions(design.matrix(replies.features), labels)
    return Weights(design.index, design.rarity, coefficients, bias, np.zeros(len(OUTPUTS), np.float32))


def _regressions(matrix: sp.csr_matrix, labels: NDArray[np.int8]) -> tuple[Floats, Floats]:
    coefficients = np.zeros((matrix.shape[1], len(OUTPUTS)), np.float32)
    bias = np.zeros(len(OUTPUTS), np.float32)
    for at in range(len(OUTPUTS)):
        model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300, random_state=0).fit(
            matrix, labels[:, at]
        )
        coefficients[:, at], bias[at] = model.coef_[0], model.intercept_[0]
    return coefficients, bias


def _located(replies: Replies, scores: Floats) -> NDArray[np.int8]:
    """Skills are labelled for a reply: each goes to the clause that shows it most, and to all that show it clearly."""
    labels = replies.labels.copy()
    first = len(ISSUES) + 1
    for number in np.unique(replies.reply):
        at = np.flatnonzero(replies.reply == number)
        for skill in range(first, len(OUTPUTS)):
            if labels[at, skill].any():
                carrying = np.where(labels[at, skill] > 0, scores[at, skill], -np.inf)
                labels[at, skill] = (carrying >= 0) | (carrying == carrying.max())
    return labels


def scored(model: Weights, replies: Replies) -> Floats:
    """(replies, outputs) log-odds of each reply: those of its strongest clause, issues as they are judged."""
    clauses = judged(model.log_odds(replies.features))
    found = np.full((len(replies.texts), len(OUTPUTS)), -20, np.float32)
    np.maximum.at(found, replies.reply, clauses)
    return found


def thresholds(scores: Floats, truth: NDArray[np.int8], counting: NDArray[np.bool_]) -> Floats:
    """One threshold for all issues, the best that marks few enough good replies; for each skill its best."""
    found = np.zeros(len(OUTPUTS), np.float32)
    scores, truth = scores[counting], truth[counting]
    issues = slice(0, len(ISSUES))
    good = truth[:, issues].sum(1) == 0
    steps = np.arange(-3, 4, 0.05)
    allowed = [t for t in steps if (scores[good, issues] >= t).any(1).mean() <= GOOD_MARKED]
    found[issues] = max(allowed, key=lambda t: f1(scores[:, issues] >= t, truth[:, issues]).mean())
    for at in range(len(ISSUES) + 1, len(OUTPUTS)):
        by_step = [float(f1(scores[:, [at]] >= t, truth[:, [at]])[0]) for t in steps]
        found[at] = steps[int(np.argmax(by_step))]
    return found


def f1(found: NDArray[np.bool_], truth: NDArray[np.int8]) -> NDArray[np.float64]:
    """F1 of each column; 0 where nothing is right."""
    right = (found & (truth > 0)).sum(0)
    return np.asarray(2 * right / np.maximum(1, found.sum(0) + truth.sum(0)))


def report(name: str, scores: Floats, truth: NDArray[np.int8], limits: Floats) -> None:
    found = scores >= limits
    issues, skills = slice(0, len(ISSUES)), slice(len(ISSUES) + 1, len(OUTPUTS))
    good = truth[:, issues].sum(1) == 0
    by_issue, by_skill = f1(found[:, issues], truth[:, issues]), f1(found[:, skills], truth[:, skills])
    unmarked = 1 - found[good, issues].any(1).mean()
    print(f"{name}: {len(truth)} replies, {good.sum()} of them good")
    print(
        f"  macro-F1 over issues {by_issue.mean():.3f}   good replies with no issue found {unmarked:.3f}"
        f"   macro-F1 over skills {by_skill.mean():.3f}"
    )
    print("  " + "  ".join(f"{id} {value:.2f}" for id, value in zip(ISSUES, by_issue, strict=True)))
    print("  " + "  ".join(f"{id} {value:.2f}" for id, value in zip(SKILLS, by_skill, strict=True)), flush=True)


def crossed(rows: Sequence[dict[str, Any]], folds: int) -> Floats:
    """Every reply as scored by a model that has not seen it, nor a pair with it."""
    fold = np.random.default_rng(0).integers(0, folds, len(rows))
    scores = np.zeros((len(rows), len(OUTPUTS)), np.float32)
    for number in range(folds):
        model = fitted([row for row, at in zip(rows, fold, strict=True) if at != number])
        unseen = [row for row, at in zip(rows, fold, strict=True) if at == number]
        scores[fold == number] = scored(model, prepared(unseen))
    return scores


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, nargs="*", default=sorted(DATA.glob("replies-*.jsonl")))
    parser.add_argument("--held-out", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args(arguments)
    held_out = read([chosen.held_out]) if chosen.held_out else []
    unseen = {row["text"] for row in held_out}
    rows = [row for row in read(chosen.data) if row["text"] not in unseen]
    replies = prepared(rows)
    everyday = np.array([row["id"].startswith(EVERYDAY) for row in rows])
    if not everyday.any():
        everyday[:] = True
    scores = crossed(rows, chosen.folds)
    limits = thresholds(scores, replies.truth, everyday)
    report(f"cross-validation, {chosen.folds} folds", scores, replies.truth, limits)
    report("of these, the everyday ones", scores[everyday], replies.truth[everyday], limits)
    model = fitted(rows)
    model = Weights(model.index, model.rarity, model.weights, model.bias, limits)
    if held_out:
        tested = prepared(held_out)
        report(f"held out: {chosen.held_out.name}", scored(model, tested), tested.truth, limits)
    else:
        with open(chosen.out, "wb") as stream:
            save(stream, model)
        print(f"{chosen.out}: {len(model.index)} features, {chosen.out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()

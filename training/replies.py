"""Fits the reply check with the bundle that is there: ``python -m training.replies``, some minutes on two cores.

One logistic regression per issue and skill (L2), over the features of ``tearwise.replies.reply_check.features``, for
each clause (see ``reply_clauses``); the features that weigh least are left out, and the rest is fitted again. A reply
carries what any of its clauses carries; an issue counts less where the clause does not look as if it hurt at all.

Above that, one small regression per issue and skill weighs the words against the bundle's network, on replies that
neither has learned from: the network leaves a quarter of ours out, and has not seen replies-dev.jsonl nor those of
``unlearned``.

It writes src/tearwise/replies/reply_check/check.npz and prints, as Markdown, what was measured.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression

from tearwise.annotation.evaluation import f1_per_column
from tearwise.engines.embedded import EmbeddedEngine
from tearwise.replies.reply_check.check import engine_scores, judged
from tearwise.replies.reply_check.clauses import clauses_of
from tearwise.replies.reply_check.features import ClauseFeatures
from tearwise.replies.reply_check.weights import GROUPS, ISSUES, OUTPUTS, SKILLS, Weights, save
from training.reply_clauses import EVERYDAY, Floats, Replies, joined, prepared, read

DATA = Path(__file__).parent / "data"
LABELLED = [*sorted(DATA.glob("replies-*.jsonl")), DATA / "unlearned/replies.jsonl"]
OUT = Path(__file__).parents[1] / "src/tearwise/replies/reply_check/check.npz"
BLIND = Path(__file__).parents[1] / "tests/data/replies-blind.jsonl"
"""Labelled replies from which nothing ever learns."""
STRENGTH = 4.0
"""The inverse of the L2 penalty."""
LEAST_ROWS = 2
MOST_FEATURES = 16_000
FOLDS = 5
AS_WRITTEN = 10.0
"""Weight of a draft as people write them beside one of ours, where words and network are weighed."""
INTERCEPT = 3.0
"""How freely each issue's intercept may move beside the two weights of all."""
GOOD_MARKED = 0.05
"""Thresholds are set so that at most this share of the good replies is marked, in cross-validation."""


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
    alone = np.tile(np.array([1, 0, 0], np.float32), (len(OUTPUTS), 1))
    return Weights(design.index, design.rarity, coefficients, bias, alone, np.zeros(len(OUTPUTS), np.float32))


def _regressions(matrix: sp.csr_matrix, labels: NDArray[np.int8]) -> tuple[Floats, Floats]:
    # in the dual, as the words of the risks are (``safety_models``), and for the same reasons
    model = LogisticRegression(C=STRENGTH, solver="liblinear", dual=True, max_iter=1000, random_state=0)
    matrix.sum_duplicates()  # else each fit does it
    models = [clone(model).fit(matrix, of) for of in labels.T]
    coefficients = np.stack([model.coef_[0] for model in models], axis=1).astype(np.float32)
    return coefficients, np.array([model.intercept_[0] for model in models], np.float32)


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


def by_engine(replies: Replies) -> Floats:
    """(clauses, outputs) log-odds by the bundle's network."""
    engine = EmbeddedEngine()
    return np.concatenate([engine_scores(clauses_of(text), *engine.reply_scores(text)) for text in replies.texts])


def shares(words: Floats, engine: Floats, replies: Replies, weight: NDArray[np.float64]) -> Floats:
    """(outputs, 3): weights of words and network, and what is added, fitted on the clauses of replies by their weight.

    All issues have the same two weights: few clauses carry any one of them. Each skill has its own.
    """
    labels = _located(replies, words + engine)
    of_clause = weight[replies.reply]
    chosen = of_clause > 0
    count, given = len(ISSUES), of_clause[chosen]
    said = np.stack([words[chosen], engine[chosen]], 2)
    which = np.repeat(np.eye(count) * INTERCEPT, chosen.sum(), 0)
    together = np.concatenate([np.concatenate([said[:, at] for at in range(count)]), which], 1)
    model = LogisticRegression(C=1.0, fit_intercept=False, max_iter=300)
    model.fit(together, labels[chosen, :count].T.reshape(-1), sample_weight=np.tile(given, count))
    found = np.zeros((len(OUTPUTS), 3), np.float32)
    found[:count, :2], found[:count, 2] = model.coef_[0][:2], INTERCEPT * model.coef_[0][2:]
    for at in range(count, len(OUTPUTS)):
        model = LogisticRegression(C=1.0).fit(said[:, at], labels[chosen, at], sample_weight=given)
        found[at] = [*model.coef_[0], model.intercept_[0]]
    return found


def of_replies(clauses: Floats, replies: Replies) -> Floats:
    """(replies, outputs) log-odds of each reply: those of its strongest clause, issues as they are judged."""
    found = np.full((len(replies.texts), len(OUTPUTS)), -20, np.float32)
    np.maximum.at(found, replies.reply, judged(clauses))
    return found


def thresholds(scores: Floats, truth: NDArray[np.int8], counting: NDArray[np.bool_]) -> Floats:
    """One threshold for all issues, the best that marks few enough good replies; for each skill its best."""
    found = np.zeros(len(OUTPUTS), np.float32)
    scores, truth = scores[counting], truth[counting]
    issues = slice(0, len(ISSUES))
    good = truth[:, issues].sum(1) == 0
    steps = np.arange(-3, 4, 0.05)
    allowed = [t for t in steps if (scores[good, issues] >= t).any(1).mean() <= GOOD_MARKED]
    found[issues] = max(allowed, key=lambda t: f1_per_column(truth[:, issues] > 0, scores[:, issues] >= t).mean())
    for at in range(len(ISSUES) + 1, len(OUTPUTS)):
        by_step = [float(f1_per_column(truth[:, [at]] > 0, scores[:, [at]] >= t)[0]) for t in steps]
        found[at] = steps[int(np.argmax(by_step))]
    return found


def crossed(rows: Sequence[dict[str, Any]], replies: Replies) -> Floats:
    """(clauses, outputs): every reply as scored by words that were not fitted on it, nor on a pair with it."""
    fold = np.random.default_rng(0).integers(0, FOLDS, len(rows))
    scores = np.zeros((len(replies.reply), len(OUTPUTS)), np.float32)
    for number in range(FOLDS):
        model = fitted([row for row, at in zip(rows, fold, strict=True) if at != number])
        at = np.flatnonzero(fold[replies.reply] == number)
        scores[at] = model.log_odds([replies.features[k] for k in at])
    return scores


def crossed_shares(words: Floats, engine: Floats, replies: Replies, weight: NDArray[np.float64]) -> Floats:
    """(clauses, outputs): the replies that have a weight, words and network weighed on the other folds of them."""
    fold = np.random.default_rng(1).integers(0, FOLDS, len(replies.texts))
    scores = words.copy()
    for number in range(FOLDS):
        found = shares(words, engine, replies, weight * (fold != number))
        at = fold[replies.reply] == number
        scores[at] = words[at] * found[:, 0] + engine[at] * found[:, 1] + found[:, 2]
    return scores


def line(name: str, scores: Floats, truth: NDArray[np.int8], limits: Floats) -> str:
    """A row of the table."""
    found = scores >= limits
    issues, skills = slice(0, len(ISSUES)), slice(len(ISSUES) + 1, len(OUTPUTS))
    good = truth[:, issues].sum(1) == 0
    unmarked = 1 - found[good, issues].any(1).mean()
    f1 = f1_per_column(truth > 0, found)
    values = f1[issues].mean(), unmarked, f1[skills].mean()
    return " | ".join([f"| {name}", str(len(truth)), *(f"{value:.3f}" for value in values)]) + " |"


def each(scores: Floats, truth: NDArray[np.int8], limits: Floats, sets: Mapping[str, NDArray[np.bool_]]) -> str:
    """F1 of each issue and skill, as a table with a column for each set of replies."""
    values = [f1_per_column(truth[apart] > 0, scores[apart] >= limits) for apart in sets.values()]
    rows = [
        " | ".join([f"| `{id}`", *(f"{column[OUTPUTS.index(id)]:.2f}" for column in values)]) + " |"
        for id in (*ISSUES, *SKILLS)
    ]
    heading = " | ".join(["| F1", *(f"`{name}`" for name in sets)]) + " |"
    return "\n".join([heading, "| --- " * (1 + len(sets)) + "|", *rows])


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, nargs="*", default=LABELLED)
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args(arguments)
    rows = read(chosen.data)
    sets = {name: np.array([row["id"].startswith(ids) for row in rows]) for name, ids in EVERYDAY.items()}
    replies = prepared(rows)
    sets = {name: ids & replies.unseen for name, ids in sets.items()}
    everyday = np.logical_or.reduce([*sets.values()])
    engine = by_engine(replies)
    print(
        "| | replies | macro-F1, issues | good replies unmarked | macro-F1, skills |\n| --- | --- | --- | --- | --- |"
    )
    words = crossed(rows, replies)
    weight = np.where(replies.unseen, np.where(everyday, AS_WRITTEN, 1.0), 0.0).astype(np.float64)
    both = of_replies(crossed_shares(words, engine, replies, weight), replies)
    limits = thresholds(both, replies.truth, everyday)
    alone = {"words alone": of_replies(words, replies), "network alone": of_replies(engine, replies)}
    for name, apart in sets.items():
        for kind, scores in alone.items():
            own = thresholds(scores, replies.truth, everyday)
            print(line(f"`{name}`, {kind}", scores[apart], replies.truth[apart], own))
        print(line(f"`{name}`, both", both[apart], replies.truth[apart], limits))
        print(held_out(name, rows, replies, words, engine, weight, apart), flush=True)
    ours = replies.unseen & ~everyday
    print(line("ours that the network left out, both", both[ours], replies.truth[ours], limits), flush=True)
    model = replace(fitted(rows), shares=shares(words, engine, replies, weight), thresholds=limits)
    blind = prepared(read([BLIND]))
    scores = of_replies(model.weighed(model.log_odds(blind.features), by_engine(blind)), blind)
    print(line("`blind`, both, held out of everything", scores, blind.truth, limits), flush=True)
    print("\n" + each(both, replies.truth, limits, sets))
    with open(chosen.out, "wb") as stream:
        save(stream, model)


def held_out(
    name: str,
    rows: Sequence[dict[str, Any]],
    replies: Replies,
    words: Floats,
    engine: Floats,
    weight: NDArray[np.float64],
    apart: NDArray[np.bool_],
) -> str:
    """The row of a set when nothing at all was fitted on it, thresholds included."""
    rest = weight * ~apart
    share = shares(words, engine, replies, rest)
    model = replace(fitted([row for row, left in zip(rows, apart, strict=True) if not left]), shares=share)
    counting = rest == AS_WRITTEN
    limits = thresholds(of_replies(crossed_shares(words, engine, replies, rest), replies), replies.truth, counting)
    at = np.flatnonzero(apart[replies.reply])
    clauses = np.full_like(words, -20)
    clauses[at] = model.weighed(model.log_odds([replies.features[k] for k in at]), engine[at])
    scores = of_replies(clauses, replies)
    return line(f"`{name}`, both, held out of everything", scores[apart], replies.truth[apart], limits)


if __name__ == "__main__":
    main()

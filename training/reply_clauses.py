"""Labelled replies as clauses, which the reply check is fitted on.

Every clause of a labelled reply is a row. It carries the issues whose marked words lie in it; skills are labelled for
the whole reply, and each clause that does not hurt may carry them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tearwise.replies.reply_check.clauses import Clause, clauses_of
from tearwise.replies.reply_check.features import ClauseFeatures, features_of
from tearwise.replies.reply_check.weights import HURTS, OUTPUTS
from training.corpus import left_out

JOINED = 2_500
"""Pairs of short replies that are read as one, so that neighbours of every kind are seen: most replies of ours are one
sentence, and most that people write are not."""
SHORT = 110
EVERYDAY = {"replies_dev": "reply-d", "typed": "reply-t", "drafted": "reply-fb", "later": "reply-fc"}
"""Replies whose id begins so are drafts as people write them (``typed``: into a phone; ``drafted`` and ``later``: by
writers who had seen only ``replies_dev``). Ours of ``reply-o`` are, many of them, sentences written to be hard."""
UNLEARNED = (EVERYDAY["replies_dev"], EVERYDAY["later"])
"""How the ids of those begin from which no network has learned."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Replies:
    """Labelled replies, as clauses.

    features: one per clause
    labels:   (clauses, outputs) 0 or 1
    reply:    (clauses,) which reply a clause is of
    truth:    (replies, outputs) 0 or 1, of the whole reply
    unseen:   (replies,) whether the network has not learned from the reply
    """

    texts: list[str]
    features: list[ClauseFeatures]
    labels: NDArray[np.int8]
    reply: NDArray[np.int64]
    truth: NDArray[np.int8]
    unseen: NDArray[np.bool_]


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
    unseen = np.array([left_out(row["text"]) or row.get("id", "").startswith(UNLEARNED) for row in rows], bool)
    return Replies([row["text"] for row in rows], features, np.array(labels, np.int8), np.array(reply), truth, unseen)


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

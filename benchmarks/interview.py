"""What answers add, one question at a time, by how the next question is chosen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.accounts import answers_of
from benchmarks.readings import judged, macro_f1
from benchmarks.table import Cell, Table
from tearwise.accounts import QUESTIONS
from tearwise.annotation.evaluation import Arrays
from tearwise.reading import Reader, Reading
from training.rows import Row

FIXED = ("trigger", "said", "relationship", "did", "pressure", "rare")
"""The order that tells most on average, for everybody."""

POLICIES = ("adaptive", "fixed", "random")


def interviews(reader: Reader, rows: Sequence[Row], policy: str) -> tuple[list[list[Reading]], list[int]]:
    """Readings after 0 to 6 questions, (7, rows), and how many questions each account was asked.

    Questions are answered from the labels, "I don't know" where these leave them open. ``adaptive`` asks what the
    reading asks and stops where it does; ``random`` draws with seed 0.
    """
    random = np.random.default_rng(0)
    drawn = [[QUESTIONS[k] for k in random.permutation(len(QUESTIONS))] for _ in rows]
    known = [answers_of(row) for row in rows]
    texts = [row.text for row in rows]
    given: list[dict[str, object]] = [{} for _ in rows]
    found = [list(reader.read_many(texts, given, effects=False))]
    for step in range(len(QUESTIONS)):
        for k, reading in enumerate(found[-1]):
            asked = {
                "adaptive": reading.question.id if reading.question else None,
                "fixed": FIXED[step],
                "random": drawn[k][step],
            }[policy]
            if asked is not None:
                given[k][asked] = known[k][asked]
        found.append(list(reader.read_many(texts, given, effects=False)))
    return found, [len(one) for one in given]


def interview_table(reader: Reader, rows: Sequence[Row]) -> Table:
    """Macro-F1 after each question, and questions asked."""
    arrays: dict[str, list[Arrays]] = {}
    asked: dict[str, NDArray[np.int_]] = {}
    for policy in POLICIES:
        steps, counts = interviews(reader, rows, policy)
        arrays[policy] = [judged(policy, rows, step).arrays for step in steps]
        asked[policy] = np.array(counts)
    lines = [
        (f"macro-F1 after {step}", [macro_f1(arrays[policy][step]) for policy in POLICIES])
        for step in range(len(QUESTIONS) + 1)
    ]
    lines.append(("questions asked", [Cell.mean(asked[policy], 2) for policy in POLICIES]))
    note = (
        "Readable accounts of `dev`, questions answered from the labels. Adaptive: the question of the highest "
        "expected information, until none is worth asking, after which the reading stays as it is; fixed: "
        f"{', '.join(FIXED)}; random: any order."
    )
    return Table("interview", "Interview", "", POLICIES, lines, note)

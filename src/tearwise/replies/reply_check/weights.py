"""The learned weights of the reply check, in one small file: a linear model over the features of a clause, and how much
it and the engine's network weigh.

Made by training/replies.py. For each clause and each issue or skill there is a log-odds: the sum of the weights of the
features that the clause has, group by group, each group (words, shape, context) brought to its own length.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import IO, NamedTuple
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from tearwise.errors import DataError
from tearwise.replies.reply_check.features import ClauseFeatures, Features

ISSUES: tuple[str, ...] = (
    "stop_tears",
    "shaming",
    "minimising",
    "blaming",
    "interrogating",
    "advice_first",
    "self_centred",
    "mocking",
    "ultimatum",
    "false_promise",
)
"""The ids of what may hurt, in the order in which they are shown."""
SKILLS: tuple[str, ...] = (
    "presence",
    "validation",
    "reflection",
    "open_question",
    "thanks",
    "affirmation",
    "offer",
    "boundary",
    "repair",
)
"""The ids of what helps."""
HURTS = "hurts"
"""The log-odds that a clause carries any issue at all."""
OUTPUTS: tuple[str, ...] = (*ISSUES, HURTS, *SKILLS)


class Group(NamedTuple):
    """How a group of features is weighed: ``share`` of the whole, and whether it is brought to length 1."""

    share: float
    to_length: bool


GROUPS = {"words": Group(1.0, True), "shape": Group(0.7, True), "context": Group(0.7, False)}


@dataclass(frozen=True, eq=False)
class Weights:
    """The fitted model.

    index:      feature → its row; a group's features carry its name before a tab
    rarity:     (features,) by which each feature's amount is multiplied first
    weights:    (features, outputs)
    bias:       (outputs,)
    shares:     (outputs, 3) what the linear model's log-odds and the engine's are multiplied by, and what is added
    thresholds: (outputs,) log-odds from which an issue or skill is found
    """

    index: dict[str, int]
    rarity: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    shares: NDArray[np.float32]
    thresholds: NDArray[np.float32]

    def weighed(self, words: NDArray[np.float32], engine: NDArray[np.float32]) -> NDArray[np.float32]:
        """(clauses, outputs): the linear model's log-odds and the engine's as one (stacking, Wolpert 1992)."""
        return np.asarray(words * self.shares[:, 0] + engine * self.shares[:, 1] + self.shares[:, 2], np.float32)

    def log_odds(self, clauses: Sequence[ClauseFeatures]) -> NDArray[np.float32]:
        """(clauses, outputs): how much each clause speaks for each issue and skill."""
        scores = np.tile(self.bias, (len(clauses), 1))
        for row, clause in enumerate(clauses):
            for name, group in GROUPS.items():
                rows, amounts = self._known(name, getattr(clause, name))
                if len(rows):
                    length = float(np.linalg.norm(amounts)) if group.to_length else 1.0
                    scores[row] += (amounts * (group.share / length)) @ self.weights[rows]
        return scores

    def _known(self, group: str, features: Features) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        known = [
            (self.index[key], amount) for name, amount in features.items() if (key := f"{group}\t{name}") in self.index
        ]
        rows = np.array([row for row, _ in known], np.int64)
        amounts = np.array([amount for _, amount in known], np.float32)
        return rows, amounts * self.rarity[rows]


@cache
def weights() -> Weights:
    """The weights that ship with the package, loaded once. Raises DataError where they cannot be read."""
    try:
        with files("tearwise.replies.reply_check").joinpath("check.npz").open("rb") as stream:
            return loaded(stream)
    except OSError as error:
        raise DataError(f"check.npz cannot be read: {error.strerror}.") from error


def loaded(stream: IO[bytes]) -> Weights:
    """Weights from a file. Raises DataError where it does not hold what it must."""
    try:
        with np.load(stream, allow_pickle=False) as file:
            names = bytes(file["features"]).decode("utf-8").split("\n")
            outputs = bytes(file["outputs"]).decode("utf-8").split("\n")
            rarity, scale = file["rarity"].astype(np.float32), file["scale"].astype(np.float32)
            fitted = file["weights"].astype(np.float32) * scale
            bias, thresholds = file["bias"].astype(np.float32), file["thresholds"].astype(np.float32)
            shares = file["shares"].astype(np.float32)
    except (KeyError, ValueError, OSError, EOFError, BadZipFile, zlib.error) as error:
        raise DataError("check.npz cannot be read; make it anew with training/replies.py.") from error
    if tuple(outputs) != OUTPUTS or fitted.shape != (len(names), len(OUTPUTS)) or shares.shape != (len(OUTPUTS), 3):
        raise DataError("check.npz was made for other issues or skills; make it anew with training/replies.py.")
    return Weights({name: row for row, name in enumerate(names)}, rarity, fitted, bias, shares, thresholds)


def save(stream: IO[bytes], model: Weights) -> None:
    """Writes weights, each rounded to one of 255 steps per output. The same weights give the same bytes."""
    scale = np.maximum(np.abs(model.weights).max(axis=0), 1e-6) / 127
    np.savez_compressed(
        stream,
        features=np.frombuffer("\n".join(model.index).encode("utf-8"), np.uint8),
        outputs=np.frombuffer("\n".join(OUTPUTS).encode("utf-8"), np.uint8),
        rarity=model.rarity.astype(np.float16),
        weights=np.rint(model.weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=model.bias.astype(np.float32),
        shares=model.shares.astype(np.float32),
        thresholds=model.thresholds.astype(np.float32),
    )

"""What the small network behind ``--fast`` learns from: what its teachers say, and labels where there are.

Accounts also come with comments of others before and after them, as real accounts ramble (compare ``distraction``).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.optim.swa_utils import AveragedModel

from tearwise.meanings import MEANINGS
from tearwise.reading.crying import FAR
from training.encoder import DEVICE, length_batches
from training.fast_network import FastNetwork, Lesson, loss
from training.heads import activated
from training.rows import Row
from training.targets import PLAUSIBLE
from training.teacher import Taught

LABELLED = 0.3
"""How much a label counts where there is one; the rest is the teachers'."""
COMMENT = 0.6
"""Weight of a comment beside an account's 1."""
SURROUNDED = 0.35
"""Share of an epoch's accounts that have comments around them."""
BATCH_TOKENS = 3000
WARM_UP = 0.05
LAST_RATE = 0.02


@dataclass(frozen=True)
class Round:
    """Epochs in which the rate rises and falls once.

    comments: share of the comments that an epoch meets; rounding: whether the embeddings are rounded from the start, or
    else from the middle on
    """

    epochs: int
    rate: float
    comments: float
    rounding: bool


def learn(lessons: Lessons, embeddings: torch.Tensor, rounds: Sequence[Round], seed: int) -> FastNetwork:
    """The network after all rounds; each begins with the weights of the one before (warm restarts: Loshchilov & Hutter
    2017)."""
    torch.manual_seed(seed)
    network = FastNetwork(embeddings).to(DEVICE)
    for number, one in enumerate(rounds):
        network = learn_round(network, lessons, one, seed + number)
    return network.cpu().eval()


def learn_round(network: FastNetwork, lessons: Lessons, one: Round, seed: int) -> FastNetwork:
    """The network after a round, its weights averaged over the last third (Izmailov et al. 2018)."""
    rng = np.random.default_rng(seed)
    optimizer = torch.optim.AdamW(network.parameters(), lr=one.rate, weight_decay=0.02, fused=True)
    averaged = AveragedModel(network)
    started = time.monotonic()
    network.train()
    for epoch in range(one.epochs):
        network.rounding = one.rounding or epoch >= one.epochs / 2
        total, batches = 0.0, list(lessons.epoch(one.comments, rng))
        for step, lesson in enumerate(lesson.to(DEVICE) for lesson in batches):
            progress = (epoch + step / len(batches)) / one.epochs
            falling = max((1 - progress) / (1 - WARM_UP), LAST_RATE)
            optimizer.param_groups[0]["lr"] = one.rate * min(falling, max(progress / WARM_UP, LAST_RATE))
            cost = loss(network(lesson.tokens, lesson.mask, lesson.distance), lesson)
            optimizer.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            if progress > 2 / 3 and step % 5 == 0:
                averaged.update_parameters(network)
            total += cost.item()
        print(f"  epoch {epoch + 1}, loss {total / len(batches):.3f}, {time.monotonic() - started:.0f} s", flush=True)
    found = averaged.module
    assert isinstance(found, FastNetwork)
    return found


class Lessons:
    """accounts: what the teachers make of ``rows``, in their order; comments: what they make of public comments
    ends: the ids that stand before and after a text"""

    def __init__(self, rows: Sequence[Row], accounts: Taught, comments: Taught, ends: tuple[int, int]) -> None:
        self._parts = (accounts, comments)
        self._labels = np.stack([_labels(row) for row in rows])
        self._ends = ends
        self._calm = np.flatnonzero([comments.distance[s] == 0 for s in comments.starts[:-1]])
        """Comments without a word of crying: all of their tokens count as near."""

    def epoch(self, share: float, rng: Any) -> Iterator[Lesson]:
        """Every account and a share of the comments, in batches of like length."""
        accounts, comments = self._parts
        chosen = np.flatnonzero(rng.random(len(comments)) < share)
        texts = [self._account(k, rng) for k in range(len(accounts))] + [self._piece(1, int(k)) for k in chosen]
        for group in length_batches([len(one["tokens"]) for one in texts], BATCH_TOKENS, rng):
            yield self._lesson([texts[k] for k in group])

    def _piece(self, part: int, k: int) -> dict[str, Any]:
        taught = self._parts[part]
        here = slice(taught.starts[k], taught.starts[k + 1])
        return {
            "tokens": taught.tokens[here],
            "distance": taught.distance[here],
            "evidence": _probability(taught.evidence[here]),
            "meanings": _probability(taught.meanings[k]),
            "context": taught.context[k],
            "weight": COMMENT,
        }

    def _account(self, k: int, rng: Any) -> dict[str, Any]:
        found = self._piece(0, k)
        label = self._labels[k]
        found["meanings"] = np.where(
            label < 0, found["meanings"], LABELLED * label + (1 - LABELLED) * found["meanings"]
        )
        found["weight"] = 1.0
        if len(self._calm) and len(found["tokens"]) and rng.random() < SURROUNDED:
            for before in rng.random(rng.integers(1, 4)) < 0.5:
                found = _beside(found, self._piece(1, int(rng.choice(self._calm))), bool(before))
        return found

    def _lesson(self, texts: Sequence[dict[str, Any]]) -> Lesson:
        rows, longest = len(texts), max(len(one["tokens"]) for one in texts) + 2
        tokens, mask = np.zeros((rows, longest), np.int64), np.zeros((rows, longest), np.int64)
        distance = np.full((rows, longest), np.log1p(FAR), np.float32)
        evidence = np.zeros((rows, longest, len(MEANINGS)), np.float32)
        for k, one in enumerate(texts):
            count = len(one["tokens"])
            tokens[k, : count + 2] = [self._ends[0], *one["tokens"], self._ends[1]]
            mask[k, : count + 2] = 1
            distance[k, 1 : count + 1] = one["distance"]
            evidence[k, 1 : count + 1] = one["evidence"]
        stacked = {
            name: torch.tensor(np.stack([one[name] for one in texts])).float() for name in ("meanings", "context")
        }
        return Lesson(
            torch.from_numpy(tokens),
            torch.from_numpy(mask),
            torch.from_numpy(distance),
            stacked["meanings"],
            torch.from_numpy(evidence),
            activated(stacked["context"]),
            torch.tensor([one["weight"] for one in texts]),
        )


def _labels(row: Row) -> NDArray[np.float32]:
    """(9,) the target of each meaning, -1 where nobody labelled it."""
    if not (row.usable and row.coded):
        return np.full(len(MEANINGS), -1, np.float32)
    return np.array([(0.0, PLAUSIBLE, 1.0)[row.meanings[m]] for m in MEANINGS], np.float32)


def _beside(account: dict[str, Any], comment: dict[str, Any], before: bool) -> dict[str, Any]:
    """An account with a comment before or after it. What the comment says changes nothing of what is meant."""
    count = len(comment["tokens"])
    if account["distance"].any():  # else no word of crying stands in either, and every token counts as near
        apart = np.arange(count, 0, -1) if before else np.arange(1, count + 1)
        edge = account["distance"][0 if before else -1]
        comment = comment | {"distance": np.log1p(np.minimum(np.expm1(edge) + apart, FAR)).astype(np.float32)}
    parts = (comment, account) if before else (account, comment)
    return account | {name: np.concatenate([p[name] for p in parts]) for name in ("tokens", "distance", "evidence")}


def _probability(log_odds: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * log_odds), np.float32)

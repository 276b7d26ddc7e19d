"""What the small network behind ``--fast`` learns from: what its teacher says, and labels where there are."""

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
from training.encoder import DEVICE, half, length_batches
from training.fast_network import HINTS, FastNetwork, Lesson, loss
from training.heads import activated
from training.rows import Row
from training.targets import PLAUSIBLE
from training.teacher import Taught

LABELLED = 0.3
"""How much a label counts where there is one; the rest is the teacher's."""
COMMENT = 0.6
"""Weight of a comment beside an account's 1."""
BATCH_TOKENS = 4000
WARM_UP = 0.05
LAST_RATE = 0.02


@dataclass(frozen=True)
class FastRecipe:
    """copies: of every account, beside the account; remarks: comments with others, and with tears, put together
    comments: share of the comments that an epoch meets; epochs, in which the ``rate`` rises and falls once"""

    copies: int
    remarks: int
    comments: float
    epochs: int
    rate: float
    seed: int


def learn(lessons: Lessons, words: torch.Tensor, recipe: FastRecipe) -> FastNetwork:
    """A network of the large one's ``words``, its weights averaged over the last third (Izmailov et al. 2018)."""
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    network = FastNetwork(words).to(DEVICE)
    weights = [one for one in network.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=recipe.rate, weight_decay=0.02, fused=True)
    averaged = AveragedModel(network)
    started = time.monotonic()
    network.train()
    for epoch in range(recipe.epochs):
        total, batches = 0.0, list(lessons.batches(recipe.comments, rng))
        for step, batch in enumerate(batches):
            lesson = lessons.lesson(batch).to(DEVICE)
            progress = (epoch + step / len(batches)) / recipe.epochs
            falling = max((1 - progress) / (1 - WARM_UP), LAST_RATE)
            optimizer.param_groups[0]["lr"] = recipe.rate * min(falling, max(progress / WARM_UP, LAST_RATE))
            with half():
                states = network.states(lesson.tokens, lesson.mask, lesson.distance)
                hints = network.hints(states).float()
            cost = loss(network.seen(states, lesson.mask, lesson.distance), hints, lesson)
            optimizer.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            if progress > 2 / 3 and step % 5 == 0:
                averaged.update_parameters(network)
            total += cost.item()
        print(f"  epoch {epoch + 1}, loss {total / len(batches):.3f}, {time.monotonic() - started:.0f} s", flush=True)
    found = averaged.module
    assert isinstance(found, FastNetwork)
    return found.cpu().eval()


class Lessons:
    """taught: what the teacher makes of texts, of which the first are those of ``rows``, the next so many ``comments``
    ends: the ids that stand before and after a text"""

    def __init__(self, rows: Sequence[Row], comments: int, taught: Taught, ends: tuple[int, int]) -> None:
        self._taught, self._ends = taught, ends
        self._labels = np.stack([_labels(row) for row in rows])
        self._comments = range(len(rows), len(rows) + comments)

    def batches(self, share: float, rng: Any) -> Iterator[list[int]]:
        """The texts of an epoch, of like length together: a share of the comments, and all others."""
        chosen = [k for k in range(len(self._taught)) if k not in self._comments or rng.random() < share]
        lengths = [int(self._taught.starts[k + 1] - self._taught.starts[k]) for k in chosen]
        for group in length_batches(lengths, BATCH_TOKENS, rng):
            yield [chosen[k] for k in group]

    def lesson(self, texts: Sequence[int]) -> Lesson:
        """So many texts as the network takes them."""
        taught, rows = self._taught, len(texts)
        longest = max(int(taught.starts[k + 1] - taught.starts[k]) for k in texts) + 2
        tokens, mask = np.zeros((rows, longest), np.int64), np.zeros((rows, longest), np.int64)
        distance = np.full((rows, longest), np.log1p(FAR), np.float32)
        evidence = np.zeros((rows, longest, len(MEANINGS)), np.float32)
        hints = np.zeros((rows, longest, HINTS), np.float32)
        for row, k in enumerate(texts):
            here = slice(taught.starts[k], taught.starts[k + 1])
            count = here.stop - here.start
            tokens[row, : count + 2] = [self._ends[0], *taught.tokens[here], self._ends[1]]
            mask[row, : count + 2] = 1
            distance[row, 1 : count + 1] = taught.distance[here]
            evidence[row, 1 : count + 1] = _probability(taught.evidence[here].astype(np.float32))
            hints[row, 1 : count + 1] = taught.states[here]
        return Lesson(
            torch.from_numpy(tokens),
            torch.from_numpy(mask),
            torch.from_numpy(distance),
            torch.from_numpy(np.stack([self._meanings(k) for k in texts])),
            torch.from_numpy(evidence),
            activated(torch.from_numpy(taught.context[list(texts)])),
            torch.from_numpy(hints),
            torch.tensor([COMMENT if k in self._comments else 1.0 for k in texts]),
        )

    def _meanings(self, k: int) -> NDArray[np.float32]:
        """(9,) what should be said of a text's meanings: the teacher's word, with the label where there is one."""
        said = _probability(self._taught.meanings[k])
        if k >= len(self._labels):
            return said
        label = self._labels[k]
        return np.asarray(np.where(label < 0, said, LABELLED * label + (1 - LABELLED) * said), np.float32)


def _labels(row: Row) -> NDArray[np.float32]:
    """(9,) the target of each meaning, -1 where nobody labelled it."""
    if not (row.usable and row.coded):
        return np.full(len(MEANINGS), -1, np.float32)
    return np.array([(0.0, PLAUSIBLE, 1.0)[row.meanings[m]] for m in MEANINGS], np.float32)


def _probability(log_odds: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * log_odds), np.float32)

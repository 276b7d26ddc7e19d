"""The small network behind ``--fast``: embeddings of tokens, convolutions that look ever wider, the large one's heads.

In the encoder's place stand convolutions over word embeddings (Kim 2014): each channel by itself, then all of them at
each token, as in ConvNeXt (Liu et al. 2022), at growing distances (dilated convolutions, Yu & Koltun 2016). Attention
by meaning that looks near the words of crying, evidence by token and the context of the crying are as in ``heads``.
It learns the outputs of larger ones (distillation: Hinton, Vinyals & Dean 2015).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from training.heads import Heads, Seen
from training.rounding import rounded
from training.targets import HEADS, ONE_OF

WORDS = 192
"""Of a token's embedding, in four bits each: what the bundle has room for."""
WIDTH = 192
"""Of a token's state."""
FEED = 384
LOOKS = ((5, 1), (3, 2), (3, 4), (3, 8))
"""For each block the tokens that are looked at together, and how far apart they stand: 33 tokens in all."""
WORD_DROP = 0.1
"""Share of tokens that are not seen while learning."""
SHAPE = [WORDS, WIDTH, FEED, *(list(look) for look in LOOKS)]
"""What a trained network of this kind is made for."""

WEIGHTS = {"evidence": 6.0, "crying": 2.0, "risks": 2.0}
"""Of a part of the loss; 1 where none is named."""


class Block(nn.Module):
    """Looks at ``span`` tokens that stand ``apart``, adds what it makes of them to the middle one's state."""

    def __init__(self, span: int, apart: int) -> None:
        super().__init__()
        self.beside = nn.Conv1d(WIDTH, WIDTH, span, padding=span // 2 * apart, dilation=apart, groups=WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.up, self.down = nn.Linear(WIDTH, FEED), nn.Linear(FEED, WIDTH)
        self.drop = nn.Dropout(0.1)

    def forward(self, states: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
        """weight: (rows, tokens, 1) 0 where a row is padded, so that padding is nothing to look at."""
        beside = self.norm(self.beside((states * weight).transpose(1, 2)).transpose(1, 2))
        found: torch.Tensor = states + self.drop(self.down(torch.relu(self.up(beside))))
        return found


class FastNetwork(Heads):
    """embeddings: (vocabulary, WORDS) of the bundle's tokens, to begin with"""

    def __init__(self, embeddings: torch.Tensor) -> None:
        super().__init__(WIDTH)
        self.embeddings = nn.Embedding.from_pretrained(embeddings.clone(), freeze=False)
        self.rounding = False
        """Whether embeddings are rounded while learning; the gradient passes by it, as in ``rounding.Rounded``."""
        self.first = nn.Linear(WORDS, WIDTH)
        self.place = nn.Linear(2, WIDTH, bias=False)
        self.blocks = nn.ModuleList([Block(span, apart) for span, apart in LOOKS])
        self.norm = nn.LayerNorm(WIDTH)

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor, distance: torch.Tensor) -> Seen:
        """tokens, mask: (rows, tokens) ids and 0/1; distance: (rows, tokens) as ``reading.crying_distance`` gives."""
        weight, far = mask.unsqueeze(-1).to(torch.float32), distance.unsqueeze(-1)
        states = self.first(self._words(tokens)) + self.place(torch.cat([far, (far == 0).to(torch.float32)], -1))
        for block in self.blocks:
            states = block(states, weight)
        return self.seen(self.norm(states) * weight, mask, distance)

    def _words(self, tokens: torch.Tensor) -> torch.Tensor:
        words: torch.Tensor = self.embeddings(tokens)
        if not self.training:
            return words
        if self.rounding:
            with torch.no_grad():
                error = rounded(words.flatten(0, 1)).view_as(words) - words
            words = words + error
        return words * (torch.rand(tokens.shape, device=tokens.device) > WORD_DROP).unsqueeze(-1)

    def settle(self) -> None:
        """The embeddings become the rounded ones, as they ship."""
        self.embeddings.weight.data = rounded(self.embeddings.weight.data)


def principal(embeddings: NDArray[np.float32], counts: NDArray[np.int64]) -> torch.Tensor:
    """Word embeddings on their WORDS main axes; a token counts by the square root of how often it is met."""
    weight = np.sqrt(counts + 1.0)[:, None]
    centred = embeddings - (embeddings * weight).sum(0) / weight.sum()
    _, axes = np.linalg.eigh((centred * weight).T @ (centred * weight))
    found = centred @ axes[:, ::-1][:, :WORDS]
    return torch.tensor(found / found.std(), dtype=torch.float32)


@dataclass(frozen=True)
class Lesson:
    """Texts as the network takes them, and what it should say of them, as probabilities; ``weight`` (rows,) of each."""

    tokens: torch.Tensor
    mask: torch.Tensor
    distance: torch.Tensor
    meanings: torch.Tensor
    evidence: torch.Tensor
    context: torch.Tensor
    weight: torch.Tensor

    def to(self, device: torch.device) -> Lesson:
        """The same where the network is."""
        return Lesson(**{name: value.to(device) for name, value in vars(self).items()})


def loss(outputs: Seen, lesson: Lesson) -> torch.Tensor:
    """The weighted sum of how far all outputs are from what they should be."""
    cross = nn.functional.binary_cross_entropy_with_logits
    seen = lesson.mask.unsqueeze(-1)
    by_token = cross(outputs.evidence, lesson.evidence, reduction="none") * seen
    each = cross(outputs.meanings, lesson.meanings, reduction="none").sum(-1)
    each = each + WEIGHTS["evidence"] * by_token.sum((1, 2)) / lesson.mask.sum(1)
    widths: Sequence[int] = list(HEADS.values())
    heads = zip(HEADS, outputs.context.split(widths, -1), lesson.context.split(widths, -1), strict=True)
    for name, said, target in heads:
        if name in ONE_OF:
            part = -(target * torch.log_softmax(said, -1)).sum(-1)
        else:
            part = cross(said, target, reduction="none").sum(-1)
        each = each + WEIGHTS.get(name, 1.0) * part
    return (lesson.weight * each).mean()

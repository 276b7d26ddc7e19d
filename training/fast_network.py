"""The small network behind ``--fast``: the large one's words on fewer axes, convolutions, the large one's heads.

In the encoder's place stand convolutions over word embeddings (Kim 2014): each channel by itself, then all of them at
each token, as in ConvNeXt (Liu et al. 2022), at growing distances (dilated convolutions, Yu & Koltun 2016). Attention
by meaning that looks near the words of crying, evidence by token and the context of the crying are as in ``heads``.
It learns the outputs of the large one (distillation: Hinton, Vinyals & Dean 2015), and where the large one's state of
each token lies on its main axes (hints: Romero et al. 2015).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

from training.heads import Heads, Seen, apart

WIDTH = 192
"""Of a token's state."""
FEED = 512
LOOKS = ((5, 1), (3, 2), (3, 4), (3, 8))
"""For each block the tokens that are looked at together, and how far apart they stand: 33 tokens in all."""
WORD_DROP = 0.1
"""Share of tokens that are not seen while learning."""
SHAPE = [WIDTH, FEED, *(list(look) for look in LOOKS)]
"""What a trained network of this kind is made for."""
HINTS = 96
"""Main axes of the larger network's states, which the states are led by while learning."""

WEIGHTS = {"evidence": 6.0, "crying": 2.0, "risks": 2.0, "hints": 15.0}
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
        beside = self._looked(states * weight) if self.training else self._convolved(states * weight)
        found: torch.Tensor = states + self.drop(self.down(torch.relu(self.up(self.norm(beside)))).float())
        return found

    def _convolved(self, states: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = self.beside(states.transpose(1, 2)).transpose(1, 2)
        return found

    def _looked(self, states: torch.Tensor) -> torch.Tensor:
        """The same as a sum of shifted states: in a third of the time on a processor, where gradients are wanted."""
        (span,), (apart,) = self.beside.kernel_size, self.beside.dilation
        edge, count = span // 2 * apart, states.shape[1]
        wide = nn.functional.pad(states, (0, 0, edge, edge))
        parts = [
            wide[:, k * apart : k * apart + count] * self.beside.weight[:, 0, k].to(states.dtype) for k in range(span)
        ]
        return torch.stack(parts).sum(0) + self.beside.bias


class FastNetwork(Heads):
    """words: (vocabulary, inputs) of the bundle's tokens, as the large network has them; they stay as they are"""

    def __init__(self, words: torch.Tensor) -> None:
        super().__init__(WIDTH)
        self.spread = float(words.std())
        self.words = nn.Embedding.from_pretrained(words / self.spread, freeze=True)
        self.axes = nn.Linear(words.shape[1], WIDTH, bias=False)
        self.place = nn.Linear(2, WIDTH, bias=False)
        self.blocks = nn.ModuleList([Block(span, apart) for span, apart in LOOKS])
        self.norm = nn.LayerNorm(WIDTH)
        self.hints = nn.Linear(WIDTH, HINTS)
        """Only teaches, and is not exported."""

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor, distance: torch.Tensor) -> Seen:
        """tokens, mask: (rows, tokens) ids and 0/1; distance: (rows, tokens) as ``reading.crying_distance`` gives."""
        return self.seen(self.states(tokens, mask, distance), mask, distance)

    def states(self, tokens: torch.Tensor, mask: torch.Tensor, distance: torch.Tensor) -> torch.Tensor:
        """(rows, tokens, WIDTH), 0 where a row is padded."""
        weight, far = mask.unsqueeze(-1).to(torch.float32), distance.unsqueeze(-1)
        words = self.axes(self._dropped(self.words(tokens))).float()
        states = words + self.place(torch.cat([far, (far == 0).to(torch.float32)], -1)).float()
        for block in self.blocks:
            states = block(states, weight)
        found: torch.Tensor = self.norm(states) * weight
        return found

    def _dropped(self, words: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return words
        return words * (torch.rand(words.shape[:2], device=words.device) > WORD_DROP).unsqueeze(-1)

    def settle(self) -> torch.Tensor:
        """Puts the words on the axes, as when a bundle is loaded; returns these, (inputs, WIDTH) in 16 bits."""
        axes = (self.axes.weight.data.T / self.spread).to(torch.float16)
        self.words.weight.data = (self.words.weight.data * self.spread) @ axes.float()
        self.axes = nn.Identity()
        return axes


@dataclass(frozen=True)
class Lesson:
    """Texts as the network takes them, and what it should say of them, as probabilities; ``weight`` (rows,) of each.

    hints: (rows, tokens, HINTS) the larger network's states
    """

    tokens: torch.Tensor
    mask: torch.Tensor
    distance: torch.Tensor
    meanings: torch.Tensor
    evidence: torch.Tensor
    context: torch.Tensor
    hints: torch.Tensor
    weight: torch.Tensor

    def to(self, device: torch.device) -> Lesson:
        """The same where the network is."""
        return Lesson(**{name: value.to(device) for name, value in vars(self).items()})


def loss(outputs: Seen, hints: torch.Tensor, lesson: Lesson) -> torch.Tensor:
    """The weighted sum of how far all outputs, and the ``hints``, are from what they should be."""
    cross = nn.functional.binary_cross_entropy_with_logits
    seen = lesson.mask.unsqueeze(-1)
    by_token = cross(outputs.evidence, lesson.evidence, reduction="none") * seen
    each = cross(outputs.meanings, lesson.meanings, reduction="none").sum(-1)
    each = each + WEIGHTS["evidence"] * by_token.sum((1, 2)) / lesson.mask.sum(1)
    each = each + apart(outputs.context, lesson.context, WEIGHTS)
    astray = ((hints - lesson.hints).square().mean(-1, keepdim=True) * seen).sum() / seen.sum()
    return (lesson.weight * each).mean() + WEIGHTS["hints"] * astray

"""The small network behind ``--fast``: static embeddings of tokens, five of them looked at together, the same heads.

One convolution over word embeddings (Kim 2014) stands in the encoder's place. Attention by meaning that looks near the
words of crying, evidence by token and the context of the crying are as in ``network``, whose outputs it learns
(distillation: Hinton, Vinyals & Dean 2015).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from training.network import activated
from training.rows import MEANINGS
from training.targets import HEADS, ONE_OF

WIDTH = 32
"""Of a token's embedding: what the bundle has room for."""
HIDDEN = 64
SPAN = 5
"""Tokens that are looked at together."""
WORD_DROP = 0.1
"""Share of tokens that are not seen while learning."""
CONTEXT = sum(HEADS.values())
SHAPE = (WIDTH, HIDDEN, SPAN)
"""What a trained network of this kind is made for."""

WEIGHTS = {"evidence": 6.0, "crying": 2.0, "risks": 2.0}
"""Of a part of the loss; 1 where none is named."""


@dataclass(frozen=True)
class Outputs:
    """meanings: (rows, 9) log-odds; evidence: (rows, tokens, 9); context: (rows, width of the heads)"""

    meanings: torch.Tensor
    evidence: torch.Tensor
    context: torch.Tensor


class FastNetwork(nn.Module):
    """embeddings: (vocabulary, WIDTH) of the bundle's tokens, to begin with"""

    def __init__(self, embeddings: torch.Tensor) -> None:
        super().__init__()
        count, softly = len(MEANINGS), -1.0
        self.embeddings = nn.Embedding.from_pretrained(embeddings.clone(), freeze=False)
        self.place = nn.Linear(2, WIDTH)
        self.beside = nn.Conv1d(WIDTH, HIDDEN, SPAN, padding=SPAN // 2)
        self.attention = nn.Linear(HIDDEN, count)
        self.evidence = nn.Linear(HIDDEN, count)
        self.query = nn.Linear(HIDDEN, 1)
        self.near_meaning = nn.Parameter(torch.full((count,), softly))
        self.near_evidence = nn.Parameter(torch.full((count,), softly))
        self.near_query = nn.Parameter(torch.full((1,), softly))
        self.meaning_weight = nn.Parameter(torch.randn(count, HIDDEN) * 0.05)
        self.meaning_mean = nn.Linear(HIDDEN, count)
        self.strongest = nn.Parameter(torch.full((count,), 0.2))
        self.context = nn.Linear(3 * HIDDEN, CONTEXT)
        self.concepts = nn.Linear(CONTEXT, count, bias=False)
        self.drop = nn.Dropout(0.2)
        nn.init.constant_(self.evidence.bias, -2.0)
        nn.init.normal_(self.concepts.weight, std=0.01)

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor, distance: torch.Tensor) -> Outputs:
        """tokens, mask: (rows, tokens) ids and 0/1; distance: (rows, tokens) as ``reading.crying_distance`` gives."""
        softplus = nn.functional.softplus
        weight, far = mask.unsqueeze(-1).to(torch.float32), distance.unsqueeze(-1)
        words = self.embeddings(tokens)
        if self.training:
            words = words * (torch.rand(tokens.shape) > WORD_DROP).unsqueeze(-1)
        placed = (words + self.place(torch.cat([far, (far == 0).to(torch.float32)], -1))) * weight
        states = self.drop(torch.relu(self.beside(placed.transpose(1, 2)).transpose(1, 2))) * weight
        hidden = (1.0 - weight) * -1e4
        mean = states.sum(1) / weight.sum(1)
        attention = self.attention(states) - softplus(self.near_meaning) * far + hidden
        query = self.query(states) - softplus(self.near_query) * far + hidden
        attended = torch.matmul(torch.softmax(attention, 1).transpose(1, 2), states)
        queried = torch.matmul(torch.softmax(query, 1).transpose(1, 2), states)
        evidence = self.evidence(states) - softplus(self.near_evidence) * far
        most = torch.amax(states + hidden, 1)
        context = self.context(torch.cat([mean, most, queried.flatten(1)], 1))
        meanings = (
            (attended * self.meaning_weight).sum(-1)
            + self.meaning_mean(mean)
            + self.strongest * torch.amax(evidence + hidden, 1)
            + self.concepts(activated(context))
        )
        return Outputs(meanings, evidence, context)


def principal(embeddings: NDArray[np.float32]) -> torch.Tensor:
    """Word embeddings on their WIDTH main axes, at a length that suits the convolution."""
    centred = embeddings - embeddings.mean(0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    found = centred @ axes[:, ::-1][:, :WIDTH]
    return torch.tensor(found / (2 * np.sqrt((found**2).mean())), dtype=torch.float32)


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


def loss(outputs: Outputs, lesson: Lesson) -> torch.Tensor:
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

"""What both networks make of an encoder's states: meanings, their evidence by token, and the context of the crying."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import nn

from tearwise.meanings import MEANINGS
from training.targets import HEADS, ONE_OF

QUERIES = 2
"""Learned attention queries of the context heads, beside the mean of all tokens."""
DROP = 0.15
"""Of the states, those that are not seen while learning."""


@dataclass(frozen=True)
class Seen:
    """meanings: (rows, 9) log-odds; evidence: (rows, tokens, 9); context: (rows, width of the heads)
    mean: (rows, width) of the states; queried: (rows, QUERIES * width) what each query looks at
    hidden: (rows, tokens, 1) what takes padding out of a softmax or a maximum"""

    meanings: torch.Tensor
    evidence: torch.Tensor
    context: torch.Tensor
    mean: torch.Tensor
    queried: torch.Tensor
    hidden: torch.Tensor


class Heads(nn.Module):
    """Each meaning has its own attention over the tokens (label-wise attention, Mullenbach et al. 2018), starting from
    the mean; words near a word of crying weigh more, by a learned amount, since the cause is told beside the tears and
    the rest of an account is often about something else. A meaning's logit adds: its attended state; the strongest
    token of its evidence (multiple-instance pooling, Ilse et al. 2018); and the predicted context (a concept bottleneck
    with a way round it, Koh et al. 2020).

    width: of a token's state
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        count = len(MEANINGS)
        self.attention = nn.Linear(width, count)
        self.evidence = nn.Linear(width, count)
        self.queries = nn.Linear(width, QUERIES)
        self.near_meaning = nn.Parameter(torch.full((count,), -1.0))
        self.near_evidence = nn.Parameter(torch.full((count,), -1.0))
        self.near_query = nn.Parameter(torch.full((QUERIES,), -1.0))
        self.meaning_weight = nn.Parameter(torch.randn(count, width) * 0.02)
        self.meaning_mean = nn.Linear(width, count)
        self.strongest = nn.Parameter(torch.full((count,), 0.2))
        self.context = nn.Linear((1 + QUERIES) * width, sum(HEADS.values()))
        self.concepts = nn.Linear(sum(HEADS.values()), count, bias=False)
        self.drop = nn.Dropout(DROP)
        for layer in (self.attention, self.queries, self.concepts):
            nn.init.normal_(layer.weight, std=0.01)
        nn.init.constant_(self.evidence.bias, -2.0)

    def seen(self, states: torch.Tensor, mask: torch.Tensor, distance: torch.Tensor) -> Seen:
        """states: (rows, tokens, width); mask: (rows, tokens) 0/1; distance: as ``reading.crying_distance`` gives."""
        softplus = nn.functional.softplus
        weight, far = mask.unsqueeze(-1).to(states.dtype), distance.unsqueeze(-1)
        hidden = (1.0 - weight) * -1e4
        mean = (states * weight).sum(1) / weight.sum(1)
        attention = self.attention(states) - softplus(self.near_meaning) * far + hidden
        query = self.queries(states) - softplus(self.near_query) * far + hidden
        attended = torch.matmul(torch.softmax(attention, 1).transpose(1, 2), states)
        queried = torch.matmul(torch.softmax(query, 1).transpose(1, 2), states).flatten(1)
        evidence = self.evidence(states) - softplus(self.near_evidence) * far
        context = self.context(self.drop(torch.cat([mean, queried], 1)))
        meanings = (
            (self.drop(attended) * self.meaning_weight).sum(-1)
            + self.meaning_mean(self.drop(mean))
            + self.strongest * torch.amax(evidence + hidden, 1)
            + self.concepts(activated(context))
        )
        return Seen(meanings, evidence, context, mean, queried, hidden)


def split(context: torch.Tensor) -> dict[str, torch.Tensor]:
    """The context logits by head."""
    return dict(zip(HEADS, context.split(list(HEADS.values()), dim=-1), strict=True))


def apart(context: torch.Tensor, wanted: torch.Tensor, weights: Mapping[str, float]) -> torch.Tensor:
    """How far context logits are from the probabilities that are wanted, (rows,): the cross-entropy of each head, times
    its weight, which is 1 where none is named."""
    found, told = torch.zeros(len(context), device=context.device), split(wanted)
    for name, logits in split(context).items():
        if name in ONE_OF:
            part = -(told[name] * torch.log_softmax(logits, -1)).sum(-1)
        else:
            part = nn.functional.binary_cross_entropy_with_logits(logits, told[name], reduction="none").sum(-1)
        found = found + weights.get(name, 1.0) * part
    return found


def activated(context: torch.Tensor) -> torch.Tensor:
    """Context logits as probabilities: softmax where values exclude one another, else sigmoid."""
    return torch.cat(
        [torch.softmax(part, -1) if name in ONE_OF else torch.sigmoid(part) for name, part in split(context).items()],
        -1,
    )

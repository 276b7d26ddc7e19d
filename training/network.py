"""The multi-task network: one encoder; meanings, their evidence by token, and the context of the crying."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

from training.drafts import LABELS
from training.mpnet import HIDDEN, Encoder
from training.rows import MEANINGS
from training.targets import HEADS, ONE_OF, Batch

QUERIES = 2
"""Learned attention queries of the context heads, beside the mean of all tokens."""


@dataclass(frozen=True)
class Outputs:
    meanings: torch.Tensor
    plausible: torch.Tensor
    evidence: torch.Tensor
    context: torch.Tensor
    replies: torch.Tensor
    """(rows, tokens, 19): how much each token of a reply carries each issue and skill."""


class AccountNetwork(nn.Module):
    """Reads one window of an account.

    Each meaning has its own attention over the tokens (label-wise attention, Mullenbach et al. 2018), starting from
    the mean; words near a word of crying weigh more, by a learned amount, since the cause is told beside the tears and
    the rest of an account is often about something else. A meaning's logit adds: its attended state; the strongest
    token of its evidence (multiple-instance pooling, Ilse et al. 2018); and the predicted context (a concept bottleneck
    with a way round it, Koh et al. 2020).

    Read as a reply instead, a text carries an issue or a skill where its strongest token does.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        count = len(MEANINGS)
        self.attention = nn.Linear(HIDDEN, count)
        self.evidence = nn.Linear(HIDDEN, count)
        self.queries = nn.Linear(HIDDEN, QUERIES)
        self.near_meaning = nn.Parameter(torch.full((count,), -1.0))
        self.near_evidence = nn.Parameter(torch.full((count,), -1.0))
        self.near_query = nn.Parameter(torch.full((QUERIES,), -1.0))
        self.meaning_weight = nn.Parameter(torch.randn(count, HIDDEN) * 0.02)
        self.meaning_mean = nn.Linear(HIDDEN, count)
        self.plausible = nn.Linear(HIDDEN, count)
        self.strongest = nn.Parameter(torch.full((count,), 0.2))
        self.context = nn.Linear((1 + QUERIES) * HIDDEN, sum(HEADS.values()))
        self.concepts = nn.Linear(sum(HEADS.values()), count, bias=False)
        self.reply_tokens = nn.Linear(HIDDEN, len(LABELS))
        self.reply_mean = nn.Linear(HIDDEN, len(LABELS), bias=False)
        self.drop = nn.Dropout(0.15)
        for layer in (self.attention, self.queries, self.concepts):
            nn.init.normal_(layer.weight, std=0.01)
        nn.init.constant_(self.evidence.bias, -2.0)
        nn.init.constant_(self.reply_tokens.bias, -3.0)

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor, distance: torch.Tensor) -> Outputs:
        """tokens, mask: (rows, tokens) ids and 0/1; distance: (rows, tokens) as ``reading.crying_distance`` gives."""
        states = self.encoder(tokens, mask)
        weight = mask.unsqueeze(-1).to(states.dtype)
        hidden = (1.0 - weight) * -1e4
        mean = (states * weight).sum(1) / weight.sum(1)
        far = distance.unsqueeze(-1)
        softplus = nn.functional.softplus
        attention = self.attention(states) - softplus(self.near_meaning) * far + hidden
        query = self.queries(states) - softplus(self.near_query) * far + hidden
        attended = torch.einsum("btm,bth->bmh", torch.softmax(attention, 1), states)
        queried = torch.einsum("btq,bth->bqh", torch.softmax(query, 1), states)
        evidence = self.evidence(states) - softplus(self.near_evidence) * far
        context = self.context(self.drop(torch.cat([mean, queried.flatten(1)], 1)))
        meanings = (
            (self.drop(attended) * self.meaning_weight).sum(-1)
            + self.meaning_mean(self.drop(mean))
            + self.strongest * torch.amax(evidence + hidden, 1)
            + self.concepts(activated(context))
        )
        replies = self.reply_tokens(self.drop(states)) + self.reply_mean(self.drop(mean)).unsqueeze(1) + hidden
        return Outputs(meanings, self.plausible(self.drop(mean)) + meanings, evidence, context, replies)


def split(context: torch.Tensor) -> dict[str, torch.Tensor]:
    """The context logits by head."""
    return dict(zip(HEADS, context.split(list(HEADS.values()), dim=-1), strict=True))


def activated(context: torch.Tensor) -> torch.Tensor:
    """Context logits as probabilities: softmax where values exclude one another, else sigmoid."""
    return torch.cat(
        [torch.softmax(part, -1) if name in ONE_OF else torch.sigmoid(part) for name, part in split(context).items()],
        -1,
    )


WEIGHTS = {"meanings": 1.0, "plausible": 0.3, "evidence": 8.0, "pairs": 0.3, "drafts": 1.0, "carrying": 8.0}
CONTEXT_WEIGHTS = {"crying": 2.0, "risks": 2.0, "urgent": 1.0}
"""Of a context head; 1 where none is named."""


def loss(outputs: Outputs, batch: Batch) -> torch.Tensor:
    """The weighted sum of all heads' losses over what the rows say."""
    bce = nn.functional.binary_cross_entropy_with_logits
    rows = len(batch.tokens)

    def known(logits: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        return bce(logits, target.clamp(min=0), reduction="none") * (target >= 0)

    total = WEIGHTS["meanings"] * known(outputs.meanings, batch.meanings).sum() / rows
    total = total + WEIGHTS["plausible"] * known(outputs.plausible, batch.plausible).sum() / rows
    lengths = batch.mask.sum(1).float()
    by_token = known(outputs.evidence, batch.evidence) * batch.mask.unsqueeze(-1)
    total = total + WEIGHTS["evidence"] * (by_token.sum((1, 2)) / lengths).sum() / rows
    total = total + WEIGHTS["drafts"] * known(torch.amax(outputs.replies, 1), batch.drafts).sum() / rows
    carried = known(outputs.replies, batch.carrying) * batch.mask.unsqueeze(-1)
    total = total + WEIGHTS["carrying"] * (carried.sum((1, 2)) / lengths).sum() / rows
    for name, logits in split(outputs.context).items():
        target = batch.context[name]
        if name in ONE_OF:
            said = target[:, 0] >= 0
            each = nn.functional.cross_entropy(logits, target.clamp(min=0), reduction="none") * said
        else:
            each = known(logits, target).sum(-1)
        total = total + CONTEXT_WEIGHTS.get(name, 1.0) * each.sum() / rows
    if batch.pairs:
        first, second = (list(side) for side in zip(*batch.pairs, strict=True))
        moved = batch.meanings[first] - batch.meanings[second]
        changed = moved.abs() > 0.5
        gap = (outputs.meanings[first] - outputs.meanings[second]) * moved.sign()
        total = total + WEIGHTS["pairs"] * (nn.functional.softplus(1.0 - gap) * changed).sum() / rows
    return total

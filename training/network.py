"""The multi-task network: one encoder; meanings, their evidence by token, and the context of the crying."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

from tearwise.meanings import MEANINGS
from training.drafts import LABELS
from training.heads import Heads, split
from training.mpnet import HIDDEN, Encoder
from training.targets import ONE_OF, Batch

LOOKED_AT = 4
"""Layers, from the last down, of which the states are exported."""


@dataclass(frozen=True)
class Outputs:
    meanings: torch.Tensor
    plausible: torch.Tensor
    evidence: torch.Tensor
    context: torch.Tensor
    replies: torch.Tensor
    """(rows, tokens, 19): how much each token of a reply carries each issue and skill."""
    states: torch.Tensor
    """(rows, 4608): each of the last ``LOOKED_AT`` layers' states, their mean over the tokens, and what the last ones'
    queries look at; what ``training.probes`` tells risks from."""


class AccountNetwork(Heads):
    """Reads one window of an account, by an encoder's states (``heads``).

    Read as a reply instead, a text carries an issue or a skill where its strongest token does.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(HIDDEN)
        self.encoder = encoder
        self.plausible = nn.Linear(HIDDEN, len(MEANINGS))
        self.reply_tokens = nn.Linear(HIDDEN, len(LABELS))
        self.reply_mean = nn.Linear(HIDDEN, len(LABELS), bias=False)
        nn.init.constant_(self.reply_tokens.bias, -3.0)

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor, distance: torch.Tensor) -> Outputs:
        """tokens, mask: (rows, tokens) ids and 0/1; distance: (rows, tokens) as ``reading.crying_distance`` gives."""
        layers = self.encoder(tokens, mask)
        states = layers[-1]
        seen = self.seen(states, mask, distance)
        plausible = self.plausible(self.drop(seen.mean)) + seen.meanings
        carried = self.reply_tokens(self.drop(states)) + self.reply_mean(self.drop(seen.mean)).unsqueeze(1)
        weight = mask.unsqueeze(-1).to(states.dtype)
        means = [(layer * weight).sum(1) / weight.sum(1) for layer in layers[-LOOKED_AT:-1]]
        together = torch.cat([*means, seen.mean, seen.queried], 1)
        return Outputs(seen.meanings, plausible, seen.evidence, seen.context, carried + seen.hidden, together)


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

"""Fine-tuning on labelled accounts."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel

from training.distraction import SHARE, distracted, neutral_sentences
from training.drafts import Draft, joined
from training.encoder import length_batches, tokenizer
from training.network import AccountNetwork, loss
from training.rows import Row
from training.targets import Example, batch, draft_example, example, pair_of

FROZEN_LAYERS = 2
BATCH_TOKENS = 2000
WARM_UP = 0.1
LAST_RATE = 0.03
LITERARY = ("own-P", "own-Q", "own-R", "own-T")
"""Blocks of accounts that sound least like real ones; an epoch meets a share of them."""
LITERARY_SHARE = 0.6


def train(
    rows: Sequence[Row], drafts: Sequence[Draft], intermediate: Path | None, epochs: int, seed: int, rate: float
) -> AccountNetwork:
    """The network fine-tuned on ``rows`` and on replies.

    Its weights are averaged over the last third (Izmailov et al. 2018).
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = AccountNetwork()
    if intermediate is not None:
        state = torch.load(intermediate, weights_only=True)
        encoder = {k.removeprefix("encoder."): v for k, v in state.items() if k.startswith("encoder.")}
        network.encoder.load_state_dict(encoder)
    for layer in network.encoder.encoder.layer[:FROZEN_LAYERS]:
        for parameter in layer.parameters():
            parameter.requires_grad = False
    optimizer = torch.optim.AdamW(_groups(network, rate), weight_decay=0.02)
    rates = [group["lr"] for group in optimizer.param_groups]
    averaged = AveragedModel(network)
    pool = neutral_sentences([row for row in rows if row.coded and not row.id.startswith(LITERARY)])
    started = time.monotonic()
    network.train()
    for epoch in range(epochs):
        units = paired(_epoch(rows, drafts, pool, rng))
        batches = length_batches([sum(len(e.tokens) for e in unit) for unit in units], BATCH_TOKENS, rng)
        total = 0.0
        for step, chosen in enumerate(batches):
            progress = (epoch + step / len(batches)) / epochs
            for group, peak in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = peak * _share_of_rate(progress)
            part = batch([e for k in chosen for e in units[k]])
            cost = loss(network(part.tokens, part.mask, part.distance), part)
            optimizer.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            if progress > 2 / 3 and step % 10 == 0:
                averaged.update_parameters(network)
            total += cost.item()
            if step % 50 == 49:
                seconds = time.monotonic() - started
                print(
                    f"  epoch {epoch + 1}, step {step + 1}/{len(batches)}, loss {total / 50:.3f}, {seconds:.0f} s",
                    flush=True,
                )
                total = 0.0
    found = averaged.module
    assert isinstance(found, AccountNetwork)
    return found.eval()


def _epoch(rows: Sequence[Row], drafts: Sequence[Draft], pool: Sequence[str], rng: Any) -> list[Example]:
    """The rows of one epoch: fewer of the literary ones, some with sentences of others around them; and the replies."""
    reader = tokenizer()
    found: list[Example] = []
    for row in rows:
        if row.id.startswith(LITERARY) and rng.random() > LITERARY_SHARE:
            continue
        if row.usable and pair_of(row.id) is None and rng.random() < SHARE:
            row = distracted(row, pool, rng)
        found.append(example(row, reader))
    return found + [draft_example(draft, reader) for draft in joined(drafts, rng)]


def _share_of_rate(progress: float) -> float:
    """A linear warm-up, then a linear way down."""
    if progress < WARM_UP:
        return max(progress / WARM_UP, 0.01)
    return max((1 - progress) / (1 - WARM_UP), LAST_RATE)


def paired(examples: list[Example]) -> list[list[Example]]:
    """Single examples, and contrast pairs together so that they share a batch."""
    units: dict[str, list[Example]] = {}
    for e in examples:
        units.setdefault(pair_of(e.id) or e.id, []).append(e)
    return list(units.values())


def _groups(network: AccountNetwork, rate: float) -> list[dict[str, Any]]:
    """The heads learn faster than the encoder, and its upper layers faster than its lower ones."""
    groups: list[dict[str, Any]] = []
    layers = network.encoder.encoder.layer
    for depth, layer in enumerate(layers):
        trained = [p for p in layer.parameters() if p.requires_grad]
        if trained:
            groups.append({"params": trained, "lr": rate * 0.8 ** (len(layers) - 1 - depth)})
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    groups.append({"params": heads, "lr": rate * 5})
    return groups

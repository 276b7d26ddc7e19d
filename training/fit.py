"""Fine-tuning on labelled accounts."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel

from training.encoder import length_batches, tokenizer
from training.network import AccountNetwork, loss
from training.rows import Row
from training.targets import Example, batch, example, pair_of

FROZEN_LAYERS = 2
BATCH_TOKENS = 2000


def train(rows: Sequence[Row], intermediate: Path | None, epochs: int, seed: int, rate: float = 2e-4) -> nn.Module:
    """The network fine-tuned on ``rows``, its weights averaged over the last third (Izmailov et al. 2018)."""
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
    reader = tokenizer()
    units = paired([example(row, reader) for row in rows])
    lengths = [sum(len(e.tokens) for e in unit) for unit in units]
    plan = [b for _ in range(epochs) for b in length_batches(lengths, BATCH_TOKENS, rng)]
    optimizer = torch.optim.AdamW(_groups(network, rate), weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer,
        max_lr=[g["lr"] for g in optimizer.param_groups],
        total_steps=len(plan),
        pct_start=0.1,
        anneal_strategy="linear",
        cycle_momentum=False,
        final_div_factor=20,
    )
    averaged = AveragedModel(network)
    started, total = time.monotonic(), 0.0
    network.train()
    for step, chosen in enumerate(plan, 1):
        part = batch([e for k in chosen for e in units[k]])
        cost = loss(network(part.tokens, part.mask), part)
        optimizer.zero_grad()
        cost.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step > len(plan) * 2 // 3 and step % 10 == 0:
            averaged.update_parameters(network)
        total += cost.item()
        if step % 50 == 0:
            print(f"  step {step}/{len(plan)}, loss {total / 100:.3f}, {time.monotonic() - started:.0f} s", flush=True)
            total = 0.0
    return averaged.module.eval()


def paired(examples: list[Example]) -> list[list[Example]]:
    """Single examples, and contrast pairs together so that they share a batch."""
    units: dict[str, list[Example]] = {}
    for e in examples:
        units.setdefault(pair_of(e.id) or e.id, []).append(e)
    return list(units.values())


def _groups(network: AccountNetwork, rate: float) -> list[dict[str, object]]:
    """The heads learn faster than the encoder, and its upper layers faster than its lower ones."""
    groups: list[dict[str, object]] = []
    layers = network.encoder.encoder.layer
    for depth, layer in enumerate(layers):
        trained = [p for p in layer.parameters() if p.requires_grad]
        if trained:
            groups.append({"params": trained, "lr": rate * 0.8 ** (len(layers) - 1 - depth)})
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    groups.append({"params": heads, "lr": rate * 5})
    return groups

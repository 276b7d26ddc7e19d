"""Tutors: the whole encoder trained on the same labels, several times, and what they say of accounts and of comments.

They are too large to ship. The network of six layers that ships learns more from what they say than from the labels
alone: of 34,535 public comments too, which nobody labelled for what tears mean. What reads with ``--fast`` learns from
the shipped network instead (``training.teacher``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch

from training.advice import Advice, Floats
from training.emotions import goemotions, offmychest
from training.encoder import DEVICE, half, length_batches
from training.network import AccountNetwork
from training.targets import Example, batch

LAYERS = 12
EVERY = 2
"""One comment of GoEmotions in so many is read: they are many and short."""
JOINED = 0.3
"""Of the comments that have another behind them, so that some are as long as accounts."""
BATCH_TOKENS = 16_000


def comments(data: Path) -> list[str]:
    """Public comments without labels of ours: openly licensed, as all that the weights learn from."""
    told = goemotions(data, "train").texts[::EVERY]
    told = [text for text in told + offmychest(data).texts if text.strip()]
    rng = np.random.default_rng(5)
    return [text + " " + told[rng.integers(len(told))] if rng.random() < JOINED else text for text in told]


def advise(networks: Iterable[AccountNetwork], texts: Sequence[Example]) -> Advice:
    """The mean of the tutors' log-odds for each text."""
    groups = length_batches([len(one.tokens) for one in texts], BATCH_TOKENS, np.random.default_rng(0))
    whole: list[list[Floats] | None] = [None] * len(texts)
    count = 0
    for network in networks:
        count += 1
        network.to(DEVICE).eval()
        for group in groups:
            for k, found in zip(group, _read(network, [texts[k] for k in group]), strict=True):
                before = whole[k]
                whole[k] = found if before is None else [a + b for a, b in zip(before, found, strict=True)]
        network.cpu()
    parts = [[part / count for part in one] for one in whole if one is not None]
    return Advice(
        meanings=np.stack([one[0] for one in parts]),
        plausible=np.stack([one[1] for one in parts]),
        context=np.stack([one[2] for one in parts]),
        evidence=np.concatenate([one[3] for one in parts]),
        starts=np.concatenate([[0], np.cumsum([len(one[3]) for one in parts])]),
    )


@torch.no_grad()
def _read(network: AccountNetwork, texts: Sequence[Example]) -> list[list[Floats]]:
    """For each text its meanings, plausible ones, context, and evidence by token without the end marks."""
    part = batch(list(texts)).to(DEVICE)
    with half():
        found = network(part.tokens, part.mask, part.distance)
    meanings, plausible, context, evidence = (
        value.float().cpu().numpy() for value in (found.meanings, found.plausible, found.context, found.evidence)
    )
    return [
        [meanings[k], plausible[k], context[k], evidence[k, 1 : len(one.tokens) - 1]] for k, one in enumerate(texts)
    ]

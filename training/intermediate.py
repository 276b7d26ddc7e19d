"""Intermediate training: the encoder learns emotions and disclosure before it meets the accounts
(Phang et al. 2018 on intermediate tasks; Demszky et al. 2020 and Jaidka et al. 2020 for the sets).

It is kept light on purpose: more of it knows emotions better, and made an encoder that read accounts worse (decision
0019).
"""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from training import emotions
from training.encoder import DEVICE, length_batches, padded, tokenizer
from training.mpnet import HIDDEN, Encoder

LONGEST = 96
BATCH_TOKENS = 6400
RATE = 5e-5
HEAD_RATE = 1e-3
WARM_UP = 0.06
"""The share of the training in which the rate rises to its peak, before it falls."""


class EmotionNetwork(nn.Module):
    """Mean of token states → one logit a label (28 emotions, 3 of disclosure)."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(HIDDEN, emotions.EMOTIONS + len(emotions.DISCLOSURE))

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        states = self.encoder(tokens, mask)[-1]
        weight = mask.unsqueeze(-1).float()
        return self.head(self.drop((states * weight).sum(1) / weight.sum(1)))


def loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Binary cross-entropy over the known targets, summed over labels, averaged over comments."""
    known = targets >= 0
    each = nn.functional.binary_cross_entropy_with_logits(logits, targets.clamp(min=0), reduction="none")
    return (each * known).sum() / len(logits)


def train(data: Path, encoder: Encoder, epochs: int, seed: int) -> EmotionNetwork:
    """The encoder after GoEmotions' train part and OffMyChest."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    comments = emotions.together(
        emotions.goemotions(data, "train"),
        emotions.offmychest(data),
    )
    ids = [e.ids[:LONGEST] for e in tokenizer().encode_batch(comments.texts)]
    network = EmotionNetwork(encoder).to(DEVICE)
    trained = [p for p in encoder.parameters() if p.requires_grad]
    groups = [{"params": trained, "lr": RATE}, {"params": network.head.parameters(), "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    targets = torch.from_numpy(comments.targets).to(DEVICE)
    started = time.monotonic()
    network.train()
    for epoch in range(epochs):
        total, batches = 0.0, length_batches([len(i) for i in ids], BATCH_TOKENS, rng)
        for step, batch in enumerate(batches):
            progress = (epoch + step / len(batches)) / epochs
            falling = min(progress / WARM_UP, (1 - progress) / (1 - WARM_UP) + 1e-3, 1.0)
            for group, peak in zip(optimizer.param_groups, (RATE, HEAD_RATE), strict=True):
                group["lr"] = peak * falling
            tokens, mask = padded([ids[k] for k in batch])
            cost = loss(network(tokens.to(DEVICE), mask.to(DEVICE)), targets[torch.tensor(batch, device=DEVICE)])
            optimizer.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            total += float(cost)
        seconds = time.monotonic() - started
        print(f"  emotions: epoch {epoch + 1}, loss {total / len(batches):.3f}, {seconds:.0f} s", flush=True)
    return network


@torch.no_grad()
def probabilities(network: EmotionNetwork, texts: list[str]) -> NDArray[np.float64]:
    """Probabilities (texts, 31) of all labels."""
    network.eval()
    ids = [e.ids[:LONGEST] for e in tokenizer().encode_batch(texts)]
    found = np.zeros((len(ids), emotions.EMOTIONS + len(emotions.DISCLOSURE)))
    for batch in length_batches([len(i) for i in ids], 4000, np.random.default_rng(0)):
        tokens, mask = padded([ids[k] for k in batch])
        found[batch] = torch.sigmoid(network(tokens.to(DEVICE), mask.to(DEVICE))).cpu().numpy()
    network.train()
    return found


def report(network: EmotionNetwork, data: Path) -> float:
    """Macro-F1 over the 28 labels of GoEmotions' test part, thresholds chosen on its dev part."""
    dev, test = (emotions.goemotions(data, part) for part in ("dev", "test"))
    seen, unseen = probabilities(network, dev.texts), probabilities(network, test.texts)
    scores = []
    for k in range(emotions.EMOTIONS):
        grid = np.arange(0.05, 0.95, 0.02)
        best = max(grid, key=lambda t: f1(dev.targets[:, k] == 1, seen[:, k] >= t))
        scores.append(f1(test.targets[:, k] == 1, unseen[:, k] >= best))
    return float(np.mean(scores))


def f1(truth: NDArray[np.bool_], found: NDArray[np.bool_]) -> float:
    both = truth.sum() + found.sum()
    return float(2 * (truth & found).sum() / both) if both else 0.0

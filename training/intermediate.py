"""Intermediate training: the encoder learns emotions and disclosure before it meets the accounts
(Phang et al. 2018 on intermediate tasks; Demszky et al. 2020 and Jaidka et al. 2020 for the sets)."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from training import emotions
from training.encoder import HIDDEN, base_model, length_batches, padded, tokenizer

LONGEST = 96


class EmotionNetwork(nn.Module):
    """Mean of token states → one logit a label (28 emotions, 3 of disclosure)."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = base_model()
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(HIDDEN, emotions.EMOTIONS + len(emotions.DISCLOSURE))

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        states = self.encoder(tokens, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).float()
        return self.head(self.drop((states * weight).sum(1) / weight.sum(1)))


def loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Binary cross-entropy over the known targets, summed over labels, averaged over comments."""
    known = targets >= 0
    each = nn.functional.binary_cross_entropy_with_logits(logits, targets.clamp(min=0), reduction="none")
    return (each * known).sum() / len(logits)


def train(data: Path, out: Path, epochs: int, seed: int) -> EmotionNetwork:
    """Train on GoEmotions' train part and OffMyChest; save the state to ``out``."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    comments = emotions.together(
        emotions.goemotions(data / "emotions/goemotions", "train"),
        emotions.offmychest(data / "emotions/offmychest_disclosure.jsonl"),
    )
    ids = [e.ids[:LONGEST] for e in tokenizer().encode_batch(comments.texts)]
    network = EmotionNetwork()
    trained = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=1.5e-4, weight_decay=0.01)
    plan = [length_batches([len(i) for i in ids], 1600, rng) for _ in range(epochs)]
    steps = sum(len(batches) for batches in plan)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=1.5e-4, total_steps=steps, pct_start=0.06, anneal_strategy="linear", cycle_momentum=False
    )
    targets = torch.from_numpy(comments.targets)
    started, step = time.monotonic(), 0
    network.train()
    for epoch, batches in enumerate(plan, 1):
        total = 0.0
        for batch in batches:
            tokens, mask = padded([ids[k] for k in batch])
            cost = loss(network(tokens, mask), targets[batch])
            optimizer.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            schedule.step()
            total += float(cost)
            step += 1
            if step % 200 == 0:
                print(f"  step {step}/{steps}, loss {total / 200:.4f}, {time.monotonic() - started:.0f} s", flush=True)
                total = 0.0
        torch.save(network.state_dict(), out)
        print(f"intermediate epoch {epoch}: {report(network, data):.3f} macro-F1 on GoEmotions' test set", flush=True)
    return network


@torch.no_grad()
def probabilities(network: EmotionNetwork, texts: list[str]) -> NDArray[np.float64]:
    """Probabilities (texts, 31) of all labels."""
    network.eval()
    ids = [e.ids[:LONGEST] for e in tokenizer().encode_batch(texts)]
    found = np.zeros((len(ids), emotions.EMOTIONS + len(emotions.DISCLOSURE)))
    for batch in length_batches([len(i) for i in ids], 4000, np.random.default_rng(0)):
        found[batch] = torch.sigmoid(network(*padded([ids[k] for k in batch]))).numpy()
    network.train()
    return found


def report(network: EmotionNetwork, data: Path) -> float:
    """Macro-F1 over the 28 labels of GoEmotions' test part, thresholds chosen on its dev part."""
    dev, test = (emotions.goemotions(data / "emotions/goemotions", part) for part in ("dev", "test"))
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

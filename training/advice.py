"""What tutors say of texts, for a smaller network to learn from beside the labels (Hinton, Vinyals & Dean 2015)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from tearwise.meanings import MEANINGS
from training.heads import activated, apart
from training.network import CONTEXT_WEIGHTS, WEIGHTS, Outputs

Floats = NDArray[np.float32]

STEPS = 8
"""Log-odds are kept in steps of an eighth, within ±16."""
NOTHING = -7.0
"""Log-odds of evidence where a text's surroundings stand."""


@dataclass(frozen=True)
class Advice:
    """Log-odds that tutors give, their mean.

    meanings, plausible: (texts, 9); context: (texts, width of the heads); evidence: (all tokens, 9), one text after the
    other without end marks; starts: (texts + 1,) where each begins
    """

    meanings: Floats
    plausible: Floats
    context: Floats
    evidence: Floats
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def save(self, path: Path) -> None:
        """Keep it, rounded to steps that change nothing that matters."""
        small = {
            name: np.clip(np.round(value * STEPS), -127, 127).astype(np.int8)
            for name, value in vars(self).items()
            if name != "starts"
        }
        np.savez_compressed(path, starts=self.starts, **small)

    @classmethod
    def kept(cls, path: Path) -> Advice:
        """What ``save`` wrote."""
        with np.load(path) as found:
            logs = {name: found[name].astype(np.float32) / STEPS for name in found.files if name != "starts"}
            return cls(starts=found["starts"], **logs)

    def beside(self, sources: Sequence[tuple[int, int] | None], longest: int, device: torch.device) -> Advised:
        """Probabilities for a batch.

        sources: for each row the text that it holds and the tokens that stand before it, or None where no tutor read it
        longest: tokens of the batch's longest row, end marks included
        """
        at = [source[0] if source else 0 for source in sources]
        evidence = np.full((len(at), longest, len(MEANINGS)), NOTHING, np.float32)
        for k, source in enumerate(sources):
            if source:
                text, before = source
                part = self.evidence[self.starts[text] : self.starts[text + 1]][: max(longest - 2 - before, 0)]
                evidence[k, 1 + before : 1 + before + len(part)] = part

        def there(value: Floats) -> torch.Tensor:
            return torch.from_numpy(value).to(device, non_blocking=True)

        return Advised(
            torch.sigmoid(there(self.meanings[at])),
            torch.sigmoid(there(self.plausible[at])),
            torch.sigmoid(there(evidence)),
            activated(there(self.context[at])),
            there(np.array([source is not None for source in sources], np.float32)),
        )


@dataclass(frozen=True)
class Advised:
    """A batch's probabilities, shaped as the network's outputs; known: (rows,) 1 where tutors read the row, else 0."""

    meanings: torch.Tensor
    plausible: torch.Tensor
    evidence: torch.Tensor
    context: torch.Tensor
    known: torch.Tensor


def loss(outputs: Outputs, advised: Advised, mask: torch.Tensor) -> torch.Tensor:
    """Cross-entropy against the tutors' probabilities, weighted as the labels' is."""
    bce = nn.functional.binary_cross_entropy_with_logits
    each = WEIGHTS["meanings"] * bce(outputs.meanings, advised.meanings, reduction="none").sum(1)
    each = each + WEIGHTS["plausible"] * bce(outputs.plausible, advised.plausible, reduction="none").sum(1)
    tokens = bce(outputs.evidence, advised.evidence, reduction="none") * mask.unsqueeze(-1)
    each = each + WEIGHTS["evidence"] * tokens.sum((1, 2)) / mask.sum(1)
    each = each + apart(outputs.context, advised.context, CONTEXT_WEIGHTS)
    return (each * advised.known).sum() / len(each)

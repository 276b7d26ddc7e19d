"""Weights of four bits: how they are rounded, and how a layer learns with rounded weights."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn.utils import parametrize

GROUP = 64
"""Inputs of a row whose weights share a scale."""
MANTISSA = 4
"""Bits of a scale behind the point: it is off by 3 % at most."""


def levels(weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """(rows, inputs) weights as whole numbers -8 to 7, and scales (rows, inputs / GROUP), 16-bit floats of which the
    lowest bits are nought, so that a file of them compresses.

    The weight farthest from nought of each group becomes -8, so that all sixteen levels serve. Weights that are at
    their levels already stay what they are.
    """
    groups = weight.reshape(weight.shape[0], -1, GROUP)
    farthest = groups.gather(-1, groups.abs().argmax(-1, keepdim=True))
    scale = _coarse(farthest / -8)
    scale = torch.where(scale == 0, torch.ones_like(scale), scale)
    found = torch.round(groups / scale).clamp(-8, 7)
    return found.reshape(weight.shape), scale.squeeze(-1)


def _coarse(scale: torch.Tensor) -> torch.Tensor:
    """Rounded to a 16-bit float with MANTISSA bits behind the point."""
    spare = 10 - MANTISSA
    bits = scale.half().view(torch.int16) + (1 << (spare - 1))
    return (bits & -(1 << spare)).view(torch.float16).float()


def rounded(weight: torch.Tensor) -> torch.Tensor:
    """The weights, each at the nearest level of its group."""
    found, scale = levels(weight)
    return (found.reshape(weight.shape[0], -1, GROUP) * scale.unsqueeze(-1)).reshape(weight.shape)


EVERY = 4
"""Steps of learning for which what rounding adds to a weight stays the same: a step moves it little, and rounding all
of them takes time."""


class Rounded(nn.Module):
    """Computes with rounded weights while the weights themselves learn.

    The gradient passes by the rounding (a straight-through estimator: Bengio, Léonard & Courville 2013).
    """

    def __init__(self) -> None:
        super().__init__()
        self._error: torch.Tensor | None = None
        self._age = 0

    def forward(self, weight: torch.Tensor) -> torch.Tensor:
        if self._error is None or not self.training or self._age % EVERY == 0:
            with torch.no_grad():
                self._error = rounded(weight) - weight
        self._age += 1
        return weight + self._error


def round_while_learning(part: nn.Module) -> None:
    """Every linear layer of ``part`` that learns computes with rounded weights from here on."""
    for module in list(part.modules()):
        if isinstance(module, nn.Linear) and module.weight.requires_grad:
            parametrize.register_parametrization(module, "weight", Rounded())


def settle(part: nn.Module) -> None:
    """The layers' weights become the rounded ones, as they ship."""
    part.eval()  # rounded as they are now
    for module in list(part.modules()):
        if isinstance(module, nn.Linear) and parametrize.is_parametrized(module):
            parametrize.remove_parametrizations(module, "weight", leave_parametrized=True)

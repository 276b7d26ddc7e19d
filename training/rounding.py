"""Weights of four bits: how they are rounded, and how a layer learns with rounded weights."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn.utils import parametrize

GROUP = 64
"""Inputs of a row whose weights share a scale."""


def levels(weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """(rows, inputs) weights as whole numbers -8 to 7, and scales (rows, inputs / GROUP) that 16 bits can hold.

    The weight farthest from nought of each group becomes -8, so that all sixteen levels serve. Weights that are at
    their levels already stay what they are.
    """
    groups = weight.reshape(weight.shape[0], -1, GROUP)
    farthest = groups.gather(-1, groups.abs().argmax(-1, keepdim=True))
    scale = (farthest / -8).half().float()
    scale = torch.where(scale == 0, torch.ones_like(scale), scale)
    found = torch.round(groups / scale).clamp(-8, 7)
    return found.reshape(weight.shape), scale.squeeze(-1)


def rounded(weight: torch.Tensor) -> torch.Tensor:
    """The weights, each at the nearest level of its group."""
    found, scale = levels(weight)
    return (found.reshape(weight.shape[0], -1, GROUP) * scale.unsqueeze(-1)).reshape(weight.shape)


class Rounded(nn.Module):
    """Computes with rounded weights while the weights themselves learn.

    The gradient passes by the rounding (a straight-through estimator: Bengio, Léonard & Courville 2013).
    """

    def forward(self, weight: torch.Tensor) -> torch.Tensor:
        with torch.no_grad():
            error = rounded(weight) - weight
        return weight + error


def round_while_learning(part: nn.Module) -> None:
    """Every linear layer of ``part`` computes with rounded weights from here on."""
    for module in list(part.modules()):
        if isinstance(module, nn.Linear):
            parametrize.register_parametrization(module, "weight", Rounded())


def settle(part: nn.Module) -> None:
    """The layers' weights become the rounded ones, as they ship."""
    for module in list(part.modules()):
        if isinstance(module, nn.Linear) and parametrize.is_parametrized(module):
            parametrize.remove_parametrizations(module, "weight", leave_parametrized=True)

"""The learned part of the risks: a linear model over an account's words, as ``training/safety.py`` fitted it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tearwise.errors import DataError

HEADS = ("any", "self_harm", "abuse", "child_harm", "now")
"""Whether there is any risk; each risk; whether it is urgent."""

DOUBT = 2.0
"""A phrase that tells of a risk is believed unless the learned part lies this many log-odds below its bound."""

ALONE = 0.6
"""Without such a phrase the learned part has to be this many log-odds above its bound."""


@dataclass(frozen=True)
class Learned:
    """bias and bounds: by head; weights: feature → its weight in each head (log-odds)."""

    bias: tuple[float, ...]
    bounds: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def log_odds(self, values: Mapping[str, float]) -> dict[str, float]:
        """Head → log-odds above the bound from which it speaks."""
        totals = [b - bound for b, bound in zip(self.bias, self.bounds, strict=True)]
        for name, value in values.items():
            for k, weight in enumerate(self.weights.get(name, ())):
                totals[k] += weight * value
        return dict(zip(HEADS, totals, strict=True))


@cache
def learned() -> Learned:
    """The fitted model. Raises DataError when its file is not what it must be."""
    raw = json.loads(resources.files("tearwise.safety").joinpath("learned.json").read_text("utf-8"))
    if tuple(raw.get("heads", ())) != HEADS:
        raise DataError("learned.json: its heads are not those of this version; run python -m training.safety.")
    weights = {name: tuple(each) for name, each in raw["weights"].items()}
    return Learned(tuple(raw["bias"]), tuple(raw["bounds"]), weights)

"""How often readings are right, as it was measured: the figures in the manifest of the bundle that reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.engines.bundle import load

_SAID = {
    "first meaning is shown": "The meaning named first is the one that the account plainly shows",
    "first meaning is plausible": "The meaning named first is at least plausible",
    "exact set": "Of all nine meanings, exactly the right ones are named",
    "readable accounts turned away": "An account that could be read is turned away, as too little or as no tears",
    "unreadable accounts told so": "An account that cannot be read is recognised as such",
}
"""Figure of the manifest → the same in plain words, each a share of the accounts."""


@dataclass(frozen=True)
class Figure:
    """A share of accounts in whole percent, with its 95% interval; from the words alone, and with all answers."""

    said: str
    alone: str
    answered: str


@dataclass(frozen=True)
class Figures:
    """bundle: which engine they are of; accounts: how many real accounts they were measured on."""

    bundle: str
    accounts: int
    shares: tuple[Figure, ...]


@cache
def figures() -> Figures:
    """The shipped bundle's figures. Raises BundleError where it cannot be used."""
    return figures_of(load().manifest)


def figures_of(manifest: Mapping[str, Any]) -> Figures:
    """The figures in a manifest; one that it lacks is left out."""
    measured = manifest.get("metrics", {}).get("dev", {})
    alone, answered = measured.get("text", {}), measured.get("answers", {})
    return Figures(
        bundle=manifest["id"],
        accounts=manifest.get("rows", {}).get("dev", 0),
        shares=tuple(
            Figure(said, _share(alone[name]), _share(answered[name]))
            for name, said in _SAID.items()
            if name in alone and name in answered
        ),
    )


def _share(found: list[float]) -> str:
    """A share and its interval: "57% (52 to 61)"."""
    value, low, high = (round(100 * one) for one in found)
    return f"{value}% ({low} to {high})"

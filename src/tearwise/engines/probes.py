"""Probes: linear looks at the network's states, by which risks are told (Alain & Bengio 2016)."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

COUNT = 5
"""Any risk, self_harm, abuse, child_harm, and whether it is urgent."""


@dataclass(frozen=True, eq=False)
class Probes:
    """weight: (states, COUNT); bias: (COUNT,)"""

    weight: Floats
    bias: Floats

    @classmethod
    def read(cls, content: bytes) -> Probes:
        """The probes of a bundle's ``probes.npz``. Raises ValueError or KeyError where it is something else."""
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            found = cls(file["weight"].astype(np.float32), file["bias"].astype(np.float32))
        if found.weight.shape[1:] != (COUNT,) or found.bias.shape != (COUNT,):
            raise ValueError(f"probes of {found.weight.shape} and {found.bias.shape}")
        return found

    def written(self) -> bytes:
        """The content of ``probes.npz``: 16-bit floats, the same bytes for the same probes."""
        file = io.BytesIO()
        np.savez(file, weight=self.weight.astype(np.float16), bias=self.bias.astype(np.float32))
        return file.getvalue()

    def log_odds(self, states: Floats) -> Floats:
        """(windows, states) → (windows, COUNT)."""
        return np.asarray(states @ self.weight + self.bias, np.float32)

"""Long accounts: the tokens in windows that the network can take, and the windows' outputs made one again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LONGEST = 254
"""Tokens of one window, without the two that mark its ends: what the network was trained on."""

OVERLAP = 64
"""Tokens that neighbouring windows share, so that no sentence is read without what stands beside it."""


def windows(count: int) -> list[tuple[int, int]]:
    """[start, end) of the windows over ``count`` tokens: one where they fit, else even ones that overlap."""
    if count <= LONGEST:
        return [(0, count)]
    number = -(-(count - OVERLAP) // (LONGEST - OVERLAP))
    starts = np.linspace(0, count - LONGEST, number).round().astype(int)
    return [(int(s), int(s) + LONGEST) for s in starts]


def pooled(values: NDArray[np.floating], crying: NDArray[np.floating]) -> NDArray[np.floating]:
    """The windows' values (windows, width) as one row, each window weighted by its odds that somebody cries in it."""
    if len(values) == 1:
        return np.asarray(values[0])
    weight = np.exp(crying - crying.max())
    return np.asarray((values * (weight / weight.sum())[:, None]).sum(0))


def joined(parts: list[NDArray[np.floating]], spans: list[tuple[int, int]], count: int) -> NDArray[np.floating]:
    """Per-token values of overlapping windows as (count, width): the mean where two windows saw a token."""
    if len(parts) == 1:
        return parts[0]
    total = np.zeros((count, parts[0].shape[1]), np.float32)
    seen = np.zeros((count, 1), np.float32)
    for part, (start, end) in zip(parts, spans, strict=True):
        total[start:end] += part
        seen[start:end] += 1
    return total / np.maximum(seen, 1)

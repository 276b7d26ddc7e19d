"""Long accounts: the tokens in windows that the network can take, and the windows' outputs made one again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tearwise.reading import Scores, crying_distance

Floats = NDArray[np.float32]

Output = tuple[Floats, Floats, Floats]
"""What the network says of a window: meanings (9,), evidence (tokens, 9) and context."""

Row = tuple[Sequence[int], Floats]
"""What the network is given of a window: token ids without their end marks, and distances from words of crying."""

LONGEST = 254
"""Tokens of one window, without the two that mark its ends: what the network was trained on."""

OVERLAP = 64
"""Tokens that neighbouring windows share, so that no sentence is read without what stands beside it."""

BATCH_TOKENS = 2048
"""Tokens of one pass: above it a pass no longer gets faster per token."""


def windows(count: int) -> list[tuple[int, int]]:
    """[start, end) of the windows over ``count`` tokens: one where they fit, else even ones that overlap."""
    if count <= LONGEST:
        return [(0, count)]
    number = -(-(count - OVERLAP) // (LONGEST - OVERLAP))
    starts = np.linspace(0, count - LONGEST, number).round().astype(int)
    return [(int(s), int(s) + LONGEST) for s in starts]


def batches(lengths: Sequence[int]) -> list[list[int]]:
    """Places in batches of like length, shortest first, each of at most BATCH_TOKENS tokens with its padding."""
    order = sorted(range(len(lengths)), key=lambda k: lengths[k])
    batches: list[list[int]] = []
    for place in order:
        if not batches or lengths[place] * (len(batches[-1]) + 1) > BATCH_TOKENS:
            batches.append([])
        batches[-1].append(place)
    return batches


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


@dataclass(frozen=True, eq=False)
class WindowedScores(Scores):
    """The scores of a text of several windows, with what it takes to score it again in some of them.

    ids:     of the text's tokens
    windows: [start, end) of each window among the tokens
    outputs: what the network says of each window
    """

    ids: Sequence[int]
    windows: Sequence[tuple[int, int]]
    outputs: Sequence[Output]


@dataclass(frozen=True)
class Shortened:
    """A text in windows without one of its passages.

    tokens:  (tokens, 2) offsets of what is left in the shorter text
    windows: [start, end) of each window among them
    outputs: what the network says of each window; None where the passage stood in it
    rows:    those windows without the passage, in order, for the network to pass over again
    """

    tokens: NDArray[np.int32]
    windows: list[tuple[int, int]]
    outputs: list[Output | None]
    rows: list[Row]


def shortened(scores: WindowedScores, text: str, span: tuple[int, int]) -> Shortened:
    """The text without ``span``, each of its windows as it was but for the passage; one window where all of it fits."""
    start, end = span
    stays = (scores.tokens[:, 0] >= end) | (scores.tokens[:, 1] <= start)
    tokens = scores.tokens[stays]
    tokens = np.where(tokens >= end, tokens - (end - start), tokens).astype(np.int32)
    apart = crying_distance(text[:start] + text[end:], tokens)
    ids = np.asarray(scores.ids)[stays]
    if len(ids) <= LONGEST:
        return Shortened(tokens, [(0, len(ids))], [None], [(ids.tolist(), apart)])
    before = np.concatenate([[0], np.cumsum(stays)])
    left = [(int(before[first]), int(before[last])) for first, last in scores.windows]
    touched = [not stays[first:last].all() for first, last in scores.windows]
    return Shortened(
        tokens=tokens,
        windows=left,
        outputs=[None if again else output for again, output in zip(touched, scores.outputs, strict=True)],
        rows=[(ids[s:e].tolist(), apart[s:e]) for again, (s, e) in zip(touched, left, strict=True) if again],
    )

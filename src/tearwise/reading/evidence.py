"""Which words of the account speak for a meaning."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from tearwise.reading.scores import Scores

MOST_PASSAGES = 2
"""Passages for one meaning: as many as a careful reader quotes."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def passages(text: str, scores: Scores, meaning: int, cut: NDArray[np.floating]) -> list[tuple[int, int]]:
    """[start, end) of the passages for one meaning, strongest first, in whole words of the text.

    A token counts by how far it lies above ``cut[0]`` log-odds below the strongest token; a passage is the run of
    tokens with the largest sum (Bentley 1984). A second is given if its sum reaches ``cut[1]`` of the first's. Tokens
    weigh in at least ``-cut[2]``, so that one dull word does not end a passage.
    """
    if not len(scores.tokens):
        return []
    logits = scores.evidence[:, meaning].astype(float)
    worth = np.maximum(logits - (logits.max() - cut[0]), -cut[2])
    found: list[tuple[int, int]] = []
    first = 0.0
    for _ in range(MOST_PASSAGES):
        start, end, total = _best_run(worth)
        if found and total < cut[1] * first:
            break
        first = first or total
        span = _whole_words(text, int(scores.tokens[start, 0]), int(scores.tokens[end - 1, 1]))
        if span is not None and all(span[1] <= s or span[0] >= e for s, e in found):
            found.append(span)
        worth[start:end] = -np.inf
    return found


def _best_run(worth: NDArray[np.floating]) -> tuple[int, int, float]:
    """[start, end) and sum of the run of values with the largest sum; at least one value."""
    best, best_start, best_end = -np.inf, 0, 1
    total, start = 0.0, 0
    for k, value in enumerate(worth):
        if total <= 0 or not np.isfinite(total):
            total, start = 0.0, k
        total += value
        if total > best:
            best, best_start, best_end = total, start, k + 1
    return best_start, best_end, float(best)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The passage grown to the words it touches, without what is no word at its edges; None if it has no word."""
    first = last = None
    for word in _WORD.finditer(text):
        if word.end() > start and word.start() < end:
            first = word.start() if first is None else first
            last = word.end()
        elif word.start() >= end:
            break
    return None if first is None or last is None else (first, last)

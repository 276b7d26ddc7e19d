"""Passages of an account: stretches of its plain words, given back in the account's own words."""

from __future__ import annotations

from collections.abc import Iterable

from tearwise.reading.reading import RiskPassage
from tearwise.safety.words import STOP, Words

MOST = 3
"""More passages than this tell a reader nothing more."""
FEWEST_WORDS = 4
"""A shorter phrase is shown with the words beside it in its sentence."""


def passages(text: str, words: Words, spans: Iterable[tuple[int, int]]) -> tuple[RiskPassage, ...]:
    """The stretches [first, last) of the words as passages of the text, in its order, none overlapping another.

    Of many, the first ``MOST``; short ones are widened, so that a person sees what was meant.
    """
    joined: list[tuple[int, int]] = []
    for first, last in sorted(_widened(words, first, last) for first, last in spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    shown = [(words.starts[first], words.ends[last - 1]) for first, last in joined[:MOST]]
    return tuple(RiskPassage(start, end, text[start:end]) for start, end in shown)


def _widened(words: Words, first: int, last: int) -> tuple[int, int]:
    """A stretch of at least ``FEWEST_WORDS`` words, as far as its sentence has them."""
    while last - first < FEWEST_WORDS:
        before = first > 0 and words.words[first - 1] != STOP
        after = last < len(words.words) and words.words[last] != STOP
        if not (before or after):
            break
        first -= before
        last += after
    return first, last

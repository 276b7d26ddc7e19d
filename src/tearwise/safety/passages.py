"""Passages of an account: stretches of its plain words, given back in the account's own words."""

from __future__ import annotations

from collections.abc import Iterable

from tearwise.reading.reading import RiskPassage
from tearwise.safety.quotes import opens_quote
from tearwise.safety.words import STOP, Words

MOST = 3
"""More passages than this tell a reader nothing more."""
FEWEST_WORDS = 3
"""A shorter phrase is shown with the words beside it in its sentence."""
MOST_WORDS = 12
"""A phrase is shown to the ends of its clause, as long as that gives no more words than this."""
_JOINS = frozenset({"and", "but", "so", "because", "then", "while", "who", "which", STOP})
"""Words at which a clause begins or ends."""


def passages(text: str, words: Words, spans: Iterable[tuple[int, int]]) -> tuple[RiskPassage, ...]:
    """The stretches [first, last) of the words as passages of the text, in its order, none overlapping another.

    Of many, the first ``MOST``; each is widened to its clause, so that a person sees what was meant.
    """
    joined: list[tuple[int, int]] = []
    for first, last in sorted(_widened(words, first, last) for first, last in spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    shown = [
        (words.starts[first], _closed(text, words.starts[first], words.ends[last - 1])) for first, last in joined[:MOST]
    ]
    return tuple(RiskPassage(start, end, text[start:end]) for start, end in shown)


def _closed(text: str, start: int, end: int) -> int:
    """The end of a passage, behind the quotation mark that closes one which it holds."""
    held, after = text[start:end], text[end : end + 2]
    closing = "”" if held.count("“") > held.count("”") else '"' if held.count('"') % 2 else None
    return end + after.index(closing) + 1 if closing is not None and closing in after else end


def _widened(words: Words, first: int, last: int) -> tuple[int, int]:
    """A stretch as far as its clause goes; then of at least ``FEWEST_WORDS`` words, as far as its sentence has them."""
    first, last = _to_clause(words, first, last)
    while last - first < FEWEST_WORDS:
        before = first > 0 and words.words[first - 1] != STOP
        after = last < len(words.words) and words.words[last] != STOP
        if not (before or after):
            break
        first -= before
        last += after
    return first, last


def _to_clause(words: Words, first: int, last: int) -> tuple[int, int]:
    """A stretch as far as its clause goes to both sides, to the right first; of ``MOST_WORDS`` words at most."""
    while last - first < MOST_WORDS and last < len(words.words) and not _apart(words, last - 1, words.words[last]):
        last += 1
    while last - first < MOST_WORDS and first > 0:
        quoted = opens_quote(words, first - 1)  # he said "I want to die": who said it matters
        if not quoted and _apart(words, first - 1, words.words[first - 1]):
            break
        first -= 1
    return first, last


def begins_clause(words: Words, at: int) -> bool:
    """Whether a clause begins with the word at a place, which is not the first."""
    return _apart(words, at - 1, words.words[at])


def _apart(words: Words, left: int, beyond: str) -> bool:
    """Whether a clause ends between the word ``left`` and the next one, of which ``beyond`` lies outside."""
    return beyond in _JOINS or words.marked(left)

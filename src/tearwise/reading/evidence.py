"""Which words of the account speak for a meaning."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tearwise.accounts.blanks import spoken
from tearwise.accounts.markup import character_end, without_markup
from tearwise.accounts.phrases import WORD
from tearwise.reading.scores import Scores, Span

MOST_PASSAGES = 2
"""Passages for one meaning: as many as a careful reader quotes."""

LONGEST_CLAUSE = 16
"""Words; a passage grows to its clause if the clause has no more."""

TAIL = 3
"""Words at most by which a passage in a longer clause grows so that it ends where the clause does: no "he is so"."""

DANGLING = 2
"""Words at most that are cut from the end of a passage where they begin another sentence."""

BEGUN = 5
"""Words at most that are cut from the end of a passage where they only begin a clause that goes on."""

JOINED = 2
"""Words up to which a passage keeps the "and" or "but" that it begins with."""

LONGEST_PASSAGE = 25
"""Words of a passage at most, so that it points somewhere even when no token stands out."""

_BREAK = re.compile(
    # marks within a time, a number or a score, after a title, and within "a.m." end nothing
    r"(?<=\d)[.:,](?=\d)|\b(?:mrs?|ms|mx|dr|prof)\.(?=\s)|\b[ap]\.m\b(?:\.(?!\s+(?-i:[A-Z])))?"
    r"|(?P<ends>\btl;?dr\b:?|[.!?;:,\n…()]+|\s[-–—]+\s)",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?<=\s)(?:and|but)\b", re.IGNORECASE)
"""Where a clause that is too long is parted."""
_JOINS = frozenset({"and", "but"})
_ENDS = re.compile(r"[.!?…\n]")
_DETERMINERS = frozenset(
    {"my", "our", "his", "her", "their", "your", "the", "a", "an", "this", "that", "these", "those"}
)
_HYPHENED = re.compile(r"(?<!\w)(?:\w+-)+$")
_GOES_ON = re.compile(r"(?:-\w+){1,6}")  # a word has no more parts; without a limit a rant may be one passage
_LONGEST_HYPHENED = 40
"""Characters at most that are looked at before a passage for the beginning of its first word."""
_CLOSING = re.compile(r"[.,!?…]?(['’\"”])(?!\w)")
_OPENINGS = {
    mark: re.compile(rf"(?<!\w){open}(?=\w)") for mark, open in (("'", "'"), ("’", "‘"), ('"', '"'), ("”", "“"))
}
_CLOSES = {"'": "'", "‘": "’", '"': '"', "“": "”"}
"""The mark that opens a quotation → the one that closes it."""
_CLOSINGS = {mark: re.compile(rf"(?<=[^\s(]){mark}(?!\w)") for mark in _OPENINGS}


def passages(text: str, scores: Scores, meaning: int, cut: NDArray[np.floating]) -> list[tuple[int, int]]:
    """[start, end) of the passages for one meaning, strongest first, in whole words of the text; its markup is none.

    A token counts by how far it lies above ``cut[0]`` log-odds below the strongest token; a passage is the run of
    tokens with the largest sum (Bentley 1984), grown to the clause it stands in. A second is given if its sum reaches
    ``cut[1]`` of the first's. Tokens weigh in at least ``-cut[2]``, so that one dull word does not end a passage.
    """
    if not len(scores.tokens):
        return []
    plain = without_markup(text)
    logits = scores.evidence[:, meaning].astype(float)
    worth = np.maximum(logits - (logits.max() - cut[0]), -cut[2])
    found: list[tuple[int, int]] = []
    first = 0.0
    for _ in range(MOST_PASSAGES):
        start, end, total = _best_run(worth.tolist())
        if found and total < cut[1] * first:
            break
        first = first or total
        peak = int(scores.tokens[start + int(np.argmax(worth[start:end])), 0])
        span = _passage(plain, int(scores.tokens[start, 0]), int(scores.tokens[end - 1, 1]), peak)
        if span is not None and all(span[1] <= s or span[0] >= e for s, e in found):
            found.append((span[0], character_end(text, span[1])))
        worth[start:end] = -np.inf
    return found


def _best_run(worth: Sequence[float]) -> tuple[int, int, float]:
    """[start, end) and sum of the run of values with the largest sum; at least one value."""
    best, best_start, best_end = -math.inf, 0, 1
    total, start = 0.0, 0
    for k, value in enumerate(worth):
        if total <= 0 or not math.isfinite(total):
            total, start = 0.0, k
        total += value
        if total > best:
            best, best_start, best_end = total, start, k + 1
    return best_start, best_end, best


def _passage(text: str, start: int, end: int, peak: int) -> tuple[int, int] | None:
    """Whole words: the clause around [start, end) if it is short, else its own words up to the clause's end if that is
    near, those nearest ``peak`` if they are many; of a chat, only of the message that ``peak`` stands in, or the next
    one. None if it touches no word."""
    words, breaks = _words_and_breaks(text)
    said = next((one for one in _spoken(text) if one[1] > peak), (0, len(text)))
    words = [w for w in words if said[0] <= w[0] and w[1] <= said[1]]
    touched = [w for w in words if w[1] > start and w[0] < end]
    if not touched:
        return None
    touched = _without_dangling(text, touched, breaks, peak)
    clause = _clause(text, words, breaks, touched)
    if len(clause) > LONGEST_CLAUSE:
        clause = _clause(text, words, [*breaks, *_joints(text)], touched)
    if len(clause) <= LONGEST_CLAUSE:
        touched = clause
    else:
        if len(touched) > LONGEST_PASSAGE:
            nearest = min(range(len(touched)), key=lambda k: abs(touched[k][0] - peak))
            first = max(0, min(nearest - LONGEST_PASSAGE // 2, len(touched) - LONGEST_PASSAGE))
            touched = touched[first : first + LONGEST_PASSAGE]
        touched = _begun(text, _ended(touched, clause, [*breaks, *_joints(text)], peak), clause)
    touched = _unjoined(text, touched)
    return _whole(text, touched[0][0], touched[-1][1])


def _clause(text: str, words: Sequence[Span], breaks: Sequence[Span], touched: Sequence[Span]) -> list[Span]:
    """The words between the nearest breaks on both sides of those touched."""
    left = max((b for _, b in breaks if b <= touched[0][0]), default=0)
    right = min((a for a, _ in breaks if a >= touched[-1][1]), default=len(text))
    return [w for w in words if left <= w[0] and w[1] <= right]


def _ended(touched: list[Span], clause: list[Span], breaks: Sequence[Span], peak: int) -> list[Span]:
    """The words touched, up to the clause's end if that is near, else without a few that only begin another one."""
    tail = [w for w in clause if w[0] >= touched[-1][1]]
    if len(tail) <= TAIL:
        return [*touched, *tail]
    begun = max((a for a, _ in breaks if touched[0][1] <= a <= touched[-1][0]), default=None)
    last = [w for w in touched if begun is not None and w[0] >= begun]
    return touched[: -len(last)] if 0 < len(last) <= BEGUN and peak < last[0][0] else touched


def _begun(text: str, touched: list[Span], clause: list[Span]) -> list[Span]:
    """The words touched, with the one before them where that is a determiner and begins their clause: no "dad cried"
    of "My dad cried"."""
    first = clause[0]
    begins = len(clause) > 1 and touched[0] == clause[1]
    return [first, *touched] if begins and text[slice(*first)].lower() in _DETERMINERS else touched


def _unjoined(text: str, touched: list[Span]) -> list[Span]:
    """The words touched without an "and" or "but" that only joins them to what stands before."""
    return touched[1:] if len(touched) > JOINED and text[slice(*touched[0])].lower() in _JOINS else touched


def _without_dangling(text: str, touched: list[Span], breaks: Sequence[Span], peak: int) -> list[Span]:
    """The words touched without one or two at the end that begin another sentence, unless the strongest is among
    them."""
    inner = [b for a, b in breaks if touched[0][1] <= a and b <= touched[-1][0] and _ENDS.search(text, a, b)]
    last = [w for w in touched if inner and w[0] >= inner[-1]]
    if 0 < len(last) <= DANGLING < len(touched) - len(last) and peak < last[0][0]:
        return touched[: -len(last)]
    return touched


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) with the whole of "brother-in-law", and with the mark that closes or opens what is quoted in it."""
    if begun := _HYPHENED.search(text, max(0, start - _LONGEST_HYPHENED), start):
        start = begun.start()
    if goes_on := _GOES_ON.match(text, end):
        end = goes_on.end()
    closing = _CLOSING.match(text, end)
    if closing and _opened(text, start, end, closing[1]) > 0:
        end = closing.end()
    begins = _CLOSES.get(text[start - 1 : start])
    if begins and _OPENINGS[begins].match(text, start - 1) and _opened(text, start, end, begins) < 0:
        start -= 1
    return start, end


def _opened(text: str, start: int, end: int, mark: str) -> int:
    """How many more quotations begin in [start, end) than are closed by this mark."""
    return len(_OPENINGS[mark].findall(text, start, end)) - len(_CLOSINGS[mark].findall(text, start, end))


@lru_cache(maxsize=8)
def _words_and_breaks(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where a text's words and the ends of its clauses stand; several meanings ask one after the other."""
    return [w.span() for w in WORD.finditer(text)], [b.span() for b in _BREAK.finditer(text) if b["ends"]]


@lru_cache(maxsize=8)
def _joints(text: str) -> list[Span]:
    """Where a clause may be parted."""
    return [joint.span() for joint in _JOINT.finditer(text)]


@lru_cache(maxsize=8)
def _spoken(text: str) -> list[Span]:
    return spoken(text)


def forget() -> None:
    """Forgets the texts that were looked through."""
    _spoken.cache_clear()
    _words_and_breaks.cache_clear()
    _joints.cache_clear()

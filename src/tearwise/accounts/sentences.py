"""Sentences of an account, as offsets into its text.

Written for what people type about a hard evening: abbreviations, dots that trail off, quotes, emoji, lists, lines
without a single full stop. Nothing looks back or ahead further than a bounded number of characters or the next word,
so that time grows with the length of the text, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tearwise.accounts.stops import stops

_MOST_WORDS = 60
"""A longer sentence is cut: such a one mostly lacks its full stops."""

_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(r"\s*(?:[-*+•‣▪●◦–—]|\(?(?:\d{1,3}|[A-Za-z])[.)])(?=\s)")
_FIRST_WORD = re.compile(r"\s*(\S+)")
_WRAPPED = range(60, 101)
"""The widths, in characters, at which mail programs and terminals break a paragraph into lines."""

_LETTER = re.compile(r"[^\W_]")
_WORD = re.compile(r"\S+")
_CLAUSE_END = re.compile(r"(?:[,;:–—、，；：.!?…][\"'”’»)\]]?|-)\Z")
_STRONG = frozenset(";:–—；：.!?…")
_CONJUNCTIONS = frozenset(
    {
        "and", "but", "so", "then", "because", "when", "while", "which", "or", "although", "though", "until", "after",
        "before", "if",
    }
)  # fmt: skip


class Span(NamedTuple):
    """A passage of a text: ``text[start:end]``, counted in code points."""

    start: int
    end: int


def sentences(text: str) -> list[Span]:
    """The sentences of a text, in order and not overlapping; every character but white space is in one.

    None begins or ends in white space, and none has more than 60 words (a sentence that has is cut, at the end of a
    clause if there is one).
    """
    return [
        piece
        for start, end in _paragraphs(text)
        for sentence in _split(text, start, end)
        for piece in _cut(text, sentence)
    ]


def _paragraphs(text: str) -> Iterator[Span]:
    """The lines of a text, those joined that are one paragraph wrapped to a width."""
    block: list[Span] = []
    start = 0
    for newline in [*_NEWLINE.finditer(text), None]:
        line = _seen(text, start, newline.start() if newline else len(text))
        if line:
            block.append(line)
        if (not line or newline is None) and block:
            yield from _unwrapped(text, block)
            block = []
        if newline:
            start = newline.end()


def _unwrapped(text: str, lines: list[Span]) -> Iterator[Span]:
    """Lines that no blank line parts: joined wherever the next word did not fit, if that is how all of them end."""
    width = max(end - start for start, end in lines)
    overfull = [
        end - start + 1 + len(_first_word(text, after)) > width and not _BULLET.match(text, *after)
        for (start, end), after in pairwise(lines)
    ]
    wrapped = width in _WRAPPED and sum(overfull) > 0.8 * len(overfull)
    if len(overfull) == 1 and not text[lines[-1].start].islower():
        wrapped = False  # two lines, the second with a capital: a heading, or two sentences
    start = lines[0].start
    for line, goes_on in zip(lines, [*overfull, False], strict=True):
        if not (wrapped and goes_on):
            yield Span(start, line.end)  # which may begin with the newline before it
            start = line.end


def _first_word(text: str, line: Span) -> str:
    match = _FIRST_WORD.match(text, *line)
    return match[1] if match else ""


def _split(text: str, start: int, end: int) -> list[Span]:
    """A paragraph, split where a sentence stops. A piece without a letter or digit stays with the one before it."""
    found: list[Span] = []
    begin = _after_space(text, start, end)
    bullet = _BULLET.match(text, begin, end)
    unread = bullet.end() if bullet else begin
    lettered = False
    for stop in stops(text, unread, end):
        lettered = lettered or _LETTER.search(text, unread, stop.start) is not None
        unread = stop.start
        if lettered and stop.ends_sentence(text, begin, end):
            found.append(Span(begin, stop.end))
            begin = unread = _after_space(text, stop.end, end)
            lettered = False
    if rest := _seen(text, begin, end):
        if found and not _LETTER.search(text, *rest):
            found[-1] = Span(found[-1].start, rest.end)
        else:
            found.append(rest)
    return found


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence in pieces of at most 60 words, of about one length, cut at the end of a clause where there is one."""
    words = [Span(*word.span()) for word in _WORD.finditer(text, *sentence)]
    first = 0
    while (left := len(words) - first) > _MOST_WORDS:
        even = left / -(-left // _MOST_WORDS)
        last = max(
            range(first + int(even / 2), first + min(_MOST_WORDS, int(even * 1.5))),
            key=lambda i: (_ends_clause(text, words[i], words[i + 1]), -abs(i + 1 - first - even)),
        )
        yield Span(words[first].start, words[last].end)
        first = last + 1
    yield Span(words[first].start, sentence.end)


def _ends_clause(text: str, word: Span, following: Span) -> int:
    """How good it is to cut after a word: 3 after a strong mark, down to 0 in the middle of a clause."""
    mark = _CLAUSE_END.search(text, max(word.start, word.end - 2), word.end)
    if mark and mark[0][0] in _STRONG:
        return 3
    conjunction = text[slice(*following)].lower() in _CONJUNCTIONS
    return 2 if mark and conjunction else 1 if mark or conjunction else 0


def _seen(text: str, start: int, end: int) -> Span | None:
    """A passage without the white space around it; None when it is nothing else."""
    start = _after_space(text, start, end)
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _after_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start

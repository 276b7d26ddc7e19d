"""Marks an account's evidence in place: text and spans in, segments out, for the terminal and the page alike.

Everything here is pure: no colours, no markup, no third-party package.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from tearwise.reading.reading import MeaningReading

KEYS: Mapping[str, str] = MappingProxyType(
    {
        "love": "L",
        "trust": "T",
        "vulnerability": "V",
        "connection": "C",
        "remorse": "R",
        "empathy": "E",
        "joy_relief": "J",
        "loss_fear": "F",
        "other": "O",
    }
)
"""Meaning id → the letter that stands for it beside a marked passage, so that no mark depends on colour alone."""

_JOINERS = "\u200c\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_PICTURES = range(0x1F000, 0x1FB00)
"""Where emoji stand, and newer ones than this Python knows, which has no category for them."""
_TAGS = range(0xE0020, 0xE0080)
_FLAG = re.compile("(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)")
"""The flag of a part of a country, England's for instance: a black one, and unseen letters that say whose it is."""


class Segment(NamedTuple):
    """A stretch of the account and the ids of the meanings that it speaks for, in the order they were given."""

    text: str
    meanings: tuple[str, ...]


class Mark(NamedTuple):
    """The passage ``[start, end)`` speaks for a meaning; offsets count code points."""

    meaning: str
    start: int
    end: int


def marks_of(meanings: Iterable[MeaningReading]) -> tuple[Mark, ...]:
    """One mark per piece of evidence, in the meanings' order."""
    return tuple(Mark(one.id, e.start, e.end) for one in meanings for e in one.evidence)


def segments(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """Cuts the text where the set of meanings changes.

    The segments' texts joined are the text, to the letter; no two neighbours carry the same meanings; marks may
    overlap, and what lies outside the text is ignored. A cut never falls inside a character that a reader sees as
    one (a letter and its accents, a joined emoji, CR and LF): such a mark is widened to take the whole of it.
    """
    widened = [(m.meaning, _start_of_character(text, max(0, m.start)), _end_of_character(text, m.end)) for m in marks]
    held = [(meaning, start, end) for meaning, start, end in widened if start < end]
    order = tuple(dict.fromkeys(meaning for meaning, _, _ in held))
    cuts = sorted({0, len(text), *(start for _, start, _ in held), *(end for _, _, end in held)})
    found: list[Segment] = []
    for start, end in pairwise(cuts):
        here = {meaning for meaning, first, last in held if first <= start and end <= last}
        meanings = tuple(meaning for meaning in order if meaning in here)
        if found and found[-1].meanings == meanings:
            found[-1] = Segment(found[-1].text + text[start:end], meanings)
        else:
            found.append(Segment(text[start:end], meanings))
    return tuple(found)


def visible(text: str) -> str:
    """The text with nothing in it that could act on a screen: what would act is shown as an escape (``\\x1b``).

    Escapes control characters but tab and line feed, marks that turn the direction of writing, other unseen format
    characters, line separators, and code points that are no characters. Letters of every script, accents and emoji,
    joined or new, stay as they are. CR LF becomes one line feed.
    """
    parts = _FLAG.split(text.replace("\r\n", "\n"))
    parts[::2] = ["".join(_escaped(c) if _acts(c) else c for c in part) for part in parts[::2]]
    return "".join(parts)


def _acts(character: str) -> bool:
    if character in "\n\t" or character in _JOINERS or ord(character) in _PICTURES:
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _start_of_character(text: str, at: int) -> int:
    at = min(at, len(text))
    while _inside_character(text, at):
        at -= 1
    return at


def _end_of_character(text: str, at: int) -> int:
    at = max(0, min(at, len(text)))
    while _inside_character(text, at):
        at += 1
    return at


def _inside_character(text: str, at: int) -> bool:
    """Whether a cut before ``text[at]`` would part what is seen as one character."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    unseen = after in _JOINERS or ord(after) in _SKIN_TONES or ord(after) in _TAGS
    extends = unseen or unicodedata.category(after) in ("Mn", "Me", "Mc")
    return extends or before == "\u200d" or (before == "\r" and after == "\n")

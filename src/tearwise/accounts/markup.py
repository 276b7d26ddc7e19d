"""Markup that comes along when an account is copied out of a page: tags, and what stands there for a character, or in a
text whose encoding was mistaken. Nobody said it, and what has learned from plain accounts makes of it what chance
does."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_TAGS = (
    r"a|abbr|article|aside|b|big|blockquote|body|br|button|center|cite|code|dd|del|details|div|dl|dt|em|figure|font"
    r"|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|mark|meta|nav|ol|p|pre|q|s"
    r"|script|section|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|th|thead|title|tr|tt|u|ul|video|wbr"
)
_ATTRIBUTE = r"\s+[A-Za-z][\w-]*(?:=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))?"
_AS_LATIN = {mark.encode("utf-8").decode("latin-1"): mark for mark in "‘’“”–—…"}
_AS_WINDOWS = {
    of.translate(str.maketrans("\x80\x93\x94\x98\x99\x9c", "€“”˜™œ")): mark for of, mark in _AS_LATIN.items()
}
_MISTAKEN = _AS_LATIN | _AS_WINDOWS
"""What becomes of curly marks in UTF-8 that is taken for Latin-1, or for the Windows encoding: "donâ€™t"."""
_FIRST = "â"
_MISENCODED = re.compile(rf"{_FIRST}(?:{'|'.join(re.escape(of[1:]) for of in _MISTAKEN)})")
MARKUP = re.compile(
    rf"(?i:<(?:{_TAGS})(?:{_ATTRIBUTE}){{0,12}}\s?/?>|</[a-z][\w-]*>"
    r"|&(?:#\d{1,6}|#x[0-9a-f]{1,5}|quot|amp|lt|gt|apos|nbsp|[lr][sd]quo|hellip|[mn]dash);)"
    rf"|{_MISENCODED.pattern}"
)
"""A tag, or what stands for a character. "<3" is none, nor what people put between such signs: "<my son>"."""


def has_markup(text: str) -> bool:
    """Whether there is any in a text; most have none, and that is quickly seen."""
    return ("<" in text or "&" in text or _FIRST in text) and MARKUP.search(text) is not None


def stands_for(markup: str) -> str:
    """What a piece of markup stands for: a space for a tag, else a character. What is none stands for itself."""
    return " " if markup.startswith("<") else _MISTAKEN.get(markup) or html.unescape(markup)


def well_encoded(text: str) -> str:
    """A text with the curly marks that it had before its encoding was mistaken; other markup stays."""
    return _MISENCODED.sub(lambda found: _MISTAKEN[found[0]], text) if _FIRST in text else text


def without_markup(text: str) -> str:
    """A text with blanks for its markup, and the character where a piece stands for one. As long as before, so that
    offsets stay."""
    if not has_markup(text):
        return text
    return MARKUP.sub(lambda found: stands_for(found[0]).ljust(len(found[0]))[: len(found[0])], text)


class Unmarked(NamedTuple):
    """A text with what its markup stands for in the place of it.

    places: where each of its characters, and then its end, lies in the text as it was written
    """

    text: str
    places: Sequence[int]


def unmarked(text: str) -> Unmarked:
    """A text with what its markup stands for in the place of it, and the way back."""
    if not has_markup(text):
        return Unmarked(text, range(len(text) + 1))
    parts: list[str] = []
    places: list[int] = []
    past = 0
    for found in MARKUP.finditer(text):
        meant = stands_for(found[0])
        parts += text[past : found.start()], meant
        places += [*range(past, found.start()), *[found.start()] * len(meant)]
        past = found.end()
    return Unmarked("".join([*parts, text[past:]]), [*places, *range(past, len(text) + 1)])


def character_end(text: str, end: int) -> int:
    """Where the character ends whose first code point stands before ``end``: behind the marks that are set on it, as in
    an "é" of two, and behind all of the markup that stands for it."""
    if text[end - 1] in ("&", _FIRST) and (piece := MARKUP.match(text, end - 1)):
        end = piece.end()
    while end < len(text) and unicodedata.category(text[end]) in ("Mn", "Mc", "Me"):
        end += 1
    return end

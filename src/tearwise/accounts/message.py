"""Messages of a chat or an e-mail, who wrote them, and whether they say of themselves that they cry."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection
from functools import cache
from typing import Literal, NamedTuple

from tearwise.accounts.between import BETWEEN, NOT
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import BECAUSE, one_of, plain
from tearwise.accounts.stamps import STAMPED

_LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_SPACES = "\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_DIRECTIONS = "\ufeff\u061c\u200e\u200f" + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Which way is written, as programs put it before a name; and the mark with which a file begins."""
_AS_LINES = str.maketrans({**dict.fromkeys(_LINE_ENDS, "\n"), **dict.fromkeys(_SPACES + _DIRECTIONS, " ")})
_SET_OFF = re.compile(
    rf"^(?P<time>[ \t]*(?:{STAMPED}[ \t]*)?)(?P<sign>\*{{1,3}}|_{{1,2}})(?P<who>[^\W_][^\n:*_]{{0,39}})"
    r"(?::(?P=sign)|(?P=sign):)",
    re.MULTILINE,
)
"""A name as Markdown sets it off: "**Ben:** hi", "*Ben*: hi"."""
_WHO = (
    rf"(?:{STAMPED}[ \t]*)?(?P<sign>\*{{1,3}}|_{{1,2}})?(?P<who>[^\W_][^\n:*_]{{0,39}})"
    r"(?(sign)(?::(?P=sign)|(?P=sign):)|:)"
)
_QUOTED = re.compile(rf"(?P<mark>[ \t]*(?:(?:>|&gt;)[ \t]?)+)(?:{_WHO})?")
_LISTED = re.compile(rf"(?P<mark>[ \t]*(?:[-*+•–]|\d{{1,2}}[.)])[ \t]+){_WHO}")
"""A line of a quotation, or an item of a list, and who wrote it: "> **Ben:** hi", "- Ben: hi"."""
_CLAUSE = re.compile(rf"[.!?;,\n]|\b(?:{BECAUSE}|when|while|that|so|but)\b")
_REACH = 400
"""How far back it is looked for who cries, in a clause without an end: a full account of them would take seconds."""
_NOT_TOLD = re.compile(r"\b(?:are|r|were|why|(?<!n't )(?<!nt )(?<!not )stop|no) $")
"""Stands before tears that are asked about, or forbidden."""
_DENIED = re.compile(
    rf"\b(?:never|not|cannot|hardly|{NOT}) (?:(?:even|really|actually|ever|once|been|gonna|going to) ){{0,2}}$"
)
"""Stands before tears that are none: "I'm not even crying"; "I can't stop crying" has another word between."""


class Message(NamedTuple):
    """What somebody wrote in a chat; ``mine``: whether it is plainly the writer of the account who wrote it."""

    who: str
    said: str
    mine: bool

    @property
    def weeps(self) -> bool:
        """Whether it says of its writer that they cry."""
        return weeps(self.said)


class Chat(NamedTuple):
    """The messages of a chat or of e-mails, and what the writer of the account says before and after it.

    before, after: both may be empty
    copied:        whether the messages have no names, and stand as what somebody else wrote
    mail:          whether they are e-mails, and which
    """

    before: str
    messages: tuple[Message, ...]
    after: str
    copied: bool = False
    mail: Literal["received", "sent"] | None = None

    @property
    def prose(self) -> str:
        """What the writer says themselves, before and after."""
        return "\n\n".join(filter(None, (self.before, self.after)))

    @property
    def weeping(self) -> frozenset[str]:
        """Who says in it that they cry, without the writer; in lower case."""
        return frozenset(one.who for one in self.messages if not one.mine and one.weeps)

    @property
    def others(self) -> frozenset[str]:
        """Who wrote in it beside the writer; in lower case."""
        return frozenset(one.who for one in self.messages if not one.mine)


def as_lines(text: str, me: Collection[str] = ()) -> str:
    """A text of the same length in which a line ends in "\\n" alone, whatever was copied for that, a space is a plain
    one, and no name at the beginning of a line is set off, nor its line quoted or an item of a list: who wrote a line
    is told by where their name stands in it. me: by which words the writer of the account is meant"""
    text = text.replace("\r\n", " \n").translate(_AS_LINES)
    if ":" in text:
        text = _without_marks(_LISTED, _without_marks(_QUOTED, text, me), me)
    if "*" not in text and "_" not in text:
        return text
    return _SET_OFF.sub(lambda one: f"{' ' * 2 * len(one['sign'])}{one['time']}{one['who']}:", text)


def _without_marks(marked: re.Pattern[str], text: str, me: Collection[str]) -> str:
    """A text with blanks for the marks of its quotations or lists, where each line has one, or where the writer and
    somebody else have written what is marked so: a list in which no name comes again may only say who is who."""
    lines = text.split("\n")
    found = {at: one for at, line in enumerate(lines) if (one := marked.match(line))}
    if not found:
        return text
    names = [one["who"].strip().lower() for one in found.values() if one["who"]]
    both = any(name in me for name in names) and any(name not in me for name in names)
    again = marked is _QUOTED or len(set(names)) < len(names)
    if not (both and again) and len(found) < sum(not line.isspace() and line != "" for line in lines):
        return text
    for at, one in found.items():
        lines[at] = " " * one.end("mark") + lines[at][one.end("mark") :]
    return "\n".join(lines)


def weeps(said: str) -> bool:
    """Whether a message says of its writer that they cry: "I can't stop crying", "crying rn"; not "he cried", nor "I'm
    not crying"."""
    known = _patterns()
    line = plain(said)
    ends = [0, *(end.end() for end in _CLAUSE.finditer(line))]
    for found in known.weeping.finditer(line):
        begins, at = max(ends[bisect(ends, found.start()) - 1], found.start() - _REACH), found.start()
        before = line[begins:at]
        if _DENIED.search(before):
            continue
        own, other = (
            max((one.end() for one in who.finditer(line, begins, at)), default=-1) for who in (known.first, known.other)
        )
        if own > other:
            return True
        few = len(before.split()) <= 2 or known.had.fullmatch(before)
        left_out = own == other == -1 and few
        if left_out and not line[found.end() :].startswith("?") and not _NOT_TOLD.search(before):
            return True
    return False


class _Patterns(NamedTuple):
    """Crying; somebody else than the one who writes; the one who writes; and what stands before "cry" where they leave
    themselves out: "just had a little"."""

    weeping: re.Pattern[str]
    other: re.Pattern[str]
    first: re.Pattern[str]
    had: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    verbs, nouns = crying_verbs(), person_nouns()
    others = one_of({*nouns.telling, *nouns.either, "they", "you", "u", "ur", "everyone", "everybody"})
    theirs = rf"(?:his|her) (?!{BETWEEN}\b)\w"  # "I sit in her chair and cry", but "I saw her still crying"
    return _Patterns(
        re.compile(rf"\b{verbs.pattern('base', 'past', 'ing', 'states', 'nouns')}\b"),
        re.compile(rf"\b(?!{theirs}){others}(?:'s|s|'re)?\b"),
        re.compile(r"\b(?:i|im|i'm|ive|i've|i'd|i'll)\b"),
        re.compile(r"(?:[\w']+ ){0,4}?(?:had|having|have|been having) (?:a|another) (?:\w+ )?"),
    )

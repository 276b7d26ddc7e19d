"""A chat that stands in one line: "me: are you ok? him: no 😭 me: what happened". It is typed so from memory, or the
ends of its lines were lost where it was pasted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from tearwise.accounts.message import as_lines
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import plain
from tearwise.accounts.stamps import STAMPED

_OTHERS = frozenset({"he", "him", "she", "her", "they", "them"})
"""Who needs no name where the writer is "me"."""
_MARK = re.compile(
    rf"(?<!\S)(?:{STAMPED})? ?(?:(?:my|our) )?(?P<who>[^\W\d_][\w'’-]{{0,29}}) ?:(?=\s+\S|[\"“'‘])", re.IGNORECASE
)
_IN_A_SENTENCE = re.compile(
    r"\b(?:to|at|for|from|of|with|by|on|about|like|than|not|and|or|between|against|behind|is|was|it's"
    r"|told|tells|asked|asks|texted|messaged|sent|showed|gave|said|says|wrote|call(?:s|ed)?)[ ,]*$",
    re.IGNORECASE,
)
"""Stands before a word with a colon that begins no message: "he said to me: go"."""
_BEGINS = re.compile(r"(?:^|[.!?:…)\"”]) *$")
"""Stands before the first message."""
_FEW = 3
"""As many messages make a chat of a line that tells more before; "At the end. Me: fine. Him: in tears." is none."""
_REACH = 20


def in_lines(text: str, me: Collection[str], headings: Collection[str]) -> str:
    """A text of the same length, its ends of lines as ``as_lines`` has them, in which each message of a chat begins a
    line also where several stood in one.

    me:       by which words the writer of the account is meant
    headings: what stands before a colon and is nobody's name
    """
    text = as_lines(text, me)
    if ":" not in text:
        return text
    return "\n".join(_split(line, me, headings) for line in text.split("\n"))


def _split(line: str, me: Collection[str], headings: Collection[str]) -> str:
    """A line, broken before each of its messages, where both the writer and another have one."""
    marks = [found for found in _MARK.finditer(line) if not _IN_A_SENTENCE.search(_before(line, found))]
    if len(marks) < 2:
        return line
    names = [plain(found["who"]) for found in marks]
    begins = next((at for at, found in enumerate(marks) if _BEGINS.search(_before(line, found))), len(marks))
    times, known = Counter(names), _OTHERS | person_nouns().everybody
    marks = [
        found
        for at, (found, name) in enumerate(zip(marks, names, strict=True))
        if at >= begins and name not in headings
        if name in me or name in known or times[name] > 1 or at == begins
    ]
    if {plain(found["who"]) in me for found in marks} != {True, False}:
        return line
    if len(marks) < _FEW and line[: marks[0].start()].strip():
        return line
    signs = list(line)
    for found in marks:
        if found.start():
            signs[found.start() - 1] = "\n"
    return "".join(signs)


def _before(line: str, found: re.Match[str]) -> str:
    return line[max(0, found.start() - _REACH) : found.start()]

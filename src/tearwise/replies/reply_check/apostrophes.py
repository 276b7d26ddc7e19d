"""The apostrophes that a reply leaves out, put back: so that "whats wrong" is read as "what's wrong" is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from tearwise.accounts.phrases import straight
from tearwise.replies.reply_check.words import meant_by, spellings

_WORD = re.compile(r"[^\W_]+(?:['\-][^\W_]+)*")
_WORDS_OF_THEIR_OWN = frozenset({"hell"})


class Restored(NamedTuple):
    """A text with its apostrophes.

    text:  straight ones, and those that were left out put back
    added: where in ``text`` they were put back, in order
    """

    text: str
    added: tuple[int, ...]

    def place(self, offset: int) -> int:
        """The offset in the text as it was written that stands for an offset in this one."""
        return offset - bisect_left(self.added, offset)


def restored(text: str) -> Restored:
    """A text with straight apostrophes, and with those that a contraction was written without."""
    parts: list[str] = []
    added: list[int] = []
    length = last = 0
    for match in _WORD.finditer(even := straight(text)):
        at = _left_out().get(match.group().lower())
        if at is not None:
            parts.append(even[last : match.start() + at] + "'")
            length += len(parts[-1])
            added.append(length - 1)
            last = match.start() + at
    return Restored("".join([*parts, even[last:]]), tuple(added))


@cache
def _left_out() -> Mapping[str, int]:
    """Contraction without its apostrophe → where that belongs: "dont" → 3. Words that are also other words stay."""
    found: dict[str, int] = {}
    for form, meant in spellings().items():
        if form in _WORDS_OF_THEIR_OWN or not form.isalpha() or len(meant) == 1:
            continue
        at = next((at for at in range(1, len(form)) if meant_by(f"{form[:at]}'{form[at:]}") == meant), None)
        if at is not None:
            found[form] = at
    return MappingProxyType(found)

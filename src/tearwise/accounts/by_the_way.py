"""What the writer does only in a part of what somebody else does: "she begged when I packed and cried"."""

from __future__ import annotations

import re
from functools import cache

from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import BECAUSE, UNTIL, one_of

_SUBORDINATE = re.compile(rf"\b(?:if|whether|when|where|what|why|how|that|before|after|while|{BECAUSE}|{UNTIL}) $")
"""Stands before somebody of whom another clause speaks."""
_REACH = 60


def is_by_the_way(found: re.Match[str]) -> bool:
    """Whether it is the writer who is found (group 1 is "i"), in what is only a part of what somebody else does: then
    the words do not tell which of the two cries in the end, "he heard that I passed and cried"."""
    before = found.string[max(0, found.start(1) - _REACH) : found.start(1)]
    return found[1] == "i" and _SUBORDINATE.search(before) is not None and _another().search(before) is not None


@cache
def _another() -> re.Pattern[str]:
    """Somebody else than the writer who does something, in the sentence that goes on: not "mum" in "I told my mum"."""
    somebody = (
        rf"(?:^|[.!?,;:]|\b(?:and|but|so|then)\b) ?(?:(?:my|our|the) )?(?:[\w-]+ )?{one_of(person_nouns().everybody)}"
    )
    return re.compile(rf"(?:\b(?:s?he|they)|{somebody})\b[^.!?]*$")

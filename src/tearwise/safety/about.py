"""Whom the words that were noticed of one risk are about, and which advice is for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tearwise.reading.reading import Risk
from tearwise.safety.wording import Advice, To
from tearwise.safety.words import Words

_FIRST_PERSON = frozenset({"i", "myself", "me", "my"})
_SUBJECTS = frozenset({"he", "she", "they", "who"})
_OTHERS = _SUBJECTS | {"him", "her", "them", "his", "their", "himself", "herself", "themselves", "you"}
_TELLING = re.compile(
    r"\b(?:tell|tells|told|telling|ask|asks|asked|show|shows|showed|texted|messaged|rang|called|wrote|begged) me\b"
)
"""Who is told or asked something is not the one to whom it is done."""
_DONE_TO = frozenset({"me", "us"})
_DONE_BY = re.compile(r"\bi (?:have |had |just |only |also |then |really |nearly |almost )*(\w+)")
"""What a writer says that they do; the group is the verb."""
_WITNESSED = frozenset(
    [
        "think",
        "thought",
        "know",
        "knew",
        "saw",
        "see",
        "heard",
        "hear",
        "watched",
        "believe",
        "am",
        "was",
        "told",
        "said",
        "asked",
        "found",
    ]
)
_LONG_AGO = frozenset({"was", "were", "used", "childhood", "ago", "had", "as"})
"""Words of a passage by which a child's harm may lie long back: "when he was a kid", "used to"."""


@dataclass(frozen=True)
class About:
    """narrator: they sound like the writer's own thoughts of dying, or like something done to the writer
    author:   they sound like something that the writer did to another
    grown:    they speak of long ago, of a child who may be grown by now
    """

    narrator: bool = False
    author: bool = False
    grown: bool = False

    @classmethod
    def of(cls, risk: Risk) -> About:
        """By the passages of a risk."""
        said = [Words.of(passage.quote).words for passage in risk.evidence]
        if risk.id == "self_harm":
            return cls(narrator=any(_is_first_person(words) for words in said))
        if risk.id == "child_harm":
            return cls(grown=any(not _LONG_AGO.isdisjoint(words) for words in said))
        narrator = any(_is_done_to(words) for words in said)
        return cls(narrator, not narrator and any(_is_done_by(words) for words in said))

    def in_order(self, told: Iterable[Advice]) -> list[Advice]:
        """The advice that fits, what is meant for these first."""
        out: set[To] = {"others", "author"} if self.narrator else {"narrator"} if self.author else set()
        first = {name for name in ("narrator", "author", "grown") if getattr(self, name)}
        fits = [one for one in told if one.to not in out]
        return sorted(fits, key=lambda one: (one.to != "everybody", one.to not in first))


def _is_first_person(words: tuple[str, ...]) -> bool:
    return not _FIRST_PERSON.isdisjoint(words) and _OTHERS.isdisjoint(words)


def _is_done_to(words: tuple[str, ...]) -> bool:
    return not _DONE_TO.isdisjoint(_TELLING.sub("", " ".join(words)).split())


def _is_done_by(words: tuple[str, ...]) -> bool:
    verb = _DONE_BY.search(" ".join(words))
    return verb is not None and verb[1] not in _WITNESSED and _SUBJECTS.isdisjoint(words)

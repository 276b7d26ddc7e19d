"""Whom the words that were noticed of one risk are about, and which advice is for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from tearwise.reading.reading import Risk
from tearwise.safety.families import says, where_said
from tearwise.safety.quotes import ME, SUBJECTS, told_from
from tearwise.safety.wording import Advice, To
from tearwise.safety.words import Words, lexicon

_FIRST_PERSON = frozenset({"i", "myself", "me", "my"})
_FIRST_PERSON_OR_NONE = _FIRST_PERSON | {"want"}
"""The same, and "want" without anybody who does: "cant stop crying and want to die"."""
_OTHERS = SUBJECTS | {"him", "her", "them", "his", "their", "himself", "herself", "themselves", "you"}
_TELLING = re.compile(
    r"\b(?:tell|tells|told|telling|ask|asks|asked|show|shows|showed|texted|messaged|rang|called|wrote|begged) me\b"
    r"|\b(?:scared|afraid|frightened|terrified) of me\b"
)
"""Who is told or asked something, or is feared, is not the one to whom it is done."""
_THEN = frozenset({"and", "so", "but", "till", "until"})
"""Words behind which it is told what came of what was done: "I hit him and he cried"."""
_OTHER_CHILDREN = frozenset({"kids", "children", "brother", "brothers", "sister", "sisters"})
"""Who may be told of beside a baby, and can speak; the writer may be one of them."""
_RANSOM = frozenset({"pay", "paid", "paying", "money", "cash", "bitcoin", "crypto", "vouchers", "blackmailed"})
"""What strangers want, who threaten to show pictures."""
_WHERE_TOLD: tuple[Literal["starving", "pictures"], ...] = ("starving", "pictures")
"""What is advised only where the words noticed tell of it."""


@dataclass(frozen=True)
class About:
    """narrator: they sound like the writer's own thoughts of dying, or like something done to the writer
    author:   they sound like something that the writer did to another
    grown:    they speak of long ago, of a child who may be grown by now
    past:     the same, and of nobody who may be in danger right now
    feared:   the one who may think of dying may be the one who hurts or threatens
    young:    the writer says that they are not yet grown
    apart:    the two are no couple: a carer, a boss, a grown child, or a stranger who wants money for pictures
    starving: they tell of somebody who starves
    pictures: they tell of pictures that somebody threatens to show
    small:    the child is too small to speak
    """

    narrator: bool = False
    author: bool = False
    grown: bool = False
    past: bool = False
    feared: bool = False
    young: bool = False
    apart: bool = False
    starving: bool = False
    pictures: bool = False
    small: bool = False

    @classmethod
    def of(cls, risk: Risk) -> About:
        """By the passages of a risk."""
        said = [Words.of(passage.quote) for passage in risk.evidence]
        pictures = any(says(words, "pictures") for words in said)
        if risk.id == "self_harm":
            starving = any(says(words, "starved") for words in said)
            return cls(narrator=any(_is_first_person(words) for words in said), starving=starving)
        if risk.id == "child_harm":
            grown = any(says(words, "long_ago") for words in said)
            past, small = grown and risk.urgency != "now", _is_of_the_small(said)
            author = any(_is_done_by(words) for words in said)
            return cls(author=author, grown=grown, past=past, pictures=pictures, small=small)
        narrator = any(_is_done_to(words) for words in said)
        author = not narrator and any(_is_done_by(words) for words in said)
        return cls(narrator, author, apart=_are_no_pair(said, pictures), pictures=pictures)

    def in_order(self, told: Iterable[Advice]) -> list[Advice]:
        """The advice that fits, what is meant for these first; what is for who may have done it last, if not they."""
        out: set[To] = {"others", "unafraid", "author"} if self.narrator else set()
        out |= {"narrator", "others", "leaving", "wary", "child", "speaking"} if self.author else set()
        out |= {"unafraid"} if self.feared else set()
        out |= {"adult", "recent", "speaking", "pair", "leaving"} if self.young else {"young"}
        out |= {"author"} if self.young and not self.author else set()
        out |= {"grown"} if self.young and not self.grown else set()
        out |= {"recent", "speaking"} if self.past else set()
        out |= {"child", "speaking", "grown"} if self.small and not self.young else {"small"}
        out |= {"grown"} if self.pictures and not self.grown else set()
        out |= {"pair", "leaving"} if self.apart else set()
        out |= {name for name in _WHERE_TOLD if not getattr(self, name)}
        first: set[str] = {name for name in ("narrator", "author", "grown", *_WHERE_TOLD) if getattr(self, name)}
        first |= {"recent"} if self.author else set()
        fits = [one for one in told if one.to not in out]
        last = set() if self.author else {"author"}
        return sorted(fits, key=lambda one: (one.to != "everybody", one.to not in first, one.to in last))


def in_doubt(risks: Collection[Risk], young: bool) -> bool:
    """Whether all that was noticed only sounds like a risk (``Risk.doubtful``); never where the writer is not yet
    grown, who is to turn to somebody in any case."""
    return bool(risks) and not young and all(risk.doubtful for risk in risks)


def is_no_threat(dying: Risk, abuse: Risk) -> bool:
    """Whether who thinks of dying threatens no reader with it: the writer, who is hurt or hurts, and of whom alone both
    are told; or whoever is threatened with pictures."""
    about = About.of(abuse)
    if about.pictures:
        return not any(
            one.start < other.end and other.start < one.end for one in dying.evidence for other in abuse.evidence
        )
    return (about.narrator or about.author) and all(_is_first_person(Words.of(one.quote)) for one in dying.evidence)


def _is_first_person(words: Words) -> bool:
    said = words.words
    told = told_from(said)
    if told is not None and "i" not in said[:told]:
        return False
    return says(words, "of_writer") or (not _FIRST_PERSON_OR_NONE.isdisjoint(said) and _OTHERS.isdisjoint(said))


def _is_done_to(words: Words) -> bool:
    told = _TELLING.sub("", " ".join(words.words)).split()
    return not ME.isdisjoint(told) or (not _is_done_by(words) and says(words, "to_writer"))


def _is_done_by(words: Words) -> bool:
    return says(words, "feared") or any(
        SUBJECTS.isdisjoint((*words.words[:last], *takewhile(lambda word: word not in _THEN, words.words[last:])))
        for _, last in where_said(words, "by_writer")
    )


def _is_of_the_small(said: Iterable[Words]) -> bool:
    """Whether one of the passages tells of a baby, and none of other children."""
    told = list(said)
    return any(says(words, "small_child") for words in told) and all(
        _OTHER_CHILDREN.isdisjoint(words.words) for words in told
    )


def _are_no_pair(said: Iterable[Words], pictures: bool) -> bool:
    """Whether one of the passages names who is no couple with whom they hurt, or wants money for pictures, and none
    names a partner."""
    partners = frozenset(lexicon().classes["partner"])
    told = list(said)
    return all(partners.isdisjoint(words.words) for words in told) and any(
        says(words, "no_pair") or (pictures and not _RANSOM.isdisjoint(words.words)) for words in told
    )

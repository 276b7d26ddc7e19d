"""Whether an account tells that somebody cries before its writer and nobody else: "he only cries in front of me"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.phrases import any_of_each, plain
from tearwise.reading.stories.story import Story
from tearwise.tables import load_table

_FILE = "shown_to_one.toml"
_LISTS = ("with_me", "nobody_else", "unless")
_THEY = r"(?:he|she|they)"
_NEVER = r"(?:never|doesn'?t|does not|don'?t|won'?t|will not|wouldn'?t|can'?t|cannot|refuses to|hates to)"
_SELDOM = r"(?:never|hardly ever|rarely|doesn'?t|does not|doesn'?t ever)"
_BEFORE = r"(?:with|around|before|in front of|infront of)"
_LETS_GO = r"(?:fall apart|fall to pieces|go to pieces|let go|let it out|let it all out|be weak|drop the mask)"
_HAS_SEEN = r"(?:has |have |ever |gets to |is allowed to ){0,2}(?:see|sees|seen|saw) (?:him|her|them) (?:ever )?"


def is_shown_to_one(text: str) -> bool:
    """Whether a text tells of tears that nobody else sees, and of nothing that makes another story of them."""
    return _shown().is_in(plain(text))


@cache
def _shown() -> Story:
    """That of shown_to_one.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading.stories", _FILE))


def parsed(data: Mapping[str, Any]) -> Story:
    """What shown_to_one.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    cry = crying_verbs().pattern("base", "third", "past")
    tears, seldom = crying_verbs().pattern(), crying_verbs().pattern("base", "third")
    told = (
        rf"only (?:ever )?{cry} (?:[\w'-]+ )?{one['with_me']}",
        rf"{cry} only (?:ever )?{one['with_me']}",
        rf"only (?:one|person) (?:who |that )?{_THEY} (?:ever |can |could ){{0,2}}{cry} {_BEFORE}",
        rf"only (?:one|person) (?:who|that|who's|whos|to have|who has) {_HAS_SEEN}{cry}",
        rf"only (?:one|person) (?:who |that )?{_THEY} (?:can|could) {_LETS_GO} {_BEFORE}\b"
        rf"(?=.*\b{tears}\b)",
        rf"{_SELDOM} {seldom},? but (?:{_THEY} )?(?:did|does) {one['with_me']}",
        rf"only with me (?:{_THEY} )?(?:can |could )?(?:{_THEY} )?{cry}",
        rf"(?:can|could) only (?:ever )?{cry} {one['with_me']}",
        r"(?:doesn'?t|don'?t|no longer|stopped|stopped to) hid(?:e|es|ing) (?:his|her|their) tears"
        r"(?: (?:from|with|around|in front of) me|(?= any ?more\b))",
        rf"with me {_THEY} (?:doesn'?t|don'?t|no longer) hides? (?:his|her|their) tears",
        rf"{_NEVER} (?:ever )?{cry} {one['nobody_else']}",
        rf"(?:nobody|no one|noone) else (?:has |ever |has ever )?(?:sees|seen|saw|gets to see) (?:him|her|them) {cry}",
    )
    return Story.of((rf"\b{way}\b" for way in told), one["unless"])

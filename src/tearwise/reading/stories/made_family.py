"""Whether an account tells that somebody is made one of the family, or finds kin: "he cried when I took his name"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.phrases import any_of_each, plain
from tearwise.reading.stories.glad_occasion import MOST_CHARACTERS
from tearwise.reading.stories.story import Story
from tearwise.tables import load_table

_FILE = "made_family.toml"
_LISTS = ("roles", "made", "called", "chosen", "adopted", "takes", "names", "finds", "kin", "unless")
_WHOM = r"(?:me|him|her|us|them)"
_WHOSE = r"(?:my|his|her|our|their)"
_GAP = r"(?:(?!(?:and|but|so|then)\b)[\w'-]+ )"
_FEW = r"\W*(?:[\w',.!-]+ ){0,12}?\b"
_NO_MORE = r"\b(?:[,.!?;]* [\w'-]+){0,20}\W*$"
"""How much an account may tell beside it: a longer one tells more than that."""


def is_made_family(text: str) -> bool:
    """Whether a text tells that somebody is taken in, takes another in or finds kin, and of no refusal, end or loss."""
    return len(said := plain(text)) <= MOST_CHARACTERS and _family().is_in(said)


@cache
def _family() -> Story:
    """That of made_family.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading.stories", _FILE))


def parsed(data: Mapping[str, Any]) -> Story:
    """What made_family.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE, apostrophes_may_lack=True)
    calls = rf"call(?:s|ed|ing)? {_WHOM} {_GAP}{{0,2}}?{one['called']}"
    told = (
        rf"(?:asked|asks|ask|asking) {_GAP}{{0,4}}?(?:(?:to|if|whether) {_GAP}{{0,3}}?){one['roles']}",
        rf"made {_GAP}{{1,3}}?{one['made']}",
        rf"(?:{one['chosen']}\b[^.!?]*? {calls}|{calls}\b[^.!?]*?\b{one['chosen']})",
        one["adopted"],
        rf"{one['takes']} {_WHOSE} {one['names']}",
        rf"named {_GAP}{{1,3}}?after {_WHOM}",
        rf"{one['finds']} {_WHOSE} {one['kin']}",
        rf"{_WHOSE} {one['kin']}\b[^.!?]*? (?:met|first time|found {_WHOM})",
    )
    cried = crying_verbs().pattern()
    ways = "|".join(told)
    # The beginning comes first: else the tears would be looked for anew from every character.
    return Story.of([rf"^(?=.*\b{cried}\b){_FEW}(?:{ways}){_NO_MORE}"], one["unless"])

"""Whether an account tells that something good set the tears off: "my dad cried when I passed"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from tearwise.accounts.clause import who_did
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import BECAUSE, UNTIL, any_of_each, one_of, plain
from tearwise.tables import load_table

MOST_CHARACTERS = 240
"""Characters of a text of which the occasion may be the whole story."""

_FILE = "glad_occasion.toml"
_LISTS = (
    "good_news",
    "days",
    "ended",
    "then",
    "reunion",
    "deeds",
    "helps",
    "gives",
    "gifts",
    "takes",
    "burdens",
    "asides",
    "pets",
    "gone",
    "back",
    "hurt",
    "unless",
)
_MINE, _MY = r"(?:me|us|(?:my|our) \w+)", r"(?:my|our)"
_THEIRS = r"(?:him|her|them|(?:his|her|their|my|our) [\w'-]+|an? (?:\w+ )?[\w'-]+)"
_THEIR = r"(?:his|her|their)"
_FOR = rf"(?:when|{BECAUSE}|as|after|that|once|at)"
_NOT_FOR = rf"(?:so|and|then|but|while|{UNTIL}|before|if|through|during)"
"""Words between the tears and what comes after them by which that did not set them off: "she cried, so I …"."""
_NOT_YET = rf"(?:while|when|whenever|{BECAUSE}|since|who|after|if|as|that|why|was|were|is|are)"
"""Words between an occasion and tears by which these were there before it: "I made her tea when she cried"."""

_FINDS = r"(?:saw|found out|heard|learned|learnt|realised|realized|read|got told|was told)"
_SELF = "|".join(rf"{they}(?: had|'d)? (?:\w+ )?{_FINDS} (?:that )?{they}" for they in ("he", "she", "they"))
_TOLD_SELF = r"(?:told|tell|telling|texted|rang) (?:him (?:that )?he|her (?:that )?she|them (?:that )?they)"
_PASSED = rf"(?:{_SELF}|{_TOLD_SELF})(?:'d|'s|'ve|d| had| has| have)? (?:\w+ )?passed"
"""An exam that whoever cries has passed: who hears that another has may hear of a death."""

_LITTLE = r"^\W*(?:[\w',-]+ ){0,9}?\b"
_NO_MORE = r"(?: [\w'-]+){0,5}(?:[,.!]* (?:why|what|how|is|was|should|does|do|did)\b[^?]{0,60}\?)?\W*$"
"""What an account may tell before and after an occasion with its tears: who is sad at a good one says more of it."""


class Occasions(NamedTuple):
    """What glad_occasion.toml holds, as it is looked for in lower case: an occasion with the tears that it set off.

    good_news, reunion: somebody cries for it
    mine, theirs:       a kindness to the writer, to somebody else, who cries for it
    asides:             how somebody cries, or how one stood there: left out first
    other_parent:       an ex at a good day of the child of both: no end is told of there
    own_child:          a child cries when the writer, its parent, does something: lunch made for a child is no gift
    my_day:             somebody cries at the writer's wedding and the like; not their ``child``, who may be tired
    pet_back:           an animal that was gone is there again; hurt: not as it was
    unless:             what else may be told with these words
    """

    good_news: re.Pattern[str]
    reunion: re.Pattern[str]
    mine: re.Pattern[str]
    theirs: re.Pattern[str]
    asides: re.Pattern[str]
    other_parent: re.Pattern[str]
    own_child: re.Pattern[str]
    my_day: re.Pattern[str]
    child: re.Pattern[str]
    pet_back: re.Pattern[str]
    hurt: re.Pattern[str]
    unless: re.Pattern[str]


def glad_occasions(text: str, another_cries: bool) -> frozenset[str]:
    """What good set the tears off, as values of the question for the trigger: "good_news", "reunion", "kindness".

    another_cries: whether somebody else than the writer does: a kindness moves the one that it was done to
    Nothing where the text has a word that may make another story of it, or is longer than ``MOST_CHARACTERS``.
    """
    known = _occasions()
    whole = who_did(plain(text))
    if len(whole) <= MOST_CHARACTERS and known.pet_back.search(whole) and not known.hurt.search(whole):
        return frozenset({"reunion"})  # what was lost is told of it by itself
    said = known.other_parent.sub("the other parent", known.asides.sub("", whole))
    if len(said) > MOST_CHARACTERS or known.unless.search(said):
        return frozenset()
    told = {"good_news": known.good_news.search(said), "reunion": known.reunion.search(said)}
    if another_cries and not known.child.search(said):
        told["good_news"] = told["good_news"] or known.my_day.search(said)
    if not known.own_child.search(said):
        told["kindness"] = (known.theirs if another_cries else known.mine).search(said)
    return frozenset(value for value, found in told.items() if found)


@cache
def _occasions() -> Occasions:
    """Those of glad_occasion.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading.stories", _FILE))


def parsed(data: Mapping[str, Any]) -> Occasions:
    """What glad_occasion.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    verbs, nouns = crying_verbs(), person_nouns()
    cried = rf"(?:{verbs.pattern('past', 'third')}|(?:started|began|burst out) {verbs.pattern('ing')})"
    child = one_of(chain(nouns.named["child"], *nouns.gendered["child"].values()))
    child_cries = rf"(?:my|our) (?:[\w-]+ ){{0,2}}?{child} (?:\w+ ){{0,2}}?{cried}"
    childs = rf"(?:our|my|his|her|their) (?:[\w-]+ )?{child}(?:'?s)? {one['days']}"
    good_news = rf"(?:{childs}|{one['good_news']}|(?:{one['ended']}|{_PASSED})(?=[.!?,;]|\W*$| {one['then']}\b))"
    aside = rf"{cried}\b,?(?: (?!{_NOT_FOR}\b)[\w'-]+,?){{0,9}}?"
    for_it = rf"{cried}\b(?: (?!{_NOT_FOR}\b)[\w'-]+){{0,4}}? {_FOR}\b(?: (?!{_NOT_FOR}\b)[\w'-]+){{0,8}}?"
    after = rf"\b(?:[,.!;]? (?!{_NOT_YET}\b)[\w'-]+){{0,8}}?[,.!;]?"

    def either(before: str, occasion: str, crier: str = "") -> re.Pattern[str]:
        return re.compile(rf"{_LITTLE}(?:{before} {occasion}|{occasion}{after} {crier}{cried})\b{_NO_MORE}")

    return Occasions(
        good_news=either(aside, good_news),
        reunion=either(for_it, one["reunion"]),
        mine=either(for_it, rf"(?<!\bi ){_kindness(one, _MINE, _MY)}", r"(?:i|we) (?:\w+ ){0,2}?"),
        theirs=either(for_it, rf"(?<!\bhe )(?<!\bshe ){_kindness(one, _THEIRS, _THEIR)}", r"(?<!\band )(?<!, )"),
        asides=re.compile(rf"(?:[,.;]? (?:and|but))?[,.;]? ?\b{one['asides']}\b(?:[,.;]? (?:and|but)\b)?"),
        other_parent=re.compile(
            r"\b(?:my|our|his|her|their) ex(?:[- ](?:husband|wife|partner|boyfriend|girlfriend))?\b"
            rf"(?=.*\b(?:our|their) (?:[\w-]+ ){{0,2}}?{child}(?:'?s)?\b)"
        ),
        own_child=re.compile(rf"\b{child_cries} (?:\w+ ){{0,3}}?(?:i|we)\b"),
        my_day=either(aside, rf"(?:my|our) {one['days']}"),
        child=re.compile(rf"\b{child_cries}\b"),
        pet_back=re.compile(rf"\b{one['pets']}\b[^\n]{{0,40}}?\b{one['gone']}\b[^\n]{{0,120}}?\b{one['back']}\b"),
        hurt=re.compile(rf"\b{one['hurt']}\b"),
        unless=re.compile(rf"\b{one['unless']}\b"),
    )


def _kindness(one: Mapping[str, str], whom: str, whose: str) -> str:
    few = r"(?:(?!and\b|so\b|then\b)[\w'-]+ ){0,3}?"
    given = rf"{one['gives']} (?:{whom} {few}{one['gifts']}|{few}{one['gifts']} (?:to|with|for) {whom})"
    taken = rf"{one['takes']} (?:{whom}|{whose}) {few}{one['burdens']}"
    return rf"(?:{one['deeds']}|{one['helps']} {whom}|{given}|{taken})"

"""Whether good news hurt whoever cries: they miss somebody there, went without themselves, or will be left behind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import BECAUSE, any_of_each, one_of, plain
from tearwise.reading.stories.glad_occasion import MOST_CHARACTERS
from tearwise.tables import load_table

_FILE = "hurting_news.toml"
_LISTS = (
    "good",
    "absent",
    "without",
    "still",
    "places",
    "hoped",
    "elsewhere",
    "expecting",
    "waiting",
    "away",
    "moved_on",
    "unless",
)
_WHEN = rf"(?:when|{BECAUSE}|as|after|that)"
_SOMEBODY = r"(?:my|our|his|her|their) (?:[\w-]+ ){0,2}?[\w-]+"
_WITHIN = r"[^.!?]{0,60}?"
_ENDS = r"(?=[.!?,;]|$| (?:either|again|this time|too|himself|herself|myself|at all|anything|any|a place)\b)"
"""What comes after a word that is the last one of its clause: "and she didn't", not "and she didn't expect it"."""
_WOULD_BE = (
    r"birthday\b.{0,40}\b(?:he|she|they)(?:'d| would) (?:have been|be)(?: turning)? \d{1,3}"
    r"(?! (?:min|hour|day|week|mile|guest|people|of)\w*\b)"
)
"""The birthday of somebody who has died: "it's our son's birthday, he'd be 9"."""


class _Words(NamedTuple):
    """How a pattern speaks of whoever cries (``subject``, ``object``, ``owner``) and of another, who has the luck."""

    subject: str
    object: str
    owner: str
    lucky: str


_ANOTHER = _Words(r"(?:he|she|they)", r"(?:him|her|them)", r"(?:his|her|their)", rf"(?:i|we|{_SOMEBODY})")
_WRITER = _Words("i", "me", "my", rf"(?:he|she|they|{_SOMEBODY})")


class Hurt(NamedTuple):
    """What hurting_news.toml holds, as it is looked for in lower case.

    missed:                    somebody is missed on a good day
    another, writer:           another cries, the writer does, having gone without what somebody has
    left_another, left_writer: the same, where good news take somebody away from them
    moved_on:                  an ex of the writer's cries at the writer's new love
    unless:                    what else may be told with these words
    """

    missed: re.Pattern[str]
    another: re.Pattern[str]
    writer: re.Pattern[str]
    left_another: re.Pattern[str]
    left_writer: re.Pattern[str]
    moved_on: re.Pattern[str]
    unless: re.Pattern[str]


def hurts_of(text: str, another_cries: bool) -> frozenset[str]:
    """How good news hurt whoever cries; none where they do not, or the text says that they are glad all the same.

    another_cries: whether it is somebody else than the writer
    The values: "missed" (somebody should have been there), "without" (another has what they go without), "left" (the
    news take somebody away), "moved_on" (the writer, whose ex they are, loves another now).
    """
    said, known = plain(text), _hurt()
    if len(said) > MOST_CHARACTERS or known.unless.search(said):
        return frozenset()
    told = {
        "missed": known.missed,
        "without": known.another if another_cries else known.writer,
        "left": known.left_another if another_cries else known.left_writer,
    }
    found = {name for name, pattern in told.items() if pattern.search(said)}
    return frozenset(found | ({"moved_on"} if another_cries and known.moved_on.search(said) else set()))


@cache
def _hurt() -> Hurt:
    """That of hurting_news.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading.stories", _FILE))


def parsed(data: Mapping[str, Any]) -> Hurt:
    """What hurting_news.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    return Hurt(
        missed=re.compile(rf"\b(?:{one['good']}\b.*\b{one['absent']}|{_WOULD_BE})\b"),
        another=re.compile(_without(one, _ANOTHER)),
        writer=re.compile(_without(one, _WRITER)),
        left_another=re.compile(_left(one, _ANOTHER)),
        left_writer=re.compile(_left(one, _WRITER)),
        moved_on=re.compile(
            rf"\b(?:my|the) ex(?:[- ](?:husband|wife|partner|boyfriend|girlfriend|fiancee?))?\b.*\b{one['moved_on']}\b"
        ),
        unless=re.compile(rf"\b{one['unless']}\b"),
    )


def _without(one: Mapping[str, str], of: _Words) -> str:
    nouns = person_nouns()
    friend = one_of(chain(*nouns.named.values(), *(n for kinds in nouns.gendered.values() for n in kinds.values())))
    theirs = rf"(?:our|my|his|her|their) (?:[\w-]+ )?{friend}"
    ways = (
        rf"{one['good']}\b{_WITHIN}(?:,|,? (?:and|but|while)) {of.subject} (?:just )?{one['without']}{_ENDS}",
        rf"{one['good']}\b{_WITHIN}(?:,|,? (?:and|but|while)) {of.subject}(?:'s|'re|'m|s|m| is| are| am| was| were)? "
        rf"(?:just )?{one['still']}",
        rf"{one['good']} (?:[\w']+ ){{0,3}}?(?:before|over|instead of) {of.object}{_ENDS}",
        rf"won (?:[\w']+ ){{0,4}}?against {of.object}{_ENDS}",
        rf"{one['good']} (?:[\w']+ ){{0,3}}?(?:that )?{of.subject} (?:failed|lost){_ENDS}",
        rf"{_WHEN} {of.lucky} got {of.owner} {one['places']}{_ENDS}",
        rf"{_WHEN} {of.lucky} (?:[\w']+ ){{0,2}}?(?:got|get|won|landed|was given|were given) (?:the|that|a)"
        rf" (?:[\w-]+ )?{one['places']} (?:that )?{of.subject}(?:'d|d| had| was| were)? (?:[\w']+ )?{one['hoped']}"
        r"(?! (?:for )?(?:me|us|him|her|them)\b)",
        rf"gave {of.owner} {one['places']} {one['elsewhere']}|gave the {one['places']} {one['elsewhere']}",
        rf"{_WHEN} {theirs}\b{_WITHIN}{one['expecting']}\b.*\b(?:we|i)(?:'ve|ve|'d| have| had| are)? {one['waiting']}",
    )
    return rf"\b(?:{'|'.join(ways)})\b"


def _left(one: Mapping[str, str], of: _Words) -> str:
    cried = crying_verbs().pattern("past", "third")
    return rf"\b{cried} {_WHEN} {of.lucky} (?:[\w']+ ){{0,3}}?{one['good']}\b{_WITHIN}\b{one['away']}\b"

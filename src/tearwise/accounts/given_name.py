"""The noun that an account has for somebody whom it calls by a name: "my best mate Ruth", "Kofi is my brother"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from tearwise.accounts.between import BETWEEN
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import one_of

_LITTLE = (
    r"(?:(?:own|dear|poor|little|wee|baby|big|older|old|oldest|elder|eldest|younger|youngest|middle|best|good|close|late|twin"
    r"|lovely|sweet|former|teenage|grown-up) ){0,3}"
)
_TO_WHOM = re.compile(
    r"\b(?:told|tells?|telling|texted|asked|showed|said to|at|to|with|of|for|from|about|by|beside|near|behind|hugged"
    r"|held|kissed|met|called|rang|phoned|visited|thanked) $"
)
"""What comes right behind somebody after these words may be another who cries: "I told my mum Ruth cried"."""
_NOT_A_NAME = frozenset(
    {
        "and", "or", "but", "so", "then", "who", "which", "that", "when", "while", "as", "because", "if", "until",
        "till", "til", "it", "there", "this", "what", "everyone", "everybody", "someone", "somebody", "nobody", "one",
        "all", "both", "people", "i", "we", "you", "he", "she", "they", "me", "us", "him", "her", "them",
    }
)  # fmt: skip


def nouns_of(names: Collection[str], said: str) -> Mapping[str, str]:
    """Name → noun, for those of some words that are names, as a text in lower case tells it; none for a name that it
    has two nouns for, or none."""
    unknown = {
        name for name in names if len(name) > 1 and name not in _NOT_A_NAME and name not in person_nouns().everybody
    }
    if not unknown:
        return {}
    nouns: dict[str, set[str]] = {}
    noun_first, name_first = _patterns()
    for found in noun_first.finditer(said):
        if found["name"] in unknown and not _may_be_two(said, found):
            nouns.setdefault(found["name"], set()).add(found["noun"])
    for found in name_first.finditer(said):
        nouns.setdefault(found["name"], set()).add(found["noun"])
    return {name: nouns[name].pop() for name in unknown if len(nouns.get(name, ())) == 1}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A noun and then the name, and the other way round."""
    whose = rf"(?:my|our|me|his|her|their|(?:my|our|the) {_LITTLE}[\w-]+'s)"
    noun = rf"{whose} {_LITTLE}(?P<noun>{one_of(person_nouns().everybody)})"
    return (
        re.compile(rf"\b{noun},? (?:called |named )?(?P<name>\w+)\b(?!['-])"),
        re.compile(rf"\b(?P<name>\w+)(?:,| is| was|'s|,? who is| \() ?(?:is )?\b{noun}\b(?!['-])"),
    )


def _may_be_two(said: str, found: re.Match[str]) -> bool:
    """Whether the word behind a noun may be another person, or no person: "told my mum Ruth cried", "my dad hates
    crying"."""
    if "," in found[0] or _cries().match(said, found.end()) is None:
        return False
    return _TO_WHOM.search(said[max(0, found.start() - 20) : found.start()]) is not None or (
        _finitely().match(said, found.end()) is None
    )


@cache
def _cries() -> re.Pattern[str]:
    return re.compile(rf"(?: {BETWEEN}){{0,5}} {crying_verbs().pattern()}\b")


@cache
def _finitely() -> re.Pattern[str]:
    """What only somebody does who stands before it."""
    verbs = crying_verbs()
    return re.compile(
        rf"(?: {BETWEEN}){{0,4}} {verbs.pattern('past', 'third')}\b"
        rf"|(?: {BETWEEN}){{1,5}} {verbs.pattern('base', 'ing', 'states', 'nouns')}\b"
    )

"""What people are called, and the words by which accounts name them: people.toml, checked when it is first needed, and
the nouns of the accounts themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Any

from tearwise.accounts import PRONOUNS, VALUES, Pronoun
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import any_of
from tearwise.errors import DataError
from tearwise.tables import load_table, only

_CALLED = (*PRONOUNS, "other")
_ANY = "an?|this|that|some|the|another|random|old|older|elderly|young|younger|middle-aged|one of (?:the|my|our)"
"""Stands before somebody who is not named."""
_ON_THE_WAY = "train|bus|tube|tram|metro|subway|way|home|walk|drive|street"
"""Who is met there on the way home "from work" is no colleague."""
_TRAIN = r"(?:on|off) the \d{1,2}[.:]\d\d"
"""A train by when it leaves: "on the 18.42"."""
_MAY_BE_OTHERS = frozenset(
    {"boy", "girl", "lad", "laddie", "lass", "lassie", "bro", "sis", "fella", "ma", "pa", "baba", "bhai"}
)


@dataclass(frozen=True, slots=True)
class Nameless:
    """How an account speaks of somebody by no name and no relationship; the groups of each hold the word for them.

    somebody:     "a man", "one of the girls"
    acquaintance: the same with where one knows them from right after: "one of the girls at work"
    places:       where one meets strangers, wherever it stands: "on the train"
    """

    somebody: re.Pattern[str]
    acquaintance: re.Pattern[str]
    places: re.Pattern[str]

    def word(self, relationship: str, said: str) -> str | None:
        """What a text in plain lower case calls somebody who is this to its writer; None where it speaks of none."""
        if relationship == "acquaintance":
            found = self.acquaintance.search(said)
        else:
            found = self.somebody.search(said) if relationship == "stranger" and self.places.search(said) else None
        return None if found is None else found[1] or found[2]


@dataclass(frozen=True, slots=True)
class People:
    """What people.toml and person_nouns.toml hold: relationship → words, each by what they are the words for.

    several: words for more than one, the usual one first
    unsaid:  words that stand in an account and would sound odd in a question
    tears:   words by which the writer may have cried as well; in plain lower case, as ``couple``
    couple:  words by which two are a couple again, or still
    names:   words for the writer's own that stand without "my"; the: those that stand with "the"; a: with "a"
    """

    called: Mapping[str, Mapping[str, str]]
    named: Mapping[str, frozenset[str]]
    gendered: Mapping[str, Mapping[Pronoun, frozenset[str]]]
    several: Mapping[str, tuple[str, ...]]
    unsaid: frozenset[str]
    names: frozenset[str]
    the: frozenset[str]
    a: frozenset[str]
    nameless: Nameless
    tears: re.Pattern[str]
    couple: re.Pattern[str]

    @property
    def kin(self) -> frozenset[str]:
        """All words for somebody."""
        gendered = chain.from_iterable(told.values() for told in self.gendered.values())
        return frozenset().union(*self.named.values(), *self.several.values(), *gendered)


@cache
def people() -> People:
    """What people.toml and person_nouns.toml hold."""
    return parsed(load_table("tearwise.interview", "people.toml"))


def parsed(data: Mapping[str, Any]) -> People:
    """What people.toml holds, checked. Raises DataError naming the entry, and what it lacks or has too much."""
    only(data, ("called", "several", "unsaid", "own", "nameless", "together"), "people.toml")
    if not isinstance(only(data["unsaid"], ("words",), "people.toml: 'unsaid'")["words"], str):
        raise DataError("people.toml: 'unsaid' needs a text as 'words'.")
    own = only(data["own"], ("names", "the", "a"), "people.toml: 'own'")
    nouns, (tears, couple) = person_nouns(), _together(data["together"])
    if not all(isinstance(one, str) for one in own.values()):
        raise DataError("people.toml: 'own' needs texts as 'names', 'the' and 'a'.")
    return People(
        called=_table("called", data["called"], _CALLED),
        named=nouns.named,
        gendered=nouns.gendered,
        several=_words("several", data["several"]),
        unsaid=frozenset(data["unsaid"]["words"].split()),
        names=frozenset(own["names"].split()),
        the=frozenset(own["the"].split()),
        a=frozenset(own["a"].split()),
        nameless=_nameless(data["nameless"]),
        tears=tears,
        couple=couple,
    )


def _words(name: str, entries: object) -> Mapping[str, tuple[str, ...]]:
    """Relationship → the words of a table, in their order."""
    known = only(entries, (), f"people.toml: {name!r}", VALUES["relationship"])
    for relationship, words in known.items():
        if not isinstance(words, str) or not words.strip():
            raise DataError(f"people.toml: {relationship!r} in {name!r} must have words.")
    return MappingProxyType({relationship: tuple(words.split()) for relationship, words in known.items()})


def _table(name: str, entries: object, wanted: tuple[str, ...]) -> Mapping[str, Mapping[str, str]]:
    """Relationship → the texts that are wanted of it, and no others."""
    known = only(entries, (), f"people.toml: {name!r}", VALUES["relationship"])
    for relationship, texts in known.items():
        only(texts, wanted, f"people.toml: {relationship!r} in {name!r}")
        if empty := [one for one in wanted if not isinstance(texts[one], str) or not texts[one].strip()]:
            raise DataError(f"people.toml: {relationship!r} in {name!r} needs a text as {empty[0]!r}.")
    return MappingProxyType({relationship: MappingProxyType(dict(texts)) for relationship, texts in known.items()})


def _nameless(given: object) -> Nameless:
    entry = only(given, ("somebody", "acquaintance", "stranger"), "people.toml: 'nameless'")
    one = {name: any_of(entry[name], f"people.toml: {name!r} in 'nameless'") for name in entry}
    somebody = rf"(?:(?:^|\b(?:{_ANY}) )(?:[\w'-]+ ){{0,3}}?({one['somebody']})|\b((?:some|any)(?:one|body)))\b(?!'s)"
    return Nameless(
        re.compile(somebody),
        re.compile(rf"{somebody}(?: (?!{_ON_THE_WAY}\b)[\w'-]+){{0,3}}? {one['acquaintance']}\b"),
        re.compile(rf"\b(?:{one['stranger']}|{_TRAIN})\b"),
    )


def _together(given: object) -> tuple[re.Pattern[str], re.Pattern[str]]:
    entry = only(given, ("tears", "couple"), "people.toml: 'together'")
    tears, couple = (any_of(entry[name], f"people.toml: {name!r} in 'together'") for name in ("tears", "couple"))
    return re.compile(rf"\b{tears}\b"), re.compile(rf"\b{couple}\b")


def called(relationship: str | None) -> Mapping[str, str]:
    """What people are called: by the crier's pronoun, and ``other`` as the one that the narrator is this to.

    Empty where the relationship is not known, or no word for it would sound natural.
    """
    return people().called.get(relationship or "", {})


@cache
def unmistakable() -> frozenset[str]:
    """The words that can mean nobody else than somebody in their relationship: not "girl" or "baby", who may be a child
    or a partner, nor "partner", "friend" or "bro"."""
    gendered = chain.from_iterable(chain.from_iterable(told.values() for told in people().gendered.values()))
    return frozenset({*gendered, "sibling", "cousin"}) - _MAY_BE_OTHERS


def words_for(relationship: str) -> frozenset[str]:
    """The words by which an account names somebody in a relationship; none where there are none."""
    known = people()
    return known.named.get(relationship, frozenset()).union(*known.gendered.get(relationship, {}).values())


def possessive(name: str) -> str:
    """Whose something is: "your dad's", and "your parents'" of several."""
    several = frozenset(chain.from_iterable(people().several.values()))
    return f"{name}'" if name.endswith("s") and name.split()[-1] in several else f"{name}'s"

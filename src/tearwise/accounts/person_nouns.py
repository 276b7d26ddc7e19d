"""The nouns and pronouns by which accounts speak of people: person_nouns.toml, checked when it is first needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Any, Literal, get_args

from tearwise.accounts.values import VALUES
from tearwise.cached_property import cached_property
from tearwise.errors import DataError
from tearwise.tables import load_table, only

Pronoun = Literal["he", "she", "they"]
PRONOUNS: tuple[Pronoun, ...] = get_args(Pronoun)
_GENDERED: tuple[Pronoun, ...] = ("he", "she")
_FILE = "person_nouns.toml"
_TABLES = ("pronouns", "anybody", "unnamed", "gendered", "named", "alike", "belongings")
_AT_MOST_ONE = ("partner", "ex", "parent")
_NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "gendered": (*_AT_MOST_ONE, "child", "family"),
        "named": (*_AT_MOST_ONE, "child", "friend", "acquaintance"),
    }
)
"""Relationships that are asked for by their name; the others may be left out."""


@dataclass(frozen=True)
class PersonNouns:
    """What person_nouns.toml holds.

    gendered: relationship → pronoun → the nouns for somebody of that kind in it
    named:    relationship → the nouns that say it and no more
    masculine, feminine: all words for a man and for a woman, in one word: not "ex-husband", which has "husband" in it
    personal: those of them that are pronouns: "he", "her", "himself"
    unnamed:  words for somebody of whom no more is said: "someone", "passenger"
    only:     those of them that a writer has but one of: "my boyfriends phone" is one boyfriend's
    belongings: what belongs to somebody
    alike:    words for one and the same person: "gran" and "grandmother"
    """

    gendered: Mapping[str, Mapping[Pronoun, frozenset[str]]]
    named: Mapping[str, frozenset[str]]
    masculine: frozenset[str]
    feminine: frozenset[str]
    personal: frozenset[str]
    unnamed: frozenset[str]
    only: frozenset[str]
    belongings: frozenset[str]
    alike: tuple[frozenset[str], ...]

    @cached_property
    def either(self) -> frozenset[str]:
        """All nouns that may be a man or a woman."""
        return frozenset().union(*self.named.values())

    @cached_property
    def telling(self) -> frozenset[str]:
        """All words, pronouns among them, that tell a man or a woman."""
        return self.masculine | self.feminine

    @cached_property
    def everybody(self) -> frozenset[str]:
        """All nouns for somebody, and no pronouns."""
        return (self.telling | self.either) - self.personal

    def same(self, word: str) -> frozenset[str]:
        """The words that may be for the same person as a word, itself among them."""
        return next((words for words in self.alike if word in words), frozenset([word]))

    def kinds(self, words: Iterable[str]) -> set[Pronoun]:
        """The pronouns of those of some words that are for a man or a woman."""
        return {"he" if word in self.masculine else "she" for word in words if word in self.telling}


@cache
def person_nouns() -> PersonNouns:
    """What person_nouns.toml holds. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.accounts", _FILE))


def parsed(data: Mapping[str, Any]) -> PersonNouns:
    """What person_nouns.toml holds, checked. Raises DataError naming the entry."""
    only(data, _TABLES, _FILE)
    gendered = {one: _kinds(entry, f"{one!r} in 'gendered'") for one, entry in _related(data, "gendered")}
    named = {one: _words(words, f"{one!r} in 'named'") for one, words in _related(data, "named")}
    every = [_kinds(data[name], repr(name)) for name in ("pronouns", "anybody")] + list(gendered.values())
    he, she = (frozenset(chain.from_iterable(kinds[one] for kinds in every)) for one in _GENDERED)
    if both := sorted((he & she) | ((he | she) & frozenset().union(*named.values()))):
        raise DataError(
            f"{_FILE}: {both[0]!r} can be a word for a man, for a woman or for either, and only one of them."
        )
    whole = frozenset(word for word in he | she if "-" not in word)
    single = chain.from_iterable(chain.from_iterable(gendered[one].values()) for one in _AT_MOST_ONE)
    unnamed, belongings = (
        _words(only(data[name], ("words",), f"{_FILE}: {name!r}")["words"], repr(name))
        for name in ("unnamed", "belongings")
    )
    alike = only(data["alike"], ("words",), f"{_FILE}: 'alike'")["words"]
    if not isinstance(alike, list):
        raise DataError(f"{_FILE}: 'alike' must be a list of words for one person each.")
    same = tuple(_words(words, "'alike'") for words in alike)
    if strange := sorted(frozenset().union(*same) - he - she):
        raise DataError(f"{_FILE}: {strange[0]!r} in 'alike' is no word for a man or a woman.")
    return PersonNouns(
        gendered=MappingProxyType(gendered),
        named=MappingProxyType(named),
        masculine=he & whole,
        feminine=she & whole,
        personal=frozenset(chain.from_iterable(every[0].values())),
        unnamed=unnamed,
        only=whole & {*single},
        belongings=belongings,
        alike=same,
    )


def _related(data: Mapping[str, Any], name: str) -> list[tuple[str, Any]]:
    """The entries of a table for relationships."""
    others = [one for one in VALUES["relationship"] if one not in _NEEDED[name]]
    return list(only(data[name], _NEEDED[name], f"{_FILE}: {name!r}", others).items())


def _kinds(entry: object, where: str) -> Mapping[Pronoun, frozenset[str]]:
    kinds = only(entry, _GENDERED, f"{_FILE}: {where}")
    return MappingProxyType({one: _words(kinds[one], f"{one!r} of {where}") for one in _GENDERED})


def _words(words: object, where: str) -> frozenset[str]:
    if not isinstance(words, str) or not words.strip() or words != words.lower():
        raise DataError(f"{_FILE}: {where} needs words in lower case.")
    return frozenset(words.split())

"""Everyday words for the values of answers: which one may be meant by a word that is none. everyday.toml, checked when
it is first needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.values import QUESTIONS, VALUES
from tearwise.errors import DataError
from tearwise.tables import load_table, only

_FILE = "everyday.toml"


def meant(question: str, word: str) -> str | None:
    """The value of a question that an everyday word may mean ("dad" is a parent); None where none is known.

    word: in lower case; "thank_you" is "thank-you"
    """
    return _words()[question].get(word.replace("_", "-"))


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """Question → word → value, with the nouns by which accounts speak of people."""
    nouns, told = person_nouns(), parsed(load_table("tearwise.accounts", _FILE))
    people = {noun: one for one, kinds in nouns.gendered.items() for words in kinds.values() for noun in words}
    people |= {noun: one for one, words in nouns.named.items() for noun in words}
    return MappingProxyType({**told, "relationship": MappingProxyType(people | dict(told["relationship"]))})


def parsed(data: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
    """What everyday.toml holds, checked: question → word → value. Raises DataError naming the entry."""
    only(data, QUESTIONS, _FILE)
    return MappingProxyType({question: MappingProxyType(_by_word(question, data[question])) for question in QUESTIONS})


def _by_word(question: str, entry: object) -> dict[str, str]:
    found: dict[str, str] = {}
    for value, words in only(entry, (), f"{_FILE}: {question!r}", VALUES[question]).items():
        where = f"{_FILE}: {value!r} of {question!r}"
        if not isinstance(words, str) or not words.strip() or words != words.lower():
            raise DataError(f"{where} needs words in lower case.")
        for word in words.split():
            if found.setdefault(word, value) != value:
                raise DataError(f"{where} has {word!r}, which {found[word]!r} has, too: leave one of them out.")
    return found

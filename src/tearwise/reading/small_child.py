"""Whether it is a small child who cries: nine years old at most, or told of as one is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tearwise.accounts import CrierNamed
from tearwise.accounts.phrases import any_of, plain
from tearwise.errors import DataError
from tearwise.tables import load_table

_FILE = "small_child.toml"
_LISTS = ("ages", "little", "children", "kids", "tots", "parents", "selves")
_YEARS = r"[- ]?(?:years?|yrs?|yo|y/o)\b(?:[- ]?olds?\b)?"
_OLDER = r"(?:1\d|[2-9]\d)"
_UNITS = r"years? (?!old)|months? (?!old)|weeks?|days?|hours?|minutes?|times|of|or|feet|foot|stone|pounds"
_NO_AGE = rf"(?![\w'%:-]|\.\d| (?:{_UNITS})\b)"
_IS = r"(?:'s|s| is| was)(?: (?:only|just|barely|nearly|almost|not even))*"


@dataclass(frozen=True, slots=True)
class Childhood:
    """What small_child.toml holds, as it is looked for in lower case.

    children: words for a son or a daughter; kids: words that say only that it is a child
    aged:     what a child is called by its age or as a small one; its group is a word of ``children``, or nothing
    is_aged:  "he's only five"; its group is the pronoun
    tots:     words for small children
    sorry_to: an apology to a parent as a small child says it
    asides:   what a child calls the parent to whom it speaks, what a parent calls themselves, and an age beside a name
    older:    the age of somebody who is no small child
    """

    children: frozenset[str]
    kids: re.Pattern[str]
    aged: re.Pattern[str]
    is_aged: re.Pattern[str]
    tots: re.Pattern[str]
    sorry_to: re.Pattern[str]
    asides: re.Pattern[str]
    older: re.Pattern[str]


def cries_small_child(text: str) -> bool:
    """Whether an account says that it is a small child who cries in it: "my little boy", "hes 5", "sorry mummy"."""
    said, known = plain(text), _childhood()
    if known.older.search(said):
        return False
    crier = CrierNamed.of(without_asides(said))
    if known.sorry_to.search(said) or any(crier.means(found[1]) for found in known.is_aged.finditer(said)):
        return True
    words = [next(filter(None, found.groups()), "") for found in known.aged.finditer(said)]
    words += ["" for _ in known.tots.finditer(said)]
    return any(is_child(word, crier) for word in words)


def is_child(word: str, crier: CrierNamed) -> bool:
    """Whether a word for a child can only mean the one who cries: "son", or "" for one that tells no more of it."""
    grown = replace(crier, named=crier.named - _childhood().children)
    if word in _childhood().children:
        return grown.means(word)
    if crier.pronoun == "they":
        return not crier.weeping
    return grown.means("son" if crier.pronoun == "he" else "daughter")


def without_asides(said: str) -> str:
    """A text, in lower case, without an age beside who cries, "my son (6) cried", and without words for the parent who
    writes: what a child calls them, "he cried and said sorry mummy", or they themselves, "I'm the worst mum"."""
    return _childhood().asides.sub("", said)


def child_words() -> tuple[frozenset[str], str]:
    """Words for a son or a daughter; and a pattern of what else names a child: "my 5 year old", "the kids"."""
    known = _childhood()
    return known.children, known.kids.pattern


@cache
def _childhood() -> Childhood:
    """That of small_child.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading", _FILE))


def parsed(data: Mapping[str, Any]) -> Childhood:
    """What small_child.toml holds, checked. Raises DataError naming the entry."""
    if data.keys() != set(_LISTS):
        raise DataError(f"{_FILE}: it has {', '.join(_LISTS)}, and nothing else.")
    one = {name: any_of(data[name], f"{_FILE}: {name}") for name in _LISTS}
    age = rf"(?:[1-9]|{one['ages']})"
    child = rf"({one['children']})"
    bracketed = rf"{child},? (?:\(?aged? {age}\b|\({age}\b|{age}(?=,)|{age}{_YEARS})"
    return Childhood(
        children=frozenset(data["children"]),
        kids=re.compile(rf"(?:(?:\d+|{one['ages']}){_YEARS}(?! {child})|{one['kids']}|{one['tots']})\b"),
        aged=re.compile(rf"\b(?:{one['little']} {child}|{bracketed}|{age}{_YEARS}(?: {child})?)(?!\w)"),
        is_aged=re.compile(rf"\b(he|she|they){_IS} {age}{_NO_AGE}"),
        tots=re.compile(rf"\b{one['tots']}\b"),
        sorry_to=re.compile(rf"\bsorry,? (?:\w+ )?{one['parents']}\b"),
        asides=re.compile(
            rf"(?:(?<=\bsorry)|(?<=\byou)),? {one['parents']}\b"
            rf"|\b{one['selves']}\b|,? (?:\(\d+\w*\)|aged? (?:\d+|{one['ages']}),?|\d+,)(?= )"
        ),
        older=re.compile(
            rf"\b(?:{child},? (?:\(?aged? |\(){_OLDER}\b|(?:he|she){_IS} {_OLDER}{_NO_AGE}|{_OLDER}{_YEARS} {child}\b)"
        ),
    )

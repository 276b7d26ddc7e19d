"""Whether the "he" or "she" who cries can be the one whom an account names at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tearwise.accounts import CrierNamed
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import BECAUSE, PIECE, UNTIL, one_of, plain
from tearwise.accounts.subject import cries
from tearwise.interview.people import words_for

_THE_ONE = frozenset({"one", "person"})
"""Words for whoever cries that add nobody: "he was the one who cried"."""
_FRONTED = re.compile(rf"(?:when|while|after|before|as|once|if|since|{BECAUSE}|although|though|{UNTIL}|by the time)\b")
"""What begins a sentence that may say "he" of somebody it names later: "when he came home my dad sat down"."""
_IS_WHO = re.compile(r"\b(?:s?he|they)(?:'?s| is| was)(?: (?:also|actually|really|only))? $")
"""Stands before what the "he" who cries is: "he cried. He is my brother"."""
_GIVEN = r"(?:told|tell|telling|gave|give|giving|showed|show|sent|asked|read|played|made|cooked|introduced)"
_HER = r"her(?= (?:about|that|my|our|i|we|how|what|why|to|the|an?|it|when|he|of|with|on|at|for|in|and|this|some)\b)"
"""The "her" that is not whose somebody is: "her mum"."""
_LITTLE = r"(?:(?!(?:and|my|our)\b)[\w-]+ ){0,2}?"
_NOT_DONE = (
    r"(?:i|we|you|he|she|they|who|that|about|of|for|without|before|after|since|like|than|from|over|until|till|when|while|if"
    r"|said|says|thinks|thought|knows|knew|heard)"
)
_DOES = rf"(?:(?!(?:{_NOT_DONE}|my|our|{BECAUSE})\b)[\w'-]+ ){{0,8}}?"
"""What somebody does to somebody else: not whom they speak about, nor what another does."""


class _Patterns(NamedTuple):
    """What is looked for in a sentence in lower case: somebody of the writer's, a pronoun that may be for them, one who
    is told of them or given what is theirs, and two of whom either may be the one who cries then."""

    noun: re.Pattern[str]
    pronoun: re.Pattern[str]
    given: re.Pattern[str]
    either: re.Pattern[str]


def is_named_after(text: str, named: CrierNamed) -> bool:
    """Whether nobody but a "he" or "she" is said to cry, and the one of the writer's whom that would be is first named
    after it in the same sentence, and so is somebody else: the brother of "I told him my brother died and he cried",
    the dad of "he cried because my dad shouted at him", the toddler of "he snapped at our toddler and cried". A name
    added behind a comma is meant: "he cried, my dad"; and so is what he is: "he is my dad"."""
    nouns = person_nouns()
    if not named.cried or not named.cried <= nouns.personal | _THE_ONE or named.pronoun == "they":
        return False
    if not (nouns.either - _children()).isdisjoint(plain(text).split()):
        return False
    known = _patterns()[named.pronoun]
    pieces = [piece.strip() for piece in PIECE.findall(plain(text))]
    if any(_IS_WHO.search(said, 0, noun.start()) for said in pieces for noun in known.noun.finditer(said)):
        return False
    for said in pieces:
        if noun := known.noun.search(said):
            first = known.pronoun.search(said)
            after = first is not None and first.start() < noun.start() and said[noun.start() - 2 : noun.start()] != ", "
            return known.given.search(said) is not None or (after and _FRONTED.match(said) is None)
    return False


def is_one_of_two(text: str, named: CrierNamed) -> bool:
    """Whether nobody but a "he" or "she" is said to cry, and that may be either of two of the writer's in one sentence,
    the one who does something or the one to whom it is done: "my mum shouted at my sister and then she cried"; or who
    came along or somebody who has no name in it: "he came home with the baby and she cried"."""
    if not named.cried or not named.cried <= person_nouns().personal | _THE_ONE or named.pronoun == "they":
        return False
    found = _patterns()[named.pronoun].either.search(plain(text))
    return found is not None and (found["first"] is None or found["first"] not in person_nouns().same(found["second"]))


@cache
def _children() -> frozenset[str]:
    """The words for a child that may be a boy or a girl."""
    return words_for("child") & person_nouns().either


@cache
def _patterns() -> Mapping[str, _Patterns]:
    """Those for "he" and for "she"."""
    nouns = person_nouns()
    found = {}
    cried, child = cries(), one_of(_children())
    for kind, other, words, pronoun in (
        ("he", "she", nouns.masculine, "him"),
        ("she", "he", nouns.feminine, _HER),
    ):
        noun = (
            rf"\b(?:(?:my|our) (?:(?!and\b)[\w-]+ ){{0,2}}?{one_of((words - nouns.personal) | _children())}"
            rf"|the {one_of(_children())})\b"
        )
        given = rf"\b{_GIVEN} {pronoun}(?: (?!and\b|but\b)[\w'-]+){{0,4}}? (?={noun})"
        one = one_of(words - nouns.personal)
        done = rf"{_DOES}(?:my|our) {_LITTLE}(?P<second>{one}) (?!and (?:my|our|i)\b)"
        either = (
            rf"\b(?:my|our) {_LITTLE}(?P<first>{one}) (?!(?:and|or|who|but)\b){done}"
            rf"|\b{other} {_DOES}with (?:my|our|the) {child} "
        )
        found[kind] = _Patterns(
            re.compile(noun),
            re.compile(rf"\b(?:{kind}|{pronoun})\b"),
            re.compile(given),
            re.compile(rf"(?:{either}){_DOES}(?:and|so|then) (?:then |so )?{kind}{cried}"),
        )
    return found

"""Ages as accounts write them: "my 9 year old", "our 3yo", "my boy (7)", "she is 4", "my friend (27F)", "our boys, 4
and 6"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import Literal

from tearwise.accounts.phrases import WORD_BEGINS, plain

_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER = (
    rf"(?>\d{{1,2}}|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_WORDS[:9])})\b)?"
    rf"|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
)
_SHORT = r"(?:months?|mths?|mos?|weeks?|wks?|days?)"
_UNIT = rf"(?:years?|yrs?|{_SHORT})"
OLD = rf"(?:{NUMBER}(?: and a half)?[ -]?{_UNIT}[ -]?olds?|\d{{1,2}} ?y/?o|\d{{1,2}}mo)\b"
"""An age as it stands before somebody, or in their place, in lower case: "9 year old", "six-year-old", "3yo", "5mo"."""
COUNTED = (
    r"(?:minutes?|mins?|hours?|hrs?|days?|nights?|times?|of|or|others?|more|kids?|children|feet|foot|ft|inch|inches|cm"
    r"|centimet(?:re|er)s?|met(?:re|er)s?|miles?|stone|pounds?|lbs?|kilos?|kg|grand|quid|euros?|dollars?|bucks|points?"
    r"|goals?|exams?|tests?|payments?|shifts?|sessions?|drinks?|pints?|percent|per cent)"
)
"""What follows a number that is no age, to be put between bounds of words: "he is 6 foot tall", "two exams away"."""
_LASTED = (
    r"(?:older|younger|senior|junior|my|ahead|behind|away|apart|late|early|overdue|pregnant|gone|along|sober|clean|dry"
    r"|into|in|from|off|out|post|past|free|without|since|after|before|left|till|until|to|short|shy)"
)
"""What follows years or weeks that are no age: "he is 12 years older", "she is 12 weeks pregnant"."""
_YEARS = re.compile(NUMBER)
_PART = re.compile("[a-z]+")
_MONTHS = re.compile(_SHORT)
_ELSE = (
    r"(?! (?:[a-z-]+ )?(?:nephew|niece|cousin|brother|sister|stepbrother|stepsister|godson|goddaughter|grand\w+|mum|"
    r"mom|mother|dad|father|uncle|aunt\w*|friend|neighbour|neighbor|pupil|student|dog|cat|puppy|kitten|rabbit|car|house|phone)\b)"
)
"""Whoever or whatever else may be so old."""
_SOFTENED = "(?:only |just |nearly |almost |about )?"
_YO = r"\d{1,2}(?: ?(?:yo|y/o|yrs?|years?)(?: old)?)?"
SEX = "(?:m|f|nb|male|female|man|woman)"
_BARE = (
    r"(\d{1,2})[mf]?\b(?!['’:.,]\d)(?! ?%)"
    r"(?! (?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|mornings?|evenings?|times?|others?|of|more|kids?|"
    r"children|pounds?|quid|am|pm|percent|and a half|(?:months?|years?|yrs?)(?! old))\b)"
)
"""An age that stands by itself right behind somebody, as it is typed on a phone: "my daughter 16 got dumped"."""
_YEARS_EACH = rf"(?:aged? )?{_YO}(?:(?:,? and |,? & |, ?){_YO}){{1,6}}"
"""The ages of several: "4 and 6", "12, 10 and 7"."""
_ASIDE = re.compile(
    rf" ?[(\[] ?(?:{_YEARS_EACH}|{_YO}(?:(?:,| |/|, )?(?:{SEX}|[a-z]))?|(?:{SEX}|[a-z])(?:,| |/|, )?{_YO}|m|f|nb)"
    r"(?:[,/ ]{1,2}(?:he|she|they)/(?:him|her|them|they))? ?[)\]]"
)
_SEXED = re.compile(rf"{WORD_BEGINS}([\w-]+)({_ASIDE.pattern})")
_MALE = re.compile(r"(?<![a-z])(?<![(\[]\d)(?<![(\[]\d )(?:m|male|man)(?![a-z])")  # a baby of "6m" is six months old
_FEMALE = re.compile(r"(?<![a-z])(?:f|female|woman)(?![a-z])")
_NOBODY = frozenset({"i", "me", "my", "baby", "toddler"})
"""Of these such a letter tells nothing, or months."""


def ages_of(names: Collection[str], text: str) -> frozenset[int]:
    """The ages in years that a text gives for somebody of the writer's who goes by one of these names, or by none:
    "my son is 4", "my boy (7)", "my 9 year old daughter", "our 3yo", "she is only five".

    names: words in lower case, such as "son"; at least one. Under a year counts as 0. Ages of long ago ("when he was
    five") and of anybody else are no part of it.
    """
    who = rf"(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})"
    little = r"(?:[a-z-]+ ){0,2}?"
    age = rf"({NUMBER} ?{_UNIT}\b(?! {_LASTED}\b)|{NUMBER}\b(?! ?{_UNIT}\b)(?! {COUNTED}\b)(?! ?%))"
    told = re.compile(
        rf"\b(?:my|our) {little}({OLD}){_ELSE}|\b({OLD}) {little}{who}\b"
        rf"|\b(?:(?:my|our) {little}|^){who},? (?:\w+ )?(?:\({_SOFTENED}|aged? |(?:(?:who )?is|who'?s) {_SOFTENED}"
        rf"|{_SOFTENED}turned ){age}"
        rf"|\b(?:my|our) {little}{who}, {age}"
        rf"|\b(?:my|our) {little}{who} [a-z]+, ({NUMBER}),"
        rf"|(?:\b(?:my|our) {little}|^){who} {_BARE}"
        rf"|\b(?:s?he|{who})(?:'?s| is) {_SOFTENED}{age}"
    )
    return frozenset(_years(found) for found in _found(told, plain(text)))


def ages_of_several(names: Collection[str], text: str) -> frozenset[int]:
    """The ages in years that a text gives for several of the writer's who go by one of these names: "our boys, 4 and
    6", "my girls (7, 5 and 3)", "the kids are 8 and 10".

    names: words in lower case, such as "sons"; at least one
    """
    who = rf"(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})"
    told = re.compile(
        rf"(?:\b(?:my|our|the|both|all) (?:[a-z0-9-]+ ){{0,2}}?|^){who}(?:,? \(?| (?:are|who are) {_SOFTENED}|'?re )"
        rf"({_YEARS_EACH})\b(?! {COUNTED}\b)(?! ?%)"
    )
    found = chain.from_iterable(_YEARS.findall(one[1]) for one in told.finditer(plain(text)))
    return frozenset(int(one) for one in found if one.isdigit())


def without_ages(said: str) -> str:
    """A text in lower case without ages, and "m" or "f", in brackets: "my sister (33f) cried", "i [28m] cried"."""
    return _ASIDE.sub("", said)


def sexes(said: str) -> Mapping[str, Literal["he", "she"]]:
    """Whom a text in lower case tells to be a man or a woman by a letter in brackets: "friend" and "she" of "my friend
    (27f) cried". Whoever has no such letter, or both, is not among them; nor is the writer, or a baby."""
    told: dict[str, set[Literal["he", "she"]]] = {}
    for found in _SEXED.finditer(said):
        known = told.setdefault(found[1], set())
        known.update(["he"] if _MALE.search(found[2]) else (), ["she"] if _FEMALE.search(found[2]) else ())
    return {who: next(iter(one)) for who, one in told.items() if len(one) == 1 and who not in _NOBODY}


def _found(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (next(filter(None, match.groups())) for match in pattern.finditer(text))


def _years(told: str) -> int:
    number = _YEARS.search(told)
    if number is None or _MONTHS.search(told):
        return 0
    if number[0].isdigit():
        return int(number[0])
    return sum(
        10 * _TENS.index(word) + 20 if word in _TENS else _WORDS.index(word) + 1 for word in _PART.findall(number[0])
    )

"""Whether an account's words of crying speak of crying at all: they may be denied, or part of an idiom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts.clause import who_did
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import BECAUSE, any_of_each, checked_entries, one_of, plain
from tearwise.reading.feared import comes_again, every_word, feared, somebody
from tearwise.tables import load_table

_FILE = "denial.toml"
_LISTS = (
    "idioms",
    "laughing",
    "irritants",
    "not_only",
    "denials",
    "between",
    "nobody",
    "whether",
    "none",
    "more",
    "had",
    "unstoppable",
    "otherwise",
    "animals",
    "goes",
)
_BEGINS = (
    rf"(?:^|[.!?,;:(] ?|\b(?:when|{BECAUSE}|that|but|so|while|as|if|how|why|since|does|did|do|is|was"
    r"|hear|hears|heard|hearing|makes|made|let|lets|says?|said) )"
)
"""What stands before an animal that is itself the one to cry, and not before one that was lost or held."""
_SOUNDS = r"(?:whin|bark|howl|yelp|scratch)(?:e|es|ed|s)?"
_NOBODY_TOO = r"(?!,? (?:and )?so (?:was|were|did|do|does|am|is|are)\b)"
_GOING_ON = (
    r"(?:\w+'s|is|was|were|wis|wiz|wus|wuz|wor|wur|are|am|be|been|i'?m|s?hes|they'?re|we'?re|you'?re|whos"
    r"|started|starts|began|kept|keeps?|still|always)"
)
"""What stands before a word for crying where somebody cries: "they're crying", "started crying"."""
SHORT = 16
"""Words of an account in which watering eyes may be the whole story."""
AHEAD = 24
"""The same behind tears that are only feared: there stands what would set them off."""
LEADS_ON = 12
"""So many words after a denial may tell what came of it: "I don't cry. At work they call me the fridge. So ..." """


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What is looked for in a text in lower case.

    idioms:   phrases in which nobody cries, and animals that whine
    laughing: tears of laughter
    irritant: eyes that water at something; not_only: what else is told beside it, or that it is an excuse
    every:    every word of crying
    denied:   one that is denied; its group "of" is the word
    more:     what takes a denial back, or leads on from it
    told:     somebody who cries, or cannot stop
    alone:    a word that says by itself that somebody cries: "sobbing"
    endless:  somebody who cannot stop
    """

    idioms: re.Pattern[str]
    laughing: re.Pattern[str]
    irritant: re.Pattern[str]
    not_only: re.Pattern[str]
    every: re.Pattern[str]
    denied: re.Pattern[str]
    more: re.Pattern[str]
    told: re.Pattern[str]
    alone: re.Pattern[str]
    endless: re.Pattern[str]


def without_idioms(text: str) -> str:
    """A text in lower case without the idioms in which a word of crying speaks of something else, "for crying out
    loud", and without what an animal does: "my dog cries when I leave"."""
    return _patterns().idioms.sub(" ", plain(text))


def only_laughs(text: str) -> bool:
    """Whether all crying in a text comes of laughing: "laughed till I cried"."""
    said, known = plain(text), _patterns()
    return known.laughing.search(said) is not None and known.every.search(known.laughing.sub(" ", said)) is None


def only_waters(text: str) -> bool:
    """Whether all crying in a short text comes of what makes eyes water: "the onions made him cry"; not where that is
    what somebody says of their tears: "he said it was the onions"."""
    said, known = plain(text), _patterns()
    return len(said.split()) <= SHORT and bool(known.irritant.search(said)) and not known.not_only.search(said)


def denies(text: str) -> bool:
    """Whether every word of crying in a text is denied, and nothing in it leads on from that: "he never cries", but not
    "he never cries, but last night he did", nor where another did."""
    said, known = plain(text), _patterns()
    if who_did(said) != said:
        return False
    if not denies_each(text):
        return False
    denied = _denied(said)
    after = said[max(denied) :]
    if denied <= feared(said):
        return len(after.split()) <= AHEAD
    return known.more.search(said) is None and len(after.split()) <= LEADS_ON


def denies_each(text: str) -> bool:
    """Whether every word of crying in a text is denied, whatever leads on from that."""
    said = plain(text)
    denied = _denied(said)
    return bool(denied) and {found.start() for found in _patterns().every.finditer(said)} <= denied


def _denied(said: str) -> set[int]:
    """Where the words of crying stand that are denied."""
    return {found.start("of") for found in _patterns().denied.finditer(said)} | feared(said)


def only_feared(text: str) -> bool:
    """Whether all tears in a text are only feared, not wanted or asked about: "what if he cries", "I want to tell her,
    but she would cry"; not where somebody did cry, nor of what they do as a habit."""
    said = plain(text)
    return denies(text) and _denied(said) <= feared(said)


def says_tears(text: str) -> bool:
    """Whether a text says in plain words that somebody cries or cried, and does not deny it: "they were crying", "I
    can't stop crying", "she would cry every night", but not "crying helps"."""
    said, known = plain(text), _patterns()
    denied = _denied(said)
    return (
        cannot_stop(text)
        or any(found.start(found.lastgroup or 0) not in denied for found in known.told.finditer(said))
        or comes_again(said)
    )


def names_crying(text: str) -> bool:
    """Whether a text has a word that says by itself that somebody cries, and does not deny every one: "Tom sobbing
    again", but not "car breaking down again"."""
    return _patterns().alone.search(plain(text)) is not None and not denies_each(text)


def cannot_stop(text: str) -> bool:
    """Whether somebody in a text cannot or will not stop crying."""
    return _patterns().endless.search(plain(text)) is not None


def _watering(irritants: str) -> re.Pattern[str]:
    """Eyes that water at something, in the words by which it is told that this set them off."""
    verbs = crying_verbs()
    cried, base = verbs.pattern(), verbs.pattern("base", "ing", "states")
    little = r"(?:[\w'-]+ ){0,4}?"
    prepares = r"(?:chop|cut|peel|slic|dic|grat)\w*"
    eyes = r"eyes? (?:\w+ ){0,3}?(?:water|stream)(?:s|ed|ing)?"
    ways = (
        rf"{irritants} {little}(?:ma[dk]es?|making|got|gets|set|sets) (?:[\w'-]+ ){{1,3}}?{base}",
        rf"{cried} (?:[\w'-]+ ){{0,3}}?(?:from|because of|due to|with|in|{prepares}) {little}{irritants}",
        rf"{prepares} {little}{irritants}\b.* {cried}",
        rf"(?:got|had|gets) {little}{irritants} in (?:his|her|their|my|the|an) eyes?\b.* {cried}",
        rf"{irritants}\b.*\b{eyes}|{eyes}\b.*\b{irritants}",
    )
    return re.compile(rf"\b(?:{'|'.join(ways)})\b")


@cache
def _patterns() -> _Patterns:
    return parsed(load_table("tearwise.reading", _FILE))


def parsed(data: Mapping[str, Any]) -> _Patterns:
    """What denial.toml holds, checked. Raises DataError naming the list that is missing or wrong."""
    one = any_of_each(data, _LISTS, _FILE, apostrophes_may_lack=True)
    verbs, nouns = crying_verbs(), person_nouns()
    every = every_word()
    who = one_of(nouns.telling | nouns.either)
    denied = (
        rf"(?<!\bto )(?<!n't )(?<!nt ){one['denials']} (?:(?:{one['between']}|{somebody()}) ){{0,5}}?"
        rf"|{one['nobody']} (?:(?!{one['whether']}\b)[\w']+ ){{0,4}}?"
        rf"|{one['none']} (?={one_of(verbs.words('nouns', 'ing'))}\b)"
    )
    going = one_of(verbs.words("ing", "states", "nouns"))
    otherwise = set(checked_entries(data["otherwise"], f"{_FILE}: otherwise"))
    past, base = (one_of(set(verbs.words(*forms)) - otherwise) for forms in (("past", "third"), ("base",)))
    whose = r"(?:my|our|me|the|his|her|their|your|this|that|an?)"
    animal = (
        rf"{_BEGINS}(?:{whose} (?:(?!(?:{who}|{whose})\b)[\w-]+ ){{0,2}}?)?{one['animals']}(?:'s|s)? "
        rf"(?:(?:{one['goes']} )*(?:{_SOUNDS} and )?{verbs.pattern('base', 'third', 'past')}"
        rf"|(?:(?<='s )|{one['goes']} (?:{one['goes']} )*){going})"
    )
    state = one_of({*verbs.words("ing"), "in tears", "in floods", "tearful"})
    return _Patterns(
        idioms=re.compile(rf"\b{one['idioms']}\b|{animal}\b{_NOBODY_TOO}"),
        laughing=re.compile(rf"\b{one['laughing']}\b"),
        irritant=_watering(one["irritants"]),
        not_only=re.compile(rf"\b{one['not_only']}\b"),
        every=re.compile(rf"\b{every}"),
        denied=re.compile(rf"\b(?:{denied})(?P<of>{every})"),
        more=re.compile(rf"\b(?:{one['more']}|{one['had']})\b"),
        told=re.compile(
            rf"\b(?:{_GOING_ON} (?:\w+ ){{0,2}}?(?P<state>{state})|(?P<past>{past})"
            rf"|(?:i|we|they) (?:(?:just|always|still|also|even) )?(?P<base>{base}))\b"
        ),
        alone=re.compile(rf"\b{one_of(set(verbs.words('third', 'past', 'ing', 'states')) - otherwise)}\b"),
        endless=re.compile(rf"\b{one['denials']} (?:[\w']+ ){{0,3}}?{one['unstoppable']} (?:[\w']+ ){{0,2}}?{going}\b"),
    )

"""The person who cried, as questions and guidance speak of them: pronoun, relationship, whether it was the narrator,
and what set their tears off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeVar

import numpy as np

from tearwise.accounts import PRONOUNS, VALUES, Account, CrierNamed, Pronoun
from tearwise.accounts.phrases import plain
from tearwise.accounts.pronoun import PART_OF
from tearwise.errors import DataError
from tearwise.interview.trigger import trigger_in
from tearwise.reading import CRIERS, Crier, Scores
from tearwise.tables import load_table

SURE = 0.8
"""The engine's probability from which the questions take for granted who cried. They ask the same of a wrong guess as
of a right one; it only sounds odd."""

NAMED = 0.5
"""The same for a relationship that the account names: "my son", or "Dad" at its beginning."""

_CALLED = (*PRONOUNS, "other")
_GENDERED: tuple[Pronoun, ...] = ("he", "she")
_Name = TypeVar("_Name", bound=str)
_MADE_CRY = re.compile(
    r"\b(?:made|make|making) (?!me\b|myself\b)(?:my |our |the )?\w+ (?:cry|sob|weep|bawl|tear up)\b", re.IGNORECASE
)
"""Whom the writer made cry is not the writer, though "I" stands before the word."""
_FOR_ME = re.compile(r"\b(?:cried|cries|cry|crying|sobbed|sobbing|wept|weeping) (?:for|because of) me\b", re.IGNORECASE)
"""Nor is whoever cries for the writer."""
_WORD = re.compile(r"\w+(?:-\w+)*")
_LITTLE = "(?:(?:own|dear|poor|little|big|old|older|elder|eldest|young|younger|youngest|best|new|first|late) )?"
_MINE = re.compile(rf"\bmy {_LITTLE}((?:\w|-)+)")
_IS = re.compile(
    r"\b(\w+?)'?s(?= (?:"
    r"(?:just|so|still|really|always|been|now|all|only|not|very|a|the|in|at|on|out|here|there|gone|upset)\b"
    r"|\w+ing\b))"
)
"""What may be a short "is" or "has": "my dads crying", "my mum's been"."""
_POSSESSOR = re.compile(r"\b[\w-]+'s? (?=\w)")
_OTHERS = r"(?<!\bi am )(?<!\bi'm )(?<!\bim )(?<!\bi was )\b(?:his|her|their)"
"""Whose somebody is, where it is not the writer's; but "I'm his wife" says who he is to the writer."""
_DENIED = re.compile(r"\b(?:never|not|without|\w+n't)\b")


@dataclass(frozen=True, slots=True)
class Person:
    """Who cried, as far as it is known.

    pronoun:      "they" where it is not known
    relationship: what the crier is to the other, one of that question's values; None where it is not known
    crier:        "other": somebody else than the person asked; "narrator": the person asked; "unclear"
    trigger:      what set the tears off, one of that question's values; None where it is not known
    name:         what the account calls them: "your gran", "your mum and dad"; None where it has no word for them, or
                  several words for one
    """

    pronoun: Pronoun = "they"
    relationship: str | None = None
    crier: Crier = "other"
    trigger: str | None = None
    name: str | None = None


def person_in(account: Account, scores: Scores) -> Person:
    """Who cried, by an account's answers, and by its text where the engine is sure of it."""
    crier: Crier = _sure(CRIERS, scores.crier) or "unclear"
    if crier == "narrator" and (_MADE_CRY.search(account.text) or _FOR_ME.search(account.text)):
        crier = "other"
    answer, named = account.answers.get("relationship"), CrierNamed.of(account.text)
    relationship = answer[0] if answer else _relationship(account.text, scores.answers["relationship"], named)
    several = _several(account.text, relationship, named)
    pronoun: Pronoun = "they" if several else _pronoun(account.text, relationship, named)
    name = several or _name(account.text, relationship, pronoun)
    return Person(pronoun, relationship, crier, trigger_in(account, scores), name)


def says_who(text: str) -> bool:
    """Whether an account says plainly what the one who cries is to its writer: "my dad cried", "Mum cried"."""
    told = _told(text)
    cried = _whole(CrierNamed.of(text).cried, told) & _people().kin
    return bool(cried & {*_mine(text), *told[:1]})


def called(relationship: str | None) -> Mapping[str, str]:
    """What people are called: by the crier's pronoun, and ``other`` as the one that the narrator is this to.

    Empty where the relationship is not known, or no word for it would sound natural.
    """
    return _people().called.get(relationship or "", {})


def _sure(names: tuple[_Name, ...], likely: np.ndarray[Any, Any], least: float = SURE) -> _Name | None:
    best = int(np.argmax(likely))
    return names[best] if likely[best] >= least else None


def _relationship(text: str, likely: np.ndarray[Any, Any], named: CrierNamed) -> str | None:
    """The relationship that the engine is sure of and the account has a word for, or that it finds likely and the
    account names plainly. Without a word for it, "He cried" would be taken to be of a partner."""
    best = _sure(VALUES["relationship"], likely, NAMED)
    if best is None:
        return None
    people, told = _people(), _told(text)
    words = words_for(best) | named.cried.intersection(people.several.get(best, ()))
    weeping = _whole(named.weeping, told) & people.kin
    if weeping and not weeping & set(told):  # whoever cries is somebody else's: "her husband"
        return None
    if likely.max() >= SURE:
        return best if not words or words & set(told) else None
    plainly = {*_mine(text), *told[:1]}
    if weeping and not weeping & words:  # the words say who cries, and it is nobody of the kind that is likely
        others = [one for one in VALUES["relationship"] if words_for(one) & weeping & plainly]
        return others[0] if len(others) == 1 else None
    return best if words & plainly else None


def words_for(relationship: str) -> frozenset[str]:
    """The words by which an account names somebody in a relationship; none where there are none."""
    people = _people()
    return people.named.get(relationship, frozenset()).union(*people.gendered.get(relationship, {}).values())


def possessive(name: str) -> str:
    """Whose something is: "your dad's", and "your parents'" of several."""
    several = frozenset(chain.from_iterable(_people().several.values()))
    return f"{name}'" if name.endswith("s") and name.split()[-1] in several else f"{name}'s"


def _told(text: str) -> list[str]:
    """The words of a text, without those that only say whose somebody is, and who is somebody else's: "my friend's
    mum", "her husband"."""
    return _WORD.findall(_spelled_out(text))


def _mine(text: str) -> list[str]:
    """Whom a text speaks of as "my"."""
    return _MINE.findall(_spelled_out(text))


def _whole(words: Iterable[str], told: Iterable[str]) -> frozenset[str]:
    """Words as a text has them in whole: "wife" is "ex-wife" in one that has no other."""
    kin, said = _people().kin, set(told)
    longer = {part: whole for whole in said & kin for part in whole.split("-")}
    return frozenset(word if word in said else longer.get(word, word) for word in words)


def _spelled_out(text: str) -> str:
    """A text in which a short "is" is a word, with its apostrophe or without ("my dads crying"), "ex wife" is one word,
    too, and "twin brother" a brother. It has no possessor but of a face, of tears and the like: those are the person's
    who cries; and nobody who is somebody else's."""
    kin, patterns = _people().kin, _patterns()
    spoken = _IS.sub(lambda found: f"{found[1]} is" if "'" in found[0] or found[1] in kin else found[0], plain(text))
    spoken = patterns.in_two.sub(lambda found: found[0].replace(" ", "-"), spoken)
    spoken = patterns.twin.sub("", spoken)
    return patterns.others.sub("_", _POSSESSOR.sub("_ ", PART_OF.sub(r"\1 ", spoken)))


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Words for somebody: those with a hyphen, written without ("ex wife"); after "twin"; as somebody else's."""

    in_two: re.Pattern[str]
    twin: re.Pattern[str]
    others: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    kin = sorted(_people().kin, key=len, reverse=True)
    in_two = "|".join(word.replace("-", "[ -]") for word in kin if "-" in word and not word.startswith("in-"))
    somebody = rf"(?:{'|'.join(kin)})(?![\w-])"
    return _Patterns(
        in_two=re.compile(rf"\b(?:{in_two})\b"),
        twin=re.compile(rf"\btwin (?={somebody})"),
        others=re.compile(rf"(?:_|{_OTHERS}|\bmy (?:{'|'.join(kin)})s) {_LITTLE}{somebody}"),
    )


def _name(text: str, relationship: str | None, pronoun: Pronoun) -> str | None:
    """What the account calls the one in this relationship, as it is said to its writer; one word of theirs alone."""
    if relationship is None:
        return None
    people, nothing = _people(), frozenset[str]()
    words = people.gendered.get(relationship, {}).get(pronoun, nothing) | people.named.get(relationship, nothing)
    found = sorted((words - people.unsaid) & {*_mine(text), *_told(text)[:1]})
    return f"your {found[0]}" if len(found) == 1 else None


def _several(text: str, relationship: str | None, named: CrierNamed) -> str | None:
    """What those are called of whom the account says that they cried together: "your mum and dad", "your parents"; None
    where one alone cried, as far as it says."""
    people = _people()
    if relationship is None:
        told = named.cried.intersection(_mine(text))
        fitting = [one for one, words in people.several.items() if told.intersection(words)]
        relationship = fitting[0] if len(fitting) == 1 else ""
    known = people.several.get(relationship, ())
    usual = f"your {known[0]}" if known else None
    words = people.kin if not relationship else words_for(relationship).union(known)
    if words.intersection(named.pair) and people.kin.issuperset(named.pair):
        first, second = named.pair
        return usual if {first, second} & people.unsaid else f"your {first} and {second}"
    if cried := [one for one in known if one in named.cried]:
        return usual if len(cried) > 1 or cried[0] in people.unsaid else f"your {cried[0]}"
    he_and_she = people.gendered.get(relationship, {}).values()
    both = he_and_she and all(named.weeping & called for called in he_and_she)
    return usual if both and not _DENIED.search(plain(text)) else None


def _pronoun(text: str, relationship: str | None, named: CrierNamed) -> Pronoun:
    """The pronoun as it stands before the words for crying; where that tells none, by what people in this relationship
    are called, where the text calls the one who cries so, or nobody in this relationship cries by a word of theirs."""
    if named.pronoun != "they":
        return named.pronoun
    words = _told(text)
    cried = _whole(named.cried, words) & words_for(relationship or "")
    calls = cried or set(words)
    told = [pronoun for pronoun, known in _people().gendered.get(relationship or "", {}).items() if calls & known]
    return told[0] if len(told) == 1 else "they"


@dataclass(frozen=True, slots=True)
class People:
    """What people.toml holds: relationship → words, each by what they are the words for.

    several: words for more than one, the usual one first
    unsaid:  words that stand in an account and would sound odd in a question
    """

    called: Mapping[str, Mapping[str, str]]
    named: Mapping[str, frozenset[str]]
    gendered: Mapping[str, Mapping[Pronoun, frozenset[str]]]
    several: Mapping[str, tuple[str, ...]]
    unsaid: frozenset[str]

    @property
    def kin(self) -> frozenset[str]:
        """All words for somebody."""
        gendered = chain.from_iterable(told.values() for told in self.gendered.values())
        return frozenset().union(*self.named.values(), *self.several.values(), *gendered)


@cache
def _people() -> People:
    return parsed(load_table("tearwise.interview", "people.toml"))


def parsed(data: Mapping[str, Any]) -> People:
    """What people.toml holds, checked. Raises DataError naming the entry, and what it lacks or has too much."""
    if data.keys() != {"called", "named", "gendered", "several", "unsaid"}:
        raise DataError("people.toml: it has 'called', 'named', 'gendered', 'several' and 'unsaid', and nothing else.")
    if not isinstance(data["unsaid"], Mapping) or not isinstance(data["unsaid"].get("words"), str):
        raise DataError("people.toml: 'unsaid' needs a text as 'words'.")
    gendered = _table("gendered", data["gendered"], _GENDERED)
    return People(
        called=_table("called", data["called"], _CALLED),
        named=MappingProxyType({one: frozenset(words) for one, words in _words("named", data["named"]).items()}),
        gendered=MappingProxyType(
            {
                relationship: MappingProxyType({one: frozenset(told[one].split()) for one in _GENDERED})
                for relationship, told in gendered.items()
            }
        ),
        several=_words("several", data["several"]),
        unsaid=frozenset(data["unsaid"]["words"].split()),
    )


def _words(name: str, entries: object) -> Mapping[str, tuple[str, ...]]:
    """Relationship → the words of a table, in their order."""
    if not isinstance(entries, Mapping):
        raise DataError(f"people.toml: {name!r} is missing.")
    for relationship, words in entries.items():
        if relationship not in VALUES["relationship"] or not isinstance(words, str) or not words.strip():
            raise DataError(f"people.toml: {relationship!r} in {name!r} must be a relationship and have words.")
    return MappingProxyType({relationship: tuple(words.split()) for relationship, words in entries.items()})


def _table(name: str, entries: object, wanted: tuple[str, ...]) -> Mapping[str, Mapping[str, str]]:
    """Relationship → the texts that are wanted of it, and no others."""
    if not isinstance(entries, Mapping):
        raise DataError(f"people.toml: {name!r} is missing.")
    for relationship, texts in entries.items():
        if relationship not in VALUES["relationship"]:
            raise DataError(f"people.toml: {relationship!r} in {name!r} is no relationship.")
        if not isinstance(texts, Mapping) or texts.keys() != set(wanted):
            raise DataError(f"people.toml: {relationship!r} in {name!r} needs {', '.join(wanted)}.")
        if empty := [one for one in wanted if not isinstance(texts[one], str) or not texts[one].strip()]:
            raise DataError(f"people.toml: {relationship!r} in {name!r} needs a text as {empty[0]!r}.")
    return MappingProxyType({relationship: MappingProxyType(dict(texts)) for relationship, texts in entries.items()})

"""The pronoun of the person who cries, as the account's own words tell it: he, she or they."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache

from tearwise.accounts.addressed import without_addressed
from tearwise.accounts.age import sexes
from tearwise.accounts.between import BETWEEN
from tearwise.accounts.byname import in_one_word
from tearwise.accounts.chat import reported, who_weeps
from tearwise.accounts.clause import spelled_out, till_they_cried, who_did, without_asides, writer_cries
from tearwise.accounts.company import without_company
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.given_name import nouns_of
from tearwise.accounts.person_nouns import Pronoun, person_nouns
from tearwise.accounts.phrases import one_of, plain
from tearwise.accounts.subject import patterns, subjects, without_objects

_NEITHER = re.compile(
    r"\b(?!i\b|me\b|im\b)\w+ ?[(\[][^)\]]{0,12}\b(?:they/them|nb|enby|non-?binary)[)\]]"
    r"|\b(?:my|our) (?:\w+ ){0,2}(?:non-?binary|nb|enby) "
)
"""Whose pronoun is neither "he" nor "she", in lower case: another "he" beside them tells nothing of theirs."""

_MANY = frozenset(
    {"they", "everyone", "everybody", "people", "room", "family", "class", "crowd", "audience", "congregation", "choir"}
    | {"team", "crew", "office", "ward", "parents", "guests", "friends", "kids", "children", "girls", "boys", "lads"}
    | {"colleagues", "relatives", "cousins", "brothers", "sisters", "sons", "daughters"}
)
"""Words for several, or for a whole company, of whom "he" is not one: "half the room cried at his vows"."""

_AUXILIARIES = frozenset({"would", "d", "used"})
"""Words that stand before one for crying where it came again and again; before them stands who it was."""

_OF_THE_DEAD = re.compile(
    r"\b(?:his|her|their) (?=(?:\w+ )?(?:ashes|grave|graveside|gravestone|headstone|tombstone|coffin|casket|hearse"
    r"|funeral|burial|cremation|wake|eulogy|obituary)\b)"
)
"""Whose grave it is does not cry there: "my friend cried when we scattered his ashes" tells nothing of the friend."""


def pronoun_in(text: str) -> Pronoun:
    """The pronoun of the person who cries, where the account's own words make it plain; else "they".

    It is plain where every word that stands before a word for crying is of one kind, or else, where there is a "he" or
    a "she", every word for a man or a woman. A wrong "he" is worse than "they".
    """
    return CrierNamed.of(text).pronoun


def means_crier(who: str, text: str) -> bool:
    """Whether a word of the account, such as "he", "dad" or "boss", plainly means the person who cries in it, as
    ``CrierNamed.means`` says it."""
    return CrierNamed.of(text).means(who)


@dataclass(frozen=True, slots=True)
class CrierNamed:
    """What an account calls the person who cries in it.

    pronoun: as ``pronoun_in`` says it
    weeping: words for a man or a woman that stand before a word for crying, or on whose face the tears are, or for whom
             a name stands there
    cried:   all words that stand before a word for crying, and the nouns for those that are names
    named:   all words for a man or a woman in the account
    alone:   whether nobody cries in it but somebody whom it names, and that is not denied: its writer does not
    pair:    the two words of "my mum and dad cried"; none where there are no such two
    writer:  whether it begins with what its writer did, and cried, and names nobody else who cries
    beside:  words for those who only say who it is that cries: the wife of "the man next to my wife cried"
    own:     whether "I" stands before every word for crying, and that is not denied
    joined:  whether somebody else cries beside the writer, each for themselves, and is said to no less often
    theirs:  whether whoever cries is named as somebody else's, by a word that tells neither: "his teacher cried"
    """

    pronoun: Pronoun
    weeping: frozenset[str]
    cried: frozenset[str]
    named: frozenset[str]
    alone: bool = False
    pair: tuple[str, ...] = ()
    writer: bool = False
    beside: frozenset[str] = frozenset()
    own: bool = False
    joined: bool = False
    theirs: bool = False

    @classmethod
    def of(cls, text: str) -> CrierNamed:
        """By an account's text. Of who says in a chat that they cry, no more is known than that."""
        return _named(text)

    @property
    def kinds(self) -> frozenset[Pronoun]:
        """The pronouns of all words for a man or a woman in the account."""
        return frozenset(person_nouns().kinds(self.named))

    def means(self, who: str) -> bool:
        """Whether a word, such as "he", "dad" or "boss", plainly means the person who cries.

        A word is plain that stands before a word for crying, as long as nobody of the other kind does; so is a pronoun
        that is the crier's, and a name for somebody of that kind where the account has no other.
        """
        nouns, word = person_nouns(), who.lower().removesuffix("-in-law")
        word = word.rpartition("-")[2] if word not in nouns.either else word  # an ex-husband is a husband here
        if word == "they":
            return self.pronoun == "they" and not self.weeping
        if word not in nouns.telling:
            return not self.weeping and word in self.cried
        kind, alike = ("he", nouns.masculine) if word in nouns.masculine else ("she", nouns.feminine)
        if kind != self.pronoun:
            return False
        others = (self.named & alike) - nouns.personal - nouns.same(word)
        if self.weeping & nouns.same(word) or word in nouns.personal:
            return True
        return not others and self.cried.isdisjoint(nouns.either)


@lru_cache(maxsize=32)
def _named(text: str) -> CrierNamed:
    """``CrierNamed.of``, remembered: questions, guidance and what is done by the bond ask the same of one account."""
    said = without_addressed(spelled_out(reported(text)))
    bare, company = without_company(who_did(without_asides(said)))
    found, known = subjects(bare), person_nouns()
    if not found.weeping and found.cried <= _AUXILIARIES and (again := _would().sub("", bare)) != bare:
        found = subjects(again)
    till = {one for one, pronoun in till_they_cried(bare) if pronoun == "they" or known.kinds([one]) <= {pronoun}}
    nouns_for = nouns_of(found.cried, said)
    by_noun = frozenset(nouns_for.values())
    weeping = found.weeping | ((till | by_noun) & known.telling)
    writer = not weeping and writer_cries(bare)
    crying = (found.cried | by_noun) - nouns_for.keys()
    theirs = _are_theirs(crying, said if nouns_for else bare)
    told = sexes(in_one_word(plain(text))) if "(" in text or "[" in text else {}
    neither = writer or theirs or not _MANY.isdisjoint(found.cried) or _NEITHER.search(plain(text)) is not None
    kinds = (
        known.kinds(weeping | found.several)
        or {told[one] for one in found.cried if one in told}
        or (set() if neither else _kinds_beside(said, crying))
    )
    return CrierNamed(
        pronoun=next(iter(kinds)) if len(kinds) == 1 and not found.several and not who_weeps(text) else "they",
        weeping=weeping,
        cried=frozenset() if writer else found.cried | till | by_noun,
        named=frozenset(patterns().nouns.findall(said)),
        alone=found.alone,
        pair=found.pair,
        writer=writer,
        beside=company - found.cried - weeping,
        own=found.own,
        joined=found.joined,
        theirs=theirs,
    )


def forget() -> None:
    """Forgets the texts that were looked through."""
    _named.cache_clear()


def _kinds_beside(said: str, crying: Collection[str]) -> set[Pronoun]:
    """The pronouns of all words for a man or a woman in a text, where there is a "he" or a "she"; none where there is
    not. crying: who cries in it"""
    known = person_nouns()
    spoken = _possessed().sub(r"\1", said) if crying and known.either.issuperset(crying) else said
    spoken = _OF_THE_DEAD.sub("", _of_the_writer().sub("", _comments().sub("", spoken)))
    plainly = frozenset(patterns().nouns.findall(without_objects(spoken)))
    return known.kinds(plainly) if plainly & known.personal else set()


def _somebody() -> str:
    """A pattern of the words for people that tell a pronoun; not the pronouns themselves."""
    nouns = person_nouns()
    return one_of(nouns.telling - nouns.personal)


@cache
def _would() -> re.Pattern[str]:
    """What is said of tears that came again and again: "he'd cry when he spoke of it", "she used to cry"; the writer
    who "would cry" has not."""
    not_of_the_writer = r"(?<!\bi)(?<!\bi often)(?<!\bi always)(?<!\bwho)"
    again = r"(?:'d| would| used to)"
    return re.compile(rf"{not_of_the_writer}{again}(?= (?:{BETWEEN} ){{0,3}}{crying_verbs().pattern('base')}\b)")


@cache
def _possessed() -> re.Pattern[str]:
    """Somebody of the one who cries, who tells only by whose they are what they are called: "her boyfriend left"."""
    return re.compile(rf"\b(his|her|their) (?:[\w-]+ )?{_somebody()}\b")


@cache
def _of_the_writer() -> re.Pattern[str]:
    """What the writer is to whoever cries: "am I a bad bf", "I'm her husband"."""
    return re.compile(
        rf"\b(?:am i|was i|i'm|im|i am|i was|i've been|ive been|feel like)(?: (?:just|only|being|such|really))?"
        rf" (?:an?|the|his|her|their) (?:[\w-]+ ){{0,2}}?{_somebody()}\b"
    )


def commenting(text: str) -> frozenset[str]:
    """The words for those who only say what they make of it: the mother of "my mother says she'll come round"."""
    return frozenset(found["who"] for found in _comments().finditer(plain(text)))


@cache
def _comments() -> re.Pattern[str]:
    """Somebody who only says what they make of it: "my aunt says it was nerves"."""
    return re.compile(
        rf"(?:^|(?<=[.!?] ))(?:but |and )?(?:my|our) (?:[\w-]+ ){{0,2}}?(?P<who>{_somebody()}) (?:just |also |keeps? )?"
        r"(?:says|thinks|reckons|saying|told me later|said (?:it was|it's|it is|he|she|they|that|to just|just)"
        r"|thought (?:it|he|she|they))\b"
    )


def _are_theirs(cried: Collection[str], said: str) -> bool:
    """Whether whoever cries is named as somebody else's: "he" is not the teacher of "his teacher cried"."""
    return bool(cried) and set(cried) <= {found[1] for found in _of_somebody().finditer(said)}


@cache
def _of_somebody() -> re.Pattern[str]:
    """Somebody who is named as somebody else's."""
    somebody = one_of(person_nouns().everybody)
    return re.compile(
        rf"\b(?:his|her|their|(?:my|our|the|an?) (?:[\w-]+ )?{somebody}'?s)"
        rf" (?:(?!(?:my|our|the|an?|and|when|who)\b)[\w-]+ )?({one_of(person_nouns().either)})\b"
    )

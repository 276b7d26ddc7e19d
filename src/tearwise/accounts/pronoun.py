"""The pronoun of the person who cries, as the account's own words tell it: he, she or they."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from tearwise.accounts.phrases import straight

Pronoun = Literal["he", "she", "they"]
PRONOUNS: tuple[Pronoun, ...] = get_args(Pronoun)

_MASCULINE = frozenset(
    {
        "he", "him", "his", "himself", "husband", "hubby", "boyfriend", "bf", "dad", "daddy", "father", "papa", "pa",
        "stepdad", "stepfather", "son", "stepson", "grandson", "brother", "stepbrother", "bro", "uncle", "nephew",
        "grandad", "granddad", "grandpa", "grandfather", "man", "guy", "bloke", "boy", "lad", "sir", "fiancé",
    }
)  # fmt: skip
_FEMININE = frozenset(
    {
        "she", "her", "hers", "herself", "wife", "girlfriend", "gf", "mum", "mom", "mummy", "mommy", "mother", "mama",
        "ma", "mam", "stepmum", "stepmom", "stepmother", "daughter", "stepdaughter", "granddaughter", "sister",
        "stepsister", "sis", "aunt", "auntie", "niece", "gran", "nan", "nana", "granny", "grandma", "grandmother",
        "woman", "girl", "lady", "fiancée",
    }
)  # fmt: skip
_WHO = "|".join(sorted(_MASCULINE | _FEMININE, key=len, reverse=True))
_CRYING = (
    r"(?:cr(?:y|ies|ied|ying)|we(?:ep|eps|pt|eping)|sob(?:s|bed|bing)?|bawl(?:s|ed|ing)?|tear(?:s|ed|y)|"
    r"(?:broke|broken|breaking|break) down|(?:well|chok|tear)(?:ed|ing|s)? up|burst into|in tears)"
)
_BETWEEN = (
    "was|is|were|been|being|had|has|have|both|just|started|starts|began|begins|to|really|also|even|then|suddenly|still|"
    "kept|keeps|always|never|actually|almost|nearly|did|does|didn't|doesn't|not|finally|quietly|silently|simply|literally|got|"
    "standing|sitting|stood|sat|there|only|ever|up|first|completely|all|so|came|home|and|slightly|openly"
)
_CRIES = rf"(?!'s)(?: (?:{_BETWEEN})){{0,5}} {_CRYING}\b"
_ANY_WEEPS = re.compile(rf"\b(\w+)\b{_CRIES}", re.IGNORECASE)
_TWO_WEEP = re.compile(rf"\b({_WHO}) and (?:my |our |his |her |the )?(?!s?he )({_WHO})\b{_CRIES}", re.IGNORECASE)
_IS_CRYING = re.compile(
    rf"(?:\b({_WHO})'s|\bmy ({_WHO})s) (?!were\b|are\b|ha[dv]|was\b|both\b|all\b)(?=(?:(?:{_BETWEEN}) ){{0,2}}"
    r"(?:crying|sobbing|weeping|bawling|breaking down|welling up|tearing up|in tears)\b)",
    re.IGNORECASE,
)
"""A short "is", with its apostrophe or, of one's own, without: "my mums crying", but not "the girls crying"."""
_WEEPS = re.compile(rf"\b({_WHO})\b{_CRIES}", re.IGNORECASE)
_SPELLED = re.compile(r"\b(s?he)s\b|[ -]in[ -]law\b", re.IGNORECASE)
"""What people write on a phone for "he's" and "she's", and what names of relatives end in, which tells nothing here."""
_PART = r"(?:own |whole |bottom |big |blue |brown )?(?:eyes?|face|cheeks?|lips?|chin|voice|shoulders|hands|tears)\b"
PART_OF = re.compile(rf"\b(?!(?:it|that|what|there|here|who|s?he)'s)([\w-]+)'s (?={_PART})", re.IGNORECASE)
"""Whose face or tears they are: "my dad's face" speaks of the dad, where "my dad's friend" only says whose friend."""
_PART_CRIES = re.compile(rf"\b({_WHO})'s(?: {_PART}(?=(?! and){_CRIES})|(?= tears\b))", re.IGNORECASE)
_TEARS_ON = re.compile(
    r"\btears? (?:\w+ ){0,4}?(?:down|in|on|from|over|across|to|into|at|behind) (?:(?:my|our|the|his|her) )?"
    rf"(?:({_WHO})'s|(his|her)) {_PART}",
    re.IGNORECASE,
)
_CLAUSE = (
    r"(?:^|[.!?,;:]|\b(?:when|because|but|so|while|as|that|how|then|before|after|and|until|if|saw|watched|"
    r"heard|made)\b)"
)
_WHOSE = "(?:(?:my|our|the) )?(?:(?:own|dear|poor|little|big|older|younger|best) )?"
_PAIR = re.compile(rf"{_CLAUSE} ?(?:both )?{_WHOSE}([\w-]+) and {_WHOSE}([\w-]+)\b{_CRIES}", re.IGNORECASE)
_NOUNS = re.compile(rf"\b({_WHO})\b", re.IGNORECASE)
_PERSONAL = re.compile(r"\b(he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)


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
    weeping: words for a man or a woman that stand before a word for crying, or on whose face the tears are
    cried:   all words that stand before a word for crying
    named:   all words for a man or a woman in the account
    pair:    the two words of "my mum and dad cried"; none where there are no such two
    """

    pronoun: Pronoun
    weeping: frozenset[str]
    cried: frozenset[str]
    named: frozenset[str]
    pair: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> CrierNamed:
        """By an account's text."""
        said = _plain(text)
        shown = {(whose or his).lower() for whose, his in _TEARS_ON.findall(said)}
        said = _PART_CRIES.sub(r"\1", said)
        weeping = frozenset(found.lower() for found in _WEEPS.findall(said)) | shown
        several = [word.lower() for pair in _TWO_WEEP.findall(said) for word in pair]
        named = frozenset(found.lower() for found in _NOUNS.findall(said))
        cried = frozenset(found.lower() for found in _ANY_WEEPS.findall(said))
        personal = {word for word in named if _PERSONAL.fullmatch(word)}
        kinds = _kinds({*weeping, *several}) or (_kinds(personal) and _kinds(named))
        pair = _PAIR.search(said)
        return cls(
            pronoun=next(iter(kinds)) if len(kinds) == 1 and not several else "they",
            weeping=weeping,
            cried=cried,
            named=named,
            pair=() if pair is None else (pair[1].lower(), pair[2].lower()),
        )

    def means(self, who: str) -> bool:
        """Whether a word, such as "he", "dad" or "boss", plainly means the person who cries.

        A word is plain that stands before a word for crying, as long as nobody of the other kind does; so is a pronoun
        that is the crier's, and a name for somebody of that kind where the account has no other.
        """
        word = who.lower()
        if word == "they":
            return self.pronoun == "they" and not self.weeping
        if word not in _MASCULINE | _FEMININE:
            return not self.weeping and word in self.cried
        kind, alike = ("he", _MASCULINE) if word in _MASCULINE else ("she", _FEMININE)
        if kind != self.pronoun:
            return False
        others = {found for found in (self.named & alike) - {word} if not _PERSONAL.fullmatch(found)}
        return word in self.weeping or _PERSONAL.fullmatch(word) is not None or not others


def _kinds(words: Iterable[str]) -> set[Pronoun]:
    return {"he" if word in _MASCULINE else "she" for word in words}


def _plain(text: str) -> str:
    said = " ".join(straight(text).split())
    said = _SPELLED.sub(lambda found: f"{found[1]} is" if found[1] else "", said)
    return _IS_CRYING.sub(lambda found: f"{found[1] or found[2]} is ", said)

"""The pronoun of the person who cries, as the account's own words tell it: he, she or they."""

from __future__ import annotations

import re
from typing import Literal, get_args

Pronoun = Literal["he", "she", "they"]
PRONOUNS: tuple[Pronoun, ...] = get_args(Pronoun)

_MASCULINE = frozenset(
    {
        "he", "him", "his", "himself", "husband", "hubby", "boyfriend", "bf", "dad", "daddy", "father", "papa", "pa",
        "stepdad", "son", "stepson", "brother", "bro", "uncle", "nephew", "grandad", "granddad", "grandpa",
        "grandfather", "man", "guy", "bloke", "boy", "lad", "sir", "fiancé",
    }
)  # fmt: skip
_FEMININE = frozenset(
    {
        "she", "her", "hers", "herself", "wife", "girlfriend", "gf", "mum", "mom", "mummy", "mommy", "mother", "mama",
        "ma", "stepmum", "stepmom", "daughter", "stepdaughter", "sister", "sis", "aunt", "auntie", "niece", "gran",
        "nan", "nana", "grandma", "grandmother", "woman", "girl", "lady", "fiancée",
    }
)  # fmt: skip
_WHO = "|".join(sorted(_MASCULINE | _FEMININE, key=len, reverse=True))
_CRYING = (
    r"(?:cr(?:y|ies|ied|ying)|we(?:ep|eps|pt|eping)|sob(?:s|bed|bing)?|bawl(?:s|ed|ing)?|tear(?:s|ed|y)|"
    r"(?:broke|broken|breaking|break) down|(?:well|chok|tear)(?:ed|ing|s)? up|burst into|in tears)"
)
_BETWEEN = (
    "was|is|were|been|being|had|has|have|just|started|starts|began|begins|to|really|also|even|then|suddenly|still|kept|"
    "keeps|always|never|actually|almost|nearly|did|does|didn't|doesn't|not|finally|quietly|silently|simply|literally|got|"
    "standing|sitting|stood|sat|there|only|ever|up|first|completely|all|so|came|home|and|slightly|openly"
)
_CRIES = rf"(?!['’]s)(?: (?:{_BETWEEN})){{0,5}} {_CRYING}\b"
_WEEPS = re.compile(rf"\b({_WHO})\b{_CRIES}", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_SPELLED = re.compile(r"\b(s?he)s\b|[ -]in[ -]law\b", re.IGNORECASE)
"""What people write on a phone for "he's" and "she's", and what names of relatives end in, which tells nothing here."""
_PERSONAL = re.compile(r"\b(he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)


def pronoun_in(text: str) -> Pronoun:
    """The pronoun of the person who cries, where the account's own words make it plain; else "they".

    It is plain where every word that stands before a word for crying, or else every third-person pronoun of the
    account, is of one kind. A wrong "he" is worse than "they".
    """
    text = _plain(text)
    for words in (_WEEPS.findall(text), _PERSONAL.findall(text)):
        kinds = {"he" if word.lower() in _MASCULINE else "she" for word in words}
        if len(kinds) == 1:
            return "he" if kinds == {"he"} else "she"
        if kinds:
            break
    return "they"


def _plain(text: str) -> str:
    return _SPELLED.sub(lambda found: f"{found[1]} is" if found[1] else "", text)


def means_crier(who: str, text: str) -> bool:
    """Whether a word of the account, such as "he", "dad" or "boss", plainly means the person who cries in it.

    A word is plain that stands before a word for crying, as long as nobody of the other kind does; so is a pronoun that
    is the crier's, and a name for somebody of that kind where the account has no other.
    """
    text = _plain(text)
    word, pronoun = who.lower(), pronoun_in(text)
    weeping = {found.lower() for found in _WEEPS.findall(text)}
    if word == "they":
        return pronoun == "they" and not weeping
    if word not in _MASCULINE | _FEMININE:
        return not weeping and re.search(rf"\b{re.escape(word)}\b{_CRIES}", text, re.IGNORECASE) is not None
    kind, alike = ("he", _MASCULINE) if word in _MASCULINE else ("she", _FEMININE)
    if kind != pronoun:
        return False
    named = {found.lower() for found in _WORD.findall(text)} & alike
    others = {found for found in named - {word} if not _PERSONAL.fullmatch(found)}
    return word in weeping or _PERSONAL.fullmatch(word) is not None or not others

"""The person who cried, as the texts speak of them: he, she or they."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

from tearwise.errors import DataError

Pronoun = Literal["he", "she", "they"]

_FORMS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "he": {"he": "he", "him": "him", "his": "his", "himself": "himself"},
        "she": {"he": "she", "him": "her", "his": "her", "himself": "herself"},
        "they": {"he": "they", "him": "them", "his": "their", "himself": "themself"},
    }
)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

_MASCULINE = frozenset(
    [
        "he",
        "him",
        "his",
        "himself",
        "husband",
        "hubby",
        "boyfriend",
        "bf",
        "dad",
        "daddy",
        "father",
        "papa",
        "pa",
        "stepdad",
        "son",
        "stepson",
        "brother",
        "bro",
        "uncle",
        "nephew",
        "grandad",
        "granddad",
        "grandpa",
        "grandfather",
        "man",
        "guy",
        "bloke",
        "boy",
        "lad",
        "sir",
        "fiancé",
    ]
)
_FEMININE = frozenset(
    [
        "she",
        "her",
        "hers",
        "herself",
        "wife",
        "girlfriend",
        "gf",
        "mum",
        "mom",
        "mummy",
        "mommy",
        "mother",
        "mama",
        "ma",
        "stepmum",
        "stepmom",
        "daughter",
        "stepdaughter",
        "sister",
        "sis",
        "aunt",
        "auntie",
        "niece",
        "gran",
        "nan",
        "nana",
        "grandma",
        "grandmother",
        "woman",
        "girl",
        "lady",
        "fiancée",
    ]
)
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
_WEEPS = re.compile(rf"\b({_WHO})\b(?!['’]s)(?: (?:{_BETWEEN})){{0,5}} {_CRYING}\b", re.IGNORECASE)
_PERSONAL = re.compile(r"\b(he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)


def pronoun_in(text: str) -> Pronoun:
    """The pronoun of the person who cries, where the account's own words make it plain; else "they".

    It is plain where every word that stands before a word for crying, or else every third-person pronoun of the
    account, is of one kind. A wrong "he" is worse than "they".
    """
    for words in (_WEEPS.findall(text), _PERSONAL.findall(text)):
        kinds = {"he" if word.lower() in _MASCULINE else "she" for word in words}
        if len(kinds) == 1:
            return "he" if kinds == {"he"} else "she"
        if kinds:
            break
    return "they"


def spoken_of(text: str, pronoun: Pronoun) -> str:
    """The text with its placeholders filled: ``{he} {has|have} slept`` becomes "they have slept".

    ``{he}``, ``{him}``, ``{his}`` and ``{himself}``, also with a capital, stand for the person; of ``{a|b}`` the first
    goes with he and she, and the second with they. Raises DataError where there is any other placeholder.
    """
    forms = _FORMS[pronoun]

    def filled(match: re.Match[str]) -> str:
        inside = match.group(1)
        if inside.count("|") == 1:
            return inside.split("|")[pronoun == "they"]
        form = forms.get(inside.lower())
        if form is None:
            raise DataError(f"There is no placeholder {match.group()!r}; there are {', '.join(_FORMS['he'])} and a|b.")
        return form if inside.islower() else form.capitalize()

    return _PLACEHOLDER.sub(filled, text)


PRONOUNS: tuple[Pronoun, ...] = get_args(Pronoun)

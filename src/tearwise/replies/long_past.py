"""Whether the tears belong to a year so long gone that nobody can still be crying: "when I was ten, dad cried"."""

from __future__ import annotations

import re

from tearwise.accounts.age import COUNTED, NUMBER
from tearwise.accounts.phrases import plain
from tearwise.reading import crying_words

_YOUNG = (
    rf"(?:(?:about |only |just )?{NUMBER}\b(?! (?:and a half )?(?:{COUNTED}|weeks?|months?)\b)"
    r"(?! (?:[\w-]+ )?(?:away|from|up|down|above|below|ahead|behind|late|early)\b)"
    r"|a (?:little |small |young )?(?:kid|child|boy|girl|lad|lass|teenager|teen)\b"
    r"|little\b|small\b|young\b|at primary school\b)"
)
_LONG_PAST = re.compile(
    r"(?:^|(?<=[.!?] ))(?:(?:so|and|but|once|back),? )*"
    rf"(?:when i was {_YOUNG}|(?:back )?in (?:19\d\d|200\d|201\d)\b|(?:{NUMBER}|many) (?:years|decades) ago\b)[^.!?]*"
)
"""A sentence that begins so: what somebody cries about may be as long gone, "he cried about when I was ten"."""
_NO_TEARS = re.compile(r"\b(?:never|not|nobody|\w+n't|didnt|wasnt|hadnt)\b")
"""By this a sentence says how somebody was, beside the tears of another day: "when I was ten, dad never cried"."""
_SENTENCE = re.compile(r"[^.!?]+")
_LATER = re.compile(
    r"\b(?:again|still|since|every|always|keeps?|hasn't|hasnt|cries|now|today|tonight|yesterday"
    r"|this (?:morning|evening|afternoon|week|year)|last (?:night|week|month|weekend)"
    r"|(?:is|are|\w+'s|\w+'re|hes|shes) (?:\w+ ){0,2}?(?:crying|sobbing|weeping|bawling|wailing|tearful|in tears))\b"
)


def is_long_past(text: str) -> bool:
    """Whether a sentence that begins with a time long gone tells of tears, and none tells of later ones."""
    said = plain(text)
    then = (found[0] for found in _LONG_PAST.finditer(said))
    if not any(crying_words(one) and not _NO_TEARS.search(one) for one in then):
        return False
    return not any(_LATER.search(one) for one in _SENTENCE.findall(said) if crying_words(one))

"""Whether the tears belong to a year so long gone that nobody can still be crying: "when I was ten, dad cried"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tearwise.accounts.age import COUNTED, NUMBER
from tearwise.accounts.phrases import plain
from tearwise.reading import crying_words
from tearwise.replies.guidance import Guidance
from tearwise.replies.lines import Line, lines, openers
from tearwise.replies.scenes import UNKNOWN, Say
from tearwise.replies.together import is_glad
from tearwise.tables import load_table, only

_FILE = "long_past.toml"
_ASKED = frozenset({"partner", "parent", "child", "sibling", "family", "friend", UNKNOWN})
"""Those who can still be asked; a teacher of long ago may be out of reach."""

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


@dataclass(frozen=True, slots=True)
class LongPast:
    """What long_past.toml holds: the parts of the guidance that it takes the place of."""

    later: tuple[Line, ...]
    always: tuple[Line, ...]
    say: Say
    help: tuple[Line, ...]


def for_long_past(made: Guidance, text: str, relationship: str) -> Guidance:
    """The guidance, for what is over, as it is where the tears of an account are so long gone that nobody asks how the
    one who cried is today. Glad ones may be told again as any are."""
    if made.kind == "repair" or relationship not in _ASKED or is_glad(made.meanings) or not is_long_past(text):
        return made
    texts = _long_past()
    return replace(made, later=texts.later, always=texts.always, say=texts.say, again=(), ask=None, help=texts.help)


@cache
def _long_past() -> LongPast:
    """The texts of long_past.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/guidance/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> LongPast:
    """What long_past.toml holds, checked. Raises DataError naming the entry."""
    only(data, ("later", "always", "say", "help"), _FILE)
    later, always, help = (lines(data[part], f"{_FILE}, {part}") for part in ("later", "always", "help"))
    return LongPast(later, always, openers(data["say"], f"{_FILE}, say"), help)

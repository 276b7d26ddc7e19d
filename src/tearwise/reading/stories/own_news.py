"""Whether the account says that its writer told something, and the one who cried heard it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import any_of_each, one_of, plain, with_and_without_apostrophes
from tearwise.reading.crying import crying_words
from tearwise.tables import load_table

_FILE = "own_news.toml"
_LISTS = ("tells", "crier_tells", "comforts")
_SENTENCES = re.compile(r".*[.!?]", re.DOTALL)
"""All whole sentences before a place."""
_NOT_TOLD = ("never", "not", "havent", "hadnt", "didnt", "was", "were", "been", "being", "got", "get")
"""Words before "told" by which the writer did not tell, or was told."""
_ONLY = ("person", "one", "people", "anyone", "anybody")
"""Words before "I've told" by which it is the one who cries who says so: "you're the only person I've told"."""
_EACH_TIME = r"\b(?:when|whenever|(?:every|each) time) (?:i|we) tell(?! you\b)"
"""What the writer tells more than once: "she cries when I tell her"."""
_NEITHER_I = r"\b(?!(?: [\w-]+){1,3} and i\b)"
"""Behind "their" and the like: "I told them their dad and I are separating" is the writer's own news."""
_HEARERS = {
    "he": r"(?:he|his)(?:'?s|'d|'ll)?",
    "she": r"(?:she|her)(?:'?s|'d|'ll)?",
    "they": r"(?:he|she|they|his|her|their)(?:'?s|'re|'d|'ll|'ve)?",
}
"""By which the one who is told is meant in what they are told: "I told him he had passed", but "I told him she left"
may be the writer's news."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What own_news.toml holds, as it is looked for in lower case: the writer tells news; the one who cried does."""

    writer: re.Pattern[str]
    crier: re.Pattern[str]


def tells_own_news(text: str) -> bool:
    """Whether the writer told news of their own, and nothing says that the one who cried told any: "I told my mum I'm
    gay". It is none to say what the other is or shall do, to comfort, to praise, to say no or good night."""
    said, telling = plain(text), _telling()
    found = telling.writer.search(said)
    if found is None or telling.crier.search(said):
        return False
    earlier = _SENTENCES.match(said, 0, found.start())
    return earlier is None or not crying_words(earlier[0])  # what is told after the tears did not set them off


@cache
def _telling() -> Telling:
    """That of own_news.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading.stories", _FILE))


def parsed(data: Mapping[str, Any]) -> Telling:
    """What own_news.toml holds, checked. Raises DataError naming the entry."""
    comforts = with_and_without_apostrophes(data.get("comforts"))
    writer, crier, comfort = any_of_each({**data, "comforts": comforts}, _LISTS, _FILE).values()
    not_told = "".join(f"(?<!{word} )" for word in _NOT_TOLD)
    in_tears = crying_verbs().words("ing", "states")  # "crying, I told him": there it is the writer who cries
    not_in_tears = "(?=i|we)" + "".join(f"(?<!{words} )(?<!{words}, )" for words in in_tears)
    not_in_tears += "".join(f"(?<!{word} )" for word in _ONLY)
    return Telling(
        re.compile(
            rf"(?:(?:^\s*|\b{not_in_tears}(?:i|we)(?:'ve|ve|'d)? (?:\w+ ){{0,2}}?){not_told}{writer}|{_EACH_TIME})\b"
            rf"(?! (?:me|us)\b)(?:(?<!told)(?<!tell)|(?!{_no_news(comfort)}))"
        ),
        re.compile(rf"\b(?:he|she|they|who|(?:my|our) \w+)(?:'d|'s)? (?:(?!i\b)\w+ ){{0,4}}?{crier}\b"),
    )


def _no_news(comfort: str) -> str:
    """A pattern of whom the writer told, and that it was of them, or a comfort and the like."""
    nouns = person_nouns()
    every = one_of(nouns.everybody)
    whose = r"(?:my|our|me|the|his|her|their) (?:(?!and\b|that\b|about\b)[\w-]+ ){0,3}?"
    name = rf"(?!(?:{every}|that|about|him|her|my|our|the)\b)[\w-]+"
    whom = {
        "he": rf"(?:him|(?:{whose})?{one_of(nouns.masculine - nouns.personal)})",
        "she": rf"(?:her|(?:{whose})?{one_of(nouns.feminine - nouns.personal)})",
        "they": rf"(?:them|{whose}(?:{one_of(nouns.either)}|{every}s)|{name})",
    }
    then = r"(?:,? (?:that|how|just|again|about|all about|last night|yesterday|today|tonight|this morning))* "
    you = r"you(?:'re|r|'ll|'d|'ve)?\b"
    told = [rf"{whom[one]}{then}(?:{comfort}\b|{you}|{they}{_NEITHER_I})" for one, they in _HEARERS.items()]
    return rf" (?:{'|'.join(told)})"

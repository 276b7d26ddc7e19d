"""Whether the account says that its writer told something, and the one who cried heard it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.phrases import any_of_each, plain
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


@dataclass(frozen=True, slots=True)
class Telling:
    """What own_news.toml holds, as it is looked for in lower case: the writer tells news; the one who cried does."""

    writer: re.Pattern[str]
    crier: re.Pattern[str]


def tells_own_news(text: str) -> bool:
    """Whether the writer told something, and nothing says that the one who cried did: "I told my mum I'm gay"."""
    said, telling = plain(text), _telling()
    found = telling.writer.search(said)
    if found is None or telling.crier.search(said):
        return False
    earlier = _SENTENCES.match(said, 0, found.start())
    return earlier is None or not crying_words(earlier[0])  # what is told after the tears did not set them off


@cache
def _telling() -> Telling:
    """That of own_news.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading", _FILE))


def parsed(data: Mapping[str, Any]) -> Telling:
    """What own_news.toml holds, checked. Raises DataError naming the entry."""
    writer, crier, comfort = any_of_each(data, _LISTS, _FILE).values()
    not_told = "".join(f"(?<!{word} )" for word in _NOT_TOLD)
    in_tears = crying_verbs().words("ing", "states")  # "crying, I told him": there it is the writer who cries
    not_in_tears = "(?=i|we)" + "".join(f"(?<!{words} )(?<!{words}, )" for words in in_tears)
    not_in_tears += "".join(f"(?<!{word} )" for word in _ONLY)
    return Telling(
        re.compile(
            rf"(?:^\s*|\b{not_in_tears}(?:i|we)(?:'ve|ve)? (?:\w+ ){{0,2}}?){not_told}{writer}\b"
            rf"(?! (?:me|us)\b)(?:(?<!told)|(?! (?:\w+ ){{0,2}}?{comfort}\b))"
        ),
        re.compile(rf"\b(?:he|she|they|who|(?:my|our) \w+)(?:'d|'s)? (?:(?!i\b)\w+ ){{0,4}}?{crier}\b"),
    )

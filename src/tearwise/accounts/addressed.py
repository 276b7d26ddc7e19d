"""Whom somebody only speaks to by a name: the mum of "he cried and said I love you mum"."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import NamedTuple

from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import one_of

_LOVED = (
    r"(?:(?:love[sd]?|miss(?:ed)?|thank|need|want|hate|forgive|see|hear|trust|of|for|with|without|to|like|leave)"
    r" (?:you|u|ya|yous)(?: (?:so|very|too|much|always|all|both|lots|loads|forever|more|again|now)){0,3})"
)
_GREETED = r"(?:sorry|thanks|thankyou|please|hello|hi|hey|bye|goodbye|goodnight)(?: (?:so much|again))?"
_ENDS = r"(?=[^\w\s]|\s*$|\s+(?:and|but|then|while|when|so|as|before|i|im|i'm)\b)"
_SAID = r"(?:said|says|saying|whispered|sobbed|screamed|shouted|wrote|texted|asked|goes)"
_SPEECH = (
    r"(?=\s+(?:i|i'm|im|i've|ive|you|you're|please|don't|dont|sorry|thanks?|why|what|can (?:i|you|we)|will you"
    r"|are you|do you)\b)"
)
"""What somebody begins with who speaks to the one whom they have just called by a name."""
_SPOKE = re.compile(rf"\b(?:{_SAID}|say|tells?|told|cried|mumbled)\b", re.IGNORECASE)
_SENTENCE_ENDS = ".!?"
_REACH = 400
"""How far back it is looked for who says it, in a sentence without an end."""


class _Addressed(NamedTuple):
    """A name at the end of what is said, and one at its beginning; and whoever may be the one to say it."""

    ending: re.Pattern[str]
    beginning: re.Pattern[str]
    speaker: re.Pattern[str]


def without_addressed(text: str) -> str:
    """A text without the names by which somebody else than the writer calls whom they speak to: that one does not cry.
    Whom the writer speaks to may: "I said goodbye mum and she cried"."""
    known = _addressed()
    for pattern in (known.ending, known.beginning):
        text = pattern.sub(lambda found: found[1] if _says_another(found) else found[0], text)
    return text


def _says_another(found: re.Match[str]) -> bool:
    """Whether it is said, and not by the writer."""
    before = found.string[max(0, found.end(1) - _REACH) : found.end(1)]
    before = before[max(before.rfind(mark) for mark in _SENTENCE_ENDS) + 1 :]
    spoke = list(_SPOKE.finditer(before))
    if not spoke:
        return False
    speakers = _addressed().speaker.findall(before, 0, spoke[-1].start())
    return not speakers or speakers[-1].lower() not in ("i", "we")


@cache
def _addressed() -> _Addressed:
    nouns = person_nouns()
    kinds = chain.from_iterable(nouns.gendered[one].values() for one in ("parent", "child", "sibling", "family"))
    name = one_of(frozenset(chain(*kinds, ["mate", "pal", "buddy", "baby"])))
    return _Addressed(
        re.compile(rf"\b({_LOVED}|{_GREETED}),?\s+{name}(?:\s+and\s+{name})?\b(?!['’-]){_ENDS}", re.IGNORECASE),
        re.compile(rf"\b({_SAID})\b,?\s+{name}\b,?(?!['’-]){_SPEECH}", re.IGNORECASE),
        re.compile(rf"\b(i|we|s?he|they|{one_of(nouns.everybody)})\b", re.IGNORECASE),
    )

"""Whom somebody only speaks to by a name: the mum of "he cried and said I love you mum"."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

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


def without_addressed(text: str) -> str:
    """A text without the names by which somebody only calls whom they speak to, where it says what they said: they are
    not who cries, and whose mum "I love you mum" speaks to is told by nothing."""
    known = _addressed()
    return known[1].sub(r"\1", known[0].sub(r"\1", text))


@cache
def _addressed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name at the end of what is said, and one at its beginning."""
    nouns = person_nouns()
    kinds = chain.from_iterable(nouns.gendered[one].values() for one in ("parent", "child", "sibling", "family"))
    name = one_of(frozenset(chain(*kinds, ["mate", "pal", "buddy", "baby"])))
    return (
        re.compile(rf"\b({_LOVED}|{_GREETED}),?\s+{name}(?:\s+and\s+{name})?\b(?!['’-]){_ENDS}", re.IGNORECASE),
        re.compile(rf"\b({_SAID})\b,?\s+{name}\b,?(?!['’-]){_SPEECH}", re.IGNORECASE),
    )

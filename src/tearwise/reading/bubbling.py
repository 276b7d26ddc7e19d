"""Whether somebody in a text is "bubbling" as one says it in Scotland, for crying: "wee man was bubbling when his dug
died". A pot bubbles as well, and so does whoever looks forward to something: of these it says nothing of tears."""

from __future__ import annotations

import re
from functools import cache

from tearwise.accounts.between import BETWEEN
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import BECAUSE, one_of, straight

_MORE_PEOPLE = (
    "i", "i'm", "im", "we", "we're", "they", "they're", "wean", "weans", "bairn", "bairns", "yin", "da", "maw",
    "faither", "mither",
)  # fmt: skip
_NO_NAME = (
    r"(?!(?:The|It|This|That|These|Those|Water|Soup|Everything|Something|What|Which|Anger|Resentment|Excitement)\b)"
)
_HOW = r"(?: (?:wis|wur|wiz|wus|pure|right|proper|fair|absolutely|wee|in[- ]law))"
_FOR = rf"(?:when|whenever|{BECAUSE}|since|at|efter|after|for|by the|like)"
_GLAD = re.compile(
    r"\b(?:excit|enthus|joy|happ|delight|glee|giddy|giggl|thrill|energ|over the moon|buzz|looking forward"
    r"|can(?:nae|'?t) wait)|bubblin[g']? (?:at the (?:thought|idea|prospect|chance)|for (?:weeks|days|months) about)\b",
    re.IGNORECASE,
)
"""What a sentence says in which it is gladness that bubbles."""


def bubbles(text: str) -> bool:
    """Whether the text says of somebody that they were "bubbling", and what about, and nothing glad beside it."""
    if "bubbl" not in text.lower():
        return False
    return any(_GLAD.search(said) is None and _pattern().search(said) for said in re.split(r"[.!?\n]", straight(text)))


@cache
def _pattern() -> re.Pattern[str]:
    known = person_nouns()
    people = one_of({*known.telling, *known.either, *_MORE_PEOPLE})
    who = rf"(?:(?i:{people})(?:'s|'re|'m)?|{_NO_NAME}[A-Z][a-z]+(?:'s)?)"
    return re.compile(
        rf"(?<![\w'-]){who}(?i:(?:{_HOW}| {BETWEEN}){{0,4}} (?:bubblin\b'?(?! (?:with|over|away|up|and|about)\b)"
        rf"|bubblin[g'](?: (?:again|too|all (?:day|night|morning)|so (?:hard|much)))?,? {_FOR}\b))"
    )

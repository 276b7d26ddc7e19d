"""A chat pasted as an account: who wrote its lines, who of them cries, and the same as its reader would tell it.

WhatsApp, Signal and Telegram put the time and a name before each message; people who copy one by hand put a name.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.accounts.person_nouns import person_nouns
from tearwise.accounts.phrases import one_of, plain
from tearwise.errors import DataError
from tearwise.tables import load_table, only

_FILE = "chat.toml"
_DAY = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)"
_HOUR = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202f]?[apAP]\.?[mM]\.?)?"
_TIME = rf"(?:{_DAY}(?:,| at)? {_HOUR}|{_HOUR}(?:, {_DAY})?)"
_STAMP = rf"(?:\u200e?\[{_TIME}\] ?|{_TIME}(?: [-–—]|,)? )"
_NAME = r"[^\W\d_][\w'.’-]*(?: [^\W\d_][\w'.’-]*){0,2}"
_MESSAGE = re.compile(rf"\s*(?P<time>{_STAMP})?(?P<who>{_NAME}) ?: ?(?P<said>\S.*)")
_TELEGRAM = re.compile(rf"\s*(?P<who>{_NAME}), ?\[{_TIME}\]:?\s*(?P<said>.*)")
"""A name with the time after it; the message may stand in the next line."""
_SEX = "(?:m|f|nb|male|female|man|woman)"
_ABOUT = re.compile(
    rf"[(\[]?(?:(?:{_SEX}[,/ ]*\d{{2}}|\d{{2}}[,/ ]*(?:{_SEX}|yo|y/o|years? old))\b.*|\d{{2}}\W*)", re.IGNORECASE
)
"""What somebody says of who is who before they tell what happened, and nobody writes in a chat: "Me: 28F"."""
_MOST_LINES = 0.6
"""Of the lines of a chat, so many begin with a name at least."""
_FIRST = re.compile(
    r"\b(?P<be>i ?['’]?m|i am)\b|\b(?P<have>i['’]?ve)\b|\b(?P<would>i['’]d)\b|\b(?P<will>i['’]ll)\b"
    r"|\b(?P<i>i)\b|\b(?P<me>me)\b|\b(?P<my>my)\b|\b(?P<mine>mine)\b|\b(?P<myself>myself)\b",
    re.IGNORECASE,
)
_THIRD = {
    "be": "they are", "have": "they have", "would": "they would", "will": "they will", "i": "they", "me": "them",
    "my": "their", "mine": "theirs", "myself": "themself",
}  # fmt: skip
_CLAUSE = re.compile(r"[.!?;,\n]|\b(?:because|cos|coz|cause|when|while|that|so|but)\b")


class Message(NamedTuple):
    """What somebody wrote in a chat; ``mine``: whether it is plainly the writer of the account who wrote it."""

    who: str
    said: str
    mine: bool


def chat_in(text: str) -> tuple[Message, ...]:
    """The messages of a text that is a chat: in which most lines begin with who wrote them, and perhaps when. None
    where it is no chat."""
    return _messages(text) if ":" in text or "[" in text else ()


def reported(text: str) -> str:
    """A chat as its reader tells it, what others write of themselves said of them: "they can't stop crying" for "Ben:
    I can't stop crying". Any other text as it is."""
    messages = chat_in(text)
    return "\n".join(one.said if one.mine else _FIRST.sub(_third, one.said) for one in messages) or text


def who_weeps(text: str) -> Literal["other", "narrator", "unclear"] | None:
    """Who says in a chat that they cry: the writer of the account, or somebody else; "unclear" where both do, or where
    it does not say which of them the writer is. None where it is no chat, or nobody says so of themselves."""
    messages = chat_in(text)
    weeping = {one.mine for one in messages if _weeps(one.said)}
    if not weeping:
        return None
    if len(weeping) == 2 or not any(one.mine for one in messages):
        return "unclear"
    return "narrator" if True in weeping else "other"


def _messages(text: str) -> tuple[Message, ...]:
    lines = [line for line in text.splitlines() if line.strip()]
    found: list[Message] = []
    begun = stamped = 0
    for line in lines:
        named = _TELEGRAM.match(line) or _MESSAGE.match(line)
        if named is None or named["who"].split()[0].lower() in _words()["headings"]:
            if not found:
                return ()
            last = found[-1]  # a message of several lines
            found[-1] = last._replace(said=f"{last.said}\n{line.strip()}".strip())
            begun += named is None and not last.said
            continue
        timed = named.re is _TELEGRAM or named["time"] is not None
        if not found and not timed and _ABOUT.fullmatch(named["said"].strip()):
            return ()
        stamped += timed
        begun += 1
        who = named["who"].lower()
        found.append(Message(who, named["said"].strip(), who in _words()["me"]))
    speakers = {one.who for one in found}
    if len(found) < 2 or begun < _MOST_LINES * len(lines):
        return ()
    return tuple(found) if stamped or any(one.mine for one in found) or len(found) > len(speakers) else ()


def _third(found: re.Match[str]) -> str:
    assert found.lastgroup is not None
    return _THIRD[found.lastgroup]


def _weeps(said: str) -> bool:
    """Whether a message says of its writer that they cry: "I can't stop crying", "crying rn"; not "he cried"."""
    weeping, other, first = _patterns()
    line = plain(said)
    ends = [0, *(end.end() for end in _CLAUSE.finditer(line))]
    for found in weeping.finditer(line):
        before = line[ends[bisect(ends, found.start()) - 1] : found.start()]
        own = max((one.end() for one in first.finditer(before)), default=-1)
        if own > max((one.end() for one in other.finditer(before)), default=-1):
            return True
        if (
            own < 0
            and not other.search(before)
            and len(before.split()) <= 2
            and not line[found.end() :].startswith("?")
        ):
            return not re.search(r"\b(?:are|r|were|why|stop|don't|dont|no|not) $", before)
    return False


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Crying; somebody else than the one who writes; and the one who writes."""
    verbs, nouns = crying_verbs(), person_nouns()
    others = one_of(
        {*nouns.masculine, *nouns.feminine, *nouns.either, "they", "you", "u", "ur", "everyone", "everybody"}
    )
    return (
        re.compile(rf"\b{verbs.pattern('base', 'past', 'ing', 'states', 'nouns')}\b"),
        re.compile(rf"\b{others}(?:'s|s|'re)?\b"),
        re.compile(r"\b(?:i|im|i'm|ive|i've|i'd|i'll)\b"),
    )


@cache
def _words() -> dict[str, frozenset[str]]:
    return parsed(load_table("tearwise.accounts", _FILE))


def parsed(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """What chat.toml holds, checked. Raises DataError naming the entry."""
    only(data, ("me", "headings"), _FILE)
    for name, words in data.items():
        if not isinstance(words, str) or not words.split():
            raise DataError(f"{_FILE}: {name!r} must be a text of words.")
    return {name: frozenset(words.split()) for name, words in data.items()}

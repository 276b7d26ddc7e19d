"""What is said where the reader heard somebody cry, through a door it may be, who perhaps does not know it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from tearwise.accounts import PRONOUNS, Pronoun
from tearwise.accounts.phrases import any_of, plain
from tearwise.replies.guidance import Guidance
from tearwise.replies.lines import Avoided, Line, Opener, avoided, line, opener
from tearwise.replies.pressure import PRESSING
from tearwise.replies.pronoun import said_of
from tearwise.replies.together import CAUGHT
from tearwise.tables import load_table, only

ELSEWHERE = frozenset(
    {"sent_away", "ended_by_writer", "ended_by_crier", "asked_apart", "dismissed_writer", "far", CAUGHT, PRESSING}
)
"""What set the tears off, where nobody is asked to offer comfort, or it is said already through which door; or that
both were on the phone, where who cries knows well who hears it."""
_FILE = "overheard.toml"
_PARTS = ("hears", "others", "crying", "words", "unless", "now", "later", "say", "again", "ask", "avoid")


@dataclass(frozen=True, slots=True)
class Overheard:
    """What overheard.toml holds; see its head.

    heard:  how an account says that its writer heard somebody cry, whoever it was
    unseen: pronoun of the one who cried → the same in other words
    unless: words by which it tells of something else
    """

    heard: re.Pattern[str]
    unseen: Mapping[Pronoun, re.Pattern[str]]
    unless: re.Pattern[str]
    now: Line
    later: Line
    say: Opener
    again: Opener
    ask: Opener
    avoid: Avoided


def is_overheard(text: str, pronoun: Pronoun, triggers: Collection[str], relationship: str) -> bool:
    """Whether an account tells that its writer only heard it, and nothing by which comfort is not theirs to offer.

    pronoun: of the one who cried; triggers: what set the tears off, and what else it tells of; relationship: what the
    one who cried is to the writer
    """
    said = plain(text)
    return _told(said, pronoun, triggers, relationship) is not None and overheard().unless.search(said) is None


def ends_unseen(text: str, pronoun: Pronoun, triggers: Collection[str], relationship: str) -> bool:
    """The same, where the two had met before it: "she hugged me, and then I heard her crying in the bathroom". Not
    where they met after it."""
    said = plain(text)
    told = _told(said, pronoun, triggers, relationship)
    return told is not None and overheard().unless.search(said, told.end()) is None


def _told(said: str, pronoun: Pronoun, triggers: Collection[str], relationship: str) -> re.Match[str] | None:
    """Where it is told that the writer heard it; None where it is not, or where comfort is not theirs to offer."""
    if relationship in ("ex", "none") or not ELSEWHERE.isdisjoint(triggers):
        return None
    return overheard().heard.search(said) or overheard().unseen[pronoun].search(said)


def for_overheard(made: Guidance) -> Guidance:
    """The guidance as it is for somebody who may not know that they were heard."""
    texts = overheard()
    now, later, say = made.now, made.later, made.say[1:]
    if made.ask is not None and not made.meanings:  # what stands there first is for whoever was in the room
        now, later, say = now[1:], later[1:], (texts.ask, *say[1:])
    return replace(
        made,
        now=(texts.now, *now),
        later=(texts.later, *later),
        ask=made.ask and texts.ask.text,
        say=(texts.say, *say),
        again=(texts.again, *made.again[1:]),
        avoid=(texts.avoid, *made.avoid),
    )


@cache
def overheard() -> Overheard:
    """The texts of overheard.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/guidance/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> Overheard:
    """What overheard.toml holds, checked. Raises DataError naming the entry."""
    only(data, _PARTS, _FILE)
    hears, others, crying, unless = (
        any_of(data[name], f"{_FILE}: {name}") for name in ("hears", "others", "crying", "unless")
    )
    return Overheard(
        re.compile(rf"\b{hears} (?:(?!{others}\b)[\w']+ ){{0,4}}?{crying}\b"),
        MappingProxyType({pronoun: _unseen(data["words"], pronoun) for pronoun in PRONOUNS}),
        re.compile(rf"\b{unless}\b"),
        line(data["now"], f"{_FILE}, now"),
        line(data["later"], f"{_FILE}, later"),
        opener(data["say"], "explore", f"{_FILE}, say"),
        opener(data["again"], "explore", f"{_FILE}, again"),
        opener(data["ask"], "insight", f"{_FILE}, ask"),
        avoided(data["avoid"], f"{_FILE}, avoid"),
    )


def _unseen(entries: Any, pronoun: Pronoun) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(said_of(entries, pronoun, _FILE), f'{_FILE}: words')}\b")

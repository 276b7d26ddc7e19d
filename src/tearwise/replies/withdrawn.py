"""What is said where, by the answers, whoever cried left or shut the door; and whether they came closer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from tearwise.reading import Reading
from tearwise.replies.guidance import Guidance
from tearwise.replies.lines import Line, Opener, line, opener
from tearwise.replies.overheard import ELSEWHERE
from tearwise.tables import load_table, only

_FILE = "withdrawn.toml"
_CLOSE = frozenset({"hugged", "sought"})
_LEFT_ALONE = ("ex", "acquaintance", "stranger", "none")
"""Those whom nobody is told to stay near to in any case."""
_PAIN = "pain"
"""Where it must be seen first whether it needs a doctor."""


class Withdrawn(NamedTuple):
    """now: what is for the moment; say: what to begin with"""

    now: Line
    say: Opener


def came_closer(reading: Reading) -> bool:
    """Whether, by the answers, whoever cried came to somebody for comfort, or was held: they know that it was seen."""
    return not _CLOSE.isdisjoint(reading.answers.get("did", ()))


def has_withdrawn(reading: Reading, triggers: Collection[str], relationship: str) -> bool:
    """Whether, by the answers, whoever cried went off and did not come closer, and may be told that one is near.

    triggers: what set the tears off, and what else the account tells of; relationship: what who cried is to the writer
    """
    if "withdrew" not in reading.answers.get("did", ()) or came_closer(reading):
        return False
    ends = relationship == "partner" and "breakup" in triggers
    return not ends and relationship not in _LEFT_ALONE and ELSEWHERE.isdisjoint(triggers) and _PAIN not in triggers


def for_withdrawn(made: Guidance) -> Guidance:
    """The guidance as it is for somebody who has gone."""
    texts = withdrawn()
    return replace(made, now=(texts.now,), say=(texts.say, *made.say[1:]))


@cache
def withdrawn() -> Withdrawn:
    """The texts of withdrawn.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/guidance/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> Withdrawn:
    """What withdrawn.toml holds, checked. Raises DataError naming the entry."""
    only(data, ("now", "say"), _FILE)
    return Withdrawn(line(data["now"], f"{_FILE}, now"), opener(data["say"], "explore", f"{_FILE}, say"))

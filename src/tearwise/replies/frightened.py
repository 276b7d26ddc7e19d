"""What comes first where whoever cried may have frightened somebody: safety, before any answer to the tears."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tearwise.reading import Reading
from tearwise.replies.guidance import Guidance
from tearwise.replies.lines import Line, line, lines
from tearwise.tables import load_table, only, texts

_FILE = "frightened.toml"
_CHILD = "child"
_PARTS = ("first", "help", "threat")


@dataclass(frozen=True, slots=True)
class Frightened:
    """first: what comes before anything else; help: where to turn; threat: the same where something was threatened"""

    first: Line
    help: tuple[Line, ...]
    threat: Line


@dataclass(frozen=True, slots=True)
class Texts:
    """of_child: for the reader's own son or daughter; of_others: for everybody else

    leave_out: texts of other files that are wrong here
    """

    of_child: Frightened
    of_others: Frightened
    leave_out: frozenset[str]


def may_have_frightened(reading: Reading) -> bool:
    """Whether, by the answers, whoever cried threatened something, or shouted, hit or threw something."""
    return _threatened(reading) or "lashed_out" in reading.answers.get("did", ())


def safety_first(made: Guidance, reading: Reading, relationship: str) -> Guidance:
    """The guidance with safety before the rest of it, and without what is wrong where somebody may be frightened."""
    texts = frightened()
    told = texts.of_child if relationship == _CHILD else texts.of_others
    threat = (told.threat,) if _threatened(reading) else ()

    def kept(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(one for one in lines if one.text not in texts.leave_out)

    return replace(
        made,
        safety=(told.first, *made.safety),
        now=kept(made.now),
        always=kept(made.always),
        avoid=tuple(one for one in made.avoid if one.what not in texts.leave_out),
        help=(*told.help, *threat, *kept(made.help)),
    )


def _threatened(reading: Reading) -> bool:
    return "threat" in reading.answers.get("said", ())


@cache
def frightened() -> Texts:
    """The texts of frightened.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/guidance/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> Texts:
    """What frightened.toml holds, checked. Raises DataError naming the entry."""
    only(data, (*_PARTS, _CHILD, "leave_out"), _FILE)
    child = only(data[_CHILD], _PARTS, f"{_FILE}, {_CHILD}")
    return Texts(_entry(child, f"{_FILE}, {_CHILD}"), _entry(data, _FILE), frozenset(texts(data, "leave_out", _FILE)))


def _entry(entry: Mapping[str, Any], where: str) -> Frightened:
    return Frightened(
        line(entry.get("first"), f"{where}, first"),
        lines(entry.get("help"), f"{where}, help"),
        line(entry.get("threat"), f"{where}, threat"),
    )

"""What guidance says in one situation: for one bond, and where it is known what set the tears off, for that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from tearwise.accounts import VALUES
from tearwise.errors import DataError
from tearwise.replies.circumstances import circumstances
from tearwise.replies.lines import Avoided, Line, Opener, avoided, line, openers, some, spoken
from tearwise.replies.pressure import PRESSING
from tearwise.tables import flag, only, texts

UNKNOWN = "unknown"
BONDS: tuple[str, ...] = (*VALUES["relationship"], UNKNOWN)
"""What the person who cried may be to the reader; texts stand for each, ``unknown`` too."""
COUPLES = frozenset({"partner", "ex"})
"""Those of whom the two are, or were, a couple."""

OWN_NEWS = "own_news"
"""So occasions name it as their trigger that the writer told something of their own, at which the other cried."""
MOVING = "moving"
"""So they name it that nothing but a ceremony, good news, a kindness, or a story, music or a view set the tears off."""

Say = tuple[Opener, Opener, Opener]
_SCENE = ("now", "later", "say")
_OPTIONAL = ("always", "when", "alone", "light", "avoid", "help")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is written for one bond: the first thing to do, or to do later; three openers; where needed a question.

    omit:  texts for every bond that do not fit this one
    avoid: what is better left undone, in the place of what was omitted; help: when to seek help, the same
    """

    now: Line
    later: Line
    say: Say
    ask: str | None = None
    omit: frozenset[str] = frozenset()
    avoid: Avoided | None = None
    help: Line | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is written for one trigger: takes the place of the scene of these bonds where it is known.

    trigger: a value of that question, a circumstance, ``pressing``, ``own_news`` or ``moving``
    always: what fits while the tears flow and afterwards, besides what else is said; may be empty
    when:  stands before the meaning's own advice on when to talk; None adds nothing
    alone: what the meaning says otherwise, whatever the bond, does not fit this trigger, and is left out
    light: nor does what the bond says, whatever the meaning: all there is to say is written here
    avoid: takes the place of what the bond says is better left undone; None leaves that
    help:  when to seek help, besides what else is said of it; None adds nothing
    """

    trigger: str
    bonds: frozenset[str]
    scene: Scene
    again: Say
    always: tuple[Line, ...]
    when: Line | None
    alone: bool
    light: bool
    avoid: Avoided | None
    help: Line | None


def scenes(table: Mapping[str, Any], name: str, asks: bool) -> Mapping[str, Scene]:
    """Bond → its scene; ``asks``: whether each has a question. Raises DataError naming what is missing."""
    return MappingProxyType(
        {bond: _for_bond(entry, f"{name}, {bond}", asks) for bond, entry in each(table, BONDS, name)}
    )


def _for_bond(given: Mapping[str, Any], where: str, asks: bool) -> Scene:
    """A scene, and what is said otherwise for its bond. An occasion has an ``avoid`` and a ``help`` of its own."""
    entry = only(given, (*_SCENE, "ask") if asks else _SCENE, where, ("omit", "avoid", "help"))
    return replace(
        scene(entry, where, asks),
        omit=frozenset(one.text for one in some(entry, "omit", where)),
        avoid=avoided(entry["avoid"], f"{where}, avoid") if "avoid" in entry else None,
        help=line(entry["help"], f"{where}, help") if "help" in entry else None,
    )


def scene(entry: Mapping[str, Any], where: str, asks: bool) -> Scene:
    """One scene. Raises DataError as ``scenes`` does."""
    ask = spoken(line(entry["ask"], f"{where}, ask").text, f"{where}, ask") if asks else None
    now, later = line(entry.get("now"), f"{where}, now"), line(entry.get("later"), f"{where}, later")
    return Scene(now, later, openers(entry.get("say"), f"{where}, say"), ask)


def occasion(given: object, where: str, besides: tuple[str, ...] = ()) -> Occasion:
    """One occasion. Raises DataError naming what it lacks, or has too much; ``besides``: what else it has."""
    entry = only(given, ("trigger", "bonds", *_SCENE, "again", *besides), where, _OPTIONAL)
    trigger, on = entry["trigger"], texts(entry, "bonds", where)
    if trigger not in (*VALUES["trigger"], *circumstances(), PRESSING, OWN_NEWS, MOVING):
        raise DataError(f"{where}: {trigger!r} is no value of the question for the trigger, and no circumstance.")
    if not on or not set(on) <= set(BONDS):
        raise DataError(f"{where}: 'bonds' must be a list of {', '.join(BONDS)}.")
    light = flag(entry, "light", where)
    if light and not {"avoid", "when", "help"} <= entry.keys():
        raise DataError(f"{where}: one that is light needs 'avoid', 'when' and 'help' of its own.")
    return Occasion(
        trigger,
        frozenset(on),
        scene(entry, where, False),
        openers(entry.get("again"), f"{where}, again"),
        some(entry, "always", where),
        line(entry["when"], f"{where}, when") if "when" in entry else None,
        flag(entry, "alone", where) or light,
        light,
        avoided(entry["avoid"], f"{where}, avoid") if "avoid" in entry else None,
        line(entry["help"], f"{where}, help") if "help" in entry else None,
    )


def each(table: Mapping[str, Any], wanted: tuple[str, ...], name: str) -> list[tuple[str, Mapping[str, Any]]]:
    """The wanted entries in their order. Raises DataError where one is missing or there is a stranger among them."""
    only(table, wanted, name)
    if missing := [one for one in wanted if not isinstance(table.get(one), Mapping)]:
        raise DataError(f"{name}: {missing[0]!r} must be a table.")
    return [(one, table[one]) for one in wanted]

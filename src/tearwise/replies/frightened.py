"""What comes first where, by the answers, whoever cried may have frightened somebody: safety, before any answer to the
tears, whether they were somebody else's or the reader's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from tearwise.errors import DataError
from tearwise.reading import Crier, Reading
from tearwise.replies.guidance import Guidance, each_once
from tearwise.replies.lines import STAGES, Avoided, Line, Opener, avoids, line, lines, opener, some
from tearwise.tables import load_table, only, texts

_FILE = "frightened.toml"
_CHILD, _OWN = "child", "own"
_PARTS = ("first", "help", "threat")
_OPTIONAL = ("now", "later", "say", "when", "avoid")
_BONDS = ("ex", "acquaintance", "stranger")
"""Bonds in which some of it is another: nobody is sent back to an ex or a stranger, and no home is shared."""
_ALONE = "none"
"""Where nobody else was there; what is said and done is written for that."""


@dataclass(frozen=True, slots=True)
class Frightened:
    """first: what comes before anything else; help: where to turn

    threat: what stands right behind ``first`` where something was threatened
    now:   what is for the moment, in the place of all else; later: the same for afterwards; when: the same for when to
           talk; each is empty where the rest may stand
    say:   openers in the place of the first ones; where there is one for each stage, they are said when it is over, too
    avoid: what is better left undone, before the rest
    """

    first: Line
    help: tuple[Line, ...]
    threat: Line
    now: tuple[Line, ...]
    later: tuple[Line, ...]
    say: tuple[Opener, ...]
    when: tuple[Line, ...]
    avoid: tuple[Avoided, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """of_child: for the reader's own son or daughter; of_own: where it was the reader; of_others: for everybody else

    of_bonds:  bond → what is for everybody else as it is there, where some of it is another
    leave_out: texts of other files that are wrong here
    sends_back: those that are wrong here unless it was the reader or their child: they send somebody back to, or keep
               them with, whoever frightened them
    """

    of_child: Frightened
    of_own: Frightened
    of_others: Frightened
    of_bonds: Mapping[str, Frightened]
    leave_out: frozenset[str]
    sends_back: frozenset[str]


def may_have_frightened(reading: Reading) -> bool:
    """Whether, by the answers, whoever cried threatened something, or shouted, hit or threw something."""
    return _threatened(reading) or "lashed_out" in reading.answers.get("did", ())


def may_be_pressed(reading: Reading, relationship: str) -> bool:
    """Whether a no can be said and kept to: not to whoever frightens the one who says it, unless it is their child."""
    return relationship == _CHILD or not may_have_frightened(reading)


def safety_first(made: Guidance, reading: Reading, relationship: str, crier: Crier) -> Guidance:
    """The guidance with safety before the rest of it, and without what is wrong where somebody may be frightened."""
    texts = frightened()
    others = crier != "narrator" and relationship != _CHILD
    told = texts.of_bonds.get(relationship, texts.of_others) if others else texts.of_child
    told = texts.of_own if crier == "narrator" else told
    if relationship == _ALONE:
        told = replace(told, now=(), later=(), say=(), when=())
    threat = (told.threat,) if _threatened(reading) else ()
    left_out = texts.leave_out | texts.sends_back if others else texts.leave_out

    def kept(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(one for one in lines if one.text not in left_out)

    return replace(
        made,
        safety=(told.first, *threat, *made.safety),
        now=told.now or kept(made.now),
        later=told.later or made.later,
        always=kept(made.always),
        say=(*told.say, *made.say[len(told.say) :]),
        again=() if len(told.say) == len(STAGES) else made.again,  # those of `say` are for then, too
        avoid=(*told.avoid, *(one for one in made.avoid if one.what not in left_out)),
        when=told.when or made.when,
        help=each_once((*told.help, *kept(made.help))),
        ask=None if others else made.ask,
    )


def _threatened(reading: Reading) -> bool:
    return "threat" in reading.answers.get("said", ())


@cache
def frightened() -> Texts:
    """The texts of frightened.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/guidance/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> Texts:
    """What frightened.toml holds, checked. Raises DataError naming the entry."""
    only(data, (*_PARTS, _CHILD, _OWN, "leave_out", "sends_back"), _FILE, (*_OPTIONAL, *_BONDS))
    child, own = (only(data[one], _PARTS, f"{_FILE}, {one}", _OPTIONAL) for one in (_CHILD, _OWN))
    bonds = {one: only(data[one], (), f"{_FILE}, {one}", (*_PARTS, *_OPTIONAL)) for one in _BONDS if one in data}
    return Texts(
        of_child=_entry(child, f"{_FILE}, {_CHILD}"),
        of_own=_entry(own, f"{_FILE}, {_OWN}"),
        of_others=_entry(data, _FILE),
        of_bonds=MappingProxyType({one: _entry({**data, **bonds[one]}, f"{_FILE}, {one}") for one in bonds}),
        leave_out=frozenset(texts(data, "leave_out", _FILE)),
        sends_back=frozenset(texts(data, "sends_back", _FILE)),
    )


def _entry(entry: Mapping[str, Any], where: str) -> Frightened:
    return Frightened(
        line(entry.get("first"), f"{where}, first"),
        lines(entry.get("help"), f"{where}, help"),
        line(entry.get("threat"), f"{where}, threat"),
        some(entry, "now", where),
        some(entry, "later", where),
        tuple(_openers(entry, where)),
        some(entry, "when", where),
        avoids(entry["avoid"], f"{where}, avoid") if "avoid" in entry else (),
    )


def _openers(entry: Mapping[str, Any], where: str) -> Iterator[Opener]:
    """The first openers, one for each stage as far as there are any."""
    given = entry.get("say", [])
    if not isinstance(given, list) or len(given) > len(STAGES):
        raise DataError(f"{where}: 'say' has an opener for each stage at most: {', '.join(STAGES)}.")
    for one, stage in zip(given, STAGES, strict=False):
        yield opener(one, stage, f"{where}, say")

"""What guidance says where an account tells of a risk: the data of ``safety.toml``, checked when it is first needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import Any, get_args

from tearwise.errors import DataError
from tearwise.reading.reading import RiskId
from tearwise.replies.lines import Avoided, Line, Opener, avoids, line, lines, openers, some
from tearwise.replies.scenes import BONDS, Say, each
from tearwise.tables import load_table, only, rows, texts

_SECTIONS = ("now", "young", "doubt", *get_args(RiskId))
_PARTS = ("now", "say", "avoid", "when", "help")
_ABOUT_YOU = "if it is about you"
"""So `to` begins where an opener is for a reader who is in danger."""


@dataclass(frozen=True, slots=True)
class Safety:
    """What is said where the account tells of a risk; takes the place of everything else.

    yours:  what is said to a reader who is in danger
    author: what stands in for all of it where the reader did it to another; None where nothing does
    grown:  the same where it was done to a child who may be grown by now
    fitting: bond → the same as it is there, where some of it is another: no home is shared with a stranger
    """

    now: tuple[Line, ...]
    yours: tuple[Line, ...]
    say: Say
    avoid: tuple[Avoided, ...]
    when: tuple[Line, ...]
    help: tuple[Line, ...]
    author: Safety | None = None
    grown: Safety | None = None
    fitting: Mapping[str, Safety] = field(default_factory=dict)

    def of_bond(self, bond: str) -> Safety:
        """All of it as it is in a bond."""
        return self.fitting.get(bond, self)

    def told(self, yours_first: bool) -> tuple[Line, ...]:
        """All of it, for the reader in danger first or last: both may be true."""
        return (*self.yours, *self.now) if yours_first else (*self.now, *self.yours)

    def said(self, yours_first: bool) -> tuple[Opener, ...]:
        """The openers; where asked for, those for a reader in danger before those for somebody who helps."""
        return tuple(sorted(self.say, key=lambda one: yours_first and not (one.to or "").startswith(_ABOUT_YOU)))


@dataclass(frozen=True, slots=True)
class Young:
    """What comes first where a writer who is not yet grown tells of a risk; ``omit``: what is left out for them."""

    now: tuple[Line, ...]
    say: Say
    omit: frozenset[str]


@cache
def safety() -> Mapping[str, Safety]:
    """Risk → what is said first and alone."""
    return parsed(_load())


def parsed(data: Mapping[str, Any]) -> Mapping[str, Safety]:
    """What safety.toml holds of the risks, checked. Raises DataError naming the entry."""
    name = "safety.toml"
    only(data, _SECTIONS, name)
    table = {risk: entry for risk, entry in data.items() if risk in get_args(RiskId)}
    return MappingProxyType(
        {risk: _for_risk(entry, f"{name}, {risk}") for risk, entry in each(table, get_args(RiskId), name)}
    )


def _for_risk(given: object, where: str) -> Safety:
    entry = only(given, _PARTS, where, ("yours", "author", "grown", "fitting"))
    return replace(
        _said(entry, where),
        author=_for_risk(entry["author"], f"{where}, author") if "author" in entry else None,
        grown=_for_risk(entry["grown"], f"{where}, grown") if "grown" in entry else None,
        fitting=MappingProxyType(dict(_fitting(entry, where) if "fitting" in entry else {})),
    )


def _fitting(entry: Mapping[str, Any], where: str) -> Iterator[tuple[str, Safety]]:
    """Each bond in which some of it is another, with all of it as it is there."""
    known: set[str] = set()
    for k, given in enumerate(rows(entry, "fitting", where), 1):
        named = f"{where}, fitting {k}"
        on = texts(only(given, ("bonds",), named, (*_PARTS, "yours")), "bonds", named)
        if not on or not set(on) <= set(BONDS):
            raise DataError(f"{named}: 'bonds' must be a list of {', '.join(BONDS)}.")
        if twice := known.intersection(on):
            raise DataError(f"{named}: {', '.join(sorted(twice))} stands in another 'fitting' already.")
        known.update(on)
        yield from ((bond, _said({**entry, **given}, named)) for bond in on)


def _said(entry: Mapping[str, Any], where: str) -> Safety:
    return Safety(
        now=lines(entry.get("now"), f"{where}, now"),
        yours=some(entry, "yours", where),
        say=openers(entry.get("say"), f"{where}, say"),
        avoid=avoids(entry.get("avoid"), f"{where}, avoid"),
        when=lines(entry.get("when"), f"{where}, when"),
        help=lines(entry.get("help"), f"{where}, help"),
    )


@cache
def young() -> Young:
    """What is said where a risk is told of by somebody who is not yet grown."""
    return young_in(_load())


def young_in(data: Mapping[str, Any]) -> Young:
    """What safety.toml holds for them, checked. Raises DataError naming the entry."""
    name = "safety.toml, young"
    entry = only(only(data, _SECTIONS, "safety.toml")["young"], ("now", "say", "omit"), name)
    omit = frozenset(one.text for one in lines(entry.get("omit"), f"{name}, omit"))
    return Young(lines(entry.get("now"), f"{name}, now"), openers(entry.get("say"), f"{name}, say"), omit)


@cache
def doubted() -> Mapping[str, Line]:
    """Risk → what is said before all else where it is in doubt whether there is any."""
    return doubted_in(_load())


def doubted_in(data: Mapping[str, Any]) -> Mapping[str, Line]:
    """What safety.toml holds of that, checked. Raises DataError naming the entry."""
    name = "safety.toml, doubt"
    entry = only(only(data, _SECTIONS, "safety.toml")["doubt"], get_args(RiskId), name)
    return MappingProxyType({risk: line(entry[risk], f"{name}, {risk}") for risk in get_args(RiskId)})


@cache
def urgent() -> tuple[Line, ...]:
    """What is said before anything where somebody may be in danger right now."""
    return urgent_in(_load())


def urgent_in(data: Mapping[str, Any]) -> tuple[Line, ...]:
    """What safety.toml holds of that, checked. Raises DataError naming the entry."""
    name = "safety.toml, now"
    return lines(only(only(data, _SECTIONS, "safety.toml")["now"], ("now",), name)["now"], name)


def _load() -> dict[str, Any]:
    return load_table("tearwise.replies", "data/guidance/safety.toml")

"""What is written for the five worries: the data of worries.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args

from tearwise.errors import DataError
from tearwise.meanings import MEANINGS
from tearwise.reading import RiskId
from tearwise.replies.lines import Line, line, lines
from tearwise.replies.scenes import BONDS
from tearwise.tables import flag, load_table, only, rows, texts

WorryId = Literal["love", "weakness", "good_for_us", "strong_men", "real"]
WORRIES: tuple[WorryId, ...] = get_args(WorryId)
"""The ids of the five, in the order in which people are shown them."""

PRESSURE: Mapping[str, str] = {"1": "some", "2": "clear"}
"""The answer to the question of pressure → what is said of it is written under."""
_OWN_RISK, _OWN_VIOLENCE, _LONG_AGO = "own_risk", "own_violence", "long_ago"
_NEEDED = (
    "title", "known", "look", "unread", "yours", "departed", "frightened", "meaning", "instead", "pressure", "risk",
)  # fmt: skip
_OPTIONAL = ("own_title", "departed_title", "own_known", "couple", "parted", "light", "fitting")
SMALL_CHILD = "small_child"
"""Stands among the bonds for a small child of the reader's own, or of their family."""
WOMAN = "she"
"""Stands among them for a woman or a girl, in whichever bond nothing else is written for."""
_OF_THIS = "In your account "
"""How a sentence begins that is of this account."""
_INSTEAD = ("repair", "betrayed", "guilt", "moved")


class Fitted(NamedTuple):
    """A worry as it is in one bond: its title; what stands for ``look`` there, None leaves that; and whether what is
    said of the meanings is left out, as it speaks of a closer bond; and what stands for ``known``, None leaves that."""

    title: str
    look: Line | None
    distant: bool = False
    known: tuple[Line, ...] | None = None


@dataclass(frozen=True, slots=True)
class Worry:
    """What is written for one worry; see the head of worries.toml. ``fitting``: bond → how it is put there"""

    title: str
    own_title: str
    departed_title: str | None
    known: tuple[Line, ...]
    own_known: tuple[Line, ...] | None
    couple: Line | None
    parted: Line | None
    look: Line
    light: Line | None
    unread: Line
    yours: Line
    departed: Line
    frightened: Line
    meaning: Mapping[str, Line]
    instead: Mapping[str, Line]
    pressure: Mapping[str, Line]
    risk: Mapping[str, Line]
    fitting: Mapping[str, Fitted]

    def of_bond(self, relationship: str, *, small_child: bool = False, woman: bool = False) -> Fitted:
        """The worry as it is in a bond. small_child, woman: whether it is one, or a girl, who cried"""
        fitting = ((SMALL_CHILD,) if small_child else ()) + (relationship,) + ((WOMAN,) if woman else ())
        return next((self.fitting[one] for one in fitting if one in self.fitting), Fitted(self.title, None))


@cache
def worry_texts() -> Mapping[str, Worry]:
    """Id → what is written for it. Raises DataError naming the entry that is not what it must be."""
    return parsed(_table())


@cache
def own_risk() -> Mapping[str, Line]:
    """Risk → what is said where it is the reader's own."""
    return _own_risk_in(_table())


@cache
def own_violence() -> Line:
    """What is said to whoever was violent themselves."""
    return _line_in(_table(), _OWN_VIOLENCE)


@cache
def long_ago() -> Line:
    """What is said where a child was harmed who may be grown by now."""
    return _line_in(_table(), _LONG_AGO)


def beside_another(line: Line) -> Line:
    """What is said of this account below something else that is: "In your account he may" is "He may also" there."""
    own = line.text.removeprefix(_OF_THIS)
    if own == line.text:
        return line
    capital = own.replace("{he}", "{He}", 1) if own.startswith("{he}") else own[:1].upper() + own[1:]
    return replace(line, text=capital.replace(" may ", " may also ", 1))


def _table() -> dict[str, Any]:
    return load_table("tearwise.replies", "data/worries.toml")


def parsed(data: Mapping[str, Any]) -> Mapping[str, Worry]:
    """What worries.toml holds, checked. Raises DataError naming the entry, and what it lacks or has too much."""
    only(data, (*WORRIES, _OWN_RISK, _OWN_VIOLENCE, _LONG_AGO), "worries.toml")
    _own_risk_in(data)
    for name in (_OWN_VIOLENCE, _LONG_AGO):
        _line_in(data, name)
    return MappingProxyType({id: _parsed_one(data[id], f"worries.toml, {id}") for id in WORRIES})


def _own_risk_in(data: Mapping[str, Any]) -> Mapping[str, Line]:
    return _per(data[_OWN_RISK], get_args(RiskId), f"worries.toml, {_OWN_RISK}")


def _line_in(data: Mapping[str, Any], name: str) -> Line:
    return line(data[name], f"worries.toml, {name}")


def _parsed_one(given: object, where: str) -> Worry:
    entry = only(given, _NEEDED, where, _OPTIONAL)
    title = line(entry.get("title"), f"{where}, title").text
    return Worry(
        title=title,
        own_title=line(entry.get("own_title", title), f"{where}, own_title").text,
        departed_title=(
            line(entry["departed_title"], f"{where}, departed_title").text if "departed_title" in entry else None
        ),
        known=lines(entry.get("known"), f"{where}, known"),
        own_known=lines(entry["own_known"], f"{where}, own_known") if "own_known" in entry else None,
        couple=line(entry["couple"], f"{where}, couple") if "couple" in entry else None,
        parted=line(entry["parted"], f"{where}, parted") if "parted" in entry else None,
        look=line(entry.get("look"), f"{where}, look"),
        light=line(entry["light"], f"{where}, light") if "light" in entry else None,
        unread=line(entry.get("unread"), f"{where}, unread"),
        yours=line(entry.get("yours"), f"{where}, yours"),
        departed=line(entry.get("departed"), f"{where}, departed"),
        frightened=line(entry.get("frightened"), f"{where}, frightened"),
        meaning=_per(entry.get("meaning"), MEANINGS, f"{where}, meaning"),
        instead=_per(entry.get("instead"), _INSTEAD, f"{where}, instead"),
        pressure=_per(entry.get("pressure"), tuple(PRESSURE.values()), f"{where}, pressure"),
        risk=_per(entry.get("risk"), get_args(RiskId), f"{where}, risk"),
        fitting=MappingProxyType(dict(_fitting(rows(entry, "fitting", where), f"{where}, fitting"))),
    )


def _fitting(entries: list[Any], where: str) -> Iterator[tuple[str, Fitted]]:
    """Each bond with the worry as it is there."""
    for given in entries:
        entry = only(given, ("bonds", "title"), where, ("look", "distant", "known"))
        bonds = texts(entry, "bonds", where)
        if not bonds or not set(bonds) <= {*BONDS, SMALL_CHILD, WOMAN}:
            raise DataError(f"{where}: 'bonds' must be a list of {', '.join((*BONDS, SMALL_CHILD, WOMAN))}.")
        look = line(entry["look"], f"{where}, look") if "look" in entry else None
        known = lines(entry["known"], f"{where}, known") if "known" in entry else None
        fitted = Fitted(line(entry["title"], f"{where}, title").text, look, flag(entry, "distant", where), known)
        yield from ((bond, fitted) for bond in bonds)


def _per(given: object, wanted: tuple[str, ...], where: str) -> Mapping[str, Line]:
    table = only(given, wanted, where)
    return MappingProxyType({one: line(table[one], f"{where}, {one}") for one in wanted})

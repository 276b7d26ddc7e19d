"""What is said to a reader whose own tears they are: by the meanings, by what set them off, and by who was there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from tearwise.accounts import VALUES
from tearwise.errors import DataError
from tearwise.meanings import MEANINGS
from tearwise.replies.circumstances import circumstances
from tearwise.replies.lines import Avoided, Line, Opener, avoids, line, lines, opener, openers
from tearwise.replies.scenes import Say, each
from tearwise.replies.together import SORROWS, by_stage, is_glad, is_mixed, outweighed
from tearwise.tables import flag, load_table, only, rows

_FILE = "yours.toml"
_UNCLEAR = "unclear"
_TOLD = ("always", "say")
_MOOD = ("now", "later", "when", "help", "alone")
_DISTANT = frozenset({"acquaintance", "stranger"})
"""Bonds in which nobody is asked to stay near, or to listen."""
_PARTINGS = frozenset({"breakup", "goodbye"})
_FOR_THE_OTHER = frozenset({"love", "remorse"})
"""What is said to the other person even where the two have parted; nobody who has left is asked for comfort."""


class Told(NamedTuple):
    """What is said of one meaning, or on one occasion; ``say``: to the other person, or to whom each opener names."""

    always: tuple[Line, ...]
    say: Say


@dataclass(frozen=True, slots=True)
class Mood:
    """What is said whatever the meanings: of tears in general, or of glad ones.

    alone: openers where nobody else was there, so that they go to somebody who was not
    """

    now: tuple[Line, ...]
    later: tuple[Line, ...]
    when: tuple[Line, ...]
    help: tuple[Line, ...]
    alone: Say


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is said instead of what is said of the meanings, where it is known what set the tears off.

    light: the rest is what is said of glad tears, and nothing of danger
    help: takes the place of what is said otherwise about when to seek help; None leaves that
    """

    trigger: str
    told: Told
    light: bool
    help: tuple[Line, ...] | None


class Own(NamedTuple):
    """All of it, for one reading: as ``Guidance`` has it."""

    now: tuple[Line, ...]
    later: tuple[Line, ...]
    always: tuple[Line, ...]
    say: tuple[Opener, ...]
    avoid: tuple[Avoided, ...]
    when: tuple[Line, ...]
    help: tuple[Line, ...]
    ask: str | None


@dataclass(frozen=True, slots=True)
class Yours:
    """What yours.toml holds.

    danger: where to turn if life seems not worth it: before ``help``, unless the tears are glad alone
    mixed:  where glad and heavy meanings are likely together; alone: what is said where nobody else was there
    distant: the first opener before somebody one hardly knows; trusted: for whom the others are then
    """

    general: Mood
    glad: Mood
    avoid: tuple[Avoided, ...]
    danger: tuple[Line, ...]
    alone: Line
    distant: Opener
    trusted: str
    mixed: Told
    ask: str
    meanings: Mapping[str, Told]
    occasions: tuple[Occasion, ...]

    def told(self, ids: Collection[str], relationship: str, triggers: Collection[str]) -> Own:
        """What is said where these meanings are likely, likeliest first, and these set the tears off.

        Glad tears are told nothing of danger, of low weeks or of a burden. Love and closeness alone are not taken to be
        glad where something sad set the tears off, and at a loss nobody is told of a glad part.
        """
        sad = not {*triggers}.isdisjoint(SORROWS) and "joy_relief" not in ids
        glad = is_glad(ids) and not sad
        followed = [id for id in ids if id not in outweighed(ids)]
        parted = _PARTINGS if "remorse" in ids else frozenset()  # what one did wrong is not left unsaid at a parting
        told = {*triggers} - parted
        occasion = None if glad else next((one for one in self.occasions if one.trigger in told), None)
        light = glad or (occasion is not None and occasion.light)
        mood = self.glad if light else self.general
        if occasion is not None:
            parts = [occasion.told]
        elif is_mixed(followed):
            parts = [self.mixed]
        else:
            parts = [self.meanings[id] for id in followed or [_UNCLEAR]]
        alone = relationship == "none"
        always = tuple(one for part in parts for one in part.always)
        help = mood.help if occasion is None or occasion.help is None else occasion.help
        say = mood.alone if alone and occasion is None else by_stage([part.say for part in parts])
        if relationship in _DISTANT and not light and not any(one.to for one in say):
            say = (self.distant, *(replace(one, to=self.trusted) for one in say[1:]))
        if (
            relationship == "ex"
            and not light
            and _FOR_THE_OTHER.isdisjoint(followed)
            and not any(one.to for one in say)
        ):
            say = tuple(replace(one, to=self.trusted) for one in say)
        return Own(
            now=mood.now,
            later=mood.later,
            always=(self.alone, *always) if alone else always,
            say=say,
            avoid=self.avoid,
            when=mood.when,
            help=help if light else (*self.danger, *help),
            ask=None if ids or occasion else self.ask,
        )


@cache
def yours() -> Yours:
    """The texts of yours.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/guidance/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> Yours:
    """What yours.toml holds, checked. Raises DataError naming the entry."""
    table = dict(data)
    only(table, ("all", "glad", "mixed", *MEANINGS, _UNCLEAR), _FILE, ("occasion",))
    general, glad, mixed = (table.pop(part, {}) for part in ("all", "glad", "mixed"))
    only(general, (*_MOOD, "avoid", "danger", "nobody", "distant", "trusted"), f"{_FILE}, all")
    only(glad, _MOOD, f"{_FILE}, glad")
    occasions = rows(table, "occasion", _FILE)
    table.pop("occasion", None)
    unclear = dict(only(table[_UNCLEAR], (*_TOLD, "ask"), f"{_FILE}, {_UNCLEAR}"))
    ask = line(unclear.pop("ask"), f"{_FILE}, {_UNCLEAR}, ask").text
    return Yours(
        general=_mood(general, f"{_FILE}, all"),
        glad=_mood(glad, f"{_FILE}, glad"),
        avoid=avoids(general["avoid"], f"{_FILE}, all, avoid"),
        danger=lines(general.get("danger"), f"{_FILE}, danger"),
        alone=line(general.get("nobody"), f"{_FILE}, nobody"),
        distant=opener(general.get("distant"), "explore", f"{_FILE}, distant"),
        trusted=line(general.get("trusted"), f"{_FILE}, trusted").text,
        mixed=_told(only(mixed, _TOLD, f"{_FILE}, mixed"), f"{_FILE}, mixed"),
        ask=ask,
        meanings=MappingProxyType(
            {
                id: _told(only(entry, _TOLD, f"{_FILE}, {id}"), f"{_FILE}, {id}")
                for id, entry in each({**table, _UNCLEAR: unclear}, (*MEANINGS, _UNCLEAR), _FILE)
            }
        ),
        occasions=tuple(_occasion(one, f"{_FILE}, occasion {k}") for k, one in enumerate(occasions, 1)),
    )


def _told(entry: Mapping[str, Any], where: str) -> Told:
    return Told(lines(entry["always"], f"{where}, always"), openers(entry["say"], f"{where}, say"))


def _mood(entry: Mapping[str, Any], where: str) -> Mood:
    now, later, when, help = (lines(entry.get(part), f"{where}, {part}") for part in ("now", "later", "when", "help"))
    return Mood(now, later, when, help, openers(entry.get("alone"), f"{where}, alone"))


def _occasion(given: object, where: str) -> Occasion:
    entry = only(given, ("trigger", *_TOLD), where, ("light", "help"))
    trigger = entry["trigger"]
    if trigger not in (*VALUES["trigger"], *circumstances()):
        raise DataError(f"{where}: {trigger!r} is no value of the question for the trigger, and no circumstance.")
    help = lines(entry["help"], f"{where}, help") if "help" in entry else None
    return Occasion(trigger, _told(entry, where), flag(entry, "light", where), help)

"""The nine meanings that tears in an account may have, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Literal, get_args

from tearwise.errors import DataError, UnknownName, is_among
from tearwise.tables import load_table, only

MeaningId = Literal[
    "love", "trust", "vulnerability", "connection", "remorse", "empathy", "joy_relief", "loss_fear", "other"
]
"""The id of one of the eight, or ``other``."""

MEANINGS: tuple[str, ...] = get_args(MeaningId)
"""The ids of the eight and of ``other``, in the codebook's order. Scores, weights and records keep to it."""

Axis = Literal["cause", "audience"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """One of the eight meanings, or the ninth, ``other``: something else.

    id:         stable; stands in records and data
    name:       a few plain words: "Dropping the guard"
    plain:      what the tears say, in the voice of the person who cries, without a full stop: "I love you"
    gist:       one line in plain words: "The tears may say: ..."
    definition: the codebook's: what the tears say
    shown_when: the codebook's: what scores 2, for instance
    not_this:   the codebook's: near misses
    axis:       "cause": what set the tears off; "audience": why they are shown to this person. Meanings on both axes,
                and several on one, can hold at once.
    """

    id: str
    name: str
    plain: str
    gist: str
    definition: str
    shown_when: str
    not_this: str
    axis: Axis


def all_meanings() -> tuple[Meaning, ...]:
    """The nine, in the codebook's order."""
    return tuple(_by_id().values())


def meaning(id: str) -> Meaning:
    """The meaning with this id. Raises UnknownName."""
    if not is_among(id, MEANINGS):
        raise UnknownName.among(MEANINGS, "meaning", id)
    return _by_id()[id]


@cache
def _by_id() -> Mapping[str, Meaning]:
    return parsed(load_table("tearwise.meanings", "meanings.toml"))


def parsed(data: Mapping[str, Any]) -> Mapping[str, Meaning]:
    """What meanings.toml holds, checked. Raises DataError naming the entry, and what it lacks or has too much."""
    only(data, MEANINGS, "meanings.toml")
    wanted = {field.name for field in fields(Meaning)} - {"id"}
    found = {}
    for id in MEANINGS:
        entry = only(data[id], sorted(wanted), f"meanings.toml, {id!r}")
        for name in sorted(wanted):
            if not isinstance(entry[name], str) or not entry[name].strip():
                raise DataError(f"meanings.toml: {id!r} needs a text as {name!r}.")
        if entry["axis"] not in get_args(Axis):
            raise DataError(f"meanings.toml: the axis of {id!r} must be one of {', '.join(get_args(Axis))}.")
        found[id] = Meaning(id=id, **entry)
    return found

"""Whether the one who cried has died since, and guidance for that: it is for the reader's own loss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from tearwise.accounts.departed import without_own_death
from tearwise.reading import MeaningReading
from tearwise.replies.guidance import Guidance, Kind, made_of
from tearwise.replies.lines import avoids, lines, openers
from tearwise.replies.scenes import UNKNOWN
from tearwise.tables import load_table, only

_FILE = "departed.toml"


def has_died(text: str, relationship: str) -> bool:
    """Whether an account says that the one who cried in it has died since; relationship: what they were to its reader,
    "unknown" where that is not known."""
    return without_own_death(text, None if relationship == UNKNOWN else relationship) is not None


def for_departed(likely: tuple[MeaningReading, ...]) -> Guidance:
    """What the reader may do, and say to somebody else, whatever these tears are likely to mean: nothing can be done
    any more while they flow."""
    ids = tuple(one.id for one in likely)
    kind: Kind = "unclear" if not ids else "meaning" if len(ids) == 1 else "mixed"
    return replace(_departed(), kind=kind, meanings=ids)


@cache
def _departed() -> Guidance:
    return parsed(load_table("tearwise.replies", f"data/guidance/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> Guidance:
    """What departed.toml holds, checked, for tears of no meaning. Raises DataError naming the entry."""
    only(data, ("later", "always", "say", "avoid", "when", "help"), _FILE)
    return made_of(
        "unclear",
        (),
        now=(),
        later=lines(data["later"], f"{_FILE}, later"),
        always=lines(data["always"], f"{_FILE}, always"),
        say=openers(data["say"], f"{_FILE}, say"),
        again=(),
        avoid=avoids(data["avoid"], f"{_FILE}, avoid"),
        when=lines(data["when"], f"{_FILE}, when"),
        help=lines(data["help"], f"{_FILE}, help"),
    )

"""What is added to the guidance where the tears may press for something."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tearwise.accounts.phrases import any_of, plain
from tearwise.reading import Reading
from tearwise.replies.lines import Avoided, Line, avoids, lines
from tearwise.tables import load_table, only

PRESSING = "pressing"
"""So occasions name it as their trigger that tears press for something."""
_FILE = "pressure.toml"
_CLEARLY = ("2",)


@dataclass(frozen=True, slots=True)
class Pressure:
    """words: by which an account says that tears press; always: what to do then; avoid: what not to

    help: where to turn, unless it was the reader's own child
    """

    words: re.Pattern[str]
    always: tuple[Line, ...]
    avoid: tuple[Avoided, ...]
    help: tuple[Line, ...]


def may_press(reading: Reading) -> bool:
    """Whether the tears may press for something: by the answer, or where there is none by the account's words."""
    if answer := reading.answers.get("pressure"):
        return answer != ("0",)
    return pressure().words.search(plain(reading.text)) is not None


def presses(reading: Reading) -> bool:
    """Whether that is told so plainly that it is answered before the rest: by words, or the answer that it felt so."""
    return may_press(reading) and reading.answers.get("pressure", _CLEARLY) == _CLEARLY


@cache
def pressure() -> Pressure:
    """The texts of pressure.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/guidance/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> Pressure:
    """What pressure.toml holds, checked. Raises DataError naming the entry."""
    only(data, ("words", "always", "avoid", "help"), _FILE)
    return Pressure(
        re.compile(rf"\b{any_of(data['words'], f'{_FILE}: words')}\b"),
        lines(data["always"], f"{_FILE}, always"),
        avoids(data["avoid"], f"{_FILE}, avoid"),
        lines(data["help"], f"{_FILE}, help"),
    )

"""What is added to the guidance where the tears may press for something."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tearwise.errors import DataError
from tearwise.reading import Reading
from tearwise.replies.lines import Avoided, Line, avoided, lines

_FILE = "pressure.toml"
_ENTRY = re.compile(r"[a-z']+(?: (?:[a-z']+|~))* [a-z']+")


@dataclass(frozen=True, slots=True)
class Pressure:
    """words: by which an account says that tears press; always: what to do then; avoid: what not to"""

    words: re.Pattern[str]
    always: tuple[Line, ...]
    avoid: tuple[Avoided, ...]


def may_press(reading: Reading) -> bool:
    """Whether the tears may press for something: by the answer, or where there is none by the account's words."""
    if answer := reading.answers.get("pressure"):
        return answer != ("0",)
    return pressure().words.search(reading.text.replace("’", "'").lower()) is not None


@cache
def pressure() -> Pressure:
    """The texts of pressure.toml. Raises DataError where it is not what it must be."""
    source = files("tearwise.replies").joinpath("data/guidance", _FILE)
    return parsed(tomllib.loads(source.read_text(encoding="utf-8")))


def parsed(data: dict[str, Any]) -> Pressure:
    """What pressure.toml holds, checked. Raises DataError naming the entry."""
    words, avoid = data.get("words"), data.get("avoid")
    if not isinstance(words, list) or not words or not isinstance(avoid, list):
        raise DataError(f"{_FILE}: 'words' and 'avoid' must be lists.")
    if wrong := [one for one in words if not isinstance(one, str) or not _ENTRY.fullmatch(one)]:
        raise DataError(f"{_FILE}: {wrong[0]!r} must be words in lower case, with ~ between them at most.")
    each = (one.replace(" ~ ", r" (?:[\w']+ ){0,3}?") for one in words)
    return Pressure(
        re.compile(rf"\b(?:{'|'.join(each)})\b"),
        lines(data.get("always"), f"{_FILE}, always"),
        tuple(avoided(one, _FILE) for one in avoid),
    )

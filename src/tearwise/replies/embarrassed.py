"""What is added to the guidance where whoever cried says sorry for nothing but the tears."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from tearwise.reading import Reading
from tearwise.reading.stories.apology import is_for_tears
from tearwise.replies.lines import Avoided, Line, avoids, lines
from tearwise.tables import load_table, only

_FILE = "embarrassed.toml"


class Reassurance(NamedTuple):
    """always: what reassures whoever cried; avoid: what does not"""

    always: tuple[Line, ...]
    avoid: tuple[Avoided, ...]


def is_embarrassed(reading: Reading) -> bool:
    """Whether the account has an apology for the tears and no other, and by the answers nothing else was said."""
    return reading.answers.get("said", ("apology",)) == ("apology",) and is_for_tears(reading.text)


@cache
def reassurance() -> Reassurance:
    """The texts of embarrassed.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/guidance/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> Reassurance:
    """What embarrassed.toml holds, checked. Raises DataError naming the entry."""
    only(data, ("always", "avoid"), _FILE)
    return Reassurance(lines(data["always"], f"{_FILE}, always"), avoids(data["avoid"], f"{_FILE}, avoid"))

"""Whether the account tells of anything that its writer did or left undone: else there is nothing to put right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from tearwise.accounts.phrases import any_of_each, plain
from tearwise.tables import load_table

_FILE = "own_deed.toml"
_LISTS = ("states", "between", "deeds", "without_i", "alone")
_NO_VERB = r"(?:a|an|the|so|and|but|not|to|in|at|on|of|for|from|with|my|such|\w+ly)"


def tells_own_deed(text: str) -> bool:
    """Whether an account tells of anything that its writer did or left undone: "I forgot her birthday and cried".

    Feeling, crying, seeing or hearing something is no deed: "I cried and feel like such a terrible friend".
    """
    return _own_deed().search(plain(text)) is not None


@cache
def _own_deed() -> re.Pattern[str]:
    """The pattern of own_deed.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> re.Pattern[str]:
    """What own_deed.toml holds, checked, as it is looked for in lower case. Raises DataError naming the entry."""
    states, between, deeds, without_i, alone = any_of_each(data, _LISTS, _FILE).values()
    verb = rf"(?!{states}\b|{between}\b|{_NO_VERB}\b)"
    i = rf"\bi(?:'ve|'d|ve| have| had)?(?: {between})*"
    doing = rf"\bi(?:'m|m| am| was|(?:'ve|ve|'d| have| had) been)(?: {between})*"
    return re.compile(
        rf"(?:{i}|\bi'm|\bim) {deeds}\b|{i} {verb}[a-z]{{2,}}\b|{doing} {verb}\w+ing\b"
        rf"|(?:^|[.!?] ){without_i}\b|\b{alone}\b"
    )

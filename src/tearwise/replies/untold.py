"""Whether, by the answers, nothing was told in tears: then nobody is thanked for telling it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from tearwise.accounts.phrases import any_of, checked_entries, plain
from tearwise.reading import Reading
from tearwise.tables import load_table, only

DISCLOSURE = "disclosure"
"""What set the tears off, where something hidden was told."""
_FILE = "untold.toml"
_LISTS = ("tells", "not_after", "not_before")


def tells_nothing(reading: Reading) -> bool:
    """Whether nothing was said by the answers, nor anything hidden told, and the account does not say that it was: what
    the writer knows, they have from another, or saw for themselves."""
    if reading.answers.get("said") != () or DISCLOSURE in (reading.answers.get("trigger") or ()):
        return False
    return _telling().search(plain(reading.text)) is None


@cache
def _telling() -> re.Pattern[str]:
    """The pattern of untold.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> re.Pattern[str]:
    """What untold.toml holds, checked, as it is looked for in lower case. Raises DataError naming the entry."""
    only(data, _LISTS, _FILE)
    tells, not_before = (any_of(data[name], f"{_FILE}: {name}") for name in ("tells", "not_before"))
    not_after = "".join(rf"(?<!\b{word} )" for word in checked_entries(data["not_after"], f"{_FILE}: not_after"))
    return re.compile(rf"\b{not_after}{tells}\b(?! {not_before}\b)")

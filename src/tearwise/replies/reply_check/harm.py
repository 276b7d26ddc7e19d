"""Harm that a reply sets a bound to: "I'm leaving if you hit me again" is no threat, but somebody keeping safe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from tearwise.replies.reply_check.notes import settled
from tearwise.tables import load_table, only

_FILE = "check.toml"
_LISTS = ("deeds", "whom")


def bounds_harm(passage: str) -> bool:
    """Whether a passage, as the forms of its words with spaces between, speaks of what is to follow if somebody harms
    the writer, or theirs."""
    return _harm().search(passage) is not None


@cache
def _harm() -> re.Pattern[str]:
    return parsed(load_table("tearwise.replies.reply_check", _FILE))


def parsed(data: Mapping[str, Any]) -> re.Pattern[str]:
    """What check.toml says of harm, checked, as a pattern. Raises DataError naming the entry."""
    harm = only(data.get("harm"), _LISTS, f"{_FILE}: harm")
    deeds, whom = (settled(harm[name], f"{_FILE}: harm, {name}") for name in _LISTS)
    return re.compile(rf"\b(?:if|when|next time) (?:you|he|she) (?:\w+ ){{0,3}}?{deeds} {whom}\b(?! away)")

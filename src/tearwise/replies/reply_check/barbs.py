"""Barbs in a reply: thanks or praise for a wrong, and what is plainly said to hurt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from tearwise.replies.reply_check.notes import settled
from tearwise.tables import load_table, only

_FILE = "check.toml"
_LISTS = ("praise", "between", "wrongs", "plain")


def is_barbed(passage: str) -> bool:
    """Whether a passage, as the forms of its words with spaces between, thanks or praises for a wrong, or is another
    plain barb: "thanks a lot for ruining my birthday"."""
    return _barbs().search(passage) is not None


@cache
def _barbs() -> re.Pattern[str]:
    return parsed(load_table("tearwise.replies.reply_check", _FILE))


def parsed(data: Mapping[str, Any]) -> re.Pattern[str]:
    """What check.toml says of barbs, checked, as a pattern. Raises DataError naming the entry."""
    barbs = only(data.get("barbs"), _LISTS, f"{_FILE}: barbs")
    one = {name: settled(barbs[name], f"{_FILE}: barbs, {name}") for name in _LISTS}
    return re.compile(rf"\b(?:{one['praise']} (?:{one['between']} ){{0,2}}{one['wrongs']}|{one['plain']})(?!\w)")

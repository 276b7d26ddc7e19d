"""A reply so short that it can sound colder than it is meant: "k". Nothing in it hurts, and nothing helps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from tearwise.accounts.markup import unmarked
from tearwise.errors import DataError
from tearwise.replies.reply_check.notes import settled
from tearwise.replies.reply_check.words import words_of
from tearwise.tables import load_table, only

_FILE = "check.toml"


class Curt(NamedTuple):
    """words:  what such a reply says, and no more
    remark: what is said of it
    """

    words: re.Pattern[str]
    remark: str


def curt_remark(text: str) -> str | None:
    """What is said of a reply that is curt; None of any other."""
    words = list(words_of(unmarked(text).text))
    said = " ".join(word.form for word in words if word.form[0].isalnum())
    warm = any(not word.form[0].isalnum() and not word.form.isascii() and word.form != "…" for word in words)
    return known().remark if said and not warm and known().words.fullmatch(said) else None


@cache
def known() -> Curt:
    """What check.toml says of them. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies.reply_check", _FILE))


def parsed(data: Mapping[str, Any]) -> Curt:
    """The same of what it holds. Raises DataError naming the entry."""
    given = only(data.get("curt"), ("words", "remark"), f"{_FILE}: curt")
    if not isinstance(given["remark"], str) or not given["remark"].strip():
        raise DataError(f"{_FILE}: curt: remark is a text.")
    return Curt(re.compile(settled(given["words"], f"{_FILE}: curt, words")), given["remark"])

"""What tears that carry none of the eight meanings may be about, as the headline names it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from tearwise.accounts import VALUES, pronoun_in
from tearwise.accounts.phrases import any_of, plain
from tearwise.errors import DataError
from tearwise.reading.reading import Reading
from tearwise.replies.circumstances import circumstances, circumstances_of
from tearwise.replies.scenes import UNKNOWN
from tearwise.replies.together import triggers_of
from tearwise.tables import load_table, only

_FILE = "something_else.toml"


class SomethingElse(NamedTuple):
    """general: what is named where no more is known; by_trigger: what is, where it is known what set the tears off;
    words: how an account tells of it, where nothing plainer is known"""

    general: str
    by_trigger: Mapping[str, str]
    words: Mapping[str, re.Pattern[str]]


def instances(reading: Reading) -> str:
    """What is named for instance: "strain or exhaustion"; by the answer or the account's plain words, where there are
    any."""
    known = something_else()
    (relationship, *_) = reading.answers.get("relationship") or (UNKNOWN,)
    told = circumstances_of(reading, pronoun_in(reading.text))
    triggers = triggers_of(reading, None, relationship, told)
    if named := [named for one, named in known.by_trigger.items() if one in triggers]:
        return named[0]
    if reading.answers.get("trigger"):
        return known.general
    said = plain(reading.text)
    return next((known.by_trigger[one] for one, words in known.words.items() if words.search(said)), known.general)


@cache
def something_else() -> SomethingElse:
    """That of something_else.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.rendering", _FILE))


def parsed(data: Mapping[str, Any]) -> SomethingElse:
    """What something_else.toml holds, checked. Raises DataError naming the entry."""
    only(data, ("general", "trigger"), _FILE, ("words",))
    known = [*VALUES["trigger"], *circumstances()]
    general, by_trigger = data["general"], only(data["trigger"], (), f"{_FILE}, [trigger]", known)
    words = only(data.get("words", {}), (), f"{_FILE}, [words]", by_trigger)
    for name, named in {**by_trigger, "general": general}.items():
        if not isinstance(named, str) or not named.strip():
            raise DataError(f"{_FILE}: {name!r} must be a text.")
    assert isinstance(general, str)
    told = {one: re.compile(rf"\b{any_of(entries, f'{_FILE}: {one}')}\b") for one, entries in words.items()}
    return SomethingElse(general, MappingProxyType(dict(by_trigger)), MappingProxyType(told))

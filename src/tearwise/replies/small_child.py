"""What is said otherwise where it is the reader's own small child who cried: not all texts for any age fit one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from tearwise.accounts.phrases import plain
from tearwise.errors import DataError
from tearwise.reading.small_child import child_words, cries_small_child
from tearwise.replies.guidance import Guidance
from tearwise.replies.lines import Avoided, Line, Opener, line
from tearwise.tables import load_table, only

_FILE = "small_child.toml"


@dataclass(frozen=True, slots=True)
class Texts:
    """What small_child.toml holds.

    always:  said besides
    instead: a text of the other files → what stands in its place; None where nothing does
    """

    always: Line
    instead: Mapping[str, str | None]


def for_small_child(made: Guidance, weighty: bool = True) -> Guidance:
    """The guidance as it is for a small child.

    weighty: whether there is anything to find out, so that it is told how to ask
    """
    texts = small_child()
    always = _lines(made.always)
    return replace(
        made,
        now=_lines(made.now),
        later=_lines(made.later),
        always=(texts.always, *always) if weighty else always,
        say=openers_for_small_child(made.say),
        ask=made.ask and (texts.instead.get(made.ask) or made.ask),
        again=openers_for_small_child(made.again),
        avoid=tuple(_avoided(made.avoid)),
        when=_lines(made.when),
        help=_lines(made.help),
    )


def is_own_small_child(text: str) -> bool:
    """Whether an account says that it is a small child of its writer's who cries, and calls it by no more than that:
    "my five year old", "our little one"."""
    return _own().search(plain(text)) is not None and cries_small_child(text)


@cache
def _own() -> re.Pattern[str]:
    return re.compile(rf"\b(?:my|our) (?:little |poor )?{child_words()[1]}")


def _lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    instead = small_child().instead
    kept = [one if one.text not in instead else _line(instead[one.text]) for one in lines]
    return tuple(dict.fromkeys(one for one in kept if one is not None))


def _line(text: str | None) -> Line | None:
    return None if text is None else Line(text)


def openers_for_small_child(openers: Iterable[Opener]) -> tuple[Opener, ...]:
    """The openers as they are said to a small child."""
    instead = small_child().instead
    return tuple(replace(one, text=instead.get(one.text) or one.text) for one in openers)


def _avoided(avoided: Iterable[Avoided]) -> Iterable[Avoided]:
    """Without what none would do to a small child; there is no other to say instead."""
    return (one for one in avoided if one.what not in small_child().instead)


@cache
def small_child() -> Texts:
    """The texts of small_child.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/guidance/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> Texts:
    """What small_child.toml holds, checked. Raises DataError naming the entry."""
    only(data, ("always", "instead"), _FILE)
    entries = data["instead"]
    if not isinstance(entries, list):
        raise DataError(f"{_FILE}: 'instead' must be a list.")
    instead: dict[str, str | None] = {}
    for number, entry in enumerate(entries, 1):
        where = f"{_FILE}, instead {number}"
        only(entry, ("of",), where, ("say",))
        text = line(entry["of"], where).text
        if text in instead:
            raise DataError(f"{where}: it is there already.")
        instead[text] = line(entry["say"], where).text if "say" in entry else None
    return Texts(line(data["always"], f"{_FILE}, always"), MappingProxyType(instead))

"""What columns and fields are called, and what is said where one that is needed is not there.

A file without a line of names begins with an account, and fields of JSON may be named by anything: only what can hardly
be words of an account is repeated.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from tearwise.errors import FileError

_NAME = re.compile(r"[\w.-]{1,30}")
_TITLE = re.compile(r"(?=.{1,30}$)[A-Z0-9][\w.-]*( [A-Z0-9(][\w.()-]*){1,3}")
"""A name of a few words, each with a capital, as in "Post Text": prose has none for long."""
_NUMBERED = re.compile(
    r"[(\[]?((?:[^\W\d_]+ ?)?\d\w*(?:\.\w*\d\w*)*)(?:[.:)\]]+\s*(?=\D|$)|\s[-\u2013\u2014|]\s|\s(?=\S+\s+\S+\s+\S))"
)
"""How the heading begins of a question with a number, as survey programs write it: "Q1. Tell us what happened"."""
_BEGINNING = 80
"""Characters of a heading that its number is looked for in."""
_UNSEEN = re.compile("[\u200b\u2060\ufeff]")
_SHOWN = 12
_DEEP = (
    " What stands within one of them is not looked for: write it beside the others first. In pandas, json_normalize "
    "does that; with jq, jq -c '{id, text: .data.text}' say."
)
_MOST = 100
"""Names of fields that are kept: there may be a new one in every row."""
_NEAR = 0.8


Used = Callable[[str], bool]
"""Whether a column of that name is used where it is there, so that there must not be two of it."""


def checked_columns(
    name: str,
    there: Sequence[str],
    needed: Sequence[str],
    option: str = "--text-column",
    asked: Sequence[str] = (),
    used: Used = lambda column: False,
    elsewhere: Callable[[], str] = lambda: "",
) -> list[str]:
    """The names of the columns that are there, by ``as_asked``. Raises FileError unless every column that is needed is
    among them, and none twice that is needed or used.

    option: of the command line, by which the first of those that are needed is named
    asked:  those that are asked for besides
    elsewhere: says where the names seem to be, if they are not these
    """
    header = as_asked(there, (*needed, *asked))
    for column in needed:
        if column not in header:
            if found := elsewhere():
                raise FileError(f"{name} has no column {column!r} in its first line, which must name them. {found}")
            every = ", or call it in this file as in the others" if option == "--id-column" else ""
            how = f" Name the one that is meant with {option}{every}." if column == needed[0] else ""
            if sum(_number(one) == _spelling(column) != "" for one in there) > 1:
                how = f" Several begin with {column!r}: give the whole name of the one that is meant."
            raise FileError(f"{name} has no column {column!r}. {listed(there)}{how}{did_you_mean(column, there)}")
    for column, count in Counter(header).items():
        if count > 1 and (column in needed or used(column)):
            raise FileError(f"{name} has more than one column {column!r}. Give each a name of its own.")
    return header


def as_asked(there: Sequence[str], asked: Sequence[str]) -> list[str]:
    """The names that there are, each as it is asked for where the two differ in capitals, blanks or the make of an
    accent alone: ``ID`` is ``id``; and then, where it is a question's number that is asked for. One that is there as it
    is asked for stays, and so do two that would be the same."""
    names = list(there)
    for called in (_spelling, _number):
        places: dict[str, list[int]] = {}
        for place, name in enumerate(names):
            if name not in asked and (plain := called(name)):
                places.setdefault(plain, []).append(place)
        for name in asked:
            alike = places.pop(_spelling(name), []) if name not in names else []
            if len(alike) == 1:
                names[alike[0]] = name
    return names


def fields_as_asked(value: dict[str, Any], asked: Sequence[str]) -> dict[str, Any]:
    """A JSON object with its fields called as they are asked for, by ``as_asked``."""
    if all(name in value for name in asked):
        return value
    return dict(zip(as_asked(list(value), asked), value.values(), strict=True))


@lru_cache(1024)  # lines of JSON repeat theirs
def _spelling(name: str) -> str:
    """A name as it is compared with what is asked for. Word and web forms put blanks into it that do not break, and
    marks that do not show."""
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", name)).casefold().split())


@lru_cache(1024)
def _number(name: str) -> str:
    """The number that a question's heading begins with, as it is compared with what is asked for; nothing where it has
    none."""
    found = _NUMBERED.match(_UNSEEN.sub("", name[:_BEGINNING]).strip())
    return _spelling(found[1]) if found else ""


def _shown(heading: str) -> str:
    """As much of a heading as can hardly be words of an account: a name, or a question's number, as ``Q1 …``."""
    if is_name(heading):
        return heading
    found = _NUMBERED.match(heading[:_BEGINNING])
    return f"{found[1]} …" if found and _NAME.fullmatch(found[1]) and found[1][0].isupper() else ""


def listed(names: Sequence[str]) -> str:
    """The names that there are, as a sentence; as far as they are names for sure."""
    last = max((n for n, name in enumerate(names, start=1) if name), default=0)
    every, names = names, names[:last] if last > 1 else names  # a spreadsheet saves empty columns behind the last one
    if len(names) > 1 and sum(not name for name in names) >= len(names) / 2:
        empty = sum(not name for name in every)
        return (
            f"Its first line, which must name the columns, is empty in {empty} of its {len(every)} cells: if something "
            "else stands above the names, a title say, delete that line."
        )
    sure = [shown for name in names if (shown := _shown(name))]
    if len(names) == 1 and not sure:
        return (
            "Its first line, which must name the columns, is one cell, which is not repeated here: it could be words "
            "of an account. If something else stands above the names, a title say, delete that line; what parts cells "
            "must be commas, semicolons, tabs or upright strokes (|)."
        )
    if not sure or len(sure) < len(names) / 2:
        return (
            f"Its first line, which must name the columns, has {len(names)} columns, whose names are not repeated "
            "here: they could be words of an account."
        )
    others = len(names) - len(sure)
    more = f", and {others} with other characters in {'its name' if others == 1 else 'their names'}" if others else ""
    return f"It has: {', '.join(sure[:_SHOWN])}{', …' if len(sure) > _SHOWN else ''}{more}."


def is_name(text: str) -> bool:
    """Whether a text can hardly be anything but a name, so that it may be repeated."""
    return bool(_NAME.fullmatch(text) or _TITLE.fullmatch(text))


def near(name: str, there: Iterable[str]) -> str | None:
    """The name among those that are there that is meant, most likely: another spelling of ``name``, or a slip."""
    plain = {folded(one): one for one in reversed(list(there)) if is_name(one.strip())}
    found = difflib.get_close_matches(folded(name), plain, n=1, cutoff=_NEAR)
    return plain[found[0]] if found else None


def did_you_mean(name: str, there: Iterable[str]) -> str:
    """The end of what is said where there is no such name: the one that is meant, most likely."""
    found = near(name, there)
    return "" if found is None else f" Did you mean {found!r}?"


def folded(name: str) -> str:
    """A name without capitals, blanks and signs, as it is compared with others."""
    return re.sub(r"[^a-z0-9]+", "", name.lower())


@dataclass
class Fields:
    """The fields that the rows of a corpus in JSON Lines have, told one row after the other.

    rows:  rows that are JSON objects
    names: of their fields, in the order in which they came; those that were looked for, and the first others
    deep:  whether fields stand within a field
    """

    rows: int = 0
    names: dict[str, None] = field(default_factory=dict)
    deep: bool = False

    def clear(self) -> None:
        """Forgets all, for the corpus to be told from its beginning."""
        self.rows, self.deep = 0, False
        self.names.clear()

    def add(self, row: Mapping[str, object], wanted: Sequence[str]) -> None:
        """Takes in a row. wanted: the fields that are looked for, which are never left out of ``names``"""
        self.rows += 1
        if not row.keys() <= self.names.keys():
            for name in row:
                if name in wanted or len(self.names) < _MOST:
                    self.names[name] = None
            self.deep = self.deep or any(isinstance(value, Mapping) for value in row.values())

    def listed(self) -> str:
        """The fields that there are, in a sentence; as far as they are names for sure."""
        sure = [shown for name in self.names if (shown := _shown(name))]
        if not sure:
            return f"Its fields have other names, which are not repeated here.{_DEEP if self.deep else ''}"
        more = ", …" if len(sure) > _SHOWN or len(sure) < len(self.names) else ""
        return f"There are: {', '.join(sure[:_SHOWN])}{more}.{_DEEP if self.deep else ''}"

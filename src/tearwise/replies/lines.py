"""What guidance and answers are made of: lines of text, each sentence of fact with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from tearwise.accounts import Pronoun
from tearwise.errors import DataError
from tearwise.replies.pronoun import check_placeholders, spoken_of
from tearwise.tables import flag, only

Stage = Literal["explore", "insight", "action"]
STAGES: tuple[Stage, ...] = get_args(Stage)
"""The stages of helping after Hill: explore what it is, understand it, and only then act."""


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of advice, or a sentence of fact.

    text:   it may quote the account
    source: the key of a fact, a heading of docs/evidence.md; None where the line states none. A key that begins with
            ``ours-`` is an inference of ours, and the text says so. That the heading is there is held by
            tests/replies/test_wording.py: the document is not part of the package.
    """

    text: str = field(repr=False)
    source: str | None = None

    def to_record(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {"text": self.text, "source": self.source}


@dataclass(frozen=True, slots=True)
class Opener:
    """Words that one may say.

    text:  they may take up what the account quotes
    stage: what they are for: to explore, to understand, to act
    to:    whom they are for, where that is somebody else than the person who cried
    """

    text: str = field(repr=False)
    stage: Stage
    to: str | None = None

    def to_record(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {"text": self.text, "stage": self.stage, "to": self.to}


@dataclass(frozen=True, slots=True)
class Avoided:
    """Something better left undone, and why.

    moment: it can be done only while the tears flow, and is not spoken of when they are over; no part of the record
    """

    what: str
    why: str
    source: str | None = None
    moment: bool = False

    def to_record(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {"what": self.what, "why": self.why, "source": self.source}


def line(entry: object, where: str) -> Line:
    """A line as data: a text, or a table of ``text`` and ``source``. Raises DataError naming where it stands."""
    given = {"text": entry} if isinstance(entry, str) else _table(entry, ("text",), where, ("source",))
    return Line(_text(given, "text", where), given.get("source"))


def lines(entries: object, where: str) -> tuple[Line, ...]:
    """Several lines. Raises DataError naming where they stand."""
    if not isinstance(entries, list) or not entries:
        raise DataError(f"{where}: there must be a list with at least one line.")
    return tuple(line(entry, f"{where} {k}") for k, entry in enumerate(entries, 1))


def some(entry: Mapping[str, Any], name: str, where: str) -> tuple[Line, ...]:
    """Lines that an entry may leave out."""
    return lines(entry[name], f"{where}, {name}") if name in entry else ()


def openers(entries: object, where: str) -> tuple[Opener, Opener, Opener]:
    """Three openers, one for each stage; each a text, or a table of ``text`` and ``to``. Raises DataError."""
    if not isinstance(entries, list) or len(entries) != len(STAGES):
        raise DataError(f"{where}: there must be three openers, to {', to '.join(STAGES)}.")
    made = [opener(entry, stage, f"{where}, {stage}") for stage, entry in zip(STAGES, entries, strict=True)]
    return made[0], made[1], made[2]


def opener(entry: object, stage: Stage, where: str) -> Opener:
    """One opener as data: a text, or a table of ``text`` and ``to``. Raises DataError naming where it stands."""
    given = {"text": entry} if isinstance(entry, str) else _table(entry, ("text",), where, ("to",))
    return Opener(spoken(_text(given, "text", where), where), stage, given.get("to") and spoken(given["to"], where))


def spoken(text: str, where: str) -> str:
    """A text that is said to somebody, as it stands. Raises DataError where it has a placeholder: whoever is spoken to
    is "you", and a brace would be shown."""
    if "{" in text or "}" in text:
        raise DataError(f"{where}: what is said to somebody has no placeholder: {text!r}.")
    return text


def avoided(entry: object, where: str) -> Avoided:
    """A table of ``what``, ``why`` and perhaps ``source`` and ``moment``. Raises DataError naming where it stands."""
    told = dict(only(entry, ("what", "why"), where, ("source", "moment")))
    moment = flag(told, "moment", where)
    told.pop("moment", None)
    given = _table(told, ("what", "why"), where, ("source",))
    return Avoided(_text(given, "what", where), _text(given, "why", where), given.get("source"), moment)


def avoids(entries: object, where: str) -> tuple[Avoided, ...]:
    """Several things that are better left undone. Raises DataError naming where they stand."""
    if not isinstance(entries, list) or not entries:
        raise DataError(f"{where}: there must be a list of what to avoid.")
    return tuple(avoided(entry, f"{where} {k}") for k, entry in enumerate(entries, 1))


def told_of(one: Line, pronoun: Pronoun) -> Line:
    """The line as it is said of this person."""
    return replace(one, text=spoken_of(one.text, pronoun))


def avoided_of(one: Avoided, pronoun: Pronoun) -> Avoided:
    """The same for what is better left undone."""
    return replace(one, what=spoken_of(one.what, pronoun), why=spoken_of(one.why, pronoun))


def _table(given: object, needed: tuple[str, ...], where: str, optional: tuple[str, ...]) -> Mapping[str, Any]:
    entry = only(given, needed, where, optional)
    for name in optional:
        if not isinstance(entry.get(name, ""), str):
            raise DataError(f"{where}: {name!r} must be a text.")
    return entry


def _text(given: Mapping[str, Any], name: str, where: str) -> str:
    text = given.get(name)
    if not isinstance(text, str) or not text.strip():
        raise DataError(f"{where}: there must be a text as {name!r}.")
    check_placeholders(text, where)
    return text

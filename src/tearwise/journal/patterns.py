"""What the tears were about over time: counts of what is kept, and no more than counts.

An episode counts with the meanings that the person gave it, where there is a correction; else with those that its
newest reading named. What set the tears off, and whether they pressed for something, is what the person answered. Tears
of their own press on somebody else, and are not counted among those that did.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from tearwise.accounts import VALUES
from tearwise.interview import own_tears
from tearwise.journal import search
from tearwise.journal.episode import Response, responses_with
from tearwise.journal.folding import folded
from tearwise.journal.people import known
from tearwise.meanings import MEANINGS
from tearwise.tables import load_schema

SCHEMA = "tearwise.patterns/1"
FEW = 5
"""With fewer episodes than this there is no pattern to speak of."""

_MOST_MONTHS = 24
_LONGEST_GAP = 10
"""So many years without an episode stand one by one; more of them are one period."""

Counted = tuple[tuple[str, int], ...]
"""Ids or names with how many episodes they stand for, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Period:
    """A month ("2026-11"), a year ("2026") or years without any ("1990–2019"): how many episodes, and how many of them
    with each meaning."""

    name: str
    episodes: int
    meanings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Help:
    """Something that the person did, by the same words: how often it helped, partly, not, or was not said to."""

    what: str = field(repr=False)
    yes: int = 0
    partly: int = 0
    no: int = 0
    unknown: int = 0

    @property
    def times(self) -> int:
        """In how many episodes it was done, whether or not it helped."""
        return self.yes + self.partly + self.no + self.unknown


@dataclass(frozen=True, slots=True)
class Patterns:
    """Counts over the episodes that were asked for; every count is of episodes.

    person:          whose, None: everybody's
    first, last:     when the first and the last happened; "" where there is none
    corrected:       those whose meanings are the person's own
    unread:          those without any meaning, by reading or correction
    meanings:        an episode may have several
    triggers:        by the person's answers
    people:          with how many episodes each; those without a name are not there
    periods:         months, without a gap; years where there are more than 24 months, and more than ten of them
                     without an episode as one
    helps:           what was done, by the same words whatever their capitals, the most frequent first
    risks:           signs of danger in the newest readings
    urgent:          episodes in which somebody may have been in danger at that moment
    pressure:        "plain" and "perhaps": tears that pressed for something, by the person's answers; not their own
    """

    person: str | None = field(repr=False)
    episodes: int
    first: str
    last: str
    corrected: int
    unread: int
    meanings: Counted
    triggers: Counted
    people: Counted = field(repr=False)
    periods: tuple[Period, ...]
    helps: tuple[Help, ...]
    risks: Counted
    urgent: int
    pressure: Mapping[str, int]

    @property
    def few(self) -> bool:
        """Whether there are too few episodes to speak of a pattern."""
        return self.episodes < FEW

    @property
    def repeated(self) -> tuple[str, ...]:
        """What happened more than once and is said plainly: ids of risks, and "pressure"."""
        risks = [id for id, count in self.risks if count > 1]
        return (*risks, *(["pressure"] if self.pressure["plain"] > 1 else []))

    def to_record(self) -> dict[str, Any]:
        """As JSON: ``tearwise.patterns/1``."""
        return {
            "schema": SCHEMA,
            "person": self.person,
            "episodes": self.episodes,
            "first": self.first or None,
            "last": self.last or None,
            "few": self.few,
            "corrected": self.corrected,
            "unread": self.unread,
            "meanings": dict(self.meanings),
            "triggers": dict(self.triggers),
            "people": dict(self.people),
            "periods": [
                {"name": one.name, "episodes": one.episodes, "meanings": dict(one.meanings)} for one in self.periods
            ],
            "helps": [
                {"what": one.what, "yes": one.yes, "partly": one.partly, "no": one.no, "unknown": one.unknown}
                for one in self.helps
            ],
            "risks": dict(self.risks),
            "urgent": self.urgent,
            "pressure": dict(self.pressure),
            "repeated": list(self.repeated),
        }


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``tearwise.patterns/1``."""
    return load_schema("tearwise.journal", "patterns.schema.json")


def patterns(
    connection: Connection, *, person: str | None = None, since: str | None = None, until: str | None = None
) -> Patterns:
    """The counts. Raises EpisodeMissing for a name that is not there, EpisodeError for a date that is none."""
    rows = search.facts(connection, person=person, since=since, until=until)
    told = _Told.by(rows)
    return Patterns(
        person=None if person is None else known(connection, person).name,
        episodes=len(rows),
        first=min((row.happened for row in rows), default=""),
        last=max((row.happened for row in rows), default=""),
        corrected=sum(row.corrected for row in rows),
        unread=sum(not row.meanings for row in rows),
        meanings=_ordered(Counter(id for row in rows for id in row.meanings), MEANINGS),
        triggers=_ordered(told.triggers, VALUES["trigger"]),
        people=_by_name(row.person for row in rows if row.person is not None),
        periods=_periods(_by_month(rows)),
        helps=told.helped(),
        risks=_by_name(id for row in rows for id in {id for id, _ in row.risks}),
        urgent=sum(any(urgency == "now" for _, urgency in row.risks) for row in rows),
        pressure={"plain": told.pressure["2"], "perhaps": told.pressure["1"]},
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What the person answered and did, counted.

    helps:  something that was done, without regard to capitals → how often it helped, partly, not, or was not said to
    called: the same → as it was written first
    """

    triggers: Counter[str] = field(default_factory=Counter)
    pressure: Counter[str] = field(default_factory=Counter)
    helps: dict[str, Counter[str | None]] = field(default_factory=lambda: defaultdict(Counter))
    called: dict[str, str] = field(default_factory=dict)

    @classmethod
    def by(cls, rows: Iterable[search.Facts]) -> _Told:
        told = cls()
        for row in rows:
            answers = json.loads(row.answers)
            told.triggers.update(answers.get("trigger") or ())
            pressure = {"1", "2"}.intersection(answers.get("pressure") or ())
            told.pressure.update(pressure if pressure and not own_tears(row.account) else ())
            done = (Response(one["what"], one["helped"]) for one in json.loads(row.responses))
            for one in responses_with((), done):  # once, where an episode names it twice
                told.called.setdefault(folded(one.what), one.what)
                told.helps[folded(one.what)][one.helped] += 1
        return told

    def helped(self) -> tuple[Help, ...]:
        """The most frequent first; of equals, what helped more often."""
        found = (
            Help(self.called[what], counts["yes"], counts["partly"], counts["no"], counts[None])
            for what, counts in self.helps.items()
        )
        return tuple(sorted(found, key=lambda one: (-one.times, -one.yes, one.what)))


def _by_name(names: Iterable[str]) -> Counted:
    """How often each is there, the most frequent first, else by name."""
    counts = Counter(names)
    return _ordered(counts, sorted(counts, key=folded))


def _ordered(counts: Mapping[str, int], names: Sequence[str]) -> Counted:
    """Counts with the most frequent first, else in the order of the names; without those that never were."""
    return tuple(sorted(((name, counts[name]) for name in names if counts.get(name)), key=lambda one: -one[1]))


def _by_month(rows: Iterable[search.Facts]) -> Mapping[str, list[tuple[str, ...]]]:
    """The meanings of each episode of a month."""
    months: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in rows:
        months[row.happened[:7]].append(row.meanings)
    return months


def _periods(months: Mapping[str, Iterable[tuple[str, ...]]]) -> tuple[Period, ...]:
    """Months, or years where those are too many, without a gap; a long one between years is one period."""
    if not months:
        return ()
    (first, last), length = (min(months), max(months)), 7
    (year, month), (last_year, last_month) = (map(int, name.split("-")) for name in (first, last))
    if (last_year - year) * 12 + last_month - month >= _MOST_MONTHS:
        names, length = list(_years(sorted({int(name[:4]) for name in months}))), 4
    else:
        names = [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(year * 12 + month - 1, last_year * 12 + last_month)]
    by_name: dict[str, list[tuple[str, ...]]] = {name: [] for name in names}
    for name, episodes in months.items():
        by_name[name[:length]] += episodes
    return tuple(
        Period(name, len(found), dict(_ordered(Counter(id for ids in found for id in ids), MEANINGS)))
        for name, found in by_name.items()
    )


def _years(those: Sequence[int]) -> Iterator[str]:
    """Years and those between them; many that follow one another are named by the first and the last."""
    for before, year in zip([those[0] - 1, *those], those, strict=False):
        if year - before - 1 > _LONGEST_GAP:
            yield f"{before + 1:04}–{year - 1:04}"
        else:
            yield from (f"{one:04}" for one in range(before + 1, year))
        yield f"{year:04}"

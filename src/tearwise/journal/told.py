"""Patterns in words, as bars of text, as a table, and as a chart: the same counts each time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from textwrap import wrap
from types import MappingProxyType
from typing import Any, get_args

from tearwise.errors import DataError
from tearwise.interview import question
from tearwise.journal.patterns import Patterns
from tearwise.journal.shown import time
from tearwise.meanings import MEANINGS, meaning
from tearwise.reading.reading import Risk, RiskId
from tearwise.rendering import charts
from tearwise.rendering.marking import KEYS, visible
from tearwise.rendering.plural import counted
from tearwise.safety import Notice, notice_for
from tearwise.tables import load_table, only

_WIDEST_BAR, _SHORTEST_BAR = 24, 4
_WANTED = {
    "said": {"none", "few", "counts"},
    "repeated": {"self_harm", "abuse", "child_harm", "pressure"},
    "notice": {"pressure"},
}


def summary(found: Patterns) -> str:
    """What is counted, and how many there are: "4 episodes with Tom, 2026-01-05 to 2026-03-05"."""
    who = "" if found.person is None else f" with {visible(found.person)}"
    first, last = time(found.first)[:10], time(found.last)[:10]
    when = "" if not found.episodes else f", {first}" if first == last else f", {first} to {last}"
    return f"{counted(found.episodes, 'episode')}{who}{when}"


def notice(found: Patterns, country: str | None = None) -> Notice | None:
    """The safety notice for the risks that were told of more than once; None where there is none.

    country: two letters; None takes TEARWISE_COUNTRY
    """
    return notice_for([Risk(id, "soon") for id in get_args(RiskId) if id in found.repeated], country)


def warnings(found: Patterns, country: str | None = None, width: int = 78) -> list[str]:
    """What happened more than once and comes before everything else, with what to do about it, line by line."""
    lines = [line for said in repeated(found) for line in wrap(said, width)]
    if (told := notice(found, country)) is not None:
        lines += ["", *told.as_text(width, introduced=True, brief=True).rstrip("\n").splitlines()]
    if (pressed := pressing(found)) is not None:
        lines += ["", *wrap(pressed, width)]
    if (turn := turning(found, country)) is not None:
        lines += wrap(turn.unlisted, width)
        for one in turn.lines:
            lines += wrap(one.in_words, width, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
    return lines


def repeated(found: Patterns) -> list[str]:
    """What happened more than once, a sentence each."""
    counts = {**dict(found.risks), "pressure": found.pressure["plain"]}
    return [_texts()["repeated"][id].format(count=counts[id]) for id in found.repeated]


def pressing(found: Patterns) -> str | None:
    """What to do where tears pressed more than once; None where they did not."""
    return _texts()["notice"]["pressure"] if "pressure" in found.repeated else None


def turning(found: Patterns, country: str | None = None) -> Notice | None:
    """Whom to turn to where tears pressed more than once: its ``lines``, those for people who are controlled, without
    those that the notice has already; None where tears did not press, or there is nobody else to name.

    country: as for ``notice``
    """
    if "pressure" not in found.repeated or (own := notice_for([Risk("abuse", "soon")], country)) is None:
        return None
    if (before := notice(found, country)) is not None:
        own = replace(own, lines=tuple(one for one in own.lines if one not in before.lines), unlisted="")
    return own if own.lines else None


def caution(found: Patterns) -> str:
    """How far the counts carry."""
    said = _texts()["said"]
    return said["none"] if not found.episodes else said["few"] if found.few else said["counts"]


def description(found: Patterns) -> str:
    """The counts in sentences, for those who do not see the chart."""
    parts = [summary(found)]
    if found.meanings:
        parts.append("Meanings: " + ", ".join(f"{meaning(id).name} in {count}" for id, count in found.meanings))
    parts += [
        f"{one.name}: {counted(one.episodes, 'episode')}, "
        + (", ".join(f"{meaning(id).name} {count}" for id, count in one.meanings.items()) or "no meaning named")
        for one in found.periods
        if one.episodes
    ]
    return ". ".join([*parts, caution(found)])


def drawing(found: Patterns, ground: charts.Ground = "paper") -> str:
    """The counts as a chart, SVG. ``ground``: what it stands on. Raises MissingExtra without the extra ``charts``."""
    periods = [(one.name, one.meanings) for one in found.periods]
    return charts.svg(summary(found), description(found), found.meanings, periods, ground)


def bars(found: Patterns, country: str | None = None, width: int = 78) -> Iterator[str]:
    """The counts as bars of text, each with its number. The notice's lines have at most ``width`` characters; bars are
    made shorter to keep to it, and left out where names and counts alone take it all."""
    yield from _head(found, country, width)
    rows = [(f"{KEYS[id]} {meaning(id).name}", count, "") for id, count in found.meanings]
    yield from _section("What the tears may have meant", rows, found.episodes, width)
    rows = [
        (one.name, one.episodes, " ".join(f"{KEYS[id]}{count}" for id, count in one.meanings.items()))
        for one in found.periods
    ]
    most = max((one.episodes for one in found.periods), default=1)
    yield from _section("Over time (letters: meanings)", rows, most, width)
    rows = [(trigger(id), count, "") for id, count in found.triggers]
    yield from _section("What set them off, by your answers", rows, found.episodes, width)
    if found.person is None:
        rows = [(visible(name), count, "") for name, count in found.people]
        yield from _section("With whom", rows, found.episodes, width)
    yield from _helps(found)
    yield from ("", caution(found))


def table(found: Patterns, country: str | None = None, width: int = 78) -> Iterator[str]:
    """The same without bars, a count a line, for screen readers and for programs that look at lines."""
    yield from _head(found, country, width)
    for title, rows in (
        ("meaning", [(meaning(id).name, count) for id, count in found.meanings]),
        ("trigger", [(trigger(id), count) for id, count in found.triggers]),
        ("person", [(visible(name), count) for name, count in found.people]),
    ):
        yield from (f"{title}\t{name}\t{count} of {found.episodes}" for name, count in rows)
    for period in found.periods:
        yield f"time\t{period.name}\t{period.episodes}"
        yield from (
            f"time\t{period.name}, {meaning(id).name}\t{period.meanings[id]} of {period.episodes}"
            for id in MEANINGS
            if id in period.meanings
        )
    for one in found.helps:
        yield f"help\t{visible(one.what)}\t{one.yes} helped, {one.partly} partly, {one.no} not, {one.unknown} not said"
    yield caution(found)


def _head(found: Patterns, country: str | None, width: int) -> Iterator[str]:
    if before := warnings(found, country, width):
        yield "! First, somebody's safety" if found.repeated != ("pressure",) else "! First"
        yield from before
        yield ""
    yield summary(found)
    if found.corrected:
        yield f"In {found.corrected} of them the meanings are your own."
    if found.unread:
        yield f"In {found.unread} of them no meaning is named."


def _section(title: str, rows: Sequence[tuple[str, int, str]], most: int, width: int) -> Iterator[str]:
    if not rows:
        return
    yield from ("", title)
    longest = max(len(name) for name, _, _ in rows)
    beside = max(len("  ".join(["", str(count), *([more] if more else [])])) for _, count, more in rows)
    room = min(_WIDEST_BAR, width - longest - beside - 4)
    for name, count, more in rows:
        bar = "█" * round(room * count / max(most, 1)) or ("▏" if count else "")
        parts = [f"{name:<{longest}}", bar if room >= _SHORTEST_BAR else "", str(count), more]
        yield "  ".join(["", *filter(None, parts)])


def _helps(found: Patterns) -> Iterator[str]:
    if not found.helps:
        return
    yield from ("", "What you did, and whether it helped")
    for one in found.helps:
        told = [
            f"{count} {word}"
            for word, count in (("yes", one.yes), ("partly", one.partly), ("no", one.no), ("not said", one.unknown))
            if count
        ]
        yield f"  {visible(one.what)}: {', '.join(told)}"


def trigger(id: str) -> str:
    """What set the tears off, in words."""
    return next(option.text for option in question("trigger").options if option.value == id)


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    return parsed(load_table("tearwise.journal", "patterns.toml"))


def parsed(data: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
    """What patterns.toml holds, checked. Raises DataError naming the entry that is missing or too much."""
    only(data, _WANTED, "patterns.toml")
    for name, wanted in _WANTED.items():
        entries = only(data[name], sorted(wanted), f"patterns.toml, {name}")
        if empty := [one for one in sorted(wanted) if not isinstance(entries[one], str) or not entries[one].strip()]:
            raise DataError(f"patterns.toml: {empty[0]!r} in {name!r} needs a text.")
    for table in _WANTED:
        for name, text in data[table].items():
            rest = text.replace("{count}", "")
            if "{" in rest or "}" in rest:
                raise DataError(f"patterns.toml: {name!r} in {table!r} has a brace, and is to have {{count}} alone.")
    if wordless := [id for id, text in data["repeated"].items() if "{count}" not in text]:
        raise DataError(f"patterns.toml: {wordless[0]!r} in 'repeated' needs {{count}}.")
    return MappingProxyType({name: MappingProxyType(dict(data[name])) for name in _WANTED})

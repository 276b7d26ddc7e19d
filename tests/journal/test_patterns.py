"""Patterns count what is kept, by the person's own word where there is one, and say when that is too little."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tearwise import DataError, EpisodeError, EpisodeMissing
from tearwise.journal import Journal, Response, told
from tearwise.journal.episode import Helped
from tearwise.journal.patterns import FEW, Patterns, _periods, schema
from tearwise.meanings import MEANINGS
from tests.journal.conftest import PASSPHRASE, SORRY, WEDDING, Read

DANGER = f"{SORRY} He said he will kill himself tonight."


@pytest.fixture
def several(journal: Journal, read: Read) -> Journal:
    """Six episodes: three of Dad's, of which one is corrected, two of Ada's, one of nobody's."""
    for month in (1, 2, 4):
        journal.add(
            read(SORRY, {"trigger": ["goodbye", "conflict"], "pressure": 2 if month < 4 else 1}),
            person="Dad",
            happened=f"2026-{month:02}-05",
            responses=[Response("Held him", "yes" if month == 1 else "no"), "tea"],
        )
    journal.correct(3, ["love", "remorse"])
    for day in (1, 2):
        journal.add(read(WEDDING, {"trigger": ["ceremony"]}), person="Ada", happened=f"2026-02-0{day}T10:00")
    journal.add(read("My mum cried."), happened="2026-04-30", responses=[Response("held HIM", "partly")])
    return journal


def test_everything_is_counted_once_an_episode(several: Journal) -> None:
    found = several.patterns()
    assert (found.episodes, found.first, found.last) == (6, "2026-01-05", "2026-04-30")
    assert (found.corrected, found.unread) == (1, 1)
    named = dict(found.meanings)
    assert named["remorse"] == 3
    assert named["love"] == 1
    assert named["joy_relief"] == 2
    assert found.triggers == (("conflict", 3), ("goodbye", 3), ("ceremony", 2))
    assert found.people == (("Dad", 3), ("Ada", 2))
    assert [(one.name, one.episodes) for one in found.periods] == [
        ("2026-01", 1), ("2026-02", 3), ("2026-03", 0), ("2026-04", 2),
    ]  # fmt: skip
    assert found.periods[3].meanings == {"love": 1, "remorse": 1}
    assert [(one.what, one.yes, one.partly, one.no, one.unknown) for one in found.helps] == [
        ("held HIM", 1, 1, 2, 0), ("tea", 0, 0, 0, 3),
    ]  # fmt: skip
    assert found.pressure == {"plain": 2, "perhaps": 1}
    assert not found.few


def test_what_was_done_counts_once_an_episode_however_often_it_names_it(journal: Journal, read: Read) -> None:
    said: list[tuple[Helped | None, Helped | None]] = [(None, "yes"), ("no", None), ("no", "partly")]
    for first, then in said:
        journal.add(read(SORRY), responses=[Response("held him", first), Response("Held him", then)])
    (held,) = journal.patterns().helps
    assert (held.times, held.yes, held.partly, held.no, held.unknown) == (3, 1, 1, 1, 0)


def test_they_are_narrowed_by_person_and_time(several: Journal) -> None:
    assert several.patterns(person="ada").episodes == 2
    assert several.patterns(person="ada").person == "Ada", "as the journal has it, and not as it was typed"
    assert several.patterns(since="2026-02-01", until="2026-02-28").episodes == 3
    assert several.patterns(person="Dad", since="2026-04-01").corrected == 1
    nothing = several.patterns(since="2030-01-01")
    assert nothing == Patterns(
        None, 0, "", "", 0, 0, (), (), (), (), (), (), 0, {"plain": 0, "perhaps": 0}
    )  # fmt: skip
    assert "Nothing of that kind" in "\n".join(told.bars(nothing))
    with pytest.raises(EpisodeMissing):
        several.patterns(person="Nobody")


def test_people_with_as_many_episodes_stand_in_the_order_in_which_they_are_listed(journal: Journal, read: Read) -> None:
    for name in ("Zoe", "tom", "Émile", "Ada"):
        journal.add(read(SORRY), person=name)
    names = [name for name, _ in journal.patterns().people]
    assert names == ["Ada", "Émile", "tom", "Zoe"] == [one.name for one in journal.people()]


def test_few_episodes_are_said_to_be_few(journal: Journal, read: Read) -> None:
    for number in range(FEW):
        said = "\n".join(told.bars(journal.patterns()))
        assert ("too little to speak of a pattern" in said) == (number > 0)
        journal.add(read(SORRY))
    assert "too little" not in "\n".join(told.bars(journal.patterns()))


def test_what_has_no_meaning_may_have_been_too_little_to_read(several: Journal) -> None:
    assert "In 1 of them no meaning is named." in list(told.bars(several.patterns()))


def test_own_tears_that_pressed_are_no_pressure_on_whoever_shed_them(journal: Journal, read: Read) -> None:
    for _ in range(2):
        journal.add(read("I burst into tears at him so that he would come with me.", {"pressure": 2}))
    found = journal.patterns()
    assert (found.pressure, found.repeated) == ({"plain": 0, "perhaps": 0}, ())
    journal.add(read("He said: “I cried for you.” He cried again.", {"pressure": 2}))
    assert journal.patterns().pressure["plain"] == 1


def test_danger_and_pressure_that_come_again_are_said_first_with_their_notice(journal: Journal, read: Read) -> None:
    told_of = {risk.id for risk in read(DANGER).risks}
    assert "self_harm" in told_of
    journal.add(read(DANGER, {"pressure": 2}))
    once = journal.patterns()
    assert dict(once.risks) == dict.fromkeys(told_of, 1)
    assert (once.urgent, once.repeated, told.warnings(once)) == (1, (), [])
    journal.add(read(DANGER, {"pressure": 2}))
    again = journal.patterns()
    assert set(again.repeated) == {*told_of, "pressure"}
    for lines in (list(told.bars(again, "GB")), list(told.table(again, "GB"))):
        said, _, counts = "\n".join(lines).partition("\n\n2 episodes, ")
        assert said.startswith("! First, somebody's safety\n")
        assert "In 2 episodes, words tell of suicide or self-harm.\n" in said
        assert "In 2 episodes, by your answers, the tears plainly pressed for something.\n" in said
        assert "Emergency: 999" in said
        assert "controlling relationships" in " ".join(said.split())
        assert "Being sorry" in counts
    found = told.notice(again, "GB")
    assert found is not None
    assert not found.replaces_reading


def test_where_tears_press_again_it_is_said_whom_to_turn_to(journal: Journal, read: Read) -> None:
    for _ in range(2):
        assert told.turning(journal.patterns(), "GB") is None
        journal.add(read(SORRY, {"pressure": 2}))
    found = journal.patterns()
    assert found.repeated == ("pressure",)
    turn = told.turning(found, "GB")
    assert turn is not None
    assert {"National Domestic Abuse Helpline (Refuge)", "Men's Advice Line"} <= {one.name for one in turn.lines}
    for lines in (list(told.bars(found, "GB", 60)), list(told.table(found, "GB", 60))):
        said = "\n".join(lines).partition("\n\n2 episodes, ")[0]
        assert said.startswith("! First\n")
        assert said.index("controlling") < said.index("- National Domestic Abuse Helpline")
        for one in turn.lines:
            for way in (*one.call, one.text, one.web):
                assert way in " ".join(said.split())
        assert max(map(len, said.splitlines()[3:])) <= 60
    assert "findahelpline.com" in "\n".join(told.warnings(found))
    assert "no help lines for Portugal" in " ".join(told.warnings(found, "PT"))


def test_whom_the_notice_names_already_is_not_named_twice(journal: Journal, read: Read) -> None:
    for _ in range(2):
        journal.add(read(DANGER, {"pressure": 2}))
    said = " ".join(" ".join(told.warnings(journal.patterns(), "GB")).split())
    assert said.count("findahelpline.com") == said.count("Samaritans: ") == said.count("Refuge): ") == 1
    assert " ".join(told.warnings(journal.patterns(), "PT")).count("no help lines") == 1


@pytest.mark.parametrize("width", [30, 40, 60, 78])
def test_bars_keep_to_the_width_as_long_as_names_and_counts_do(several: Journal, width: int) -> None:
    found = several.patterns()
    lines = list(told.bars(found, width=width))
    rows = [line.split() for line in told.bars(found) if "█" in line]
    for row in rows:
        assert [part for part in row if "█" not in part] in [
            [p for p in line.split() if "█" not in p] for line in lines
        ]
    barred = [line for line in lines if "█" in line]
    assert all(len(line) <= width for line in barred)
    assert len(barred) == len(rows) or width < 60, "they are left out only where they must be"
    assert barred


def test_the_table_has_every_count_of_the_bars(several: Journal) -> None:
    found = several.patterns()
    table = list(told.table(found))
    assert "meaning\tBeing sorry\t3 of 6" in table
    assert "trigger\tA quarrel, or being shouted at\t3 of 6" in table
    assert "person\tDad\t3 of 6" in table
    assert "time\t2026-03\t0" in table
    assert "time\t2026-04, Love\t1 of 2" in table
    assert "help\theld HIM\t1 helped, 1 partly, 2 not, 0 not said" in table
    assert not re.search("█", "\n".join(table))
    bars = "\n".join(told.bars(found))
    for name, count in (("Being sorry", 3), ("2026-03", 0), ("Dad", 3)):
        assert re.search(rf"{name} +[█▏]* *{count}\b", bars)


def test_the_record_is_json_of_the_same_counts(several: Journal) -> None:
    record = several.patterns(person="Dad").to_record()
    assert record["schema"] == "tearwise.patterns/1"
    jsonschema.validate(record, schema(), cls=jsonschema.Draft202012Validator)
    jsonschema.validate(several.patterns().to_record(), schema(), cls=jsonschema.Draft202012Validator)
    assert record["meanings"] == dict(several.patterns(person="Dad").meanings)
    assert record["few"] is True
    assert [one["name"] for one in record["periods"]] == ["2026-01", "2026-02", "2026-03", "2026-04"]


def test_an_episode_that_is_edited_or_read_again_still_counts_once(several: Journal, read: Read) -> None:
    before = several.patterns()
    for entry in several.entries():
        episode = several.episode(entry.id)
        account = episode.content.account
        reading = read(account.text, {**dict.fromkeys(account.unknown), **account.answers})
        several.edit(entry.id, replace(episode.content, note="again"), reading)
    assert several.patterns() == before


def test_days_that_cannot_be_are_refused_and_those_that_are_kept_do_no_harm(
    several: Journal, read: Read, folder: Path
) -> None:
    for day in ("9999-12-31T23:59", "0001-01-01", "2206-05-05", "1899-12-31"):
        with pytest.raises(EpisodeError, match="Is its year what"):
            several.add(read(SORRY), happened=day)
        content = several.episode(1).content
        with pytest.raises(EpisodeError, match="Is its year what"):
            several.edit(1, replace(content, happened=day))
        old = replace(several.episode(1), uid=day, content=replace(content, happened=day))
        assert several.put([old]) == (1, 0), "an export of earlier days comes back whole"
    assert len(several) == 10
    with Journal.open(PASSPHRASE, folder) as again:
        found = again.patterns()
        wrong = again.entries(since="9999-01-01")[0].id
        assert "9999" in "\n".join(told.bars(found))
        assert len("\n".join(told.table(found))) < 5_000
        assert len(told.drawing(found)) < 200_000
        content = again.episode(wrong).content
        assert again.edit(wrong, replace(content, note="x")).content.happened == content.happened
        assert again.edit(wrong, replace(content, happened="2026-05-05")).content.happened == "2026-05-05"


def test_a_day_may_be_one_ahead_as_it_is_elsewhere(journal: Journal, read: Read) -> None:
    journal.clock = lambda: datetime(2026, 11, 20, 12).astimezone()  # noon, wherever this computer is
    for day in ("1900-01-01", "2026-11-21", "2026-11-21T23:59"):
        assert journal.add(read(SORRY), happened=day).content.happened == day
    with pytest.raises(EpisodeError, match="still to come"):
        journal.add(read(SORRY), happened="2026-11-22")


def test_years_without_an_episode_are_one_period_where_they_are_many() -> None:
    found = _periods({"1950-03": [("love",)], "1961-01": [()], "2024-01": [("love",), ()], "2026-02": [()]})
    assert [(one.name, one.episodes) for one in found] == [
        ("1950", 1), *((str(year), 0) for year in range(1951, 1961)), ("1961", 1), ("1962–2023", 0), ("2024", 2),
        ("2025", 0), ("2026", 1),
    ]  # fmt: skip
    assert [one.meanings for one in found if one.meanings] == [{"love": 1}] * 2
    assert [one.name for one in _periods({"1950-03": [()], "1962-01": [()]})] == ["1950", "1951–1961", "1962"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.dates().map(lambda day: day.strftime("%Y-%m").rjust(7, "0")),
        st.lists(st.lists(st.sampled_from(MEANINGS), unique=True).map(tuple), min_size=1, max_size=3),
        max_size=6,
    )
)
def test_periods_have_no_gap_and_lose_no_episode(months: dict[str, list[tuple[str, ...]]]) -> None:
    periods = _periods(months)
    assert sum(one.episodes for one in periods) == sum(map(len, months.values()))
    names = [one.name for one in periods]
    assert names == sorted(names)
    spans = [name.split("–") for name in names]
    assert len({len(name) for span in spans for name in span}) <= 1
    numbers = [[int(name[:4]) * (12 if len(name) == 7 else 1) + int(name[5:] or 0) for name in span] for span in spans]
    assert all(after[0] == before[-1] + 1 for before, after in pairwise(numbers)) if numbers else not months
    assert all(span[-1] - span[0] >= 10 for span in numbers if len(span) > 1)
    assert not any(one.episodes for one, span in zip(periods, spans, strict=True) if len(span) > 1)
    assert len(names) <= 24 or len(names[0]) == 4
    assert len(names) <= 24 or len(names) <= 12 * len(months)


TEXTS = {
    "said": dict.fromkeys(("none", "few", "counts"), "x"),
    "repeated": dict.fromkeys(("self_harm", "abuse", "child_harm", "pressure"), "{count} x"),
    "notice": {"pressure": "x"},
}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "'said' is missing"),
        (TEXTS | {"sadi": {}}, "there is no 'sadi'; did you mean 'said'"),
        (TEXTS | {"notice": {"pressure": "x", "abuse": "x"}}, "notice: there is no 'abuse'"),
        (TEXTS | {"said": {"none": "x", "few": "x", "counts": " "}}, "'counts' in 'said' needs a text"),
        (TEXTS | {"said": {"none": "x {", "few": "x", "counts": "x"}}, "'none' in 'said' has a brace"),
        (TEXTS | {"repeated": dict.fromkeys(TEXTS["repeated"], "x")}, "needs {count}"),
    ],
)
def test_texts_that_are_missing_are_named(data: dict[str, object], said: str) -> None:
    assert told.parsed(TEXTS)
    with pytest.raises(DataError, match=said):
        told.parsed(data)

"""An export holds everything, keeps to its schema, and comes back in without loss."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tearwise import EpisodeError
from tearwise.accounts import VALUES, Account
from tearwise.journal import Content, Correction, Episode, Journal, KeptReading, Person, Response, Revision
from tearwise.journal.exchange import document, episodes_of, schema
from tearwise.journal.markdown import markdown
from tearwise.meanings import MEANINGS
from tearwise.rendering.record import schema as reading_schema
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, WEDDING, Read

NOW = "2026-11-26T12:00:00Z"


def filled(journal: Journal, read: Read) -> None:
    """An episode with a history of everything, one with nothing but a reading, one of somebody else's."""
    first = journal.add(
        read(f"{SORRY} He said he will kill himself tonight.", {"trigger": ["goodbye"], "rare": None, "pressure": 1}),
        person=Person("Dad", "parent", "he"),
        happened="2026-11-20",
        responses=[Response("held him", "partly")],
    )
    edited = replace(first.content, note="“Then” 😭\nhe rang", person=Person("Papa", "parent"))
    journal.edit(
        first.id, edited, read(first.content.account.text, {"trigger": ["goodbye"], "rare": None, "pressure": 1})
    )
    journal.correct(first.id, ["other", "love"], "his job")
    journal.correct(first.id, [])
    journal.add(read(WEDDING), happened="2026-11-21T10:00")
    journal.add(read(WEDDING), person="Ada", happened="2026-11-22T10:00")


def without_ids(episodes: list[Episode]) -> list[Episode]:
    return [replace(one, id=0) for one in episodes]


def valid(exported: dict[str, Any]) -> None:
    jsonschema.validate(exported, schema(), cls=jsonschema.Draft202012Validator)
    for episode in exported["episodes"]:
        for reading in episode["readings"]:
            jsonschema.validate(reading["record"], reading_schema())


def test_an_export_keeps_to_the_schema_and_comes_back_without_loss(
    journal: Journal, read: Read, tmp_path: Path
) -> None:
    filled(journal, read)
    exported = json.loads(json.dumps(journal.export()))
    valid(exported)
    assert len(exported["episodes"]) == 3
    with Journal.create(PASSPHRASE, tmp_path / "other", strength=CHEAP) as other:
        assert other.put(episodes_of(exported)) == (3, 0)
        assert without_ids(list(other.episodes())) == without_ids(list(journal.episodes()))
        assert other.put(episodes_of(exported)) == (0, 3)
        assert other.export()["episodes"] == exported["episodes"]
        assert [one.person for one in other.search("rang")] == ["Papa"]


def test_what_is_said_of_people_who_are_there_stays_when_an_older_export_comes_in(
    journal: Journal, read: Read, tmp_path: Path
) -> None:
    journal.add(read(SORRY), person=Person("Tom", "partner", "he"))
    with Journal.create(PASSPHRASE, tmp_path / "other", strength=CHEAP) as other:
        old = other.add(read(SORRY), person=Person("TOM", "partner", "they"))
        other.edit(old.id, replace(old.content, note="he rang"))
        other.add(read(WEDDING), person=Person("Ada", "friend", "she"))
        exported = other.export()
    journal.rename("Tom", Person("Tom", "ex"))
    assert journal.put(episodes_of(exported)) == (2, 0)
    people = [(one.name, one.relationship, one.pronoun) for one in journal.people()]
    assert people == [("Ada", "friend", "she"), ("Tom", "ex", "he")]


def test_one_person_can_be_exported(journal: Journal, read: Read) -> None:
    filled(journal, read)
    exported = journal.export("ada")
    valid(exported)
    assert [one["person"] for one in exported["episodes"]] == ["Ada"]
    assert exported["people"] == [{"name": "Ada", "relationship": None, "pronoun": None}]


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
SEEN = TEXTS.map(lambda text: f"x{text}")
TIMES = st.datetimes().map(lambda time: time.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0"))
HAPPENED = st.dates().map(str) | st.datetimes().map(lambda time: time.strftime("%Y-%m-%dT%H:%M").rjust(16, "0"))
PEOPLE = st.builds(
    Person, SEEN, st.sampled_from([None, *VALUES["relationship"]]), st.sampled_from([None, "he", "she", "they"])
)
ANSWERS = st.dictionaries(st.sampled_from(["rare", "pressure"]), st.none()) | st.just({"said": ("apology", "love")})
CONTENTS = st.builds(
    lambda text, answers, happened, person, responses, note: Content(
        Account.of(text, answers), happened, person, tuple(responses), note
    ),
    SEEN, ANSWERS, HAPPENED, st.none() | PEOPLE,
    st.lists(st.builds(Response, SEEN, st.sampled_from([None, "yes", "no"])), max_size=2), TEXTS,
)  # fmt: skip
CORRECTIONS = st.builds(Correction, TIMES, st.lists(st.sampled_from(MEANINGS), unique=True).map(tuple), TEXTS)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(contents=st.lists(CONTENTS, min_size=1, max_size=3), corrections=st.lists(CORRECTIONS, max_size=2), times=TIMES)
def test_whatever_is_kept_comes_out_as_it_went_in(
    journal: Journal, read: Read, contents: list[Content], corrections: list[Correction], times: str
) -> None:
    reading = read(SORRY)
    record = {**reading.to_record(), "risks": [], "question": None}
    for meaning in record["meanings"]:
        meaning["evidence"] = []
    # People of one name are one person, of whom the journal knows what was said last.
    *past, now = [
        replace(content, person=None if content.person is None else Person(content.person.name)) for content in contents
    ]
    episode = Episode(
        0, "u1", times, times, now, tuple(Revision(n, times, c) for n, c in enumerate(past, start=1)),
        (KeptReading(times, 1, record),), tuple(corrections),
    )  # fmt: skip
    journal.delete_all()
    assert journal.put([episode]) == (1, 0)
    exported = json.loads(json.dumps(journal.export()))
    valid(exported)
    names = {one.name.casefold(): one.name for one in journal.people()}
    got = without_ids(list(journal.episodes()))
    assert [one.content.account for one in got] == [now.account]
    assert [past.content.note for past in got[0].revisions] == [content.note for content in past]
    assert without_ids(list(episodes_of(exported))) == got
    assert all(one.name in names.values() for one in journal.people())


def kept_record(exported: dict[str, Any]) -> Any:
    return exported["episodes"][0]["readings"][0]["record"]


WRONG = {
    "another schema": lambda e: e.update(schema="tearwise.journal/2"),
    "no episodes": lambda e: e.pop("episodes"),
    "people who are none": lambda e: e.update(people=[{"name": ""}]),
    "a uid that is none": lambda e: e["episodes"][0].update(uid="../../etc"),
    "a time that is none": lambda e: e["episodes"][0].update(created="now"),
    "an account that is none": lambda e: e["episodes"][0].update(account="secret \0"),
    "an account that is too long": lambda e: e["episodes"][0].update(account="secret " * 4000),
    "an answer that is none": lambda e: e["episodes"][0].update(answers={"trigger": ["secret story"]}),
    "a relationship": lambda e: e["people"][0].update(relationship="secret story"),
    "a reading that is none": lambda e: e["episodes"][0]["readings"][0].update(record={"schema": "tearwise.reading/1"}),
    "a quote that is not there": lambda e: e["episodes"][0].update(account="secret"),
    "a probability": lambda e: e["episodes"][0]["readings"][0]["record"]["meanings"][0].update(probability=1.5),
    "a number beyond all bounds": lambda e: e["episodes"][0]["readings"][0]["record"].update(more=float("inf")),
    "half a character": lambda e: e["episodes"][0]["readings"][0]["record"].update(bundle="secret \ud800"),
    "a meaning": lambda e: e["episodes"][0]["corrections"][0].update(meanings=["secret story"]),
    "a revision": lambda e: e["episodes"][0]["readings"][0].update(revision=9),
    "revisions out of order": lambda e: e["episodes"][0]["revisions"][0].update(number=2),
    "a list": lambda e: e["episodes"].append([]),
    "a number for a note": lambda e: e["episodes"][0].update(note=5),
    "nothing at all": lambda e: e["episodes"].append(None),
    "risks that are no list": lambda e: kept_record(e).update(risks=""),
    "risks that are an object": lambda e: kept_record(e).update(risks={}),
    "evidence that is no list": lambda e: kept_record(e)["meanings"][0].update(evidence=""),
    "evidence of a risk that is no list": lambda e: kept_record(e)["risks"][0].update(evidence={}),
    "a reading's answers that are null": lambda e: kept_record(e).update(answers=None),
    "a reading's answer in another form": lambda e: kept_record(e)["answers"].update(rare=False),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_an_export_that_was_altered_wrongly_is_refused_whole_without_repeating_a_text(
    journal: Journal, read: Read, tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    filled(journal, read)
    exported = copy.deepcopy(journal.export())
    change(exported)
    with (
        Journal.create(PASSPHRASE, tmp_path / "other", strength=CHEAP) as other,
        pytest.raises(EpisodeError) as refused,
    ):
        other.put(episodes_of(exported))
    assert "secret" not in str(refused.value)
    with Journal.open(PASSPHRASE, tmp_path / "other") as other:
        assert len(other) == 0
        assert other.people() == []


@pytest.mark.parametrize("number", [True, 0, -1, 2**31, 1.0, "1", None])
@pytest.mark.parametrize("where", ["revisions", "readings"])
def test_a_revision_has_a_number_that_the_journal_can_hold(
    journal: Journal, read: Read, number: object, where: str
) -> None:
    filled(journal, read)
    exported = copy.deepcopy(journal.export())
    exported["episodes"][0][where][0].update({"revisions": {"number": number}, "readings": {"revision": number}}[where])
    with pytest.raises(EpisodeError, match=r"Episode 1 of the export cannot be used: a number is not what it must be"):
        list(episodes_of(exported))


def test_what_is_missing_is_told_as_missing_and_never_by_a_key(journal: Journal, read: Read) -> None:
    filled(journal, read)
    exported = copy.deepcopy(journal.export())
    del exported["episodes"][1]["note"]
    taken = episodes_of(exported)
    next(taken)
    with pytest.raises(EpisodeError, match=r"^Episode 2 of the export cannot be used: something is missing\.$"):
        next(taken)
    del exported["people"]
    with pytest.raises(EpisodeError, match=r"people or episodes are not what they must be \(something is missing\)\.$"):
        next(episodes_of(exported))


def test_a_probability_that_another_program_wrote_as_a_whole_number_is_one(journal: Journal, read: Read) -> None:
    filled(journal, read)
    exported = copy.deepcopy(journal.export())
    kept_record(exported)["meanings"][-1]["probability"] = 0
    assert next(episodes_of(exported)).readings[0].record["meanings"][-1]["probability"] == 0
    kept_record(exported)["meanings"][-1]["probability"] = False
    with pytest.raises(EpisodeError, match="Episode 1"):
        next(episodes_of(exported))


def test_what_an_error_that_is_not_ours_says_is_not_repeated(
    journal: Journal, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(journal, read)
    exported = journal.export()

    def fails(text: str, answers: object) -> Account:
        raise ValueError(text)

    monkeypatch.setattr(Account, "of", fails)
    with pytest.raises(EpisodeError, match=r"^Episode 1 of the export cannot be used: something is of another kind\.$"):
        list(episodes_of(exported))
    assert SORRY in json.dumps(exported)


@pytest.mark.parametrize(
    "time",
    [
        "٢٠٢٦-01-01T00:00:00Z", "2026-11-٢٦T12:00:00Z", "2026-99-99T99:99:99Z", "2026-02-30T12:00:00Z",
        "2026-11-26T24:00:00Z", "2026-11-26T12:00:60Z", "0000-01-01T00:00:00Z", "2026-11-26T12:00:00",
        "2026-11-26T12:00:00+00:00", "2026-11-26T12:00:00z", "2026-11-26 12:00:00Z", "20261126T120000Z",
        "2026-11-26T12:00Z", "2026-11-26T12:00:00.5Z", "2026-11-26T12:00:00Z\n", "2026-W48-4T12:00:00Z", 5, None,
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["created", "changed", "until", "made"])
def test_a_time_is_one_and_is_written_in_one_way(journal: Journal, read: Read, time: object, where: str) -> None:
    filled(journal, read)
    exported = copy.deepcopy(journal.export())
    episode = exported["episodes"][0]
    place = {"until": episode["revisions"][0], "made": episode["corrections"][0]}.get(where, episode)
    assert where in place
    place[where] = time
    with pytest.raises(EpisodeError, match="Episode 1 of the export cannot be used: a time is not what it must be"):
        list(episodes_of(exported))
    if not isinstance(time, str) or not time.isascii() or len(time.rstrip()) != len(NOW):
        with pytest.raises(jsonschema.ValidationError):
            valid(exported)


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00Z", "2024-02-29T23:59:59Z", "9999-12-31T23:59:59Z"])
def test_every_time_that_there_is_can_be_kept(journal: Journal, read: Read, time: str) -> None:
    filled(journal, read)
    exported = journal.export()
    exported["episodes"][0].update(created=time, changed=time)
    valid(exported)
    assert next(iter(episodes_of(exported))).created == time


def test_markdown_shows_everything_and_takes_nothing_for_markup(journal: Journal, read: Read) -> None:
    filled(journal, read)
    journal.add(read(f"{SORRY}\n# Not a heading <script>alert(1)</script> [a](http://b) \x1b[31m"), person="*Bold*")
    text = markdown(journal.episodes(), NOW)
    assert "## 2026-11-20, Papa (parent)" in text
    assert "> My dad cried when I left. He said he was sorry." in text
    assert "I say: none of the nine meanings" in text
    assert "What I did: held him (helped: partly)" in text
    assert "Signs of danger in it: suicide or self-harm (now)" in text
    assert "I answered: What set off the tears? A goodbye, or being far apart" in text
    assert "Being sorry" in text
    assert "\n> \\# Not a heading \\<script\\>" in text
    assert "\\*Bold\\*" in text
    assert "\x1b" not in text
    assert "<script>" not in text


def test_markdown_says_which_readings_are_of_what_was_changed_since(journal: Journal, read: Read) -> None:
    kept, anew = journal.add(read(SORRY)), read(SORRY, {"trigger": ["goodbye"]})
    journal.edit(kept.id, replace(kept.content, account=anew.account), anew)
    lines = [line for line in markdown(journal.episodes(), NOW).splitlines() if line.startswith("Read on ")]
    assert ["before account or answers were changed" in line for line in lines] == [True, False]
    journal.edit(kept.id, replace(journal.episode(kept.id).content, note="He rang."))
    assert [line for line in markdown(journal.episodes(), NOW).splitlines() if line.startswith("Read on ")] == lines


def test_markdown_takes_no_line_for_the_beginning_of_something(journal: Journal, read: Read) -> None:
    lines = [
        "He cried.", "---", "1. he left", "2) I stayed", "- item", "+ item", "* item", "===", "&copy; &#35;",
        "1.5 hours, 2026-11-20", "", "    - spaces before it", "\t1. a tab", "~~~", "> said", "-", "12.",
    ]  # fmt: skip
    journal.add(read("\n".join(lines)), note="- one\n\n2. two")
    tokens = MarkdownIt("commonmark").parse(markdown(journal.episodes(), NOW))
    assert {one.tag for one in tokens} - {""} == {"h1", "h2", "blockquote", "p"}
    told = "\n".join("".join(one.content or "\n" for one in inline.children or ()) for inline in tokens).split("\n")
    assert [line for line in lines if line.strip() not in told] == []


def test_an_export_of_nothing_is_one_too() -> None:
    valid(document([], NOW))
    assert markdown([], NOW).startswith("# Journal")

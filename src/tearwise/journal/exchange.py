"""The journal as JSON, out and in without loss: ``tearwise.journal/1``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from tearwise.accounts import Account
from tearwise.errors import EpisodeError, TearwiseError, raise_alone
from tearwise.journal.episode import (
    Content,
    Correction,
    Episode,
    KeptReading,
    Person,
    Response,
    Revision,
    answers_kept,
)
from tearwise.journal.timestamps import stamp
from tearwise.rendering.record import reading_of
from tearwise.tables import load_schema

SCHEMA = "tearwise.journal/1"

_UID = re.compile(r"[A-Za-z0-9._:-]{1,100}")


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``tearwise.journal/1``, strict: an export holds what it names and nothing else.

    The ``record`` of a reading is a ``tearwise.reading/1``, whose schema is ``tearwise.rendering.record.schema()``.
    """
    return load_schema("tearwise.journal", "journal.schema.json")


def document(episodes: Iterable[Episode], made: str, *, redacted: bool = False) -> dict[str, Any]:
    """An export of episodes.

    made:     when, UTC, "YYYY-MM-DDTHH:MM:SSZ"
    redacted: whether names were replaced
    """
    kept = list(episodes)
    people = {one.folded: one for episode in kept for one in _people(episode)}
    return {
        "schema": SCHEMA,
        "exported": made,
        "redacted": redacted,
        "people": [person_record(one) for one in people.values()],
        "episodes": [record_of(episode) for episode in kept],
    }


def person_record(person: Person) -> dict[str, Any]:
    """Somebody as an export has them; their number in this journal is not in it."""
    return {"name": person.name, "relationship": person.relationship, "pronoun": person.pronoun}


def record_of(episode: Episode) -> dict[str, Any]:
    """An episode as an export has it, with its history; its number in this journal is not in it."""
    return {
        "uid": episode.uid,
        "created": episode.created,
        "changed": episode.changed,
        **_content_record(episode.content),
        "revisions": [
            {"number": past.number, "until": past.until, **_content_record(past.content)} for past in episode.revisions
        ],
        "readings": [
            {"made": one.made, "revision": one.revision, "record": dict(one.record)} for one in episode.readings
        ],
        "corrections": [
            {"made": one.made, "meanings": None if one.meanings is None else list(one.meanings), "words": one.words}
            for one in episode.corrections
        ],
    }


def episodes_of(exported: Mapping[str, Any]) -> Iterator[Episode]:
    """The episodes of an export, each checked as it comes.

    Raises EpisodeError naming the number of the episode that is not what it must be, and never repeating a text.
    """
    if exported.get("schema") != SCHEMA:
        raise EpisodeError(f"This is no {SCHEMA}. A newer Tearwise may have made it: update this one.")
    try:
        people = {}
        for entry in exported["people"]:
            person = Person(entry["name"], entry["relationship"], entry["pronoun"])
            people[person.folded] = person
        kept = list(exported["episodes"])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise_alone(EpisodeError(f"The export's people or episodes are not what they must be ({_named(error)})."))
    for number, record in enumerate(kept, start=1):
        try:
            yield _episode(record, people)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise_alone(EpisodeError(f"Episode {number} of the export cannot be used: {_named(error)}."))


def _content_record(content: Content) -> dict[str, Any]:
    return {
        "happened": content.happened,
        "person": None if content.person is None else content.person.name,
        "account": content.account.text,
        "answers": answers_kept(content.account),
        "responses": [{"what": one.what, "helped": one.helped} for one in content.responses],
        "note": content.note,
    }


def _episode(record: Mapping[str, Any], people: Mapping[str, Person]) -> Episode:
    episode = Episode(
        id=0,
        uid=_uid(record["uid"]),
        created=_time(record["created"]),
        changed=_time(record["changed"]),
        content=_content(record, people),
        revisions=tuple(
            Revision(_number(past["number"]), _time(past["until"]), _content(past, people))
            for past in record["revisions"]
        ),
        readings=tuple(
            KeptReading(_time(one["made"]), _number(one["revision"]), _record(one["record"]))
            for one in record["readings"]
        ),
        corrections=tuple(
            Correction(_time(one["made"]), None if one["meanings"] is None else tuple(one["meanings"]), one["words"])
            for one in record["corrections"]
        ),
    )
    if [past.number for past in episode.revisions] != list(range(1, episode.revision)):
        raise EpisodeError("its revisions are not numbered 1, 2, ...")
    for reading in episode.readings:
        if not 1 <= reading.revision <= episode.revision:
            raise EpisodeError("a reading is of a revision that is not there")
        made = reading_of(reading.record, episode.account_of(reading).text).to_record()
        if not _shaped(reading.record, made):
            raise EpisodeError("a reading's record is not what it must be")
    return episode


def _shaped(value: object, made: object) -> bool:
    """Whether a value is as a reading writes it: a list where it writes one, and so on; what more there is, stays. An
    empty text in the place of a list goes through as one, and risks that are none could be anything."""
    if isinstance(made, dict):
        return isinstance(value, Mapping) and all(_shaped(value[key], made[key]) for key in made if key in value)
    if isinstance(made, list):
        return isinstance(value, list) and all(map(_shaped, value, made))
    kind: tuple[type, ...] = (
        (int, float) if isinstance(made, int | float) and not isinstance(made, bool) else (type(made),)
    )
    return isinstance(value, kind) and isinstance(value, bool) == isinstance(made, bool)


def _content(record: Mapping[str, Any], people: Mapping[str, Person]) -> Content:
    name = record["person"]
    return Content(
        account=Account.of(record["account"], record["answers"]),
        happened=record["happened"],
        person=None if name is None else people.get(Person(name).folded, Person(name)),
        responses=tuple(Response(one["what"], one["helped"]) for one in record["responses"]),
        note=record["note"],
    )


def _people(episode: Episode) -> Iterator[Person]:
    for content in (*(past.content for past in episode.revisions), episode.content):
        if content.person is not None:
            yield content.person


def _time(value: object) -> str:
    """A time as ``stamp`` writes it, in this and no other way: times are sorted as text."""
    if isinstance(value, str):
        with suppress(ValueError, OverflowError):
            if stamp(datetime.fromisoformat(value)) == value:
                return value
    raise EpisodeError("a time is not what it must be")


def _record(value: Any) -> Any:
    """A reading's record that can be kept, and written as JSON again: one that was read may have half a character in
    it, or a number so large that it came out as infinity, also beside what a reading is made of."""
    with suppress(ValueError, RecursionError):  # which hold the text: nothing is raised from them
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
        return value
    raise EpisodeError("a reading's record holds what cannot be kept")


def _uid(value: object) -> str:
    if not isinstance(value, str) or not _UID.fullmatch(value):
        raise EpisodeError("its uid is not what it must be")
    return value


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value < 2**31:
        raise EpisodeError("a number is not what it must be")
    return value


def _named(error: Exception) -> str:
    """What is wrong; only errors of ours are known never to repeat a text."""
    if isinstance(error, KeyError):
        return "something is missing"
    return str(error).rstrip(".") if isinstance(error, TearwiseError) else "something is of another kind"

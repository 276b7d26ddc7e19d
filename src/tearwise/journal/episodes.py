"""Episodes in the database: kept, found, edited with their history, and really deleted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, text, update

from tearwise.accounts import Account
from tearwise.errors import EpisodeChanged, EpisodeError, EpisodeMissing
from tearwise.journal import people, tables
from tearwise.journal.arguments import LARGEST, check, check_number, check_reading
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
from tearwise.reading.reading import Reading

_AT_ONCE = 200


def keep(connection: Connection, episode: Episode, *, newly_said: bool = True) -> int:
    """Puts in a whole episode, with its history; returns the id that it got. Its own id does not count.

    newly_said: what it says of somebody who is in the journal already is taken over
    """
    row = {
        "uid": episode.uid,
        "created": episode.created,
        "changed": episode.changed,
        **_columns(connection, episode.content, newly_said),
    }
    id = tables.inserted(connection.execute(insert(tables.episode), row))
    for revision in episode.revisions:
        _keep_revision(connection, id, revision, newly_said)
    for reading in episode.readings:
        keep_reading(connection, id, reading)
    for correction in episode.corrections:
        keep_correction(connection, id, correction)
    if not episode.corrections:  # each of which brings the index up to date
        _index(connection, id)
    return id


def one(connection: Connection, id: int) -> Episode:
    """The episode with this id. Raises EpisodeMissing."""
    _possible(id)
    for found in many(connection, [id]):
        return found
    raise missing(id)


def many(connection: Connection, ids: Sequence[int]) -> Iterator[Episode]:
    """The episodes with these ids, in their order; one that is not there is left out. Asked for in goes, so that
    thousands take neither thousands of statements nor all the memory."""
    known = people.by_id(connection)
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        rows = {row.id: row for row in connection.execute(select(tables.episode).where(tables.episode.c.id.in_(some)))}
        revisions, readings, corrections = (
            _of(connection, table, some) for table in (tables.revision, tables.reading, tables.correction)
        )
        for id in some:
            if id in rows:
                yield _episode(rows[id], known, revisions[id], readings[id], corrections[id])


def ids(connection: Connection, person: str | None = None) -> list[int]:
    """The ids of all episodes, or of one person's, in the order in which they happened. Raises EpisodeMissing."""
    query = select(tables.episode.c.id).order_by(tables.episode.c.happened, tables.episode.c.id)
    if person is not None:
        query = query.where(tables.episode.c.person_id == people.known(connection, person).id)
    return list(connection.execute(query).scalars())


def id_of(connection: Connection, uid: str) -> int | None:
    """The id of the episode with this uid, if it is there."""
    return connection.execute(select(tables.episode.c.id).where(tables.episode.c.uid == uid)).scalar()


def check_edit(content: Content, reading: Reading | None, made_from: int | None) -> None:
    """Raises EpisodeError where an episode cannot be edited so, and ReadingError where ``reading`` is none."""
    check("content", content, Content, "a Content")
    if made_from is not None:
        check_number("made_from", made_from)
    if reading is not None:
        check_reading(reading)
        if reading.account != content.account:
            raise EpisodeError("The reading is of another account than the episode has now.")


def edit(connection: Connection, id: int, content: Content, now: str, made_from: int | None) -> None:
    """Puts new content in the place of the old, which stays as a revision; nothing happens where they are equal.

    Raises EpisodeChanged where the old is not the revision that the new was made from.
    """
    before = one(connection, id)
    if content.person is not None:
        content = replace(content, person=people.after(connection, content.person))
    if before.content == content:
        return
    if made_from not in (None, before.revision):
        raise changed(id)
    _keep_revision(connection, id, Revision(before.revision, now, before.content), newly_said=False)
    row = {"changed": now, **_columns(connection, content, newly_said=True)}
    connection.execute(update(tables.episode).where(tables.episode.c.id == id).values(row))
    _index(connection, id)


def keep_reading(connection: Connection, id: int, reading: KeptReading) -> None:
    """Adds a reading beside those that are there."""
    connection.execute(
        insert(tables.reading),
        {
            "episode_id": id,
            "made": reading.made,
            "revision": reading.revision,
            "bundle": reading.bundle,
            "status": reading.status,
            "present": " ".join(reading.present),
            "risks": " ".join(":".join(risk) for risk in reading.risks),
            "record": _json(reading.record),
        },
    )


def keep_correction(connection: Connection, id: int, correction: Correction) -> None:
    """Adds a correction, which counts from now on."""
    connection.execute(
        insert(tables.correction),
        {
            "episode_id": id,
            "made": correction.made,
            "meanings": None if correction.meanings is None else " ".join(correction.meanings),
            "words": correction.words,
        },
    )
    _index(connection, id)


def take_back_correction(connection: Connection, id: int, of: int | None) -> None:
    """Deletes the correction that counts, unless there are fewer than ``of`` by now: then it is taken back already.

    Raises EpisodeMissing where there is none, EpisodeChanged where there are more than ``of``.
    """
    there = len(one(connection, id).corrections)
    of = there if of is None else of
    check_number("of", of)
    if not there:
        raise EpisodeMissing(f"Episode {id} has no correction of yours to take back.")
    if there > of:
        raise changed(id)
    if there == of:
        last = select(func.max(tables.correction.c.id)).where(tables.correction.c.episode_id == id).scalar_subquery()
        connection.execute(delete(tables.correction).where(tables.correction.c.id == last))
        _index(connection, id)


def remove(connection: Connection, id: int) -> None:
    """Deletes an episode with all that belongs to it. Raises EpisodeMissing."""
    _possible(id)
    connection.execute(text("DELETE FROM episode_text WHERE rowid = :id"), {"id": id})
    if not connection.execute(delete(tables.episode).where(tables.episode.c.id == id)).rowcount:
        raise missing(id)


def reindex(connection: Connection, person_id: int) -> None:
    """Puts a person's new name into the full-text index."""
    query = select(tables.episode.c.id).where(tables.episode.c.person_id == person_id)
    for id in connection.execute(query).scalars().all():
        _index(connection, id)


def missing(id: int) -> EpisodeMissing:
    """The error where there is no such episode, to be raised."""
    return EpisodeMissing(f"There is no episode {id} in the journal.")


def changed(id: int) -> EpisodeChanged:
    """The error where an episode holds something else by now, to be raised."""
    return EpisodeChanged(f"Episode {id} was changed meanwhile. Look at what it holds now, and do it again.")


def _possible(id: int) -> None:
    """Raises EpisodeMissing where no episode can have this id, which the database would fail on; EpisodeError where it
    is no number."""
    check_number("id", id)
    if not 0 < id <= LARGEST:
        raise missing(id)


def _index(connection: Connection, id: int) -> None:
    """Brings the full-text index up to date with one episode."""
    connection.execute(text("DELETE FROM episode_text WHERE rowid = :id"), {"id": id})
    connection.execute(
        text(
            "INSERT INTO episode_text (rowid, account, note, words, person) "
            "SELECT e.id, e.account, "
            "trim(e.note || ' ' || "
            "coalesce((SELECT group_concat(value ->> 'what', ' ') FROM json_each(e.responses)), '')), "
            "coalesce((SELECT group_concat(c.words, ' ') FROM correction c WHERE c.episode_id = e.id), ''), "
            "coalesce(p.name, '') FROM episode e LEFT JOIN person p ON p.id = e.person_id WHERE e.id = :id"
        ),
        {"id": id},
    )


def _episode(
    row: Row[Any],
    known: Mapping[int, Person],
    revisions: Iterable[Row[Any]],
    readings: Iterable[Row[Any]],
    corrections: Iterable[Row[Any]],
) -> Episode:
    return Episode(
        id=row.id,
        uid=row.uid,
        created=row.created,
        changed=row.changed,
        content=_content(row, known),
        revisions=tuple(Revision(past.number, past.until, _content(past, known)) for past in revisions),
        readings=tuple(KeptReading(kept.made, kept.revision, json.loads(kept.record)) for kept in readings),
        corrections=tuple(
            Correction(made.made, None if made.meanings is None else tuple(made.meanings.split()), made.words)
            for made in corrections
        ),
    )


def _of(connection: Connection, table: Any, ids: Sequence[int]) -> Mapping[int, list[Row[Any]]]:
    """What a table holds of episodes, each in the order in which it came in: clocks may go backwards, numbers do
    not."""
    found: dict[int, list[Row[Any]]] = {id: [] for id in ids}
    for row in connection.execute(select(table).where(table.c.episode_id.in_(ids)).order_by(table.c.id)):
        found[row.episode_id].append(row)
    return found


def _keep_revision(connection: Connection, id: int, revision: Revision, newly_said: bool) -> None:
    row = {"episode_id": id, "number": revision.number, "until": revision.until}
    connection.execute(insert(tables.revision), row | _columns(connection, revision.content, newly_said))


def _columns(connection: Connection, content: Content, newly_said: bool) -> dict[str, Any]:
    """The columns that hold the content."""
    who = content.person
    return {
        "happened": content.happened,
        "person_id": None if who is None else people.settled(connection, who, newly_said=newly_said),
        "account": content.account.text,
        "answers": _json(answers_kept(content.account)),
        "note": content.note,
        "responses": _json([{"what": one.what, "helped": one.helped} for one in content.responses]),
    }


def _content(row: Row[Any], known: Mapping[int, Person]) -> Content:
    return Content(
        account=Account.of(row.account, json.loads(row.answers)),
        happened=row.happened,
        person=known.get(row.person_id),
        responses=tuple(Response(one["what"], one["helped"]) for one in json.loads(row.responses)),
        note=row.note,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

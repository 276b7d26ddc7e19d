"""The people in the journal, whom the person names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from tearwise.errors import EpisodeError, EpisodeMissing
from tearwise.journal import tables
from tearwise.journal.arguments import check
from tearwise.journal.episode import Person


def by_id(connection: Connection) -> Mapping[int, Person]:
    """Everybody, by id, in the order of their names."""
    rows = connection.execute(select(tables.person).order_by(tables.person.c.folded))
    return {row.id: Person(row.name, row.relationship, row.pronoun, row.id) for row in rows}


def known(connection: Connection, name: str) -> Person:
    """The person of this name, whatever its capitals and however its accents are encoded. Raises EpisodeMissing."""
    folded = Person(name).folded
    row = connection.execute(select(tables.person).where(tables.person.c.folded == folded)).first()
    if row is None:
        raise EpisodeMissing("There is nobody of that name in the journal.")
    return Person(row.name, row.relationship, row.pronoun, row.id)


def settled(connection: Connection, person: Person, *, newly_said: bool = True) -> int:
    """The id of a person, who is put in where new.

    newly_said: what is said of them is newer than what is there of somebody who is, and is taken over
    """
    said = {"relationship": person.relationship, "pronoun": person.pronoun}
    told = {name: value for name, value in said.items() if value is not None}
    row = connection.execute(select(tables.person.c.id).where(tables.person.c.folded == person.folded)).first()
    if row is None:
        values = {"name": person.name, "folded": person.folded, **told}
        return tables.inserted(connection.execute(insert(tables.person).values(values)))
    if told and newly_said:
        connection.execute(update(tables.person).where(tables.person.c.id == row.id).values(told))
    return int(row.id)


def after(connection: Connection, person: Person) -> Person:
    """What ``settled`` would make of a person: what is not newly said of somebody who is there is as it was."""
    try:
        there = known(connection, person.name)
    except EpisodeMissing:
        return person
    return replace(
        there, relationship=person.relationship or there.relationship, pronoun=person.pronoun or there.pronoun
    )


def rename(connection: Connection, name: str, person: Person) -> int:
    """Gives the person of a name another one, and what else is newly said; returns the id.

    Raises EpisodeMissing, or EpisodeError where the new name is somebody else's.
    """
    check("person", person, Person, "a Person")
    id = known(connection, name).id
    taken = connection.execute(select(tables.person.c.id).where(tables.person.c.folded == person.folded)).scalar()
    if taken not in (None, id):
        raise EpisodeError("Somebody else in the journal has that name already.")
    values = {"name": person.name, "folded": person.folded}
    connection.execute(update(tables.person).where(tables.person.c.id == id).values(values))
    settled(connection, person)
    return id


def remove(connection: Connection, id: int) -> None:
    """Deletes a person; the episodes are the caller's to delete."""
    connection.execute(delete(tables.person).where(tables.person.c.id == id))


def remove_unused(connection: Connection) -> None:
    """Deletes those whom nothing names any more."""
    used = select(tables.episode.c.person_id).where(tables.episode.c.person_id.is_not(None))
    past = select(tables.revision.c.person_id).where(tables.revision.c.person_id.is_not(None))
    connection.execute(delete(tables.person).where(tables.person.c.id.not_in(used.union(past))))

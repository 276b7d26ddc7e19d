"""The journal's tables as they are in its newest format. Formats before it are migrated when the journal is opened.

Times (``made``, ``created``, ``changed``, ``until``) are UTC, ISO 8601 to the second. ``happened`` is the person's own
date, or date and time to the minute, without a time zone: when it was where they were.

The full-text index, ``episode_text``, is not among them: SQLAlchemy has no tables of FTS5. Its rowid is the episode's
id.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, CursorResult, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData()

person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),  # by folding.py: Tom and tom are one person
    Column("relationship", Text),
    Column("pronoun", Text),
    sqlite_autoincrement=True,
)

episode = Table(
    "episode",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),  # stays the same through export and import
    Column("created", Text, nullable=False),
    Column("changed", Text, nullable=False),
    Column("happened", Text, nullable=False),
    Column("person_id", ForeignKey("person.id", ondelete="SET NULL"), index=True),
    Column("account", Text, nullable=False),
    Column("answers", Text, nullable=False),  # JSON: question → list of values, or null for "I don't know"
    Column("note", Text, nullable=False),
    Column("responses", Text, nullable=False),  # JSON: [{"what": ..., "helped": "yes" | "partly" | "no" | null}]
    Index("episode_happened", "happened", "id"),
    sqlite_autoincrement=True,  # a number that was deleted never names another episode
)

revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("episode_id", ForeignKey("episode.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("until", Text, nullable=False),
    Column("happened", Text, nullable=False),
    Column("person_id", ForeignKey("person.id", ondelete="SET NULL"), index=True),
    Column("account", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("responses", Text, nullable=False),
    sqlite_autoincrement=True,
)

reading = Table(
    "reading",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("episode_id", ForeignKey("episode.id", ondelete="CASCADE"), nullable=False),
    Column("made", Text, nullable=False),
    Column("revision", Integer, nullable=False),  # the number of the revision that it read
    Column("bundle", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("present", Text, nullable=False),  # ids of meanings, spaces between: what lists and patterns ask for
    Column("risks", Text, nullable=False),  # id:urgency, spaces between
    Column("record", Text, nullable=False),  # JSON: tearwise.reading/1
    # Holds all that lists and patterns ask for, so that they need not read the records' pages.
    Index("reading_summary", "episode_id", "id", "status", "present", "risks"),
    sqlite_autoincrement=True,
)

correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("episode_id", ForeignKey("episode.id", ondelete="CASCADE"), nullable=False),
    Column("made", Text, nullable=False),
    Column("meanings", Text),  # ids, spaces between; null where only words were given
    Column("words", Text, nullable=False),
    Index("correction_summary", "episode_id", "id", "meanings"),
    sqlite_autoincrement=True,
)

setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),  # JSON
)


def inserted(result: CursorResult[Any]) -> int:
    """The id that an inserted row got."""
    key = result.inserted_primary_key
    assert key is not None  # one row was inserted, into a table that counts
    return int(key[0])

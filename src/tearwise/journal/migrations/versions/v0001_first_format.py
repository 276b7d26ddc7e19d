"""The first format: people, episodes with their revisions, readings and corrections, and the full-text index.

Written out in SQL rather than taken from tables.py, which goes on changing: this format never does.
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE person (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE,
        relationship TEXT, pronoun TEXT
    )
    """,
    """
    CREATE TABLE episode (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, created TEXT NOT NULL, changed TEXT NOT NULL,
        happened TEXT NOT NULL, person_id INTEGER REFERENCES person (id) ON DELETE SET NULL, account TEXT NOT NULL,
        answers TEXT NOT NULL, note TEXT NOT NULL, responses TEXT NOT NULL
    )
    """,
    "CREATE INDEX ix_episode_person_id ON episode (person_id)",
    "CREATE INDEX episode_happened ON episode (happened, id)",
    """
    CREATE TABLE revision (
        id INTEGER PRIMARY KEY AUTOINCREMENT, episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
        number INTEGER NOT NULL, until TEXT NOT NULL, happened TEXT NOT NULL,
        person_id INTEGER REFERENCES person (id) ON DELETE SET NULL, account TEXT NOT NULL, answers TEXT NOT NULL,
        note TEXT NOT NULL, responses TEXT NOT NULL
    )
    """,
    "CREATE INDEX ix_revision_episode_id ON revision (episode_id)",
    "CREATE INDEX ix_revision_person_id ON revision (person_id)",
    """
    CREATE TABLE reading (
        id INTEGER PRIMARY KEY AUTOINCREMENT, episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
        made TEXT NOT NULL, revision INTEGER NOT NULL, bundle TEXT NOT NULL, status TEXT NOT NULL,
        present TEXT NOT NULL, risks TEXT NOT NULL, record TEXT NOT NULL
    )
    """,
    "CREATE INDEX ix_reading_episode_id ON reading (episode_id)",
    """
    CREATE TABLE correction (
        id INTEGER PRIMARY KEY AUTOINCREMENT, episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
        made TEXT NOT NULL, meanings TEXT, words TEXT NOT NULL
    )
    """,
    "CREATE INDEX ix_correction_episode_id ON correction (episode_id)",
    "CREATE TABLE setting (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)",
    # Accents do not count, so that "cafe" finds "café". Words stay whole: a stemmer would keep their beginnings from
    # being found, and search.py asks for the other forms of a word.
    "CREATE VIRTUAL TABLE episode_text USING fts5 "
    "(account, note, words, person, tokenize = 'unicode61 remove_diacritics 2')",
    # What is deleted leaves the index at once, and not when it is next merged.
    "INSERT INTO episode_text (episode_text, rank) VALUES ('secure-delete', 1)",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Not offered: there is no format before the first."""
    raise NotImplementedError

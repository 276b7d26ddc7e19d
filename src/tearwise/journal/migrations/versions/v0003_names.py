"""The third format: names are compared whatever their capitals, and however their accents are encoded.

Until then "Zoë" with an accent of its own, as a Mac may give it, was somebody else than "Zoë" in three letters. Those
who were two become one: the name that was given first stays, and of what else was said of them, what was said of the
later.
"""

from __future__ import annotations

import unicodedata

from alembic import op
from sqlalchemy import Connection, text

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Fold all names anew, and make one of those whose names are the same then."""
    connection = op.get_bind()
    people = connection.execute(text("SELECT id, name FROM person ORDER BY id")).all()
    # No two may have the same at any moment; a line break is in no name.
    connection.execute(text("UPDATE person SET folded = char(10) || id"))
    first: dict[str, int] = {}
    for id, name in people:
        folded = unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())
        if folded in first:
            _join(connection, first[folded], id)
        else:
            first[folded] = id
            connection.execute(text("UPDATE person SET folded = :folded WHERE id = :id"), {"folded": folded, "id": id})


def _join(connection: Connection, first: int, later: int) -> None:
    """Make one of two people who are the same."""
    both = {"first": first, "later": later}
    connection.execute(
        text(
            "UPDATE person SET relationship = coalesce(new.relationship, person.relationship), "
            "pronoun = coalesce(new.pronoun, person.pronoun) "
            "FROM (SELECT relationship, pronoun FROM person WHERE id = :later) AS new WHERE id = :first"
        ),
        both,
    )
    for table in ("episode", "revision"):
        connection.execute(text(f"UPDATE {table} SET person_id = :first WHERE person_id = :later"), both)
    connection.execute(text("DELETE FROM person WHERE id = :later"), both)


def downgrade() -> None:
    """Not offered: an older Tearwise says that the journal is of a newer one."""
    raise NotImplementedError

"""The second format: indexes that hold all that lists and patterns ask of readings and corrections.

A reading's record fills most of a page by itself, and every page that is looked at has to be decrypted.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_STATEMENTS = (
    "CREATE INDEX reading_summary ON reading (episode_id, id, status, present, risks)",
    "DROP INDEX ix_reading_episode_id",
    "CREATE INDEX correction_summary ON correction (episode_id, id, meanings)",
    "DROP INDEX ix_correction_episode_id",
)


def upgrade() -> None:
    """Make the indexes, in the place of those that they begin as."""
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Not offered: an older Tearwise says that the journal is of a newer one."""
    raise NotImplementedError

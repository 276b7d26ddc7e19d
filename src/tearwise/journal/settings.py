"""Settings that lie in the journal itself, as JSON by name."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from tearwise.journal.tables import setting


def get(connection: Connection, name: str) -> object:
    """A setting; None where it was never set."""
    value = connection.execute(select(setting.c.value).where(setting.c.name == name)).scalar()
    return None if value is None else json.loads(value)


def put(connection: Connection, name: str, value: object) -> None:
    """Keeps a setting, anything that JSON can hold, in the place of what it was."""
    row = {"name": name, "value": json.dumps(value)}
    connection.execute(insert(setting).values(row).on_conflict_do_update(["name"], set_={"value": row["value"]}))

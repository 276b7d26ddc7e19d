"""Settings that lie in the journal itself, as JSON by name."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from tearwise.errors import EpisodeError
from tearwise.journal.arguments import fit
from tearwise.journal.tables import setting

COMPACT = "compact"
"""Names the last deletion after which the file is still to be written anew; False where it was since. A Tearwise that
did not tell deletions apart wrote True. The journal keeps it for itself."""
_LONGEST = 100


def get(connection: Connection, name: str) -> object:
    """A setting; None where it was never set. Raises EpisodeError where the name can be none."""
    name = fit(name, "A setting's name", _LONGEST)
    value = connection.execute(select(setting.c.value).where(setting.c.name == name)).scalar()
    return None if value is None else json.loads(value)


def put(connection: Connection, name: str, value: object) -> None:
    """Keeps a setting, anything that JSON can hold, in the place of what it was. Raises EpisodeError for what it
    cannot."""
    try:
        text = json.dumps(value, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        raise EpisodeError(
            "A setting is what JSON can hold: text, a finite number, true, false, null, or lists and objects of these."
        ) from None
    row = {"name": fit(name, "A setting's name", _LONGEST), "value": text}
    connection.execute(insert(setting).values(row).on_conflict_do_update(["name"], set_={"value": row["value"]}))


def check_name(name: str) -> None:
    """Raises EpisodeError for a name that the journal keeps for itself."""
    if name == COMPACT:
        raise EpisodeError(f"The journal keeps the setting {COMPACT!r} for itself. Choose another name.")

"""The published JSON Schemas (2020-12) of the records of this package."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Literal, get_args

from tearwise.errors import UnknownName

Record = Literal["guidance", "worry", "reply"]


def schema(record: Record) -> dict[str, Any]:
    """The schema of ``tearwise.guidance/1``, ``tearwise.worry/1`` or ``tearwise.reply/1``, strict: a record holds what
    it names and nothing else. Raises UnknownName where there is no such record."""
    if record not in get_args(Record):
        raise UnknownName.among(get_args(Record), "record", record)
    source = files("tearwise.replies").joinpath(f"data/{record}.schema.json")
    loaded: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return loaded

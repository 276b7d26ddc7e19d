"""The published JSON Schemas (2020-12) of the records of this package."""

from __future__ import annotations

from typing import Any, Literal, get_args

from tearwise.errors import UnknownName, is_among
from tearwise.tables import load_schema

Record = Literal["guidance", "worry", "reply"]


def schema(record: Record) -> dict[str, Any]:
    """The schema of ``tearwise.guidance/1``, ``tearwise.worry/1`` or ``tearwise.reply/1``, strict: a record holds what
    it names and nothing else. Raises UnknownName where there is no such record."""
    if not is_among(record, get_args(Record)):
        raise UnknownName.among(get_args(Record), "record", record)
    return load_schema("tearwise.replies", f"data/{record}.schema.json")

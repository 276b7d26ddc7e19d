"""The JSON Schemas of what ``tearwise annotate``, ``tearwise agreement`` and ``tearwise evaluate`` write."""

from __future__ import annotations

from typing import Any, Literal, get_args

from tearwise.errors import UnknownName, is_among
from tearwise.tables import load_schema

Record = Literal["annotation", "agreement", "evaluation", "flat_row"]


def schema(record: Record) -> dict[str, Any]:
    """The schema (2020-12) of ``tearwise.annotation/1``, the manifest; of ``tearwise.agreement/1``; of
    ``tearwise.evaluation/1``; or of a row in flat columns, which names none. Strict: a record holds what it names and
    nothing else. The schema of a row with a whole record is in ``tearwise.rendering.record.schema()``.

    Raises UnknownName for another record.
    """
    if not is_among(record, get_args(Record)):
        raise UnknownName.among(get_args(Record), "record", record)
    return load_schema("tearwise.annotation", f"{record}.schema.json")

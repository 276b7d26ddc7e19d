"""The JSON record of a reading: its published schema, and records as lines (NDJSON)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tearwise.reading.reading import Reading

RowId = str | int | float | None
"""What may name a row of a corpus, and is carried over to its record."""


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``tearwise.reading/1``, strict: a record holds what it names and nothing else.

    Its ``$defs/row`` is the schema of a line that ``tearwise annotate`` writes: a reading or a failed row.
    """
    loaded: dict[str, Any] = json.loads(_schema_text())
    return loaded


def line(record: Mapping[str, Any]) -> str:
    """A record as one line of JSON with a line feed at its end; it can always be written as UTF-8.

    Raises ValueError where a number is not finite: JSON has no word for it.
    """
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can escape and UTF-8 cannot hold
        text = json.dumps(record, ensure_ascii=True, allow_nan=False)
    return text + "\n"


def row(id: RowId, reading: Reading) -> dict[str, Any]:
    """The record of a corpus row: its id first, then the reading's record."""
    return {"id": id, **reading.to_record()}


def failed_row(id: RowId, error: str) -> dict[str, Any]:
    """The record of a row that could not be read. ``error`` says why and never repeats the row's text."""
    return {"id": id, "status": "error", "error": error}


@cache
def _schema_text() -> str:
    return files("tearwise.rendering").joinpath("reading.schema.json").read_text(encoding="utf-8")

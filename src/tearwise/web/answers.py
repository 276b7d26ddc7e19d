"""What a route may answer, as the OpenAPI document tells it: the record with an example, or the errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tearwise.web.journal_schemas import EXAMPLES as OF_THE_JOURNAL
from tearwise.web.problems import MEDIA_TYPE, TITLES

_EXAMPLE_READING = {
    "schema": "tearwise.reading/1",
    "bundle": "2026.11-00000000",
    "status": "read",
    "meanings": [
        {
            "id": id,
            "probability": probability,
            "present": probability > 0.5,
            "evidence": [{"start": 52, "end": 86, "quote": "He said he was sorry for all of it", "effect": 0.41}]
            if id == "remorse"
            else [],
        }
        for id, probability in {
            "remorse": 0.83,
            "loss_fear": 0.34,
            "love": 0.21,
            "connection": 0.12,
            "vulnerability": 0.11,
            "trust": 0.05,
            "other": 0.04,
            "empathy": 0.02,
            "joy_relief": 0.01,
        }.items()
    ],
    "risks": [],
    "answers": {"relationship": "parent", "said": ["apology"], "rare": None},
    "question": {"id": "pressure", "expected_information": 0.21},
}
EXAMPLES: Mapping[str, Any] = {
    "Reading": _EXAMPLE_READING,
    "Health": {"status": "ok", "version": "0.1.0", "bundle": "2026.11-00000000"},
    **OF_THE_JOURNAL,
}
NDJSON = "application/x-ndjson"
"""The media type of a batch, and of what it is answered with."""
OF_CALLER = (401, 403)
"""Errors that any request may meet that needs the token."""
OF_ANY = (*OF_CALLER, 503)
"""Errors that one for a reading or the journal may meet."""
OF_SENT = (*OF_ANY, 413, 415, 422)
"""Errors that one with a body may meet."""
OF_GATE = (400, 403)
"""Errors that stand before every route: a host or an origin that is not ours, a request that cannot be understood."""
OF_GATE_SENT = (*OF_GATE, 408, 413)
"""The same for one with a body: it may also come too slowly, or be too large."""


def answer(name: str, description: str, status: int = 200, *, located: bool = False) -> dict[int | str, dict[str, Any]]:
    """A good answer that is the record with this name. located: whether it says where that lies from now on"""
    content: dict[str, Any] = {"schema": {"$ref": f"#/components/schemas/{name}"}}
    if name in EXAMPLES:
        content["example"] = EXAMPLES[name]
    found: dict[str, Any] = {"description": description, "content": {"application/json": content}}
    if located:
        found["headers"] = {"Location": {"description": "Its address.", "schema": {"type": "string"}}}
    return {status: found}


def nothing(description: str) -> dict[int | str, dict[str, Any]]:
    """A good answer without a body."""
    return {204: {"description": description}}


def file_answer(name: str, description: str) -> dict[int | str, dict[str, Any]]:
    """A good answer that is the record with this name, or Markdown."""
    found = answer(name, description)
    found[200]["content"]["text/markdown"] = {"schema": {"type": "string"}}
    return found


def ndjson() -> dict[int | str, dict[str, Any]]:
    """A good answer that is a record a line."""
    said = "A record a line: a Reading with the row's id, or what is wrong with the row."
    return {200: {"description": said, "content": {NDJSON: {"schema": {"type": "string"}}}}}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors that a route may answer with, all of one shape."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    found: dict[int | str, Any] = {one: {"description": TITLES[one], "content": content} for one in statuses}
    wait = {"description": "After how many seconds to try again, where that is known.", "schema": {"type": "integer"}}
    for status in {429, 503} & set(statuses):
        found[status]["headers"] = {"Retry-After": wait}
    return found

"""The journal's records in the OpenAPI document: the published schema of an export, and what is made of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tearwise.meanings import MEANINGS
from tearwise.tables import load_schema

_TEXT = {"type": "string"}
_MAYBE = {"anyOf": [{"type": "string"}, {"type": "null"}]}
_COUNT = {"type": "integer", "minimum": 0}
_FLAG = {"type": "boolean"}


def record_schema(properties: Mapping[str, Any], *optional: str) -> dict[str, Any]:
    """An object of these properties and no others."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": dict(properties), "required": required, "additionalProperties": False}


def _list(of: Any) -> dict[str, Any]:
    return {"type": "array", "items": of}


def journal_schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and schema of each record that only the journal has, but for its export and an episode."""
    yield "JournalState", record_schema({"exists": _FLAG})
    session = {"description": "What a program sends as Tearwise-Session; null for our own page.", **_MAYBE}
    settled = {**_FLAG, "description": "false: it is done, but the disk failed, and may lose it when the power goes."}
    damage = {"description": "That a part of it cannot be read, to be shown; null where all of it can.", **_MAYBE}
    lasts = {"type": "integer", "minimum": 1}
    opened = {"session": session, "locks_after": lasts, "settled": settled, "damage": damage}
    yield "JournalSession", record_schema(opened)
    yield "People", record_schema({"people": _list({"$ref": "#/components/schemas/JournalExportPerson"})})
    by_utc = {**_COUNT, "description": "Of those that came or were there: dated by UTC, for want of a time zone."}
    yield "Imported", record_schema({**dict.fromkeys(("came", "there", "left", "unusable"), _COUNT), "by_utc": by_utc})
    yield "Entries", {**record_schema({"episodes": _list({"$ref": "#/$defs/entry"}), "more": _FLAG}), "$defs": _entry()}
    yield "Patterns", load_schema("tearwise", "journal/patterns.schema.json")


def export_schema() -> dict[str, Any]:
    """The published schema of an export. Read from its file: the extra ``journal`` may not be installed."""
    return load_schema("tearwise", "journal/journal.schema.json")


def episode_schema(components: Mapping[str, Any]) -> dict[str, Any]:
    """An episode: as an export has it, with its number in this journal."""
    exported = components["JournalExportEpisode"]
    id = {"type": "integer", "minimum": 1, "description": "Its number in this journal, never given twice."}
    return {**exported, "properties": {"id": id, **exported["properties"]}, "required": ["id", *exported["required"]]}


def _entry() -> dict[str, Any]:
    risk = record_schema({"id": _TEXT, "urgency": _TEXT})
    entry = record_schema(
        {
            "id": {"type": "integer", "minimum": 1},
            "happened": _TEXT,
            "person": _MAYBE,
            "beginning": {**_TEXT, "description": "The account's first words."},
            "meanings": _list({"enum": list(MEANINGS)}),
            "corrected": {**_FLAG, "description": "Whether the meanings are the person's own."},
            "risks": _list({"$ref": "#/$defs/risk"}),
            "passage": {**_TEXT, "description": "What was found, which stands between [ and ]."},
        },
        "passage",
    )
    return {"entry": entry, "risk": risk}


_EPISODE: Mapping[str, Any] = {
    "id": 7,
    "uid": "8f14e45fceea4b1d9c0a6b2f3d5e7a10",
    "created": "2026-11-20T20:31:07Z",
    "changed": "2026-11-20T20:31:07Z",
    "happened": "2026-11-20",
    "person": "Dad",
    "account": "My dad cried when I left.",
    "answers": {"relationship": ["parent"], "rare": None},
    "responses": [{"what": "I held him", "helped": "yes"}],
    "note": "",
    "revisions": [],
    "readings": [],
    "corrections": [{"made": "2026-11-21T08:00:00Z", "meanings": ["loss_fear"], "words": "It was the goodbye."}],
}
EXAMPLES: Mapping[str, Any] = {
    "JournalState": {"exists": True},
    "JournalSession": {
        "session": "3q2-7wEjB0Yh1m9cKQ4rZg5xT8vNsL6aUfPdOiWb_Ek",
        "locks_after": 600,
        "settled": True,
        "damage": None,
    },
    "People": {"people": [{"name": "Dad", "relationship": "parent", "pronoun": "he"}]},
    "Imported": {"came": 12, "there": 0, "left": 3, "unusable": 0, "by_utc": 1},
    "Entries": {
        "episodes": [
            {
                "id": 7,
                "happened": "2026-11-20",
                "person": "Dad",
                "beginning": "My dad cried when I left.",
                "meanings": ["loss_fear"],
                "corrected": True,
                "risks": [],
            }
        ],
        "more": False,
    },
    "Episode": _EPISODE,
    "Patterns": {
        "schema": "tearwise.patterns/1",
        "person": "Dad",
        "episodes": 1,
        "first": "2026-11-20",
        "last": "2026-11-20",
        "few": True,
        "corrected": 1,
        "unread": 0,
        "meanings": {"loss_fear": 1},
        "triggers": {},
        "people": {"Dad": 1},
        "periods": [{"name": "2026-11", "episodes": 1, "meanings": {"loss_fear": 1}}],
        "helps": [{"what": "I held him", "yes": 1, "partly": 0, "no": 0, "unknown": 0}],
        "risks": {},
        "urgent": 0,
        "pressure": {"plain": 0, "perhaps": 0},
        "repeated": [],
    },
    "JournalExport": {
        "schema": "tearwise.journal/1",
        "exported": "2026-11-26T12:00:00Z",
        "redacted": False,
        "people": [{"name": "Dad", "relationship": "parent", "pronoun": "he"}],
        "episodes": [{name: value for name, value in _EPISODE.items() if name != "id"}],
    },
}

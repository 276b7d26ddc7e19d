"""The OpenAPI document: the routes, and the records' own published schemas as its components.

The schemas are those that the library ships with its records, so that the document cannot say anything else than they
do. What generators of clients stumble over and no record depends on is left out: conditions between fields, titles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, get_args

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from tearwise.interview import schema as questions_schema
from tearwise.meanings import MEANINGS, Axis, Meaning
from tearwise.rendering.record import schema as reading_schema
from tearwise.replies import schema as reply_schema
from tearwise.safety.notice import schema as notice_schema
from tearwise.web import journal_requests, requests
from tearwise.web.answers import EXAMPLES, OF_GATE, OF_GATE_SENT, problems
from tearwise.web.journal_schemas import episode_schema, export_schema, journal_schemas, record_schema
from tearwise.web.problems import ProblemRecord

_TEXT = {"type": "string", "minLength": 1}
_FIRST = """\
Send the token as `Authorization: Bearer TOKEN`.

`POST /api/v1/readings` reads an account. Look at `risks` before anything else of a reading: where there are any, send
the account to `POST /api/v1/notices` and show that notice first, or, where it says `replaces_reading`, in the reading's
place. That there are none does not mean that all is well. Then look at `status`, and show the meanings that are
`present`. Where `question` names one, `GET /api/v1/questions` has its words: send the account again with its answer
among `answers`.

The journal is opened with `POST /api/v1/journal/unlock`, which gives a session for the header `Tearwise-Session`. Every
error is a `Problem`.

A request has 256 kB at most, a batch 8 MB, and a file to import 64 MB; what is larger gets 413.
"""
_LEFT_OUT = frozenset({"if", "then", "else", "allOf", "$schema", "$id", "$defs", "title"})


def describe(app: FastAPI) -> None:
    """Makes ``app.openapi()`` give the whole document."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _document(app: FastAPI) -> dict[str, Any]:
    from importlib.metadata import version

    document = get_openapi(
        title="Tearwise",
        version=version("tearwise"),
        summary="What the tears in an account may mean, read on this machine alone.",
        description=_FIRST,
        routes=app.routes,
    )
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for leftover in ("HTTPValidationError", "ValidationError"):
        schemas.pop(leftover, None)
    for path in document["paths"].values():
        for operation in path.values():
            _only_problems(operation)
            for status, one in problems(*(OF_GATE_SENT if "requestBody" in operation else OF_GATE)).items():
                operation["responses"].setdefault(str(status), one)
    schemas.update(_components())
    document["components"]["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "What tearwise serve --api prints."}
    }
    for address, path in document["paths"].items():
        for operation in path.values():
            operation["security"] = [] if address.endswith("/health") else [{"token": []}]
    _put_back_nulls(document)
    return document


def _put_back_nulls(document: dict[str, Any]) -> None:
    """Puts the examples in whole: FastAPI leaves out of them what is null."""
    contents = [
        content
        for path in document["paths"].values()
        for operation in path.values()
        for response in operation["responses"].values()
        for content in response.get("content", {}).values()
        if "example" in content
    ]
    for content in contents:
        content["example"] = EXAMPLES[content["schema"]["$ref"].rpartition("/")[2]]
    for module in (requests, journal_requests):
        for name, model in vars(module).items():
            schema = document["components"]["schemas"].get(name, {})
            if "examples" in schema and isinstance(extra := model.model_config.get("json_schema_extra"), dict):
                schema["examples"] = extra["examples"]


def _only_problems(operation: dict[str, Any]) -> None:
    """Takes out the shape in which FastAPI would answer, which ours never does."""
    found = operation.get("responses", {}).get("422")
    if found is not None:
        found.get("content", {}).pop("application/json", None)


def _components() -> dict[str, Any]:
    found: dict[str, Any] = {}
    published = {
        "Reading": reading_schema(),
        "Questions": questions_schema(),
        "Guidance": reply_schema("guidance"),
        "Worry": reply_schema("worry"),
        "Reply": reply_schema("reply"),
        "Notice": notice_schema(),
        "JournalExport": export_schema(),
    }
    for name, schema in (*published.items(), *_ours(), *journal_schemas()):
        found.update(_flat(name, schema))
    found["Episode"] = episode_schema(found)
    found["Answers"] = found.pop("ReadingAnswers")
    found = _renamed(found, "ReadingAnswers", "Answers")
    found["Reading"]["properties"].pop("id", None)
    found.pop("ReadingRow", None)
    found.pop("ReadingFailed", None)
    return found


def _ours() -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and schema of each record that only the API has."""
    yield "Meanings", _meanings_schema()
    yield "Worries", _list_schema("worries", {"$ref": "#/components/schemas/Worry"}, 5)
    notice = {"anyOf": [{"$ref": "#/components/schemas/Notice"}, {"type": "null"}]}
    yield "NoticeAnswer", record_schema({"notice": notice})
    yield "Health", record_schema({"status": {"const": "ok"}, "version": _TEXT, "bundle": _TEXT})
    yield "Problem", ProblemRecord.model_json_schema(ref_template="#/$defs/{model}")


def _meanings_schema() -> dict[str, Any]:
    """All nine meanings, each with every field that the library gives it."""
    names = [field.name for field in fields(Meaning)]
    told = {"id": {"enum": list(MEANINGS)}, "axis": {"enum": list(get_args(Axis))}}
    listed = _list_schema("meanings", {"$ref": "#/$defs/item"}, len(MEANINGS))
    return {**listed, "$defs": {"item": record_schema({**dict.fromkeys(names, _TEXT), **told})}}


def _list_schema(name: str, item: dict[str, Any], count: int) -> dict[str, Any]:
    """A record of so many items, of neither more nor fewer."""
    items = {"type": "array", "items": item, "minItems": count, "maxItems": count}
    return record_schema({"schema": {"const": f"tearwise.{name}/1"}, name: items})


def _flat(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """A schema and its definitions as components: ``#/$defs/risk`` of Reading becomes ReadingRisk. Definitions that are
    no objects stand where they are used: generators of clients make nothing of a name for "a text or null"."""
    definitions = schema.get("$defs", {})

    def component(definition: str) -> str:
        return name + definition[:1].upper() + definition[1:]

    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            if "$ref" in value:
                kept = {key: one for key, one in value.items() if key != "$ref"}
                if not value["$ref"].startswith("#/$defs/"):
                    return {"$ref": value["$ref"], **kept}
                named = value["$ref"].rpartition("/")[2]
                if "properties" not in definitions[named]:
                    return {**walk(definitions[named]), **kept}
                return {"$ref": f"#/components/schemas/{component(named)}", **kept}
            return {
                key: {inner: walk(one) for inner, one in each.items()} if key == "properties" else walk(each)
                for key, each in value.items()
                if key not in _LEFT_OUT
            }
        return [walk(one) for one in value] if isinstance(value, list) else value

    objects = {component(key): walk(one) for key, one in definitions.items() if "properties" in one}
    return {name: walk(schema), **objects}


def _renamed(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {
            key: f"#/components/schemas/{new}"
            if key == "$ref" and one == f"#/components/schemas/{old}"
            else _renamed(one, old, new)
            for key, one in value.items()
        }
    return [_renamed(one, old, new) for one in value] if isinstance(value, list) else value

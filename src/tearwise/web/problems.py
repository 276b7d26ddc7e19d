"""Errors as answers: one shape, the problem details of RFC 9457, for every error of the API.

No text of ours or of a library's that might repeat what was sent reaches an answer: validation errors name the field
and what it must be, and nothing that stood in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from tearwise.errors import (
    IN_DANGER,
    TOO_LITTLE_MEMORY,
    AccountError,
    AnswerError,
    DataError,
    EpisodeChanged,
    EpisodeError,
    EpisodeMissing,
    JournalError,
    JournalExists,
    JournalMissing,
    MissingExtra,
    PassphraseWeak,
    PassphraseWrong,
    ReplyError,
    TearwiseError,
)
from tearwise.strict_json import NO_NUMBER, TOO_DEEP, TWICE

MEDIA_TYPE = "application/problem+json"

TITLES: Mapping[int, str] = {
    400: "The request is not what it must be",
    401: "The session or the token is missing",
    403: "This request is not allowed",
    404: "There is nothing here",
    405: "This cannot be done here",
    408: "The request took too long to arrive",
    409: "It does not go with what is there",
    413: "The request is too large",
    415: "The request is of another type than is taken here",
    422: "Something in the request is not what it must be",
    429: "Too many attempts",
    500: "Tearwise failed",
    503: "This cannot be done now",
}
_OF_KINDS: Mapping[tuple[int, str], str] = {
    (503, "busy"): "Tearwise is busy",
    (503, "journal"): "The journal cannot be used now",
    (503, "memory"): "Too little memory is left",
    (503, "missing-part"): "A part of Tearwise is not installed",
}
"""Where a status alone would say something else than what is the matter."""

NO_COUNTRY = "This must be a country's two letters (ISO 3166-1), as in IE or us."

OURS = f"Something went wrong, and that is our fault, not yours. Nothing that you saved is lost. {IN_DANGER}"


class FieldProblem(BaseModel):
    """What is wrong with one field of a request."""

    model_config = ConfigDict(extra="forbid")

    at: str = Field(description="Where it stands, as a JSON pointer (RFC 6901).", examples=["/answers/trigger"])
    detail: str = Field(description="What is wrong with it; never what stood in it.")


class ProblemRecord(BaseModel):
    """Problem details (RFC 9457): every error of the API has this shape."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(description="Which kind of problem it is.", examples=["urn:tearwise:problem:account"])
    title: str = Field(description="The kind of problem, in a few words.")
    status: int = Field(description="The HTTP status.", ge=400, le=599)
    detail: str = Field(description="What is wrong, and what to do.")
    errors: list[FieldProblem] = Field(default_factory=list, description="Each wrong field, where there are any.")


@dataclass(eq=False)  # by identity, like any other exception, and so hashable
class Problem(Exception):
    """An error that is answered with problem details.

    kind:   the end of its type: ``urn:tearwise:problem:<kind>``
    detail: what is wrong and what to do
    """

    status: int
    kind: str
    detail: str
    errors: list[dict[str, str]] = field(default_factory=list)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The kind of problem, in a few words."""
        return _OF_KINDS.get((self.status, self.kind), TITLES[self.status])

    def record(self) -> dict[str, Any]:
        """As JSON holds it: problem details of RFC 9457."""
        found: dict[str, Any] = {
            "type": f"urn:tearwise:problem:{self.kind}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "errors": self.errors,
        }
        return found

    def response(self) -> Response:
        """As an answer."""
        content = json.dumps(self.record(), ensure_ascii=False).encode("utf-8")
        return Response(content, self.status, headers=dict(self.headers), media_type=MEDIA_TYPE)


def problem_of(error: TearwiseError | MemoryError) -> Problem:
    """What an error of ours is to a caller: theirs where an account, an answer or a reply is wrong; nobody's where
    the journal's files or their disk are, or too little memory is left; else ours."""
    if isinstance(error, AccountError):
        return Problem(422, "account", str(error), [{"at": "/text", "detail": str(error)}])
    if isinstance(error, AnswerError):
        return Problem(422, "answer", str(error), [{"at": "/answers", "detail": str(error)}])
    if isinstance(error, ReplyError):
        return Problem(422, "reply", str(error), [{"at": "/text", "detail": str(error)}])
    if isinstance(error, EpisodeMissing | JournalMissing):
        return Problem(404, "not-found", str(error))
    if isinstance(error, JournalExists | EpisodeChanged):
        return Problem(409, "journal", str(error))
    if isinstance(error, PassphraseWrong | PassphraseWeak):
        return Problem(422, "passphrase", str(error), [{"at": "/passphrase", "detail": str(error)}])
    if isinstance(error, EpisodeError):
        return Problem(422, "journal", str(error), [{"at": f"/{error.at}", "detail": str(error)}] if error.at else [])
    if isinstance(error, JournalError):  # another program, a disk, a damaged file or a newer Tearwise is in the way
        return Problem(503, "journal", str(error))
    if isinstance(error, MissingExtra):
        return Problem(503, "missing-part", str(error))
    if isinstance(error, MemoryError):
        return Problem(503, "memory", f"{TOO_LITTLE_MEMORY} {IN_DANGER}")
    if isinstance(error, DataError):
        return Problem(500, "internal", f"{error} {IN_DANGER}")
    return Problem(500, "internal", str(error))


def invalid(errors: Iterable[Mapping[str, Any]]) -> Problem:
    """The problem for what does not fit the request's model. Says where and what, and never what stood there."""
    errors = list(errors)
    if any(isinstance(one.get("input"), bytes) for one in errors):  # what came was not even looked at as JSON
        return Problem(415, "media-type", "Send JSON, with the header Content-Type: application/json.")
    found = [{"at": _pointer(one), "detail": _said(one)} for one in errors]
    return Problem(422, "request", "See what is said of each field.", found)


def _pointer(error: Mapping[str, Any]) -> str:
    """Where it stands. A key that the caller made up may be a word of an account, so it is named only if it is ours."""
    if error.get("type") == "json_invalid":  # its place is one in the text
        return ""
    known = {"body", "query", "path", "header"}
    parts = tuple(error.get("loc", ()))
    if parts and parts[0] in known:
        parts = parts[1:]
    return "".join(f"/{part}" if part in _FIELDS or isinstance(part, int) else "/*" for part in parts)


_FIELDS = frozenset(
    (
        "text", "of", "answers", "pronoun", "crier", "over", "relationship", "country", "meaning", "trigger", "said",
        "did", "rare",
        "passphrase", "happened", "person", "name", "responses", "what", "helped", "note", "reread", "meanings",
        "words", "since", "until", "limit", "offset", "format", "redact", "hide", "keep", "every", "id",
    )
)  # fmt: skip


def _said(error: Mapping[str, Any]) -> str:
    """What is wrong with a field, in words of ours; what stood in it is in none of them."""
    kind, place, limits = str(error.get("type", "")), tuple(error.get("loc", ())), error.get("ctx") or {}
    if place[-1:] == ("country",) and kind != "extra_forbidden":
        return NO_COUNTRY
    if (kind, place) == ("missing", ("body",)):
        return "The request has no body: send a JSON object."
    if kind == "json_invalid":
        if limits.get("error") in (NO_NUMBER, TOO_DEEP):
            return f"This {limits['error']}."
        told = place[1:] and isinstance(place[-1], int)
        if told and limits.get("error") == TWICE:
            return f"This {TWICE}, at its character {place[-1] + 1}: send it once."
        return f"This is not JSON, from its character {place[-1] + 1} on." if told else "This is not JSON."
    if kind == "string_unicode":
        return _broken(error.get("input"))
    if kind == "string_pattern_mismatch" and place[-1:] in _DATES:
        return "This must be a date, or a date and time, as in 2026-11-20 or 2026-11-20T21:30."
    if kind in _BOUNDS:
        words, name = _BOUNDS[kind]
        limit = limits.get(name)
        if (kind, limit) == ("string_too_short", 1):
            return "This text is empty."
        return words.format(f"{limit:,}" if isinstance(limit, int) else limit)
    return _PLAIN.get(kind, "This is not what it must be.")


def _broken(text: object) -> str:
    """Where half a character stands in a text."""
    half = re.search("[\ud800-\udfff]", text) if isinstance(text, str) else None
    where = "" if half is None else f" at offset {half.start()}"
    return f"This text has half a surrogate pair{where}, which is no character."


_DATES = frozenset({("happened",), ("since",), ("until",)})
_BOUNDS: Mapping[str, tuple[str, str]] = {
    "string_too_long": ("This text is too long: it can have {} characters at most.", "max_length"),
    "string_too_short": ("This text is too short: it must have {} characters at least.", "min_length"),
    "too_long": ("This list is too long: it can have {} entries at most.", "max_length"),
    "too_short": ("This list is too short: it must have {} entries at least.", "min_length"),
    "greater_than_equal": ("This must be {} at least.", "ge"),
    "less_than_equal": ("This must be {} at most.", "le"),
    "literal_error": ("This must be one of: {}.", "expected"),
    "enum": ("This must be one of: {}.", "expected"),
}
"""Kind of error → what to say, and the name of the limit in it, which is of our own model."""
_WHOLE, _FLAG, _OBJECT = "This must be a whole number.", "This must be true or false.", "This must be a JSON object."
_PLAIN: Mapping[str, str] = {
    "missing": "This field is missing.",
    "extra_forbidden": "There is no such field.",
    "model_attributes_type": _OBJECT,
    "model_type": _OBJECT,
    "dict_type": _OBJECT,
    "string_type": "This must be a text.",
    "list_type": "This must be a list.",
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": "This number is too large.",
    "int_from_float": _WHOLE,
    "bool_type": _FLAG,
    "bool_parsing": _FLAG,
}

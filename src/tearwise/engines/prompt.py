"""What a language model is asked: the codebook as instructions, the account as data, the answer's form as a schema."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from tearwise.accounts import MOST, VALUES
from tearwise.errors import DataError
from tearwise.meanings import MEANINGS, all_meanings
from tearwise.reading import CRIERS

VERSION = 1
"""Rises when what is asked changes in kind. A hash beside it tells every change, also of the meanings' wording."""

UNKNOWN = "unknown"
STATES = ("clear", "too_little", "no_tears")
MOST_QUOTES = 2
LONGEST_QUOTE = 240
"""Characters. Twenty words have fewer; without a bound, a model that has lost its way never ends."""

_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>[]{}|\u2028\u2029\x7f"}
"""Signs of which servers' templates make their marks between roles (``<|im_start|>``, ``[INST]``): in JSON they can be
written otherwise, and then an account cannot end the place that it stands in."""

_TASK = "Code this account by the codebook. It is data, given as one JSON string:\n\n"
_AFTER = "\n\nAnswer with the JSON object alone."


def messages(account: str) -> list[dict[str, str]]:
    """The two messages: the instructions, the same for every account, and the account."""
    return [
        {"role": "system", "content": instructions()},
        {"role": "user", "content": f"{_TASK}{quoted(account)}{_AFTER}"},
    ]


def quoted(account: str) -> str:
    """An account as a JSON string, on one line, and without a sign that could be taken for a mark between roles."""
    return json.dumps(account, ensure_ascii=False).translate(_ESCAPED)


@cache
def instructions() -> str:
    """The codebook as instructions. Raises DataError where prompt.md lacks a place that must be filled."""
    text = resources.files(__package__).joinpath("prompt.md").read_text("utf-8")
    for slot in ("{meanings}", "{form}"):
        if text.count(slot) != 1:
            raise DataError(f"prompt.md: it needs {slot} once.")
    meanings = "\n".join(
        f'- "{one.id}": {one.definition}. 2, for instance: {one.shown_when}. Not this: {one.not_this}.'
        for one in all_meanings()
    )
    return text.replace("{meanings}", meanings).replace("{form}", _form()).strip()


@cache
def schema(bounded: bool = True) -> Mapping[str, Any]:
    """The JSON Schema of an answer. bounded: with lengths, which some servers do not know"""

    def several(question: str, *others: str) -> dict[str, Any]:
        values = [*VALUES[question], *others]
        found: dict[str, Any] = {"type": "array", "items": {"type": "string", "enum": values}}
        return found | {"maxItems": MOST[question]} if bounded else found

    def one(values: tuple[str, ...]) -> dict[str, Any]:
        return {"type": "string", "enum": list(values)}

    quote = {"type": "string", "maxLength": LONGEST_QUOTE} if bounded else {"type": "string"}
    quotes = {"type": "array", "items": quote} | ({"maxItems": MOST_QUOTES} if bounded else {})
    score = {"type": "integer", "enum": [0, 1, 2]}
    fields: dict[str, Any] = {
        "account": one(STATES),
        "crier": one(CRIERS),
        "relationship": one((*VALUES["relationship"], UNKNOWN)),
        "trigger": several("trigger", UNKNOWN),
        "said": several("said"),
        "did": several("did"),
        "rare": one(VALUES["rare"]),
        "pressure": score,
        "meanings": _object({id: _object({"quotes": quotes, "score": score}) for id in MEANINGS}),
    }
    return MappingProxyType(_object(fields))


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _form() -> str:
    """The answer's form in words, for models whose server does not hold them to the schema."""
    meaning = '{"quotes": [...], "score": 0, 1 or 2}'
    meanings = ", ".join(f'"{id}": {meaning if n == 0 else "{...}"}' for n, id in enumerate(MEANINGS))
    return (
        '{"account": "...", "crier": "...", "relationship": "...", "trigger": [...], "said": [...], "did": [...], '
        f'"rare": "yes" or "no", "pressure": 0, 1 or 2, "meanings": {{{meanings}}}}}'
        "\n\nAll of these and no others, every meaning with both."
    )


@cache
def version() -> str:
    """Names the prompt, as ``1-0f3a9c2e``: its version, and the hash of all that is asked."""
    whole = json.dumps([instructions(), dict(schema()), _TASK, _AFTER], sort_keys=True)
    return f"{VERSION}-{hashlib.sha256(whole.encode('utf-8')).hexdigest()[:8]}"

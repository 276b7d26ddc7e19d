"""The JSON record of a reading: its published schema, and records as lines (NDJSON)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from tearwise.accounts import QUESTIONS, Account
from tearwise.errors import ReadingError
from tearwise.meanings import MEANINGS
from tearwise.reading.reading import (
    SCHEMA,
    Evidence,
    MeaningReading,
    NextQuestion,
    Reading,
    Risk,
    RiskId,
    RiskPassage,
    Status,
    Urgency,
)
from tearwise.tables import load_schema

RowId = str | int | float | None
"""What may name a row of a corpus, and is carried over to its record."""


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``tearwise.reading/1``, strict: a record holds what it names and nothing else.

    Its ``$defs/row`` is the schema of a line that ``tearwise annotate`` writes: a reading or a failed row.
    """
    return load_schema("tearwise.rendering", "reading.schema.json")


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


def failed_row(id: RowId, error: str, risks: Sequence[Risk] | None = None) -> dict[str, Any]:
    """The record of a row that could not be read. ``error`` says why and never repeats the row's text.

    risks: what its text tells of danger all the same; None where that could not be looked for
    """
    failed: dict[str, Any] = {"id": id, "status": "error", "error": error}
    return failed if risks is None else failed | {"risks": [risk.to_record() for risk in risks]}


def reading_of(record: Mapping[str, Any], text: str) -> Reading:
    """The reading that a record was made of, given the account's text, which the record does not carry.

    Probabilities and effects are as the record rounds them. Raises ReadingError where it is no ``tearwise.reading/1``,
    or one of another text, and AccountError or AnswerError where it is of none: they name what does not fit, and never
    repeat a text.
    """
    try:
        if record["schema"] != SCHEMA:
            raise ReadingError("it is another schema")
        account = Account.of(text, record["answers"])
        question = record["question"]
        reading = Reading(
            account=account,
            bundle=_text(record["bundle"]),
            status=_one_of(get_args(Status), record["status"]),
            meanings=tuple(
                MeaningReading(
                    _one_of(MEANINGS, one["id"]),
                    _number(one["probability"], 0, 1),
                    _one_of((True, False), one["present"]),
                    tuple(Evidence(*_passage(each, text), _number(each["effect"], -1, 1)) for each in one["evidence"]),
                )
                for one in record["meanings"]
            ),
            risks=tuple(
                Risk(
                    _one_of(get_args(RiskId), one["id"]),
                    _one_of(get_args(Urgency), one["urgency"]),
                    tuple(RiskPassage(*_passage(each, text)) for each in one["evidence"]),
                )
                for one in record["risks"]
            ),
            question=None
            if question is None
            else NextQuestion(_one_of(QUESTIONS, question["id"]), _number(question["expected_information"], 0, 100)),
            language=_text(record.get("language", "en")),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ReadingError(f"the record is not whole ({type(error).__name__})") from None
    if {one.id for one in reading.meanings} != set(MEANINGS) or len(reading.meanings) != len(MEANINGS):
        raise ReadingError("the record does not have the nine meanings")
    return reading


def _passage(record: Mapping[str, Any], text: str) -> tuple[int, int, str]:
    start, end, quote = record["start"], record["end"], record["quote"]
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end or text[start:end] != quote:
        raise ReadingError("a passage is not where the record says")
    return start, end, quote


def _number(value: object, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise ReadingError("a number is none, or out of its range")
    return float(value)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ReadingError("a name is none")
    return value


def _one_of(allowed: tuple[Any, ...], value: object) -> Any:
    if not isinstance(value, str | bool) or value not in allowed:
        raise ReadingError("a value is none of those that there are")
    return value

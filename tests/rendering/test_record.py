"""The published schema is what records are, and a line is always one line of UTF-8."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tearwise.accounts import VALUES
from tearwise.errors import ReadingError
from tearwise.meanings import MEANINGS
from tearwise.reading import Reading
from tearwise.reading.reading import Risk, RiskPassage
from tearwise.rendering.record import failed_row, line, row, schema
from tearwise.rendering.record import reading_of as read_back
from tests.rendering.examples import reading_of, readings

VALIDATOR = jsonschema.Draft202012Validator(schema())
ROWS = jsonschema.Draft202012Validator(
    {"$ref": f"{schema()['$id']}#/$defs/row"},
    registry=Registry().with_resource(schema()["$id"], DRAFT202012.create_resource(schema())),
)


def reading() -> Reading:
    return reading_of(
        probabilities={"remorse": 0.83},
        present=("remorse",),
        evidence={"remorse": {"sorry": 0.31}},
        answers={"trigger": ["goodbye"], "said": [], "pressure": 0, "did": None},
        question="rare",
    )


def record() -> dict[str, Any]:
    return reading().to_record()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_schema_cannot_be_changed_by_who_asks_for_it() -> None:
    schema()["properties"].clear()
    assert schema()["properties"]


@given(readings())
def test_every_reading_keeps_to_the_schema(reading: Reading) -> None:
    VALIDATOR.validate(json.loads(line(reading.to_record())))


def test_the_schema_knows_every_meaning_and_every_answer() -> None:
    found = schema()
    answers = found["$defs"]["answers"]["properties"]
    assert found["$defs"]["meaning"]["properties"]["id"]["enum"] == list(MEANINGS)
    assert list(answers) == list(VALUES)
    for question, values in VALUES.items():
        allowed = answers[question].get("enum") or answers[question]["items"]["enum"]
        assert [str(value) for value in allowed if value is not None] == list(values)


def changed(path: list[str | int], value: object) -> dict[str, Any]:
    """The record with one thing put at a path, or taken away where the value is ``...``."""
    whole = record()
    place: Any = whole
    for key in path[:-1]:
        place = place[key]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return whole


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["schema"], "tearwise.reading/2"),
        (["status"], "error"),
        (["status"], "unsupported_language"),
        (["language"], "en"),
        (["bundle"], ...),
        (["text"], "the account"),
        (["meanings", 0], ...),
        (["meanings", 1, "id"], "remorse"),
        (["meanings", 0, "id"], "anger"),
        (["meanings", 0, "probability"], 1.01),
        (["meanings", 0, "present"], 1),
        (["meanings", 0, "evidence", 0, "effect"], -1.5),
        (["meanings", 0, "evidence", 0, "start"], -1),
        (["meanings", 0, "evidence", 0, "quote"], ""),
        (["answers", "trigger"], []),
        (["answers", "trigger"], ["goodbye", "death", "pain"]),
        (["answers", "mood"], "sad"),
        (["answers", "pressure"], "0"),
        (["question", "id"], "mood"),
        (["question"], ...),
        (["id"], ["a", "list"]),
    ],
    ids=str,
)
def test_what_is_no_record_is_refused(path: list[str | int], value: object) -> None:
    VALIDATOR.validate(record())
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(changed(path, value))


@pytest.mark.parametrize("id", ["nonsense", "", "RARE", "mood ", 7, None, ["rare"]])
def test_a_record_that_asks_what_is_no_question_is_no_reading(id: object) -> None:
    assert read_back(record(), reading().text).to_record() == record()
    with pytest.raises(ReadingError, match="none of those"):
        read_back(changed(["question", "id"], id), reading().text)


def test_a_record_that_names_a_meaning_twice_beside_all_nine_is_no_reading() -> None:
    meanings = record()["meanings"]
    with pytest.raises(ReadingError, match="the nine meanings"):
        read_back(changed(["meanings"], [*meanings, meanings[0]]), reading().text)


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (["schema"], "tearwise.reading/2", "another schema"),
        (["meanings", 0, "id"], "love", "the nine meanings"),
        (["meanings", 0], ..., "the nine meanings"),
        (["meanings", 0, "id"], "joy", "none of those"),
        (["meanings", 0, "probability"], 1.2, "out of its range"),
        (["meanings", 0, "present"], 1, "none of those"),
        (["meanings", 0, "evidence", 0, "start"], 1, "not where the record says"),
        (
            ["meanings", 0, "evidence", 0],
            {"start": 3, "end": 3, "quote": "", "effect": 0.1},
            "not where the record says",
        ),
        (["meanings", 0, "evidence", 0, "effect"], True, "out of its range"),
        (["bundle"], "", "a name is none"),
        (["risks"], ..., "not whole"),
    ],
    ids=str,
)
def test_a_record_of_something_else_is_no_reading(path: list[str | int], value: object, named: str) -> None:
    with pytest.raises(ReadingError, match=named):
        read_back(changed(path, value), reading().text)


@pytest.mark.parametrize("id", ["a-1", 7, None])
def test_rows_of_a_corpus_keep_to_the_schema_of_rows(id: str | int | None) -> None:
    ROWS.validate(row(id, reading_of()))
    ROWS.validate(failed_row(id, "line 3 is not JSON"))
    with pytest.raises(jsonschema.ValidationError):
        ROWS.validate({**failed_row(id, "line 3 is not JSON"), "text": "the account"})


def test_a_row_that_was_not_read_may_tell_of_danger() -> None:
    risk = Risk("self_harm", "now", (RiskPassage(3, 9, "no end"),))
    record = failed_row("a-1", "the model gave no answer", (risk,))
    ROWS.validate(record)
    assert record["risks"] == dataclasses.replace(reading_of(), risks=(risk,)).to_record()["risks"]
    assert failed_row("a-1", "the model gave no answer", ())["risks"] == []
    assert "risks" not in failed_row("a-1", "line 3 is not JSON")


def test_a_row_says_its_id_first() -> None:
    assert next(iter(row("a-1", reading_of()))) == "id"


@given(st.text())
def test_a_line_is_one_line_and_can_be_written(text: str) -> None:
    written = line({"id": text})
    assert written.count("\n") == 1
    assert written.endswith("\n")
    assert json.loads(written.encode("utf-8")) == {"id": text}


def test_a_number_that_json_cannot_say_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        line({"probability": float("nan")})

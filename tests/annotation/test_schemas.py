"""The schemas of what annotate and agreement write are valid, strict, and what is written keeps to them."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from tearwise.annotation.agreement import agreement
from tearwise.annotation.codings import codings
from tearwise.annotation.evaluation import STATISTICS
from tearwise.annotation.flat import COLUMNS
from tearwise.annotation.manifest import manifest_path
from tearwise.annotation.schemas import schema
from tearwise.errors import UnknownName
from tearwise.meanings import MEANINGS
from tests.annotation.scripted import corpus, run


def agreed(folder: Path) -> dict[str, Any]:
    """A record in which each part says something."""
    rows = [
        {"id": n, "coder": "anna", "usable": n != 4, **dict.fromkeys(MEANINGS, 0), "love": 2 * n % 4} for n in range(6)
    ]
    rows += [{"id": n, "coder": "ben", "usable": True, "love": 0, "trust": 2, "remorse": None} for n in range(5)]
    rows += [{"id": 1, "coder": "cleo", "love": 1}, {"id": 2, "coder": "cleo", "trust": "?", "love": 0}]
    rows += [{"id": n, "coder": "dora", **dict.fromkeys(MEANINGS, 0)} for n in (0, 9)]
    rows += [
        {"id": 4, "coder": "eve", "usable": False, "love": 2},
        {"id": 5, "coder": "eve", "love": 2},
        {"id": 3, "coder": "eve"},
    ]
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    found: dict[str, Any] = json.loads(json.dumps(agreement(codings(folder / "a.jsonl"), resamples=20).to_record()))
    for name in (
        "lacking",
        "ordinal",
        "ones",
        "zeros",
        "left",
        "blank",
        "untouched",
        "absent",
        "uncoded",
        "unused",
        "alone",
    ):
        assert found[name], name
    assert found["exchanges"]
    assert found["discussed"]
    assert found["usable"]
    return found


def annotated(folder: Path) -> dict[str, Any]:
    run(corpus(folder / "in.jsonl", 5), folder / "out.csv")
    found: dict[str, Any] = json.loads(manifest_path(folder / "out.csv").read_text(encoding="utf-8"))
    return found


RECORDS = {"agreement": agreed, "annotation": annotated}


@pytest.mark.parametrize("name", RECORDS)
def test_the_schema_is_one_and_the_record_follows_it(tmp_path: Path, name: str) -> None:
    found, record = schema(name), RECORDS[name](tmp_path)  # type: ignore[arg-type]
    Draft202012Validator.check_schema(found)
    Draft202012Validator(found).validate(record)
    assert record["schema"] == f"tearwise.{name}/1" == found["title"]


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_with_more_or_less_is_refused(tmp_path: Path, name: str) -> None:
    validator, record = Draft202012Validator(schema(name)), RECORDS[name](tmp_path)  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        validator.validate({**record, "colour": "red"})
    for key in record:
        less = copy.deepcopy(record)
        del less[key]
        with pytest.raises(ValidationError):
            validator.validate(less)


def test_the_figures_in_the_schema_of_evaluation_are_those_that_there_are() -> None:
    found = schema("evaluation")
    Draft202012Validator.check_schema(found)
    assert found["title"] == "tearwise.evaluation/1"
    assert found["properties"]["figures"]["required"] == list(STATISTICS)
    assert found["properties"]["meanings"]["required"] == list(MEANINGS)


def test_flat_rows_follow_theirs(tmp_path: Path) -> None:
    found = schema("flat_row")
    Draft202012Validator.check_schema(found)
    assert list(found["properties"]) == list(COLUMNS)
    run(corpus(tmp_path / "in.jsonl", 5), tmp_path / "out.jsonl", form="flat")
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["status"] for row in rows} == {"read", "error"}
    for row in rows:
        Draft202012Validator(found).validate(row)
        for wrong in ({"love_probability": 0.5 if row["status"] == "error" else None}, {"colour": "red"}):
            with pytest.raises(ValidationError):
                Draft202012Validator(found).validate(row | wrong)


def test_another_record_has_no_schema() -> None:
    with pytest.raises(UnknownName, match="agreement"):
        schema("money")  # type: ignore[arg-type]

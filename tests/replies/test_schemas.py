"""The schemas of the records are valid, strict, and of the version that the records name."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from tearwise.assembly import check_reply
from tearwise.errors import UnknownName
from tearwise.replies import guidance_for, schema, worry
from tests.replies.examples import reading

NAMES = ("guidance", "worry", "reply")


@cache
def records() -> dict[str, Any]:
    """Made when they are first asked for: a network reads the reply, for which not every process that looks for tests
    should have to wait."""
    return {
        "guidance": guidance_for(reading("remorse", answers={"relationship": "parent"})).to_record(),
        "worry": worry("real", reading("remorse")).to_record(),
        "reply": check_reply("I'm here. Stop crying, you're a grown man. I want to kill myself.").to_record(),
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_one_and_the_record_follows_it(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))  # type: ignore[arg-type]
    Draft202012Validator(schema(name)).validate(records()[name])  # type: ignore[arg-type]
    assert records()[name]["schema"] == f"tearwise.{name}/1" == schema(name)["title"]  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_a_record_with_more_or_less_is_refused(name: str) -> None:
    validator = Draft202012Validator(schema(name))  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        validator.validate({**records()[name], "colour": "red"})
    for key in records()[name]:
        less = copy.deepcopy(records()[name])
        del less[key]
        with pytest.raises(ValidationError):
            validator.validate(less)


def test_another_record_has_no_schema() -> None:
    with pytest.raises(UnknownName, match="guidance"):
        schema("money")  # type: ignore[arg-type]

"""A result can be copied, sent to another process and taken apart, and is the same then."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tearwise import Reader, all_meanings, check_reply, guidance_for, notice_for
from tearwise.engines.scripted import ScriptedEngine
from tearwise.journal import Journal, Strength
from tearwise.replies import all_worries

ACCOUNT = "My dad cried at the station. He said he was sorry, and that he will kill himself tonight."
ANSWERS = {"relationship": "parent", "trigger": ["goodbye"], "said": [], "rare": None}


def results(folder: Path) -> list[Any]:
    """What a program gets to see of an account, a reply and a journal."""
    reading = Reader(ScriptedEngine()).read(ACCOUNT, ANSWERS)
    with Journal.create("seven quiet herons", folder / "journal", strength=Strength(64, 1, 1)) as journal:
        episode = journal.add(reading, person="Zebedee", note="It was late.")
        kept = [episode, *journal.entries(), *journal.people(), journal.patterns()]
    checked = check_reply("Don't cry, it's only a job. I am here.")
    notice = notice_for(reading.risks, "GB")
    return [
        reading,
        reading.account,
        notice,
        guidance_for(reading),
        *all_worries(reading),
        checked,
        *all_meanings(),
        *kept,
    ]


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))],
    ids=["copy", "deepcopy", "pickle"],
)
def test_a_copy_of_a_result_is_equal_to_it(tmp_path: Path, copied: Callable[[Any], Any]) -> None:
    for one in results(tmp_path):
        again = copied(one)
        assert type(again) is type(one)
        assert again == one
        if hasattr(one, "to_record"):
            assert again.to_record() == one.to_record()


def test_a_result_can_be_taken_apart(tmp_path: Path) -> None:
    for one in results(tmp_path):
        parts = dataclasses.asdict(one)
        assert list(parts) == [field.name for field in dataclasses.fields(one)]
        assert dataclasses.astuple(one)
        assert json.dumps(parts)


def test_the_parts_of_a_reading_hold_its_account_and_answers() -> None:
    reading = Reader(ScriptedEngine()).read(ACCOUNT, ANSWERS)
    parts = dataclasses.asdict(reading)
    assert parts["account"] == {
        "text": ACCOUNT,
        "answers": {"relationship": ("parent",), "trigger": ("goodbye",), "said": ()},
        "unknown": ("rare",),
    }
    assert [one["id"] for one in parts["meanings"]] == [one.id for one in reading.meanings]


def test_a_changed_copy_of_a_result_keeps_what_was_not_changed() -> None:
    reading = Reader(ScriptedEngine()).read(ACCOUNT, ANSWERS)
    other = dataclasses.replace(reading, question=None)
    assert other.account is reading.account
    assert other.to_record() == {**reading.to_record(), "question": None}

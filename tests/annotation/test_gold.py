"""Labelled accounts are checked when they are loaded, and their labels answer the questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tearwise.annotation.gold import answers_in, labelled_accounts
from tearwise.errors import FileError, RowError
from tearwise.meanings import MEANINGS

TEXT = "He cried and said he was sorry."


def account(**changes: Any) -> dict[str, Any]:
    """A labelled account; a change to ``...`` leaves the field out."""
    whole = {"id": "a", "text": TEXT, "meanings": dict.fromkeys(MEANINGS, 0) | {"remorse": 2}, **changes}
    return {name: value for name, value in whole.items() if value is not ...}


def written(path: Path, *accounts: object) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in accounts), encoding="utf-8")
    return path


def test_labelled_accounts_are_loaded_in_order(tmp_path: Path) -> None:
    accounts = [
        account(id="a"),
        account(id="b", usable=False, meanings=...),
        account(id="c", evidence={"remorse": ["sorry"]}),
    ]
    assert labelled_accounts(written(tmp_path / "gold.jsonl", *accounts)) == accounts


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ([], "is not a JSON object"),
        (account(text=...), "has no account"),
        (account(text=""), "has no account"),
        (account(meanings=...), "needs 'meanings'"),
        (account(meanings={"remorse": 2}), "needs 'meanings'"),
        (account(meanings=dict.fromkeys(MEANINGS, 3)), "needs 'meanings'"),
        (account(meanings=dict.fromkeys(MEANINGS, True)), "needs 'meanings'"),
        (account(meanings={id: [2] for id in MEANINGS}), "needs 'meanings'"),
        (account(evidence={"anger": ["sorry"]}), "needs 'evidence'"),
        (account(evidence={"remorse": "sorry"}), "needs 'evidence'"),
        (account(evidence={"remorse": [1]}), "needs 'evidence'"),
    ],
)
def test_what_is_no_labelled_account_is_refused_by_its_line(tmp_path: Path, bad: object, said: str) -> None:
    with pytest.raises(RowError, match=f"line 2 {said}") as raised:
        labelled_accounts(written(tmp_path / "gold.jsonl", account(), bad))
    assert "sorry" not in str(raised.value)


def test_a_line_that_is_not_json_is_refused_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("{\n")
    with pytest.raises(RowError, match="line 1 is not JSON"):
        labelled_accounts(tmp_path / "gold.jsonl")


def test_a_file_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RowError, match="no account with labels"):
        labelled_accounts(written(tmp_path / "gold.jsonl", account(usable=False)))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        labelled_accounts(tmp_path / "gold.jsonl")


def test_labels_answer_the_questions_as_somebody_who_knows_the_scene() -> None:
    labels = account(relationship="partner", trigger=["breakup"], said=[], did=["hugged"], rare=True, pressure=1)
    assert answers_in(labels) == {
        "relationship": "partner", "trigger": ["breakup"], "said": [], "did": ["hugged"], "rare": "yes", "pressure": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    "labels",
    [
        {"relationship": "unknown", "trigger": ["unknown"], "rare": False},
        {"relationship": "none"},
        {},
    ],
)
def test_what_the_labels_leave_open_is_not_answered(labels: dict[str, Any]) -> None:
    assert set(answers_in(account(**labels)).values()) == {None}

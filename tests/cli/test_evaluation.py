"""``tearwise evaluate``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tearwise.cli.ending import READ, USAGE
from tearwise.meanings import MEANINGS
from tests.cli.conftest import Run

SORRY = "He cried and said he was sorry."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    nothing = dict.fromkeys(MEANINGS, 0)
    rows = [
        {"id": "a", "text": SORRY, "meanings": nothing | {"remorse": 2}},
        {"id": "b", "text": "He cried.", "meanings": nothing | {"loss_fear": 2}, "trigger": ["breakup"]},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def figure(out: str, name: str) -> float:
    return float(re.search(rf"^{re.escape(name)}\s+([\d.]+)  \[", out, re.MULTILINE)[1])  # type: ignore[index]


def test_readings_are_measured(run: Run, gold: Path) -> None:
    ended = run("evaluate", str(gold))
    assert ended.code == READ
    assert ended.out.startswith("2 accounts with labels")
    assert figure(ended.out, "micro-F1") == 0.667
    assert figure(ended.out, "F1 remorse") == 1
    assert figure(ended.out, "F1 loss_fear") == 0


def test_labelled_answers_are_given_when_asked_for(run: Run, gold: Path) -> None:
    assert figure(run("evaluate", str(gold), "--answers").out, "F1 loss_fear") == 1


def test_a_line_without_labels_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps({"text": SORRY}) + "\n")
    ended = run("evaluate", str(tmp_path / "gold.jsonl"))
    assert ended.code == USAGE
    assert "line 1 needs 'meanings'" in ended.err

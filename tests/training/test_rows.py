"""A row that breaks the codebook is told, with what is wrong about it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tearwise.meanings import MEANINGS
from training.rows import LONGEST_QUOTE, faults, load, load_cases, main


def _row(quote: str) -> dict[str, Any]:
    return {
        "id": "own-1", "text": quote, "usable": True, "meanings": dict.fromkeys(MEANINGS, 0) | {"love": 2},
        "evidence": {"love": [quote]}, "crier": "other", "crier_gender": "unknown", "relationship": "parent",
        "trigger": ["goodbye"], "said": [], "did": [], "risk": [], "rare": False, "pressure": 0,
    }  # fmt: skip


@pytest.mark.parametrize("words", [1, LONGEST_QUOTE])
def test_a_quote_of_as_many_words_as_it_may_have_is_taken(words: int) -> None:
    assert faults(_row("cried " * (words - 1) + "cried")) == []


def test_a_longer_quote_is_told_how_long_it_may_be() -> None:
    (fault,) = faults(_row("cried " * LONGEST_QUOTE + "cried"))
    assert fault.endswith(f"is not 1 to {LONGEST_QUOTE} words")


@pytest.mark.parametrize(
    "change",
    [
        {"id": None}, {"meanings": [1]}, {"evidence": {"love": "cried"}}, {"evidence": {"love": [1]}}, {"evidence": 1},
        {"trigger": [["goodbye"]]}, {"said": "apology"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_of_another_kind_is_told_and_breaks_nothing_off(
    change: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(faults(_row("cried") | change)) == 1
    kept = tmp_path / "rows.jsonl"
    kept.write_text(f"[]\n{json.dumps(_row('cried') | change)}\n", encoding="utf-8")
    assert main([str(kept)]) == 1
    assert "rows.jsonl:1: it is no JSON object" in (told := capsys.readouterr().err)
    assert "rows.jsonl:2: " in told
    with pytest.raises(ValueError, match=r"rows\.jsonl:1: "):
        load(kept)


@pytest.mark.parametrize(
    "line", ["[]", "{", '{"id": "a", "text": "He cried."}', '{"risk": ["fire"], "urgency": "now"}']
)
def test_a_case_that_is_none_is_told_by_its_line(line: str, tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"cases\.jsonl:2: it is no case"):
        load_cases(tmp_path / "cases.jsonl")

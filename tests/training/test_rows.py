"""A row that breaks the codebook is told, with what is wrong about it."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.meanings import MEANINGS
from training.rows import LONGEST_QUOTE, faults


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

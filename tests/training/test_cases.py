"""The cases of risk that are kept: each is labelled, and none to judge by is among those that may be learned from."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from tearwise.accounts.phrases import plain
from training.rows import Row, load_cases

ROOT = Path(__file__).parents[2]
LEARNED = sorted((ROOT / "training/data").rglob("safety*.jsonl"))
BLIND = sorted((ROOT / "tests/data").glob("safety-blind*.jsonl"))


def _cases(files: list[Path]) -> list[Row]:
    return list(chain.from_iterable(map(load_cases, files)))


@pytest.mark.parametrize("file", [*LEARNED, *BLIND], ids=lambda file: file.name)
def test_a_case_is_urgent_where_it_has_a_risk_and_there_alone(file: Path) -> None:
    cases = load_cases(file)
    assert cases
    assert [case.id for case in cases if bool(case.risk) != (case.urgency != "none")] == []


def test_each_case_has_an_id_of_its_own() -> None:
    ids = [case.id for case in _cases([*LEARNED, *BLIND])]
    assert len(ids) == len(set(ids))


def test_no_blind_case_is_among_those_that_may_be_learned_from() -> None:
    learned = {plain(case.text) for case in _cases(LEARNED)}
    assert [case.id for case in _cases(BLIND) if plain(case.text) in learned] == []

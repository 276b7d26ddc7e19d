"""The tables of docs/scaling.md are what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.scaling import LARGE, cost_table, post, run, size_table, worked
from tearwise.annotation.work import alone
from tests.annotation.scripted import TEXTS, corpus, start
from tests.benchmarks.examples import cell


def test_the_cost_of_a_large_corpus_follows_from_the_rate() -> None:
    rates = {"well": 25.0, "fast": 500.0}
    table = cost_table(rates)
    for rows in LARGE:
        for kind, rate in rates.items():
            hours = cell(table, f"{rows:,} rows, {kind}", "core-hours").value
            assert hours * 3600 * rate == pytest.approx(rows)
            assert cell(table, f"{rows:,} rows, {kind}", "days on 16 cores").value * 24 * 16 == pytest.approx(hours)
            assert cell(table, f"{rows:,} rows, {kind}", "hours on 1,000 cores").value * 1000 == pytest.approx(hours)


def test_a_size_is_measured_in_a_process_of_its_own() -> None:
    table = size_table([text for text in TEXTS if text], [8], words=30)
    assert cell(table, "8 rows", "rows a second of a core").value > 0
    assert 10 < cell(table, "8 rows", "peak memory").value < 1_000


def test_no_two_posts_are_the_same_and_none_is_longer_than_asked() -> None:
    texts = ["one two three four five six", "He cried.", ""]
    found = [post(texts, 4, number) for number in range(30)]
    assert len(set(found)) == len(found)
    assert all(len(one.split()) <= 5 for one in found)
    assert found[1] == "He cried. 1."


def test_a_run_is_worked_for(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 20)
    assert 0 < worked(lambda: run(source, alone(start()))) < 60

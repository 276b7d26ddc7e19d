"""The benchmark of the server under load counts what clients saw, and posts what it says."""

from __future__ import annotations

import json
from itertools import islice

from benchmarks.load import OWN, Told, accounts, load_table, loaded
from tests.benchmarks.examples import cell

TEXTS = [json.loads(line)["text"] for line in OWN.read_text(encoding="utf-8").splitlines()]


def test_accounts_have_the_words_they_should_and_no_two_are_alike() -> None:
    made = list(islice(accounts(TEXTS), 400))
    assert {len(text.split()) for text in made} == {110}
    assert len(set(made)) == 400


def test_the_ratio_is_to_what_was_read_alone_before_and_after() -> None:
    told = Told(took=[0.5] * 99 + [2.0], errors=1, seconds=10.0, worked=20.0)
    told.memory = [(float(n), 200.0 + n) for n in range(8)]
    table = load_table(4, 10.0, told, [(8.0, 0.1), (12.0, 0.3)])
    ratio = cell(table, "throughput to `read_many` alone (goal: 0.7)", "measured")
    assert (ratio.value, ratio.low, ratio.high) == (1.0, 10 / 12, 10 / 8)
    assert cell(table, "errors", "measured").value == 1
    assert cell(table, "time of an answer, median", "measured").value == 500
    assert cell(table, "time of an answer, 99%", "measured").value > 500
    assert cell(table, "seconds of a core for an account", "measured").value == 0.2
    assert cell(table, "the same, `read_many` alone", "measured").value == 0.2
    assert cell(table, "memory, second quarter of the time", "measured").value == 202.5
    assert cell(table, "memory, last quarter", "measured").value == 206.5


def test_the_real_server_is_asked_by_all_clients() -> None:
    told = loaded(2, 0.5, accounts(TEXTS))
    assert told.errors == 0
    assert len(told.took) >= 2
    assert told.worked > 0
    assert told.memory

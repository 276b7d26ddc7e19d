"""What is timed is what is said to be timed. How long it takes decides no test."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pytest

from benchmarks.cost import long_texts
from benchmarks.engine import RecordingEngine, RememberingEngine
from benchmarks.passes import Times, long_lines, rows_of, timed
from benchmarks.processes import peak_memory, seconds
from tearwise.accounts import LONGEST
from tearwise.assembly import Reader
from tearwise.engines.scripted import ScriptedEngine
from tests.benchmarks.examples import READABLE


@pytest.fixture(scope="module")
def engine() -> RecordingEngine:
    return RecordingEngine(threads=1)  # other tests run beside it


def test_an_engine_that_remembers_scores_each_text_once() -> None:
    asked: list[str] = []

    class Listening(ScriptedEngine):
        def score(self, texts: Any) -> Any:
            wanted = list(texts)
            asked.extend(wanted)
            return super().score(wanted)

    engine = RememberingEngine(Listening())
    first = list(engine.score(["He cried.", "She wept.", "He cried."]))
    second = list(engine.score(["She wept."]))
    assert asked == ["He cried.", "She wept."]
    assert first[0] is first[2]
    assert first[1] is second[0]


def test_every_kind_is_timed_once_a_turn_and_the_first_changes() -> None:
    order: list[tuple[str, int]] = []
    times = timed({kind: (lambda run, kind=kind: order.append((kind, run))) for kind in "ab"}, 3)
    assert order == [("a", 0), ("b", 0), ("b", 1), ("a", 1), ("a", 2), ("b", 2)]
    assert all(len(taken) == 3 for taken in times.by_kind.values())


def test_ratios_are_of_like_percentiles() -> None:
    times = Times({"one": np.array([1.0, 2.0, 3.0]), "twice": np.array([2.0, 4.0, 6.0])})
    assert times.ratio("twice", "one", 50).value == 2
    assert times.cell("twice", 50).value == 4000
    assert times.since(2).cell("one", 95).value == 3000


def test_the_passes_of_a_reading_are_those_over_the_text_and_over_what_is_left_of_it(
    engine: RecordingEngine,
) -> None:
    reader = Reader(engine)
    text = READABLE[0].text
    alone = engine.recorded(lambda: list(reader.read_many([text], effects=False)))
    assert rows_of(alone) == 1
    left_out = engine.recorded(lambda: reader.read(text))  # the text itself is remembered
    passages = {(e.start, e.end) for m in reader.read(text).meanings for e in m.evidence}
    assert rows_of(left_out) == len(passages)
    assert engine.recorded(lambda: engine.bare(alone)) == []


def test_long_texts_are_as_long_as_can_be_read_and_differ() -> None:
    texts = long_texts([one.text for one in READABLE], 3)
    assert [len(text) for text in texts] == [LONGEST] * 3
    assert len(set(texts)) == 3


def test_long_accounts_are_timed_beside_the_passes_over_their_windows(engine: RecordingEngine) -> None:
    texts = [" ".join(one.text for one in READABLE * 3)[start:] for start in (0, 9)]
    lines = dict(long_lines(engine, texts))
    assert list(lines) == [
        f"bare passes over an account of {len(texts[0]):,} characters, p50",
        "`read`, evidence and effects, p50",
        "the same without effects, p50",
    ]
    assert all(cell.value > 0 for cells in lines.values() for cell in cells if cell != "")


def test_a_process_is_timed_as_often_as_it_is_asked_for() -> None:
    taken = seconds([sys.executable, "-S", "-c", ""], "", 2)
    assert len(taken) == 2
    assert (taken > 0).all()


def test_reading_takes_memory_of_its_own_process() -> None:
    assert 10 < peak_memory([READABLE[0].text]) < 4096

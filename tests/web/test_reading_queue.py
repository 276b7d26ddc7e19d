"""Requests that wait together are read together, and none of them pays for another."""

from __future__ import annotations

import asyncio
import gc
import json
import threading
import time
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import pytest

from tearwise import assembly
from tearwise.accounts import Account
from tearwise.engines.scripted import ScriptedEngine
from tearwise.errors import BundleMissing
from tearwise.reading import Reading, Scores
from tearwise.web import reading_queue
from tearwise.web.batch import Row, records
from tearwise.web.problems import Problem
from tearwise.web.reading_queue import ReadingQueue

from .conftest import scripted

T = TypeVar("T")
TEXTS = [f"She cried, number {n}. He said sorry." for n in range(40)]


class Gated(ScriptedEngine):
    """The scripted engine, which waits before it scores until it is let, and tells how many texts it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()
        self.given: list[int] = []

    def score(self, texts: Sequence[str]) -> list[Scores]:
        self.given.append(len(texts))
        self.go.wait(20)
        if any("fail" in text for text in texts):
            raise RuntimeError("the engine broke")
        return super().score(texts)


@pytest.fixture
def engine() -> Gated:
    return Gated()


@pytest.fixture
def readings(engine: Gated) -> Iterator[ReadingQueue]:
    found = ReadingQueue(lambda: assembly.Reader(engine), answered_in=20)
    found.start()
    yield found
    engine.go.set()
    found.stop()


def test_what_is_read_together_is_what_would_be_read_alone(readings: ReadingQueue, engine: Gated) -> None:
    engine.go.set()
    answers: Mapping[str, object] = {"rare": "yes", "said": None}
    accounts = [Account.of(text, answers) for text in TEXTS]
    found = asyncio.run(readings.read_all(accounts))
    reader = scripted()
    assert [one.to_record() for one in found] == [reader.read(text, answers).to_record() for text in TEXTS]


def test_what_waits_while_the_engine_is_busy_is_read_in_one_go(readings: ReadingQueue, engine: Gated) -> None:
    async def ask() -> None:
        first = asyncio.create_task(readings.read(Account.of("He cried.")))
        while not engine.given:
            await asyncio.sleep(0.01)
        more = [asyncio.create_task(readings.read(Account.of(text))) for text in TEXTS[:10]]
        await asyncio.sleep(0.1)
        engine.go.set()
        await asyncio.gather(first, *more)

    asyncio.run(ask())
    assert 10 in engine.given


def test_what_nobody_waits_for_any_more_is_not_read(readings: ReadingQueue, engine: Gated) -> None:
    async def ask() -> None:
        first = asyncio.create_task(readings.read(Account.of("He cried.")))
        while not engine.given:
            await asyncio.sleep(0.01)
        gone = [asyncio.create_task(readings.read(Account.of(text))) for text in TEXTS[:10]]
        last = asyncio.create_task(readings.read(Account.of("He cried again.")))
        await asyncio.sleep(0.1)
        for task in gone:
            task.cancel()
        await asyncio.sleep(0.05)
        engine.go.set()
        await asyncio.gather(first, last)

    asyncio.run(ask())
    assert max(engine.given) < 10


def test_a_text_that_breaks_the_engine_fails_alone(readings: ReadingQueue, engine: Gated) -> None:
    engine.go.set()

    async def ask() -> list[object]:
        texts = ["He cried.", "She cried, fail.", "They cried."]
        return await asyncio.gather(*(readings.read(Account.of(t)) for t in texts), return_exceptions=True)

    found = asyncio.run(ask())
    assert [isinstance(one, RuntimeError) for one in found] == [False, True, False]


def test_memory_that_runs_out_is_told_as_such_and_costs_no_other_account(
    readings: ReadingQueue, engine: Gated, monkeypatch: pytest.MonkeyPatch
) -> None:
    def score(self: ScriptedEngine, texts: Sequence[str]) -> list[Scores]:
        if any("long" in text for text in texts):
            raise MemoryError
        return list(ScriptedEngine().score(texts))

    monkeypatch.setattr(Gated, "score", score)

    async def ask() -> list[object]:
        texts = ["He cried.", "She cried, long.", "They cried."]
        return await asyncio.gather(*(readings.read(Account.of(t)) for t in texts), return_exceptions=True)

    first, long, last = asyncio.run(ask())
    assert isinstance(long, Problem)
    assert (long.status, long.kind, long.title) == (503, "memory", "Too little memory is left")
    assert "Close other programs, and try again. If somebody may be in danger" in long.detail
    assert isinstance(first, Reading)
    assert isinstance(last, Reading)


def test_when_too_many_wait_the_next_is_told_so(
    readings: ReadingQueue, engine: Gated, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_queue, "MOST_WAITING", 3)

    async def ask() -> list[object]:
        tasks = []
        for text in TEXTS[:10]:
            tasks.append(asyncio.create_task(readings.read(Account.of(text))))
            await asyncio.sleep(0.02)
        engine.go.set()
        return await asyncio.gather(*tasks, return_exceptions=True)

    found = asyncio.run(ask())
    refused = [one for one in found if isinstance(one, Problem)]
    assert refused
    assert refused[0].status == 503
    assert len(refused) < 10


def test_what_came_first_is_read_first(readings: ReadingQueue, engine: Gated) -> None:
    done: list[int] = []

    async def ask(number: int) -> None:
        await readings.read(Account.of(TEXTS[number]))
        done.append(number)

    async def ask_all() -> None:
        tasks = [asyncio.create_task(ask(number)) for number in range(len(TEXTS))]
        await asyncio.sleep(0.1)
        engine.go.set()
        await asyncio.gather(*tasks)

    asyncio.run(ask_all())
    assert done == list(range(len(TEXTS)))


def test_an_account_that_was_refused_is_not_held(
    readings: ReadingQueue, engine: Gated, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_queue, "MOST_WAITING", 0)

    async def ask() -> None:
        for n in range(20):
            with pytest.raises(Problem):
                await readings.read(Account.of(f"She cried. Nobody may keep this, number {n}."))

    asyncio.run(ask())
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, Account) and "Nobody may keep" in one.text]


def run_by(clock: Callable[[], float], asked: Coroutine[Any, Any, T]) -> T:
    """Runs it in an event loop that goes by another clock: how fast this machine is decides nothing."""

    class Loop(asyncio.SelectorEventLoop):
        def time(self) -> float:
            return clock()

    with asyncio.Runner(loop_factory=Loop) as runner:
        return runner.run(asked)


class Unhurried(ScriptedEngine):
    """The scripted engine, which takes a third of a second for each text, by a clock of its own."""

    spent = 0.0

    def score(self, texts: Iterable[str]) -> Iterator[Scores]:
        texts = list(texts)
        self.spent += 0.3 * len(texts)
        return super().score(texts)


def test_long_accounts_are_read_in_time_however_many_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_queue, "CHARACTERS", 20)
    engine = Unhurried()
    readings = ReadingQueue(lambda: assembly.Reader(engine), answered_in=2)
    readings.start()

    async def ask() -> list[str]:
        rows = [Row(n, Account.of(f"She cried {'x' * n}")) for n in range(1, 11)]
        return [json.loads(line)["status"] async for line in records(rows, readings)]

    assert run_by(lambda: engine.spent, ask()) == ["too_little"] * 10
    assert engine.spent > 2
    readings.stop()


class Counting(ScriptedEngine):
    """The scripted engine, which notes how many texts it was given in one go."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[int] = []

    def score(self, texts: Iterable[str]) -> Iterator[Scores]:
        texts = list(texts)
        self.given.append(len(texts))
        return super().score(texts)


def test_what_is_read_together_is_bounded_in_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_queue, "CHARACTERS", 20)
    engine = Counting()
    readings = ReadingQueue(lambda: assembly.Reader(engine))
    readings.start()

    async def ask() -> None:
        await readings.read_all([Account.of(f"She cried {number}{'x' * 10}") for number in range(5)])

    asyncio.run(ask())
    readings.stop()
    assert max(engine.given) == 1


def until_let(engine: Gated) -> Callable[[], float]:
    """A clock that stands still once the engine is let."""
    now = time.monotonic()

    def clock() -> float:
        nonlocal now
        if not engine.go.is_set():
            now = time.monotonic()
        return now

    return clock


def test_a_row_of_a_batch_that_is_not_read_in_time_fails_alone(engine: Gated, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_queue, "TOGETHER", 1)
    readings = ReadingQueue(lambda: assembly.Reader(engine), answered_in=1)
    readings.start()

    async def ask() -> list[dict[str, object]]:
        found = []
        async for line in records([Row(n, Account.of(TEXTS[n])) for n in range(2)], readings):
            engine.go.set()
            found.append(json.loads(line))
        return found

    late, read = run_by(until_let(engine), ask())
    assert (late["id"], late["status"]) == (0, "error")
    assert "This was not read in time" in str(late["error"])
    assert TEXTS[0] not in str(late)
    assert (read["id"], read["status"]) == (1, "read")
    readings.stop()


def test_a_row_of_a_batch_that_breaks_the_engine_fails_alone(
    readings: ReadingQueue, engine: Gated, capsys: pytest.CaptureFixture[str]
) -> None:
    engine.go.set()

    async def ask() -> list[dict[str, Any]]:
        texts = ["He cried.", "She cried, fail.", "They cried."]
        return [
            json.loads(one) async for one in records([Row(n, Account.of(t)) for n, t in enumerate(texts)], readings)
        ]

    found = asyncio.run(ask())
    assert [(one["id"], one["status"] == "error") for one in found] == [(0, False), (1, True), (2, False)]
    assert "fail" not in found[1]["error"]
    assert capsys.readouterr().err == "tearwise: an account of a batch failed (RuntimeError), and that is our fault.\n"


def test_what_came_before_the_server_stops_is_read(readings: ReadingQueue, engine: Gated) -> None:
    async def ask() -> list[str]:
        tasks = [asyncio.create_task(readings.read(Account.of(TEXTS[0])))]
        while not engine.given:
            await asyncio.sleep(0.01)
        tasks += [asyncio.create_task(readings.read(Account.of(text))) for text in TEXTS[1:20]]
        await asyncio.sleep(0.1)
        threading.Thread(target=readings.stop).start()
        await asyncio.sleep(0.1)
        engine.go.set()
        return [one.text for one in await asyncio.gather(*tasks)]

    assert asyncio.run(ask()) == TEXTS[:20]


def test_an_engine_that_cannot_be_loaded_is_told_at_the_start() -> None:
    def make() -> assembly.Reader:
        raise BundleMissing("There is no bundle.")

    with pytest.raises(BundleMissing):
        ReadingQueue(make).start()

"""Requests that wait together are read together, and none of them pays for another."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Mapping, Sequence

import pytest

from tearwise import assembly
from tearwise.accounts import Account
from tearwise.engines.scripted import ScriptedEngine
from tearwise.errors import BundleMissing
from tearwise.reading import Scores
from tearwise.web import reading_queue
from tearwise.web.problems import Problem
from tearwise.web.reading_queue import ReadingQueue

from .conftest import scripted

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


def test_an_engine_that_cannot_be_loaded_is_told_at_the_start() -> None:
    def make() -> assembly.Reader:
        raise BundleMissing("There is no bundle.")

    with pytest.raises(BundleMissing):
        ReadingQueue(make).start()

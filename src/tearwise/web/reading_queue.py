"""Requests wait here for the one thread that reads; those that wait together are read together.

Reading many accounts at once is faster than one by one, and a pass of the network uses all cores. So one thread reads,
takes whatever has come in since it last looked, and reads it in one go. What nobody waits for any more (a client that
went away) is not read.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request

from tearwise.accounts import Account
from tearwise.accounts.account import LONGEST
from tearwise.reading import Reading
from tearwise.reading.reader import Reader
from tearwise.web.problems import Problem, problem_of

MOST_WAITING = 256
TOGETHER = 12
"""So many accounts are read in one go at most. An account, and what is left of it without each passage, fills about
half of a pass of the network, so that more are hardly faster; while these are answered, the next are being read."""

CHARACTERS = LONGEST
"""So many characters are read in one go at most: nobody's answer waits for much more than one longest account."""

LOOKED = 0.25
"""Seconds after which it is looked again whether the client is still there."""

T = TypeVar("T")
Gone = Callable[[], Awaitable[bool]]
"""Whether the client went away: ``Request.is_disconnected``, which is right once the request's body has been read."""


@dataclass
class _Work:
    """An account to read, or something else to do with the reader."""

    done: Future[Any]
    characters: int
    account: Account | None = None
    act: Callable[[Reader], Any] | None = None


@dataclass
class _Taken:
    """What the thread took out of the queue in one go."""

    accounts: list[_Work] = field(default_factory=list)
    acts: list[_Work] = field(default_factory=list)


class ReadingQueue:
    """Reads for many clients at once with one reader.

    make: makes the reader, in the thread that will own it
    answered_in: seconds after which a client is told that the server is busy
    """

    def __init__(self, make: Callable[[], Reader], answered_in: float = 120.0) -> None:
        self._make = make
        self._answered_in = answered_in
        self._waiting: queue.Queue[_Work | None] = queue.Queue()
        self._next: _Work | None = None
        self._stopped = False
        self._thread = threading.Thread(target=self._work, name="tearwise-reader", daemon=True)
        self._ready: Future[str] = Future()

    def start(self) -> None:
        """Loads the reader, once. Raises what making it raised (BundleError, MemoryError)."""
        if self._thread.ident is None:
            self._thread.start()
        self._ready.result()

    def stop(self) -> None:
        """Ends the thread when what it is doing is done."""
        self._waiting.put(None)
        if self._thread.ident is not None:
            self._thread.join(timeout=30)

    @property
    def engine(self) -> str:
        """The id of the engine that reads."""
        return self._ready.result(timeout=0)

    async def read(self, account: Account, gone: Gone | None = None) -> Reading:
        """The reading of an account. Raises Problem where too many wait or it takes too long, and
        ClientDisconnect where the client is gone."""
        reading: Reading = await self._put(_Work(Future(), len(account.text), account=account), gone)
        return reading

    async def read_all(self, accounts: Sequence[Account]) -> list[Reading]:
        """The readings of a few accounts, in order. Raises Problem as ``read`` does."""
        return list(await asyncio.gather(*(self.read(account) for account in accounts)))

    async def act(self, what: Callable[[Reader], T], characters: int = 0, gone: Gone | None = None) -> T:
        """What a function of the reader gives, run in the thread that owns it. Raises what it raises, and what
        ``read`` does.

        characters: how many it reads
        """
        result: T = await self._put(_Work(Future(), characters, act=what), gone)
        return result

    def forget(self) -> None:
        """Lets the reader forget what it read, as soon as it has done what it does. Its work goes on: whatever is still
        looked at is read again when it is needed."""
        self._waiting.put(_Work(Future(), 0, act=lambda reader: reader.forget()))

    async def _put(self, work: _Work, gone: Gone | None = None) -> Any:
        if self._waiting.qsize() >= MOST_WAITING:
            raise _busy(_FULL)
        self._waiting.put(work)
        answer = asyncio.wrap_future(work.done)
        try:
            async with asyncio.timeout(self._answered_in):
                while gone is not None and not (await asyncio.wait({answer}, timeout=LOOKED))[0]:
                    if await gone():
                        raise ClientDisconnect
                return await answer
        except TimeoutError:
            raise _busy(_LATE) from None
        finally:
            answer.cancel()  # where it is not there yet: what nobody waits for is not read

    def _work(self) -> None:
        try:
            reader = self._make()
        except BaseException as error:
            self._ready.set_exception(error)
            return
        self._ready.set_result(reader.engine.id)
        while (taken := self._take()) is not None:
            if taken.accounts:
                _read(reader, taken.accounts)
            for work in taken.acts:
                if work.act is not None:
                    _settle(work, partial(work.act, reader))

    def _take(self) -> _Taken | None:
        """What waits, in the order in which it came: at least one, and at most ``TOGETHER`` with ``CHARACTERS`` in all.
        What does not fit any more is the first of the next go. None when the server stops, and nothing came before."""
        if self._stopped:
            return None
        taken, go = _Taken(), _Go()
        work = self._next or self._waiting.get()
        self._next = None
        while work is not None:
            if not go.takes(work.characters):
                self._next = work
                return taken
            if work.done.set_running_or_notify_cancel():
                (taken.acts if work.account is None else taken.accounts).append(work)
            try:
                work = self._waiting.get_nowait()
            except queue.Empty:
                return taken
        self._stopped = True
        return taken


def readings_of(request: Request) -> ReadingQueue:
    """Where a request waits to be read."""
    found: ReadingQueue = request.app.state.readings
    return found


@dataclass
class _Go:
    """What is read in one go so far."""

    count: int = 0
    characters: int = 0

    def takes(self, characters: int) -> bool:
        """Counts one more with so many characters, if there is room; the first always has it."""
        if self.count and (self.count == TOGETHER or self.characters + characters > CHARACTERS):
            return False
        self.count += 1
        self.characters += characters
        return True


def goes(given: Iterable[T], characters: Callable[[T], int]) -> Iterator[list[T]]:
    """Many in parts that are read in one go each, in order; between two of them other clients have their turn.

    characters: how many one has to read
    """
    some: list[T] = []
    go = _Go()
    for one in given:
        if not go.takes(characters(one)):
            yield some
            some, go = [], _Go()
            go.takes(characters(one))
        some.append(one)
    if some:
        yield some


_FULL = "Too many accounts wait to be read. Try again in a moment."
_LATE = (
    "This was not read in time: the computer has too much to do. Try again in a moment; a shorter text is read sooner."
)


def _busy(detail: str) -> Problem:
    """A new one each time: where one is raised again and again, it holds on to the accounts of all who were refused."""
    return Problem(503, "busy", detail, headers={"Retry-After": "5"})


def _read(reader: Reader, works: Sequence[_Work]) -> None:
    """Reads the accounts of all; where that fails, each by itself, so that no client pays for another's."""
    accounts = [work.account for work in works if work.account is not None]
    try:
        readings = list(reader.read_many([a.text for a in accounts], [a.given for a in accounts]))
    except Exception:
        for work, account in zip(works, accounts, strict=True):
            _settle(work, partial(reader.read, account.text, account.given))
        return
    for work, reading in zip(works, readings, strict=True):
        work.done.set_result(reading)


def _settle(work: _Work, make: Callable[[], Any]) -> None:
    try:
        work.done.set_result(make())
    except MemoryError as error:  # told as what else keeps it from being read now: nothing that was sent is wrong
        work.done.set_exception(problem_of(error))
    except Exception as error:
        work.done.set_exception(error)

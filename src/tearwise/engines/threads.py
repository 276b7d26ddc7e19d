"""Work that waits for a server, side by side: in order, a little ahead, and never in the way of Ctrl-C."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from queue import SimpleQueue
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

PATIENCE = 3.0
"""Seconds in which threads may end what they are at, when nobody waits for it any more."""


class _Task:
    """A call, and what came of it."""

    def __init__(self, call: Callable[[], object]) -> None:
        self.call = call
        self.value: object = None
        self.error: BaseException | None = None
        self.done = threading.Event()


def in_threads(work: Callable[[Item], Result], items: Iterable[Item], count: int) -> Iterator[Result]:
    """``work`` of each item, in order, in so many threads; takes no more items than the threads have to do next.

    What ``work`` raises is raised here, in its turn. The threads are daemons: a request that still waits does not keep
    the program from ending.
    """
    remaining = iter(items)
    first = list(islice(remaining, 2))
    if count == 1 or len(first) < 2:
        yield from map(work, first)
        yield from map(work, remaining)
        return
    tasks: SimpleQueue[_Task | None] = SimpleQueue()
    waiting: deque[_Task] = deque()
    threads = [threading.Thread(target=_worked, args=(tasks,), daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()

    def put(item: Item) -> None:
        waiting.append(_Task(lambda: work(item)))
        tasks.put(waiting[-1])

    try:
        for item in first:
            put(item)
        for item in islice(remaining, 2 * count - len(first)):
            put(item)
        while waiting:
            task = waiting.popleft()
            task.done.wait()
            if task.error is not None:
                raise task.error
            yield task.value  # type: ignore[misc]
            for item in islice(remaining, 1):
                put(item)
    finally:
        for task in waiting:
            task.call = _nothing
        for _ in threads:
            tasks.put(None)
        # Whoever only computes comes to an end by itself. A program that ends while a thread is inside ONNX Runtime
        # would crash; one that waits for a server does no harm.
        ends = time.monotonic() + PATIENCE
        for thread in threads:
            thread.join(max(0.0, ends - time.monotonic()))


def _worked(tasks: SimpleQueue[_Task | None]) -> None:
    while (task := tasks.get()) is not None:
        try:
            task.value = task.call()
        except BaseException as error:
            task.error = error
        task.done.set()


def _nothing() -> None:
    """In the place of what nobody waits for any more."""

"""Worker processes: each loads the engine once and reads one shard after the other."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice

from tearwise.annotation.corpus import Corpus, Shard, shards
from tearwise.annotation.work import Finished, Fresh, Runner, Settings, Start, finished
from tearwise.errors import WorkerLost

MOST_ON_WINDOWS = 61
"""A process can wait for no more than that many others there, and a pool of more is refused."""

_fresh: Fresh | None = None
"""Of a worker process: makes its readers."""


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def on_this_machine(start: Start, fresh: Fresh, workers: int) -> Runner:
    """Reads in so many processes; in this one where there is but one shard to read, or one worker."""

    def run(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        every = shards(corpus, settings.columns, settings.step, done)
        first = list(islice(every, 2))
        if workers == 1 or len(first) < 2:
            for shard in chain(first, every):
                yield finished(shard, fresh(), settings)
        else:
            yield from in_processes(chain(first, every), settings, start, workers)

    return run


def in_processes(shards: Iterator[Shard], settings: Settings, start: Start, workers: int) -> Iterator[Finished]:
    """Reads shards in so many processes, in the order in which they are done. Of ``shards`` no more are taken than the
    workers have to do next, so that memory does not grow with the corpus.

    workers: on Windows, ``MOST_ON_WINDOWS`` are taken where there are to be more

    Raises WorkerLost where a process ended before its work did: no memory was left, or somebody ended it.
    """
    if sys.platform == "win32":
        workers = min(workers, MOST_ON_WINDOWS)
    threads = max(1, cores() // workers)
    context = multiprocessing.get_context("spawn")  # a forked ONNX Runtime can hang
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(workers, context, _begin, (start, threads))
    waiting: set[Future[Finished]] = set()
    try:
        for shard in shards:
            with _interrupt_held():
                waiting.add(pool.submit(_read, shard, settings))
            while len(waiting) > workers:  # one more than the workers, so that none waits for its next
                ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (one.result() for one in ready)
        while waiting:
            ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (one.result() for one in ready)
    except BrokenProcessPool as error:
        raise WorkerLost(
            "A process that reads accounts ended before its work did: no memory was left, or something ended it. "
            "Run the command again with --resume, and with fewer --workers if memory is short."
        ) from error
    finally:
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        _let_go(pool)
        pool.shutdown(cancel_futures=True)  # waits for its thread, which else may be closing what the exit still uses


def _let_go(pool: ProcessPoolExecutor) -> None:
    """Ends the wait for the rest of a result, where a process was ended while it sent one: the pool's thread reads from
    a pipe that this process could write to as well, so that it has no end, and a run would hang after Ctrl-C.

    concurrent.futures has no name for this pipe that is for others; where it is called otherwise, nothing is done.
    """
    if (writer := getattr(getattr(pool, "_result_queue", None), "_writer", None)) is not None:
        writer.close()


@contextmanager
def _interrupt_held() -> Iterator[None]:
    """Ctrl-C waits until a process is wholly started, and the process, which takes the mask over, never gets it: half
    told what to do, or half loaded, it would print where it was broken off. So does SIGTERM where it is handled; it is
    not masked, since it ends the process too.

    The mask is this thread's alone. A signal that another thread takes would break off the main one all the same, and
    leave a process that nobody knows of: so it is only noted, and heard afterwards.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    came: list[int] = []
    main = threading.current_thread() is threading.main_thread()  # signals are the main thread's alone
    noted = (signal.SIGINT, signal.SIGTERM) if main else ()
    handlers = {one: signal.signal(one, lambda number, _: came.append(number)) for one in noted}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for one, handler in handlers.items():
            signal.signal(one, signal.SIG_DFL if handler is None else handler)  # None: not set by Python
        if came:
            signal.raise_signal(came[0])


def _begin(start: Start, threads: int) -> None:
    """Loads the engine. Ctrl-C is for the process that shows the progress; it ends this one."""
    global _fresh
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _fresh = start(threads)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _read(shard: Shard, settings: Settings) -> Finished:
    assert _fresh is not None
    return finished(shard, _fresh(), settings)

"""As many processes as are asked for, as far as the machine can have them."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from tearwise.annotation import processes
from tearwise.annotation.corpus import Corpus, Shard, shards
from tearwise.annotation.rows import Columns
from tearwise.annotation.work import Finished, Fresh, Settings, finished
from tests.annotation.scripted import corpus, start


class Asked(Exception):
    """Ends a run as soon as its processes are asked for."""

    def __init__(self, workers: int, context: object, begin: object, given: tuple[Any, int]) -> None:
        self.workers, self.threads = workers, given[1]


@pytest.mark.parametrize(
    ("platform", "workers", "processes_asked", "threads"),
    [("win32", 128, 61, 2), ("win32", 61, 61, 2), ("win32", 4, 4, 32), ("linux", 128, 128, 1), ("darwin", 62, 62, 2)],
)
def test_windows_waits_for_no_more_than_61(
    monkeypatch: pytest.MonkeyPatch, platform: str, workers: int, processes_asked: int, threads: int
) -> None:
    def pool(*given: Any) -> None:
        raise Asked(*given)

    monkeypatch.setattr(processes, "ProcessPoolExecutor", pool)
    monkeypatch.setattr(processes, "cores", lambda: 128)
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(Asked) as asked:
        next(processes.in_processes(iter(()), Settings(), start, workers))
    assert (asked.value.workers, asked.value.threads) == (processes_asked, threads)


@pytest.mark.parametrize("workers", [1, 3])
def test_no_more_of_a_corpus_is_taken_than_the_processes_have_to_do_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    class Pool:
        """Reads in this process, and at once."""

        def __init__(self, *given: Any) -> None:
            pass

        def submit(self, read: object, shard: Shard, settings: Settings) -> Future[Finished]:
            done: Future[Finished] = Future()
            done.set_result(finished(shard, start()(), settings))
            return done

        def shutdown(self, cancel_futures: bool) -> None:
            pass

    taken: list[int] = []

    def noted() -> Iterator[Shard]:
        for shard in shards(Corpus.of(corpus(tmp_path / "a.jsonl", rows=20)), Columns(), 2):
            taken.append(shard.number)
            yield shard

    monkeypatch.setattr(processes, "ProcessPoolExecutor", Pool)
    run = processes.in_processes(noted(), Settings(step=2), start, workers)
    first = next(run)
    assert len(taken) == workers + 1
    assert sorted([first.number, *(one.number for one in run)]) == taken == list(range(10))


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_ctrl_c_waits_until_a_process_is_started_whichever_thread_takes_it() -> None:
    ended, started = threading.Event(), list[bool]()
    other = threading.Thread(target=ended.wait)  # with no mask: the system gives it what the main thread does not take
    other.start()
    before = signal.getsignal(signal.SIGINT)

    def begin() -> None:
        with processes._interrupt_held():
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.2)
            started.append(True)

    try:
        with pytest.raises(KeyboardInterrupt):
            begin()
    finally:
        ended.set()
        other.join()
    assert started
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such mask there")
def test_a_process_begun_meanwhile_never_hears_ctrl_c() -> None:
    with processes._interrupt_held():
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def start_that_sends_half(sent: Path, threads: int) -> Fresh:
    """Makes readers in a process whose second result is never whole: it stops in the middle of sending it."""
    pipe: Any = Connection
    whole, results = pipe._send_bytes, list[bytes]()

    def send(self: Any, content: bytes) -> None:
        results.append(content)
        if len(results) < 2:
            whole(self, content)
            return
        os.write(self.fileno(), len(content).to_bytes(4, "big") + bytes(content[:10]))
        sent.touch()
        threading.Event().wait()

    pipe._send_bytes = send
    return start(threads)


@pytest.mark.skipif(sys.platform == "win32", reason="its pipes are others")
def test_a_run_that_is_broken_off_while_a_result_comes_in_ends(tmp_path: Path) -> None:
    source, sent = corpus(tmp_path / "a.jsonl", rows=6), tmp_path / "sent"
    every = shards(Corpus.of(source), Columns(), 1)
    run = processes.in_processes(every, Settings(step=1), partial(start_that_sends_half, sent), 1)
    assert next(run).number == 0
    while not sent.exists():
        time.sleep(0.01)
    ending = threading.Thread(target=run.close, daemon=True)  # type: ignore[attr-defined]
    ending.start()
    ending.join(30)
    assert not ending.is_alive()

"""Work side by side keeps its order, its errors, and does not run ahead."""

from __future__ import annotations

import subprocess
import sys
import threading
from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.engines.threads import in_threads


@given(st.lists(st.integers()), st.integers(1, 5))
def test_results_come_in_the_order_of_the_items(items: list[int], threads: int) -> None:
    assert list(in_threads(lambda n: n + 1, items, threads)) == [n + 1 for n in items]


def test_so_many_work_at_a_time_and_no_more() -> None:
    together, most, lock = 0, 0, threading.Lock()
    met = threading.Barrier(3, timeout=20)

    def work(n: int) -> int:
        nonlocal together, most
        with lock:
            together += 1
            most = max(most, together)
        if n < 3:
            met.wait()  # passes only if three are at work at once
        with lock:
            together -= 1
        return n

    assert list(in_threads(work, range(9), 3)) == list(range(9))
    assert most == 3


def test_an_error_is_raised_in_its_turn() -> None:
    def work(n: int) -> int:
        if n == 2:
            raise KeyError(n)
        return n

    found = in_threads(work, range(9), 3)
    assert [next(found), next(found)] == [0, 1]
    with pytest.raises(KeyError):
        next(found)


def test_no_more_is_taken_than_is_worked_on_next() -> None:
    taken: list[int] = []

    def items() -> object:
        for n in count():
            taken.append(n)
            yield n

    found = in_threads(lambda n: n, items(), 2)  # type: ignore[arg-type]
    assert list(islice(found, 5)) == [0, 1, 2, 3, 4]
    assert len(taken) <= 5 + 2 * 2
    found.close()  # type: ignore[attr-defined]


def test_work_that_nobody_waits_for_any_more_is_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tearwise.engines.threads.PATIENCE", 0.1)
    gate, begun, threads = threading.Event(), list[int](), set[threading.Thread]()

    def work(n: int) -> int:
        begun.append(n)
        threads.add(threading.current_thread())
        if n:
            gate.wait(20)
        return n

    found = in_threads(work, range(9), 2)
    assert next(found) == 0
    while len(begun) < 3:
        threading.Event().wait(0.01)
    found.close()  # type: ignore[attr-defined]
    gate.set()
    for thread in threads:
        thread.join(20)
    assert sorted(begun) == [0, 1, 2]


def test_work_that_never_ends_does_not_keep_the_program_from_ending() -> None:
    code = (
        "import sys, threading\n"
        "from tearwise.engines.threads import in_threads\n"
        "def work(n):\n"
        "    if n: threading.Event().wait()\n"
        "    return n\n"
        "print(next(in_threads(work, range(9), 3)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0\n", "")

"""As many processes as are asked for, as far as the machine can have them."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from tearwise.annotation import processes
from tearwise.annotation.work import Settings
from tests.annotation.scripted import start


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

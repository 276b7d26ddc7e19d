"""What holds for every test: Hypothesis never judges by time, and prints how to repeat what it found; browsers last."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

os.environ.setdefault("RAY_worker_niceness", "0")  # Ray's workers give way to everything; here tests run side by side

if "PYTEST_XDIST_WORKER" in os.environ:
    # Each process has one thread for the network: those of several would wait for one another, and take twice the time
    # of the processor. The scores are the same, as tests/engines has it.
    from tearwise import assembly
    from tearwise.engines.embedded import EmbeddedEngine
    from tearwise.engines.fast import FastEngine

    assembly._engine = cache(lambda: EmbeddedEngine(threads=1))
    assembly._fast_engine = cache(lambda: FastEngine(threads=1))

settings.register_profile("tearwise", deadline=None, print_blob=True)
settings.load_profile("tearwise")


LONGEST = ("test_journey", "test_typed", "test_whole", "test_accessibility", "test_told", "test_narrow", "test_away")
"""The browser's files that take longest, longest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests come last: what drives it keeps an event loop running, which others must not meet. Of them the
    longest come first, so that neither of two processes is left with a long file when the other has nothing more to do."""

    def place(item: pytest.Item) -> int:
        if "browser" not in item.path.parts:
            return 0
        return 1 + (LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))

    items.sort(key=place)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays to the end: millions of objects, among which no garbage is looked for, neither now nor at
    each later search for it, which would take a second each time. And it is looked for less often than usual, which
    takes an eighth of the time of the tests; what is left open and thrown away is still found."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.set_threshold(10_000)
        gc.enable()


@pytest.fixture
def broken_lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """While it lasts, the help lines cannot be loaded: somebody has written a number that is no list."""
    from tearwise.safety import lines

    usual = lines.load_table

    def load(package: str, path: str) -> dict[str, Any]:
        found = usual(package, path)
        if path == "notices.toml":
            found["country"]["US"]["line"][0]["call"] = "988"
        return found

    monkeypatch.setattr(lines, "load_table", load)
    lines.countries.cache_clear()
    yield
    lines.countries.cache_clear()


@contextmanager
def _as_nobody() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def unprivileged() -> Callable[[], AbstractContextManager[None]]:
    """While it lasts, this process may do only what permissions allow, also where root runs the tests, to whom they do
    not count. Whatever is needed has to be loaded before: nobody may read where root's Python lies."""
    if not hasattr(os, "geteuid"):
        pytest.skip("Windows has other permissions")
    return _as_nobody


@pytest.fixture
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Intervals of figures are over a few draws instead of a thousand: for tests that look at none, or at what holds of
    each draw."""
    from tearwise.annotation import evaluation

    assert {one.__defaults__ for one in (evaluation.interval, evaluation.intervals)} == {(evaluation.RESAMPLES,)}
    for one in (evaluation.interval, evaluation.intervals):
        monkeypatch.setattr(one, "__defaults__", (20,))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the documentation's site, built as `make docs` builds it: a warning fails it."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder

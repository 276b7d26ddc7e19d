"""The concrete parts are picked in one place, and what is heavy is loaded once."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec, module_from_spec
from types import ModuleType

import pytest


@pytest.fixture
def assembly() -> ModuleType:
    """The module as it is before anything was loaded, whatever other tests have loaded."""
    spec = find_spec("tearwise.assembly")
    assert spec is not None
    assert spec.loader is not None
    fresh = module_from_spec(spec)
    spec.loader.exec_module(fresh)
    return fresh


@pytest.mark.parametrize(("engine", "asked"), [("EmbeddedEngine", "_engine"), ("FastEngine", "_fast_engine")])
def test_threads_that_ask_at_once_load_one_bundle(
    assembly: ModuleType, monkeypatch: pytest.MonkeyPatch, engine: str, asked: str
) -> None:
    loaded: list[object] = []

    def load() -> object:
        time.sleep(0.05)  # so that the others ask while the first one loads
        loaded.append(object())
        return loaded[-1]

    monkeypatch.setattr(assembly, engine, load)
    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(lambda _: getattr(assembly, asked)(), range(8)))
    assert len(loaded) == 1
    assert {id(one) for one in given} == {id(loaded[0])}


def test_what_failed_to_load_is_tried_again(assembly: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise MemoryError

    monkeypatch.setattr(assembly, "EmbeddedEngine", fail)
    with pytest.raises(MemoryError):
        assembly._engine()
    monkeypatch.setattr(assembly, "EmbeddedEngine", lambda: "whole")
    assert assembly._engine() == "whole"

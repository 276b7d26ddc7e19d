"""The concrete parts are picked in one place, and what is heavy is loaded once."""

from __future__ import annotations

import copy
import pickle
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec, module_from_spec
from types import ModuleType

import pytest

from tearwise import Reader
from tearwise.engines.scripted import ScriptedEngine


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


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))],
    ids=["copy", "deepcopy", "pickle"],
)
@pytest.mark.parametrize("fast", [False, True])
def test_a_reader_can_be_sent_to_another_process_which_takes_its_own_engine(
    monkeypatch: pytest.MonkeyPatch, copied: Callable[[Reader], Reader], fast: bool
) -> None:
    shared = {"_engine": ScriptedEngine(), "_fast_engine": ScriptedEngine()}
    for name, engine in shared.items():
        monkeypatch.setattr("tearwise.assembly." + name, lambda engine=engine: engine)
    reader = Reader(fast=fast)
    reader.read("He cried and said he was sorry.")
    again = copied(reader)
    assert type(again) is Reader
    assert again.engine is shared["_fast_engine" if fast else "_engine"]  # not a copy, and not of another kind
    assert again._seen == {}  # a pickle holds no account
    assert again.read("He cried.") == reader.read("He cried.")


def test_a_reader_with_an_engine_of_somebodys_own_takes_it_along() -> None:
    again = pickle.loads(pickle.dumps(Reader(ScriptedEngine())))
    assert isinstance(again.engine, ScriptedEngine)

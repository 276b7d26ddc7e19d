"""One language model's server for all tests of a module; each begins with a server that does nothing wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engines.model_server import ModelServer, model_server


@pytest.fixture(scope="module")
def _running() -> Iterator[ModelServer]:
    with model_server() as server:
        yield server


@pytest.fixture
def server(_running: ModelServer) -> ModelServer:
    _running.does()
    return _running

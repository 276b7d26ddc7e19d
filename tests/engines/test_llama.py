"""llama.cpp's own server, with a tiny model of random weights: the protocol is spoken as a real server speaks it."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from tearwise import Reader, language_model
from tearwise.assembly import SideBySide
from tearwise.engines.language_model import LanguageModelEngine
from tearwise.errors import ModelUnreachable
from tearwise.reading import Reading
from tearwise.rendering.record import schema
from tests.engines.gguf import write_model
from tests.engines.test_prompt import INJECTIONS

PYTHON = Path(os.environ.get("TEARWISE_LLAMA", Path(__file__).parents[2] / ".venv/llama/bin/python"))
"""A Python that has llama-cpp-python with its server."""

pytestmark = pytest.mark.skipif(
    not [*PYTHON.parents[1].glob("[Ll]ib/**/site-packages/llama_cpp")],
    reason="no llama.cpp here: `make llama` builds it (some minutes) and runs these tests"
)
SORRY = "My dad cried last night. He said he was sorry for all of it."
PATIENCE = 120
"""Seconds in which the server must be up; it takes two."""


class Served:
    """The server's process, and an engine that asks it."""

    def __init__(self, process: subprocess.Popen[bytes], engine: LanguageModelEngine) -> None:
        self.process = process
        self.engine = engine


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    model = tmp_path_factory.mktemp("model") / "tiny.gguf"
    write_model(model)
    port = _free_port()
    command = [str(PYTHON), "-m", "llama_cpp.server", "--model", str(model), "--model_alias", "tiny"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--n_ctx", "16384", "--chat_format", "chatml"]
    with open(model.with_suffix(".log"), "wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            _wait_for(process, port, model.with_suffix(".log"))
            yield Served(process, language_model("tiny", f"http://127.0.0.1:{port}/v1", parallel=1))
        finally:
            process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    ends = time.monotonic() + PATIENCE
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while process.poll() is None and time.monotonic() < ends:
        try:
            opener.open(f"http://127.0.0.1:{port}/v1/models", timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(log.read_text(errors="replace")[-4000:])


def test_the_server_answers_in_the_form_that_it_is_asked_for(served: Served) -> None:
    served.engine.check()
    answer = served.engine.ask(SORRY)
    assert len(answer.scores) == 9
    assert all(not spans for spans in answer.quotes)  # it knows no word of the account


def test_a_reading_is_made_of_whatever_it_answers(served: Served) -> None:
    reading = Reader(served.engine).read(SORRY)
    jsonschema.validate(reading.to_record(), schema())
    assert reading.bundle.startswith("openai:tiny+")
    again = Reader(served.engine).read(SORRY)
    assert [(one.id, one.probability) for one in again.meanings] == [
        (one.id, one.probability) for one in reading.meanings
    ]


def test_accounts_that_speak_to_it_come_back_in_the_same_form(served: Served) -> None:
    found = list(SideBySide(served.engine).read_many(INJECTIONS, effects=False))
    assert all(isinstance(one, Reading) for one in found)


def test_when_it_is_gone_that_is_said(served: Served) -> None:
    served.process.kill()
    served.process.wait()
    with pytest.raises(ModelUnreachable):
        served.engine.check()

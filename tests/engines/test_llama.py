"""llama.cpp's own server, with a tiny model of random weights: the protocol is spoken as a real server speaks it."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tearwise import Reader, language_model
from tearwise.engines.language_model import LanguageModelEngine
from tearwise.engines.prompt import messages
from tearwise.errors import ModelUnreachable
from tearwise.rendering.record import schema
from tests.engines.gguf import SPECIAL, write_model
from tests.engines.test_prompt import INJECTIONS

pytestmark = pytest.mark.skipif(
    find_spec("xllamacpp") is None,
    reason="no llama.cpp here: pip install xllamacpp (wheels for Linux x86-64, macOS arm64, Windows)",
)
SORRY = "My dad cried last night. He said he was sorry for all of it."
SERVER = Path(__file__).with_name("llama_server.py")


class Served:
    """A server that runs, and an engine that asks it."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.address = address
        self.engine: LanguageModelEngine = language_model("tiny", f"{address}/v1", parallel=1)

    def post(self, path: str, body: object) -> Any:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        request = urllib.request.Request(
            self.address + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with opener.open(request, timeout=60) as answer:
            return json.loads(answer.read())


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    model = tmp_path_factory.mktemp("model") / "tiny.gguf"
    write_model(model)
    log = model.with_suffix(".log")
    with open(log, "w", encoding="utf-8") as err:
        process = subprocess.Popen(
            [sys.executable, str(SERVER), str(model)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=err,
            text=True,
        )
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            found = next((line for line in lines if line.startswith("address ")), None)
            assert found is not None, log.read_text(encoding="utf-8", errors="replace")[-4000:]
            yield Served(process, found.split()[1])
        finally:
            process.kill()
            process.communicate()


def test_a_reading_is_made_of_an_answer_that_the_server_holds_to_the_form(served: Served) -> None:
    reading = next(Reader(served.engine).read_many([SORRY], effects=False))
    jsonschema.validate(reading.to_record(), schema())
    assert reading.bundle.startswith("openai:tiny+")
    assert not any(one.evidence for one in reading.meanings)  # it knows no word of the account


def test_the_same_account_gets_the_same_answer(served: Served) -> None:
    assert served.engine.ask(SORRY) == served.engine.ask(SORRY)


def test_accounts_that_speak_to_the_model_are_answered_in_the_same_form(served: Served) -> None:
    answer = served.engine.ask(" ".join(INJECTIONS))
    assert len(answer.scores) == 9


@pytest.mark.parametrize("account", INJECTIONS)
def test_no_account_writes_a_mark_between_roles(served: Served, account: str) -> None:
    """The server's template takes such marks for its own wherever they stand. Ours are the six of two messages and
    the answer's begin."""
    prompt = served.post("/apply-template", {"messages": messages(account)})["prompt"]
    assert [prompt.count(mark) for mark in SPECIAL] == [3, 2]
    naive = [messages(account)[0], {"role": "user", "content": account}]
    prompt = served.post("/apply-template", {"messages": naive})["prompt"]
    assert ([prompt.count(mark) for mark in SPECIAL] != [3, 2]) == any(mark in account for mark in SPECIAL)


def test_when_it_is_gone_that_is_said(served: Served) -> None:
    served.process.kill()
    served.process.wait()
    with pytest.raises(ModelUnreachable):
        served.engine.check()

"""A researcher reads a corpus with a model of their own, which a server of theirs runs, and breaks it off midway."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from tearwise.rendering.record import schema
from tests.engines.model_server import model_server
from tests.journeys.command import loaded

SORRY = "My dad cried last night. He said he was sorry for all of it."


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to another process there")
def test_a_run_that_waits_for_the_model_ends_with_ctrl_c_and_goes_on(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [{"id": n, "text": f"{SORRY} That was {n} years ago."} for n in range(6)]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    environment = {"TEARWISE_CALIBRATIONS": str(tmp_path)}
    with model_server() as server:
        command = ["annotate", str(source), str(target), "--engine", "openai:tiny", "--base-url", server.url]
        command += ["--step", "2", "--workers", "2"]
        server.does(rules={" 3 years": {"hang": True}})
        with subprocess.Popen(
            [sys.executable, "-m", "tearwise", *command], env={**os.environ, **environment}, stderr=subprocess.PIPE
        ) as process:
            while not any(" 3 years" in account for account in server.accounts()):
                assert process.poll() is None, process.communicate()[1].decode()
                time.sleep(0.05)
            process.send_signal(signal.SIGINT)  # the server would say nothing for a minute, and be waited for for five
            assert process.wait(timeout=120) == 130
        assert not target.exists()
        server.does()
        ended = loaded(*command, "--resume", **environment)
        assert (ended.code, ended.out) == (0, ""), ended.err
        assert "6 rows written" in ended.err
        assert not any(" 0 years" in account for account in server.accounts())
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in records] == list(range(6))
    for record in records:
        jsonschema.validate(record, schema())
        assert record["bundle"].startswith("openai:tiny+")
        assert record["meanings"][0]["id"] == "remorse"

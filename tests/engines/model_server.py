"""A language model's server in a process of its own: it speaks the protocol, answers by the scripted engine's words,
and fails in whatever way it is told to.

Its ``/control`` takes what it shall do next, its ``/seen`` tells what it was asked.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from typing import Any, NamedTuple

Step = Mapping[str, Any]
"""What the server does with one question:

``status`` (with ``headers``, ``body``), ``hang``, ``drip``, ``cut`` (breaks off), ``exit`` (ends, in the middle of the
answer), ``raw`` (a body), ``content`` (what the model says), ``change`` (fields of the right answer), ``refusal``,
``finish_reason``; ``{}`` is the right answer.
"""


class ModelServer(NamedTuple):
    """A server that runs."""

    process: subprocess.Popen[str]
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def does(self, *steps: Step, **more: Any) -> None:
        """What it does with the next questions, in order; then it answers rightly again.

        more: ``rules`` (a word of the account → a step, always), ``formats`` (the only types of response format that it
        knows), ``key`` (the only one that it takes)
        """
        self._call("/control", {"steps": list(steps), **more})

    def seen(self) -> list[dict[str, Any]]:
        """Every question since it was last told what to do: ``path``, ``headers``, ``body``, ``time``, ``account``."""
        found: list[dict[str, Any]] = self._call("/seen", None)
        return found

    def accounts(self) -> list[str]:
        """The accounts that it was asked about."""
        return [one["account"] for one in self.seen()]

    def _call(self, path: str, body: object) -> Any:
        data = None if body is None else json.dumps(body).encode()
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://127.0.0.1:{self.port}{path}", data, timeout=30) as answer:
            return json.loads(answer.read())


@contextmanager
def model_server(port: int = 0) -> Iterator[ModelServer]:
    """A server of one's own."""
    process = subprocess.Popen([sys.executable, __file__, str(port)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield ModelServer(process, int(process.stdout.readline()))
    finally:
        process.kill()
        process.communicate()


def account_in(message: str) -> str:
    """The account that the engine's message about it carries."""
    from tearwise.engines.prompt import messages, quoted

    before, after = messages("She cried.")[1]["content"].split(quoted("She cried."))
    text: str = json.loads(message.removeprefix(before).removesuffix(after))
    return text


def right_answer(account: str) -> dict[str, Any]:
    """The codes of an account by the words of the scripted engine; its quotes are whole sentences."""
    from tearwise.engines.scripted import CRYING, WORDS

    sentences = re.findall(r"[^.!?]+[.!?]?", account)
    words = {sentence: set(re.findall(r"\w+", sentence.lower())) for sentence in sentences}
    said = set().union(*words.values())
    meanings = {}
    for id, own in WORDS.items():
        quotes = [sentence.strip() for sentence in sentences if words[sentence] & own][:2]
        meanings[id] = {"quotes": quotes, "score": 2 if quotes else 1 if "perhaps" in said and id == "love" else 0}
    state = (
        "no_tears" if not said & CRYING else "clear" if any(one["score"] for one in meanings.values()) else "too_little"
    )
    return {
        "account": state,
        "crier": "other",
        "relationship": "parent" if said & {"dad", "mum"} else "unknown",
        "trigger": ["death"] if "died" in said else [],
        "said": ["apology"] if "sorry" in said else [],
        "did": [],
        "rare": "no",
        "pressure": 0,
        "meanings": meanings,
    }


class _State:
    """What the server was told, and what it saw."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.told: dict[str, Any] = {"steps": []}
        self.seen: list[dict[str, Any]] = []

    def next(self, account: str) -> Step:
        with self.lock:
            if self.told["steps"]:
                step: Step = self.told["steps"].pop(0)
                return step
        return next((step for word, step in self.told.get("rules", {}).items() if word in account), {})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    state: _State

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged."""

    def do_GET(self) -> None:
        self._send(200, json.dumps(self.state.seen))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/control":
            self.state.told, self.state.seen = body, []
            self._send(200, "{}")
            return
        account = account_in(body["messages"][-1]["content"])
        self.state.seen.append(
            {"path": self.path, "headers": dict(self.headers), "body": body, "time": time.time(), "account": account}
        )
        formats, key = self.state.told.get("formats"), self.state.told.get("key")
        if key is not None and self.headers.get("Authorization") != f"Bearer {key}":
            self._send(401, "{}")
        elif formats is not None and body["response_format"]["type"] not in formats:
            self._send(422, json.dumps({"detail": f"no such format, for {account}"}))
        else:
            self._do(self.state.next(account), body, account)

    def _do(self, step: Step, body: Mapping[str, Any], account: str) -> None:
        if "hang" in step or "drip" in step:
            self._linger("drip" in step)
        elif "status" in step:
            self._send(step["status"], step.get("body", account), step.get("headers", {}))
        elif "raw" in step:
            self._send(200, step["raw"])
        else:
            right = right_answer(account)
            content = step.get("content", json.dumps({**right, **step.get("change", {})}))
            message = {
                "role": "assistant",
                "content": None if "refusal" in step else content,
                **step.get("message", {}),
            }
            choice = {"index": 0, "message": message, "finish_reason": step.get("finish_reason", "stop")}
            whole = {"id": "1", "object": "chat.completion", "created": 1, "model": body["model"], "choices": [choice]}
            self._send(200, json.dumps(whole), cut="cut" in step, exits="exit" in step)

    def _linger(self, drips: bool) -> None:
        """Says nothing, or a letter at a time, until whoever asked goes away."""
        try:
            if drips:
                self.send_response(200)
                self.send_header("Content-Length", "100000")
                self.end_headers()
            for _ in range(600):
                time.sleep(0.1)
                if drips:
                    self.wfile.write(b" ")
        except OSError:
            pass

    def _send(
        self, status: int, text: str, headers: Mapping[str, str] = {}, cut: bool = False, exits: bool = False
    ) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if cut or exits:
            self.wfile.write(content[: len(content) // 2])
            self.wfile.flush()
            if exits:
                os._exit(1)
            self.close_connection = True
        else:
            self.wfile.write(content)


def serve(port: int) -> None:
    """Serves until the process ends; prints its port first."""
    _Handler.state = _State()
    server = ThreadingHTTPServer(("127.0.0.1", port), _Handler)
    server.daemon_threads = True
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]))

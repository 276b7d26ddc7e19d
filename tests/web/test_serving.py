"""The server as it runs: in a process of its own, over real connections."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tearwise import data
from tearwise.errors import DataError
from tearwise.web import serving
from tearwise.web.serving import Opened, Place, serve
from tests.loaded import command

from .server import Server, launched, scripted_server

SECRET = "zebra"
BODY = json.dumps({"text": f"My dad cried about the {SECRET}. He said sorry."}).encode()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with scripted_server() as found:
        yield found


class Said(NamedTuple):
    """What the server said."""

    status: int
    body: Any


def call(server: Server, method: str, path: str, body: bytes | None = None, **headers: str) -> Said:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    given = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/json"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(connection):
        connection.request(method, path, body, given)
        answer = connection.getresponse()
        return Said(answer.status, json.loads(answer.read()))


def raw(server: Server, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=120) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


def refused(*options: str, **environment: str) -> str:
    """What the command says when it does not open the page."""
    ended = command.run(["serve", "--no-browser", *options], b"", {**os.environ, **environment})
    assert ended.code == 2
    return ended.err.decode()


def test_it_reads(server: Server) -> None:
    answer = call(server, "POST", "/api/v1/readings", BODY)
    assert answer.status == 200
    assert answer.body["status"] == "read"


def test_a_head_alone_is_followed_by_no_body(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=120) as connection:
        asked = f"{{}} /api/v1/health HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n{{}}\r\n"
        connection.sendall(asked.format("HEAD", "").encode() + asked.format("GET", "Connection: close\r\n").encode())
        told = b"".join(iter(lambda: connection.recv(65536), b"")).decode()
    first, second, body = told.split("\r\n\r\n")
    assert first.startswith("HTTP/1.1 200")
    assert second.startswith("HTTP/1.1 200")
    assert f"content-length: {len(body)}" in first


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    listening = Path("/proc/net/tcp")
    if not listening.exists():
        pytest.skip("only Linux tells where somebody listens without further programs")
    port = f"{server.port:04X}"
    places = {line.split()[1] for line in listening.read_text().splitlines()[1:] if line.split()[3] == "0A"}
    assert {place.partition(":")[0] for place in places if place.endswith(f":{port}")} == {"0100007F"}


@pytest.mark.parametrize(
    "head",
    [
        b"GET /api/v1/health HTTP/1.1\r\nHost: evil.com\r\n\r\n",
        b"GET /api/v1/health HTTP/1.1\r\nHost: localhost/x?\r\n\r\n",
        b"GET /api/v1/health HTTP/1.1\r\nHost: localhost#\r\n\r\n",
        b"GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nHost: evil.com\r\n\r\n",
        b"GET /api/v1/health HTTP/1.0\r\n\r\n",
        b"GET /api/v1/health HTTP/1.1\r\nHost:\r\n\r\n",
        b"GET http://evil.com/api/v1/health HTTP/1.1\r\nHost: evil.com\r\n\r\n",
    ],
)
def test_a_connection_with_a_wrong_host_gets_nothing(server: Server, head: bytes) -> None:
    answer = raw(server, head)
    assert answer.split()[1] == b"400"
    assert b"bundle" not in answer


def test_what_a_proxy_says_is_not_believed(server: Server) -> None:
    answer = call(server, "GET", "/api/v1/health", X_Forwarded_Host="evil.com", X_Forwarded_For="1.2.3.4")
    assert answer.status == 200
    assert call(server, "GET", "/api/v1/health", Host="evil.com", X_Forwarded_Host="localhost").status == 400


def test_there_are_no_web_sockets(server: Server) -> None:
    head = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    key = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n\r\n"
    assert b" 101 " not in raw(server, (head + key).encode()).split(b"\r\n")[0]


def test_a_slow_client_holds_up_nobody(server: Server) -> None:
    head = f"POST /api/v1/readings HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Length: 5000\r\n\r\n"
    slow = [socket.create_connection(("127.0.0.1", server.port), timeout=120) for _ in range(40)]
    try:
        for connection in slow:
            connection.sendall(head.encode() + b'{"text')
        assert call(server, "POST", "/api/v1/readings", BODY).status == 200
    finally:
        for connection in slow:
            connection.close()
    assert call(server, "POST", "/api/v1/readings", BODY).status == 200


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("/api/v1/readings", {}, 413),
        ("/api/v1/readings/batch", {"Content-Type": "application/x-ndjson"}, 413),
        ("/journal/import", {"Authorization": "", "Content-Type": "multipart/form-data; boundary=a"}, 401),
    ],
)
@pytest.mark.parametrize("told", [True, False], ids=["length told", "in pieces"])
def test_a_client_that_sends_all_before_it_looks_is_told_what_was_wrong(
    server: Server, path: str, sent: dict[str, str], status: int, told: bool
) -> None:
    body = b"x" * 20_000_000  # more than the system takes in by itself
    headers = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/json", **sent}
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    try:
        connection.request("POST", path, body if told else iter([body]), headers, encode_chunked=not told)
        answer = connection.getresponse()
        assert (answer.status, bool(answer.read())) == (status, True)
    finally:
        connection.close()


def test_a_client_that_goes_away_in_the_middle_of_its_batch_holds_up_nobody(server: Server) -> None:
    lines = b"\n".join(json.dumps({"text": f"She cried {n}. " * 50}).encode() for n in range(500))
    head = (
        f"POST /api/v1/readings/batch HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Length: {len(lines)}\r\n"
        f"Content-Type: application/x-ndjson\r\nAuthorization: Bearer {server.token}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=120) as connection:
        connection.sendall(head.encode() + lines)
        assert connection.recv(100).startswith(b"HTTP/1.1 200")
    assert call(server, "POST", "/api/v1/readings", BODY).status == 200


def test_many_clients_at_once_all_get_their_own_reading(server: Server) -> None:
    found: dict[int, str] = {}

    def ask(number: int) -> None:
        text = f"My dad cried. He said sorry, number {number:04d}."
        answer = call(server, "POST", "/api/v1/readings", json.dumps({"text": text}).encode())
        record = answer.body
        found[number] = text[record["meanings"][0]["evidence"][0]["start"] :][-5:]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: f"{number:04d}." for number in range(32)}


def test_no_word_of_an_account_is_in_a_log_a_file_or_an_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    tempfile.tempdir = None
    with scripted_server() as server:
        assert call(server, "POST", "/api/v1/readings", BODY).status == 200
        large = json.dumps({"text": f"She cried {SECRET} " * 1_000}).encode()
        assert call(server, "POST", "/api/v1/readings", large).status == 200
        assert call(server, "POST", "/api/v1/readings", large * 20).status == 413
        assert call(server, "POST", "/api/v1/readings", BODY[:-3]).status == 422
        assert call(server, "GET", f"/api/v1/{SECRET}").status == 404
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
        server.process.send_signal(signal.SIGINT)
        out, err = server.process.communicate(timeout=120)
    tempfile.tempdir = None
    assert (out, err) == ("", "")


def test_a_failure_of_ours_is_told_without_a_word_of_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    code = """
import sys
from tearwise.engines import scripted
def broken(self, texts):
    raise RuntimeError("broke on " + texts[0])
scripted.ScriptedEngine.score = broken
"""
    from . import server as servers

    monkeypatch.setattr(servers, "_SCRIPTED", code + servers._SCRIPTED)
    with scripted_server() as found:
        answer = call(found, "POST", "/api/v1/readings", BODY)
        assert answer.status == 500
        problem = answer.body
        assert problem["type"] == "urn:tearwise:problem:internal"
        assert SECRET not in json.dumps(problem)
        found.process.send_signal(signal.SIGINT)
        out, err = found.process.communicate(timeout=120)
    assert SECRET not in out + err
    assert "RuntimeError" in err


@pytest.mark.parametrize(
    ("how", "times"),
    [(signal.SIGINT, 1_000), (signal.SIGTERM, 1)],  # who is in a hurry presses Ctrl-C again and again
    ids=["Ctrl-C", "told by the system"],
)
def test_the_installed_command_opens_says_how_to_stop_and_stops(how: signal.Signals, times: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tearwise", "serve", "--no-browser", "--api"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        server = launched(process)
        assert call(server, "GET", "/api/v1/health").status == 200
        for _ in range(times):
            if process.poll() is not None:
                break
            process.send_signal(how)
            time.sleep(0.02)
        out, err = process.communicate(timeout=120)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0
    assert out == ""
    assert "forgotten" in err
    assert "Traceback" not in err


def test_a_signal_whose_handler_is_not_pythons_is_left_to_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[object] = []

    def unknown(which: int, handler: object) -> None:  # as of one that was there before Python was
        said.append(handler)

    monkeypatch.setattr(signal, "signal", unknown)
    with serving._without_interrupts():
        assert said == [signal.SIG_IGN] * 2
    assert said[2:] == [signal.SIG_DFL] * 2


def test_a_port_that_is_taken_is_told_in_a_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = refused("--port", str(taken.getsockname()[1]))
    assert told.count("\n") == 1
    assert "another program uses it" in told


def test_a_certificate_that_is_none_is_told_in_a_line(tmp_path: Path) -> None:
    files = [tmp_path / "certificate.pem", tmp_path / "key.pem"]
    for file in files:
        file.write_text("-----BEGIN NOTHING-----\n")
    told = refused("--certificate", str(files[0]), "--key", str(files[1]))
    assert told.count("\n") == 1
    assert all(str(file) in told for file in files)


def test_a_browser_that_is_waited_for_gets_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    code = """
import urllib.request, webbrowser
def opened(link):
    print(urllib.request.urlopen(link.partition("/launch")[0] + "/api/v1/health", timeout=60).status, flush=True)
webbrowser.open = opened
"""
    from . import server as servers

    monkeypatch.setattr(servers, "_SCRIPTED", code + servers._SCRIPTED.replace("browser=False", "browser=True"))
    with scripted_server() as found:
        assert found.process.stdout is not None
        assert found.process.stdout.readline() == "200\n"


def test_letting_others_in_has_to_be_said_plainly() -> None:
    assert "--certificate" in refused("--host", "0.0.0.0", "--allow-remote")


def test_a_data_file_that_is_not_what_it_must_be_is_told_before_anybody_can_write(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usual = data.load_table

    def load(package: str, path: str) -> dict[str, Any]:
        found = usual(package, path)
        if path == "safety/notices.toml":
            found["country"]["US"]["line"][0]["call"] = "988"
        return found

    monkeypatch.setattr(data, "load_table", load)

    def never(opened: Opened) -> None:
        raise AssertionError("It was opened.")

    with pytest.raises(DataError, match=r"notices\.toml, US, line '988.*'call' must be a list"):
        serve(Place(), never, browser=False)


def test_a_token_that_is_too_short_is_refused() -> None:
    assert "too short" in refused(TEARWISE_TOKEN="short")


@pytest.mark.parametrize("token", ["seven quiet herons and ä", os.fsdecode(b"seven quiet herons and \xff"), " " * 20])
def test_a_token_that_no_program_can_send_is_refused(token: str) -> None:
    assert "no program can send" in refused(TEARWISE_TOKEN=token)


_IMPATIENT = """
import time
from tearwise.engines import scripted
from tearwise.web import serving, settings
from tearwise.web.connection import Connection
settings.Settings.__init__.__defaults__ = tuple(1.0 if d == 30.0 else d for d in settings.Settings.__init__.__defaults__)
serving.KEPT_OPEN = 2
Connection.arrives_in = 1.0
score = scripted.ScriptedEngine.score
def slow(self, texts):
    time.sleep(1.5)
    return score(self, texts)
scripted.ScriptedEngine.score = slow
"""


@pytest.fixture(scope="module")
def impatient() -> Iterator[Server]:
    """A server that waits a second for a request, and whose readings take longer than that."""
    from . import server as servers

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(servers, "_SCRIPTED", _IMPATIENT + servers._SCRIPTED)
        with scripted_server() as found:
            yield found


def test_a_request_that_never_ends_is_ended(impatient: Server) -> None:
    with socket.create_connection(("127.0.0.1", impatient.port), timeout=120) as connection:
        head = f"POST /api/v1/readings HTTP/1.1\r\nHost: 127.0.0.1:{impatient.port}\r\nContent-Length: 500\r\n"
        head += f"Authorization: Bearer {impatient.token}\r\nContent-Type: application/json\r\n\r\n"
        began = time.monotonic()
        connection.sendall(head.encode() + b'{"text')
        answer = connection.recv(65_536)
        assert answer.startswith(b"HTTP/1.1 408")
        assert time.monotonic() - began >= 0.9


@pytest.mark.parametrize(
    "whole", [b"", b"GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n"], ids=["first", "second"]
)
@pytest.mark.parametrize("part", [b"", b"GET /api/v1/health HTTP/1.1\r\nHost: loc"], ids=["nothing", "half"])
def test_a_connection_on_which_no_whole_head_arrives_is_closed(impatient: Server, whole: bytes, part: bytes) -> None:
    with socket.create_connection(("127.0.0.1", impatient.port), timeout=120) as connection:
        if whole:
            connection.sendall(whole)
            assert connection.recv(65_536).startswith(b"HTTP/1.1 200")
        began = time.monotonic()
        connection.sendall(part)
        while connection.recv(65_536):  # the end of the answer; nothing where the connection is closed
            pass
        assert time.monotonic() - began >= 0.9


def test_a_connection_stays_open_while_a_reading_takes_longer_than_a_head_may(impatient: Server) -> None:
    began = time.monotonic()
    assert call(impatient, "POST", "/api/v1/readings", BODY).status == 200
    assert time.monotonic() - began >= 1.4


def test_without_its_extra_the_command_says_what_to_install() -> None:
    code = "import sys\nsys.modules['fastapi'] = None\nfrom tearwise.cli import main\nsys.exit(main(['serve']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert 'pip install "tearwise[app]"' in done.stderr
    assert done.stderr.count("\n") == 1

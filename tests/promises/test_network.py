"""Nothing leaves the machine: an account is read, as a library and as a command, with every connection forbidden."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.engines.model_server import model_server

DEMO = Path(__file__).parents[2] / "docs" / "demo.txt"

FORBIDDEN = """
import socket

def forbidden(*args, **kwargs):
    raise AssertionError("something tried to use the network")

socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = socket.socket.bind = forbidden
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = forbidden
"""

READ = """
import sys
from pathlib import Path
from tearwise import Reader

reading = Reader().read(Path(sys.argv[1]).read_text(encoding="utf-8"))
print(reading.status)
"""

COMMAND = """
import sys
from tearwise.cli import main

sys.exit(main(["read", "--file", sys.argv[1]]))
"""


ONE_PLACE = """
import socket, sys

place = ("127.0.0.1", int(sys.argv[2]))
connect, getaddrinfo = socket.socket.connect, socket.getaddrinfo

def only(allowed, real):
    def checked(*args, **kwargs):
        if not allowed(*args):
            raise AssertionError("something tried to use the network")
        return real(*args, **kwargs)
    return checked

socket.socket.connect = only(lambda self, address: address == place, connect)
socket.getaddrinfo = only(lambda host, port, *rest: (host, port) == place, getaddrinfo)
socket.socket.connect_ex = socket.socket.sendto = socket.socket.bind = socket.gethostbyname = only(lambda *_: False, None)
"""

READ_WITH_A_MODEL = """
from pathlib import Path
from tearwise import Reader, language_model

engine = language_model("tiny", f"http://127.0.0.1:{sys.argv[2]}/v1")
reading = Reader(engine).read(Path(sys.argv[1]).read_text(encoding="utf-8"))
print(reading.bundle.partition("+")[0])
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, str(DEMO), *arguments], capture_output=True, text=True, check=False
    )


def test_an_account_is_read_without_the_network() -> None:
    done = run(FORBIDDEN + READ)
    assert (done.returncode, done.stdout.split()) == (0, ["read"]), done.stderr


def test_the_command_reads_without_the_network() -> None:
    done = run(FORBIDDEN + COMMAND)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_no_library_of_ours_leaves_a_trace_for_its_maker(tmp_path: Path) -> None:
    """onnxruntime keeps an id for its telemetry in the folder for temporary files unless it is told not to."""
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    folders = dict.fromkeys(("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", READ, str(DEMO)], capture_output=True, text=True, check=False, env=environment | folders
    )
    assert done.stdout.split() == ["read"], done.stderr
    assert list(tmp_path.rglob("*")) == []


def test_a_language_model_that_was_named_is_the_one_place_that_is_asked() -> None:
    """Everything but a connection to that server stays forbidden, also where the environment names others."""
    with model_server() as server:
        done = run(ONE_PLACE + READ_WITH_A_MODEL, str(server.port))
        assert (done.returncode, done.stdout.split()) == (0, ["openai:tiny"]), done.stderr
        assert server.seen()


def test_the_guard_would_notice_a_connection() -> None:
    done = run(FORBIDDEN + "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')")
    assert done.returncode != 0
    assert "tried to use the network" in done.stderr
    done = run(ONE_PLACE + "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')", "10")
    assert "tried to use the network" in done.stderr

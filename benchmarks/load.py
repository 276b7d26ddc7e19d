"""``python -m benchmarks.load``: many clients at once post accounts to the server, on two cores of this machine.

Prints the table of docs/serving.md:
``python -m benchmarks.load | python docs/sections.py docs/serving.md measured --markdown``.
Takes a minute and a half. ``--seconds`` and ``--clients`` say how long and how many.

The server runs as ``tearwise serve`` runs it, with the shipped engine. What ``read_many`` alone reads a second is
measured on the same cores just before and just after, so that other work on the machine weighs on both alike.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import numpy as np

from benchmarks.accounts import WORDS
from benchmarks.machine import machine
from benchmarks.table import Cell, Table

CLIENTS, SECONDS, CORES = 32, 60.0, 2
ACCOUNTS = 256
GOAL = 0.7
OWN = Path(__file__).parents[1] / "tests/data/plain.jsonl"

_ALONE = """
import sys, time
from tearwise import Reader
texts = sys.stdin.read().split("\\0")
reader = Reader()
reader.read(texts.pop())
began, worked = time.perf_counter(), time.process_time()
read = sum(1 for reading in reader.read_many(texts))
print(read / (time.perf_counter() - began), (time.process_time() - worked) / read)
"""


@dataclass
class Told:
    """What the clients saw: seconds that each answer took, and how many were none of ours.

    memory: MiB that the server held, with the time of each look
    worked: seconds of the processor that the server took
    """

    took: list[float] = field(default_factory=list)
    errors: int = 0
    seconds: float = 0.0
    worked: float = 0.0
    memory: list[tuple[float, float]] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return len(self.took) / self.seconds


def accounts(texts: Sequence[str], words: int = WORDS) -> Iterator[str]:
    """Accounts of so many words without an end, no two alike, put together from ours."""
    for number in count():
        parts = [f"It was day {number}.", *(texts[(number * 7 + k) % len(texts)] for k in range(12))]
        yield " ".join(" ".join(parts).split()[:words])


def alone(texts: Sequence[str]) -> tuple[float, float]:
    """Accounts a second of ``read_many`` in a process of its own, and seconds of the processor for each."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", _ALONE],
        input="\0".join(texts),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    rate, worked = map(float, done.stdout.split())
    return rate, worked


@contextmanager
def server() -> Iterator[tuple[subprocess.Popen[str], int, str]]:
    """``tearwise serve``: its process, its port, and the token of programs."""
    command = [sys.executable, "-m", "tearwise", "serve", "--no-browser", "--api"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        told = ""
        assert process.stderr is not None
        while "Ctrl-C" not in told:
            line = process.stderr.readline()
            if not line:
                raise RuntimeError(f"tearwise serve ended: {told}")
            told += line
        port = told.partition("127.0.0.1:")[2].partition("/")[0]
        yield process, int(port), told.partition("Bearer ")[2].split()[0]
    finally:
        process.terminate()
        try:
            process.communicate(timeout=60)
        except subprocess.TimeoutExpired:  # it would go on beside whatever is measured next
            process.kill()
            process.communicate()
            raise


def loaded(clients: int, seconds: float, made: Iterator[str]) -> Told:
    """Posts accounts from so many clients for so long, each of which sends the next when it has its answer."""
    told, lock = Told(), threading.Lock()
    with server() as (process, port, token):
        ask(port, token, next(made), told, lock)  # the first loads what is loaded late
        told.took.clear()
        before, began = worked(process.pid), time.perf_counter()
        until = began + seconds

        def client() -> None:
            while time.perf_counter() < until:
                with lock:
                    text = next(made)
                ask(port, token, text, told, lock)

        threads = [threading.Thread(target=client) for _ in range(clients)]
        for thread in threads:
            thread.start()
        while time.perf_counter() < until:
            told.memory.append((time.perf_counter() - began, memory(process.pid)))
            time.sleep(min(0.5, seconds / 20))
        for thread in threads:
            thread.join()
        told.seconds, told.worked = time.perf_counter() - began, worked(process.pid) - before
    return told


def ask(port: int, token: str, text: str, told: Told, lock: threading.Lock) -> None:
    """One account, by a connection of its own."""
    began, status = time.perf_counter(), 0
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        connection.request("POST", "/api/v1/readings", json.dumps({"text": text}).encode(), headers)
        answer = connection.getresponse()
        status = answer.status if json.loads(answer.read())["schema"] == "tearwise.reading/1" else 0
    except (OSError, http.client.HTTPException, ValueError, KeyError):
        status = 0
    finally:
        connection.close()
    with lock:
        if status == 200:
            told.took.append(time.perf_counter() - began)
        else:
            told.errors += 1


def memory(pid: int) -> float:
    """MiB that a process holds; Linux alone says it."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1024**2


def worked(pid: int) -> float:
    """Seconds of the processor that a process has taken; Linux alone says it."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def load_table(clients: int, seconds: float, told: Told, beside: Sequence[tuple[float, float]]) -> Table:
    """The table. ``beside``: what ``read_many`` alone did, just before and just after."""
    took = np.array(told.took) * 1000
    rate, cost = (float(np.mean([one[k] for one in beside])) for k in (0, 1))
    rates = [one[0] for one in beside]
    ratio = Cell(told.rate / rate, told.rate / max(rates), told.rate / min(rates), 2)
    held = np.array([one[1] for one in told.memory])
    early, late = held[len(held) // 4 : len(held) // 2], held[3 * len(held) // 4 :]
    rows = [
        ("accounts read", [Cell(len(told.took), digits=0)]),
        ("errors", [Cell(told.errors, digits=0)]),
        ("time of an answer, median", [Cell(float(np.percentile(took, 50)), digits=0, unit="ms")]),
        ("time of an answer, 99%", [Cell(float(np.percentile(took, 99)), digits=0, unit="ms")]),
        ("accounts a second", [Cell(told.rate, digits=1)]),
        ("`read_many` alone, accounts a second", [Cell(rate, min(rates), max(rates), 1)]),
        (f"throughput to `read_many` alone (goal: {GOAL})", [ratio]),
        ("seconds of a core for an account", [Cell(told.worked / max(1, len(took)), digits=3)]),
        ("the same, `read_many` alone", [Cell(cost, digits=3)]),
        ("memory, second quarter of the time", [Cell(float(np.median(early)), digits=0, unit="MiB")]),
        ("memory, last quarter", [Cell(float(np.median(late)), digits=0, unit="MiB")]),
    ]
    note = (
        f"{clients} clients for {seconds:.0f} s, each of which posts an account of {WORDS} words, no two alike, as "
        "soon as it has the answer to the last one. Clients and server share the cores. In brackets: against the run "
        "of `read_many` just before and just after."
    )
    return Table("load", "Many clients at once", "", ["measured"], rows, note)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where there was an error, or the throughput is below the goal."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description="Measure the server under load.")
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--accounts", type=int, default=ACCOUNTS, help="so many are read by read_many alone")
    given = parser.parse_args(arguments)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    before = machine()
    texts = [json.loads(line)["text"] for line in OWN.read_text(encoding="utf-8").splitlines()]
    made = accounts(texts)
    beside = [alone([next(made) for _ in range(given.accounts + 1)])]
    told = loaded(given.clients, given.seconds, made)
    beside.append(alone([next(made) for _ in range(given.accounts + 1)]))
    table = load_table(given.clients, given.seconds, told, beside)
    print("; ".join(f"{name}: {value}" for name, value in before.items()) + ".", end="\n\n")
    print(str(table).replace("## ", "### "))
    wrong = told.errors > 0 or told.rate / float(np.mean([one[0] for one in beside])) < GOAL
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())

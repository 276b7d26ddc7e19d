"""What is loaded works in a fork of its process, whatever other threads were at, and does not keep it from ending."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.model_server import model_server

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")

WATCHED = """
import os, signal, sys, threading, time

def forked(work):
    child = os.fork()
    if child == 0:
        work()
        sys.exit(7)
    ends = time.monotonic() + 60
    while not (ended := os.waitpid(child, os.WNOHANG))[0]:
        if time.monotonic() > ends:
            os.kill(child, signal.SIGKILL)
            os.write(2, b"it never ends")
            os._exit(1)
        time.sleep(0.01)
    assert os.waitstatus_to_exitcode(ended[1]) == 7
"""


def run(program: str, *arguments: str) -> None:
    """Runs a program, which forks and waits for what it forks: it must end well, and say nothing."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", "-c", WATCHED + program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[1],
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_fork_of_a_program_that_has_read_reads_and_ends() -> None:
    run("""
from tearwise import Reader
from tearwise.engines.fast import FastEngine

def read(day):
    return reader.read(f"My dad cried on day {day}. He said he was sorry.", effects=False).meaning("remorse").probability

def read_again():
    assert [round(one, 4) for one in (read(0), read(1))] == [round(one, 4) for one in before]

reader = Reader(FastEngine(threads=2))  # with a thread besides the one that asks
before = [read(0), read(1)]
reader.forget()
forked(lambda: None)
forked(read_again)
reader.read("My dad cried on the last day. He said he was sorry.")
""")


def test_a_lock_that_another_thread_holds_is_free_in_a_fork_and_still_held_where_it_was() -> None:
    run("""
from tearwise.fork import lock

def hold():
    with alone():
        held.set()
        let_go.wait()

def take():
    for _ in range(2):
        with alone():
            assert alone().locked()

alone, held, let_go = lock(), threading.Event(), threading.Event()
thread = threading.Thread(target=hold)
thread.start()
held.wait()
forked(take)
assert alone().locked()
let_go.set()
thread.join()
take()
""")


def test_what_a_thread_was_making_in_a_fork_is_made_in_the_fork_of_that() -> None:
    run("""
from tearwise.fork import PerProcess

def make():
    if os.getpid() == second:
        making.set()
        made.wait()
    return os.getpid()

def fork_again():
    global second
    second = os.getpid()
    thread = threading.Thread(target=one)
    thread.start()
    making.wait()
    forked(mine)
    made.set()
    thread.join()
    mine()

def mine():
    assert one() == os.getpid()

second, making, made = 0, threading.Event(), threading.Event()
one = PerProcess(make)
forked(fork_again)
mine()
""")


def test_a_reader_reads_in_a_fork_that_was_made_while_another_thread_read_with_it() -> None:
    run("""
from tearwise import Reader
from tearwise.engines.scripted import ScriptedEngine

def remember():
    with reader._alone():  # as at the beginning and the end of each reading
        held.set()
        let_go.wait()

reader, held, let_go = Reader(ScriptedEngine()), threading.Event(), threading.Event()
reader.read("My dad cried. He said he was sorry.")
thread = threading.Thread(target=remember)
thread.start()
held.wait()
forked(lambda: reader.read("She cried for joy."))
let_go.set()
thread.join()
reader.read("She cried for joy.")
""")


def test_an_engine_that_another_thread_was_loading_is_loaded_in_the_fork() -> None:
    run("""
from tearwise import Reader, assembly
from tearwise.engines.scripted import ScriptedEngine

def load():
    if os.getpid() == first:
        loading.set()
        loaded.wait()
    return ScriptedEngine()

first, loading, loaded = os.getpid(), threading.Event(), threading.Event()
assembly.FastEngine = load
thread = threading.Thread(target=lambda: Reader(fast=True))
thread.start()
loading.wait()
forked(lambda: Reader(fast=True).read("She cried for joy."))
loaded.set()
thread.join()
""")


def test_a_fork_asks_a_model_over_connections_of_its_own_and_while_another_thread_asks() -> None:
    with model_server() as server:
        server.does(rules={"linger": {"hang": True}})
        run(
            """
from tearwise.engines.address import Address
from tearwise.engines.chat import Chat
from tearwise.engines.prompt import messages, schema

def answer(text):
    return chat.complete(messages(text))

def ask():
    for n in range(20):
        assert answer("He cried and said he was sorry.") == sorry

chat = Chat("tiny", Address.of(sys.argv[1]), (schema(), schema(bounded=False)), parallel=1)
sorry, joy = answer("He cried and said he was sorry."), answer("She cried for joy.")
assert sorry != joy
child = os.fork()
if child == 0:
    try:
        ask()
    except BaseException as error:
        os.write(2, repr(error).encode())
        os._exit(1)
    os._exit(7)
for n in range(20):
    assert answer("She cried for joy.") == joy
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7

threading.Thread(target=lambda: answer("She cried. They linger."), daemon=True).start()
while chat._turns().acquire(blocking=False):
    chat._turns().release()
    time.sleep(0.01)
forked(ask)
os._exit(0)  # the thread waits still
""",
            server.url,
        )

"""The server is killed in the middle of it, and clients vanish: nothing that was said to be kept is lost."""

from __future__ import annotations

import http.client
import json
import random
import socket
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

from tearwise.journal import Journal

from .conftest import CHEAP, PASSPHRASE
from .server import Server, scripted_server
from .test_serving import BODY, call

SAVERS = 6
AT = "/api/v1/journal"


def account(number: int) -> str:
    return f"My dad cried and said sorry on the day {number} of that year."


def note(number: int) -> str:
    """A note of several pages of the file, each of which says its number."""
    return f"note {number} " * 1_000


def sent(number: int) -> bytes:
    return json.dumps({"text": account(number), "note": note(number), "person": {"name": "Dad"}}).encode()


def unlocked(server: Server) -> str:
    answer = call(server, "POST", f"{AT}/unlock", json.dumps({"passphrase": PASSPHRASE}).encode())
    assert answer.status == 200
    return str(answer.body["session"])


def kept_in(folder: Path) -> set[int]:
    """The numbers of the episodes in the journal, each of which is looked at whole."""
    with Journal.open(PASSPHRASE, folder) as journal:
        journal.check()
        found = set()
        for episode in journal.episodes():
            number = int(episode.content.note.split()[1])
            assert (episode.content.account.text, episode.content.note) == (account(number), note(number))
            assert episode.reading() is not None
            found.add(number)
        assert len(found) == len(journal)
    return found


class Saver(threading.Thread):
    """Saves one episode after the other until the server is gone; remembers what was said to be kept."""

    def __init__(self, server: Server, session: str, first: int, enough: threading.Event, most: int) -> None:
        super().__init__()
        self.said: list[int] = []
        self.began = first
        self._server, self._session, self._next = server, session, first
        self._enough, self._most = enough, most

    def run(self) -> None:
        headers = {"Authorization": f"Bearer {self._server.token}", "Tearwise-Session": self._session}
        with closing(http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=60)) as connection:
            while True:
                try:
                    connection.request(
                        "POST", f"{AT}/episodes", sent(self._next), headers | {"Content-Type": "application/json"}
                    )
                    answer = connection.getresponse()
                    answer.read()
                except (OSError, http.client.HTTPException):
                    return
                assert answer.status == 201
                self.said.append(self._next)
                self._next += SAVERS
                if len(self.said) >= self._most:
                    self._enough.set()


def test_killed_while_many_save_it_has_all_that_it_confirmed(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    Journal.create(PASSPHRASE, folder, strength=CHEAP).lock()
    chance = random.Random(seed := random.randrange(2**32))
    said: set[int] = set()
    for _ in range(2):
        with scripted_server(journal=str(folder)) as server:
            session, enough = unlocked(server), threading.Event()
            first = 1_000 * (1 + max(said, default=0) // 1_000)
            savers = [Saver(server, session, first + n, enough, chance.randrange(2, 5)) for n in range(SAVERS)]
            for saver in savers:
                saver.start()
            assert enough.wait(120)
            threading.Event().wait(chance.random() * 0.05)
            server.process.kill()
            server.process.wait()
            for saver in savers:
                saver.join(60)
                said |= set(saver.said)
        kept = kept_in(folder)
        assert said <= kept, f"seed {seed}"
        assert len(kept - said) <= SAVERS, f"seed {seed}"  # kept, and killed before it could say so
        said = kept
    assert len(said) >= 4


def test_a_client_that_vanishes_when_it_has_sent_an_episode_leaves_it_whole_or_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    Journal.create(PASSPHRASE, folder, strength=CHEAP).lock()
    with scripted_server(journal=str(folder)) as server:
        session = unlocked(server)
        for number in range(1, 13):
            body = sent(number)
            head = (
                f"POST {AT}/episodes HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Length: {len(body)}\r\n"
                f"Content-Type: application/json\r\nAuthorization: Bearer {server.token}\r\n"
                f"Tearwise-Session: {session}\r\n\r\n"
            ).encode()
            with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
                connection.sendall(head + (body if number % 2 else body[: len(body) // 2]))
        last: Any = call(server, "POST", f"{AT}/episodes", sent(99), Tearwise_Session=session)
        assert last.status == 201
    kept = kept_in(folder)
    assert 99 in kept
    assert not {number for number in kept if number % 2 == 0}  # of which only half arrived


def test_a_client_that_does_not_read_its_answer_holds_up_nobody() -> None:
    long = "and again " * 300  # more is answered than the system takes in without somebody who reads it
    lines = b"\n".join(json.dumps({"text": f"She cried {n} and he said sorry {long}."}).encode() for n in range(1_000))
    with scripted_server() as server:
        head = (
            f"POST /api/v1/readings/batch HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Length: {len(lines)}\r\n"
            f"Content-Type: application/x-ndjson\r\nAuthorization: Bearer {server.token}\r\n\r\n"
        )
        deaf = [socket.socket() for _ in range(2)]
        try:
            for connection in deaf:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
                connection.settimeout(60)
                connection.connect(("127.0.0.1", server.port))
                connection.sendall(head.encode() + lines)
            for _ in range(3):
                assert call(server, "POST", "/api/v1/readings", BODY).status == 200
        finally:
            for connection in deaf:
                connection.close()
        assert call(server, "POST", "/api/v1/readings", BODY).status == 200

"""The OpenAPI document holds: Schemathesis asks the real server for all sorts, and a generated client uses it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from tearwise.journal.exchange import schema as journal_schema
from tearwise.rendering.record import schema
from tearwise.replies import schema as reply_schema

from .server import Server, scripted_server

GENERATOR = Path(__file__).parents[2] / ".venv" / "generator"
"""An environment of its own for the generator of clients, which needs another Typer than we do."""

CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.unsupported_method,
]
PATHS = [
    ("GET", "/api/v1/health"),
    ("GET", "/api/v1/meanings"),
    ("GET", "/api/v1/questions"),
    ("GET", "/api/v1/worries"),
    ("POST", "/api/v1/guidance"),
    ("POST", "/api/v1/notices"),
    ("POST", "/api/v1/readings"),
    ("POST", "/api/v1/readings/batch"),
    ("POST", "/api/v1/replies/check"),
    ("POST", "/api/v1/worries"),
]
JOURNAL = [
    ("GET", "/api/v1/journal"),
    ("GET", "/api/v1/journal/episodes"),
    ("GET", "/api/v1/journal/episodes/{id}"),
    ("GET", "/api/v1/journal/people"),
    ("PATCH", "/api/v1/journal/episodes/{id}"),
    ("POST", "/api/v1/journal"),
    ("POST", "/api/v1/journal/episodes"),
    ("POST", "/api/v1/journal/episodes/{id}/corrections"),
    ("POST", "/api/v1/journal/export"),
    ("POST", "/api/v1/journal/import"),
    ("POST", "/api/v1/journal/patterns"),
    ("POST", "/api/v1/journal/search"),
    ("DELETE", "/api/v1/journal/episodes/{id}/corrections/last"),
    ("DELETE", "/api/v1/journal/episodes/{id}"),
    ("POST", "/api/v1/journal/unlock"),
    ("POST", "/api/v1/journal/lock"),
]
"""The last two end the session."""


@schemathesis.serializer("application/octet-stream")
def _bytes(_: Any, value: Any) -> bytes:
    """A file's content, whatever it is."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


@schemathesis.serializer("application/x-ndjson")
def _ndjson(_: Any, value: Any) -> bytes:
    """Lines as they are, whatever they hold."""
    return str(value).encode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with scripted_server() as found:
        yield found


@pytest.fixture(scope="module")
def document(server: Server) -> dict[str, Any]:
    found: dict[str, Any] = httpx.get(f"{server.site}/api/v1/openapi.json").json()
    return found


def test_all_routes_are_asked(document: dict[str, Any]) -> None:
    described = [(method.upper(), path) for path, each in document["paths"].items() for method in each]
    assert sorted(described) == sorted([*PATHS, *JOURNAL])


@pytest.fixture(scope="module")
def session(server: Server) -> str:
    """The session of a program that made a journal, with an episode in it."""
    headers = {"Authorization": f"Bearer {server.token}"}
    at = f"{server.site}/api/v1/journal"
    made = httpx.post(at, json={"passphrase": "seven quiet herons"}, headers=headers, timeout=60)
    found: str = made.json()["session"]
    kept = {"text": "My dad cried. He said sorry.", "person": {"name": "Dad"}}
    httpx.post(f"{at}/episodes", json=kept, headers={**headers, "Tearwise-Session": found}, timeout=60)
    return found


@pytest.mark.parametrize(("method", "path"), JOURNAL)
def test_the_journal_keeps_what_its_document_says(
    server: Server, document: dict[str, Any], session: str, method: str, path: str
) -> None:
    operation = schemathesis.openapi.from_dict(document)[path][method]
    headers = {"Authorization": f"Bearer {server.token}", "Tearwise-Session": session}

    @given(case=operation.as_strategy(headers={"Tearwise-Session": session}))
    @hypothesis_settings(max_examples=10, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    def ask(case: Any) -> None:
        told.add(case.call_and_validate(base_url=server.site, headers=headers, checks=CHECKS, timeout=60).status_code)

    told: set[int] = set()
    ask()
    assert 401 not in told  # else the door alone would have been tried


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_the_server_keeps_what_its_document_says(
    server: Server, document: dict[str, Any], method: str, path: str
) -> None:
    # A record a line is no one value that could be held against a schema; tests/web/test_api.py looks at each.
    wanted = [one for one in CHECKS if not (path.endswith("batch") and one is checks.response_schema_conformance)]
    operation = schemathesis.openapi.from_dict(document)[path][method]

    @given(case=operation.as_strategy())
    @hypothesis_settings(max_examples=15, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    def ask(case: Any) -> None:
        case.call_and_validate(
            base_url=server.site, headers={"Authorization": f"Bearer {server.token}"}, checks=wanted, timeout=60
        )

    ask()


NOT_UNDERSTOOD = {
    "no UTF-8": b'{"text": "\xff"}',
    "deep": b"[" * 100_000,
    "cut": b'{"text": "He',
    "large": b"x" * 300_000,
}


@pytest.mark.parametrize("sent", NOT_UNDERSTOOD)
def test_what_cannot_be_understood_is_answered_as_the_document_says(
    server: Server, document: dict[str, Any], session: str, sent: str
) -> None:
    headers = {"Authorization": f"Bearer {server.token}", "Tearwise-Session": session}
    asked = [
        path for path, each in document["paths"].items() if "requestBody" in each.get("post", {}) and "{" not in path
    ]
    assert "/api/v1/readings" in asked
    for path in asked:
        operation = document["paths"][path]["post"]
        (kind,) = operation["requestBody"]["content"]
        for more, status in (({}, None), ({"Host": "evil.com"}, 400), ({"Origin": "https://evil.com"}, 403)):
            answer = httpx.post(
                f"{server.site}{path}",
                content=NOT_UNDERSTOOD[sent],
                headers={**headers, "Content-Type": kind, **more},
                timeout=60,
            )
            assert str(answer.status_code) in operation["responses"], path
            assert status in (None, answer.status_code)


def test_every_operation_may_be_refused_at_the_gate(document: dict[str, Any]) -> None:
    for path in document["paths"].values():
        for operation in path.values():
            assert {"400", "403"} <= operation["responses"].keys()
            assert ("requestBody" in operation) <= ({"408", "413"} <= operation["responses"].keys())


_READ = """
import json, sys
sys.path.insert(0, sys.argv[1])
from tears import AuthenticatedClient
from tears.api.answering_well import check_reply, guidance
from tears.api.readings import read
from tears.api.journal import add_episode, correct, episodes, export, lock, make_journal, patterns, search, unlock
from tears.models import AccountRequest, CorrectionRequest, EpisodeRequest, ExportRequest, PassphraseRequest
from tears.models import GuidanceRequest, PeriodRequest, PersonRequest, ReplyRequest, SearchRequest

with AuthenticatedClient(base_url=sys.argv[2], token=sys.argv[3]) as client:
    text = "My dad cried when I left. He said he was sorry."
    reading = read.sync(client=client, body=AccountRequest(text=text))
    advice = guidance.sync(client=client, body=GuidanceRequest(text=text))
    problem = read.sync(client=client, body=AccountRequest(text=" "))
    print(json.dumps([reading.to_dict(), advice.to_dict(), problem.to_dict()]))

    made = make_journal.sync(client=client, body=PassphraseRequest("seven quiet herons"))
    with_session = {"client": client, "tearwise_session": made.session}
    kept = add_episode.sync(body=EpisodeRequest(text=text, person=PersonRequest(name="Dad")), **with_session)
    told = correct.sync(id=kept.id, body=CorrectionRequest(words="his job"), **with_session)
    listed = episodes.sync(limit=5, **with_session)
    found = search.sync(body=SearchRequest(words="sorry", person="dad"), **with_session)
    counted = patterns.sync(body=PeriodRequest(), **with_session)
    exported = export.sync(body=ExportRequest(), **with_session)
    lock.sync_detailed(client=client)
    locked = episodes.sync(**with_session)
    again = unlock.sync(client=client, body=PassphraseRequest("seven quiet herons"))
    print(json.dumps([one.to_dict() for one in (told, listed, found, counted, exported, locked, again)]))
"""


def test_a_generated_client_reads_and_keeps(document: dict[str, Any], tmp_path: Path) -> None:
    generator = GENERATOR / "bin" / "openapi-python-client"
    if not generator.exists():
        pytest.fail(f"The client is generated by a program in {GENERATOR}: make test puts it there.", pytrace=False)
    (tmp_path / "openapi.json").write_text(json.dumps(document), encoding="utf-8")
    command = [generator, "generate", "--path", tmp_path / "openapi.json", "--output-path", tmp_path / "tears"]
    (tmp_path / "config.yml").write_text("post_hooks: []\n", encoding="utf-8")  # else it tidies what nobody reads
    subprocess.run([*command, "--meta", "none", "--config", tmp_path / "config.yml"], check=True, capture_output=True)
    with scripted_server() as server:  # whose journal is not made yet
        done = subprocess.run(
            [GENERATOR / "bin" / "python", "-c", _READ, tmp_path, server.site, server.token],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    reading, advice, problem = json.loads(first)
    jsonschema.validate(reading, schema())
    assert (reading["status"], len(reading["meanings"])) == ("read", 9)
    jsonschema.validate(advice, reply_schema("guidance"))
    assert problem["type"] == "urn:tearwise:problem:account"
    told, listed, found, counted, exported, locked, again = json.loads(second)
    assert told["corrections"][0]["words"] == "his job"
    assert told["readings"][0]["record"] == reading
    assert [one["id"] for one in listed["episodes"]] == [one["id"] for one in found["episodes"]] == [told["id"]]
    assert counted["meanings"]["remorse"] == 1
    jsonschema.validate(exported, journal_schema())
    assert locked["type"] == "urn:tearwise:problem:locked"
    assert again["session"]

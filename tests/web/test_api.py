"""The JSON API: the library's records, and one shape for every error."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tearwise import check_reply
from tearwise.accounts import pronoun_in
from tearwise.interview import questions_record
from tearwise.interview import schema as questions_schema
from tearwise.interview.person import person_in
from tearwise.meanings import all_meanings
from tearwise.rendering.record import schema
from tearwise.replies import WORRIES, guidance_for, worry
from tearwise.replies import schema as reply_schema
from tearwise.safety import notice_for, reply_risks
from tearwise.safety.notice import schema as notice_schema
from tearwise.web import api
from tearwise.web.problems import ProblemRecord

from .conftest import BEARER, outside_the_loop, scripted

TEXT = "My dad cried when I left. He hugged me and said he was sorry — 🥲."
SECRET = "zebra-of-the-account"
NDJSON = {"content-type": "application/x-ndjson"}


def test_a_reading_is_the_record_of_the_library(program: TestClient) -> None:
    answers = {"relationship": "parent", "said": ["apology"], "rare": None, "pressure": 0}
    answer = program.post("/api/v1/readings", json={"text": TEXT, "answers": answers})
    assert answer.status_code == 200
    assert answer.json() == scripted().read(TEXT, answers).to_record()
    jsonschema.validate(answer.json(), schema())


@given(st.text(min_size=1, max_size=300))
@hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_or_refused_as_the_library_would(program: TestClient, text: str) -> None:
    from tearwise import AccountError

    answer = program.post(
        "/api/v1/readings", content=json.dumps({"text": text}), headers={"content-type": "application/json"}
    )
    try:
        record = scripted().read(text).to_record()
    except AccountError:
        assert answer.status_code == 422
    else:
        assert answer.json() == record


@pytest.mark.parametrize("given", [{}, {"pronoun": "he", "relationship": "parent"}, {"crier": "narrator"}])
def test_questions_are_the_record_of_the_library(program: TestClient, given: dict[str, Any]) -> None:
    answer = program.get("/api/v1/questions", params=given)
    assert answer.json() == questions_record(**given)
    jsonschema.validate(answer.json(), questions_schema())


def test_meanings_are_all_nine(program: TestClient) -> None:
    found = program.get("/api/v1/meanings").json()["meanings"]
    assert [one["id"] for one in found] == [one.id for one in all_meanings()]
    assert found[0]["definition"] == all_meanings()[0].definition


RISKY = "He cried and said he is going to kill himself tonight, he has the pills."


def test_guidance_is_the_record_of_the_library(program: TestClient) -> None:
    answers = {"relationship": "parent"}
    body = {"text": TEXT, "answers": answers, "pronoun": "he", "crier": "other"}
    answer = program.post("/api/v1/guidance", json=body)
    assert answer.json() == guidance_for(scripted().read(TEXT, answers), pronoun="he", crier="other").to_record()
    jsonschema.validate(answer.json(), reply_schema("guidance"))
    over = program.post("/api/v1/guidance", json={**body, "over": True})
    assert (
        over.json() == guidance_for(scripted().read(TEXT, answers), pronoun="he", crier="other", over=True).to_record()
    )
    assert program.post("/api/v1/guidance", json={**body, "over": "yes"}).status_code == 422


def test_guidance_takes_who_cried_from_the_account_where_the_request_does_not_say(program: TestClient) -> None:
    reader = scripted()
    reading = reader.read(TEXT)
    person = person_in(reading.account, reader.scores(TEXT))
    told = guidance_for(
        reading, pronoun=person.pronoun, crier=person.crier, relationship=person.relationship, trigger=person.trigger
    )
    assert program.post("/api/v1/guidance", json={"text": TEXT}).json() == told.to_record()


def test_worries_are_answered_in_general_and_for_an_account(program: TestClient) -> None:
    general = program.get("/api/v1/worries").json()["worries"]
    assert general == [worry(id).to_record() for id in WORRIES]
    found = program.post("/api/v1/worries", json={"text": TEXT, "crier": "narrator"}).json()["worries"]
    reader = scripted()
    reading = reader.read(TEXT)
    person = person_in(reading.account, reader.scores(TEXT))
    of_person: dict[str, Any] = {"relationship": person.relationship, "trigger": person.trigger}
    assert found == [worry(id, reading, pronoun="he", crier="narrator", **of_person).to_record() for id in WORRIES]
    assert found != general
    for one in (*general, *found):
        jsonschema.validate(one, reply_schema("worry"))


def test_others_have_their_answers_while_guidance_and_worries_are_made(
    program: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("guidance_for", "all_worries"):
        monkeypatch.setattr(api, name, outside_the_loop(getattr(api, name)))
    for path in ("guidance", "worries"):
        assert program.post(f"/api/v1/{path}", json={"text": TEXT}).status_code == 200


def test_worries_take_who_cried_from_the_account_as_guidance_does(program: TestClient) -> None:
    text, answers = "There were tears, and my dad said sorry. My sister saw him.", {"relationship": "parent"}
    body = {"text": text, "answers": answers}
    reader = scripted()
    reading = reader.read(text, answers)
    person = person_in(reading.account, reader.scores(text))
    assert (person.pronoun, pronoun_in(text)) == ("he", "they")
    told = program.post("/api/v1/worries", json=body).json()["worries"]
    of_person: dict[str, Any] = {
        name: getattr(person, name) for name in ("pronoun", "crier", "relationship", "trigger")
    }
    assert told == [worry(id, reading, **of_person).to_record() for id in WORRIES]
    assert program.post("/api/v1/guidance", json=body).json()["pronoun"] == person.pronoun


def test_a_reply_is_looked_over_as_the_library_does(program: TestClient) -> None:
    text = "Pull yourself together and stop crying, it isn't that bad. I am here for you. What happened?"
    answer = program.post("/api/v1/replies/check", json={"text": text})
    assert answer.json() == check_reply(text).to_record()
    assert answer.json()["issues"]
    jsonschema.validate(answer.json(), reply_schema("reply"))


@pytest.mark.parametrize("text", ["", "  ", "x" * 5_001, "a\0b", "\ud800"])
def test_what_is_no_reply_is_told_so(program: TestClient, text: str) -> None:
    answer = program.post(
        "/api/v1/replies/check", content=json.dumps({"text": text}), headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422
    assert ProblemRecord.model_validate(answer.json()).errors[0].at == "/text"


def test_a_notice_is_the_record_of_the_library_and_null_without_a_risk(program: TestClient) -> None:
    risks = scripted().read(RISKY).risks
    for sent, country in ({"country": "US"}, "US"), ({}, "IE"), ({"country": "de"}, "DE"):
        found = program.post("/api/v1/notices", json={"text": RISKY, **sent}).json()["notice"]
        expected = notice_for(risks, country)
        assert expected is not None
        assert found == expected.to_record()
        jsonschema.validate(found, notice_schema())
    assert program.post("/api/v1/notices", json={"text": "He cried at his wedding."}).json() == {"notice": None}


DANGER = "I'm going to kill myself if you leave me."


def test_the_danger_that_a_reply_tells_of_is_in_its_check(program: TestClient) -> None:
    answer = program.post("/api/v1/replies/check", json={"text": DANGER}).json()
    assert answer["risks"] == [one.to_record() for one in reply_risks(DANGER)]
    assert [one["id"] for one in answer["risks"]] == ["self_harm"]
    jsonschema.validate(answer, reply_schema("reply"))
    assert program.post("/api/v1/replies/check", json={"text": "I am here for you."}).json()["risks"] == []


def test_a_reply_has_a_notice_of_its_own(program: TestClient) -> None:
    for sent, country in ({"country": "US"}, "US"), ({}, "IE"):
        found = program.post("/api/v1/notices", json={"text": DANGER, "of": "reply", **sent}).json()["notice"]
        expected = notice_for(reply_risks(DANGER), country)
        assert expected is not None
        assert found == expected.to_record()
    calm = {"text": "Are you thinking of killing yourself?", "of": "reply"}
    assert program.post("/api/v1/notices", json=calm).json() == {"notice": None}


@pytest.mark.parametrize("sent", [{"text": "x" * 5_001, "of": "reply"}, {"text": "He cried.", "of": "letter"}])
def test_what_is_no_reply_has_no_notice_either(program: TestClient, sent: dict[str, str]) -> None:
    assert program.post("/api/v1/notices", json=sent).status_code == 422


def test_health_names_the_engine(anybody: TestClient) -> None:
    assert anybody.get("/api/v1/health").json()["bundle"] == scripted().engine.id


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ({}, "/text"),
        ({"text": ""}, "/text"),
        ({"text": "   "}, "/text"),
        ({"text": 7}, "/text"),
        ({"text": "x" * 20_001}, "/text"),
        ({"text": TEXT, "answers": []}, "/answers"),
        ({"text": TEXT, "answers": {SECRET: "x"}}, "/answers"),
        ({"text": TEXT, "answers": {"trigger": SECRET}}, "/answers"),
        ({"text": TEXT, "answers": {"trigger": []}}, "/answers"),
        ({"text": TEXT, SECRET: 1}, "/*"),
        ([SECRET], ""),
        (SECRET, ""),
    ],
)
def test_what_is_wrong_is_named_and_never_repeated(program: TestClient, body: object, at: str) -> None:
    answer = program.post("/api/v1/readings", json=body)
    problem = ProblemRecord.model_validate(answer.json())
    assert (answer.status_code, problem.status) == (422, 422)
    assert answer.headers["content-type"] == "application/problem+json"
    assert at in [one.at for one in problem.errors]
    assert "zebra of" not in answer.text
    if at != "/answers":
        assert SECRET not in answer.text


@pytest.mark.parametrize("content", [b"{", b"", b'{"text": "\xff"}', b'{"text": "' + SECRET.encode(), b"[" * 50_000])
def test_what_is_no_json_is_told_so(program: TestClient, content: bytes) -> None:
    answer = program.post("/api/v1/readings", content=content, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    ProblemRecord.model_validate(answer.json())
    assert SECRET not in answer.text


@pytest.mark.parametrize(
    "content",
    [b'{"text": "\xff"}', b'{"text": "He cried.", "answers": {"pressure": ' + b"9" * 5_000 + b"}}"],
    ids=["not UTF-8", "too many digits"],
)
def test_what_cannot_even_be_parsed_is_told_what_to_send(program: TestClient, content: bytes) -> None:
    answer = program.post("/api/v1/readings", content=content, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert "Send JSON in UTF-8" in ProblemRecord.model_validate(answer.json()).detail


@pytest.mark.parametrize(
    "headers", [{}, {"content-type": "text/plain"}, {"content-type": "application/x-www-form-urlencoded"}]
)
@pytest.mark.parametrize("path", ["readings", "guidance", "replies/check", "journal/unlock"])
def test_json_sent_as_something_else_is_not_taken_and_it_is_said_as_what_to_send_it(
    program: TestClient, path: str, headers: dict[str, str]
) -> None:
    answer = program.post(f"/api/v1/{path}", content=json.dumps({"text": TEXT}), headers=headers)
    problem = ProblemRecord.model_validate(answer.json())
    assert (answer.status_code, problem.status) == (415, 415)
    assert problem.detail == "Send JSON, with the header Content-Type: application/json."


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd", "GZIP"])
@pytest.mark.parametrize("path", ["readings", "readings/batch", "journal/unlock", "journal/import"])
def test_what_is_packed_is_not_taken_and_it_is_said_how_to_send_it(
    program: TestClient, path: str, encoding: str
) -> None:
    headers = {"content-type": "application/json", "content-encoding": encoding}
    answer = program.post(
        f"/api/v1/{path}", content=gzip.compress(json.dumps({"text": TEXT}).encode()), headers=headers
    )
    problem = ProblemRecord.model_validate(answer.json())
    assert (answer.status_code, problem.type) == (415, "urn:tearwise:problem:media-type")
    assert problem.detail == "Send the body as it is, not packed: without the header Content-Encoding."


def test_a_body_that_says_that_it_is_not_packed_is_taken(program: TestClient) -> None:
    headers = {"content-encoding": "identity"}
    assert program.post("/api/v1/readings", json={"text": TEXT}, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("path", "content", "at", "detail"),
    [
        ("readings", '{"text": "' + "x" * 20_001 + '"}', "/text", "it can have 20,000 characters at most"),
        ("replies/check", '{"text": "' + "x" * 5_001 + '"}', "/text", "it can have 5,000 characters at most"),
        (
            "readings",
            '{"text": "He cried.", "answers": {"relationship": "Tom_Miller"}}',
            "/answers",
            "It takes: partner",
        ),
        ("readings", '{"text": "He cried.", "answers": {"Tom_Miller": 1}}', "/answers", "There is no such question."),
        ("readings", "{bad", "", "This is not JSON, from its character 2 on."),
        ("readings", "[" * 50_000, "", "This has more than 100 lists and objects in one another."),
        (
            "readings",
            '{"text": "He cried.", "answers": {"rare": "yes", "Tom_Miller": 1, "Tom_Miller": 2}}',
            "",
            "This has a key twice in one object, at its character 67: send it once.",
        ),
        (
            "readings",
            '{"text": "He cried.", "answers": {"pressure": NaN}, "Tom_Miller": 1}',
            "",
            "This has NaN or Infinity, which JSON does not know: write null where a value is missing.",
        ),
        ("replies/check", '{"text": -Infinity}', "", "This has NaN or Infinity"),
        ("readings", "", "", "The request has no body: send a JSON object."),
        ("notices", '{"text": "He cried.", "country": "Germany"}', "/country", "a country's two letters"),
        ("notices", '{"text": "He cried.", "country": "ZZ"}', "/country", "a country's two letters"),
        ("notices", '{"text": "He cried.", "country": 49}', "/country", "a country's two letters"),
    ],
)
def test_what_is_wrong_is_said_so_that_it_can_be_mended(
    program: TestClient, path: str, content: str, at: str, detail: str
) -> None:
    headers = {"content-type": "application/json"}
    answer = program.post(f"/api/v1/{path}", content=content, headers=headers)
    (error,) = ProblemRecord.model_validate(answer.json()).errors
    assert answer.status_code == 422
    assert (error.at, detail in error.detail) == (at, True)
    assert "Tom" not in answer.text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/v1/x", 404), ("GET", "/api/v1/health/", 404), ("GET", "/api/v1/readings", 405)],
)
def test_what_is_not_there_is_a_problem_too(program: TestClient, method: str, path: str, status: int) -> None:
    answer = program.request(method, path)
    assert answer.status_code == status
    assert "openapi.json" in ProblemRecord.model_validate(answer.json()).detail


def test_a_batch_answers_a_record_a_line_in_the_same_order(program: TestClient) -> None:
    lines = [
        {"id": "a", "text": TEXT, "answers": {"rare": "yes"}},
        {"id": 2, "text": "She wept at the wedding."},
        {"id": "empty", "text": " "},
        {"id": "wrong", "text": TEXT, "answers": {"rare": "perhaps"}},
        {"id": "more", "text": TEXT, "label": "x"},
        {"text": "He cried."},
        {"id": "none"},
        {"id": "list", "text": ["He cried."]},
    ]
    twice = '{"id": 3, "text": "He cried.", "text": "She wept."}'
    body = "\n".join([*map(json.dumps, lines), "", "not json", "[1]", twice])
    answer = program.post("/api/v1/readings/batch", content=body.encode(), headers=NDJSON)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    found = [json.loads(line) for line in answer.text.splitlines()]
    assert [one["id"] for one in found] == ["a", 2, "empty", "wrong", "more", None, "none", "list", None, None, None]
    assert [one["status"] == "error" for one in found] == [False, False, True, True, True, False, *[True] * 5]
    assert [one["error"] for one in found[6:8]] == [
        "line 7 has nothing in 'text'",
        "line 8 has something else than text in 'text'",
    ]
    assert found[-1]["error"] == "line 12 has a key twice in one object"
    reader = scripted()
    assert found[0] == {"id": "a", **reader.read(TEXT, {"rare": "yes"}).to_record()}
    assert found[1] == {"id": 2, **reader.read("She wept at the wedding.").to_record()}
    for one in found:
        which = schema() if one["status"] != "error" else {**schema()["$defs"]["failed"], "$defs": schema()["$defs"]}
        jsonschema.validate(one, which)


@pytest.mark.parametrize("id", ["true", "[1]", '{"a": 1}', "1e999"])
def test_what_cannot_be_an_id_is_told_and_is_in_no_record(program: TestClient, id: str) -> None:
    body = f'{{"id": {id}, "text": "He cried."}}\n{{"id": 1.5, "text": "He cried."}}'
    answer = program.post("/api/v1/readings/batch", content=body.encode(), headers=NDJSON)
    first, second = [json.loads(line) for line in answer.text.splitlines()]
    assert (first["id"], first["error"]) == (None, "line 1: 'id' is neither a string nor a number")
    assert (second["id"], second["status"]) == (1.5, "too_little")


def test_a_batch_of_many_rows_keeps_their_order(program: TestClient) -> None:
    body = "".join(json.dumps({"id": n, "text": f"She cried, number {n}."}) + "\n" for n in range(200))
    answer = program.post("/api/v1/readings/batch", content=body.encode(), headers=NDJSON)
    assert [json.loads(line)["id"] for line in answer.text.splitlines()] == list(range(200))


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"", NDJSON, 422),
        (b"\n\n", NDJSON, 422),
        (b'{"text": "\xff"}', NDJSON, 400),
        (b"{}\n" * 1_001, NDJSON, 413),
        (b"{}\n", {"content-type": "application/json"}, 415),
        (b"x" * (8 * 1024 * 1024 + 1), NDJSON, 413),
    ],
)
def test_a_batch_that_cannot_be_taken_is_refused_whole(
    program: TestClient, content: bytes, headers: dict[str, str], status: int
) -> None:
    answer = program.post("/api/v1/readings/batch", content=content, headers=headers)
    assert answer.status_code == status
    ProblemRecord.model_validate(answer.json())


def test_the_document_describes_every_route_and_its_examples_hold(anybody: TestClient) -> None:
    document = anybody.get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert {"/api/v1/readings", "/api/v1/readings/batch", "/api/v1/questions", "/api/v1/meanings"} <= set(
        document["paths"]
    )
    for path in document["paths"].values():
        for operation in path.values():
            for response in operation["responses"].values():
                for content in response.get("content", {}).values():
                    if "example" in content:
                        whole = {**content["schema"], "components": document["components"]}
                        jsonschema.validate(content["example"], whole)
    schemas = document["components"]["schemas"]
    assert schemas["AccountRequest"]["examples"][0]["answers"]["rare"] is None
    read = document["paths"]["/api/v1/readings"]["post"]["responses"]["200"]["content"]["application/json"]
    assert read["example"]["answers"]["rare"] is None
    for name, model in schemas.items():
        for example in model.get("examples", ()):
            jsonschema.validate(example, {"$ref": f"#/components/schemas/{name}", "components": document["components"]})
    responses = document["paths"]["/api/v1/readings"]["post"]["responses"]
    assert [status for status, one in responses.items() if "Retry-After" in one.get("headers", {})] == ["503"]
    assert BEARER not in json.dumps(document)
    begin = document["info"]["description"]
    assert set(re.findall("`(?:GET|POST) (/[^`]+)`", begin)) <= set(document["paths"])
    assert begin.index("`risks`") < begin.index("`status`") < begin.index("`question`")


@pytest.mark.parametrize(
    ("path", "name"),
    [("readings", "Reading"), ("guidance", "Guidance"), ("worries", "Worries"), ("notices", "NoticeAnswer")],
)
def test_every_answer_is_what_the_document_says(program: TestClient, path: str, name: str) -> None:
    document = program.get("/api/v1/openapi.json").json()
    whole = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    for text in (TEXT, RISKY, "We bought a lamp.", "Er hat geweint, weil wir uns lange nicht gesehen haben."):
        jsonschema.validate(program.post(f"/api/v1/{path}", json={"text": text}).json(), whole)


def test_the_document_and_the_library_agree_on_records(program: TestClient) -> None:
    document = program.get("/api/v1/openapi.json").json()
    record = program.post("/api/v1/readings", json={"text": TEXT, "answers": {"did": [], "said": None}}).json()
    whole = {"$ref": "#/components/schemas/Reading", "components": document["components"]}
    jsonschema.validate(record, whole)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**record, "status": "sung"}, whole)

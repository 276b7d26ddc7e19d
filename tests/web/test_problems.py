"""Errors as answers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tearwise.web import problems
from tearwise.web.problems import NO_COUNTRY, Problem, ProblemRecord

TEXT = "My dad cried when I left."


def test_a_problem_goes_where_any_exception_does() -> None:
    one, other = (Problem(503, "busy", "Try again.") for _ in range(2))
    assert len({one, other}) == 2
    assert one != other


@pytest.mark.parametrize("path", ["readings", "guidance", "worries", "replies/check"])
def test_a_country_where_there_is_no_such_field_is_told_so(program: TestClient, path: str) -> None:
    answer = program.post(f"/api/v1/{path}", json={"text": TEXT, "country": "GB"})
    (error,) = ProblemRecord.model_validate(answer.json()).errors
    assert (error.at, error.detail) == ("/country", "There is no such field.")


@pytest.mark.parametrize("country", ["Germany", "ZZ", "G", 49, None, [], {}])
def test_what_is_no_country_is_told_what_one_is(program: TestClient, country: Any) -> None:
    answer = program.post("/api/v1/notices", json={"text": TEXT, "country": country})
    if country is None:
        assert answer.status_code == 200
        return
    (error,) = ProblemRecord.model_validate(answer.json()).errors
    assert (error.at, error.detail) == ("/country", NO_COUNTRY)


@pytest.mark.parametrize(
    ("path", "sent", "at", "said"),
    [
        ("readings", {"text": "Dad \ud83d cried"}, "/text", "half a surrogate pair at offset 4"),
        ("replies/check", {"text": "\udc00 here"}, "/text", "half a surrogate pair at offset 0"),
        ("readings", {"text": ""}, "/text", "This text is empty."),
        ("readings", {}, "/text", "missing"),
        ("journal/unlock", {"passphrase": ""}, "/passphrase", "This text is empty."),
        ("readings", [], "", "a JSON object"),
        ("guidance", {"text": TEXT, "over": "zebra"}, "/over", "true or false"),
        ("guidance", {"text": TEXT, "pronoun": "zebra"}, "/pronoun", "one of: 'he', 'she' or 'they'"),
        ("notices", {"text": TEXT, "of": "zebra"}, "/of", "one of: 'account' or 'reply'"),
        ("readings", {"text": TEXT, "answers": "zebra"}, "/answers", "a JSON object"),
        ("readings", {"text": TEXT, "zebra": 1}, "/*", "no such field"),
        ("readings", {"text": TEXT, "0871234567": 1}, "/*", "no such field"),
    ],
)
def test_what_is_wrong_with_a_field_is_said_and_what_stood_there_is_not(
    program: TestClient, path: str, sent: Any, at: str, said: str
) -> None:
    headers = {"content-type": "application/json"}
    answer = program.post(f"/api/v1/{path}", content=json.dumps(sent), headers=headers)
    assert answer.status_code == 422
    assert [(one["at"], said in one["detail"]) for one in answer.json()["errors"]] == [(at, True)], answer.text
    assert "zebra" not in answer.text


ODD = [
    "zebra",
    "20.5.2026",
    -1,
    10_000,
    1.5,
    True,
    None,
    [],
    {},
    ["zebra"],
    {"zebra": 1},
    "x" * 21_000,
    10**30,
    "\ud83d",
]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("EpisodeRequest", {"text": TEXT}),
        ("EditRequest", {}),
        ("CorrectionRequest", {}),
        ("SearchRequest", {}),
        ("ExportRequest", {}),
        ("PassphraseRequest", {"passphrase": "seven quiet herons"}),
        ("GuidanceRequest", {"text": TEXT}),
        ("NoticeRequest", {"text": TEXT}),
        ("ReplyRequest", {"text": TEXT}),
    ],
)
def test_whatever_stands_in_a_field_is_told_what_it_must_be(name: str, kept: dict[str, Any]) -> None:
    from pydantic import ValidationError

    from tearwise.web import journal_requests, requests
    from tearwise.web.problems import invalid

    model = getattr(journal_requests, name, None) or getattr(requests, name)
    said = set()
    for field in model.model_fields:
        for value in ODD:
            try:
                model.model_validate({**kept, field: value})
            except ValidationError as error:
                said |= {one["detail"] for one in invalid(error.errors()).errors}
    assert said
    assert "This is not what it must be." not in said
    assert not [one for one in said if "zebra" in one or "None" in one]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"limit": -1}, "This must be 1 at least."),
        ({"limit": 10_000}, "This must be 200 at most."),
        ({"limit": 1.5}, "This must be a whole number."),
        ({"since": "yesterday"}, "This must be a date, or a date and time, as in 2026-11-20 or 2026-11-20T21:30."),
        ({"meaning": "anger"}, "This must be one of: 'love', "),
    ],
)
def test_a_search_is_told_what_is_wrong(asked: dict[str, Any], said: str) -> None:
    from pydantic import ValidationError

    from tearwise.web.journal_requests import SearchRequest
    from tearwise.web.problems import invalid

    with pytest.raises(ValidationError) as caught:
        SearchRequest.model_validate(asked)
    (error,) = invalid(caught.value.errors()).errors
    assert error["detail"].startswith(said)


def test_the_documentation_names_every_kind_of_problem_that_a_program_meets() -> None:
    of_pages = {("401", "closed"), ("400", "form")}
    of_the_framework = {("404", "not-found"), ("405", "method"), ("400", "request")}
    sources = Path(problems.__file__).parent.glob("*.py")
    made = {one for path in sources for one in re.findall(r'Problem\(\s*(\d{3}), "([a-z-]+)"', path.read_text("utf-8"))}
    table = (Path(__file__).parents[2] / "docs" / "developers.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d{3}) \| (.*) \|$", table, re.MULTILINE)
    told = {(status, kind) for status, kinds in rows for kind in re.findall("`([a-z-]+)`", kinds)}
    assert len(made) > 15
    assert told == (made - of_pages) | of_the_framework

"""What the application does with addresses that no page answers."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from .test_pages import read


@pytest.mark.parametrize(
    ("path", "leads"),
    [("/read", "/"), ("/leave", "/"), ("/journal/1/note", "/journal/1"), ("/journal/search", "/journal")],
)
def test_the_address_of_a_form_that_is_opened_leads_to_the_page_of_the_form(
    visitor: TestClient, path: str, leads: str
) -> None:
    answer = visitor.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, leads)


@pytest.mark.parametrize("form", ["answer", "take-back", "show", "country", "reply", "forget", "keep"])
def test_a_reading_is_found_at_the_addresses_of_its_forms_as_long_as_it_is_open(visitor: TestClient, form: str) -> None:
    path, page = read(visitor)
    answer = visitor.get(f"{path}/{form}")
    assert (answer.url.path, answer.text) == (path, page)
    visitor.post(f"{path}/forget")
    assert "no longer kept" in visitor.get(f"{path}/{form}").text


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_what_no_page_does_is_told_to_a_person(visitor: TestClient, method: str) -> None:
    answer = visitor.request(method, "/about")
    assert answer.status_code == 405
    assert "Only a form of the page" in answer.text
    assert "API" not in answer.text

"""An account in another language, in which no danger would be noticed: where to turn is there all the same."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from .test_pages import TEXT, read, words_of

GERMAN = "Mein Freund hat gestern geweint und gesagt, dass er nicht mehr leben will. Ich habe Angst um ihn."
OTHERS = [
    GERMAN,
    "Mi hermano lloró anoche y dijo que ya no quiere vivir. Tengo mucho miedo por él.",
    "Ma soeur a pleuré hier soir. Elle a dit que son mari la frappe et qu'elle a peur de lui.",
]
HEADING = "Where to turn if somebody is in danger"


@pytest.mark.parametrize("text", OTHERS)
def test_numbers_stand_below_and_those_of_another_country_can_be_had(visitor: TestClient, text: str) -> None:
    path, page = read(visitor, text)
    assert HEADING in page
    assert 'href="tel:112"' in page
    assert "Samaritans" in page
    shown = visitor.post(f"{path}/country", data={"country": "DE"}).text
    for name in ("TelefonSeelsorge", "Hilfetelefon Gewalt gegen Frauen", "Nummer gegen Kummer"):
        assert name in shown
    assert "Samaritans" not in shown


def test_nothing_is_said_to_have_been_noticed(visitor: TestClient) -> None:
    words = words_of(read(visitor, GERMAN)[1])
    assert "Some words here" not in words
    assert "What to do" not in words


@pytest.mark.parametrize(
    "text", [TEXT, "She cried.", "He cried and said he will kill himself tonight.", "We had soup."]
)
def test_where_danger_would_be_noticed_it_is_left_to_the_notice(visitor: TestClient, text: str) -> None:
    assert HEADING not in read(visitor, text)[1]


def test_a_reply_that_tells_of_danger_adds_no_second_choice_of_a_country(visitor: TestClient) -> None:
    path, _ = read(visitor, GERMAN)
    page = visitor.post(f"{path}/reply", data={"text": "if you leave me i'll kill myself"}).text
    assert page.count("Where to turn") == 2
    assert page.count(f'action="{path}/country"') == page.count('id="turn"') == page.count('id="country"') == 1

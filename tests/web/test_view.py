"""A sitting as the page shows it."""

from __future__ import annotations

from dataclasses import replace

from starlette.testclient import TestClient

from tearwise.interview import NO_ACCOUNT, Person
from tearwise.meanings import meaning
from tearwise.rendering.words import COUNTED_TOO, RARER
from tearwise.web.sitting import Sitting
from tearwise.web.view import view_of
from tests.rendering.examples import reading_of

from .conftest import scripted
from .test_pages import TEXT, read


def test_a_likelier_meaning_that_goes_unnamed_is_explained_where_there_is_one(visitor: TestClient) -> None:
    _, page = read(visitor)
    assert RARER not in page
    reading = scripted().read(TEXT)
    *likelier, last = (replace(one, present=False) for one in reading.meanings)
    odd = replace(reading, meanings=(*likelier, replace(last, present=True)))
    view = view_of(Sitting("x", odd, Person()))
    assert view.rarer is not None
    assert view.rarer in view.gist
    assert meaning(likelier[0].id).name in view.rarer
    assert view_of(Sitting("x", reading, Person())).rarer is None


def test_the_meaning_that_the_headline_calls_the_closest_is_not_named_once_more_below_it() -> None:
    one = view_of(Sitting("x", reading_of(probabilities={"love": 0.31}), Person()))
    assert len(one.gist) == 1
    assert one.gist[0].startswith("If there is more to tell, add what happened just before")
    two = view_of(Sitting("x", reading_of(probabilities={"love": 0.31, "trust": 0.2}), Person()))
    assert two.gist == (*one.gist, f"Also possible: {meaning('trust').name} (20%).")


def test_beside_the_marked_words_it_is_said_that_answers_were_counted(visitor: TestClient) -> None:
    path, page = read(visitor)
    assert COUNTED_TOO not in page
    answered = visitor.post(f"{path}/answer", data={"question": "said", "value": "love", "how": "chosen"}).text
    assert COUNTED_TOO in answered
    known = reading_of(answers={"rare": None})
    alone = reading_of(NO_ACCOUNT, answers={"said": ["love"]})
    assert [view_of(Sitting("x", one, Person())).counted for one in (known, alone)] == [None, None]

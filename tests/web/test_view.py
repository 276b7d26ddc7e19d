"""A sitting as the page shows it."""

from __future__ import annotations

from dataclasses import replace

from starlette.testclient import TestClient

from tearwise.interview import Person
from tearwise.meanings import meaning
from tearwise.rendering.words import RARER
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
    assert one.gist == ()
    two = view_of(Sitting("x", reading_of(probabilities={"love": 0.31, "trust": 0.2}), Person()))
    assert two.gist == (f"Also possible: {meaning('trust').name} (20%).",)

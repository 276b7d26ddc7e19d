"""Tears that nobody but the writer sees are read as a guard that is dropped, in however few words it is said."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise import Reader
from tearwise.errors import DataError
from tearwise.reading.stories.shown_to_one import is_shown_to_one, parsed

SHOWN = [
    "he only cries in front of me",
    "She only cries when its just us two",
    "He only ever cries when we’re alone, never with anyone else.",
    "She cries only with me",
    "I'm the only one he cries in front of",
    "I’m the only person who has seen her cry",
    "my husband doesnt cry in front of anyone but me",
    "My dad never cries in front of anyone else",
    "nobody else has ever seen him cry",
    "only with me he can cry",
    "she can only cry with me",
    "he doesnt hide his tears from me anymore",
    "my dad no longer hides his tears from me",
    "with me she doesn’t hide her tears",
    "I'm the only one she can cry in front of",
    "he never cries but he did with me",
    "My dad doesn't cry, but he did in front of me.",
]
OTHERWISE = [
    "my baby only cries with me",
    "he only cries in front of me to get his way",
    "she only cries when its just us two and we fight",
    "my son only cries when I leave",
    "he never cries in front of me",
    "She cries in front of everyone",
    "my husband only cried when his dad died",
    "He only cries when he's drunk",
    "he cried with me",
    "he hides his tears from me",
    "my boy can only cry when he's hungry",
    "I'm the only one she can fall apart with",
    "he never cries but he did with my sister",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("text", SHOWN)
def test_it_is_read_and_vulnerability_comes_first(reader: Reader, text: str) -> None:
    reading = reader.read(text, effects=False)
    assert is_shown_to_one(text)
    assert reading.status == "read"
    assert reading.meanings[0].id == "vulnerability"
    assert reading.meaning("vulnerability").present


@pytest.mark.parametrize("text", OTHERWISE)
def test_another_story_is_left_to_the_engine(text: str) -> None:
    assert not is_shown_to_one(text)


def test_a_list_that_is_missing_or_unknown_is_named() -> None:
    text = resources.files("tearwise.reading.stories").joinpath("shown_to_one.toml").read_text("utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    with pytest.raises(DataError, match=r"shown_to_one\.toml"):
        parsed({name: data[name] for name in data if name != "unless"})
    with pytest.raises(DataError, match=r"shown_to_one\.toml"):
        parsed(data | {"more": ["x"]})


def test_who_can_fall_apart_before_one_alone_lets_them_see_tears() -> None:
    assert is_shown_to_one("My sister says I'm the only one she can fall apart with. Then she sobbed.")

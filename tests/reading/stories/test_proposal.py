"""Who asks to share a life is not read as one who loses somebody."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise import Reader
from tearwise.errors import DataError
from tearwise.reading.stories.proposal import is_proposal, parsed

ASKED = [
    "He cried when he asked me to marry him",
    "my boyfriend proposed and cried",
    "I proposed to my boyfriend and he cried",
    "He got down on one knee and cried",
    "He asked me to marry him. He was crying.",
    "my partner cried asking me to marry them",
    "he asked me to be his wife and cried",
    "we got engaged and he cried",
    "she cried when I asked her to move in with me",
    "he cried when he asked me to be his girlfriend",
    "I cried when she asked me to marry her",
    "He proposed that night and cried",
    "my brother cried reading his vows",
    "she cried while we exchanged our vows",
]
NOT_SO = [
    "I asked him to marry me and he cried and said no",
    "he cried, he asked me to marry him before he dies",
    "He asked me to marry him and then he left. I cried.",
    "my ex proposed to somebody and I cried",
    "He cried because I turned his proposal down",
    "we called off our engagement and cried",
    "he asked me to come home and cried",
    "my dad cried when I got the job",
    "She proposed a new plan at work and cried",
    "My research proposal went in today and I cried",
    "My boss proposed cuts and a colleague cried",
    "My wife cried after I proposed we try counselling",
    "He proposed that we sell the house and she cried",
    "my husband cried when I proposed a toast",
    "he broke his vows and I cried",
    "My ex cried during his vows to her",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("text", ASKED)
def test_love_or_joy_is_named_and_no_loss(reader: Reader, text: str) -> None:
    assert is_proposal(text)
    reading = reader.read(text, effects=False)
    assert reading.meaning("joy_relief").present or reading.meaning("love").present
    assert not reading.meaning("loss_fear").present


@pytest.mark.parametrize("text", NOT_SO)
def test_a_no_an_end_and_a_loss_are_no_proposal(text: str) -> None:
    assert not is_proposal(text)


def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("tearwise.reading.stories") / "proposal.toml").read_text("utf-8"))


def test_a_list_that_is_missing_or_unknown_is_named() -> None:
    data = _data()
    del data["asks"]
    with pytest.raises(DataError, match=r"proposal\.toml.*asks"):
        parsed(data)
    with pytest.raises(DataError, match=r"proposal\.toml.*more"):
        parsed({**_data(), "more": ["x"]})

"""Who is made one of the family, or finds kin, is moved by a bond, in however few words it is said."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise import Reader
from tearwise.errors import DataError
from tearwise.reading.stories.made_family import is_made_family, parsed

MADE_FAMILY = [
    "I asked her to be my maid of honour and she cried",
    "asked my mate to be godfather to our daughter and he burst into tears",
    "she asked me to be her bridesmaid and i cried",
    "my stepdad cried when I asked him to adopt me",
    "my stepdad cried when i asked him to walk me down the aisle",
    "my foster son asked if he can stay for ever and cried",
    "he cried when i took his surname",
    "my stepdaughter asked to have my surname and cried",
    "the adoption went through today and he cried",
    "my stepmum cried when i called her mum",
    "my stepson calls me dad now. today I cried about it",
    "i traced my birth mother. she opened the door and burst into tears",
    "My foster son asked if he could call me Mum. Then he cried and hid his face. He has been with us since he was four, on and off.",
    "found my half brother thru ancestry. when we met he held on to me and cried",
]
OTHERWISE = [
    "my stepson asked if he could call me mum and cried, he hid it from his dad",
    "my stepson cried when his dad asked me to leave",
    "foster son cried because he has to go to another family",
    "my stepmum cried when i said you’re not my mum",
    "my stepdad cried when i refused to call him dad",
    "she cried because i didnt ask her to be my maid of honour",
    "my maid of honour cried and apologised for missing the hen do",
    "my best man cried during his speech",
    "found my half brother but he had died last year. i cried",
    "he cried when i took back my maiden name",
    "i asked my stepdad to adopt me and he said no, i cried",
    "he called me mum by accident and cried",
    "I called my mum and she cried",
    "he asked to stay at his mum's and cried",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("text", MADE_FAMILY)
def test_connection_is_named(reader: Reader, text: str) -> None:
    reading = reader.read(text, effects=False)
    assert is_made_family(text)
    assert reading.meaning("connection").present


@pytest.mark.parametrize("text", OTHERWISE)
def test_another_story_is_left_to_the_engine(text: str) -> None:
    assert not is_made_family(text)


def test_a_list_that_is_missing_or_unknown_is_named() -> None:
    text = resources.files("tearwise.reading.stories").joinpath("made_family.toml").read_text("utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    with pytest.raises(DataError, match=r"made_family\.toml"):
        parsed({name: data[name] for name in data if name != "unless"})
    with pytest.raises(DataError, match=r"made_family\.toml"):
        parsed(data | {"more": ["x"]})


def test_a_longer_account_is_left_to_the_engine() -> None:
    assert is_made_family(f"{MADE_FAMILY[6]} and {'went ' * 10}home")
    assert not is_made_family(f"{MADE_FAMILY[6]} and {'w' * 240}")

"""Who cries at hearing what another suffers feels with them: it is neither their own trouble nor a trust."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise import Reader
from tearwise.accounts import LONGEST
from tearwise.errors import DataError
from tearwise.reading.stories.pain_told import is_pain_told, parsed

HEARD = [
    "mum cried when i told her i'm being bullied",
    "My dad had tears in his eyes when I told him I'm being bullied.",
    "told my friend about my depression and he teared up",
    "Gran cried when I told her I can’t have children",
    "My sister was in tears when I told her how bad my anxiety got",
    "I told my dad I was raped. He cried.",
    "nonno cried when I told him I am depressed",
    "my mom found out about my self harm and cried",
    "i told my sister about the bullying at work, she cried",
    "my husband cried listening to me talk about how my father beat me",
    "My girl found me on the bathroom floor after dialysis and cried. She said she hates to see me so ill",
    "He cried by my bed and said he couldnt bear to see me in pain",
    "My wife cried when I told her what my uncle used to do to me",
    "Nan cried when I showed her the bruises my ex left",
    "My manager teared up when I explained why I was away, that I'd been attacked",
    "I told my uncle how lonely school is for me and his eyes filled with tears",
    "My mum cried when she saw my brother get teased at the pool",
    "My little girl cried because her friend was being picked on",
]
HEARD_BY_THE_WRITER = [
    "I cried in the lift because I couldn't stand to see her like that",
    "i cried holding him while he told me about his childhood",
    "i cried when mum told me what she went thru as a child",
    "I cried when my brother told me he has no friends at college",
    "my friend told me she was abused by her stepdad and i cried",
    "i cried watching my son being picked on",
    "I cried when my boyfriend told me how his father beat him",
]
OTHERWISE = [
    "My girlfriend cried and said she hates seeing me with other girls",
    "I told him how he hurt me and he cried",
    "he cried when he told me about his depression",
    "I told her about my abuse and she told me about hers, crying",
    "I told my mum my cancer is gone and she cried",
    "I told her I cheated and she cried",
    "my son cried, he's being bullied",
    "my daughter told me she's being bullied and cried",
    "i told mum how lonely my childhood was and she cried and said sorry",
    "i told him i can't go on with us and he cried",
    "i told him my back hurts and he cried, he's so stressed with work",
    "he cried when I told him how I feel about him",
    "my dad cried when I told him about my childhood and how he treated me",
    "she cried when she read my story, she loved it",
    "He cried when I showed him the bruises he gave me",
    "he cried when I showed her the bruises he left",
    "he cried when he saw me get it",
    "my son cried because he was being picked on",
    "my wife cried because her accent was mocked",
    "he cried when I told him what his drinking did to me",
]
OTHERWISE_FOR_THE_WRITER = [
    "i cried when i told him about my rape",
    "I cried when he told me how he felt about me",
    "I cried when he told me about his affair",
    "he told me i am too fat and i cried",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("text", "another"), [*((t, True) for t in HEARD), *((t, False) for t in HEARD_BY_THE_WRITER)])
def test_empathy_comes_first(reader: Reader, text: str, another: bool) -> None:
    reading = reader.read(text, effects=False)
    assert is_pain_told(text, another)
    assert reading.meanings[0].id == "empathy"
    assert reading.meaning("empathy").present
    assert not reading.meaning("trust").present


@pytest.mark.parametrize(
    ("text", "another"), [*((t, True) for t in OTHERWISE), *((t, False) for t in OTHERWISE_FOR_THE_WRITER)]
)
def test_another_story_is_left_to_the_engine(text: str, another: bool) -> None:
    assert not is_pain_told(text, another)


def test_a_loss_that_is_told_of_stays_named_beside_it(reader: Reader) -> None:
    reading = reader.read("my dad cried when i told him about my miscarriage", effects=False)
    assert {"loss_fear", "empathy"} <= {meaning.id for meaning in reading.present}


def test_a_list_that_is_missing_or_unknown_is_named() -> None:
    text = resources.files("tearwise.reading.stories").joinpath("pain_told.toml").read_text("utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    with pytest.raises(DataError, match=r"pain_told\.toml"):
        parsed({name: data[name] for name in data if name != "unless"})
    with pytest.raises(DataError, match=r"pain_told\.toml"):
        parsed(data | {"more": ["x"]})


def test_a_row_of_dots_between_the_two_is_looked_through_once() -> None:
    # Cut in every way, sixty dots would take longer than there are years.
    assert not is_pain_told(f"I told him that I am bullied{'.' * 60} we sat there for a very long while today", True)
    assert is_pain_told(f"I told him that I am bullied{'.' * 60} he cried", True)
    assert is_pain_told(f"He told me that he is bullied{'.' * 60} I cried", False)


@pytest.mark.parametrize("piece", ["ha-", "ex-", "__-", "my ", "told "])
def test_an_account_of_full_length_is_looked_through_whatever_it_repeats(piece: str) -> None:
    # Where each part of a long word with hyphens counted as its beginning, these took seconds.
    text = piece * ((LONGEST - 80) // len(piece))
    assert is_pain_told(f"My mum cried when I told her that I was bullied. {text}", True)
    assert is_pain_told(f"My mum told me how she was bullied and I cried. {text}", False)

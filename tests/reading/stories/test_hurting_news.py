"""Good news that hurt whoever cries are not read as their joy alone."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise import Reader
from tearwise.errors import DataError
from tearwise.reading.stories.hurting_news import hurts_of, parsed

MISSED = [
    "cried when I graduated, my dad would have been so proud",
    "I cried when I graduated and mum wasn't there to see it",
    "I cried at my wedding, mum should have been there",
    "my mum cried when our baby was born, dad would’ve loved her",
    "I got the job and cried because I couldn't ring my dad",
    "I cried when I won, grandad never got to see it",
    "my husband cried when our son was born, his dad never got to meet him",
    "it's our son's birthday. he'd be 9. my wife cried blowing out the candle",
    "he cried when he got the keys, he wished his brother could see it",
]
WITHOUT = [  # whether another cries
    ("he cried when I got the job and he didn't", True),
    ("my friend cried when I made the team and she didn't", True),
    ("my son cried when his brother made the team and he got cut", True),
    ("I cried when my friend got in and I didn't", False),
    ("my sister cried when I got pregnant before her", True),
    ("she cried when I passed the exam she failed", True),
    ("my girlfriend cried because her friend got engaged and she's still waiting for me to ask", True),
    ("my sister cried when her friend got married, she is still single", True),
    ("I cried at the wedding and I'm still single", False),
    ("my husband cried when I got promoted over him", True),
    ("he cried when I won the custody case against him", True),
    ("my wife cried when our friends announced they're pregnant, we've been trying for years", True),
    ("I cried when my sister told me she's pregnant, I can't have kids", False),
    ("my colleague cried when I got her job", True),
    ("my coworker cried bc i got the promotion she wanted", True),
    ("my sister cried when our brother was given the part she'd auditioned for", True),
    ("I cried because he got the job I applied for", False),
    ("my stepmother cried when my father chose me over her", True),
    ("he cried when they gave the job to someone else", True),
]
LEFT = [
    "my mum cried when I got into uni so far away",
    "my girlfriend cried when I got the job in Berlin and I have to move",
    "my kids cried when their dad got the job abroad",
    "my best friend cried when I got the scholarship abroad",
]
MOVED_ON = [
    "My ex cried when she heard I'm engaged",
    "i told my ex im getting married, he said congrats and then he cried",
    "my ex-husband cried at my wedding to Jo",
]
GLAD = [
    "my parents cried when I got the place they had hoped for",
    "my dad cried when I got the place he had worked for",
    "it was her birthday and I said they would be 4 guests, she cried when 40 came",
    "on his birthday I told him that she would be 10 minutes late, and he cried when she came",
    "my ex cried happy tears when I told her I'm engaged",
    "he cried when I passed and he hadn't believed I could",
    "she cried when I got the job, and she didn't even know I'd applied",
    "she cried when she won and her brother didn't",
    "my mum cried when I graduated, she never got to go to school",
    "my mum cried when my sister told her she's pregnant, they'd been trying for years",
    "I'm pregnant! We've been trying for years and my husband cried",
    "my dad cried when I got his old job",
    "she cried when I got promoted over all the others",
    "he cried when I won against the champion",
    "my dad cried when I got into a school not far away",
    "he cried when they gave the job to me",
    "my coach cried when we won, we hadn't won in ten years",
    "my gran cried when I got the job",
    "my dad cried when I got the job he wanted for me",
    "my mum cried when she got the job she wanted",
    "it's our son's birthday, he's 9, and my wife cried",
    "my wife cried when I got the job I had hoped for",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("text", MISSED)
def test_who_is_missed_on_a_good_day_is_named(reader: Reader, text: str) -> None:
    assert hurts_of(text, True) == hurts_of(text, False) == {"missed"}
    reading = reader.read(text, effects=False)
    assert reading.meaning("loss_fear").present
    assert reading.meaning("joy_relief").probability < 0.5


@pytest.mark.parametrize(("text", "another"), WITHOUT)
def test_the_luck_of_another_is_no_joy(reader: Reader, text: str, another: bool) -> None:
    assert hurts_of(text, another) == {"without"}
    reading = reader.read(text, effects=False)
    assert reading.meaning("other").present
    assert reading.meaning("joy_relief").probability < 0.2


@pytest.mark.parametrize("text", LEFT)
def test_who_is_left_behind_by_good_news_may_fear_a_loss(reader: Reader, text: str) -> None:
    assert hurts_of(text, True) == {"left"}
    reading = reader.read(text, effects=False)
    assert reading.meaning("loss_fear").present
    assert reading.meaning("joy_relief").probability < 0.5


@pytest.mark.parametrize("text", GLAD)
def test_good_news_that_hurt_nobody_are_left_to_the_engine(text: str) -> None:
    assert not hurts_of(text, True)
    assert not hurts_of(text, False)


def test_it_matters_who_cries() -> None:
    assert not hurts_of("I cried when I got the job and he didn't", False)
    assert not hurts_of("he cried when I won and I didn't", True)


def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("tearwise.reading.stories") / "hurting_news.toml").read_text("utf-8"))


def test_a_list_that_is_missing_or_unknown_is_named() -> None:
    data = _data()
    del data["absent"]
    with pytest.raises(DataError, match=r"hurting_news\.toml.*absent"):
        parsed(data)
    with pytest.raises(DataError, match=r"hurting_news\.toml.*more"):
        parsed({**_data(), "more": ["x"]})


@pytest.mark.parametrize("text", MOVED_ON)
def test_an_ex_who_cries_at_a_new_love_is_not_glad(reader: Reader, text: str) -> None:
    reading = reader.read(text, effects=False)
    assert "moved_on" in hurts_of(text, True)
    assert not reading.meaning("joy_relief").present
    assert reading.meaning("loss_fear").present


def test_a_longer_account_is_left_to_the_engine() -> None:
    assert hurts_of(f"{LEFT[0]}. {'We went home. ' * 10}", True)
    assert not hurts_of(f"{LEFT[0]}. {'We went home. ' * 20}", True)

"""An apology for the tears alone is told from one for anything that somebody did."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise import Reader
from tearwise.accounts import LONGEST
from tearwise.errors import DataError
from tearwise.reading.stories.apology import is_for_tears, is_owed_writer, parsed
from tearwise.reading.stories.own_part import tells_own_part

FOR_TEARS = [
    "My friend cried about her exam and then said sorry for crying.",
    "my gran cried when i left. she said sorry for being silly",
    "My brother cried at dad's funeral and said sorry for losing it.",
    "She cried on the phone about her job and kept apologising for being a mess.",
    "My husband teared up during the film and apologised for getting emotional.",
    "he burst into tears in the meeting and said sorry for making a scene",
    "My mum sobbed about the divorce and said “sorry, I’m being silly”.",
    "my mate cried in the pub about his dad and said sorry mate, didnt mean to lose it",
    "My colleague cried at her desk after the call and apologized for the tears.",
    "my sister cried about her miscarriage, she said sorry im such a mess",
    "He cried telling me about work and said sorry for dumping this on me.",
    "my bf cried and kept saying sorry sorry for crying",
    "sorry for the long post, my dad cried at the table last night and said sorry for being a mess",
    "I feel so sorry for her. My sister cried about work and said sorry for the waterworks.",
    "My friend cried over his mother's recipe. He said sorry and laughed and cried again.",
    "He had a stroke. He cried and said he was ashamed that I have to see him like this.",
    "She broke down on the ward and apologised that we had to see her cry.",
    "My dad was ashamed of crying at the table.",
    "my cousin cried about the baby, then laughed and said sorry im being stupid",
    "A colleague cried in the lift. She said sorry, hormones.",
    "my manager welled up and said sorry its been a long week",
    "His voice broke in the meeting and he cried and said sorry, sorry, this is so unprofessional.",
    "dad cried at the table, he said sorry mate you shouldnt see this",
    "Mum cried in the car and said sorry you had to see that.",
]
FOR_MORE = [
    "My friend cried and said sorry for forgetting my birthday.",
    "He cried and said sorry.",
    "he cried and said sorry for crying and for lying to me",
    "He cried over his ex and said sorry for everything, and for crying.",
    "She cried and said sorry for being a mess these last years.",
    "he cried and said sorry for being silly with money",
    "He shouted at me, then cried and said sorry for losing it.",
    "She cried and said sorry for losing my ring.",
    "he cried and said sorry for losing his temper",
    "My girlfriend cried, she said sorry for kissing someone else",
    "She cried and said sorry for crying. She said sorry for what she said to mum, too.",
    "She said sorry for crying, and sorry about the car.",
    "She cried about her exam.",
    "He cried. He was ashamed of what he had done.",
    "I was so ashamed that he cried in the shop.",
    "He hit the wall, said sorry and laughed and cried.",
    "he said sorry for making me cry",
    "he cried and said sorry for being stupid and selling the car",
    "he cried and said sorry, it had been a bad day and he shouldn't have hit the dog",
    "she cried and said sorry for a bad day at my wedding",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("text", FOR_TEARS)
def test_an_apology_for_the_tears_is_not_read_as_guilt(reader: Reader, text: str) -> None:
    assert is_for_tears(text)
    reading = reader.read(text, effects=False)
    assert not reading.meaning("remorse").present
    assert reading.meaning("remorse").probability < 0.2


@pytest.mark.parametrize("text", FOR_MORE)
def test_an_apology_for_more_or_none_at_all_is_read_as_ever(text: str) -> None:
    assert not is_for_tears(text)


def test_who_was_shouted_at_and_is_sorry_for_crying_takes_no_blame() -> None:
    assert tells_own_part("I snapped at my wife and she cried. She said sorry for being silly.")
    assert not tells_own_part("I snapped at my wife and she cried. She said sorry for the way she had spoken to me.")


def lists(**others: Any) -> dict[str, Any]:
    return (
        tomllib.loads(resources.files("tearwise.reading.stories").joinpath("apology.toml").read_text("utf-8")) | others
    )


@pytest.mark.parametrize(
    ("others", "named"),
    [
        ({"acts": []}, "acts must be a list"),
        ({"did": ["Cried"]}, "did: 'Cried'"),
        ({"more": ["x"]}, "there is no 'more'"),
    ],
)
def test_damaged_lists_name_what_is_wrong(others: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError, match=named):
        parsed(lists(**others))


@pytest.mark.parametrize(
    ("text", "owed"),
    [
        ("I cried when my dad finally apologised for leaving us.", True),
        ("My sister admitted she should have believed me, and I sobbed.", True),
        ("My brother apologised, and I said I was sorry too, and cried.", False),
        ("I said sorry to my mum and cried.", False),
        ("She said sorry. It was my fault, and I cried.", False),
    ],
)
def test_who_cries_at_an_apology_to_them_is_not_the_sorry_one(reader: Reader, text: str, owed: bool) -> None:
    assert is_owed_writer(text) is owed
    if owed:
        assert not reader.read(text, effects=False).meaning("remorse").present


def test_an_account_of_full_length_is_looked_through_whatever_it_repeats() -> None:
    # Where each part of a long word with hyphens counted as its beginning, this took seconds.
    assert is_owed_writer(f"{'ha-' * 6_000} I cried when my step-dad apologised.")


@pytest.mark.parametrize("piece", ["so sorry ", "sorry, so ", "sorry, "])
def test_a_row_of_apologies_is_looked_through_once(piece: str) -> None:
    # Where each "sorry" of a row began anew, a full account of them took more than four seconds.
    row = piece * ((LONGEST - 80) // len(piece))
    assert is_for_tears(f"He cried and said {row}sorry for crying")
    assert not is_for_tears(f"He cried and said {row}sorry for being late")

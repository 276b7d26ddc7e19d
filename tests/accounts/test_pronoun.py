"""The pronoun is taken from the account only where its words make it plain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import PRONOUNS, means_crier, pronoun_in


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("My husband started crying at the table.", "he"),
        ("my dad just broke down in front of us", "he"),
        ("She was crying on the stairs when I came home.", "she"),
        ("My wife's brother burst into tears.", "he"),
        ("My brother told her about it and then he cried.", "he"),
        ("My boss cried in the meeting. Nobody knew where to look.", "they"),
        ("I told my sister that our neighbour cried.", "they"),
        ("He held her hand. There were tears.", "they"),
        ("There were tears. His hands shook, and I held him.", "he"),
        ("My partner cried. I gave her a hug.", "she"),
        ("SHE CRIED", "she"),
        ("hes crying right now", "he"),
        ("My partner cried at the end. shes a builder.", "she"),
        ("my mother in law cried at dinner", "she"),
        ("My brother-in-law cried at the funeral", "he"),
        ("My mum's crying again, he hasn't called.", "she"),
        ("My mums crying, he left", "she"),
        ("My stepmother cried when he left.", "she"),
        ("My mam cried when he left", "she"),
        ("My dad\ncried when she left", "he"),
        ("He’s crying because she left him.", "he"),
        ("My dad didn’t cry until she hugged him", "he"),
        ("My brother and my sister cried.", "they"),
        ("both boys crying in the back of the car", "they"),
        ("My mum and my dad both cried.", "they"),
        ("My daughters were in tears when their grandad died.", "they"),
        ("My dad's eyes welled up when my sister walked down the aisle.", "he"),
        ("Tears ran down my dad's face when my sister walked down the aisle.", "he"),
        ("Tears ran down her face when he left.", "she"),
        ("I dried my mum's tears when he had left.", "she"),
        ("My dad has his mother's eyes and cried.", "they"),
        ("my mumʼs crying", "she"),
        ("My mum called. There were tears, and he was there.", "they"),
        ("", "they"),
    ],
)
def test_the_account_tells_the_pronoun_or_it_is_they(text: str, pronoun: str) -> None:
    assert pronoun_in(text) == pronoun


@given(st.text())
def test_any_account_has_a_pronoun(text: str) -> None:
    assert pronoun_in(text) in PRONOUNS


def test_it_takes_no_longer_for_a_long_account() -> None:
    assert pronoun_in("my dad " * 2500) == "they"
    assert re.fullmatch("he|she|they", pronoun_in("he she " * 2500 + "cried"))


@pytest.mark.parametrize(
    ("who", "text", "means"),
    [
        ("dad", "My dad cried and my mum said nothing.", True),
        ("mum", "My dad cried and my mum said nothing.", False),
        ("He", "My dad cried and my mum said nothing.", True),
        ("they", "My dad cried and my mum said nothing.", False),
        ("brother", "My brother cried, and my dad laughed.", True),
        ("dad", "My brother cried, and my dad laughed.", False),
        ("dad", "My dad came home. He cried.", True),
        ("boss", "My boss just cried in the meeting.", True),
        ("boss", "My friend cried, and my boss saw it.", False),
        ("they", "My friend cried.", True),
        ("she", "He cried and she cried.", False),
        ("", "He cried.", False),
    ],
)
def test_a_word_means_the_crier_where_the_account_makes_it_plain(who: str, text: str, means: bool) -> None:
    assert means_crier(who, text) is means


@given(st.text(), st.text())
def test_any_word_means_the_crier_or_not(who: str, text: str) -> None:
    assert means_crier(who, text) in (True, False)

"""Ages are found as accounts write them, and only those of whom they are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts.age import ages_of, ages_of_several, sexes, without_ages

NAMES = ("son", "daughter", "boy", "girl", "baby")


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("My son is 4 and cried.", {4}),
        ("my boy (7) cried", {7}),
        ("My 9 year old daughter cried.", {9}),
        ("our 3yo cried", {3}),
        ("My daughter, who is five, cried.", {5}),
        ("My son cried. He's only 3.", {3}),
        ("my son cried, hes 3", {3}),
        ("My daughter Ella (4) cried.", {4}),
        ("my little girl, 4, cried", {4}),
        ("my six-year-old cried", {6}),
        ("My 18 month old cried.", {0}),
        ("Daughter (16) cried.", {16}),
        ("My son (12) and my 5 year old cried.", {5, 12}),
        ("my daughter 16 got dumped by text and cried", {16}),
        ("son 4 cried bc i cut his toast wrong", {4}),
        ("my boy 7m cried", {7}),
        ("my son whos 4 cried", {4}),
        ("My daughter, age 14, cried.", {14}),
        ("My son just turned 15 and cried.", {15}),
        ("My daughter (almost 12) cried.", {12}),
        ("Our son Leo, 14, cried.", {14}),
        ("My son cried at 4 in the morning.", set()),
        ("We have been together 4 years. My son cried 4 times.", set()),
        ("My son 2 days ago cried.", set()),
        ("my son 10 am every day cries", set()),
        ("I saw my daughter 3 times and she cried.", set()),
        ("When he was five he cried.", set()),
        ("He is 3 hours late.", set()),
        ("My son is 10 minutes late.", set()),
        ("My twenty year old son cried.", {20}),
        ("My son is twenty-one and he cried.", {21}),
        ("My boy is forty and cried.", {40}),
        ("My son is twenty-one weeks into his course.", set()),
        ("My daughter is 12 weeks pregnant and cried.", set()),
        ("My son is 10 months sober and he cried.", set()),
        ("My brother cried, he's 12 years older than me.", set()),
        ("My son cried. He is 6 foot 4.", set()),
        ("My son cried, he is three exams behind.", set()),
        ("My husband (40) cried.", set()),
        ("My 85 year old mum cried.", set()),
        ("My 4 year old nephew cried.", set()),
        ("My 2 kids cried.", set()),
        ("", set()),
    ],
)
def test_an_age_stands_with_whoever_it_is_of(text: str, ages: set[int]) -> None:
    assert ages_of(NAMES, text) == ages


@pytest.mark.parametrize(
    ("said", "bare", "told"),
    [
        ("my friend (27f) cried", "my friend cried", {"friend": "she"}),
        ("my (28m) partner [34 m] cried", "my partner cried", {"partner": "he"}),
        ("my roommate (f, 22) and my boss (45, male)", "my roommate and my boss", {"roommate": "she", "boss": "he"}),
        ("my coworker [m34] and sam (f)", "my coworker and sam", {"coworker": "he", "sam": "she"}),
        ("my partner (34, they/them) cried", "my partner cried", {}),
        ("my sibling (19nb) cried", "my sibling cried", {}),
        ("my friend (27f) and my friend (28m) cried", "my friend and my friend cried", {}),
        ("i (30f) cried, me (30f)", "i cried, me", {}),
        ("my baby (18m) and my kid (6m) cried", "my baby and my kid cried", {}),
        ("my son (6) cried", "my son cried", {}),
        ("my boys (4 and 6) cried", "my boys cried", {}),
        ("our girls [aged 7, 5 and 3] cried", "our girls cried", {}),
        ("my friend (from work) cried", "my friend (from work) cried", {}),
    ],
)
def test_ages_and_letters_in_brackets(said: str, bare: str, told: dict[str, str]) -> None:
    assert (without_ages(said), sexes(said)) == (bare, told)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Our boys, 4 and 6, cried.", {4, 6}),
        ("My girls (7, 5 and 3) cried", {3, 5, 7}),
        ("my sons, aged 12, 10 and 7, cried", {7, 10, 12}),
        ("the boys are 3 & 5 and cried", {3, 5}),
        ("My boys (3yo, 5yo) cried", {3, 5}),
        ("my boys 4 and 6 cried", {4, 6}),
        ("My boys cried at 4 and 6.", set()),
        ("Our boys, 4 and 6 times, cried.", set()),
        ("My boys, 4 of them, cried.", set()),
        ("My son, 4, cried.", set()),
    ],
)
def test_several_have_an_age_each(text: str, ages: set[int]) -> None:
    assert ages_of_several({"boys", "girls", "sons"}, text) == ages


@given(st.text())
def test_any_text_tells_ages_or_none(text: str) -> None:
    assert all(0 <= age < 100 for age in ages_of(NAMES, text))

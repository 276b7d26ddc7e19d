"""Answers in words: every question and every value has some, whoever cried."""

from __future__ import annotations

import pytest

from tearwise.accounts import QUESTIONS, VALUES, Account
from tearwise.rendering.answers import counted_answers, told_answers


def test_answers_stand_in_the_questions_order_each_with_its_question() -> None:
    account = Account.of("He cried.", {"rare": None, "trigger": ["breakup", "death"], "said": []})
    told = list(told_answers(account))
    assert [one.question for one in told] == [
        "What set off the tears?",
        "What did the person who cried say in those moments?",
        "Is it rare for the person who cried to be in tears?",
    ]
    assert told[0].answer.count(";") == 1
    assert all(one.answer for one in told)


def test_whoever_writes_of_their_own_tears_is_told_what_they_were_asked_and_chose() -> None:
    given = {"relationship": "child", "said": None, "pressure": 2}  # a child of the one whom the tears concern
    assert list(told_answers(Account.of("I sobbed on the phone after Mum rang.", given))) == [
        ("Who were you crying about, or crying to?", "My mum or dad"),
        ("What did you say while you were crying?", "I don't know, or I don't remember"),
        ("Were your tears partly meant to make your mum or dad do something or give in?", "Yes, if I am honest"),
    ]


def test_what_is_not_known_is_told_and_not_counted() -> None:
    account = Account.of("He cried.", {"rare": None, "said": [], "pressure": 0})
    assert list(counted_answers(account)) == [one for one in told_answers(account) if "rare" not in one.question]


def test_without_answers_there_is_nothing_to_tell() -> None:
    assert list(told_answers(Account("He cried."))) == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_value_has_words(question: str) -> None:
    for value in VALUES[question]:
        given = value if question in ("relationship", "rare", "pressure") else [value]
        (told,) = told_answers(Account.of("He cried.", {question: given}))
        assert told.answer
        assert "{" not in told.question + told.answer

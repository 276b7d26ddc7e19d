"""Everyday words for the values of answers lead to one value each, and what is wrong in their list is named."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise.accounts import QUESTIONS, VALUES, checked_answer
from tearwise.accounts.everyday import meant, parsed
from tearwise.errors import AnswerError, DataError
from tearwise.interview import question


def data() -> dict[str, Any]:
    return tomllib.loads(resources.files("tearwise.accounts").joinpath("everyday.toml").read_text("utf-8"))


@pytest.mark.parametrize("asked", QUESTIONS)
def test_every_word_leads_to_its_value(asked: str) -> None:
    for value, words in data()[asked].items():
        assert {meant(asked, word) for word in words.split()} == {value}


@pytest.mark.parametrize("asked", QUESTIONS)
def test_no_word_is_a_value_already(asked: str) -> None:
    assert not {word for words in data()[asked].values() for word in words.split()} & set(VALUES[asked])


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("relationship", "husband"), ("relationship", "wife"), ("relationship", "boyfriend"), ("relationship", "girlfriend"),
        ("relationship", "mum"), ("relationship", "dad"), ("relationship", "son"), ("relationship", "daughter"),
        ("relationship", "brother"), ("relationship", "sister"), ("relationship", "relative"), ("relationship", "work"),
        ("relationship", "school"), ("relationship", "nobody"), ("trigger", "quarrel"), ("trigger", "break-up"),
        ("trigger", "illness"), ("trigger", "injury"), ("trigger", "secret"), ("trigger", "proposal"), ("trigger", "gift"),
        ("trigger", "success"), ("trigger", "wedding"), ("trigger", "birth"), ("trigger", "graduation"), ("trigger", "film"),
        ("trigger", "music"), ("trigger", "book"), ("trigger", "view"), ("trigger", "stress"), ("trigger", "exhaustion"),
        ("trigger", "loneliness"), ("trigger", "bullied"), ("trigger", "humiliated"), ("trigger", "betrayed"),
        ("said", "sorry"), ("said", "thank"), ("said", "begged"), ("said", "afraid"), ("said", "comforted"),
        ("said", "blamed"), ("said", "threatened"), ("did", "held"), ("did", "fought"), ("did", "left"), ("did", "shouted"),
        ("did", "hit"), ("did", "threw"), ("rare", "never"), ("rare", "often"), ("pressure", "no"), ("pressure", "maybe"),
        ("pressure", "yes"),
    ],
)  # fmt: skip
def test_the_words_of_the_options_lead_to_the_option_that_has_them(asked: str, word: str) -> None:
    options = {one.value for one in question(asked).options if word in one.text.lower() or word in one.value.split("_")}
    with pytest.raises(AnswerError) as told:
        checked_answer(asked, word)
    assert any(f"Did you mean {value!r}?" in str(told.value) for value in options), str(told.value)


def test_a_word_that_is_not_known_leads_nowhere() -> None:
    assert meant("relationship", "teapot") is None
    assert meant("rare", "dad") is None


@pytest.mark.parametrize(
    ("asked", "entry", "message"),
    [
        ("rare", {"perhaps": "maybe"}, "everyday.toml: 'rare': there is no 'perhaps'"),
        ("rare", {"yes": ["never"]}, "'yes' of 'rare' needs words in lower case"),
        ("rare", {"yes": " "}, "'yes' of 'rare' needs words in lower case"),
        ("rare", {"yes": "Never"}, "'yes' of 'rare' needs words in lower case"),
        ("rare", {"yes": "never", "no": "often never"}, "'no' of 'rare' has 'never', which 'yes' has, too"),
        ("rare", "never", "there must be a table"),
        ("mood", {}, "there is no 'mood'"),
    ],
)
def test_what_is_wrong_is_named(asked: str, entry: object, message: str) -> None:
    with pytest.raises(DataError, match=message):
        parsed({**data(), asked: entry})

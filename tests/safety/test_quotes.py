"""Where an account begins to give somebody's own words, by the words of quotes.toml."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.safety.quotes import opens_quote, parsed, told_from
from tearwise.safety.words import Words

DATA: dict[str, Any] = tomllib.loads(resources.files("tearwise.safety").joinpath("quotes.toml").read_text("utf-8"))


@pytest.mark.parametrize("word", DATA["said"])
def test_a_word_of_saying_is_followed_by_what_is_said(word: str) -> None:
    assert told_from(f"my brother keeps {word} i want to die".split()) == 3
    assert opens_quote(Words.of(f"{word}: I want to die"), 0)
    assert not opens_quote(Words.of(f"{word} I want to die"), 0)


@pytest.mark.parametrize("word", DATA["told"])
def test_a_word_of_telling_needs_whom_it_is_told(word: str) -> None:
    assert told_from(f"she {word} me i want to die".split()) == 1
    assert told_from(f"she {word} mum i want to die".split()) is None
    assert opens_quote(Words.of(f"{word} me: I want to die"), 1)


@pytest.mark.parametrize("word", DATA["goes"])
def test_what_goes_wrong_says_nothing(word: str) -> None:
    assert told_from(f"she {word} i want to die".split()) == 1
    assert told_from(f"it {word} wrong and i want to die".split()) is None
    assert opens_quote(Words.of(f"my brother {word}: I want to die"), 2)


@pytest.mark.parametrize("data", [{}, DATA | {"more": []}, DATA | {"said": "said"}, DATA | {"said": ["he said"]}])
def test_what_is_no_list_of_words_is_named(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"quotes\.toml"):
        parsed(data)

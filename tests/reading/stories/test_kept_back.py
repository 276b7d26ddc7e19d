"""Who does not say why they cry has confided nothing, and nobody is asked what they were not told."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise import Reader
from tearwise.accounts import LONGEST
from tearwise.errors import DataError
from tearwise.reading.stories.kept_back import is_silent, keeps_the_reason, parsed


@pytest.mark.parametrize(
    "text",
    [
        "my 16 yr old got into my bed and cried for an hour wouldnt tell me why",
        "she wont tell me whats wrong shes just been crying in her room",
        "My son cried and won't say what happened.",
        "my sister's been crying since lunch and just won't tell anyone what it’s about",
        "He was crying in the car. He refuses to say what's the matter.",
    ],
)
def test_who_does_not_say_why_keeps_it_back(text: str) -> None:
    assert keeps_the_reason(text)


@pytest.mark.parametrize(
    "text",
    [
        "She cried.",
        "He cried and I wouldn't tell him why I was late.",
        "She cried and wouldn't tell me why at first. Then she said it was the test.",
        "He cried all night and didn't say why until this morning.",
        "He cried and said “you won't tell me why”.",
        "He told me why he cried.",
        "He cried and we wouldn't say why we were late.",
    ],
)
def test_who_was_told_or_keeps_it_back_themselves_is_another_story(text: str) -> None:
    assert not keeps_the_reason(text)


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("My dad cried at the grave. He didnt say anything.", True),
        ("my brother cried in the van and never said a word", True),
        ("He cried. He couldn't speak.", True),
        ("I told my brother that I'm moving. He cried and said nothing.", True),
        ("he cried at his nans funeral and then went to bed without saying anything", True),
        ("My brother sat on the step crying without a word.", True),
        ("He cried and his sister left without a word.", False),
        ("He cried and I held him without saying anything.", False),
        ("He cried without saying anything about the money.", False),
        ("My son cried and didn't say a word, and when I brought him tea he sobbed and said 'they laughed'.", False),
        ("My dad sat down. He didn't say anything for a good while. He cried.", False),
        ("He cried and I didn't say anything.", False),
        ("Dad cried at the table. Mum said nothing.", False),
        ("He cried. He couldn't speak. In the car he said thanks.", False),
        ("He cried. He hadn't said anything for years.", False),
        ("He cried. He didn't say anything at first, then he said it was his job.", False),
    ],
)
def test_who_said_nothing_is_whoever_cried(text: str, silent: bool) -> None:
    assert is_silent(text) is silent


@pytest.mark.parametrize("piece", ["and ", "really ", "just still "])
def test_an_account_of_full_length_is_looked_through_whatever_it_repeats(piece: str) -> None:
    # Where each of these words began what may stand before a silence, however many followed, it took seconds.
    text = piece * ((LONGEST - 80) // len(piece))
    assert not is_silent(f"My dad cried. {text}")
    assert not keeps_the_reason(f"My dad cried. {text}")


def test_nothing_that_was_kept_back_is_read_as_trust() -> None:
    reading = Reader().read("she wont tell me whats wrong shes been crying in her room since school, shes 15")
    assert not reading.meaning("trust").present
    assert reading.question is not None
    assert reading.question.id != "trigger"


def lists(**others: Any) -> dict[str, Any]:
    text = resources.files("tearwise.reading.stories").joinpath("kept_back.toml").read_text("utf-8")
    return tomllib.loads(text) | others


@pytest.mark.parametrize(
    ("others", "named"),
    [
        ({"keeps": []}, "keeps must be a list"),
        ({"why": ["Why"]}, "why: 'Why'"),
        ({"more": ["x"]}, "there is no 'more'"),
    ],
)
def test_damaged_lists_name_what_is_wrong(others: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError, match=named):
        parsed(lists(**others))

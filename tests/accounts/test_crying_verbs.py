"""The verbs of crying are one list, which knows every verb that the network's own words of crying have."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise.accounts import pronoun_in
from tearwise.accounts.crying_verbs import FORMS, crying_verbs, parsed
from tearwise.errors import DataError
from tearwise.reading.crying import crying_words

VERBS = crying_verbs()
NETWORK = tomllib.loads(resources.files("tearwise.reading").joinpath("crying.toml").read_text("utf-8"))
NO_VERBS = {
    "stems": {"crie", "waterwork"},
    "words": {"tear", "tearing", "misty", "weepy"},
    "phrases": {
        *(
            "wet eyes",
            "eyes wet",
            "eyes were wet",
            "eyes went wet",
            "eyes filled",
            "eyes watered",
            "eyes were watering",
        ),
        *(
            "watery eyes",
            "lost it",
            "wet face",
            "face was wet",
            "wet cheeks",
            "cheeks were wet",
            "red eyes",
            "eyes were red",
        ),
        *("shiny eyes", "eyes shining", "voice broke", "voice cracked", "shaking shoulders", "shoulders shaking"),
        *("shoulders shook", "in bits", "puffy eyes", "glassy eyes", "eyes glassy", "lump in"),
    },
}
"""What is told of eyes, of a face and the like there, or means something else as well."""


@pytest.mark.parametrize("name", NO_VERBS)
def test_every_verb_of_the_network_is_known(name: str) -> None:
    """Who adds one there adds it here, or says that it is none."""
    known = VERBS.words()
    entries = set(NETWORK[name]) - NO_VERBS[name]
    missing = {e for e in entries if not any(word.startswith(e) if name == "stems" else word == e for word in known)}
    assert missing == set()
    assert NO_VERBS[name] <= set(NETWORK[name])


def test_the_network_is_told_of_nearly_every_form() -> None:
    """Not of what is said in Scotland alone ("he gret"), of which a bundle has to be told first."""
    unknown = {word for word in VERBS.words("past", "ing") if not crying_words(f"he {word}")}
    assert unknown == {"gret", "grat"}


@pytest.mark.parametrize("word", VERBS.words("past"))
def test_whoever_does_so_cries(word: str) -> None:
    assert pronoun_in(f"My dad {word} when my mum left.") == "he"


@pytest.mark.parametrize("word", VERBS.words("ing", "states"))
def test_whoever_is_so_cries(word: str) -> None:
    assert pronoun_in(f"My dad was {word} when my mum left.") == "he"
    assert pronoun_in(f"my mums {word} because he left") == "she"


def test_a_pattern_takes_the_longest_word() -> None:
    found = re.match(VERBS.pattern(), "teared up")
    assert found is not None
    assert found[0] == "teared up"
    assert re.fullmatch(VERBS.pattern("past"), "crying") is None


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ({"more": ["x"]}, "there is no 'more'; there may be base, third, past, ing, states, nouns"),
        ({"base": []}, "base must be a list"),
        ({"past": ["Cried"]}, "past: 'Cried' must be words in lower case"),
        ({"ing": ["cry*"]}, "ing: 'cry\\*' must be words alone"),
    ],
)
def test_wrong_data_is_refused_by_its_list(damage: dict[str, Any], message: str) -> None:
    data = {form: list(VERBS.words(form)) for form in FORMS}
    with pytest.raises(DataError, match=f"crying_verbs.toml: {message}"):
        parsed({**data, **damage})

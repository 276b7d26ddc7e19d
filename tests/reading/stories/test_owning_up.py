"""Who owns up in tears to what they did is likely sorry, and not only confiding."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise import Reader
from tearwise.errors import DataError
from tearwise.reading.stories.owning_up import is_owned_up, parsed

OWNED_UP = [
    "he punched the wall, then he broke down and said what have i done",
    "my dad sobbed what have I done",
    "She cried and kept saying “oh god, what did I do”",
    "he cried and told me hes been cheating",
    "My husband cried when he told me about the affair.",
    "my boyfriend cried and told me he kissed someone else",
    "He cried and told me he lost all our savings gambling.",
    "my husband cried and told me he lied about his job",
    "he cried and said he's been drinking again",
    "He cried and told me he has a child with another woman",
    "my wife cried, she told me she's been hiding debts",
    "my brother broke down and admitted he'd been stealing from mum",
    "My partner told me they had been seeing somebody. They cried.",
    "she came clean about the gambling and cried",
    "My dad cried telling me about his affair",
    "he confessed he slept with her and sobbed",
    "my dad cried and said he wished he had been there more",
    "she cried and said she wishes she'd called more",
    "My sister broke down and told me about her gambling",
    "My husband cried and told me about their affair",
    "my mum cried and said she wished she'd believed me",
    "My friend cried because he wasn't there for his brother",
]
NOT_SO = [
    "she cried and asked what have i done to deserve this",
    "she cried and said what have i done wrong",
    "he cried and i said what have i done",
    "my friend cried and told me he is gay",
    "my sister cried and told me her husband cheated",
    "she cried and told me he cheated",
    "my friend cried and told me he cheated on her",
    "my daughter cried, she told me he lied to her",
    "I told him I cheated and he cried",
    "he cried when I told him about the affair",
    "my brother cried and told me he was abused as a kid",
    "he cried and told me he loves me",
    "he found out I lied and cried",
    "he admitted he cheated, no regrets, I cried",
    "she cried and accused me of cheating",
    "my mum cried and told me dad had an affair",
    "my dad cried and told me mum had been cheating",
    "he told me his brother stole the money and cried",
    "He told me he cheated in his exam.",
    "he cried and said he wishes I had been there",
    "my mum cried and said she wished he'd called",
    "My friend cried and told me he was cheated on",
    "He cried and said he has been lied to for years",
    "My wife cried telling me about his affair",
    "My mum sobbed and told me about his gambling",
    "My daughter cried and said they stole her phone",
    "my friend cried because I wasn't there for her",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("text", OWNED_UP)
def test_remorse_is_named_where_somebody_owns_up(reader: Reader, text: str) -> None:
    assert is_owned_up(text)
    assert reader.read(text, effects=False).meaning("remorse").present


@pytest.mark.parametrize("text", NOT_SO)
def test_another_story_is_no_owning_up(text: str) -> None:
    assert not is_owned_up(text)


def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("tearwise.reading.stories") / "owning_up.toml").read_text("utf-8"))


def test_a_list_that_is_missing_or_unknown_is_named() -> None:
    data = _data()
    del data["tells"]
    with pytest.raises(DataError, match=r"owning_up\.toml.*tells"):
        parsed(data)
    with pytest.raises(DataError, match=r"owning_up\.toml.*more"):
        parsed({**_data(), "more": ["x"]})

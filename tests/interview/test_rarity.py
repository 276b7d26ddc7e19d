"""That it is rare to see somebody cry is known where the account says it of the one who cries, and nowhere else."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.interview.rarity import parsed, says_rare


@pytest.mark.parametrize(
    "text",
    [
        "he never cry before me 9 year, last night he cry when his father phone",
        "I have never seen him cry before. My husband sobbed on the kitchen floor.",
        "first time I saw him cry, my brother, at the airport",
        "My dad cried. I'd never seen my dad cry in my life.",
        "My dad cried at the airport and he never cries.",
        "my dad, who never cries, hugged me and cried",
        "She cried. She’s not one to cry.",
        "He hardly ever cries but he cried then",
        "it was the first time I've ever seen my husband cry",
        "My mum broke down, I had never seen her break down like that",
        "only time i ever saw him tear up",
        "My boss cried, and he never cries",
        "I hadn't seen my dad cry in ten years. Last night he sobbed.",
        "i havent seen him cry for years and last night he did, he cried for an hour",
        "In all our years I've not once seen my husband cry. Last night he cried.",
        "She hasn't cried since she was a girl, my mum said. On Sunday she cried.",
        "My dad doesn't usually cry but last night he cried.",
        "My mum and dad cried. I have never seen them cry before.",
        "He had never cried before. Last night he cried.",
        "My dad cried. he's never cried in front of me, not once",
        "She'd never properly cried before and on Sunday she cried.",
        "My husband had never cried before",
        "He'd never cried before last night. He cried for an hour.",
        "She's never cried in front of anyone and on Sunday she cried.",
        "My dad cried. I don't know why, he never cries.",
        "My dad cried. its not like him he never cries",
        "My dad cried and I didn't know what to do because I have never seen him cry.",
        "My dad cried. I don't think I can sleep. I have never seen him cry.",
        "My dad cried. I don’t think I’ve ever seen him cry.",
        "my husband cried last night. dont think ive ever seen him cry",
        "my 15 yr old cried on my bed. she never cries anymore, not since she was little",
    ],
)
def test_it_is_said(text: str) -> None:
    assert says_rare(text, "other")
    assert not says_rare(text, "narrator")
    assert not says_rare(text, "unclear")


@pytest.mark.parametrize(
    "text",
    [
        "He cried.",
        "it's not the first time I saw him cry",
        "I never cry but he cried",
        "My mum never cries. My dad cried.",
        "He never cries when I'm there, he cried at school",
        "He cried on Monday. He hasn't cried since.",
        "I haven't seen him cry today, he cried last night",
        "My mum hasn't cried in years. My dad cried.",
        "He doesn't usually cry at bedtime when I'm there, and he cried",
        "My wife always cries, I've never seen her not cry",
        "He never cried at the funeral. Now he cried.",
        "I have never seen him so happy, he cried",
        "She said 'he never cries' and he cried",
        "my mum has never seen me cry and she cried",
        "He cried. The baby never cries.",
        "he never lets me cry and he cried",
        "I've never seen him cry but she cries all the time",
        "My sister and I cried. I never cry.",
        "He cried. I had never cried before.",
        "He had never cried about it, and now he cried.",
        "He has never cried before me, he cried all the time, and he cried before.",
        "He cried. He has cried before.",
        "He'd never cried before we had the baby, and now he cries at breakfast.",
        "He had never cried until last year, and now it happens weekly. He cried.",
        "She had never cried before breakfast but she cried today",
        "He'd never cried like that before me. He cried.",
        "She has never cried in front of our kids. She cried.",
        "She has never cried in front of me but cries at work. Last night she cried.",
        "He's never cried in front of me before, but he told me he cries at night. He cried.",
        "He had never cried in all the films we watched, and he cried at this one.",
        "My dad cried at dinner. I don't think he has never cried before.",
        "My dad cried. It’s not like I’ve never seen him cry.",
        "My dad cried. It's not that he never cries.",
        "My dad cried. It isn't true that he has never cried in front of me.",
        "My dad cried. I wouldnt say my dad never cries",
    ],
)
def test_it_is_not_said(text: str) -> None:
    assert not says_rare(text, "other")


def test_who_cried_themselves_says_it_of_themselves() -> None:
    assert says_rare("I never cry but today I cried.", "narrator")
    assert says_rare("I haven't cried in years and today I cried.", "narrator")
    assert says_rare("I don't normally cry. Today I cried at my desk.", "narrator")
    assert says_rare("I'd never cried before and today I cried.", "narrator")
    assert not says_rare("He never cries but today I cried.", "narrator")


@pytest.mark.parametrize("damage", [{"more": ["x"]}, {"seen": []}, {"often": ["Often"]}])
def test_wrong_data_is_refused(damage: dict[str, Any]) -> None:
    data = tomllib.loads(resources.files("tearwise.interview").joinpath("rarity.toml").read_text("utf-8"))
    parsed(data)
    with pytest.raises(DataError, match=r"rarity\.toml"):
        parsed({**data, **damage})

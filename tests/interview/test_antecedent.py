"""Who is named after a "him" in one sentence is somebody else than he, and is not asked after in his place."""

from __future__ import annotations

import pytest

from tearwise.accounts import CrierNamed
from tearwise.interview.antecedent import is_named_after, is_one_of_two


@pytest.mark.parametrize(
    "text",
    [
        "I told her about my mum and she cried",
        "I told him how my dad treated me and he was the one crying",
        "i told him my brother died and he cried",
        "when i told him my brother died he cried",
        "he cried because my dad shouted at him",
        "she cried when my mum told her to leave",
        "I gave her my gran’s ring and she cried",
        "he read my dad's speech and cried",
        "he snapped at our toddler and then he went and sat in the hall and cried",
        "he was up all night with the baby and cried",
        "she put the baby to bed and then she started crying",
    ],
)
def test_who_is_named_after_the_pronoun_is_not_the_one_who_cries(text: str) -> None:
    assert is_named_after(text, CrierNamed.of(text))


@pytest.mark.parametrize(
    "text",
    [
        "I told my dad about the divorce and he cried",
        "my dad lost his job and he cried",
        "He is 70, my dad, and he cried",
        "he never cries, my dad. he cried today in my arms",
        "when she came home my mum sat down and she cried",
        "he told my daughter and she cried",
        "His dog died. My brother is 12 and he cried all night",
        "My husband came home. I told him about my dad and he cried",
        "my friend rang, I told him about my brother and he cried",
        "she yelled at my mum and my mum cried",
        "he cried when I left. My dad never shows it.",
        "they told him about my dad and they cried",
        "the baby was up all night and he cried",
        "I held our toddler and she cried",
        "my husband yelled at our toddler and then he cried",
        "he told my partner about the baby and my partner cried",
        "He lost his job and he cried. He is my brother.",
        "He cried because the baby was ill. He is my husband.",
    ],
)
def test_others_may_be(text: str) -> None:
    assert not is_named_after(text, CrierNamed.of(text))


@pytest.mark.parametrize(
    "text",
    [
        "my mum shouted at my sister and then she cried",
        "My dad came home with my brother and he cried",
        "My mother sat with my gran and she cried about the old house",
        "my wife rang my mum so she started crying",
        "My husband hugged our little boy and he was in tears",
        "he came home with the baby and she cried",
    ],
)
def test_either_of_two_may_be_the_one_who_cries(text: str) -> None:
    assert is_one_of_two(text, CrierNamed.of(text))


@pytest.mark.parametrize(
    "text",
    [
        "my mum shouted at my sister and my sister cried",
        "my mum shouted at my sister and cried",
        "My sister rang about my mum and she cried",
        "My sister rang because my mum is ill and she was crying",
        "My mum said my sister is ill and she cried",
        "My mum's sister came and she cried",
        "My mum and my sister came and she cried",
        "My dad told my sister he was proud of her and she cried",
        "My wife had a row with her mum and she cried",
        "My mum came back from my gran's and she cried",
        "My wife came home with the baby and she cried",
        "My wife held the baby and she cried",
        "He broke up with my sister and she cried",
        "My mum rang my mother and she cried",
        "My gran sat with my nan and she cried",
        "he had a row with my mum and she cried",
        "He danced with my wife and she cried",
        "I told my mum about my sister and she cried",
    ],
)
def test_of_others_one_is_meant_or_all_is_left_to_the_engine(text: str) -> None:
    assert not is_one_of_two(text, CrierNamed.of(text))

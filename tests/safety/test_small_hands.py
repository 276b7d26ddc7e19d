"""A small child who hits, bites or kicks is no danger to anybody, and hides none that is told beside it."""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in
from tearwise.safety.families import matches
from tearwise.safety.words import Words

BY_A_SMALL_ONE = (
    "My toddler slapped me in the face and cried when I took the crayons.",
    "my son (4) hits me at bedtime and then he sobs",
    "My granddaughter, nearly 4, kicks me when her mum goes, then she cries.",
    "my nephew is 2 and he threw a beaker at me and cried",
    "my grandson who is 3 smacked me and wept for a cuddle",
    "my little girl hit me with a spade on the beach and burst into tears",
    "My preschooler threw a chair at me and sobbed.",
    "My five year old hits me each evening and cries that he is sorry.",
    "my son kicked me and cried, he is 3",
    "My baby grabs my hair and pulls, then she cries.",
    "my 2 yr old slaps me and then cries when i say no",
)
BY_SOMEBODY_GROWN = (
    "My son hits me and then cries. He is 15.",
    "my son hit me, hes 6 foot 4, and then he cried",
    "My daughter slapped me, she's 17, and cried.",
    "My grown son hit me and cried.",
    "My three year old was there when my husband hit me, she cried.",
    "our son is 3 and he hit me in front of him, we both cried",
    "our toddler saw him hit me and cried",
    "My two year old cried when he hit me.",
    "He grabbed our toddler and hit me, she cried.",
    "My 3 year old cried when daddy hit me.",
    "my 4 year old hits me like his dad does and then he cries",
    "My husband hit me. My son cried, he is 3.",
    "he hit me while i held the baby and she cried",
    "Our daughter is 4 and he threw a plate at me, then he cried.",
    "My daughter is 3 and he hits me, then he cries.",
    "My son is 3 and she hits me and then she cries.",
    "The baby is only one and he slaps me if she cries. He wept.",
)


def told(text: str) -> set[str]:
    return {risk for match in matches(Words.of(text)) if match.raises for risk in match.family.risks}


@pytest.mark.parametrize("text", BY_A_SMALL_ONE)
def test_a_small_child_who_hits_is_no_violence(text: str) -> None:
    assert "abuse" not in told(text)
    assert "abuse" not in {risk.id for risk in risks_in(text)}


@pytest.mark.parametrize("text", BY_SOMEBODY_GROWN)
def test_whoever_else_hits_is_heard_beside_a_small_child_too(text: str) -> None:
    assert "abuse" in told(text)
    assert "abuse" in {risk.id for risk in risks_in(text)}

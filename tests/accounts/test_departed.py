"""Whoever cries may have died since: then the account says so of them, and not of somebody whom they mourn."""

from __future__ import annotations

import pytest

from tearwise.accounts.departed import without_own_death


@pytest.mark.parametrize(
    ("text", "relationship"),
    [
        ("my gran died in march. the last time i saw her she cried and said she loved me", "family"),
        ("my dad passed in 2019. before he went he cried and told me he regretted everything", "parent"),
        ("my mum has passed now but once she cried and told me she was sorry", "parent"),
        ("my mum has passed now but once she cried and told me she was sorry", None),
        ("my dad is dead. he cried when i got married", "parent"),
        ("my nan's gone now. she cried when i left for uni", None),
        ("My late husband cried when he saw the scan.", "partner"),
        ("My grandad cried when he gave me his watch. He died two weeks later.", "family"),
        ("my dad cried once before he died", "parent"),
        ("my sister killed herself. the week before she cried in my car", "sibling"),
        ("My friend cried in my car. He took his own life a week later.", "friend"),
        ("My brother cried when I left for the army. He was killed that winter.", "sibling"),
        ("My sister passed last spring. In hospital she cried and held my hand.", "sibling"),
        ("My brother passed in May. He cried when I got through my finals.", "sibling"),
        ("My nan passed. She cried when I got through my finals.", "family"),
        ("My sister passed away and she cried all that night before.", "sibling"),
        ("My mum died on Tuesday. On Sunday she cried and asked for her sister.", "parent"),
    ],
)
def test_the_one_who_cried_has_died(text: str, relationship: str | None) -> None:
    rest = without_own_death(text, relationship)
    assert rest is not None
    assert not any(word in rest.split() for word in ("died", "passed", "dead", "late"))


@pytest.mark.parametrize(
    ("text", "relationship"),
    [
        ("my mum cried when my gran died", "parent"),
        ("my dad died and my husband cried", "partner"),
        ("my dad died last week and he cried when i told him", "partner"),
        ("my dad died last week and he cried when i told him", None),
        ("my dad died. my mum cried at the funeral", "parent"),
        ("my dad died in may. he cried at the funeral", "parent"),
        ("our dog died in my arms. my husband cried. he died at three", "partner"),
        ("my friend cried when her dad died. he died in march", "friend"),
        ("my husband cried because his mum is gone", "partner"),
        ("my wife cried, her dad is dead", "partner"),
        ("my husband nearly died and he cried", "partner"),
        ("my mum passed her driving test and she cried", "parent"),
        ("my boyfriend is gone now. he cried when he left", "partner"),
        ("my late husband's mum cried", "partner"),
        ("My daughter passed! She cried.", "child"),
        ("my daughter passed today and she cried", "child"),
        ("my wife finally passed so she cried all the way home", "partner"),
        ("My brother has passed, he cried at the test centre", "sibling"),
        ("My friend cried. His brother took his own life a year ago.", "friend"),
        ("my wife died laughing and then she cried", "partner"),
        ("my mum is crying, nan passed this morning", "parent"),
    ],
)
def test_another_has_died_or_nobody(text: str, relationship: str | None) -> None:
    assert without_own_death(text, relationship) is None

"""Whoever is called by a name is known by the noun that the account has for them, where it has but one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import CrierNamed
from tearwise.accounts.given_name import nouns_of


@pytest.mark.parametrize(
    ("name", "said", "noun"),
    [
        ("ruth", "my best mate ruth cried on the phone", "mate"),
        ("ruth", "my mate, ruth, was crying", "mate"),
        ("tomasz", "my brother called tomasz cried", "brother"),
        ("kofi", "kofi cried today. kofi is my best friend.", "friend"),
        ("bear", "bear (my husband, do not ask) cried", "husband"),
        ("jess", "jess, my little sister, rang. jess cried", "sister"),
        ("dan", "his brother dan cried", "brother"),
        ("steve", "my mum's partner steve cried", "partner"),
        ("sue", "i told my mum's partner sue cried", None),
        ("jess", "sat with my sister, jess crying", "sister"),
        ("ruth", "i told my mum ruth cried", None),
        ("ruth", "my sister ruth and my friend ruth came, ruth cried", None),
        ("hates", "my dad hates crying", None),
        ("who", "my dad who cried", None),
        ("ruth", "my best mate ruth's mum cried", None),
        ("al", "big al cried", None),
    ],
)
def test_a_name_has_a_noun_where_the_account_says_so(name: str, said: str, noun: str | None) -> None:
    assert nouns_of([name], said) == ({name: noun} if noun else {})


@pytest.mark.parametrize(
    ("text", "weeping", "cried", "pronoun"),
    [
        ("My sister Jess rang. Jess was crying, he had left her.", {"sister"}, {"jess", "sister"}, "she"),
        ("my best mate Ruth cried", set(), {"ruth", "mate"}, "they"),
        ("My fiancée Priya burst into tears when he came.", {"fiancée"}, {"priya", "fiancée"}, "she"),
        ("His best friend Tom cried, and he saw it.", set(), {"tom", "friend"}, "they"),
        ("My mum's partner Steve cried when she got the all-clear.", set(), {"steve", "partner"}, "they"),
        ("My mum's boyfriend Steve cried when she got the all-clear.", {"boyfriend"}, {"steve", "boyfriend"}, "he"),
    ],
)
def test_who_cries_by_name_cries_by_noun_as_well(text: str, weeping: set[str], cried: set[str], pronoun: str) -> None:
    found = CrierNamed.of(text)
    assert (found.weeping, found.cried, found.pronoun) == (weeping, cried, pronoun)


@given(st.lists(st.text(min_size=1)), st.text())
def test_any_word_has_a_noun_or_none(names: list[str], said: str) -> None:
    assert nouns_of(names, said).keys() <= set(names)

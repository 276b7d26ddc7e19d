"""A small child is known by what the account says of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.errors import DataError
from tearwise.reading.small_child import cries_baby, cries_small_child, may_be_baby, parsed, small_relative


@pytest.mark.parametrize(
    "text",
    [
        "My little boy cried.",
        "My 3 year old sobbed at the door, she held my coat and screamed mummy don't go.",
        "My stepdaughter is 9 and she cried at bedtime. She misses her mum.",
        "My son's 6, and he cried because his mum went out.",
        "My girl is 7 and she cried. She said daddy please don't go back to sea.",
        "he cried. hes 5",
        "She cried all night, she’s only four.",
        "My son (6) cried.",
        "My daughter, aged 7, cried.",
        "My 3 year old cried.",
        "My child (4) cried.",
        "my five-year-old daughter cried in the car",
        "our 2yo cried",
        "The toddler cried.",
        "She cried and said sorry mommy",
        "my toddler cried cos i cut his toast wrong lol",
        "My baby cried all night, I can't settle her.",
        "my kid cried when he lost his bear at nursery",
        "my son 4 cried bc his tower fell over",
        "son 4 cried",
        "My son, who's 4, cried.",
        "my daughter whos 3 cried",
        "My daughter's 4 and she sobbed.",
        "My daughter's 4 and cried.",
        "my 3 y.o. son cried",
        "My three-and-a-half-year-old cried.",
        "My 3½ year old cried.",
        "Our son Leo, 4, cried.",
        "My son Leo (4) cried.",
        "my son 4yo cried",
        "My daughter (almost 5) cried.",
        "my boy just turned 4 and cried",
        "My son, who is 4 years old, cried.",
        "My son, two years old, cried.",
        "My one-year-old cried.",
        "my one year old daughter cried",
        "My son, one year old, cried.",
        "My son is 4.5 and he cried.",
        "My daughter, 6½, cried.",
        "My son, aged 6.5, cried.",
        "he cried, he's only 3.5",
        "my youngest (4) cried",
        "My eldest, 7, burst into tears.",
        "My youngest is 4 and she cried.",
        "the twins (4) cried at the gate",
        "our twins are 4 and cried",
        "My son Leo is 4 and he cried.",
        "My son cried. He turned 7 last week.",
        "She sobbed at the gate, she's just turned five.",
        "He was only 4 and he cried every morning.",
        "Our boys, 4 and 6, cried.",
        "my girls (7 and 5) were in tears",
        "Our kids are 3 and 5 and cried when I left.",
        "My daughters, 8, 6 and 3, all cried.",
    ],
)
def test_a_small_child_is_known(text: str) -> None:
    assert cries_small_child(text)


@pytest.mark.parametrize(
    "text",
    [
        "My wife cried when our 3 year old said mummy don't go.",
        "My sister cried. Her daughter is 3 and screamed mummy no at nursery.",
        "My daughter is 24 and she cried about her mummy.",
        "My daughter cried when her daddy left. She said mummy why did he go.",
        "He cried.",
        "My son (16) cried and said sorry mummy",
        "My 12 year old son cried.",
        "My husband cried. Our 5 year old saw it.",
        "My wife cried, and our little boy hugged her.",
        "He cried. He's 5 months sober.",
        "He rang after two years and cried. hes 41",
        "He is 50 and he cried.",
        "He is the one who cried.",
        "He's 5.5 foot tall and cried.",
        "My husband cried. He is 5.5 years older than me.",
        "My wife cried over the one year old carpet.",
        "He cried. He's 5 foot tall.",
        "My boyfriend cried last night. He's 5 years older than me.",
        "My wife cried, she is nine cm dilated.",
        "My husband cried. He's two exams away from qualifying.",
        "My girlfriend cried. She is five grand in debt.",
        "My boyfriend cried when he told me. He was seven when his mum died.",
        "My husband cried. His dad left, he was only 6 at the time.",
        "My son is twenty and he cried at the nursery when he left his girl there.",
        "My mum cried when she saw the baby.",
        "My wife cried when my toddler cried.",
        "My mum and my dad cried when our toddler left.",
        "My sister cried because her toddler won't sleep.",
        "my mum cried when my toddler kissed her",
        "my kid cried when his girlfriend left him",
        "We have been together 4 years, and my son cried.",
        "my son cried 4 times",
        "My son cried at 4 in the morning.",
        "There were 4 of us, and my son cried.",
        "my son 4 nights ago cried",
        "My son, 4 hours into the drive, cried.",
        "my son 6 foot 2 cried",
        "My husband cried when my son, 4, hugged him.",
        "My nephew Sam, 14, cried.",
        "my youngest (24) cried",
        "my oldest friend cried at nursery drop off",
        "My oldest friend, 5 months pregnant, cried.",
        "My wife cried when our twins, 4, left.",
        "my oldest mate's 5 and a half year relationship ended and he cried",
        "Our boys, 14 and 16, cried.",
        "My daughters, 12, 10 and 7, all cried.",
        "My wife cried when our boys, 4 and 6, left.",
        "The nurse cried when our baby came off the ventilator.",
        "The sonographer had tears in her eyes when our baby had no heartbeat.",
        "The doctor cried when our toddler woke up.",
        "The health visitor cried when she saw our baby.",
    ],
)
def test_nobody_else_is_taken_for_one(text: str) -> None:
    assert not cries_small_child(text)


@pytest.mark.parametrize(
    "text",
    [
        "Walked my 4 year old to nursery and cried.",
        "I walked my 4 year old to nursery and cried.",
        "I cried and my little girl hugged me.",
    ],
)
def test_a_writer_who_cries_is_no_small_child(text: str) -> None:
    assert not cries_small_child(text)
    assert cries_small_child(f"{text} She cried, too.")


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("my boy (7) cried", True),
        ("My little boy cried when I left him at nursery.", True),
        ("my 3 yr old cries every time", True),
        ("our 3yo cries", True),
        ("My daughter is only six and cried.", True),
        ("My son, aged 8, cried.", True),
        ("My 18 month old cries.", True),
        ("My daughter cried at nursery drop off.", True),
        ("My son started school today and cried.", True),
        ("My 10 year old cried.", False),
        ("My son (15) cried. My youngest is 4.", False),
        ("My 9 year old cried. My 14 year old laughed.", False),
        ("My son cried.", False),
        ("Our daughter cried when her rabbit died.", False),
        ("My daughter (34) cried about her toddler.", False),
        ("My daughter cried when her little boy started school.", False),
        ("My baby is off to uni, she cried.", False),
        ("My little girl got married today and cried.", False),
        ("When he was five he cried a lot.", False),
        ("My son cried when my 4 year old nephew left.", False),
    ],
)
def test_a_child_is_small_only_where_the_account_tells_it(text: str, small: bool) -> None:
    assert cries_small_child(text) is small


WORDS = "my son (4) daughter is 4 she's 15 cried baby he . toddler our 3 month old two year nursery"


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14).map(" ".join))
def test_capitals_and_the_mark_for_an_apostrophe_make_no_difference(text: str) -> None:
    found = cries_small_child(text)
    assert cries_small_child(text.upper()) is found
    assert cries_small_child(text.replace("'", "’")) is found


@pytest.mark.parametrize("data", [{}, {"ages": ["two"], "kids": ["kid"], "wrong": []}])
def test_damaged_lists_are_named(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"small_child\.toml"):
        parsed(data)


@pytest.mark.parametrize(
    "text",
    [
        "My partner and I lost our baby at eleven weeks. They haven't cried at all until this morning.",
        "We have been trying for a baby for years. My partner cried, they were so tired of it.",
        "Our baby was stillborn. My partner cried today and I held them.",
        "They lost their little girl in May. My friend cried.",
    ],
)
def test_a_child_who_is_not_there_is_not_the_one_who_cries(text: str) -> None:
    assert not cries_small_child(text)


def test_a_child_beside_one_who_is_not_there_may_cry() -> None:
    assert cries_small_child("We lost our baby in May. My four year old cried when I told him.")
    assert cries_small_child("My toddler lost her teddy and cried.")


@pytest.mark.parametrize(
    ("text", "bond"),
    [
        ("My sister, who is nine, sobbed because nobody picked her.", "sibling"),
        ("my brother 6 cried bc he lost his bear", "sibling"),
        ("My stepbrother's only five and he cried.", "sibling"),
        ("My sister cried on the phone. She's only eight.", "sibling"),
        ("My cousin, 8, cried at grandad's house.", "family"),
        ("My cousin is 8 and he cried because grandad forgot his name.", "family"),
        ("My 4 year old nephew cried at the zoo.", "family"),
        ("My little brother cried when his wife left.", None),
        ("My brother (29) cried.", None),
        ("my sister is 9 months pregnant and she cried", None),
        ("my sister cried at the school gates when her son started", None),
        ("My sister cried because her daughter is 5 and starts school.", None),
        ("My son (6) cried when my brother left.", None),
        ("My brother cried when my son turned 6.", None),
    ],
)
def test_a_brother_sister_or_cousin_is_small_by_an_age_alone(text: str, bond: str | None) -> None:
    assert small_relative(text) == bond


@pytest.mark.parametrize(
    ("text", "baby"),
    [
        (
            "My daughter cried at the gate like she was four again. She flies to Perth tomorrow, when she was five she cried so.",
            False,
        ),
        ("My son cried all night.", True),
        ("My daughter cried because of one mistake in her spelling test.", False),
        ("My son cried when he was two months old.", True),
    ],
)
def test_whoever_was_a_child_years_ago_is_no_baby(text: str, baby: bool) -> None:
    assert may_be_baby(text) is baby


@pytest.mark.parametrize(
    "text",
    [
        "My baby cries all evening.",
        "My newborn cried when the nurse took her.",
        "My 3 month old daughter cried all night.",
        "my 6-week-old won't stop crying",
        "our baby girl cries whenever I put her down",
        "My son is 10 months old and he cries at night.",
        "The babies both cried.",
        "My daughter, 8 months, cries all night.",
        "My son (5 months) cries in his pram.",
        "our 3mo cries constantly im so tired",
        "my 10wk old screams and cries all evening",
    ],
)
def test_a_baby_is_known_by_the_word_or_by_weeks_and_months(text: str) -> None:
    assert cries_baby(text)


@pytest.mark.parametrize(
    "text",
    [
        "My toddler cried because the baby took his cup.",
        "My 4 year old cried because the baby cried.",
        "My baby cried on his first day of school.",
        "My baby cried when I left, he is 28.",
        "My baby sister is 15 and she cried.",
        "My wife cried when the baby was born.",
        "My husband cried because our 3 month old daughter is ill.",
        "My mum cried when she held my baby daughter.",
        "I cried because my baby won't stop crying.",
        "I cried when I was a baby.",
        "My boyfriend is such a baby, he cried.",
        "He cried.",
        "My son, 5 months sober, cried.",
        "My daughter, 8 months clean, cried.",
        "My daughter is 8 months pregnant and cries all night.",
        "My wife cried when our 3mo was ill.",
        "My daughter cried, 3 months, 2 weeks after the move.",
    ],
)
def test_who_cries_at_a_baby_or_is_past_that_is_none(text: str) -> None:
    assert not cries_baby(text)

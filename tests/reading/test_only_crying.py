"""An account that says that somebody cried, where, when and how it was seen, and nothing that may tell why."""

from __future__ import annotations

import pytest

from tearwise.accounts.account import LONGEST
from tearwise.reading.crying import says_only_crying


@pytest.mark.parametrize(
    "text",
    [
        "He cried.",
        "My husband cried last night, and I don’t know why.",
        "she just started CRYING out of nowhere!!",
        "He had tears in his eyes.",
        "I cried a lot today 😭",
        "😭😭😭",
        "he 😭",
        "😢 and I don’t know why",
    ],
)
def test_an_account_may_say_that_somebody_cried_and_no_more(text: str) -> None:
    assert says_only_crying(text)


@pytest.mark.parametrize(
    "text",
    [
        "He cried at the funeral.",
        "She cried and said sorry.",
        "My boyfriend cried when he saw me crying.",
        "He cried when I left.",
        "I love you",
        "He is my dad.",
        "😂😂",
        "😭 at the funeral",
        "she proposed 😭",
        "",
    ],
)
def test_one_word_more_than_that_somebody_cried_may_tell_why(text: str) -> None:
    assert not says_only_crying(text)


@pytest.mark.parametrize(
    "text",
    [
        "My daughter got in and she burst into tears",
        "got in!!! i cried",
        "my girlfriend said we are over and i cried",
        "its over and i cant stop crying",
        "my mum sat with me while i cried over my ex",
        "its a boy! we cried",
        "he is with her now and i cant stop crying",
        "he came back and I burst into tears",
        "she said no and i cried",
        "we can’t have kids and my wife cried",
        "she got a car and cried",
        "She cried in the car after the funeral",
        "he is home and i cried",
        "I saw my grandad and cried",
        "he came home and I cried",
        "I came home and he was gone, I cried",
        "my daughter cried at school because nobody sat with her",
        "I walked in and she had him in her arms, crying",
        "my wife saw the lump and was crying",
        "my mum called me a liar, crying",
        "my dad cried at the dentist",
        "I found the ring and she started crying",
        "My sister rang and I cried",
    ],
)
def test_plain_words_may_tell_why(text: str) -> None:
    assert not says_only_crying(text)


@pytest.mark.parametrize(
    "text",
    [
        "my ex came over and cried",
        "he got in and cried",
        "i got in and my wife was crying",
        "just got in and my dad cried",
        "over and over again he cried",
        "my other half is crying",
        "my hubs cried again",
        "my boyfriend cried over nothing",
        "no idea why hes crying",
        "he cried in the car",
        "she cried over the phone, in the kitchen",
        "My wife cried after sex and i dont know why",
        "my father cries sometimes",
        "I saw my teacher crying",
        "My client was crying in the car park.",
        "I caught my brother sobbing in the shed",
        "Heard my flatmate sobbing at 3 am",
        "my daughter cried at school on Friday",
        "I walked in and my brother was in tears",
        "My nan phoned me in tears.",
        "Our pupil was crying in the corridor this afternoon",
        "my boyfriend cried on the way home",
        "I have a daughter of 31. Yesterday she wept.",
        "my brothers cried and i cried as well",
        "He was sobbing when I got home and wouldn’t talk about it.",
        "My stepbrother (17) cried. What does it mean?",
    ],
)
def test_the_same_words_may_tell_nothing(text: str) -> None:
    assert says_only_crying(text)


@pytest.mark.parametrize(
    "text",
    [
        "my mother in law cried and said you are my daughter now",
        "my stepdad said you are my son now and cried",
        "my husband cried and said you are the best wife",
        "my son said you are the best mum and cried",
        "he cried and said i was not there",
        "she cried and said i am with you",
        "my gran cried. she said “you are here”",
        "he said please stop and cried",
        "he said nothing, then he said help me and cried",
    ],
)
def test_what_somebody_said_may_tell_why(text: str) -> None:
    assert not says_only_crying(text)


@pytest.mark.parametrize(
    "text",
    [
        "he cried and said nothing",
        "he cried and said it was nothing",
        "she said she doesn’t know why she cried",
        "my mum said my dad cried last night",
        "my mum says he was crying again",
        "he said nothing and my mum cried",
        "my friend said her boyfriend was crying",
        "she wouldn't say why she cried",
    ],
)
def test_who_says_nothing_or_only_that_somebody_cried_tells_no_more(text: str) -> None:
    assert says_only_crying(text)


@pytest.mark.parametrize(
    "text",
    [
        "he cried for his mum",
        "he was up all night with the baby and cried",
        "He cried when he saw my tears",
    ],
)
def test_whom_they_cried_for_and_a_night_without_sleep_are_more(text: str) -> None:
    assert not says_only_crying(text)


@pytest.mark.parametrize(
    "text",
    [
        "i saw tears in her eyes today",
        "they cried and i feel bad",
        "my partner cried after we talked",
        "my dad cried last night. why",
        "he cried for no reason",
    ],
)
def test_what_was_seen_or_felt_beside_the_tears_is_not(text: str) -> None:
    assert says_only_crying(text)


@pytest.mark.parametrize("piece", ["said and ", "said and cried ", "he said nothing and "])
def test_a_full_account_of_what_was_said_is_looked_through_once(piece: str) -> None:
    # Where each "said" looked through all that follows, once more from each "and" in it, this took seconds.
    assert says_only_crying(piece * (LONGEST // len(piece) - 1) + "cried")

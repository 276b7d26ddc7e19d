"""Who only heard somebody cry, through a door it may be, is not told to say that they saw it."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.accounts import pronoun_in
from tearwise.errors import DataError
from tearwise.replies import Guidance, guidance_for
from tearwise.replies.overheard import is_overheard, overheard, parsed
from tearwise.replies.pronoun import spoken_of
from tearwise.tables import load_table
from tests.replies.examples import reading

HEARD = "I heard my dad sobbing in the garage last night."


def told(text: str, *meanings: str, **answers: object) -> Guidance:
    return guidance_for(reading(*meanings, text=text, answers=answers), pronoun="he", crier="other")


@pytest.mark.parametrize(
    "text",
    [
        HEARD,
        "so i came home late and heard him crying through the bathroom door. he doesnt know i heard",
        "My daughter (16) was crying in her room at 2am, I could hear her through the wall.",
        "Heard my flatmate crying in the shower this morning.",
        "I could hear someone crying in the next cubicle at work.",
        "My boyfriend cried in bed and thought I was asleep.",
        "My husband cried in the night when he thought that I am sleeping.",
        "I heard my wife crying in the nursery, we lost the baby in May.",
        "My partner cried in the shower, I could hear it.",
        "I saw my teacher crying in his car, he didn't see me.",
        "Mom was crying in the laundry room. She doesn't know I saw.",
        "my flatmate's crying through the wall",
        "my roommate cries every night and thinks I can't hear",
        "im 15 and my mum cries in the bathroom when she thinks were asleep",
        "my dad cries in the garage where he thinks nobody can hear him",
    ],
)
def test_it_is_told_by_its_words(text: str) -> None:
    assert is_overheard(text, pronoun_in(text), (), "unknown")


@pytest.mark.parametrize(
    "text",
    [
        "I heard my son crying and went in and held him.",
        "I've never heard my dad cry before. He sat at the table in tears.",
        "I heard that my brother cried when he saw the photos.",
        "Could hear her crying on the phone to her mum.",
        "My husband heard me crying in the bathroom and came in.",
        "When she heard the news she cried.",
        "He thinks nobody knows he's ill, and cried when I asked.",
        "We went through the wall of photos and she cried.",
        "He cried when he heard our song.",
        "My dad was crying when he heard my voice.",
        "I heard the baby crying, and then my wife was in tears too.",
        "I heard it and cried.",
        "I heard her crying upstairs, opened the door and sat with her.",
        "My mum cried in the kitchen. She told me she misses dad. I had heard her crying before.",
    ],
)
def test_who_went_in_or_was_told_or_only_heard_of_it_is_met_as_ever(text: str) -> None:
    assert not is_overheard(text, pronoun_in(text), (), "unknown")


@pytest.mark.parametrize("meanings", [(), ("loss_fear",), ("other", "remorse")])
def test_nobody_is_told_that_they_were_seen(meanings: tuple[str, ...]) -> None:
    one, texts = told(HEARD, *meanings), overheard()
    assert one.now[0].text == spoken_of(texts.now.text, "he")
    assert one.later[0].text == spoken_of(texts.later.text, "he")
    assert (one.say[0], one.again[0]) == (texts.say, texts.again)
    said = " ".join(opener.text for opener in (*one.say, *one.again))
    assert "I saw" not in said + (one.ask or "")
    assert [opener.stage for opener in one.again] == [opener.stage for opener in told("He cried.", *meanings).again]


def test_where_nothing_is_known_it_takes_the_place_of_what_is_for_the_same_room() -> None:
    here, there = told("My dad cried.", relationship="parent"), told(HEARD, relationship="parent")
    assert here.now[0] not in there.now
    assert here.ask
    assert there.ask == there.say[1].text == overheard().ask.text
    assert told(HEARD, "loss_fear").now[1:] == told("My dad cried.", "loss_fear").now


@pytest.mark.parametrize(
    "one",
    [
        told("I told my husband I want a divorce, and later heard him crying.", "loss_fear", relationship="partner"),
        told("I heard my ex crying upstairs.", "loss_fear", relationship="ex"),
        told("I shouted at him, and then I heard him crying in his room.", "other"),
        told("I heard my 3 year old crying in his room.", relationship="child"),
        told("I heard my brother crying for joy upstairs.", "joy_relief"),
        guidance_for(reading("other", text=HEARD), pronoun="he", crier="narrator"),
        guidance_for(reading("other", text=HEARD, risks=(("abuse", "soon"),)), pronoun="he", crier="other"),
    ],
    ids=["ended", "ex", "repair", "small child", "glad", "own tears", "risk"],
)
def test_nobody_goes_to_a_door_where_that_is_wrong(one: Guidance) -> None:
    assert overheard().say not in one.say


@pytest.mark.parametrize(
    "others",
    [{"hears": []}, {"words": "x"}, {"words": ["{they} cried"]}, {"now": ""}, {"avoid": "x"}, {"more": 1}],
)
def test_damaged_texts_name_what_is_wrong(others: dict[str, Any]) -> None:
    data = load_table("tearwise.replies", "data/guidance/overheard.toml")
    with pytest.raises(DataError, match=r"overheard\.toml"):
        parsed({**data, **others})

"""Whether an account can be read is told in words that fit what stands there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tearwise import Reader
from tearwise.engines.scripted import ScriptedEngine
from tearwise.reading.readability import readability_features


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    "text",
    [
        "my wife crying help",
        "my other half is crying pls help",
        "Tom crying again. pls help",
        "husbnd crying again. pls help",
        "mums crying pls help",
        "shes crying again what do i do",
        "i cant stop crying",
        "he couldnt stop crying",
        "she wont stop crying",
        "my baby wont stop crying",
        "they couldnt stop crying",
        "no idea why hes crying",
        "not sure why shes crying",
        "they're crying in the bathroom and idk what to do",
        "someone was sobbing in the next cubicle at work",
        "somebody in the flat above is crying again, its 3am",
        "i never cry 😭",
        "Tom sobbin again pls help",
        "Tom blubbing again pls help",
        "Tom tearful again pls help",
        "Jo: crying my eyes out rn\nMe: nooo what happened\nJo: didnt get in",
    ],
)
def test_who_only_writes_that_somebody_cries_is_never_told_that_nobody_does(reader: Reader, text: str) -> None:
    assert reader.read(text, effects=False).status == "too_little"


@pytest.mark.parametrize(
    "text",
    [
        "it is a far cry from home",
        "he didnt cry",
        "nobody cried at all",
        "Dinner was late",
        "for crying out loud my husband left the door open",
        "its a crying shame he left",
        "my boyfriend has never cried in front of me",
        "why does my boyfriend never cry",
        "my wife hasnt cried once since her mum died",
        "crying laughing at this video",
        "laughed till i cried lol",
        "my car broke down",
        "he filled up when he got to the petrol station",
        "the paper just crumpled in my hand",
        "Mum filled up when she put petrol in, then we drove home.",
        "My paper just crumpled and I threw it away.",
        "engine breaking down again help",
        "sirens wailing again all night",
        "my dog cries every time i leave for work, i feel so guilty",
        "why does the puppy keep crying at night",
        "He was a good kitty. He never cried once. We missed the exit on the highway and the roads were horrible, no signs at all",
    ],
)
def test_where_nobody_cries_it_says_so(reader: Reader, text: str) -> None:
    assert reader.read(text, effects=False).status == "no_tears"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("my daughter got in and she burst into tears", "joy_relief"),
        ("my girlfriend said we are over and i cried", "loss_fear"),
        ("my mum sat with me while i cried over my ex", "loss_fear"),
        ("its over and i cant stop crying", "loss_fear"),
        ("he couldnt stop crying when they told us it was benign", "joy_relief"),
        ("my dad never cries but he cried at the airport when i left", "loss_fear"),
        ("for crying out loud he cried again when i left him", "loss_fear"),
        ("he filled up talking about his brother", "loss_fear"),
        ("he just crumpled. on the stairs. his mum's gone", "loss_fear"),
        ("my abuela lloró when i told her te quiero", "love"),
    ],
)
def test_a_short_account_that_tells_why_is_read(reader: Reader, text: str, first: str) -> None:
    reading = reader.read(text, effects=False)
    assert (reading.status, reading.meanings[0].id) == ("read", first)


@pytest.mark.parametrize(
    "text",
    [
        "my ex cried",
        "my other half cried",
        "i got in and my husband was crying",
        "ma da wis greetin last night, ah didnae ken whit tae dae",
        "Ah telt ma da ah wis movin oot an he gret",
    ],
)
def test_a_short_account_that_does_not_is_too_little(reader: Reader, text: str) -> None:
    assert reader.read(text, effects=False).status == "too_little"


@pytest.mark.parametrize("text", ["she wont stop crying", "Dinner was late"])
def test_who_answers_a_question_about_the_crying_says_that_somebody_cried(reader: Reader, text: str) -> None:
    assert reader.read(text, {"trigger": "death"}, effects=False).status == "read"


@pytest.mark.parametrize("text", ["he only cries in front of me", "he only ever cries with me"])
def test_that_nobody_else_sees_the_tears_is_read_however_few_the_words(reader: Reader, text: str) -> None:
    assert reader.read(text, effects=False).status == "read"


@pytest.mark.parametrize("crying", [0.0, 1.0])
def test_what_the_engine_is_certain_of_is_still_a_number(crying: float) -> None:
    scores = replace(next(ScriptedEngine().score(["He cried."])), crying=crying)
    assert np.isfinite(readability_features("He cried.", scores, np.zeros(9))).all()


@pytest.mark.parametrize(
    "text", ["he never cries but he cried last night", "My dad hardly ever cries. He sobbed today."]
)
def test_that_somebody_cried_who_never_does_is_enough(reader: Reader, text: str) -> None:
    assert reader.read(text, effects=False).status == "read"


@pytest.mark.parametrize("text", ["i never cry 😭", "he cried last night", "he never cries", "I never cry at films"])
def test_that_somebody_never_cries_is_not_without_their_tears(reader: Reader, text: str) -> None:
    assert reader.read(text, effects=False).status != "read"

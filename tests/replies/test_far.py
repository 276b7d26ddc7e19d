"""Who is on the phone with somebody in tears is told how one stays near from afar, and not to knock at a door."""

from __future__ import annotations

import pytest

from tearwise.accounts import pronoun_in
from tearwise.errors import DataError
from tearwise.replies import Guidance, guidance_for
from tearwise.replies.circumstances import circumstances, now_for, parsed
from tearwise.replies.sample import reading_of

AFAR = circumstances()["far"].now[0].text


def told(text: str, *meanings: str, bond: str = "friend") -> Guidance:
    return guidance_for(reading_of(*meanings, bond=bond, text=text), pronoun=pronoun_in(text), crier="other")


@pytest.mark.parametrize(
    "text",
    [
        "Mum rang me in tears, they've found a lump.",
        "my best friend called me sobbing at 3am because her boyfriend left",
        "My son is at sea. He called yesterday from the ship and cried, I'd never heard him cry before.",
        "My sister cried on facetime, she misses home so much.",
        "We video called and my brother cried about the exam.",
        "My friend's dog is called Bella. She called me in tears because Bella is ill.",
        "My cousin sent a voice note, crying.",
        "My mate left me a voicemail, he was crying.",
        "They phoned yesterday and cried. I heard them sniffling.",
        "My brother cried on the phone in the evening.",
        "Our daughter rang us in tears from Sydney, her dog has died.",
        "a lad from my guild started crying on discord, his parents are splitting up",
        "She texted me that she's been crying since the vet rang.",
        "She went quiet in the voice chat and then she cried.",
    ],
)
def test_who_is_far_away_is_told_to_stay_on_the_line(text: str) -> None:
    one = told(text, "loss_fear")
    assert one.now[0].text == AFAR
    assert not any("through the door" in line.text for line in one.now)
    assert told(text).now[0].text == AFAR


@pytest.mark.parametrize(
    "text",
    [
        "My friend cried when his mum's voicemail came on shuffle.",
        "My friend cried because I'd kept her brother's voicemail.",
    ],
)
def test_a_voice_of_long_ago_is_no_call(text: str) -> None:
    assert all(line.text != AFAR for line in told(text, "loss_fear").now)


@pytest.mark.parametrize(
    "text",
    [
        "My wife cried on the phone to her mum, I was in the kitchen.",
        "My daughter went upstairs crying, and I heard her on the phone to her nan.",
        "My husband was on the phone with his brother and started crying.",
        "She put the phone down and cried, her grandad has died.",
        "My colleague cried at his desk after a phone call from school.",
        "My boyfriend called me a liar and cried.",
        "My dad read me his list of amends or whatever it's called and cried.",
        "He wrote down his steps, or what they are called and cried.",
        "Her name was called and she cried.",
        "Our names were called and cried, both of us.",
        "He called off the wedding and cried.",
        "My so-called friend cried at the party.",
        "I called out to her and cried.",
        "She called me names and cried.",
        "My friend rang in tears, so I drove over and held her.",
        "My son cried because I took his phone away.",
        "My dad cried at the airport. I called him when I landed.",
        "Grandma cried last night when my aunt rang.",
        "My roommate cried on the phone in the next room.",
        "My colleague was crying on the phone in the corridor.",
        "My colleague cried in the call centre where we work.",
        "She texted me to come over, and cried on my shoulder.",
    ],
)
def test_who_is_in_the_room_is_not(text: str) -> None:
    assert AFAR not in [line.text for line in told(text, "loss_fear").now]


def test_nobody_is_told_to_stay_near_who_need_not() -> None:
    text = "She called me crying at midnight."
    for bond in ("ex", "stranger"):
        assert AFAR not in [line.text for line in told(text, "loss_fear", bond=bond).now]
    assert AFAR not in [line.text for line in told(text, "joy_relief").now]
    assert AFAR not in [line.text for line in guidance_for(reading_of("other", text=text), crier="narrator").now]
    over = guidance_for(reading_of("other", bond="friend", text=text), over=True)
    assert over.now == ()


def test_what_stands_first_is_a_list_of_lines() -> None:
    assert now_for(("glad", "past")) == ()
    with pytest.raises(DataError, match="'one', now"):
        parsed({"one": {"words": ["so be it"], "example": "So be it.", "now": "Go."}})

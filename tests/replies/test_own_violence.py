"""Who did it is spoken to as the one who did it, and nobody else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tearwise.assembly import check_reply
from tearwise.reading import Crier, Reading
from tearwise.reading.reading import Risk, RiskId, RiskPassage
from tearwise.replies import safety_texts
from tearwise.replies.composition import guidance_for
from tearwise.replies.own_violence import is_own_violence
from tearwise.replies.worries import worry
from tearwise.replies.worry_texts import WORRIES
from tests.replies.examples import reading

VICTIMS = ("Facing the person who frightens you", "what would make you safer", "you owe nobody a hearing")


def noticed(text: str, *quotes: str, risk: RiskId = "abuse") -> Reading:
    """A reading of a text in which a risk was noticed in these passages, or in all of it."""
    told = tuple(RiskPassage(at := text.index(one), at + len(one), one) for one in quotes or (text,))
    return replace(reading("remorse", text=text), risks=(Risk(risk, "soon", told),))


@pytest.mark.parametrize(
    "text",
    [
        "I punched the bedroom door",
        "I shoved my husband and he cried",
        "I smashed her phone, and she cried all night",
        "i threw my phone at him",
        "I grabbed her arm too hard",
        "I had slapped her again",
        "My girlfriend is scared of me",
        "I put my hands round her neck",
        "I threw a plate at my wife and she cried",
        "I ended up slapping him",
    ],
)
def test_what_the_writer_did_is_their_own_violence(text: str) -> None:
    assert is_own_violence(noticed(text))


@pytest.mark.parametrize(
    "text",
    [
        "He punched the bedroom door",
        "My dad hit my mum",
        "I hit him back after he hit me",
        "he shoved me and I cried",
        "I saw him punch the wall",
        "I am scared of him",
        "he threatened her",
        "he threw a plate at me and I cried",
    ],
)
def test_what_was_done_to_the_writer_or_by_another_is_not(text: str) -> None:
    assert not is_own_violence(noticed(text))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("I got drunk and pushed my wife. She cried all night.", "pushed my wife"),
        ("i lost my temper, threw my phone at the wall and she cried", "threw my phone at the wall"),
        ("I shouted at her and grabbed her by the arm", "grabbed her by the arm"),
        ("I lost it and ended up slapping him, he cried", "ended up slapping him"),
        ("I snapped and then slapped my husband", "slapped my husband"),
        ("I’d been drinking and kicked the door in", "kicked the door in"),
        ("She cried. i made her cry i was angry and smashed her phone", "smashed her phone"),
    ],
)
def test_a_deed_goes_on_with_the_i_before_it(text: str, quote: str) -> None:
    assert is_own_violence(noticed(text, quote))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("I love him but he got angry and smashed my phone", "smashed my phone"),
        ("I cried, my husband got drunk and slapped my sister", "slapped my sister"),
        ("I sat there. Got drunk and pushed my mum", "pushed my mum"),
        ("I saw that he was angry and punched the wall", "punched the wall"),
        ("I was asleep when my dad came in and hit my mum", "hit my mum"),
        ("I hid cos my dad got drunk and hit my mum", "hit my mum"),
        ("I waited till my dad came in and hit my mum", "hit my mum"),
        ("Somebody told me, I cried, and pushed me", "pushed me"),
    ],
)
def test_a_deed_of_another_does_not_become_the_writer_s(text: str, quote: str) -> None:
    assert not is_own_violence(noticed(text, quote))


def test_it_is_not_where_something_else_was_noticed_or_nothing() -> None:
    text = "I punched the door. I want to die."
    both = noticed(text, "I punched the door")
    die = Risk("self_harm", "soon", (RiskPassage(20, 33, text[20:33]),))
    assert not is_own_violence(replace(both, risks=(*both.risks, die)))
    assert not is_own_violence(noticed("I slapped my daughter", risk="child_harm"))
    assert not is_own_violence(reading("remorse", text="I punched the door"))


@pytest.mark.parametrize("crier", ["other", "narrator", "unclear"])
def test_who_did_it_is_told_to_stop_and_to_leave_and_asks_for_nothing(crier: Crier) -> None:
    one = guidance_for(noticed("I punched the bedroom door"), crier=crier)
    told = " ".join([*(line.text for line in (*one.safety, *one.when, *one.help)), *(each.what for each in one.avoid)])
    assert one.kind == "safety"
    for said in ("leave the room", "afraid of you", "not theirs to comfort you", "forgive", "stop hurting"):
        assert said in told
    assert not any(said in told or said in str(one.to_record()) for said in VICTIMS)
    assert all(check_reply(each.text).issues == () and each.to for each in one.say)


@pytest.mark.parametrize("id", WORRIES)
@pytest.mark.parametrize("crier", ["other", "narrator"])
def test_no_worry_is_answered_as_if_the_writer_were_the_one_in_danger(id: str, crier: Crier) -> None:
    (line,) = worry(id, noticed("I punched the bedroom door"), crier=crier).lines
    assert "leave the room" in line.text
    assert line != worry(id, noticed("He punched the bedroom door"), crier=crier).lines[0]


def test_only_violence_has_words_for_the_one_who_did_it() -> None:
    assert [risk for risk, one in safety_texts.safety().items() if one.author] == ["abuse"]

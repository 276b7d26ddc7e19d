"""The meanings that are followed are none that the account plainly speaks against."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tearwise.reading.reading import Reading
from tearwise.replies import guidance_for, worry
from tearwise.replies.guidance_texts import for_meaning
from tearwise.replies.likely import likely_meanings, without_far_loss
from tests.replies.examples import reading


def followed(text: str, evidence: str | None = None) -> bool:
    return likely_meanings(reading("remorse", text=text, evidence=evidence)) != ()


@pytest.mark.parametrize(
    "text",
    [
        "i came out to my dad tonight and he started crying. i think he's ashamed of me",
        "told my parents im gay. my mum cried, i feel like shes ashamed of me",
        "I told my dad I'm dropping out of college and he cried.",
        "I told my mum I was moving to Canada and she cried. Maybe she regrets how she treated me",
    ],
)
def test_nobody_is_sorry_for_what_they_were_told_unless_they_say_so(text: str) -> None:
    assert not followed(text)
    assert likely_meanings(reading("remorse", text=text), own_tears=True)


@pytest.mark.parametrize(
    "text",
    [
        "I came out to my dad. He cried and said sorry for all the jokes he made.",
        "I told my mum what my uncle did to me. She cried and said she should have protected me.",
        "I told my dad I was gay and he cried. He said “I'm so sorry that you were alone with it”.",
        "My dad cried and told me that he was sorry.",
        "An old friend wept while I told him how my marriage ended. He had known, and he begged my pardon.",
    ],
)
def test_who_says_sorry_is_believed(text: str) -> None:
    assert followed(text)


def test_a_meaning_is_not_followed_where_only_the_writers_wrong_speaks_for_it() -> None:
    text, wrong = "I lost it with my little boy. I really screamed and he cried.", "I lost it with my little boy"
    assert likely_meanings(reading("loss_fear", text=text, evidence=wrong)) == ()
    assert likely_meanings(reading("loss_fear", text=text, evidence="he cried"))
    assert likely_meanings(reading("loss_fear", text="My mum lost it with my boy and he cried", evidence="lost it"))


def test_who_was_left_waiting_by_the_writer_is_not_taken_to_be_glad_of_them() -> None:
    text = "I forgot to pick up my brother from dialysis. He was crying in the bus shelter and said it's fine. I feel sick."
    given = reading("joy_relief", text=text)
    assert likely_meanings(given) == ()
    assert guidance_for(given, relationship="sibling").kind == "repair"


def glad_beside_loss(id: str, loss: float, text: str = "He cried.") -> Reading:
    """A reading in which a glad meaning is at 0.85, and loss is named beside it."""
    given = reading(id, "loss_fear", text=text)
    return replace(
        given,
        meanings=tuple(replace(one, probability=loss) if one.id == "loss_fear" else one for one in given.meanings),
    )


@pytest.mark.parametrize("id", ["love", "connection"])
def test_who_belongs_is_not_met_as_a_mourner_where_loss_is_far_less_likely(id: str) -> None:
    text = "He cried when I said that I want to grow old with him."
    one = guidance_for(glad_beside_loss(id, 0.4, text), pronoun="he")
    scene = for_meaning(id).scenes["unknown"]
    assert (one.meanings, one.say) == ((id,), scene.say)


@pytest.mark.parametrize(
    ("loss", "text", "trigger"),
    [
        (0.8, "He cried and said that I am all he has.", None),  # both are close
        (0.4, "My cousins cried with me at the funeral. We held hands.", "death"),
        (0.4, "He cried at the gate and said that I am his family.", "goodbye"),
        (0.4, "I asked him to move in with me. He cried and said he's scared.", None),
        (0.4, "He found a lump and sees the doctor on Thursday. He cried and said that I am his family.", None),
    ],
)
def test_a_loss_that_is_near_or_told_still_comes_first(loss: float, text: str, trigger: str | None) -> None:
    one = guidance_for(glad_beside_loss("connection", loss, text), pronoun="he", trigger=trigger)
    assert one.meanings == ("connection", "loss_fear")
    assert one.say != for_meaning("connection").scenes["unknown"].say


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("He cried when I said that he is my family.", ("connection",)),
        ("He cried at the funeral and said that I am his family.", ("loss_fear",)),
    ],
)
def test_worries_reckon_with_the_same_meanings_as_the_guidance(text: str, meant: tuple[str, ...]) -> None:
    trigger = "death" if "funeral" in text else None
    given = glad_beside_loss("connection", 0.4, text)
    assert worry("love", given, pronoun="he", trigger=trigger).meanings == meant


def test_loss_beside_joy_and_a_likelier_loss_are_weighed_as_before() -> None:
    for given in (glad_beside_loss("joy_relief", 0.4), reading("loss_fear", "love")):
        likely = likely_meanings(given)
        assert without_far_loss(likely, ()) == likely
    assert without_far_loss((), ()) == ()

"""A writer's own danger is told from plain words about themselves, and from no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.errors import ReadingError, ReplyError
from tearwise.safety import notice_for, reply_risks


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("if you leave me i'll kill myself", "soon"),
        ("I want to die.", "soon"),
        ("i wish i was dead without you", "soon"),
        ("i took all the pills, I'm sorry", "now"),
        ("I'm going to kill myself tonight.", "now"),
        ("I have nobody, I want to kill myself.", "soon"),
        ("I am not joking I will kill myself", "soon"),
        ("i dont care i want to die", "soon"),
        ("There is no hope, I want to die.", "soon"),
        ("I watched that film and I want to die", "soon"),
        ("I took all my pills lol", "now"),
    ],
)
def test_plain_words_about_oneself_are_noticed(text: str, urgency: str) -> None:
    (risk,) = reply_risks(text)
    assert (risk.id, risk.urgency) == ("self_harm", urgency)
    assert all(text[one.start : one.end] == one.quote for one in risk.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "I forgive you for hitting me, it was my fault",
        "i hit you because you made me. im sorry baby",
        "i'm scared of you",
        "I'm going to kill you if you cry again",
        "stop it or i'll slap you again",
        "I swear I will hit you if you don't shut up",
    ],
)
def test_violence_between_the_two_is_noticed(text: str) -> None:
    (risk,) = reply_risks(text)
    assert (risk.id, risk.urgency) == ("abuse", "soon")
    assert all(text[one.start : one.end] == one.quote for one in risk.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "hit me up when you are home",
        "you can hit me up any time",
        "I would never hit you",
        "You have never hit me.",
        "I'll kill you if you make me cry at the wedding lol",
        "I would never hit you if you cried.",
        "I'm afraid I will hurt you if I say it.",
        "I'm not scared of you, I love you",
        "I slapped you on the back and you laughed",
        "That really hit me. I'm sorry.",
        "Are you thinking of killing yourself? I'll stay with you.",
        "I'm scared that you want to die.",
        "I know you want to die.",
        "I think she wants to die.",
        "he said he wants to kill himself, I'm here",
        "Please don't kill yourself.",
        "I'd never kill myself.",
        "I would never, ever kill myself.",
        "I never thought I would kill myself.",
        "I don't think I want to die.",
        "I could kill for a coffee.",
        "He hit me.",
        "I'm here. You don't have to explain.",
        "",
    ],
)
def test_asking_somebody_else_and_ordinary_words_are_not(text: str) -> None:
    assert reply_risks(text) == ()


@given(st.text(max_size=200))
def test_any_text_is_looked_through(text: str) -> None:
    assert all(text[one.start : one.end] == one.quote for risk in reply_risks(text) for one in risk.evidence)


@pytest.mark.parametrize("text", [None, b"I want to die.", 7])
def test_what_is_no_text_is_an_error_of_ours(text: object) -> None:
    with pytest.raises(ReplyError, match=type(text).__name__):
        reply_risks(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("width", ["x", None, 76.5])
def test_a_width_that_is_no_number_is_an_error_of_ours(width: object) -> None:
    notice = notice_for(reply_risks("I want to kill myself."))
    assert notice is not None
    with pytest.raises(ReadingError, match=type(width).__name__):
        notice.as_text(width=width)  # type: ignore[arg-type]

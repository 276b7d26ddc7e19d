"""What the writer answered to the tears is known as theirs, and is nothing that the tears may mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.replies import guidance_for, worry
from tearwise.replies.own_speech import is_own_speech
from tearwise.replies.own_words import passage_for
from tests.replies.examples import reading


def own(text: str, passage: str) -> bool:
    start = text.index(passage)
    return is_own_speech(text, start, start + len(passage))


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        (
            "He said mom i'm gay and broke down crying. I hugged him and said I love you",
            "I hugged him and said I love you",
        ),
        ("He said mom i'm gay and broke down crying. I hugged him and said I love you", "said I love you"),
        ("He broke down crying. I hugged my son and said I love you", "I hugged my son and said I love you"),
        ("My daughter cried and I said I love you so much", "I said I love you so much"),
        (
            "My wife cried after the scan and I told her I loved her no matter what",
            "I told her I loved her no matter what",
        ),
        ("She cried. Told her I love her", "Told her I love her"),
        ("He cried for an hour. I said “I love you so much”.", "I love you so much"),
        ("He cried. “I love you”, I said.", "I love you"),
        ("He cried. I whispered 'you're my boy, I love you'", "you're my boy, I love you"),
        ("He cried, so I’ve told him I'm here", "I’ve told him I'm here"),
    ],
)
def test_what_the_writer_said_to_the_tears_is_theirs(text: str, passage: str) -> None:
    assert own(text, passage)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("My son cried and said I love you mum", "said I love you mum"),
        (
            "I told her I love her for the first time and she burst out crying",
            "I told her I love her for the first time",
        ),
        ("He cried when I said I love you", "I said I love you"),
        ("She cried at breakfast. I told her I love her and she cried again", "I told her I love her"),
        ("He cried. I said I love you and he said it back", "I said I love you and he said it back"),
        ("He cried. I said it was fine and he hugged me for ages", "he hugged me for ages"),
        ("She cried and hugged me and I said I love you", "hugged me and I said I love you"),
        ("He cried. My mum said I love you", "My mum said I love you"),
        ("He cried. “I love you”, he said.", "I love you"),
        ("He cried. He held my hand when I got home and said I love you", "said I love you"),
        ("He cried and I hugged him", "I hugged him"),
        ("She cried. 'I've always adored you.' I said you've said.", "I've always adored you"),
        ("He cried. 'I love you, you fool!' I said eat your chips.", "I love you, you fool"),
        (
            "He cried. 'I see you flinch, and I did it, and I thought I should have said'",
            "and I thought I should have said",
        ),
        (
            "She cried. I don't love him, and you're the only one I'll have told",
            "and you're the only one I'll have told",
        ),
    ],
)
def test_nothing_else_is(text: str, passage: str) -> None:
    assert not own(text, passage)


WORDS = "I said told him her that I'm “I love you” and he she cried sorry , ."


@given(st.lists(st.sampled_from(WORDS.split()), min_size=2, max_size=8).map(" ".join))
def test_capitals_and_the_mark_for_an_apostrophe_make_no_difference(said: str) -> None:
    text = f"He cried. {said}"
    found = own(text, said)
    assert own(text.upper(), said.upper()) is found
    assert own(text.replace("'", "’"), said.replace("'", "’")) is found


@pytest.mark.parametrize("meaning", ["love", "trust", "connection", "remorse", "joy_relief"])
def test_guidance_does_not_follow_what_only_the_writer_said(meaning: str) -> None:
    text, said = (
        "My daughter told me she likes girls and cried and I said I love you so much",
        "I said I love you so much",
    )
    one = reading(meaning, "other", text=text, evidence=said)
    assert guidance_for(one).meanings == ("other",)
    assert worry("love", one).meanings == ("other",)
    assert passage_for(one, one.present) is None
    assert guidance_for(reading(meaning, text=text, evidence="cried")).meanings == (meaning,)


def test_news_that_the_writer_gave_may_still_be_what_the_tears_are_about() -> None:
    text = "She cried. I told her I was leaving."
    assert guidance_for(reading("loss_fear", text=text, evidence="I told her I was leaving")).meanings == ("loss_fear",)

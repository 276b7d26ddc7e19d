"""Quotations from the account go in only where they are the crier's words and stand by themselves."""

from __future__ import annotations

import pytest

from tearwise.replies.own_words import passage_for, speech_for
from tests.replies.examples import DAD, SPEECH, reading


def test_direct_speech_in_a_passage_is_found() -> None:
    one = reading("remorse", text=DAD, evidence=SPEECH)
    assert speech_for(one, one.present) == "I should have come to see you more often"


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ('I said "please do not go now" and he cried.', '"please do not go now"'),
        ("He said “no” and cried.", "“no” and cried"),
        ("He cried. “" + "so very " * 10 + "sorry” he said.", "“so very"),
        ("He cried and said he was sorry for everything.", "said he was sorry"),
        ("My brother cried. My mum said “pull yourself together now” to him.", "My mum said “pull yourself together"),
        ("My brother cried. “Pull yourself together now,” said my mum.", "“Pull yourself together now,” said my mum"),
        ("My brother cried. My dad told him “you are no son of mine”.", "My dad told him “you are no son of mine”"),
        ("My mum cried and my dad said “it will be fine now” and hugged her.", "said “it will be fine now”"),
        ("My girlfriend cried and i said “you can tell me anything”.", "said “you can tell me anything”"),
        ("She sobbed and my brother told her “you are not alone”.", "told her “you are not alone”"),
        ("The sign read “mind the gap please” and he cried.", "mind the gap"),
    ],
)
def test_only_short_speech_of_the_one_who_cried_is_quoted(text: str, evidence: str) -> None:
    one = reading("remorse", text=text, evidence=evidence)
    assert speech_for(one, one.present) is None


def test_a_passage_of_one_sentence_is_given_without_its_full_stop() -> None:
    one = reading("love", text="He cried. He hugged me so hard.", evidence="He hugged me so hard.")
    assert passage_for(one, one.present) == "He hugged me so hard"


@pytest.mark.parametrize("evidence", ["He cried. He hugged", "hugged", "“me” so", "a b c d e f g h i j k l m"])
def test_passages_that_do_not_stand_by_themselves_are_left_out(evidence: str) -> None:
    text = f"He cried. He hugged “me” so. {evidence}"
    one = reading("love", text=text, evidence=evidence)
    assert passage_for(one, one.present) is None


def test_a_passage_that_speaks_against_the_meaning_is_left_out() -> None:
    one = reading("love", text=DAD)
    assert passage_for(one, one.present) is None


@pytest.mark.parametrize(
    ("evidence", "quoted"),
    [
        ("i feel nothing and i feel awful", False),
        ("and I don't know why", False),
        ("but I think he is angry", False),
        ("he cried and I felt so guilty", False),
        ("he cried when I left", True),
        ("dad cried when I dropped him off", True),
        ("and he held my hand", True),
    ],
)
def test_what_the_writer_feels_is_not_held_up_as_what_they_saw(evidence: str, quoted: bool) -> None:
    one = reading("love", text=f"He cried. {evidence}", evidence=evidence)
    assert (passage_for(one, one.present) == evidence) is quoted

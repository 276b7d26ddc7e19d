"""Tears that have not been cried yet are told from those that came, or come again and again."""

from __future__ import annotations

import pytest

from tearwise import Reader
from tearwise.accounts.account import LONGEST
from tearwise.reading.denial import only_feared, says_tears


@pytest.mark.parametrize(
    "text",
    [
        "If I asked for some space she would cry and beg me not to go.",
        "If I told him no he would cry, and I would give in.",
        "When I say I want to leave he will cry and say he has nobody else.",
        "When I ask him to get a job he will cry until I drop it.",
        "I want to tell my brother that I am sorry. When we were little he would cry in the garage after Dad hit him.",
        "I want to talk about my dad. When mum was ill he would cry in the garage.",
        "I didn't want to make her cry, I only said that her sister was right. I feel so guilty.",
        "I left the room because I didn't want to see him cry about his brother.",
        "My wife was upset after the call. What if she cried because of me?",
        "He was scared he would cry in front of us at the grave. His eyes were wet and his chin shook.",
        "He'd well up when he spoke about the war",
        "She'd cry when she heard this song, my nan.",
        "My grandad would cry when the anthem played.",
        "I have to tell her tomorrow. When we were young she'd cry over everything.",
        "I want to tell my brother that I forgive him. When we were kids he would cry in the shed.",
        "She cried and said that Dad would cry if he knew.",
    ],
)
def test_tears_that_may_have_been_cried_are_left_to_the_engine(text: str) -> None:
    assert Reader().read(text, effects=False).status != "no_tears"


@pytest.mark.parametrize(
    "text",
    [
        "im gonna tell him its over tonight and hes gonna cry",
        "When I tell him I got the job he'll cry.",
        "I am thinking of telling my dad about the baby and I know he will cry.",
        "My dad would cry if he knew what I did",
        "if she found out, my mum would just cry",
        "I need to break up with him, he'd cry when I said it.",
        "Should I tell her? She would cry when she found out.",
    ],
)
def test_tears_that_would_come_of_what_the_writer_has_yet_to_do_are_only_feared(text: str) -> None:
    assert only_feared(text)
    assert Reader().read(text, effects=False).status == "no_tears"


@pytest.mark.parametrize(
    "piece",
    [
        "he will cry ",
        "he will cry. ",
        "what if he cries ",
        "if i tell him he would cry, ",
        "he'd cry again ",
        "he'd cry if i ",
        "if he knew he'd cry, ",
    ],
)
def test_a_full_account_of_them_is_looked_through_once(piece: str) -> None:
    # Where each of them looked through the rest for what takes it back, this took seconds, each time it was asked.
    text = "He cried. " + piece * (LONGEST // len(piece))
    assert not only_feared(text)
    assert says_tears(text)

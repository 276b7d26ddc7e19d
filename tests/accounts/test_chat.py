"""A pasted chat is told from an account, and its lines are not taken for words of the one who reads it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import CrierNamed
from tearwise.accounts.chat import chat_in, reported, who_weeps

BEN = "[21:14] Ben: i cant stop crying\n[21:14] Ben: she left me\n[21:15] Me: oh mate im sorry"
CHATS = [
    (BEN, "other"),
    (
        "21.11.26, 22:15 - Lena: I'm crying rn 😭\n21.11.26, 22:16 - Me: why??\n21.11.26, 22:16 - Lena: mum has cancer",
        "other",
    ),
    ("Mia: im sitting in the bathroom crying\nMe: what happened\nMia: he hit me again", "other"),
    ("[21/11/2026, 22:15:03] Ann: Been sobbing all day\n[21/11/2026, 22:16:01] Me: oh no", "other"),
    ("21/11/2026, 10:15 pm - Jo Brown: i cried at work\n21/11/2026, 10:16 pm - You: why", "other"),
    (
        "Ben, [21.11.2026 22:15]\ni cried so much today\nMe, [21.11.2026 22:16]\nwhy\nBen, [21.11.2026 22:17]\nour dog died",
        "other",
    ),
    ("Me: i cant stop crying\nJo: whats up\nMe: dad died", "narrator"),
    ("Me: im crying\nJo: im crying too\nMe: ok", "unclear"),
    ("[21:14] Ben: im crying\n[21:15] Kim: why", "unclear"),
    ("[21:14] Ben: dad cried at dinner\n[21:15] Me: why", None),
    ("Ben: she is crying in the kitchen\nMe: what are you going to do\nBen: dunno", None),
    ("Jo: the whole office was crying\nMe: why\nJo: layoffs", None),
    ("[21:14] Ben: 28\n[21:15] Ben: thats how long i cried\n[21:15] Me: minutes?", "other"),
    ("Jo: are you crying?\nMe: no\nJo: ok", None),
]
ACCOUNTS = [
    "He cried.",
    "Update: my dad cried last night when mum left. He said: I miss her.\nEdit: he is better now",
    "My mum cried. She said: I can't do this any more.\nMe: we will manage.",
    "At 21:14 he came in and cried: he had lost his job.",
    "Me: 28F\nHusband: 30M\nHe cried when I told him that I am leaving.",
    "Me: f, 41\nMy son: 15\nHe cried and said I never listen.",
    "Me: (28F), a nurse\nHer: 30F, together 5 years\nShe cried when I said that I am leaving.",
    "Him: 34 years old\nMe: 33\nI cried in the car and so did he.",
    "We had three rules:\nno shouting\nno lies\nHe cried when he read them.",
]


@pytest.mark.parametrize(("text", "crier"), CHATS)
def test_a_chat_tells_who_in_it_says_that_they_cry(text: str, crier: str | None) -> None:
    assert len(chat_in(text)) >= 2
    assert who_weeps(text) == crier


@pytest.mark.parametrize("text", ACCOUNTS)
def test_an_account_is_no_chat(text: str) -> None:
    assert chat_in(text) == ()
    assert reported(text) == text
    assert who_weeps(text) is None


def test_what_another_writes_of_themselves_is_told_of_them() -> None:
    assert reported(BEN) == "they cant stop crying\nshe left them\noh mate im sorry"
    assert CrierNamed.of(BEN).pronoun == "they"


def test_a_message_of_several_lines_is_one_persons() -> None:
    messages = chat_in("Mia: im crying\nand i cant stop\nMe: why\nMia: he left")
    assert [one.who for one in messages] == ["mia", "me", "mia"]
    assert messages[0].said.endswith("and i cant stop")


@given(
    st.lists(
        st.sampled_from(["Me: ", "Ben: ", "[21:14] ", "im crying", ":", "\n", "[", "\u200e", "he cried"]), max_size=20
    )
)
def test_any_text_is_looked_through(parts: list[str]) -> None:
    text = "".join(parts)
    assert isinstance(reported(text), str)
    assert (who_weeps(text) is None) or len(chat_in(text)) >= 2

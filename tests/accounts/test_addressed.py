"""Whom somebody only speaks to by a name is left out; whom they speak of stays."""

from __future__ import annotations

import pytest

from tearwise.accounts.account import LONGEST
from tearwise.accounts.addressed import without_addressed


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("he cried and said I love you mum", "he cried and said I love you"),
        ("she said thank you so much, Dad, and cried", "she said thank you so much, and cried"),
        ("he sobbed sorry mummy and hid", "he sobbed sorry and hid"),
        ("he said I miss you mum and dad", "he said I miss you"),
        ("he said mum i love you", "he said i love you"),
        ("I held him, he cried and said I love you mum", "I held him, he cried and said I love you"),
        ("she whispered dad, please don't go", "she whispered please don't go"),
    ],
)
def test_a_name_by_which_somebody_is_called_is_left_out(text: str, left: str) -> None:
    assert without_addressed(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "he said mum is never coming back",
        "she cried and said she loved dad",
        "he said sorry to mum",
        "mum said she loved you",
        "I love my mum",
        "he said he would miss mum's cooking",
        "my mum said dad cried",
        "she said mum can't sleep",
        "I said goodbye mum and she cried",
        "my mum cried when I said I love you mum",
        "I miss you mum. You cried when I left.",
    ],
)
def test_whom_somebody_speaks_of_stays(text: str) -> None:
    assert without_addressed(text) == text


@pytest.mark.parametrize("piece", ["love you mum, said ", "she said mum you "])
def test_a_sentence_of_full_length_is_looked_through(piece: str) -> None:
    # Where each name looked back to the sentence's beginning, this took seconds, each time it was asked.
    assert "mum" not in without_addressed("he " + piece * (LONGEST // len(piece) - 1)).removeprefix("he love you mum")

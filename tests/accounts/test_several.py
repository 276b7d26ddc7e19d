"""Of several who cry, or of a whole company, a "he" or a "she" beside them is not one."""

from __future__ import annotations

import pytest

from tearwise.accounts import pronoun_in


@pytest.mark.parametrize(
    "text",
    [
        "Half the room was crying when she made her toast.",
        "Everybody teared up at his farewell.",
        "The whole choir cried when he sang.",
        "My cousins cried when she died",
        "her parents cried when she moved out",
        "my class were crying when he retired",
    ],
)
def test_whom_several_cry_about_gives_no_pronoun(text: str) -> None:
    assert pronoun_in(text) == "they"


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("My dad cried and everyone was crying with him", "he"),
        ("She told me and we both cried.", "she"),
        ("My colleague cried. He had lost his mother.", "he"),
        ("My mum cried when all the guests had left", "she"),
    ],
)
def test_one_who_cries_beside_them_does(text: str, pronoun: str) -> None:
    assert pronoun_in(text) == pronoun

"""A "not" takes back what it stands before in its own statement, and nothing that is said behind it."""

from __future__ import annotations

import pytest

from tearwise.assembly import check_reply


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("I'm not angry, and you are being ridiculous", "shaming"),
        ("No, you're being ridiculous.", "shaming"),
        ("im not having a go and ur making it worse", "blaming"),
        ("It's not about you, and you're making it worse", "blaming"),
        ("I'm not having a go, and if you really loved me you would stop", "blaming"),
        ("I am not mad, I just think you are too sensitive", "minimising"),
        ("never mind that, you need to get a grip", "stop_tears"),
        ("nobody's upset with you, so stop making a scene", "shaming"),
    ],
)
def test_a_not_hides_nothing_that_stands_in_another_statement(text: str, issue: str) -> None:
    assert issue in [one.id for one in check_reply(text).issues]


@pytest.mark.parametrize(
    "text",
    [
        "I don't think you're being ridiculous, and you have every right to say so",
        "I don't think you are, and I mean this, making a scene",
        "I won't tell you that you're young and you'll find someone new",
        "I won't say you're young, and you'll find someone new, and all that",
        "nobody thinks you're being selfish, and nobody thinks you're making it worse",
        "you don't need to toughen up, and you don't need to get a grip",
        "It isn't that you're too sensitive",
        "I'm not going to shout, and you're not making a scene",
        "She never said you were making it worse, and you aren't",
        "My mum always said stop that or I'll give you something to cry about. I won't ever say that.",
        "My grandad used to tell me to toughen up. It never helped and you don't have to.",
    ],
)
def test_a_not_still_takes_back_what_it_stands_before(text: str) -> None:
    assert check_reply(text).issues == ()

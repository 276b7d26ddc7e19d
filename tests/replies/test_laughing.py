"""Tears of laughter are nothing to comfort, and a film that was put on afterwards is not what somebody cried at."""

from __future__ import annotations

import pytest

from tearwise.accounts import pronoun_in
from tearwise.replies import guidance_for
from tearwise.replies.circumstances import circumstances_of
from tearwise.replies.sample import reading_of


def told(text: str) -> tuple[str, ...]:
    return circumstances_of(reading_of("other", text=text), pronoun_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "My friend cried laughing when I fell into the lake.",
        "My sister and I laughed until we cried about the photos.",
        "My dad was crying with laughter at the telly, never seen him like that",
        "He laughed so hard he cried when the cat fell off the sofa.",
        "Gran had tears of laughter running down her face.",
        "My daughter laughed till she cried.",
    ],
)
def test_it_is_told_by_its_words(text: str) -> None:
    assert "laughing" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "They laughed at me until I cried.",
        "She was crying, laughing at me when I fell over.",
        "We cried laughing at grandad's funeral, remembering his jokes.",
        "He laughed, then he cried.",
        "Since the stroke he has been crying laughing at nothing.",
        "My brother laughed until he cried, and then really sobbed.",
    ],
)
def test_not_by_words_that_are_near_it(text: str) -> None:
    assert "laughing" not in told(text)


@pytest.mark.parametrize("bond", ["partner", "parent", "child", "friend", "acquaintance", "stranger", "unknown"])
@pytest.mark.parametrize("meanings", [(), ("joy_relief",), ("other",), ("loss_fear",), ("joy_relief", "connection")])
def test_nobody_is_comforted_or_asked_what_it_meant(bond: str, meanings: tuple[str, ...]) -> None:
    given = reading_of(*meanings, bond=bond, text="She cried laughing when I fell into the lake.")
    one = guidance_for(given, pronoun="she", crier="other")
    assert [line.text for line in one.now] == ["Laugh along if you feel like it. Nothing has to be mended."]
    assert one.ask is None


@pytest.mark.parametrize(
    "text",
    [
        "She cried because her boyfriend left. We watched films all night and I made pasta.",
        "My wife cried about work. I put on a film to cheer her up.",
        "He cried after the interview, so we went to the cinema to take his mind off it.",
    ],
)
def test_a_film_afterwards_set_nothing_off(text: str) -> None:
    assert "art_or_nature" not in told(text)


def test_a_film_before_did() -> None:
    assert "art_or_nature" in told("We watched Coco and he bawled.")

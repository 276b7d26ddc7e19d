"""What an account tells of is found without the apostrophes that nobody types at night, and by no other word."""

from __future__ import annotations

import pytest

from tearwise.accounts import pronoun_in
from tearwise.replies.circumstances import circumstances_of
from tearwise.replies.sample import reading_of


def told(text: str, trigger: str | None = None) -> tuple[str, ...]:
    return circumstances_of(reading_of("other", text=text), pronoun_in(text), trigger)


@pytest.mark.parametrize(
    ("id", "text", "trigger"),
    [
        ("pregnant_beside", "i told my sister im pregnant and she cried, theyve been trying for years", None),
        ("sent_away", "my daughter has been crying for an hour and wont come out", None),
        ("came_out", "my son told me hes gay and cried", None),
        ("asked_apart", "my boyfriend cried and said hes not sure about us", "breakup"),
        ("parting", "my friend cried when i told her im moving to canada", "goodbye"),
        ("pet_died", "my dad cried because mums dog died", "death"),
    ],
)
def test_it_is_found_without_apostrophes(id: str, text: str, trigger: str | None) -> None:
    assert id in told(text, trigger)


def test_what_speaks_against_it_is_found_so_too() -> None:
    assert "glad" not in told("They werent happy tears. She cried happy tears, people said.")


def test_were_is_not_taken_for_we_are() -> None:
    assert "pregnant_beside" not in told("We were expecting guests. She's been trying to cook, and cried.")

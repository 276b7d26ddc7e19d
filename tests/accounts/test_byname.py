"""What several words mean is one noun."""

from __future__ import annotations

import pytest

from tearwise.accounts.byname import in_one_word


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("my old man cried", "my dad cried"),
        ("an old man cried", "an old man cried"),
        ("the other half of it", "the other half of it"),
        ("my other half cried", "my partner cried"),
        ("my little man cried", "my son cried"),
        ("a little man cried", "a little man cried"),
        ("my step mum cried", "my stepmum cried"),
        ("one step mums take", "one step mums take"),
        ("a step back", "a step back"),
    ],
)
def test_people_are_called_by_the_noun_that_is_meant(said: str, meant: str) -> None:
    assert in_one_word(said) == meant

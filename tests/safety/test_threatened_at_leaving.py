"""Somebody says that they will die if they are left: a danger to them, and pressure on whoever would leave."""

from __future__ import annotations

import pytest

from tearwise.assembly import risks_in
from tearwise.safety.families import matches
from tearwise.safety.words import Words


@pytest.mark.parametrize(
    "text",
    [
        "She cried. 'I'll kill myself if you leave,' she said.",
        "She cried. “I'll kill myself if you leave,” she said.",
        "He was sobbing on the stairs, if I ever go he'll hang himself.",
        "He cried that he would kill himself unless I came back.",
        "My mum cries and says she'll kill herself if I move out.",
    ],
)
def test_to_die_if_one_is_left_raises_both(text: str) -> None:
    assert {"self_harm", "abuse"} <= {risk.id for risk in risks_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "In the film he says he will kill himself if she leaves. We both cried.",
        "He cried at the funeral: his brother had hanged himself after she left.",
        "She cried and said she would die if I left without a goodbye hug.",
        "He said he'd never kill himself if I left, he only cried because it hurts.",
    ],
)
def test_what_sounds_alike_is_no_such_threat(text: str) -> None:
    found = {match.family.id for match in matches(Words.of(text)) if match.raises}
    assert "will_kill_self_if_left" not in found

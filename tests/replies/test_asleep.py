"""Where whoever cried is asleep, what fits when it is over is shown first; both are kept."""

from __future__ import annotations

import pytest

from tearwise.accounts import pronoun_in
from tearwise.replies import guidance_for
from tests.replies.examples import reading


@pytest.mark.parametrize(
    "text",
    [
        "so my bf cried tonight after we argued about his mum, he's asleep now",
        "My wife cried tonight. She won't say why. She's in bed now.",
        "He just sat there and cried. He went to bed after.",
        "She cried herself to sleep and i'm lying next to her",
    ],
)
def test_who_is_asleep_has_stopped_crying(text: str) -> None:
    one = guidance_for(reading("other", text=text), pronoun=pronoun_in(text))
    assert one.past
    assert one.now
    assert one.later


@pytest.mark.parametrize(
    "text",
    [
        "She cries herself to sleep every night.",
        "He cried in bed, he thought I was asleep.",
        "She woke up crying. She's asleep on my arm right now but whimpers.",
        "My husband cries when the kids are asleep.",
        "My wife is crying in her sleep.",
    ],
)
def test_who_cries_at_night_has_not(text: str) -> None:
    assert not guidance_for(reading("other", text=text), pronoun=pronoun_in(text)).past

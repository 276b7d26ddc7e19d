"""What a writer leaves undone is theirs where they give it as the reason for the tears, however old who cries is."""

from __future__ import annotations

import pytest

from tearwise.reading.stories.own_part import tells_own_part, tells_own_wrong


@pytest.mark.parametrize(
    "text",
    [
        "my wife cried because im always on my phone",
        "My wife cried because I'm never home.",
        "My husband cried because I never listen to him.",
        "My girlfriend cried because I didn't text back all day.",
        "My mum cried because I never call.",
        "My friend cried because I cancelled on her again.",
        "My son 6 cried because I forgot to pick him up on time.",
        "My daughter (9) cried because I missed her play.",
    ],
)
def test_what_is_left_undone_is_the_writers_own(text: str) -> None:
    assert tells_own_part(text)
    assert tells_own_wrong(text)


@pytest.mark.parametrize(
    "text",
    [
        "My mum cried because I'm always there for her.",
        "My husband cried because I'm never going to walk again.",
        "My girlfriend cried because I never gave up on her.",
        "My wife cried because her boss never listens.",
        "I never call my mum. She cried at the film.",
        "She cried because I never ignored her.",
        "My dad (70) cried because I came home.",
        "He cried and said sorry because I never listen.",
    ],
)
def test_what_is_no_neglect_or_no_reason_is_not(text: str) -> None:
    assert not tells_own_part(text)

"""Who says that they are scared is not asked to celebrate and nothing else, and a secret that was not told is no trust."""

from __future__ import annotations

import pytest

from tearwise.accounts import pronoun_in
from tearwise.replies import guidance_for, worry
from tearwise.replies.sample import reading_of


@pytest.mark.parametrize(
    "text",
    [
        "I proposed and she said yes, then cried for an hour and said she's scared.",
        "She cried at the positive test. She said she isn't ready.",
        "We got the house and he cried, he says he's terrified.",
    ],
)
def test_fear_is_met_beside_joy(text: str) -> None:
    one = guidance_for(reading_of("joy_relief", bond="partner", text=text), pronoun=pronoun_in(text))
    assert one.kind == "mixed"
    assert one.meanings == ("joy_relief", "loss_fear")
    assert not any("elebrate" in line.text for line in (*one.now, *one.later))


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("He proposed and cried, he was scared I'd say no.", ("joy_relief",)),
        ("She cried happy tears, and said she's scared of what comes.", ("joy_relief",)),
        ("He cried when he got the job. I'm scared of moving.", ("joy_relief",)),
        ("He cried and said he's scared.", ("other",)),
        ("He cried and said he's scared.", ("joy_relief", "loss_fear")),
    ],
)
def test_otherwise_the_meanings_stay_as_they_are(text: str, meanings: tuple[str, ...]) -> None:
    assert guidance_for(reading_of(*meanings, bond="partner", text=text), pronoun="he").meanings == meanings


def test_who_was_outed_is_not_said_to_have_told_it() -> None:
    given = reading_of("trust", bond="child", text="Her friend told me my daughter is gay, and she cried.")
    for id in ("love", "weakness", "real"):
        assert not any(
            "told" in line.text or "trusted" in line.text for line in worry(id, given, pronoun="she").lines[:1]
        )
    assert guidance_for(given, pronoun="she").now[0].text.startswith("Say first of all that you love her")

"""What an account tells of is narrowed to what holds: no film that was only turned off, no joy behind a closed door, no
promise to whoever deceived the writer."""

from __future__ import annotations

import pytest

from tearwise.replies import Guidance, guidance_for, worry
from tearwise.replies.overheard import ends_unseen
from tests.replies.examples import reading

PROUD = "I got the job abroad! Mum hugged me and said so proud, and then I heard her crying in the bathroom."
GAY = "My daughter asked me to turn off the telly and told me that she's gay, and she cried."
FOUND_OUT = "I found out that my husband is having an affair. He cried. He said please don't tell my parents."
SECRET = "You need not promise to tell nobody."


def texts(made: Guidance) -> str:
    return " ".join(one.text for one in (*made.now, *made.later, *made.always, *made.say, *made.again))


def test_a_television_that_was_turned_off_is_no_story_that_moves() -> None:
    told = worry("love", reading("trust", text=GAY), relationship="child", crier="other")
    assert "a story, music or a view" not in " ".join(one.text for one in told.lines)
    film = worry("love", reading("trust", text="My daughter cried at the film."), relationship="child", crier="other")
    assert "a story, music or a view" in film.lines[0].text


def test_nobody_is_congratulated_on_tears_that_were_hidden_from_the_writer() -> None:
    assert ends_unseen(PROUD, "she", (), "parent")
    made = guidance_for(reading("joy_relief", text=PROUD), relationship="parent", crier="other")
    assert made.meanings == ("other",)
    assert "glad" not in texts(made)
    told = worry("weakness", reading("joy_relief", text=PROUD), relationship="parent", crier="other")
    assert "joy_relief" not in told.meanings


@pytest.mark.parametrize(
    "text",
    [
        "I heard mum crying happy tears in the kitchen when she opened my letter.",
        "I told mum at lunch that I got the job, and she cried.",
        "I heard mum crying in the bathroom. I went in and she hugged me.",
    ],
)
def test_joy_that_is_called_so_or_was_shared_stays_joy(text: str) -> None:
    assert guidance_for(reading("joy_relief", text=text), relationship="parent", crier="other").meanings == (
        "joy_relief",
    )


def test_whoever_was_deceived_need_not_tell_the_deceiver_whom_they_tell() -> None:
    assert SECRET not in texts(
        guidance_for(reading("loss_fear", text=FOUND_OUT), relationship="partner", crier="other")
    )
    told = "My friend cried and begged me not to tell anyone that she failed."
    assert SECRET in texts(guidance_for(reading("trust", text=told), relationship="friend", crier="other"))

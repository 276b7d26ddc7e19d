"""Where tears may press for something, a no may stay a no."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.replies import guidance_for
from tearwise.replies.pressure import may_press, parsed
from tests.replies.examples import reading


@pytest.mark.parametrize(
    "text",
    [
        "Every time I say no to something she cries untill I give in",
        "My mum cries whenever I say no so I always end up going",
        "He cries to get his own way.",
        "My mum cries whenever I say I want to move out so I stay.",
        "He cries if I want to go out so I stay.",
        "She cries as soon as I pack, so I end up staying.",
        "feels like he does it so he doesn’t have to listen",
        "every single time i try to tell her something bothers me she cries, and i end up being the one apologising",
        "Whenever I raise a problem he starts crying and I have to drop it.",
        "She stopped as soon as I said ok forget it.",
        "He cries as soon as I mention it, so I let it go.",
        "She cried and said: I suppose I'll just be on my own then.",
    ],
)
def test_words_say_that_tears_press(text: str) -> None:
    assert may_press(reading(text=text))
    told = guidance_for(reading("other", text=text), pronoun="she")
    assert "A no stays a no" in " ".join(one.text for one in told.always)
    assert any("Giving in" in one.what for one in told.avoid)


@pytest.mark.parametrize(
    "text",
    [
        "She cried when I said goodbye.",
        "She cries at night so I stay with her.",
        "She cries when I leave, so I stay until she sleeps.",
        "He cried. I said no more.",
        "He gave in and cried.",
        "My wife cries whenever I bring up having another child.",
        "Every time I bring her flowers she cries.",
        "Whenever I raise my voice she cries.",
        "She stopped crying as soon as I hugged her.",
        "He'll be alone then, she said, and cried.",
    ],
)
def test_other_words_do_not(text: str) -> None:
    assert not may_press(reading(text=text))


@pytest.mark.parametrize("bond", ["partner", "parent", "family", "child", "unknown"])
@pytest.mark.parametrize("meanings", [("other",), ("loss_fear",), ("vulnerability", "other"), ()])
def test_tears_that_press_do_not_get_unlimited_comfort(meanings: tuple[str, ...], bond: str) -> None:
    text = "Whenever I raise a problem he starts crying and I have to drop it."
    one = guidance_for(reading(*meanings, text=text), pronoun="he", relationship=None if bond == "unknown" else bond)
    lines = [*one.now, *one.later, *one.always, *one.say, *one.again, *one.when, *one.help]
    shown = " ".join([line.text for line in lines] + [each.what for each in one.avoid])
    assert not re.search("leave the choices|own side of it at once|supper|time heals|comfort fits|Drying", shown)
    assert "A no stays a no" in shown
    assert one.ask is None


def test_who_presses_and_is_sorry_is_still_listened_to() -> None:
    told = guidance_for(reading("remorse", text="He cries until I give in, and says sorry."), pronoun="he")
    assert any("responsibility" in one.text for one in told.always)
    assert "A no stays a no" in told.always[1].text


def test_a_little_pressure_leaves_the_comfort() -> None:
    some, much = (guidance_for(reading("other", answers={"pressure": one})) for one in (1, 2))
    assert some.say == guidance_for(reading("other")).say != much.say


@pytest.mark.parametrize(("pressure", "presses"), [(0, False), (1, True), (2, True)])
def test_an_answer_counts_for_more_than_the_words(pressure: int, presses: bool) -> None:
    text = "She cries until I give in."
    assert may_press(reading(text=text, answers={"pressure": pressure})) == presses
    assert may_press(reading(text="She cried.", answers={"pressure": pressure})) == presses


@pytest.mark.parametrize(("bond", "told"), [("partner", True), ("parent", True), ("child", False)])
def test_who_is_afraid_to_say_no_is_told_where_to_turn(bond: str, told: bool) -> None:
    one = guidance_for(reading("other", answers={"relationship": bond, "pressure": 2}))
    assert any("domestic violence service" in line.text for line in one.help) == told


def test_ones_own_tears_are_told_nothing_of_it() -> None:
    told = guidance_for(reading("other", text="I cry until I give in."), crier="narrator")
    assert "A no stays a no" not in " ".join(one.text for one in told.always)


TEXTS = {
    "words": ["until"],
    "avoid": [{"what": "Giving in.", "why": "It goes on."}],
    "always": ["Stay."],
    "help": ["Ring."],
}


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({}, "'words' is missing"),
        (TEXTS | {"avoid": {}}, "pressure.toml, avoid: there must be a list of what to avoid"),
        (TEXTS | {"avoid": []}, "pressure.toml, avoid: there must be a list of what to avoid"),
        (TEXTS | {"words": ["until ~"]}, "'until ~'"),
        (TEXTS | {"words": ["until (i|we)"]}, "must be words"),
        (TEXTS | {"hlep": ["Ring."]}, "there is no 'hlep'; did you mean 'help'"),
    ],
)
def test_damaged_texts_name_what_is_wrong(data: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError) as error:
        parsed(data)
    assert named in str(error.value)

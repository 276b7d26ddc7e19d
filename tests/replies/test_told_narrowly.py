"""A faith that is lost, a move into a home, a plea to tell nobody, and news of the reader's own get words that fit."""

from __future__ import annotations

import pytest

from tearwise.accounts import pronoun_in
from tearwise.replies import Guidance, guidance_for
from tearwise.replies.circumstances import circumstances_of
from tests.replies.examples import reading

NARROW = {"in_secret", "lost_faith", "into_care", "in_charge", "born"}


def told(text: str) -> set[str]:
    return NARROW.intersection(circumstances_of(reading(text=text), pronoun_in(text)))


def said(one: Guidance) -> str:
    lines = [line.text for line in (*one.now, *one.later, *one.always, *one.when, *one.help)]
    return " ".join(lines + [each.text for each in one.say] + [each.what for each in one.avoid])


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("My son (9) sobbed and begged me not to tell anybody about the swimming lesson.", "in_secret"),
        ("My mate cried and made me promise not to tell his wife.", "in_secret"),
        ("My niece cried and said please don't tell mum.", "in_secret"),
        ("My boyfriend cried and told me he's lost his faith.", "lost_faith"),
        ("My sister cried. She said she no longer believes in God and wants to leave the church.", "lost_faith"),
        ("My dad cried when we put mum in a nursing home.", "into_care"),
        ("Nan cried on the day she moved into a care home.", "into_care"),
        ("My husband's gran cried when we drove her to the care home.", "into_care"),
        ("Grandad went into a home on Friday. Mum has been in tears since.", "into_care"),
        ("A student of mine cried in my office.", "in_charge"),
        ("one of my year 11s cried in detention and told me about home", "in_charge"),
        ("One of the residents cried when I sang to her.", "in_charge"),
        ("My husband cried when our son was born.", "born"),
    ],
)
def test_what_is_told_narrowly_is_known(text: str, id: str) -> None:
    assert told(text) == {id}


@pytest.mark.parametrize(
    "text",
    [
        "I begged him not to tell my dad and he cried.",
        "My husband asked me not to tell the kids about the surprise party and then cried at it.",
        "My brother left the church in tears after the wedding.",
        "We were leaving the church after the service and my dad cried.",
        "My girlfriend cried, she says she doesn't believe in us any more.",
        "My mum cried because my sister wants to leave the church.",
        "My dad cried when I told him I had left the church.",
        "My girlfriend works in a care home and cried after her shift.",
        "My gran cried when I came to visit, I'd driven to the care home in the snow.",
        "We moved into a home of our own and my wife cried.",
        "My student loan came through and my sister cried.",
        "My wife cried again tonight, our daughter was born last week and she won't sleep.",
    ],
)
def test_what_only_sounds_like_it_is_not(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize("over", [True, False, None])
@pytest.mark.parametrize("bond", ["child", "friend", "sibling"])
def test_whoever_begs_that_nobody_be_told_is_promised_no_more_than_can_be_kept(bond: str, over: bool | None) -> None:
    text = "My nine year old cried and begged me not to tell anyone what happened at swimming."
    one = guidance_for(reading("trust", text=text), relationship=bond, over=over)
    assert "You need not promise to tell nobody." in said(one)
    danger = guidance_for(reading("trust", text=text, risks=(("child_harm", "soon"),)), relationship=bond)
    assert any("Promising the child to tell nobody" in each.what for each in danger.avoid)


@pytest.mark.parametrize("id", ["trust", "loss_fear", "other"])
def test_a_lost_faith_is_heard_and_not_argued_with(id: str) -> None:
    one = said(guidance_for(reading(id, text="My wife cried. She no longer believes in God."), relationship="partner"))
    assert "Hear her out" in one
    assert "Arguing for the faith or against it" in one


@pytest.mark.parametrize("id", ["remorse", "loss_fear", "other"])
def test_a_move_into_a_home_is_sad_and_no_offence(id: str) -> None:
    one = said(guidance_for(reading(id, text="Mum cried. Gran is going into a home."), relationship="parent"))
    assert "is not giving up" in one
    assert "responsibility" not in one


def test_whoever_feels_with_the_reader_needs_no_comfort_for_it() -> None:
    text = "My friend cried with me when I told her that my mum has cancer."
    one = said(guidance_for(reading("empathy", text=text), relationship="friend"))
    assert "though the matter is yours" in one
    assert "the one she feels for" not in one
    loss = guidance_for(
        reading("empathy", "loss_fear", text="My boss cried when I told him about my miscarriage."),
        relationship="acquaintance",
        trigger="death",
    )
    assert "though the matter is yours" in said(loss)
    assert "Whoever has died" not in said(loss)
    both = guidance_for(
        reading("empathy", text="My brother cried when I told him dad had died."),
        relationship="sibling",
        trigger="death",
    )
    assert "though the matter is yours" not in said(both)
    hers = said(guidance_for(reading("empathy", text="My friend cried. Her mum has cancer."), relationship="friend"))
    assert "though the matter is yours" not in hers


def test_a_father_who_calls_himself_useless_is_not_asked_to_repair_anything() -> None:
    text = "Our daughter won't sleep, and my husband cried again tonight. He said he's a useless father."
    one = said(guidance_for(reading("remorse", text=text), relationship="partner"))
    assert "is nothing to be blamed for" in one
    assert "Celebrate" not in one
    missed = "My dad cried and said he was a useless father when I was little."
    assert "is nothing to be blamed for" not in said(
        guidance_for(reading("remorse", text=missed), relationship="parent")
    )


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("own_feedback", "I supervise trainees. One of them cried when I returned her draft with a lot of red in it."),
        ("dismissed_writer", "The HR lady had tears in her eyes when she gave me the letter. 22 years."),
        ("since_stroke", "Since his stroke my grandad cries when anyone sings. He sobbed at happy birthday."),
    ],
)
def test_nobody_is_glad_with_who_cries_at_criticism_a_dismissal_or_since_a_stroke(told: str, text: str) -> None:
    assert told in circumstances_of(reading("joy_relief", text=text), pronoun_in(text))
    made = guidance_for(reading("joy_relief", text=text), pronoun=pronoun_in(text), crier="other")
    assert not any("glad" in each.text for each in (*made.always, *made.say, *made.again))


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("since_stroke", "She walked four steps for the first time since her stroke and cried."),
        ("dismissed_writer", "The HR lady cried when she gave me the letter: I was promoted after 22 years."),
        ("own_feedback", "My mum cried when I returned her scarf."),
        ("art_or_nature", "My wife had the baby 5 days ago and is crying at everything, adverts, the cat."),
    ],
)
def test_what_only_sounds_like_it_is_none(told: str, text: str) -> None:
    assert told not in circumstances_of(reading("joy_relief", text=text), pronoun_in(text))

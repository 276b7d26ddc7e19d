"""Crying may be denied, laughed or part of an idiom; who cannot stop crying cries."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from tearwise import Reader
from tearwise.errors import DataError
from tearwise.reading.denial import (
    cannot_stop,
    denies,
    only_feared,
    only_laughs,
    only_waters,
    parsed,
    says_tears,
    without_idioms,
)

LISTS = tomllib.loads(resources.files("tearwise.reading").joinpath("denial.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "He didn’t cry.",
        "he didnt cry",
        "Nobody cried",
        "no one in my family cried",
        "She could not cry",
        "why can't i cry",
        "he never cries",
        "my boyfriend has never cried in front of me",
        "why does my boyfriend never cry",
        "why doesn't my husband ever cry",
        "my wife hasnt cried once since her mum died",
        "I've never seen my dad cry",
        "my baby hardly ever cries",
        "he never shed a single tear",
        "no tears at all",
        "I almost cried",
        "he didnt cry at all when i left. not one tear",
    ],
)
def test_crying_may_be_denied(text: str) -> None:
    assert denies(text)
    assert not says_tears(text)


@pytest.mark.parametrize(
    "text",
    [
        "The baby cried.",
        "he cried and i dont know why",
        "He cried, I do not know why",
        "I didn't make her cry on purpose",
        "i cant stop crying",
        "nobody knows why she is crying",
        "no idea why hes crying",
        "she couldnt not cry",
        "he tried not to cry",
        "he never cries, but last night he cried",
        "he never cries. Sunday he did",
        "He hasn't cried. My mum has, in the garage",
        "my son didnt cry when he fell. my husband did",
        "i've never seen my dad cry until the day mum died",
        "I have never seen him cry like that",
        "I have never cried so hard",
        "he had never cried in our house",
        "she said no and i cried",
        "i could hear him crying through the door",
        "not me tearing up over a stranger",
        "nobody noticed i was crying",
        "no one came when i cried",
        "nobody cares that he cried",
        "I don't cry. At work they call me the fridge. So picture the fridge on her sister's kitchen floor at midnight",
        "he left",
        "",
    ],
)
def test_what_is_not_denied_or_not_all_of_it_is_not_taken_for_denied(text: str) -> None:
    assert not denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "i cant stop crying",
        "he couldn’t stop crying",
        "she wont stop crying",
        "my mum hasnt stopped crying",
        "he never stops crying",
        "I could not help crying",
        "couldn't keep myself from crying",
        "couldnt hold back the tears",
        "couldnt see the road for tears after the call",
        "she could not speak for crying",
    ],
)
def test_whoever_cannot_stop_crying_cries(text: str) -> None:
    assert cannot_stop(text)
    assert says_tears(text)
    assert not denies(text)


@pytest.mark.parametrize("text", ["please stop crying", "i cant cry", "he stopped crying", "I can't stop the car"])
def test_others_can_stop(text: str) -> None:
    assert not cannot_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        "they're crying in the bathroom",
        "theyre crying in the bathroom",
        "someone was sobbing in the next cubicle",
        "somebody in the flat above is crying again",
        "everyone cried",
        "we were all in tears",
        "i cry every night",
        "my baby cries at night",
        "nobody knows why she is crying",
    ],
)
def test_somebody_who_cries_is_somebody_whoever_it_is(text: str) -> None:
    assert says_tears(text)


@pytest.mark.parametrize(
    "text",
    [
        "crying is good for you",
        "does crying help?",
        "he told me not to cry",
        "the talks broke down",
        "",
        "nobody was crying",
    ],
)
def test_nobody_cries_where_no_words_say_so(text: str) -> None:
    assert not says_tears(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("For crying out  loud, he left", ", he left"),
        ("it's a crying shame he left", "it's a he left"),
        ("no use crying over spilt milk", "no use"),
        ("is it normal for men to cry?", "?"),
        ("what does it mean if a man tears up", "what does it"),
        ("I told him it's okay for men to cry", "i told him it's okay for men to cry"),
        ("my husband cried off from dinner again", "my husband dinner again"),
        ("she cried off and on", "she cried off and on"),
        ("he cried when I left", "he cried when i left"),
        ("he was crying out loud", "he was crying out loud"),
        ("I am her shoulder to cry on, and we talked till four", "i am her , and we talked till four"),
        ("The hall is crying out for a coat of paint", "the hall is a coat of paint"),
        ("She cried out in pain when the nurse moved her", "she when the nurse moved her"),
        ("He cried out of pure relief", "he cried out of pure relief"),
        ("Their marriage broke down and it tears me apart", "their and it"),
        ("She broke down all my walls, then she broke down at the door", "she , then she broke down at the door"),
        ("my dog cries when i leave", "when i leave"),
        ("the dog whines and cries when we leave", "when we leave"),
        ("Why does our old cat keep crying at night", "why at night"),
        ("the puppys been crying since we got home", "since we got home"),
        ("the dog died and he cried", "the dog died and he cried"),
        ("he held the dog crying", "he held the dog crying"),
        ("she saw the dog and cried", "she saw the dog and cried"),
        ("we lost our dog. cried all night", "we lost our dog. cried all night"),
        ("the cat was crying and so was my wife", "the cat was crying and so was my wife"),
        ("my wife and the dog cried", "my wife and the dog cried"),
        ("lost my dog cried all night", "lost my dog cried all night"),
    ],
)
def test_idioms_are_left_out(text: str, rest: str) -> None:
    assert " ".join(without_idioms(text).split()) == rest


@pytest.mark.parametrize(
    ("text", "laughs"),
    [
        ("crying laughing at this video", True),
        ("laughed till i cried lol", True),
        ("she laughed till she cried", True),
        ("she laughed till she cried, then really cried", False),
        ("he cried while we laughed", False),
    ],
)
def test_tears_of_laughter_are_told_from_others(text: str, laughs: bool) -> None:
    assert only_laughs(text) is laughs


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("wrong", [None, [], [" "], 3, "", ["He"]])
def test_lists_that_are_missing_or_wrong_are_named(name: str, wrong: object) -> None:
    parsed(LISTS)
    with pytest.raises(DataError, match=f"denial.toml: {name}"):
        parsed({**LISTS, name: wrong})


def test_another_list_is_refused() -> None:
    with pytest.raises(DataError, match=r"denial\.toml: there is no 'more_idioms'; did you mean 'idioms'"):
        parsed({**LISTS, "more_idioms": ["x"]})


@pytest.mark.parametrize(
    "text",
    [
        "I'm scared my son will cry when I drop him at nursery tomorrow.",
        "I was afraid that she would cry when I told her.",
        "I am dreading that my dad might start crying at the wedding.",
        "Scared I'll cry at the funeral",
    ],
)
def test_crying_that_is_only_feared_is_none(text: str) -> None:
    assert denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "I was afraid he would cry, and he did.",
        "I was worried she would cry. She cried.",
        "I'm scared he will cry again tonight.",
        "I'm scared he will cry again.",
        "He was afraid I would see him crying so he hid.",
        "I am scared because my dad cried last night.",
        "I'm worried about my mum, she keeps crying.",
        "I was not afraid he would cry. He sobbed on my shoulder.",
    ],
)
def test_crying_beside_a_fear_is_some(text: str) -> None:
    assert not denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "Slicing onions always makes my flatmate cry.",
        "The smoke from the grill made her tear up",
        "my brother cried from the horseradish lol",
        "He got shampoo in his eyes and cried",
        "My boss has hay fever and her eyes were streaming all morning",
        "she was peeling shallots and cried",
    ],
)
def test_eyes_that_water_shed_no_tears_of_feeling(text: str) -> None:
    assert only_waters(text)
    assert Reader().read(text, effects=False).status == "no_tears"


@pytest.mark.parametrize(
    "text",
    [
        "He said it was the onions, and cried",
        "My dad was peeling onions and cried about his brother",
        "My son has a nut allergy and cried in hospital.",
        "I sliced onions and cried for my gran, who is gone.",
        "He cried at the smoke of his late father's pipe",
        "The dust of our old house made her cry because she was born in it",
        "My wife cried at the end of a soap",
        "He deleted all my contacts and I cried",
        "We had guests all weekend, so the kitchen was full of people and pans, and the onions made my father cry.",
    ],
)
def test_tears_beside_what_makes_eyes_water_are_tears_all_the_same(text: str) -> None:
    assert not only_waters(text)


@pytest.mark.parametrize(
    "text",
    [
        "I want to tell my girlfriend that I got the job in Leeds but I am afraid she will cry.",
        "what if he cries when i tell him its over",
        "i want to tell my mum im gay but she would cry",
        "i dont want her to cry",
        "What if my mum starts crying at the airport?",
        "How do I tell my dad I dropped out? He’ll cry",
        "i need to break up with my boyfriend but hes going to cry",
        "I don't want to make her cry",
        "what if i cry in my interview",
        "I didn't want him to cry so I lied about the dog",
        "I want to break up with her but I know she will cry tonight",
    ],
)
def test_crying_that_is_not_wanted_asked_about_or_yet_to_come_is_none(text: str) -> None:
    assert only_feared(text)
    assert Reader().read(text, effects=False).status == "no_tears"


@pytest.mark.parametrize(
    "text",
    [
        "he cried and i am afraid he will cry again",
        "she would cry every night",
        "he would cry whenever we fought",
        "i knew he would cry and he did",
        "I was afraid he would cry, and he did.",
        "I didn't want her to cry but she did",
        "what if she cries again like yesterday",
        "he'd cry every time I tried to leave",
        "whenever i say i want to leave she will cry",
        "She cried. I want to tell her but she would cry more.",
    ],
)
def test_crying_that_came_or_comes_as_a_habit_is_some(text: str) -> None:
    assert not only_feared(text)
    assert Reader().read(text, effects=False).status != "no_tears"


@pytest.mark.parametrize(
    "text", ["she would cry if I left the room", "when i say no he will cry and scream until i give in"]
)
def test_what_may_have_come_already_is_left_to_the_engine(text: str) -> None:
    assert not only_feared(text)


def test_tears_that_are_only_feared_take_no_notice_away() -> None:
    reading = Reader().read("what if he cries and kills himself when i leave", effects=False)
    assert (reading.status, [risk.id for risk in reading.risks]) == ("no_tears", ["self_harm"])

"""An animal is mourned, a lost game is bitter, and a death in a film is none: each has words of its own."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.accounts import pronoun_in
from tearwise.errors import DataError
from tearwise.replies import Guidance, guidance_for
from tearwise.replies.circumstances import circumstances_of, parsed
from tearwise.replies.sample import reading_of


def told(text: str) -> tuple[str, ...]:
    return circumstances_of(reading_of("other", text=text), pronoun_in(text))


def guidance(text: str, *meanings: str, bond: str = "partner", trigger: str | None = None) -> Guidance:
    return guidance_for(reading_of(*meanings, bond=bond, text=text), pronoun="he", trigger=trigger)


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("pet_died", "We lost our dog last week and my wife can't stop crying."),
        ("pet_died", "My boyfriend cried, his cat got run over."),
        ("pet_died", "The vet said it's time for our old labrador. My husband sobbed."),
        ("pet_died", "My son (6) cried because his guinea pig died."),
        ("pet_died", "We had to put the horse to sleep and my sister wept."),
        ("pet_died", "My son cried because our cat is being put to sleep on Friday."),
        ("lost_game", "My son (6) lost his football game and cried all the way home."),
        ("lost_game", "My daughter's team got relegated and she sobbed."),
        ("lost_game", "He missed his last penalty and cried."),
        ("lost_game", "He cries every time he loses at uno."),
        ("lost_game", "My girlfriend lost her tennis match and cried."),
        ("lost_game", "We went down on Saturday. My brother cried in the stands."),
        ("lost_game", "Our club is in the fourth league now, they went down and he cried."),
    ],
)
def test_it_is_told_by_its_words(id: str, text: str) -> None:
    assert id in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "My husband hugged the dog when his dad died, and cried.",
        "My brother cried when his lost dog came home after three days.",
        "He cried when the dog died in the film.",
        "My dad died in May, and now the cat is ill. Mum cried.",
        "He lost his game boy and cried.",
        "She lost interest in the game and cried.",
        "My grandad lost the fight last night. Dad cried.",
        "He cried because his team won the final.",
        "My mum lost her job and cried.",
        "My mum went down in the kitchen, the ambulance came and dad cried.",
        "Our village shop went down with the bank, and he cried.",
        "He went down on one knee at the football, and I cried.",
        "We went down to the club on Saturday. My brother cried at the bar.",
    ],
)
def test_not_by_words_that_are_near_it(text: str) -> None:
    assert not {"pet_died", "lost_game"} & {*told(text)}


@pytest.mark.parametrize("meanings", [("loss_fear",), ("other",), ("love", "loss_fear"), ("vulnerability",)])
def test_an_animal_is_mourned_and_nothing_made_light_of(meanings: tuple[str, ...]) -> None:
    one = guidance("Our dog died on Sunday and my husband cried.", *meanings, trigger="death")
    assert "the animal" in one.now[0].text
    assert any("you can get another" in each.what for each in one.avoid)


def test_of_an_animal_that_still_lives_nothing_is_said_that_only_fits_afterwards() -> None:
    one = guidance("My friend cried because her dog has to be put down tomorrow.", "loss_fear", bond="friend")
    everything = " ".join([*(line.text for line in (*one.now, *one.later)), *(opener.text for opener in one.say)])
    assert "the animal" in everything
    assert not any(word in everything for word in ("has died", "at home today"))


def test_whose_life_support_was_turned_off_is_not_asked_about_the_time_that_is_left() -> None:
    text = "My dad cried when they turned off the life support for my sister."
    assert "dying" not in told(text)
    assert "dying" in told("My dad cried. They are turning off the life support for my sister tomorrow.")


def test_a_small_child_is_told_plainly_that_it_died() -> None:
    one = guidance("My 4 year old cried because his hamster died.", "loss_fear", bond="child", trigger="death")
    assert "Say “died”, in plain words" in one.now[0].text
    assert any("draw a picture of it" in opener.text for opener in one.say)
    assert not any("as a goodbye or to remember" in opener.text for opener in one.say)


@pytest.mark.parametrize("bond", ["partner", "parent", "child", "friend", "acquaintance", "unknown"])
@pytest.mark.parametrize("meanings", [("other",), ("remorse",), ("joy_relief",)])
def test_a_lost_game_is_nothing_to_solve_or_to_see_a_doctor_for(bond: str, meanings: tuple[str, ...]) -> None:
    one = guidance("He cried when they lost on penalties.", *meanings, bond=bond)
    assert "let it be as bad as it is" in one.now[0].text.lower()
    said = " ".join(line.text for line in (*one.now, *one.later, *one.always, *one.when, *one.help))
    assert "doctor" not in said
    assert "counsellor" not in said


def test_a_death_in_a_film_is_no_bereavement() -> None:
    film = guidance("He cried when the dog died in the film.", "loss_fear", trigger="death")
    assert film.now == guidance("He cried at the film.", "loss_fear").now
    mourned = guidance(
        "Dad died in May. He cried at the film that they both loved, his dad died so young.", "loss_fear"
    )
    assert mourned.now != film.now


@pytest.mark.parametrize(
    ("others", "named"),
    [
        ({"who": []}, "who must be a list"),
        ({"who": ["c*t"]}, "who: 'c"),
        ({"who": ["cat"], "words": ["died"]}, "'who' needs words"),
        ({"who": ["cat"], "words": ["{who}'s ashes"]}, "words: "),
        ({"words": ["{who} died"]}, "no placeholder"),
    ],
)
def test_a_damaged_list_of_who_names_what_is_wrong(others: dict[str, Any], named: str) -> None:
    entry = {"words": ["{who} died"], "example": "The cat died. He cried.", "who": ["cat"]}
    if "who" not in others:
        del entry["who"]
    with pytest.raises(DataError, match=named):
        parsed({"pet_died": {**entry, **others}})

"""What is said of an issue or a skill: whole, fitting, and itself a good reply."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tearwise.assembly import check_reply
from tearwise.errors import DataError
from tearwise.replies.reply_check.clauses import clauses_of
from tearwise.replies.reply_check.notes import fillers_in, found_by, notes, parsed
from tearwise.replies.reply_check.weights import ISSUES, SKILLS

WAYS = [(id, way) for id in ISSUES for way in (notes()[id].instead, *(one.instead for one in notes()[id].about))]


def data(**issue: Any) -> dict[str, Any]:
    """Notes that are whole, with more said of one issue."""
    plain = {"name": "a", "why": "b"}
    issues = {id: {**plain, "instead": "c"} for id in ISSUES}
    issues["mocking"] |= issue
    return {"issues": issues, "skills": {id: dict(plain) for id in SKILLS}}


def test_notes_stand_for_every_issue_and_skill() -> None:
    assert set(notes()) == {*ISSUES, *SKILLS}


@pytest.mark.parametrize(("id", "way"), WAYS)
def test_the_ways_to_say_it_are_short_good_replies(id: str, way: str | None) -> None:
    assert way
    assert len(way.split()) <= 20
    assert check_reply(way).issues == ()


def test_each_way_to_say_it_stands_once_for_an_issue_or_for_other_words() -> None:
    assert any(notes()[id].about for id in ISSUES)
    for id in ISSUES:
        assert all(one.instead != notes()[id].instead for one in notes()[id].about)


def test_the_passage_counts_before_the_reply_and_the_first_that_fits_first() -> None:
    about = [
        {"words": ["dog", "don't"], "instead": "dog"},
        {"words": ["cat", "door*"], "instead": "cat", "anywhere": True},
    ]
    note = parsed(data(about=about))["mocking"]
    assert note.instead_of("the dog and the cat", "") == "dog"
    assert note.instead_of("you do not", "the cat") == "dog"
    assert note.instead_of("the dogs", "the cat") == "cat"
    assert note.instead_of("the doors", "") == "cat"
    assert note.instead_of("the cow", "the dog") == "c"
    assert notes()["presence"].instead_of("the dog", "the dog") is None


@pytest.mark.parametrize(
    ("id", "said", "way"),
    [
        ("minimising", "is that all? I thought someone had died", "worst thing in the world"),
        ("minimising", "it could have been a lot worse, you could have been in the car", "worst thing in the world"),
        ("minimising", "that's life I'm afraid", "how much this matters"),
        ("minimising", "it's only a scan, don't be afraid of it", "scared of it"),
        ("minimising", "you're young, there's time to have another", "about the baby"),
        ("minimising", "you can always have another coffee", "how much this matters"),
        ("minimising", "at least he never hit you", "didn't deserve"),
        ("blaming", "why didn't you just leave him", "didn't deserve"),
        ("blaming", "you must have done something to make her cheat", "didn't deserve"),
        ("blaming", "you cheated on me", "I was hurt"),
        ("blaming", "why did you go back to her", "explain anything"),
        ("shaming", "other people's husbands cope", "be tough"),
        ("stop_tears", "you'll wake the baby", "quieter"),
        ("stop_tears", "not in the restaurant", "quieter"),
    ],
)
def test_another_way_fits_what_the_passage_is_about(id: str, said: str, way: str) -> None:
    passage = " ".join(form for clause in clauses_of(said) for form in clause.forms)
    assert way in (notes()[id].instead_of(passage, passage) or "")


def test_words_are_found_whatever_their_spelling() -> None:
    words = found_by(["i'll never ~ tell", "u can't"], "here")
    assert words.search("i will never ever tell")
    assert words.search("you can not")
    assert not words.search("i will never ever telling")


def test_an_issue_is_none_beside_some_words_and_is_one_all_the_same_beside_others() -> None:
    note = parsed(data(unless=["shall we draw"], yet=["moustache"], wherever=["picture of yourself"]))["mocking"]
    assert note.is_none("shall we draw a picture ?")
    assert not note.is_none("shall we draw you a moustache ?")
    assert not note.says_plainly("shall we draw a picture of yourself ?")
    assert note.says_plainly("take a picture of yourself")


def test_what_is_none_alone_may_have_a_word_or_two_beside_it_but_none_of_those_that_hurt() -> None:
    note = parsed(data(alone=["oh no"], yet=["baby"]))["mocking"]
    assert note.is_none("oh no ☺")
    assert note.is_none("oh no my dear")
    assert not note.is_none("oh no poor baby")
    assert not note.is_none("oh no not the tears")


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"issues": {}, "skills": {}},
        data(instead=" "),
        data(alone=[]),
        data(about={}),
        data(about=[{"words": ["a"]}]),
        data(about=[{"words": [], "instead": "b"}]),
        data(about=[{"words": ["A"], "instead": "b"}]),
        data(about=[{"words": ["a"], "instead": ""}]),
        data(about=[{"words": ["a"], "instead": "b", "anywhere": 1}]),
    ],
)
def test_notes_that_are_not_whole_are_an_error(given: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"check\.toml"):
        parsed(given)


@pytest.mark.parametrize("data", [{}, {"fillers": []}, {"fillers": ["oh", "come on"]}, {"fillers": "oh"}])
def test_fillers_that_are_no_single_words_are_an_error(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"check\.toml: fillers"):
        fillers_in(data)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (data(planly=["a"]), "mocking: there is no 'planly'; did you mean 'plainly'?"),
        (data(insted="a"), "mocking: there is no 'insted'; did you mean 'instead'?"),
        (data(about=[{"word": ["a"], "instead": "b"}]), "about[0]: there is no 'word'; did you mean 'words'?"),
        ({**data(), "skils": {}}, "there is no 'skils'; did you mean 'skills'?"),
        ({"issues": data()["issues"]}, "'skills' is missing"),
    ],
)
def test_a_key_that_is_misspelt_or_missing_is_named(given: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError, match=re.escape(named)):
        parsed(given)

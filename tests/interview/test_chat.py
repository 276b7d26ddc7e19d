"""Who says in a pasted chat that they cry is who cried, whatever the engine made of "I"."""

from __future__ import annotations

import pytest

from tearwise.interview import Person
from tests.interview.test_person import person

BEN = "[21:14] Ben: i cant stop crying\n[21:14] Ben: she left me\n[21:15] Me: oh mate im sorry"


@pytest.mark.parametrize("crier", [(0.05, 0.9, 0.05), (0.9, 0.05, 0.05)])
def test_a_friend_who_writes_that_they_cry_is_not_the_reader(crier: tuple[float, ...]) -> None:
    found = person(BEN, crier=crier, relationship="partner")
    assert found == Person("they", None, "other")
    assert person(BEN, crier=crier, answers={"relationship": "friend"}).relationship == "friend"


def test_the_reader_who_writes_so_is_and_of_two_names_either_may_be() -> None:
    assert person("Me: i cant stop crying\nJo: whats up\nMe: dad died", crier=(0.9, 0.05, 0.05)).crier == "narrator"
    assert person("[21:14] Ben: im crying\n[21:15] Kim: why", crier=(0.05, 0.9, 0.05)).crier == "unclear"


CRYING = "[21:14] {name}: i cant stop crying\n[21:15] Me: oh no"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (CRYING.format(name="Mum ❤️"), Person("she", "parent", "other", name="your mum")),
        (CRYING.format(name="My mum"), Person("she", "parent", "other", name="your mum")),
        (
            f"{CRYING.format(name='Jo Brown')}\n\nJo is my little sister.",
            Person("she", "sibling", "other", name="your sister"),
        ),
        (CRYING.format(name="Papa"), Person("he", "parent", "other", name="your papa")),
        (CRYING.format(name="Mama"), Person("she", "parent", "other")),
        (CRYING.format(name="Auntie Jean"), Person("she", "family", "other", name="your auntie")),
        (CRYING.format(name="Him"), Person("he", None, "other")),
        (CRYING.format(name="Bro"), Person("they", None, "other")),
        (CRYING.format(name="Mate Dave"), Person("they", None, "other")),
        (f"My sister sent me this\nKim: what happened\n{CRYING.format(name='Jo')}", Person("they", None, "other")),
        (
            f"{CRYING.format(name='Jo')}\n\nJo is my little sister.",
            Person("she", "sibling", "other", name="your sister"),
        ),
        (f"My sister Jo wrote:\n{CRYING.format(name='Jo')}", Person("she", "sibling", "other", name="your sister")),
        (f"{CRYING.format(name='Jo')}\n\nShe's my best friend.", Person("she", "friend", "other", name="your friend")),
        (
            f"my friend just sent me this\n{CRYING.format(name='Jo')}",
            Person("they", "friend", "other", name="your friend"),
        ),
        (
            f"Texts from my daughter:\n{CRYING.format(name='Liv')}",
            Person("she", "child", "other", name="your daughter"),
        ),
        (
            f"{CRYING.format(name='Jo')}\n\nI don't know what to say to my sister Jo.",
            Person("she", "sibling", "other", name="your sister"),
        ),
        (f"{CRYING.format(name='Jo')}\n\nHe sent this to our group.", Person("he", None, "other")),
        (
            f"Kim: what happened\n{CRYING.format(name='Jo')}\n\nHe sent this to our group.",
            Person("they", None, "other"),
        ),
        (f"{CRYING.format(name='Jo')}\n\nMy mum died in May. I miss her.", Person("they", None, "other")),
        (f"{CRYING.format(name='Jo')}\n\nTom did that. He is my brother.", Person("they", None, "other")),
        (f"{CRYING.format(name='Jo')}\n\nI cried when I read it.", Person("they", None, "unclear")),
    ],
)
def test_the_name_and_what_is_said_beside_tell_who_writes(text: str, found: Person) -> None:
    assert person(text, crier=(0.05, 0.9, 0.05), relationship="partner") == found


COPIED = "> im crying\n> i cant stop"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{COPIED}\nThat's what she sent me last night.", Person("she", None, "other")),
        (f"My brother sent me this\n{COPIED}\nI rang him.", Person("he", "sibling", "other", name="your brother")),
        (f"{COPIED}\nShes my best friend.", Person("she", "friend", "other", name="your friend")),
        (f"{COPIED}\nI read it and I cried.", Person("they", None, "unclear")),
        (f"{COPIED}\nSat in the car and cried.", Person("they", None, "unclear")),
        (f"{COPIED}\nMy sister and I both cried.", Person("they", None, "unclear")),
    ],
)
def test_lines_with_a_mark_before_them_are_somebody_elses(text: str, found: Person) -> None:
    assert person(text, crier=(0.05, 0.9, 0.05), relationship="partner") == found


def test_of_two_who_write_that_they_cry_neither_is_meant() -> None:
    text = "My sister sent me this\nJo: im crying\nKim: im crying as well\nMe: what happened"
    assert person(text) == Person("they", None, "other")
    assert person("Mum: im crying\nDad: im crying as well\nMe: what happened") == Person("they", None, "other")


def test_an_answer_counts_for_more_than_a_name() -> None:
    found = person(CRYING.format(name="Mum"), answers={"relationship": "friend"})
    assert (found.relationship, found.name) == ("friend", None)
    assert person(CRYING.format(name="Mum"), answers={"relationship": "parent"}).name == "your mum"

"""Telephone numbers as the page shows them; a reply cut where its findings change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tearwise.accounts import Account
from tearwise.interview import Person
from tearwise.replies import Finding, ReplyCheck
from tearwise.web.sitting import sit
from tearwise.web.support import checked_of, dialled, support_of

from .conftest import scripted


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("112", "112"),
        ("116 123", "116123"),
        ("+353 (1) 234-5678", "+35312345678"),
        ("112 or 999", ""),
        ("HELLO", ""),
        ("7", ""),
        ("1" * 16, ""),
    ],
)
def test_only_a_number_is_dialled(number: str, digits: str) -> None:
    assert dialled(number) == digits


def test_findings_that_overlap_stand_beside_one_another() -> None:
    text = "Stop it. I am here."
    issue = Finding("stop_tears", 0, 12, text[:12], "Stopping", "It hurts.", instead="Let it come.")
    skill = Finding("presence", 9, 19, text[9:], "Being there", "It helps.")
    found = checked_of(ReplyCheck(text, (issue,), (skill,)))
    assert "".join(part.text for part in found.parts) == text
    assert [(part.issues, part.skills) for part in found.parts] == [((1,), ()), ((1,), (2,)), ((), (2,))]


def test_guidance_and_worries_speak_of_whoever_cried_as_the_question_does() -> None:
    account = Account.of("There were tears, and my dad said sorry. My sister saw him.", {"relationship": "parent"})
    sitting = sit(scripted(), account, ("relationship",), None, None)
    assert sitting.person.pronoun == "he"
    found = support_of(sitting, None)
    assert found.guidance is not None
    assert found.guidance.pronoun == "he"
    assert found.worries[0].title == "Does this mean that I matter to him?"


def test_worries_know_what_the_one_who_cried_is_to_the_reader_as_guidance_does() -> None:
    sitting = sit(scripted(), Account.of("My wife cried in the kitchen."), (), None, None)
    romantic = [
        "romantic"
        in " ".join(
            line.text for one in support_of(replace(sitting, person=person), None).worries for line in one.lines
        )
        for person in (Person("she", "partner"), Person("she", "acquaintance"))
    ]
    assert romantic == [True, False]

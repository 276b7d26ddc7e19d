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

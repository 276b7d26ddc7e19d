"""Whoever says sorry for crying is reassured, and not forgiven."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.errors import DataError
from tearwise.replies import Guidance, guidance_for
from tearwise.replies.embarrassed import parsed, reassurance
from tests.replies.examples import reading

SORRY = "My friend cried about her exam and then said sorry for crying."


def told(text: str, *meanings: str, **answers: object) -> Guidance:
    return guidance_for(reading(*meanings, text=text, answers=answers), pronoun="she", crier="other")


@pytest.mark.parametrize("meanings", [(), ("other",), ("remorse",), ("loss_fear", "love")])
def test_it_is_said_first_that_tears_need_no_apology(meanings: tuple[str, ...]) -> None:
    one = told(SORRY, *meanings)
    assert one.always[0].text.startswith("All that she was sorry for")
    assert "nothing to be sorry for" in one.always[0].text
    assert one.avoid[0].what == reassurance().avoid[0].what


def test_it_is_not_said_of_another_apology_or_of_own_tears_or_by_another_answer() -> None:
    shown = told(SORRY, "other")
    assert any("sorry for, or ashamed of" in line.text for line in shown.always)
    assert any(each.what.startswith("Accepting it") for each in shown.avoid)
    for one in (
        told("My friend cried and said sorry for lying.", "other"),
        told(SORRY, "other", said=["blame"]),
        guidance_for(reading("other", text=SORRY), pronoun="she", crier="narrator"),
        guidance_for(reading("other", text=SORRY, risks=(("abuse", "soon"),)), pronoun="she", crier="other"),
    ):
        assert not any("sorry for, or ashamed of" in line.text for line in one.always)
        assert not any(each.what.startswith("Accepting it") for each in one.avoid)


@pytest.mark.parametrize("data", [{}, {"always": ["x"], "avoid": "x"}, {"always": ["x"], "avoid": [], "more": 1}])
def test_damaged_texts_name_what_is_wrong(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"embarrassed\.toml"):
        parsed(data)

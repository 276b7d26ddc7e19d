"""Telephone numbers as the page shows them; a reply cut where its findings change."""

from __future__ import annotations

import pytest

from tearwise.replies import Finding, ReplyCheck
from tearwise.web.support import checked_of, dialled


@pytest.mark.parametrize(
    ("number", "digits"),
    [("112", "112"), ("116 123", "116123"), ("+353 (1) 234-5678", "+35312345678"), ("112 or 999", ""), ("HELLO", "")],
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

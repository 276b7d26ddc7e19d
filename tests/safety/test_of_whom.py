"""A notice on a baby says nothing to a child who speaks, and who is hurt is not taken for who threatens to die."""

from __future__ import annotations

import pytest

from tearwise.reading.reading import Risk, RiskId, RiskPassage, Urgency
from tearwise.safety import notice_for


def risk(id: RiskId, quote: str, start: int = 0, urgency: Urgency = "soon") -> Risk:
    return Risk(id, urgency, (RiskPassage(start, start + len(quote), quote),))


def advised(*risks: Risk) -> str:
    notice = notice_for(risks, "GB")
    assert notice is not None
    return " ".join(one.text for one in (*notice.do, *notice.later, *notice.ask, *notice.avoid))


OF_WHO_SPEAKS = ("If you are the child", "If a child told you", "did right to tell me", "Do not question", "long ago")


@pytest.mark.parametrize("urgency", ["now", "soon"])
def test_of_a_baby_nobody_reads_what_is_for_a_child_who_can_speak(urgency: Urgency) -> None:
    for quote in ("I shook him and he went quiet", "she shook the baby", "he is nine weeks old and he hit him"):
        said = advised(risk("child_harm", quote, urgency=urgency))
        assert not any(one in said for one in OF_WHO_SPEAKS)
        assert "seen by a doctor" in said
        assert "at the end of your strength" in said
    for quote in ("he hits my brother and the baby", "he hit my daughter"):
        said = advised(risk("child_harm", quote, urgency=urgency))
        assert all(one in said for one in OF_WHO_SPEAKS)
        assert "seen by a doctor" not in said


TWO_ALARMS = ("need not go back", "You need not be the one who asks", "promise nothing under a threat")


@pytest.mark.parametrize(
    ("dying", "abuse"),
    [
        ("want to die", "says he will post them to my school unless i send more"),
        ("she says she wants to die", "he will send her nudes to everyone"),
        ("i want to die", "he hits me when he drinks"),
    ],
)
def test_who_is_hurt_and_thinks_of_dying_makes_no_threat_of_it(dying: str, abuse: str) -> None:
    said = advised(risk("self_harm", dying), risk("abuse", abuse, len(dying) + 1))
    assert not any(one in said for one in TWO_ALARMS)


def test_a_threat_to_die_beside_one_with_pictures_is_two_alarms() -> None:
    quote = "says he will post my nudes and kill himself if i leave"
    assert all(one in advised(risk("self_harm", quote), risk("abuse", quote)) for one in TWO_ALARMS)

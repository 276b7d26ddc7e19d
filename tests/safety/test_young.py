"""A writer who is not yet grown is told to tell a grown-up, and nothing that is for grown-ups to do."""

from __future__ import annotations

import pytest

from tearwise.errors import AccountError
from tearwise.reading.reading import Risk, RiskId, RiskPassage, Urgency
from tearwise.safety import is_young, notice_for


@pytest.mark.parametrize(
    "text",
    [
        "I'm 14. Dad cried last night.",
        "im only 13 and my mum cries",
        "I'm in year 9 and my friend cried.",
        "i'm in middle school",
        "im in yr 9 and she cried",
        "me (14f) and my friend cried",
        "i just turned 13 and dad cried",
        "I am just a kid and I can't do this.",
        "I'm a 15 year old girl and he cried",
        "14f here, my dad cried",
        "I (16F) cried in front of my friend.",
        "i turned 15 last week and he cried",
    ],
)
def test_a_writer_who_says_so_is_young(text: str) -> None:
    assert is_young(text)


@pytest.mark.parametrize(
    "text",
    [
        "We have been together 15 years.",
        "I'm 16 weeks pregnant and he cried.",
        "I was 14 when he left.",
        "I'm 10 years older than my sister and she cried.",
        "im 17 years into this marriage and he cried",
        "My son just turned 13 and cried.",
        "She's 14 and she cried.",
        "I'm still a kid at heart and cried.",
        "I am only a child of divorce.",
        "I'm in secondary school teaching.",
        "When I turned 13 my dad left.",
        "She (16F) and I (41M) cried.",
        "I turned 15 in 1970 and he cried.",
    ],
)
def test_nobody_else_is(text: str) -> None:
    assert not is_young(text)


FOR_ADULTS = (
    "See that the child is with",
    "baby",
    "write down what was said",
    "You did right to tell me",
    "Leaving is",
)


@pytest.mark.parametrize("urgency", ["now", "soon"])
@pytest.mark.parametrize("id", ["self_harm", "abuse", "child_harm"])
def test_a_child_is_told_first_to_tell_a_grown_up(id: RiskId, urgency: Urgency) -> None:
    risks = [Risk(id, urgency, (RiskPassage(0, 10, "he hits him"),))]
    young, grown = notice_for(risks, "GB", young=True), notice_for(risks, "GB")
    assert young is not None
    assert grown is not None
    assert young.do[0].text.startswith("You do not have to carry this alone, and you need not sort it out.")
    said = [one.text for one in (*young.do, *young.later, *young.ask, *young.avoid)]
    assert young.ask
    assert young.avoid
    assert len(young.do) > 1
    assert not any(for_adults in one for one in said for for_adults in FOR_ADULTS)
    assert set(grown.lines) <= set(young.lines)
    assert all(line.young for line in set(young.lines) - set(grown.lines))
    others = [one.text for one in (*grown.do, *grown.later, *grown.ask)]
    assert not any("You do not have to carry this alone" in one or "To a grown-up" in one for one in others)


@pytest.mark.parametrize("country", ["GB", "IE"])
@pytest.mark.parametrize("id", ["self_harm", "abuse", "child_harm"])
def test_a_line_for_the_young_stands_first_for_them_whatever_it_is(id: RiskId, country: str) -> None:
    risks = [Risk(id, "now", (RiskPassage(0, 13, "I want to die"),))]
    young, grown = notice_for(risks, country, young=True), notice_for(risks, country)
    assert young is not None
    assert grown is not None
    assert young.lines[0].young
    assert not grown.lines[0].young


@pytest.mark.parametrize("text", [None, b"I'm 14.", 14, ["I'm 14."]])
def test_what_is_no_text_is_an_error_of_ours(text: object) -> None:
    with pytest.raises(AccountError, match=type(text).__name__):
        is_young(text)  # type: ignore[arg-type]

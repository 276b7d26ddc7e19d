"""A notice as plain text: what it always says, and what it leaves out where that is said elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tearwise.reading.reading import Risk, RiskId, RiskPassage, Urgency
from tearwise.safety import notice_for, replaces_reading
from tearwise.safety.notice import Notice

HIT, DYING = "he hit me", "she wants to die"


def risk(id: RiskId, quote: str, urgency: Urgency) -> Risk:
    return Risk(id, urgency, (RiskPassage(0, len(quote), quote),))


def notice(id: RiskId, quote: str, urgency: Urgency = "now", country: str = "GB") -> Notice:
    found = notice_for([risk(id, quote, urgency)], country)
    assert found is not None
    return found


def whole(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("id", "quote"), [("abuse", HIT), ("self_harm", DYING)])
def test_the_whole_notice_says_what_was_seen_where_to_turn_and_what_to_do_and_not_to_do(id: RiskId, quote: str) -> None:
    found = notice(id, quote)
    said = whole(found.as_text())
    advice = [one.text for one in (*found.do, *found.later, *found.ask, *found.avoid, found.history)]
    lines = [line.in_words for line in found.lines]
    for one in (found.title, found.seen[0].text, found.emergency, *lines, *advice, found.limits, found.reading):
        assert one in said
    assert "What not to do:" in said
    assert ("press 55" in said) == bool(found.silent)


def test_where_a_call_can_be_silent_that_is_said_beside_the_number_and_nowhere_else() -> None:
    assert "call 999, then press 55" in notice("abuse", HIT, country="GB").as_text(1000)
    assert "press" not in notice("abuse", HIT, country="US").as_text(1000).partition("What to do")[0]


@pytest.mark.parametrize(("id", "quote"), [("abuse", HIT), ("self_harm", DYING)])
def test_what_was_said_before_it_is_not_said_again(id: RiskId, quote: str) -> None:
    found = notice(id, quote)
    said = whole(found.as_text(introduced=True))
    for one in (found.title, found.seen[0].text, found.reading):
        assert one not in said
    assert all(one.text in said for one in found.do)


def test_in_brief_it_says_where_to_turn_and_what_cannot_wait() -> None:
    dying, hit = notice("self_harm", DYING), notice("abuse", HIT)
    brief = {found: whole(text.as_text(brief=True)) for found, text in (("dying", dying), ("hit", hit))}
    assert all(one.text in brief["dying"] for one in dying.ask)
    assert "How to ask:" in brief["dying"]
    assert "What not to do:" not in brief["dying"]
    assert "How to ask" not in brief["hit"]
    assert all(one.text in brief["hit"] for one in hit.avoid)
    for found, said in ((dying, brief["dying"]), (hit, brief["hit"])):
        assert found.reading not in said
        assert "Next, as soon as" not in said
        assert found.emergency in said


def test_there_is_no_heading_over_nothing() -> None:
    assert not notice("abuse", HIT, "soon").later
    assert "Next, as soon as" not in notice("abuse", HIT, "soon").as_text()


@pytest.mark.parametrize("width", range(30, 50))
def test_what_is_to_be_called_or_looked_up_is_never_broken_at_a_hyphen(width: int) -> None:
    address = "help-in-every-need.example"
    said = replace(notice("abuse", HIT, country="US"), silent=f"Without a word: {address}").as_text(width)
    assert address in said
    assert "1-800-799-7233" in said


def test_in_fewer_characters_than_a_word_has_nothing_is_written() -> None:
    found = notice("abuse", HIT)
    assert found.as_text(1) == found.as_text(-7) == found.as_text(20)
    assert found.as_text(20) != found.as_text(21)


def test_where_no_country_was_named_nobody_says_that_its_lines_are_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEARWISE_COUNTRY", raising=False)
    for country in (None, "", " "):
        found = notice_for([risk("abuse", HIT, "now")], country)
        assert found is not None
        assert (found.unlisted, found.country) == ("", "")
    assert "Iceland" in notice("abuse", HIT, country="IS").unlisted


@pytest.mark.parametrize(("country", "number"), [("GB", "999"), ("US", "911")])
def test_the_emergency_number_is_named_where_it_is_to_be_called(country: str, number: str) -> None:
    assert f"the emergency number, {number}" in notice("abuse", HIT, country=country).as_text(1000)


def test_it_comes_in_the_readings_place_only_where_somebody_may_be_in_danger_now() -> None:
    assert replaces_reading([risk("abuse", HIT, "now")])
    assert not replaces_reading([risk("abuse", HIT, "soon")])
    assert not replaces_reading([])


def test_a_line_without_a_note_has_none_in_the_record() -> None:
    for line in notice("abuse", HIT, country="US").to_record()["lines"]:
        assert all(value != "" for value in line.values())


def test_where_it_is_in_doubt_the_brief_notice_says_where_to_turn_and_no_more() -> None:
    sure = notice("self_harm", DYING, "soon")
    found = notice_for([replace(risk("self_harm", DYING, "soon"), doubtful=True)], "GB")
    assert found is not None
    assert found.title != sure.title
    assert (found.do, found.lines, found.replaces_reading) == (sure.do, sure.lines, False)
    brief, told = whole(found.as_text(brief=True)), whole(found.as_text())
    for one in (found.title, found.seen[0].text, found.emergency, *(line.in_words for line in found.lines)):
        assert one in brief
    for advice in (*found.do, *found.ask):
        assert advice.text not in brief
        assert advice.text in told
    assert sure.do[0].text in whole(sure.as_text(brief=True))


def test_to_one_who_is_not_yet_grown_no_alarm_is_in_doubt() -> None:
    sure = notice("self_harm", DYING, "soon")
    found = notice_for([replace(risk("self_harm", DYING, "soon"), doubtful=True)], "GB", young=True)
    assert found is not None
    assert not found.doubtful
    assert found.title == sure.title
    assert found.do[0].text in whole(found.as_text(brief=True))


def test_one_risk_that_is_not_in_doubt_is_enough_for_the_whole_notice() -> None:
    found = notice_for([replace(risk("self_harm", DYING, "soon"), doubtful=True), risk("abuse", HIT, "soon")])
    assert found is not None
    assert not found.doubtful

"""Where the help lines or the words of the notices cannot be loaded, whoever is in danger is told where to turn."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from tearwise.errors import DataError
from tearwise.reading.reading import Risk, RiskId, RiskPassage, Urgency
from tearwise.safety import last_resort, notice_for, replaces_reading, wording
from tearwise.safety.lines import country_of, offered
from tearwise.safety.notice import schema

PASSAGE = RiskPassage(0, 5, "words")


@pytest.mark.usefixtures("broken_lines")
@pytest.mark.parametrize("young", [False, True])
@pytest.mark.parametrize("country", ["US", "PT", None])
@pytest.mark.parametrize("urgency", ["now", "soon"])
@pytest.mark.parametrize("risk", ["self_harm", "abuse", "child_harm"])
def test_the_number_and_the_helplines_are_named_and_the_reading_waits(
    risk: RiskId, urgency: Urgency, country: str | None, young: bool
) -> None:
    risks = [Risk(risk, urgency, (PASSAGE,))]
    notice = notice_for(risks, country, young)
    assert notice is not None
    assert notice.replaces_reading
    assert replaces_reading(risks)
    Draft202012Validator(schema()).validate(notice.to_record())
    assert notice.seen[0].passages == (PASSAGE,)
    for brief in (False, True):
        said = " ".join(notice.as_text(60, brief=brief).split())
        assert "Emergency: your local emergency number (112 in the European Union)" in said
        assert "findahelpline.com" in said
        assert "notices.toml, US, line '988" in said


def test_the_words_of_the_notices_can_be_lacking_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(package: str, path: str) -> object:
        raise DataError("wording.toml cannot be read: it is gone.")

    monkeypatch.setattr(wording, "load_table", lacking)
    wording.wording.cache_clear()
    wording.frame.cache_clear()
    try:
        notice = notice_for([Risk("abuse", "soon", ())], "GB")
        assert notice is not None
        assert notice.title == last_resort.TITLE
        assert "wording.toml cannot be read" in notice.limits
    finally:
        wording.wording.cache_clear()
        wording.frame.cache_clear()


@pytest.mark.usefixtures("broken_lines")
def test_without_a_risk_there_is_no_notice_and_no_country_is_offered() -> None:
    assert notice_for([]) is None
    assert not replaces_reading([])
    assert offered() == ()


def test_while_all_can_be_loaded_nothing_of_it_is_shown() -> None:
    notice = notice_for([Risk("abuse", "soon", ())], "GB")
    assert notice is not None
    assert notice.title != last_resort.TITLE
    assert not notice.replaces_reading
    assert [one.name for one in offered()] == sorted(one.name for one in offered())


def test_it_names_what_holds_in_every_country() -> None:
    everywhere, known = country_of(None), last_resort.PLACE
    assert (known.emergency, [line.web for line in known.lines]) == (
        everywhere.emergency,
        [line.web for line in everywhere.lines],
    )

"""Help lines by country: what a country is, and what is said of one whose lines are not known."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from tearwise.errors import DataError
from tearwise.reading.reading import Risk, RiskId, RiskPassage, Urgency
from tearwise.safety import notice_for
from tearwise.safety.lines import _line, countries, country_of, listed, name_of, names, parsed
from tearwise.safety.notice import schema
from tearwise.tables import load_table

RISKS = (Risk("self_harm", "soon"),)


def test_every_country_has_a_name_and_those_with_lines_are_among_them() -> None:
    assert len(names()) > 240
    assert set(countries()) - {""} <= set(names())
    assert all(code in listed() for code in countries())


@pytest.mark.parametrize(
    ("code", "name"), [("PT", "Portugal"), (" nl ", "the Netherlands"), ("uk", "the United Kingdom")]
)
def test_a_country_is_named_however_its_letters_are_written(code: str, name: str) -> None:
    assert name_of(code) == name


@pytest.mark.parametrize("code", ["XX", "", None, "USAA", "1"])
def test_what_is_no_country_has_no_name(code: str | None) -> None:
    assert name_of(code) is None


def test_a_country_without_lines_is_told_so_with_where_to_look() -> None:
    notice = notice_for(RISKS, "PT")
    assert notice is not None
    assert notice.country == ""
    assert notice.unlisted.startswith("Tearwise has no help lines for Portugal. findahelpline.com lists")
    assert "local emergency number" in notice.emergency
    assert "number, your" not in notice.as_text(1000)
    assert notice.unlisted in " ".join(notice.as_text(60).split())
    assert notice.to_record()["unlisted"] == notice.unlisted
    Draft202012Validator(schema()).validate(notice.to_record())


def test_what_is_no_country_is_not_repeated() -> None:
    notice = notice_for(RISKS, "he cried")
    assert notice is not None
    assert "for the country that was named" in notice.unlisted
    assert "cried" not in notice.unlisted


@pytest.mark.parametrize("code", ["IE", "gb", None])
def test_nothing_is_said_where_the_lines_are_known_or_no_country_was_named(
    code: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TEARWISE_COUNTRY", raising=False)
    notice = notice_for(RISKS, code)
    assert notice is not None
    assert notice.unlisted == ""
    assert notice.to_record()["unlisted"] is None
    assert notice.emergency == country_of(code).emergency


@pytest.mark.parametrize("code", ["GB", "AU"])
def test_a_line_says_whether_it_is_for_the_one_who_is_hurt_or_the_one_who_hurts(code: str) -> None:
    for_men = [one for one in country_of(code).lines if "Men's" in one.name]
    assert all("hurt" in one.note for one in for_men)
    assert any("want to stop" in one.note and one.risks == ("abuse",) for one in country_of(code).lines)


@pytest.mark.parametrize("urgency", ["now", "soon"])
@pytest.mark.parametrize(
    ("risk", "code", "named"),
    [
        ("abuse", "GB", True),
        ("abuse", "CA", False),
        ("self_harm", "CA", True),
        ("child_harm", "IE", True),
        ("abuse", "PT", False),
        ("self_harm", "PT", False),
        ("child_harm", "PT", False),
    ],
)
def test_nobody_is_told_of_lines_named_here_where_none_is(
    risk: RiskId, code: str, named: bool, urgency: Urgency
) -> None:
    notice = notice_for([Risk(risk, urgency)], code)
    assert notice is not None
    said = " ".join(one.text for one in (*notice.do, *notice.later))
    assert ("lines named here" in said) is named
    assert ("that findahelpline.com names" in said or "findahelpline.com names lines for this" in said) is not named


@pytest.mark.parametrize("code", ["GB", "AU"])
def test_the_lines_for_who_hurts_come_first_where_the_writer_may_be_the_one_and_else_last(code: str) -> None:
    def names_for(words: str) -> list[str]:
        notice = notice_for([Risk("abuse", "soon", (RiskPassage(0, len(words), words),))], code)
        assert notice is not None
        return [line.name for line in notice.lines]

    theirs = [line.name for line in country_of(code).lines if line.author]
    assert len(theirs) == 1
    by_writer, to_writer = names_for("I hit her"), names_for("he hit me")
    assert by_writer[0] == to_writer[-1] == theirs[0]
    assert sorted(by_writer) == sorted(to_writer)


@pytest.mark.parametrize("risk", get_args(RiskId))
def test_every_line_for_a_risk_is_named_and_none_for_another(risk: RiskId) -> None:
    for country in countries().values():
        notice = notice_for([Risk(risk, "soon")], country.code or "PT")
        assert notice is not None
        meant = {line.name for line in country.lines if risk in line.risks and not line.pictures}
        assert {line.name for line in notice.lines} == meant
    assert any(risk not in line.risks for country in countries().values() for line in country.lines)


def lines(*risks: Risk, country: str, young: bool = False) -> list[str]:
    notice = notice_for(risks, country, young=young)
    assert notice is not None
    return [line.name for line in notice.lines]


def passage(quote: str) -> tuple[RiskPassage]:
    return (RiskPassage(0, len(quote), quote),)


@pytest.mark.parametrize(
    ("country", "first"),
    [("GB", "Childline"), ("IE", "Childline"), ("AU", "Kids Helpline"), ("DE", "Nummer gegen Kummer")],
)
def test_a_line_for_the_young_comes_first_for_one_who_is(country: str, first: str) -> None:
    assert lines(Risk("child_harm", "now"), country=country, young=True)[0] == first


def test_who_worries_for_a_child_is_named_a_line_for_grown_ups_first() -> None:
    assert lines(Risk("child_harm", "now"), country="GB")[0] == "NSPCC Helpline"
    assert lines(Risk("child_harm", "now"), country="IE")[0] == "Tusla, Child and Family Agency"


def test_who_is_threatened_with_pictures_is_named_a_line_for_it_first_but_not_before_who_thinks_of_dying() -> None:
    threat = Risk("abuse", "now", passage("he'll post my nudes unless I pay"))
    dying = Risk("self_harm", "now", passage("I want to die"))
    assert lines(threat, country="GB")[0] == "Revenge Porn Helpline"
    both = lines(dying, threat, country="GB")
    assert both[0] == "Samaritans"
    assert "Revenge Porn Helpline" in both
    assert "Revenge Porn Helpline" not in lines(Risk("abuse", "now", passage("he hit me")), country="GB")


@pytest.mark.parametrize(
    ("country", "for_men"), [("GB", "Men's Advice Line"), ("IE", "Men's Aid"), ("DE", "Hilfetelefon Gewalt an Männern")]
)
def test_a_line_for_men_who_are_hurt_is_named_beside_that_for_women(country: str, for_men: str) -> None:
    assert for_men in lines(Risk("abuse", "soon", passage("my wife hits me")), country=country)


@pytest.mark.parametrize(("one", "other"), [*permutations(get_args(RiskId), 2)])
def test_what_everybody_is_told_comes_before_all_else_whatever_the_risks(one: RiskId, other: RiskId) -> None:
    for urgency in get_args(Urgency):
        notice = notice_for([Risk(one, urgency), Risk(other, urgency)], "GB")
        assert notice is not None
        for_all = [advice.to == "everybody" for advice in notice.do]
        assert for_all == sorted(for_all, reverse=True)
        assert any(for_all) == ("abuse" in (one, other) and urgency == "now")


def test_every_source_of_a_line_is_an_address_or_a_heading_of_the_evidence() -> None:
    evidence = (Path(__file__).parents[2] / "docs/evidence.md").read_text(encoding="utf-8")
    keys = set(re.findall(r"^### (\S+)$", evidence, re.MULTILINE))
    named = {line.source for country in countries().values() for line in country.lines}
    assert {source for source in named if not re.match(r"https?://", source)} - keys == set()


def test_whom_a_line_is_for_is_true_or_false() -> None:
    entry = {"name": "A", "for": ["abuse"], "call": ["1"], "source": "s", "says": "t", "author": "yes"}
    with pytest.raises(DataError, match="line 'A': 'author' must be true or false"):
        _line(entry, "here")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"cal": ["1"]}, "notices.toml, GB, line 'A': there is no 'cal'; did you mean 'call'?"),
        ({"call": "1"}, "notices.toml, GB, line 'A': 'call' must be a list of texts"),
        ({"call": [], "text": "", "web": ""}, "notices.toml, GB, line 'A': there is no way to reach it"),
        ({"for": ["abus"]}, "notices.toml, GB, line 'A': it must say which risks it is for"),
        ({"for": 5}, "notices.toml, GB, line 'A': 'for' must be a list of texts"),
        ({"for": [["abuse"]]}, "notices.toml, GB, line 'A': 'for' must be a list of texts"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_with_its_country_and_its_name(change: dict[str, object], named: str) -> None:
    data = load_table("tearwise.safety", "notices.toml")
    line = {"name": "A", "for": ["abuse"], "call": ["1"], "source": "s", "says": "t"}
    data["country"]["GB"]["line"] = [line]
    assert parsed(data)["GB"].lines[0].call == ("1",)
    data["country"]["GB"]["line"] = [{**line, **change}]
    with pytest.raises(DataError, match=re.escape(named)):
        parsed(data)


def test_a_country_has_no_key_but_its_own() -> None:
    data = load_table("tearwise.safety", "notices.toml")
    data["country"]["GB"]["silnet"] = "Press 55."
    with pytest.raises(DataError, match=r"notices\.toml, GB: there is no 'silnet'; did you mean 'silent'\?"):
        parsed(data)


def test_countries_that_are_no_table_are_named() -> None:
    data = load_table("tearwise.safety", "notices.toml") | {"country": ["GB"]}
    with pytest.raises(DataError, match="'country' must be a table"):
        parsed(data)

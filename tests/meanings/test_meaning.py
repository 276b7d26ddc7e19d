"""The meanings are the codebook's, whole, and in words that claim no more than it does."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from tearwise.errors import DataError, UnknownName
from tearwise.meanings import MEANINGS, Meaning, all_meanings, meaning
from tearwise.meanings.meaning import parsed

CODEBOOK = Path(__file__).with_name("codebook.md")


def codebook() -> dict[str, tuple[str, ...]]:
    """Meaning → definition, when it is shown, what it is not; from the codebook's table."""
    rows = [line.strip("| \n").split(" | ") for line in CODEBOOK.read_text(encoding="utf-8").splitlines()]
    return {row[0].strip("` "): tuple(row[1:]) for row in rows if len(row) == 4 and row[0].startswith("`")}


def data() -> dict[str, Any]:
    text = resources.files("tearwise.meanings").joinpath("meanings.toml").read_text("utf-8")
    return tomllib.loads(text)


def test_there_are_nine_in_the_codebooks_order_and_other_is_the_last() -> None:
    assert tuple(codebook()) == MEANINGS
    assert tuple(one.id for one in all_meanings()) == MEANINGS
    assert len(MEANINGS) == 9
    assert MEANINGS[-1] == "other"


@pytest.mark.parametrize("id", MEANINGS)
def test_a_meaning_is_the_codebooks_to_the_letter(id: str) -> None:
    one = meaning(id)
    assert (one.definition, one.shown_when, one.not_this) == codebook()[id]


def test_trust_and_vulnerability_say_why_before_this_person_and_the_rest_what_set_it_off() -> None:
    assert [one.id for one in all_meanings() if one.axis == "audience"] == ["trust", "vulnerability"]
    assert {one.axis for one in all_meanings()} == {"cause", "audience"}


def test_a_meaning_is_found_by_its_id_and_nothing_by_another() -> None:
    assert meaning("remorse").name == "Being sorry"
    assert meaning("remorse") is all_meanings()[4]
    with pytest.raises(UnknownName, match=r"^There is no meaning 'anger'\. There are: love, trust, "):
        meaning("anger")


def test_names_and_sayings_tell_the_meanings_apart() -> None:
    for name in ("name", "plain", "gist"):
        assert len({getattr(one, name) for one in all_meanings()}) == 9


@pytest.mark.parametrize("one", all_meanings(), ids=MEANINGS)
def test_what_is_shown_to_people_fits_where_it_is_shown(one: Meaning) -> None:
    assert len(one.name) <= 25
    assert one.name[0].isupper()
    assert not one.name.endswith(".")
    assert one.plain[0].isupper()
    assert one.plain[-1].isalpha(), "it is put in quotes, and a full stop after it"
    assert one.gist.startswith("The tears may say")
    assert one.gist.endswith(".")
    assert len(one.gist) <= 110


@pytest.mark.parametrize("one", all_meanings(), ids=MEANINGS)
def test_our_own_words_take_nobody_for_a_man_a_woman_or_weak(one: Meaning) -> None:
    ours = f"{one.name} {one.plain} {one.gist}".lower()
    assert not set(re.findall(r"\w+", ours)) & {
        "he",
        "him",
        "his",
        "she",
        "her",
        "men",
        "man",
        "women",
        "woman",
        "weak",
    }


@pytest.mark.parametrize("one", all_meanings(), ids=MEANINGS)
def test_the_gist_says_may_and_what_the_tears_say(one: Meaning) -> None:
    assert " may " in one.gist
    if one.id not in ("joy_relief", "other"):
        assert one.plain.lower() in one.gist.lower()


def test_a_meaning_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        meaning("love").name = "Hate"  # type: ignore[misc]


@pytest.mark.parametrize("id", MEANINGS)
def test_a_missing_meaning_is_named(id: str) -> None:
    broken = data()
    del broken[id]
    with pytest.raises(DataError, match=f"'{id}' is missing"):
        parsed(broken)


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Meaning) if field.name != "id"])
@pytest.mark.parametrize("value", [None, "", "  ", 3])
def test_a_missing_or_empty_text_is_named_with_its_meaning(field: str, value: object) -> None:
    broken = data()
    broken["trust"] = {k: v for k, v in broken["trust"].items() if k != field} | ({field: value} if value else {})
    with pytest.raises(DataError, match=rf"'trust'.*'{field}'"):
        parsed(broken)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"anger": {}}, "there is no 'anger'"),
        ({"love": "love"}, "'love': there must be a table"),
        ({"love": {**data()["love"], "colour": "red"}}, "'love': there is no 'colour'"),
        ({"love": {**data()["love"], "axis": "reason"}}, "axis of 'love' must be one of cause, audience"),
    ],
)
def test_wrong_data_is_refused_by_its_entry(change: dict[str, object], message: str) -> None:
    assert tuple(parsed(data())) == MEANINGS
    with pytest.raises(DataError, match=message):
        parsed({**data(), **change})

"""What may lie behind other tears is named by what set them off, where that is known."""

from __future__ import annotations

from typing import Any

import pytest

from tearwise.accounts import VALUES
from tearwise.errors import DataError
from tearwise.rendering.something_else import instances, parsed, something_else
from tearwise.rendering.words import headline
from tearwise.replies.circumstances import circumstances
from tests.rendering.examples import reading_of

TEAM = "My son didn't make the team and he cried in the car."


@pytest.mark.parametrize(
    ("trigger", "named", "not_named"),
    [
        ("failure_or_rejection", "failure", "exhaustion"),
        ("mistreatment", "humiliation", "anger"),
        ("pain", "pain", "anger"),
        ("overload", "exhaustion", "humiliation"),
        ("conflict", "anger", "pain"),
        ("other", "disappointment", "humiliation"),
        ("memory", "fear", "humiliation"),
    ],
)
def test_an_answer_says_what_is_named(trigger: str, named: str, not_named: str) -> None:
    said = headline(reading_of(probabilities={"other": 0.7}, present=("other",), answers={"trigger": [trigger]}))
    assert named in said
    assert not_named not in said
    assert said.endswith(", for instance.")


def test_an_account_that_tells_it_says_what_is_named_and_an_answer_counts_for_more() -> None:
    assert instances(reading_of(TEAM)) == "disappointment, failure or humiliation"
    assert instances(reading_of(TEAM, answers={"trigger": ["pain"]})) == "pain"
    assert instances(reading_of("She is worn out and cried.")) == "strain or exhaustion"
    assert instances(reading_of("My dad cries at every film.")) == something_else().by_trigger["art_or_nature"]
    assert instances(reading_of("He cried on Sunday.")) == something_else().general


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Had a blazing row w my wife and she cried", "conflict"),
        ("He was in tears cuz coach screamed at him infront of everyone", "mistreatment"),
        ("She cried, she is so stressed with exams", "overload"),
        ("We lost the final and he cried", "failure_or_rejection"),
        ("Teething. She cried all night", "pain"),
        ("She sat in the front row and cried", None),
        ("He cried in the narrow hall", None),
        ("She cried on Sunday", None),
    ],
)
def test_words_that_are_too_little_to_advise_by_still_say_what_is_named(text: str, trigger: str | None) -> None:
    known = something_else()
    assert instances(reading_of(text)) == (known.by_trigger[trigger] if trigger else known.general)
    assert instances(reading_of(text, answers={"trigger": ["memory"]})) == known.general


def test_several_are_named_by_the_first_that_is_written_for() -> None:
    both = reading_of(answers={"trigger": ["conflict", "mistreatment"]})
    assert instances(both) == something_else().by_trigger["mistreatment"]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"general": "a"},
        {"general": "", "trigger": {}},
        {"general": "a", "trigger": []},
        {"general": "a", "trigger": {"rain": "b"}},
        {"general": "a", "trigger": {"pain": 1}},
        {"general": "a", "trigger": {}, "more": "b"},
        {"general": "a", "trigger": {}, "words": {"pain": ["sore"]}},
        {"general": "a", "trigger": {"pain": "b"}, "words": {"pain": "sore"}},
        {"general": "a", "trigger": {"pain": "b"}, "words": []},
    ],
)
def test_a_damaged_list_is_an_error(data: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"something_else\.toml"):
        parsed(data)


def test_each_trigger_that_is_written_for_is_a_value_of_the_question_or_told_in_plain_words() -> None:
    assert set(something_else().by_trigger) <= {*VALUES["trigger"], *circumstances()}

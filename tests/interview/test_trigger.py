"""What set the tears off is taken from the text only where its words say so and the engine finds it likely."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tearwise.accounts import VALUES, Account
from tearwise.errors import DataError
from tearwise.interview.trigger import parsed, trigger_in
from tearwise.reading import Scores
from tests.interview.examples import ENGINE


def scored(text: str, **likely: float) -> Scores:
    """Scores of a text in which only these triggers are likely."""
    scores = next(ENGINE.score([text]))
    each = np.array([likely.get(value, 0.01) for value in VALUES["trigger"]], np.float32)
    return replace(scores, answers={**scores.answers, "trigger": each})


def trigger(text: str, answers: dict[str, object] | None = None, **likely: float) -> str | None:
    return trigger_in(Account.of(text, answers), scored(text, **likely))


@pytest.mark.parametrize(
    ("text", "likely", "found"),
    [
        ("My dad cried at mum's funeral.", {"death": 0.6}, "death"),
        ("My wife had a miscarriage and cried.", {"death": 0.6}, "death"),
        ("He cried, I could have died of shame.", {"death": 0.1}, None),
        ("My dad cried in the garden.", {"death": 0.9}, None),
        ("My son cried after his girlfriend dumped him.", {"breakup": 0.7}, "breakup"),
        ("She cried when I said I'm leaving her.", {"breakup": 0.7, "goodbye": 0.1}, "breakup"),
        ("She cried at the airport, we are divorced.", {"breakup": 0.6, "goodbye": 0.8}, "goodbye"),
        ("He cried when I told him I am moving to Australia.", {"goodbye": 0.8}, "goodbye"),
        ("He told me that he slept with somebody and cried.", {"caught_or_confessing": 0.1}, "caught_or_confessing"),
        (
            "She cried and said she’s having an affair.",
            {"caught_or_confessing": 0.1, "breakup": 0.3},
            "caught_or_confessing",
        ),
        (
            "He cheated on me, cried, and is leaving me.",
            {"caught_or_confessing": 0.1, "breakup": 0.7},
            "caught_or_confessing",
        ),
        ("He slept with the light on and cried.", {"caught_or_confessing": 0.02}, None),
    ],
)
def test_words_and_engine_must_agree(text: str, likely: dict[str, float], found: str | None) -> None:
    assert trigger(text, **likely) == found


def test_an_answer_counts_for_more_than_the_text() -> None:
    text = "My dad cried at mum's funeral."
    assert trigger(text, {"trigger": "memory"}, death=0.9) == "memory"
    assert trigger(text, {"trigger": ["memory", "death"]}, death=0.9) is None
    assert trigger(text, {"rare": "yes"}, death=0.9) == "death"


def test_not_knowing_changes_nothing() -> None:
    assert trigger("My dad cried at mum's funeral.", {"trigger": None}, death=0.9) == "death"


ENTRY: dict[str, Any] = {"likely": 0.5, "words": ["died", "passed away", "cremat*"]}


def test_words_may_be_joined_or_begun() -> None:
    words = parsed({"death": ENTRY})["death"].words
    assert all(words.search(text) for text in ("he died", "she passed away", "the cremation"))
    assert not any(words.search(text) for text in ("studied", "passed", "away"))


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ({"dead": ENTRY}, "'dead' must be a value"),
        ({"death": "died"}, "'death' must be a value"),
        ({"death": {"likely": 0.5}}, "with 'likely' and 'words'"),
        ({"death": ENTRY | {"likely": 0}}, "'likely' must be a probability"),
        ({"death": ENTRY | {"likely": True}}, "'likely' must be a probability"),
        ({"death": ENTRY | {"words": "died"}}, "words must be a list"),
        ({"death": ENTRY | {"plainly": {"words": ["died"]}}}, "with 'likely' and 'words'"),
        ({"death": ENTRY | {"words": ["died", "(passed|went)"]}}, "'(passed|went)' must be"),
    ],
)
def test_damaged_entries_name_what_is_wrong(entry: dict[str, Any], named: str) -> None:
    with pytest.raises(DataError) as error:
        parsed(entry)
    assert named in str(error.value)

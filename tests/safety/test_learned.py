"""The learned part: its file, its figures, and where it looks."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from tearwise.safety.features import features
from tearwise.safety.learned import HEADS, WINDOW, Learned, learned
from tearwise.safety.words import Words

FILE = resources.files("tearwise.safety").joinpath("learned.json")
DATA = Path(__file__).parents[2] / "training/data"


@pytest.fixture(scope="module")
def raw() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return found


def test_the_file_is_small() -> None:
    assert len(FILE.read_bytes()) < 1_500_000


def test_the_file_says_what_it_was_fitted_on(raw: dict[str, Any]) -> None:
    """A case that was changed or added since calls for a new fit; the rest of the data is not in the repository."""
    ours = {at.relative_to(DATA).as_posix(): at for at in DATA.rglob("safety*.jsonl")}
    assert ours
    assert {name: raw["data"].get(name) for name in ours} == {
        name: hashlib.sha256(at.read_bytes()).hexdigest() for name, at in ours.items()
    }
    assert "safety_dev.jsonl" in raw["data"]


def test_the_measured_figures_do_not_fall(raw: dict[str, Any]) -> None:
    """Floors under what was measured."""
    held, real = raw["figures"]["safety_dev, held out"], raw["figures"]["real, cross-validated"]
    assert held["recall"] >= 0.90
    assert held["urgent_recall"] >= 0.90
    assert held["false_alarms"] <= 0.12
    assert real["false_alarms"] <= 0.14


def test_log_odds_are_weights_times_features() -> None:
    probed, unprobed = dict.fromkeys(HEADS, (2.0, 1.0, -0.5)), dict.fromkeys(HEADS, (1.0, 4.0, 0.0))
    model = Learned((1.0,) * 5, {"w die": (2.0, 1.0, 0.0, 0.0, -1.0)}, probed, unprobed)
    assert model.log_odds({"w die": 0.5, "w unknown": 9.0}) == dict(zip(HEADS, (2.0, 1.5, 1.0, 1.0, 0.5), strict=True))
    assert model.judged(dict.fromkeys(HEADS, (1.0, 0.25)), probed=True) == dict.fromkeys(HEADS, 1.75)
    assert model.judged(dict.fromkeys(HEADS, (1.0, 0.25)), probed=False) == dict.fromkeys(HEADS, 2.0)


def test_what_says_most_is_looked_at() -> None:
    words = Words.of(
        "We went to the market and bought apples, bread and a very nice cheese for the weekend. "
        "He hits me. Then we had tea with his aunt in the garden, and the weather was lovely."
    )
    [(first, last)] = learned().where(words, "abuse")
    assert "hits" in words.words[first:last]
    assert last - first <= WINDOW


@pytest.mark.parametrize(
    ("text", "shown"),
    [("He is kind. But he hits me.", "he hits me"), ("And he hits me.", "he hits me"), ("And.", "and")],
)
def test_a_passage_begins_with_no_word_that_only_leads_to_it(text: str, shown: str) -> None:
    words = Words.of(text)
    [(first, last)] = learned().where(words, "abuse")
    assert " ".join(words.words[first:last]) == shown


def test_a_sentence_of_thousands_of_clauses_is_gone_through_once() -> None:
    """Where all that follow were looked at from each of them, this took five times as long, and grew by the square."""
    many = "a, " * 2_000
    [(first, last)] = learned().where(words := Words.of(f"{many}and he hits me, {many}"), "abuse")
    assert "hits" in words.words[first:last]
    assert last - first <= WINDOW


def test_no_words_are_nowhere() -> None:
    assert learned().where(Words.of("…"), "any") == []


def test_the_same_text_gives_the_same_log_odds() -> None:
    values = features(Words.of("She cried and said that she wants to die."))
    assert learned().log_odds(values) == pytest.approx(learned().log_odds(dict(reversed(values.items()))))

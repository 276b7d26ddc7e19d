"""What the learned part sees of an account."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.safety import features as module
from tearwise.safety.features import SCALES, features
from tearwise.safety.learned import learned
from tearwise.safety.words import Words, lexicon

PREFIXES = {"word": ("w ",), "class": ("k ", "s "), "piece": ("c",)}


def test_words_are_counted_alone_and_in_rows_within_a_sentence() -> None:
    seen = features(Words.of("He cried. I left."))
    assert {"w he", "w he cried", "w i left"} <= seen.keys()
    assert "w cried i" not in seen


def test_a_class_stands_for_its_words() -> None:
    one, other = features(Words.of("he slapped me")), features(Words.of("he punched me"))
    assert {name for name in one if name[0] == "k"} == {name for name in other if name[0] == "k"} != set()


def test_a_word_of_several_classes_stands_for_the_first_of_them() -> None:
    assert "k <they> <strike>" in features(Words.of("my husband slapped me"))


def test_no_word_is_in_a_class_for_which_it_has_a_weight_as_a_word() -> None:
    """Such a weight would count no more: the class belongs into [phrase_classes]."""
    weighed = {sign for name in learned().weights if name.startswith(PREFIXES["class"]) for sign in name.split()[1:]}
    assert weighed.isdisjoint(word for members in lexicon().classes.values() for word in members)


def test_a_class_of_phrases_alone_stands_for_no_word() -> None:
    assert lexicon().of_phrases.keys() > lexicon().classes.keys()
    assert "k <they> suicide" in features(Words.of("my husband suicide"))


@given(st.text(min_size=1, max_size=200))
def test_each_kind_is_scaled_whatever_the_length(text: str) -> None:
    seen = features(Words.of(text))
    for kind, starts in PREFIXES.items():
        values = [v for name, v in seen.items() if name.startswith(starts)]
        assert not values or math.sqrt(sum(v * v for v in values)) == pytest.approx(SCALES[kind])


def test_a_text_without_spaces_is_not_remembered() -> None:
    module.forget()
    assert "c he" in features(Words.of("he cried"))
    assert "c眼淚眼" in features(Words.of("眼淚" * 7_500))
    assert module._pieces_of.cache_info().currsize == 2

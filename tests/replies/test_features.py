"""Features are plain counts of a clause, of its form, and of what stands around it."""

from __future__ import annotations

import pytest

from tearwise.replies.clauses import clauses_of
from tearwise.replies.features import class_of, features_of


def test_a_clause_has_its_words_their_classes_and_their_letters() -> None:
    (one,) = features_of(clauses_of("Stop sobbing now"))
    assert {"w:stop sobbing now", "c:stop <crying>", "ws:stop _ now", "h:sobb"} <= one.words.keys()


def test_its_shape_keeps_the_commonest_words() -> None:
    (one,) = features_of(clauses_of("You will flourish in no village"))
    assert "k:you will _ in no _" in one.shape


def test_questions_in_a_row_are_counted() -> None:
    asked = features_of(clauses_of("Why? Who? When? I see."))
    assert "asks in a row 3" in asked[0].words
    assert "asks in a row 4" not in asked[0].words
    assert "asks in a row 1" not in asked[3].words


def test_what_stands_around_a_clause_is_seen() -> None:
    first, second = features_of(clauses_of("Thank you. I'm sorry."))
    assert "after begins: i am" in first.context
    assert "before begins: thank you" in second.context
    assert "before: none" in first.context


@pytest.mark.parametrize(("form", "counted"), [("sobbing", "<crying>"), ("40", "<number>"), ("kettle", "kettle")])
def test_words_count_as_their_class(form: str, counted: str) -> None:
    assert class_of(form) == counted

"""Features are plain counts of a clause, of its form, and of what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.replies.reply_check.clauses import clauses_of
from tearwise.replies.reply_check.features import _questions_in_a_row, class_of, features_of


def test_a_clause_has_its_words_their_classes_and_their_letters() -> None:
    (one,) = features_of(clauses_of("Stop sobbing now"))
    assert {"w:stop sobbing now", "c:stop <crying>", "ws:stop _ now", "h:sobb"} <= one.words.keys()


def test_its_words_are_those_runs_of_up_to_three_that_it_has_and_no_others() -> None:
    (one,) = features_of(clauses_of("Stop now"))
    runs = {feature.removeprefix("w:") for feature in one.words if feature.startswith("w:")}
    assert runs == {"^", "stop", "now", "$", "^ stop", "stop now", "now $", "^ stop now", "stop now $"}


def test_its_shape_keeps_the_commonest_words() -> None:
    (one,) = features_of(clauses_of("You will flourish in no village"))
    assert "k:you will _ in no _" in one.shape


def test_questions_in_a_row_are_counted() -> None:
    asked = features_of(clauses_of("Why? Who? When? I see."))
    assert "asks in a row 3" in asked[0].words
    assert "asks in a row 4" not in asked[0].words
    assert "asks in a row 1" not in asked[3].words


@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_questions_are_told_apart_up_to_four_in_a_row_and_in_all(asks: list[bool]) -> None:
    clauses = features_of(clauses_of(" ".join("Who?" if asked else "I see." for asked in asks)))
    rows = "".join("?" if asked else " " for asked in asks)
    for at, clause in enumerate(clauses):
        before, after = rows[:at].rpartition(" ")[2], rows[at:].partition(" ")[0]
        row = len(before) + len(after) if asks[at] else 0
        for count in range(1, 5):
            assert (f"asks in a row {count}" in clause.words) is (row >= count)
            assert (f"asks in all {count}" in clause.words) is (sum(asks) >= count)


def test_a_reply_of_questions_alone_is_gone_through_once() -> None:
    class Counted(list[bool]):
        looked = 0

        def __getitem__(self, at: int) -> bool:  # type: ignore[override]
            self.looked += 1
            return super().__getitem__(at)

    asks = Counted([True] * 2000)
    assert all(_questions_in_a_row(asks, at) >= 4 for at in range(2000))
    assert asks.looked < 20 * 2000


def test_what_stands_around_a_clause_is_seen() -> None:
    first, second = features_of(clauses_of("Thank you. I'm sorry."))
    assert "after begins: i am" in first.context
    assert "before begins: thank you" in second.context
    assert "before: none" in first.context


@pytest.mark.parametrize(("form", "counted"), [("sobbing", "<crying>"), ("40", "<number>"), ("kettle", "kettle")])
def test_words_count_as_their_class(form: str, counted: str) -> None:
    assert class_of(form) == counted

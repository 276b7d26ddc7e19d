"""A server is left alone for as long as it asks, in either of the two ways in which it may say so."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.engines.waiting import asked_for, until_next

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("7", 7.0),
        ("0.5", 0.5),
        ("-3", 0.0),
        ("Sat, 28 Nov 2026 09:30:12 GMT", 12.0),
        ("Saturday, 28-Nov-26 09:30:12 GMT", 12.0),
        ("Sat Nov 28 09:30:12 2026", 12.0),
        ("Sat, 28 Nov 2026 10:30:00 GMT", 3600.0),
        ("Sat, 28 Nov 2026 09:29:00 GMT", 0.0),
        ("Sat, 28 Nov 2026 10:30:12 +0100", 12.0),
        ("", None),
        ("soon", None),
        ("nan", None),
        ("inf", None),
        ("Sat, 31 Nov 2026 09:30:12 GMT", None),
    ],
)
def test_seconds_and_dates_are_both_understood(told: str, seconds: float | None) -> None:
    assert asked_for({"Retry-After": told}, NOW) == seconds


def test_a_server_whose_clock_is_another_is_taken_by_its_own() -> None:
    headers = {"Retry-After": "Sat, 28 Nov 2026 14:00:30 GMT", "Date": "Sat, 28 Nov 2026 14:00:00 GMT"}
    assert asked_for(headers, NOW) == 30
    assert asked_for(headers | {"Date": "today"}, NOW) == 16_230


def test_one_that_asks_for_nothing_is_waited_for_longer_each_time() -> None:
    assert asked_for({}, NOW) is None
    first, second, third = (until_next(None, tried) for tried in (1, 2, 3))
    assert 0.4 <= first <= 0.6 < second <= 1.2 < third <= 2.4


@given(st.text())
def test_whatever_it_says_it_is_waited_for_no_time_below_nothing(told: str) -> None:
    assert (asked_for({"Retry-After": told, "Date": told}, NOW) or 0) >= 0

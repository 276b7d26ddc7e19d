"""Times as the journal keeps them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from tearwise.journal.timestamps import minute, stamp, stamp_now

AWAY = timezone(timedelta(hours=-7))


def test_what_is_kept_is_stamped_in_utc_and_what_happened_keeps_its_own_clock() -> None:
    moment = datetime(2026, 11, 27, 21, 30, 45, 999_999, AWAY)
    assert stamp(moment) == "2026-11-28T04:30:45Z"
    assert minute(moment) == "2026-11-27T21:30"


def test_now_is_a_stamp() -> None:
    before, now, after = stamp(datetime.now(UTC)), stamp_now(), stamp(datetime.now(UTC))
    assert before <= now <= after


@given(
    st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)),
    st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)),
)
def test_stamps_and_minutes_sort_by_time(one: datetime, other: datetime) -> None:
    earlier, later = sorted((one, other))
    assert stamp(earlier.replace(tzinfo=UTC)) <= stamp(later.replace(tzinfo=UTC))
    assert minute(earlier) <= minute(later)
    assert len(stamp(earlier.replace(tzinfo=UTC))) == 20
    assert len(minute(earlier)) == 16

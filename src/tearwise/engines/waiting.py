"""How long a language model's server is left alone before it is asked again."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_WAIT = 60.0
"""Seconds that a server may ask to be left alone (``Retry-After``)."""


def asked_for(headers: Mapping[str, str], now: datetime) -> float | None:
    """The seconds for which a server asks to be left alone, by the header ``Retry-After``: a number of them, or an HTTP
    date (RFC 9110, 10.2.3). None where it does not say so, or nothing that can be understood.

    now: this computer's time. Where the server tells its own, in ``Date``, that counts: the two clocks may differ
    """
    told = headers.get("Retry-After", "")
    try:
        seconds = float(told)
    except ValueError:
        until = _date(told)
        seconds = math.nan if until is None else (until - (_date(headers.get("Date", "")) or now)).total_seconds()
    return max(0.0, seconds) if math.isfinite(seconds) else None


def until_next(asked: float | None, tried: int) -> float:
    """Seconds until the next try: what the server asks for, else half a second, one, two, four, a little shaken."""
    return float(0.5 * 2 ** (tried - 1) * random.uniform(0.8, 1.2)) if asked is None else asked


def _date(told: str) -> datetime | None:
    """An HTTP date, also in its two older forms; None where it is none."""
    try:
        found = parsedate_to_datetime(told)
        return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None

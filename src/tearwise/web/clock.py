"""The clock by which sessions end and journals lock themselves."""

from __future__ import annotations

import time

_ALSO_ASLEEP: int | None = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
"""Linux has a clock of its own for this; on macOS ``CLOCK_MONOTONIC`` is one, and on Windows ``time.monotonic`` is."""


def seconds() -> float:
    """Seconds that never go back, and go on while the computer sleeps.

    ``time.monotonic`` stands still then on Linux and macOS: who opens the lid the next morning would find the journal
    as open as it was in the evening.
    """
    return time.monotonic() if _ALSO_ASLEEP is None else time.clock_gettime(_ALSO_ASLEEP)

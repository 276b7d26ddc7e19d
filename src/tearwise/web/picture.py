"""The meanings as a picture: a tear for each, filled as far as the meaning is likely.

The share of the tear's area that is filled is the probability, and not the height of the water: a tear is narrow above,
so that equal heights would tell less than they seem to.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from math import sqrt

_TOP, _CENTRE, _RADIUS = 4.0, 76.0, 38.0
_LINES = 2_000

OUTLINE = (
    f"M50 {_TOP:g}C50 {_TOP:g} 12 50 12 {_CENTRE:g}a{_RADIUS:g} {_RADIUS:g} 0 0 0 76 0C88 50 50 {_TOP:g} 50 {_TOP:g}Z"
)
"""The tear as an SVG path in a box of 100 by 120."""


def level(probability: float) -> float:
    """How far from the top of the box (0 to 120) the water stands, so that its area is this share of the tear's."""
    below = _areas()
    share = min(1.0, max(0.0, probability))
    line = bisect_left(below, share * below[-1])
    return round(_bottom() - (_bottom() - _TOP) * line / _LINES, 2)


def half_width(y: float) -> float:
    """Half of the tear's width at a height; 0 outside of it."""
    if not _TOP <= y <= _bottom():
        return 0.0
    if y >= _CENTRE:
        return sqrt(max(0.0, _RADIUS**2 - (y - _CENTRE) ** 2))
    # The side is the cubic Bézier from (50, top) by (50, top) and (12, 50) to (12, centre); solve for its height.
    low, high = 0.0, 1.0
    for _ in range(40):
        t = (low + high) / 2
        at = (1 - t) ** 3 * _TOP + 3 * (1 - t) ** 2 * t * _TOP + 3 * (1 - t) * t**2 * 50.0 + t**3 * _CENTRE
        low, high = (t, high) if at < y else (low, t)
    t = (low + high) / 2
    x = ((1 - t) ** 3 + 3 * (1 - t) ** 2 * t) * 50.0 + (3 * (1 - t) * t**2 + t**3) * 12.0
    return 50.0 - x


def _bottom() -> float:
    return _CENTRE + _RADIUS


@cache
def _areas() -> tuple[float, ...]:
    """The area below each of many heights, from the bottom up."""
    step = (_bottom() - _TOP) / _LINES
    total, found = 0.0, [0.0]
    for line in range(_LINES):
        total += 2 * half_width(_bottom() - (line + 0.5) * step) * step
        found.append(total)
    return tuple(found)

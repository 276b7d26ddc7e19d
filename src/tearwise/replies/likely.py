"""The meanings of a reading that an answer to the tears reckons with."""

from __future__ import annotations

from tearwise.reading import MeaningReading, Reading

LIKELY = 0.4
"""Where the reading commits to no meaning, guidance follows the likeliest from this probability on, and also asks."""
MOST = 3
"""So many likely meanings are followed at most."""
NEAR = 1 / 3
"""A further meaning is followed from this share of the likeliest one's probability on. One that is named, and far less
likely, would bring in what fits the scene badly."""


def likely_meanings(reading: Reading) -> tuple[MeaningReading, ...]:
    """The meanings to reckon with, likeliest first: those that the reading commits to and that are not far less likely
    than the likeliest, at most three; failing those the likeliest, if it may well be; none where there is nothing to
    read."""
    if reading.status != "read":
        return ()
    if reading.present:
        least = NEAR * reading.present[0].probability
        return tuple(one for one in reading.present[:MOST] if one.probability >= least)
    return tuple(one for one in reading.meanings[:1] if one.probability >= LIKELY)

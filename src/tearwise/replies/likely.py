"""The meanings of a reading that an answer to the tears reckons with."""

from __future__ import annotations

from collections.abc import Collection

from tearwise.reading import MeaningReading, Reading
from tearwise.reading.reading import MAY_WELL_BE
from tearwise.reading.stories.own_news import tells_own_news
from tearwise.reading.stories.own_part import crier_is_sorry, is_own_wrong, tells_being_found_out, tells_own_wrong
from tearwise.replies.embarrassed import is_embarrassed
from tearwise.replies.own_part import says_own_part, was_unfaithful
from tearwise.replies.own_speech import is_own_speech
from tearwise.replies.together import NO_JOY, SCARED, SORROWS
from tearwise.replies.untold import tells_nothing

MOST = 3
"""So many likely meanings are followed at most."""
NEAR = 1 / 3
"""A further meaning is followed from this share of the likeliest one's probability on. One that is named, and far less
likely, would bring in what fits the scene badly."""
NEAR_LOSS = 0.7
"""A loss beside love or belonging is followed from this share of their probability on, where nothing sad is known: it
takes the place of what is glad, and "I want to grow old with you" would be met in silence, as a grief is."""
HEARTFELT = frozenset({"love", "trust", "vulnerability", "connection", "remorse", "empathy", "joy_relief"})
"""What only the one who cried can show: the writer's own words in answer to the tears do not."""


def likely_meanings(reading: Reading, own_tears: bool = False) -> tuple[MeaningReading, ...]:
    """The meanings to reckon with, likeliest first: those that the reading commits to and that are not far less likely
    than the likeliest, at most three; failing those the likeliest, if it may well be; none where there is nothing to
    read.

    own_tears: whether it is the writer who cried. If not, and the writer says that they hurt the one who did, what
               sounds sorry in the account is the writer, and the tears are not taken to be so, as where they are
               themselves all that somebody is sorry for; nor are they taken for trust where it was the writer who told
               something, or nothing was told, or for remorse unless the one who cried says sorry; or for joy where the
               writer was unfaithful or found out; or for joy or sympathy where the writer says what they did wrong; or
               for what only the writer's own words and deeds speak for
    """
    if reading.status != "read":
        return ()
    out = {"trust"} if own_tears and was_unfaithful(reading) else set()  # whoever hears it is not asked to keep it
    if not own_tears:
        own_part = says_own_part(reading)
        out = {"remorse"} if own_part or is_embarrassed(reading) else set()
        if tells_own_news(reading.text):
            out |= {"trust"} if crier_is_sorry(reading.text) else {"trust", "remorse"}
        out |= {"trust"} if tells_nothing(reading) else set()
        wronged = was_unfaithful(reading) or tells_being_found_out(reading.text)
        out |= {"joy_relief", "trust"} if wronged else set()
        out |= {"joy_relief", "empathy"} if own_part and tells_own_wrong(reading.text) else set()
        out |= {one.id for one in reading.meanings if _is_of_writer(one, reading.text, own_part)}
    meanings = [one for one in reading.meanings if one.id not in out]
    if present := [one for one in meanings if one.present]:
        least = NEAR * present[0].probability
        return tuple(one for one in present[:MOST] if one.probability >= least)
    return tuple(one for one in meanings[:1] if one.probability >= MAY_WELL_BE)


def without_far_loss(likely: tuple[MeaningReading, ...], triggers: Collection[str]) -> tuple[MeaningReading, ...]:
    """The meanings to reckon with, without a loss that is far less likely than the love or belonging before it.

    triggers: what set the tears off, and what the account tells of: where it is a parting, a death or the like, where
              nobody celebrates, or whoever cried is scared, the loss stays
    """
    first = next(iter(likely), None)
    if first is None or first.id not in ("love", "connection") or not _SAD.isdisjoint(triggers):
        return likely
    least = NEAR_LOSS * first.probability
    return tuple(one for one in likely if one.id != "loss_fear" or one.probability >= least)


_SAD = SORROWS.union(NO_JOY, {SCARED})


def _is_of_writer(meaning: MeaningReading, text: str, own_part: bool) -> bool:
    """Whether all passages that speak for a meaning hold only what the writer said, or did to the one who cried."""
    measured = any(one.effect for one in meaning.evidence)
    passages = [one for one in meaning.evidence if one.effect > 0 or not measured]
    return bool(passages) and all(
        (own_part and is_own_wrong(one.quote)) or (meaning.id in HEARTFELT and is_own_speech(text, one.start, one.end))
        for one in passages
    )

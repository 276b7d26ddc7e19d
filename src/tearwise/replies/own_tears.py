"""Guidance for a reader whose own tears they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tearwise.reading import MeaningReading
from tearwise.reading.stories.own_part import tells_any_wrong
from tearwise.replies.guidance import Guidance, Kind, made_of
from tearwise.replies.own_deed import tells_own_deed
from tearwise.replies.together import GLAD
from tearwise.replies.yours import yours

GLAD_FOR = GLAD | {"empathy"}
"""Beside joy, and with no loss or hurt in it, what is felt with somebody is gladness for them."""


def for_own_tears(
    text: str, likely: tuple[MeaningReading, ...], relationship: str, triggers: Collection[str]
) -> Guidance:
    """What the reader may do, and say to the other person, for the likely meanings of their own tears.

    text: the account; without anything in it that the reader did, nobody is told to make up for it
    """
    ids = tuple(one.id for one in likely)
    told = tuple(dict.fromkeys(_told(text, ids, triggers))) or (("other",) if ids else ())
    if told[:1] == ("joy_relief",) and GLAD_FOR.issuperset(told):
        told = tuple(one for one in told if one != "empathy")
    own = yours().told(told, relationship, triggers)
    kind: Kind = "unclear" if not ids else "meaning" if len(ids) == 1 else "mixed"
    return made_of(kind, ids, again=(), **own._asdict())


def _told(text: str, ids: tuple[str, ...], triggers: Collection[str]) -> Iterator[str]:
    """The meanings that are spoken of: guilt at a death is met as grief; and where nothing is told that the reader did,
    or beside a loss nothing wrong, there is no offence to make up for."""
    tells = tells_any_wrong if "loss_fear" in ids else tells_own_deed
    for id in ids:
        if id != "remorse" or (tells(text) and "death" not in triggers):
            yield id
        elif "death" in triggers:
            yield "loss_fear"

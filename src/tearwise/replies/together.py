"""The texts of the likely meanings, taken together, for one bond and for what set the tears off."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from tearwise.reading import Reading
from tearwise.reading.own_news import tells_own_news
from tearwise.replies import guidance_texts
from tearwise.replies.guidance_texts import Texts
from tearwise.replies.lines import Line, Opener
from tearwise.replies.own_part import says_own_part, was_unfaithful
from tearwise.replies.scenes import Say, Scene
from tearwise.replies.told_triggers import setback_in, tells_of_betrayal

GLAD = frozenset({"love", "connection", "joy_relief"})
HEAVY = frozenset({"remorse", "empathy", "loss_fear", "other"})
"""Glad and heavy meanings, when likely together, get words that fit both. Trust and a dropped guard go with either."""

CAUGHT = "caught_or_confessing"


def on_occasion(texts: Texts, relationship: str, triggers: Collection[str]) -> Texts:
    """The texts as they are for what set the tears off, where that is known and something is written for it."""
    occasion = texts.occasion(triggers, relationship)
    if occasion is None:
        return texts
    when = (occasion.when, *texts.when) if occasion.when else texts.when
    scenes = {**texts.scenes, relationship: occasion.scene}
    return replace(
        texts,
        scenes=scenes,
        again=occasion.again,
        when=when,
        alone=occasion.alone,
        on_occasion=True,
        instead=occasion.avoid,
        besides=(occasion.help,) if occasion.help else (),
    )


def triggers_of(reading: Reading, trigger: str | None, relationship: str) -> Collection[str]:
    """What set the tears off: as it was answered, else ``trigger`` and what the account plainly says of it.

    Being caught, or confessing, only where it was not the reader who did wrong or told of it: what is said to whoever
    was betrayed would be wrong for them.
    """
    betrayed = tells_of_betrayal(reading.text, relationship)
    triggers = reading.answers.get("trigger") or _told(reading.text, trigger, betrayed)
    own_news = tells_own_news(reading.text) and not betrayed
    if says_own_part(reading) or was_unfaithful(reading) or own_news:
        return tuple(one for one in triggers if one != CAUGHT)
    return triggers


def _told(text: str, trigger: str | None, betrayed: bool) -> tuple[str, ...]:
    known = () if trigger is None else (trigger,)
    if betrayed:
        return tuple(dict.fromkeys((CAUGHT, *known)))
    setback = None if known else setback_in(text)
    return known if setback is None else (setback,)


class Together(NamedTuple):
    """What is done and said where one meaning is likely, or several: nothing that would be wrong for one of them.

    on_occasion: whether ``again`` is written for what set the tears off
    """

    scenes: tuple[Scene, ...]
    say: tuple[Opener, ...]
    again: tuple[Opener, ...]
    several: tuple[Line, ...]
    on_occasion: bool


def told_together(ids: tuple[str, ...], texts: list[Texts], relationship: str) -> Together:
    """For the likely meanings ``ids``, whose texts are given in the same order, and one bond."""
    mixed, out = guidance_texts.mixed(), outweighed(ids)
    several = (mixed.several,) if len(ids) > 1 else ()
    followed = [one for id, one in zip(ids, texts, strict=True) if id not in out]
    scenes = tuple(one.scenes[relationship] for one in followed)
    if len(followed) == 1:
        return Together(scenes, scenes[0].say, followed[0].again, several, followed[0].on_occasion)
    if GLAD & set(ids) - out and HEAVY & set(ids) and not any(one.alone for one in texts):
        scene = mixed.scenes[relationship]
        return Together((scene,), scene.say, mixed.again, several, False)
    return Together(scenes, by_stage([one.say for one in scenes]), mixed.again, several, False)


def outweighed(ids: Collection[str]) -> frozenset[str]:
    """The meanings whose scenes are left out beside the others.

    At a loss nobody is told of glad parts, however much love or closeness is in it, unless the tears may be glad, too.
    """
    return GLAD - {"joy_relief"} if "loss_fear" in ids and "joy_relief" not in ids else frozenset()


def by_stage(says: list[Say]) -> tuple[Opener, ...]:
    """An opener for each stage, each meaning in its turn."""
    return tuple(says[min(stage, len(says) - 1)][stage] for stage in range(len(says[0])))

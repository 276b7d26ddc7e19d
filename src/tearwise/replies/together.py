"""The texts of the likely meanings, taken together, for one bond and for what set the tears off."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from tearwise.replies import guidance_texts
from tearwise.replies.guidance_texts import Texts
from tearwise.replies.lines import Line, Opener
from tearwise.replies.scenes import Say, Scene

GLAD = frozenset({"love", "connection", "joy_relief"})
HEAVY = frozenset({"remorse", "empathy", "loss_fear", "other"})
"""Glad and heavy meanings, when likely together, get words that fit both. Trust and a dropped guard go with either."""


def on_occasion(texts: Texts, relationship: str, triggers: Collection[str]) -> Texts:
    """The texts as they are for what set the tears off, where that is known and something is written for it."""
    occasion = texts.occasion(triggers, relationship)
    if occasion is None:
        return texts
    when = (occasion.when, *texts.when) if occasion.when else texts.when
    scenes = {**texts.scenes, relationship: occasion.scene}
    return replace(texts, scenes=scenes, again=occasion.again, when=when, alone=occasion.alone)


class Together(NamedTuple):
    """What is done and said where one meaning is likely, or several: nothing that would be wrong for one of them."""

    scenes: tuple[Scene, ...]
    say: tuple[Opener, ...]
    again: tuple[Opener, ...]
    several: tuple[Line, ...]


def told_together(ids: tuple[str, ...], texts: list[Texts], relationship: str) -> Together:
    """For the likely meanings ``ids``, whose texts are given in the same order, and one bond."""
    scenes = tuple(one.scenes[relationship] for one in texts)
    if len(ids) == 1:
        return Together(scenes, scenes[0].say, texts[0].again, ())
    mixed = guidance_texts.mixed()
    if GLAD & set(ids) and HEAVY & set(ids):
        scene = mixed.scenes[relationship]
        return Together((scene,), scene.say, mixed.again, (mixed.several,))
    return Together(scenes, by_stage([one.say for one in scenes]), mixed.again, (mixed.several,))


def by_stage(says: list[Say]) -> tuple[Opener, ...]:
    """An opener for each stage, each meaning in its turn."""
    return tuple(says[min(stage, len(says) - 1)][stage] for stage in range(len(says[0])))

"""The texts of the likely meanings, taken together, for one bond and for what set the tears off."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from tearwise.reading import MeaningReading, Reading
from tearwise.reading.small_child import cries_baby
from tearwise.reading.stories.own_news import tells_own_news
from tearwise.replies import guidance_texts
from tearwise.replies.frightened import may_be_pressed
from tearwise.replies.guidance_texts import Texts
from tearwise.replies.lines import Line, Opener
from tearwise.replies.own_part import says_own_part, was_unfaithful
from tearwise.replies.pressure import PRESSING, presses
from tearwise.replies.scenes import MOVING, OWN_NEWS, Say, Scene
from tearwise.replies.told_triggers import setback_in, tells_of_betrayal
from tearwise.replies.untold import DISCLOSURE, tells_nothing

GLAD = frozenset({"love", "connection", "joy_relief"})
HEAVY = frozenset({"remorse", "empathy", "loss_fear", "other"})
"""Glad and heavy meanings, when likely together, get words that fit both. Trust and a dropped guard go with either."""

CAUGHT = "caught_or_confessing"
CAME_BACK = "came_back"
"""The circumstance that an old fright has come back."""
BORN = "born"
"""The circumstance that a child has just been born, and nothing in the account is sad."""
PLAINLY_GLAD = frozenset({BORN, "glad"})
"""Circumstances by which tears are so plainly glad that nobody has to be asked what they meant."""
LOST_GAME = "lost_game"
"""The circumstance that a match or the like was lost."""
DECEIVED = "deceived"
"""The circumstance that who cries was deceived by their partner: what they reproach themselves with is no offence."""
PREGNANT_BESIDE = "pregnant_beside"
"""The circumstance that the writer is with child, and who cries waits for one or has lost one."""
HID_A_SETBACK = "hid_a_setback"
"""The circumstance that who cries lost a job or the like and had kept it back: nobody was betrayed."""
SCARED = "scared"
"""The circumstance that who cries says that they are scared, at what may be glad as well."""
REPROACHED = "reproached"
"""The circumstance that who cries has said what hurt them, and the writer owns it: they are not the sorry one."""
FELT_WITH_WRITER = "felt_with_writer"
"""The circumstance that the writer cried first, about a matter of their own."""
_CRIED_ALONG = "cried_along"
"""The same in plainer words: told of anybody but a baby, and then as ``FELT_WITH_WRITER``."""
_CHILD_FELT_WITH_WRITER = "child_felt_with_writer"
"""The same of the writer's child alone."""
FELT_WITH = frozenset({FELT_WITH_WRITER, "helper_cried", "told_writer_ill"})
"""Circumstances by which another cried for the writer's sake: a nurse at a death, it may be."""
OWN_LOSS = "own_loss"
"""The circumstance that a writer whose own tears they are mourns somebody: what set them off is that death."""

FORGETTING = "forgetting"
"""The circumstance that who cries no longer knows somebody or something: nothing is to be asked back or settled."""
LOSSES = frozenset({"death", "dying", "pet_died", FORGETTING})
"""What is met as a loss."""
_DEATHS = frozenset({"death", "dying", "pet_died"})
_OF_SOMEBODY = _DEATHS | {"illness_or_injury"}
_GRIEF: Mapping[str, frozenset[str]] = MappingProxyType(
    {"other": LOSSES, "vulnerability": LOSSES}
    | dict.fromkeys(("love", "trust", "connection", "remorse", "empathy"), frozenset({FORGETTING}))
)
"""Meanings of tears that are answered as those of a loss where one of these set them off."""

PARTING = "parting"
"""The circumstance that the two part, one from the other; told only where a goodbye set the tears off."""

SORROWS = LOSSES | {
    "breakup", "ended_by_writer", "ended_by_crier", "asked_apart", "goodbye", "illness_or_injury", "conflict",
    "failure_or_rejection", "mistreatment", "pain", "overload", "caught_or_confessing", "others_suffering",
}  # fmt: skip
"""What sets off no glad tears by itself, be there as much love in them as there may."""


def is_glad(ids: Collection[str]) -> bool:
    """Whether tears of these meanings, likeliest first, are glad, and nothing heavy is in them."""
    return next(iter(ids), None) in GLAD and not HEAVY & set(ids)


def is_mixed(ids: Collection[str]) -> bool:
    """Whether glad and heavy meanings are likely together."""
    return bool(GLAD & set(ids) and HEAVY & set(ids))


def on_occasion(texts: Texts, relationship: str, triggers: Collection[str]) -> Texts:
    """The texts as they are for what set the tears off, where that is known and something is written for it."""
    occasion = texts.occasion(triggers, relationship)
    if occasion is None:
        return texts
    when = (occasion.when,) if occasion.when else ()
    told = replace(
        texts,
        scenes={**texts.scenes, relationship: occasion.scene},
        again=occasion.again,
        alone=occasion.alone,
        light=occasion.light or texts.light,
        follows=occasion,
    )
    if occasion.alone:
        return replace(told, now=(), always=(), avoid=(), when=when, help=())
    return replace(told, when=(*when, *texts.when))


def texts_for(ids: Collection[str], relationship: str, triggers: Collection[str]) -> dict[str, Texts]:
    """The texts of the meanings that are followed, by their ids and in their order, for one bond and what set the tears
    off. Those for which the same is written on that occasion are followed once; a death is spoken of whatever they are,
    and a guard that came down in grief is met as grief, as is a child's plain distress at being left at nursery."""
    if OWN_NEWS in triggers and next(iter(ids), None) == "empathy":
        ids = ["empathy"]  # the loss is the reader's, and whoever felt with them is not consoled for it
    grief = {**_GRIEF, "other": LOSSES | {PARTING}} if relationship == "child" else _GRIEF
    known = ["loss_fear" if grief.get(id, frozenset()) & set(triggers) else id for id in ids]
    found: dict[str, Texts] = {}
    for id in dict.fromkeys(known):
        texts = on_occasion(guidance_texts.for_meaning(id).for_bond(relationship), relationship, triggers)
        if texts.follows is None or texts.follows not in [one.follows for one in found.values()]:
            found[id] = texts
    if "trust" in found:  # its own texts say what is written for something that was told
        found = {id: one for id, one in found.items() if one.follows is None or one.follows.trigger != DISCLOSURE}
    follows = found["loss_fear"].follows if next(iter(found), None) == "loss_fear" else None
    if follows is not None and follows.trigger in _OF_SOMEBODY:
        found.pop("empathy", None)  # who grieves or fears for somebody feels with them as well, and need not be told so
    if follows is not None and follows.trigger in _DEATHS and DISCLOSURE not in triggers:
        found.pop("trust", None)  # what is said of the dead is no secret to be done anything with
    if not _DEATHS.isdisjoint(triggers) and not any(id == "loss_fear" or one.follows for id, one in found.items()):
        found["loss_fear"] = on_occasion(
            guidance_texts.for_meaning("loss_fear").for_bond(relationship), relationship, triggers
        )
    return found


def stands_for(relationship: str, triggers: Collection[str]) -> str | None:
    """The meaning whose texts speak of what set the tears off, where no meaning is likely; None where none do."""
    written = (id for id in _PLAIN if guidance_texts.for_meaning(id).occasion(triggers, relationship))
    return next(written, None)


_PLAIN = ("loss_fear", "other", "trust", "connection", "empathy")
"""Meanings that tears may be answered by where no more is known than what set them off."""


def with_felt(told: tuple[str, ...], relationship: str, text: str) -> tuple[str, ...]:
    """What an account tells of, and that whoever cried because the writer did felt with them; of a baby, not that."""
    if _CRIED_ALONG in told or (relationship == "child" and _CHILD_FELT_WITH_WRITER in told):
        told = tuple(dict.fromkeys((FELT_WITH_WRITER, *told)))
    return tuple(one for one in told if one != FELT_WITH_WRITER) if cries_baby(text) else told


def as_told(reading: Reading, likely: tuple[MeaningReading, ...], told: Collection[str]) -> tuple[MeaningReading, ...]:
    """The likely meanings without heavy ones that are read from an account that plainly tells of glad tears; joy, where
    nothing else was likely. Glad tears may sound like a loss: "all through the service, smiling".

    Without joy, where the account tells that an old fright has come back, that a match was lost, that nobody knows yet
    how a test will turn out, that a child does not come, that the writer had criticism to give or was dismissed, that
    such tears have come since a stroke, that somebody relapsed, is left or is told no, or that the writer is with child
    and the other waits for one; with fear beside joy, where whoever cries is scared. Without remorse, where they were
    deceived by their partner, or have reproached the writer, who owns it; without trust, where the writer has it from
    another. At a birth, joy. Where nothing else was likely: something else than the eight, as what they are about is
    plain. Where the writer cried first and another with them: that they felt with the writer.
    """
    if not FELT_WITH.isdisjoint(told) and reading.status == "read":
        return tuple(one for one in reading.meanings if one.id == "empathy")
    out = frozenset().union(*(ids for one, ids in _NOT_MEANT.items() if one in told))
    left = tuple(one for one in likely if one.id not in out)
    likely = left if left or not likely else tuple(one for one in reading.meanings if one.id == "other")
    if BORN in told and reading.status == "read":
        return tuple(one for one in reading.meanings if one.id == "joy_relief" or (one in likely and one.id in GLAD))
    if not GLAD_BY_WORDS & set(told):
        return _with_fear(reading, likely) if SCARED in told else likely
    kept = tuple(one for one in likely if one.id not in _OUTSHONE)
    return kept or tuple(one for one in reading.meanings if one.id == "joy_relief" and reading.status == "read")


def _with_fear(reading: Reading, likely: tuple[MeaningReading, ...]) -> tuple[MeaningReading, ...]:
    """The likely meanings, and fear beside joy: whoever says that they are scared is not asked to celebrate alone."""
    if not any(one.id == "joy_relief" for one in likely) or any(one.id in HEAVY for one in likely):
        return likely
    return (*likely, *(one for one in reading.meanings if one.id == "loss_fear"))


NO_JOY = (
    CAME_BACK, LOST_GAME, "awaiting", "no_child", "own_feedback", "dismissed_writer", "since_stroke", "relapse",
    "ended_by_writer", "ended_by_crier", "others_part", "asked_apart", HID_A_SETBACK, "into_care", "meltdown",
    "unwanted", "said_no",
)  # fmt: skip
"""Circumstances at which nobody celebrates, whatever is read, unless the account says that the tears are glad."""
_NOT_MEANT: Mapping[str, frozenset[str]] = MappingProxyType(
    dict.fromkeys(NO_JOY, frozenset({"joy_relief"}))
    | {
        PREGNANT_BESIDE: frozenset({"joy_relief", "love"}),
        DECEIVED: frozenset({"joy_relief", "remorse"}),
        "outed": frozenset({"trust"}),
        REPROACHED: frozenset({"remorse"}),
    }
)
"""Circumstance → what tears do not say there, however they are read."""
GLAD_BY_WORDS = frozenset({"glad", "happy", "smiling", "reunited", "laughing"})
_OUTSHONE = frozenset({"remorse", "loss_fear", "other"})


def triggers_of(
    reading: Reading, trigger: str | None, relationship: str, told: Collection[str] = ()
) -> Collection[str]:
    """What set the tears off: as it was answered, else ``trigger`` and what the account plainly says of it; and
    what the account ``told`` of in plain words.

    Being caught, confessing, or telling something hidden, only where it was not the reader who did wrong or told of it:
    what is said to whoever was betrayed, or trusted, would be wrong for them. Telling something hidden, only where
    something was told.
    """
    betrayed = tells_of_betrayal(reading.text, relationship)
    trigger = None if trigger == DISCLOSURE and tells_nothing(reading) else trigger
    known = reading.answers.get("trigger") or _known(reading.text, trigger, betrayed, told)
    pressing = (PRESSING,) if presses(reading) and may_be_pressed(reading, relationship) else ()
    moving = (MOVING,) if known and _MOVES.issuperset(known) else ()
    triggers = (*known, *told, *pressing, *moving)
    own_news = tells_own_news(reading.text) and not betrayed
    if says_own_part(reading) or was_unfaithful(reading) or own_news:
        triggers = tuple(one for one in triggers if one not in _THE_CRIERS)
    of_both = "death" in triggers and relationship in _MOURNING  # a death in the family is theirs to mourn as well
    told_news = own_news and not of_both and _WITH_NEWS.issuperset(reading.answers.get("trigger") or ())
    return (*triggers, OWN_NEWS) if told_news else triggers


def _known(text: str, trigger: str | None, betrayed: bool, told: Collection[str]) -> tuple[str, ...]:
    in_story = trigger == "death" and "art_or_nature" in told
    known = () if trigger is None or in_story else (trigger,)
    if betrayed:
        return tuple(dict.fromkeys((CAUGHT, *known)))
    setback = None if known else setback_in(text)
    return known if setback is None else (setback,)


_WITH_NEWS = frozenset({"disclosure", "goodbye", "other", "unknown"})
"""Answers that the writer's own news may go with."""
_MOVES = frozenset({"ceremony", "good_news", "kindness", "art_or_nature"})
_MOURNING = frozenset({"partner", "parent", "child", "sibling", "family"})
_THE_CRIERS = frozenset({CAUGHT, DISCLOSURE, "came_out"})


def not_betrayed(reading: Reading, triggers: Collection[str], told: Collection[str]) -> Collection[str]:
    """What set the tears off, as a setback and nothing that was found out, where one was kept back out of shame; an
    answer counts for more."""
    if HID_A_SETBACK not in told or reading.answers.get("trigger"):
        return triggers
    return tuple(dict.fromkeys(("failure_or_rejection", *(one for one in triggers if one != CAUGHT))))


class Together(NamedTuple):
    """What is done and said where one meaning is likely, or several: nothing that would be wrong for one of them.

    on_occasion: whether ``again`` is written for what set the tears off
    """

    scenes: tuple[Scene, ...]
    say: tuple[Opener, ...]
    again: tuple[Opener, ...]
    several: tuple[Line, ...]
    on_occasion: bool


FOLLOWED = 2
"""So many meanings are told what to do for, and what to leave: nobody takes in more of it at night."""


def told_together(ids: tuple[str, ...], texts: Collection[Texts], relationship: str) -> Together:
    """For the meanings ``ids`` that are followed, whose texts are given in the same order, and one bond."""
    mixed, out = guidance_texts.mixed(), outweighed(ids)
    alone = any(one.alone for one in texts)
    glad = GLAD.issuperset(ids)  # what is glad needs no sorting out, and one thing to do will do
    apart = guidance_texts.bonds()[relationship].apart  # whoever need not talk follows nothing that is said
    several = () if len(ids) == 1 or glad else (mixed.alone if alone or apart else mixed.several,)
    followed = [one for id, one in zip(ids, texts, strict=True) if id not in out][: 1 if glad else FOLLOWED]
    scenes = tuple(one.scenes[relationship] for one in followed)
    if len(followed) == 1:
        return Together(scenes, scenes[0].say, followed[0].again, several, followed[0].follows is not None)
    occasion = next((one.follows for one in followed if one.follows), None)
    again = occasion.again if occasion else mixed.again
    if GLAD & set(ids) - out and HEAVY & set(ids) and not alone:
        scene = mixed.scenes[relationship]
        return Together((scene,), scene.say, again, several, occasion is not None)
    return Together(scenes, by_stage([one.say for one in scenes]), again, several, occasion is not None)


def outweighed(ids: Collection[str]) -> frozenset[str]:
    """The meanings whose scenes are left out beside the others.

    At a loss nobody is told of glad parts, however much love or closeness is in it, unless the tears may be glad, too.
    """
    return GLAD - {"joy_relief"} if "loss_fear" in ids and "joy_relief" not in ids else frozenset()


def by_stage(says: list[Say]) -> tuple[Opener, ...]:
    """An opener for each stage, each meaning in its turn."""
    return tuple(says[min(stage, len(says) - 1)][stage] for stage in range(len(says[0])))

"""What an account tells of, and may mean, without what its words only seem to say."""

from __future__ import annotations

from collections.abc import Collection

from tearwise.accounts import Pronoun
from tearwise.accounts.phrases import plain
from tearwise.reading import MeaningReading, Reading
from tearwise.reading.small_child import cries_baby, cries_small_child
from tearwise.replies.circumstances import circumstances
from tearwise.replies.overheard import ends_unseen
from tearwise.replies.scenes import COUPLES, UNKNOWN
from tearwise.replies.together import CAUGHT, GLAD_BY_WORDS, PLAINLY_GLAD, PREGNANT_BESIDE

BABY = "baby_cries"
"""The circumstance that a baby cries, who can be asked nothing."""
_STORY, _SECRET, _JOY = "art_or_nature", "in_secret", "joy_relief"
_NO_STORY = frozenset(
    {
        "ended_by_writer", "ended_by_crier", "asked_apart", "others_part", "came_out", "outed", "lost_faith", "relapse",
        "dying", "pet_died", "deceived", "hid_a_setback", "dismissed_writer", "said_no", "own_feedback", "accepted",
        "no_child", "into_care", "sent_away", "unwanted", "reproached", "told_writer_ill",
    }
)  # fmt: skip
"""Circumstances that say what set the tears off: a television was only turned down for them."""


def of_child(told: tuple[str, ...], text: str) -> tuple[str, ...]:
    """What an account tells of a child: no small one waits for a child of their own, and a baby is one in any words
    that nothing speaks against."""
    baby, against = cries_baby(text), circumstances()[BABY].unless
    if baby or cries_small_child(text):
        told = tuple(one for one in told if one != PREGNANT_BESIDE)
    is_one = baby and not (against and against.search(plain(text)))
    return tuple(dict.fromkeys((BABY, *told))) if is_one else told


def without_story(told: tuple[str, ...]) -> tuple[str, ...]:
    """What an account tells of, without a film or the like where something else set the tears off: "she turned off the
    telly, told me that she's gay, and cried"."""
    return told if _NO_STORY.isdisjoint(told) else tuple(one for one in told if one != _STORY)


def without_unshared_joy(
    reading: Reading,
    likely: tuple[MeaningReading, ...],
    told: Collection[str],
    pronoun: Pronoun,
    triggers: Collection[str],
    relationship: str,
) -> tuple[MeaningReading, ...]:
    """The likely meanings without joy where the writer only overheard the tears, and no word calls them glad: whoever
    says how proud they are and then cries behind a door is not to be congratulated. Something else than the eight,
    where nothing else was likely."""
    if not any(one.id == _JOY for one in likely) or not (PLAINLY_GLAD | GLAD_BY_WORDS).isdisjoint(told):
        return likely
    if not ends_unseen(reading.text, pronoun, triggers, relationship):
        return likely
    left = tuple(one for one in likely if one.id != _JOY)
    return left or tuple(one for one in reading.meanings if one.id == "other")


def without_promise(told: Collection[str], triggers: Collection[str], relationship: str) -> tuple[str, ...]:
    """What an account tells of, without that it is to stay a secret, where the writer was deceived: whom they tell
    of it is for them to choose, and nobody has to be told first."""
    deceived = CAUGHT in triggers and relationship in (*COUPLES, UNKNOWN)
    return tuple(one for one in told if not (deceived and one == _SECRET))

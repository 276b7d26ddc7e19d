"""Whether the tears are the writer's to mend: they hurt the one who cried, and nothing says that they are pressed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, NamedTuple

from tearwise.accounts.phrases import SPEECH, any_of_each, plain
from tearwise.reading import MeaningReading, Reading
from tearwise.reading.small_child import cries_small_child
from tearwise.reading.stories.own_part import tells_being_found_out, tells_own_part, tells_own_wrong
from tearwise.tables import load_table

_FILE = "own_wrongs.toml"
_LISTS = ("did", "said", "unless")
_AUXILIARY = r"(?:'ve|'d|'m| have| had| am| was| been| once| just)*"
_THEIRS = frozenset({"apology", "blame", "threat"})
"""Answers to what was said in tears by which the crier is the one who is sorry, or may want the writer to be."""
_NEAR = 0.5
_LOSSES = frozenset({"death", "illness_or_injury"})


class OwnWrongs(NamedTuple):
    """What own_wrongs.toml holds, as it is looked for in lower case."""

    told: re.Pattern[str]
    unless: re.Pattern[str]


def says_own_part(reading: Reading) -> bool:
    """Whether the account says that its writer hurt the one who cried, as ``tells_own_part`` says it, or that
    they were unfaithful.

    Not where that goes with pressure, blame or threats: then it may not be theirs to mend; nor with an apology, but for
    that of a small child.
    """
    return not _is_theirs(reading) and (tells_own_part(reading.text) or was_unfaithful(reading))


def is_to_repair(reading: Reading, likely: Collection[MeaningReading], triggers: Collection[str] = ()) -> bool:
    """Whether the reader says that they hurt the one who cried, and nothing in the account counts for more than that.

    likely:   the meanings that are followed otherwise, likeliest first; what is less than half as likely as the first
              does not count
    triggers: what set the tears off, as far as that is known
    """
    if reading.status not in ("read", "too_little") or not says_own_part(reading):
        return False
    if {one.id for one in likely} <= {"other"}:
        return True
    unfaithful = was_unfaithful(reading) or tells_being_found_out(reading.text)
    if not unfaithful and not tells_own_wrong(reading.text):
        return False
    beside = {"other", "vulnerability"}
    if unfaithful and not _LOSSES & set(triggers):
        beside |= {"loss_fear", "love", "connection", "empathy"}
    if cries_small_child(reading.text):
        beside |= {"love", "connection"}
    return {one.id for one in likely if one.probability >= _NEAR * max(each.probability for each in likely)} <= beside


def _is_theirs(reading: Reading) -> bool:
    """Whether by the answers it may be the one who cried who has something to mend."""
    answers, said = reading.answers, _THEIRS & set(reading.answers.get("said", ()))
    if said == {"apology"} and cries_small_child(reading.text):
        said = frozenset()
    return bool(said) or answers.get("pressure", ("0",)) != ("0",)


def was_unfaithful(reading: Reading) -> bool:
    """Whether the writer says that they were unfaithful, and tells of nothing good."""
    text, own = plain(SPEECH.sub("", reading.text)), _own_wrongs()
    return own.told.search(text) is not None and own.unless.search(text) is None


@cache
def _own_wrongs() -> OwnWrongs:
    """Those of own_wrongs.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> OwnWrongs:
    """What own_wrongs.toml holds, checked. Raises DataError naming the entry."""
    one = any_of_each(data, _LISTS, _FILE)
    return OwnWrongs(
        re.compile(rf"\b(?:i{_AUXILIARY} {one['did']}|{one['said']})\b"), re.compile(rf"\b{one['unless']}\b")
    )

"""Whether an account can be read at all: does somebody cry in it, and does it say enough to tell why?"""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tearwise.accounts import CrierNamed, reported, who_weeps
from tearwise.accounts.clause import NEVER
from tearwise.accounts.crying_verbs import crying_verbs
from tearwise.reading.bubbling import bubbles
from tearwise.reading.combination import Combination
from tearwise.reading.crying import crying_words, has_picture, has_sign, may_show_tears, says_only_crying
from tearwise.reading.denial import (
    denies,
    denies_each,
    names_crying,
    only_feared,
    only_laughs,
    only_waters,
    says_tears,
    without_idioms,
)
from tearwise.reading.reading import Status
from tearwise.reading.scores import Scores
from tearwise.reading.stories.shown_to_one import is_shown_to_one

Floats = NDArray[np.float64]

FEW = 8
"""Words of an account that says hardly more than that somebody cries, whatever the engine makes of them."""
DENIED = 0.99
"""How sure an engine must be that somebody cries for words that deny it to count less: "I never cried more"."""
LEAST = 1e-6
"""Probabilities are kept this far from 0 and 1 before their log-odds are taken."""


def readability_features(text: str, scores: Scores, log_odds: Floats) -> Floats:
    """What tells whether an account can be read, (5,): log-odds that somebody cries; the likeliest meaning's
    log-odds; whether a word of crying stands in it; the logarithm of its words; and 1."""
    crying = min(max(scores.crying, LEAST), 1 - LEAST)
    return np.array(
        [
            np.log(crying / (1 - crying)),
            float(np.max(log_odds)),
            float(bool(crying_words(text))),
            float(np.log1p(len(text.split()))),
            1.0,
        ]
    )


def status_of(text: str, scores: Scores, combination: Combination, log_odds: Floats, answered: bool) -> Status:
    """The status of an account in a language that is read; ``log_odds`` (9,) are those of the text alone.

    Who answers a question about the crying says that somebody cried, and adds what the text lacks: then it is read.
    Without an answer the words come first, since the network takes any short plain scene for one with tears: where no
    word and no sign tells of tears nobody cries, and where no word tells more than that, it is too little. That nobody
    but the writer sees the tears is more than that, in however few words, and so is that somebody cried who never does.
    """
    if answered:
        return "read"
    found = _from_words(text, scores, combination, log_odds)
    return "read" if found != "read" and is_shown_to_one(reported(text)) else found


def _from_words(text: str, scores: Scores, combination: Combination, log_odds: Floats) -> Status:
    """The status of an account with no answer, without a look at who else sees the tears."""
    said = without_idioms(text)
    if (
        not (may_show_tears(said) or bubbles(text))  # who bubbles may be known by a capital alone: "Sam was bubbling"
        or only_waters(said)
        or (denies(said) and not has_picture(said) and (scores.crying < DENIED or _is_only_feared(said)))
    ):
        return "no_tears"
    if _never_does().search(said) and says_tears(said):
        return "read"
    if says_only_crying(text):
        return "too_little"
    if combination.readable @ readability_features(text, scores, log_odds) >= combination.turn_away:
        return "read"
    if only_laughs(said) or not (crying_words(said) or _says_who_cries(text)):
        return "no_tears"
    in_words = says_tears(said) or who_weeps(text) is not None or _says_who_cries(text)
    somebody_cries = scores.crying >= 0.5 or in_words or _is_a_cry_for_help(said)
    return "too_little" if somebody_cries else "no_tears"


def _is_only_feared(said: str) -> bool:
    """Whether all tears are only feared, and nothing beside that fear shows any: "I feared he would cry. He shook"."""
    return only_feared(said) and not has_sign(said)


@cache
def _never_does() -> re.Pattern[str]:
    """Who never cries, and did all the same: that is told by itself."""
    cries = crying_verbs().pattern("base", "third")
    return re.compile(rf"\b{NEVER}{cries}\b")


def _says_who_cries(text: str) -> bool:
    """Whether the words say of a man or a woman that they cried, and deny nothing."""
    return bool(CrierNamed.of(text).weeping) and not denies_each(text)


def _is_a_cry_for_help(text: str) -> bool:
    """Whether crying is most of what a short text says, and it denies nothing: "Tom crying again pls help"."""
    return len(text.split()) <= FEW and names_crying(text)

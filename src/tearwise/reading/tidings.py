"""Bad tidings in an account, which are never read as joy: "got his results back, its cancer, he cried".

A network that has met good results more often than bad ones takes the words before them for the news. Words that say
plainly that it was bad bound what it may make of joy, as other words do of whether anybody cries (``crying``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from tearwise.accounts import VALUES
from tearwise.accounts.phrases import any_of, plain
from tearwise.errors import DataError
from tearwise.meanings import MEANINGS
from tearwise.reading.scores import Scores
from tearwise.tables import load_table

LONGEST = 40
"""Words of a text that may be ruled by its news. A longer one tells more than that."""
MOST = -3.0
"""Log-odds of joy that are left where the news was bad."""
SHARE = 0.05
"""Of the probability that the news was good, what is left of it there."""
_FILE = "tidings.toml"
_JOY = MEANINGS.index("joy_relief")
_GOOD_NEWS = VALUES["trigger"].index("good_news")


@dataclass(frozen=True, slots=True)
class Tidings:
    """What tidings.toml holds, as it is looked for in lower case."""

    bad: re.Pattern[str]
    good: re.Pattern[str]


def are_bad(text: str) -> bool:
    """Whether a text of a few words tells of bad news, and of nothing good."""
    if len(text.split()) > LONGEST:
        return False
    said, tidings = plain(text), _tidings()
    return tidings.bad.search(said) is not None and tidings.good.search(said) is None


def bounded(text: str, scores: Scores) -> Scores:
    """The scores of a text, joy and good news bounded where its news is bad; else as they are."""
    if not are_bad(text):
        return scores
    meanings, trigger = scores.meanings.copy(), scores.answers["trigger"].copy()
    meanings[_JOY] = min(meanings[_JOY], MOST)
    trigger[_GOOD_NEWS] *= SHARE
    return replace(scores, meanings=np.asarray(meanings), answers={**scores.answers, "trigger": trigger})


@cache
def _tidings() -> Tidings:
    """Those of tidings.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.reading", _FILE))


def parsed(data: Mapping[str, Any]) -> Tidings:
    """What tidings.toml holds, checked. Raises DataError naming the entry."""
    if data.keys() != {"bad", "good"}:
        raise DataError(f"{_FILE}: it has 'bad' and 'good', and nothing else.")
    bad, good = (re.compile(rf"\b{any_of(data[name], f'{_FILE}: {name}')}\b(?!')") for name in ("bad", "good"))
    return Tidings(bad, good)

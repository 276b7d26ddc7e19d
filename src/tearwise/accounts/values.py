"""The six questions' ids, and the values that answers to them may take.

The wording of the questions is data of the interview; here is only what an account may carry.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

Answer = tuple[str, ...]
"""The values given, in the codebook's order. Empty means "none of these" where a question allows it."""

Relationship = Literal[
    "partner", "ex", "parent", "child", "sibling", "family", "friend", "acquaintance", "stranger", "none"
]
"""What the person who cried is to the other: the values of the question ``relationship``."""

VALUES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "relationship": get_args(Relationship),
        "trigger": (
            "conflict", "caught_or_confessing", "breakup", "goodbye", "death", "illness_or_injury",
            "others_suffering", "good_news", "ceremony", "reunion", "kindness", "declaration", "disclosure",
            "failure_or_rejection", "overload", "mistreatment", "pain", "art_or_nature", "memory", "other",
        ),
        "said": ("apology", "love", "thanks", "plea", "fear", "confiding", "comfort", "blame", "threat"),
        "did": ("hugged", "hid", "withdrew", "sought", "lashed_out"),
        "rare": ("yes", "no"),
        "pressure": ("0", "1", "2"),
    }
)  # fmt: skip
"""Question id → the values its answers may take (codebook.md, without ``unknown``)."""

QUESTIONS: tuple[str, ...] = tuple(VALUES)
"""The questions' ids, in the codebook's order."""

MOST: Mapping[str, int] = MappingProxyType(
    {question: len(values) for question, values in VALUES.items()}
    | {"relationship": 1, "trigger": 2, "rare": 1, "pressure": 1}
)
"""Question id → how many values its answer may have."""

NONE_OF_THESE = frozenset({"said", "did"})
"""The questions whose answer may have no value."""

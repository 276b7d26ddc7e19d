"""An engine that follows a script: a few plain words stand for each meaning. For tests and for trying the protocol.

It keeps every promise of ``tearwise.reading.scores.Engine`` and needs no bundle, but it reads nothing: a word of its
script is worth the same wherever it stands. Never use its readings to judge anybody's tears.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import numpy as np

from tearwise.accounts import NONE_OF_THESE, QUESTIONS, VALUES
from tearwise.accounts.phrases import WORD, straight
from tearwise.cached_property import cached_property
from tearwise.meanings import MEANINGS
from tearwise.reading.combination import FEATURES, WIDTH, Combination, given_part
from tearwise.reading.scores import Floats, Scores

WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        meaning: frozenset(words.split())
        for meaning, words in {
            "love": "love loves loved adore dear",
            "trust": "secret secrets confided confessed told nobody",
            "vulnerability": "never guard weak held",
            "connection": "together belong family home again",
            "remorse": "sorry regret regrets ashamed apologised apologized guilty fault",
            "empathy": "hurting suffering patient pain pity",
            "joy_relief": "happy proud relief relieved thankful wedding born",
            "loss_fear": "died death lost goodbye leave leaving left miss missed funeral",
            "other": "tired stress stressed exhausted angry boss exam lonely",
        }.items()
    }
)
"""Meaning id → the words that speak for it."""

ANSWERS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "relationship": {"dad": "parent", "mum": "parent", "husband": "partner", "boyfriend": "partner",
                         "brother": "sibling", "friend": "friend", "ex": "ex"},
        "trigger": {"died": "death", "funeral": "death", "goodbye": "goodbye", "argued": "conflict",
                    "wedding": "ceremony", "stress": "overload", "exhausted": "overload", "told": "disclosure"},
        "said": {"sorry": "apology", "love": "love", "thanks": "thanks", "please": "plea"},
        "did": {"hugged": "hugged", "held": "hugged", "hid": "hid", "left": "withdrew"},
        "rare": {"never": "yes", "always": "no", "often": "no"},
        "pressure": {"unless": "2", "if": "1"},
    }
)  # fmt: skip
"""Question → a word of the account → the value that it makes likely."""

GIVEN: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "trigger": {"breakup": "loss_fear", "goodbye": "loss_fear", "death": "loss_fear", "good_news": "joy_relief",
                    "ceremony": "joy_relief", "reunion": "connection", "declaration": "love", "disclosure": "trust",
                    "caught_or_confessing": "remorse", "others_suffering": "empathy", "overload": "other",
                    "pain": "other", "mistreatment": "other"},
        "said": {"apology": "remorse", "love": "love", "thanks": "joy_relief", "confiding": "trust",
                 "plea": "loss_fear"},
        "did": {"hugged": "vulnerability"},
        "rare": {"yes": "vulnerability"},
        "pressure": {"2": "other"},
    }
)  # fmt: skip
"""Question → a value that is given → the meaning that it speaks for."""

CRYING = frozenset(
    {"cry", "cries", "cried", "crying", "tears", "tear", "teary", "weep", "weeping", "wept", "sob", "sobs"}
)
RISKS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "self_harm": frozenset({"suicide", "kill", "die"}),
        "abuse": frozenset({"hit", "hits", "choked"}),
        "child_harm": frozenset({"bruises"}),
    }
)

_NONE, _ONE, _MORE = -2.5, 3.0, 2.0
"""Log-odds of a meaning without a word of its own, and what the first and a further one add."""


class ScriptedEngine:
    """Scores by the words of the script. The same text gives the very same scores, alone or among others."""

    @property
    def id(self) -> str:
        """Names the script and its version; every reading carries it."""
        return "scripted/1"

    @cached_property
    def combination(self) -> Combination:
        """Weights that take the script at its word: each answer it knows is worth as much as a spoken word."""
        weights = np.zeros((len(MEANINGS), FEATURES))
        weights[:, : len(MEANINGS)] = np.eye(len(MEANINGS))
        for question, meanings in GIVEN.items():
            for value, meaning in meanings.items():
                weights[MEANINGS.index(meaning), given_part(question).start + VALUES[question].index(value)] = _ONE
        return Combination(
            weights=weights,
            bias=np.zeros(len(MEANINGS)),
            slope=np.ones(len(MEANINGS)),
            offset=np.zeros(len(MEANINGS)),
            thresholds=np.full((len(QUESTIONS) + 1, len(MEANINGS)), 0.5),
            prior={question: np.full(len(values), 1 / len(values)) for question, values in VALUES.items()},
            association=np.zeros((WIDTH, WIDTH)),
            readable=np.array([1.0, 1.0, 0.0, 0.0, 0.0]),  # crying and a word of the script pass; neither alone
            turn_away=1.0,
            passage=np.array([2.0, 0.5, 1.0]),
            worth_asking=0.02,
        )

    def score(self, texts: Iterable[str]) -> Iterator[Scores]:
        """The scores of each text, in order; one token per word."""
        return map(_scores, texts)


def _scores(text: str) -> Scores:
    matches = list(WORD.finditer(text))
    words = [straight(match.group().lower()) for match in matches]
    spoken = np.array([[word in WORDS[id] for id in MEANINGS] for word in words], bool).reshape(-1, len(MEANINGS))
    crying = any(word in CRYING for word in words)
    return Scores(
        meanings=(_NONE + _ONE * spoken.any(0) + _MORE * (spoken.sum(0) > 1)).astype(np.float32),
        tokens=np.array([match.span() for match in matches], np.int32).reshape(-1, 2),
        evidence=np.where(spoken, 3.0, -4.0).astype(np.float32),
        answers=MappingProxyType({question: _distribution(question, words) for question in VALUES}),
        crying=0.95 if crying else 0.05,
        crier=np.array(_crier(words), np.float32),
        risks=np.array([0.9 if RISKS[risk] & set(words) else 0.02 for risk in RISKS], np.float32),
        urgent=0.02,
        probed=None,
    )


def _distribution(question: str, words: list[str]) -> Floats:
    """The probability of each value: high for those that a word calls for; the rest share what is left."""
    values = VALUES[question]
    called = {ANSWERS[question][word] for word in words if word in ANSWERS[question]}
    weights = np.array([8.0 if value in called else 1.0 for value in values])
    if question in NONE_OF_THESE:  # any of its values hold together
        return np.where(weights > 1, 0.9, 0.1).astype(np.float32)
    distribution: Floats = (weights / weights.sum()).astype(np.float32)
    return distribution


def _crier(words: list[str]) -> list[float]:
    """Another cries unless the narrator's "I" stands right before the crying."""
    for before, word in zip(["", *words], words, strict=False):
        if word in CRYING:
            return [0.1, 0.8, 0.1] if before == "i" else [0.8, 0.1, 0.1]
    return [1 / 3, 1 / 3, 1 / 3]

"""The risks that an account tells of: decided before anything is interpreted.

Four witnesses: phrases (phrases.toml), a linear model over the words, what the engine's network says, and what its
inner states say (``Scores.probed``). A small logistic regression weighs them against one another (``learned.json``;
stacking, Wolpert 1992), fitted on cases that no model learned from.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from tearwise.accounts import language_of
from tearwise.accounts.chat import chat_of
from tearwise.reading.reading import Risk, RiskId, RiskPassage, Urgency
from tearwise.reading.scores import Scores, Span
from tearwise.safety.families import Match, by_a_minor, covered_by, matches, says, where_said
from tearwise.safety.features import features
from tearwise.safety.learned import HEADS, learned
from tearwise.safety.passages import passages
from tearwise.safety.words import STOP, Words

WITNESSES = (
    *("words", "engine", "states", "likely", "plain", "bare"),
    *("long", "long engine", "long states", "long words"),
)
"""What is weighed, for each head: the linear model's log-odds; the engine's; those of the network's states (or
once more the engine's where it has none); whether a phrase tells of it that may mean something else, or that
plainly says so; where none does, how short the text is: of a few words most tell of nothing ("he's crying, what do I
do"); how long it is, for the more is told the more sounds like a danger; and the log-odds again, times how long."""

LONG = 60
"""Words of a text from which on its length counts."""

ALONE = 0.25
"""How much more log-odds it takes where no phrase tells of a risk."""
EVERYDAY, EVERYDAY_SHORT = 0.3, 3.4
"""The same where the text says what people say to each other every day ([everyday]): "you are never home"; and how much
of the second is added, the more the shorter the text: then it says little else."""
OFTEN = 1.8
"""The same where the text says what is often told and rarely a danger, but can have one beside it ([often]): "has
no friends at uni and wants to come home". A danger told beside it is nearly always likelier than that."""
NOTHING_ELSE = 6.0
"""The same where each word of the text belongs to what many tell ([nothing_else]): none is left to tell of more."""
NOW_ALONE = 0.5
"""As ALONE for "now", by which the notice stands in the reading's place."""
SURE_OF_FEW = 1.9
"""Log-odds of any risk below which a text of at most ``FEW`` words in which no phrase tells of one is not taken for
"now": "my friend is crying on the phone and i dont know what to say"."""
DOUBTFUL = 1.0
"""Log-odds of any risk below which an alarm is in doubt where no phrase tells of one: of what people ordinarily write
and is noticed so, few have a risk (docs/risks.md)."""
LEANS = -4.0
"""Log-odds of the states below which words alone raise no alarm."""
AGAINST, AGAINST_FEW = -1.5, -6.0
"""Log-odds of the states below which a phrase that plainly says so is weighed like any other: in a text of any length,
and in one of at most ``FEW`` words, where there is little else that could speak against it."""
FEW = 20
MOST_OF_MANY = 40
"""Words of a text from which on it is not looked whether all that it tells is what many tell."""
CERTAIN = 20.0
BESIDE = 1.0
"""Log-odds from which a risk without any phrase is told beside one that a phrase plainly tells of."""
NEAR = 1.0
"""Log-odds that another risk may be below the likeliest and still be told beside it: where one is certain, all sound
likelier than they are."""
ALWAYS: RiskId = "self_harm"
"""The risk that is told wherever it is likely, however much likelier another is: to miss it is worst."""

HALF_BELIEVED = 40
"""Words of a text at which the linear model is believed half."""

LEAST = 1e-4
"""Probabilities of the engine are kept this far from 0 and 1 before their log-odds are taken."""

RISKS: tuple[RiskId, ...] = get_args(RiskId)


def find_risks(text: str, scores: Scores) -> tuple[Risk, ...]:
    """The risks that a text tells of, in the order self_harm, abuse, child_harm; empty where it tells of none.

    Each carries the passages that say so, in the text's own words, and its urgency: "now" where somebody may be in
    danger as the account is written, else "soon". It leans to the alarm: a careful reader may find some needless.

    text:   any text; offsets count its code points
    scores: what the engine says of it
    """
    words = Words.of(text)
    found = matches(words)
    beside = beside_words(words, found, scores)
    kind = Kind.of(words)
    _, states, likely, plain, *_ = beside["any"]
    if tempered(kind, math.inf, states, likely, plain) < 0:  # whatever the linear model says: most texts end here
        return ()
    said = witnesses(words, beside)
    odds = learned().judged(said, scores.probed is not None)
    if (alarm := tempered(kind, odds["any"], states, likely, plain)) < 0:
        return ()
    by_phrase = any(match.raises for match in found)
    if not by_phrase and _in_another_language(text):
        return ()
    certain = {risk for match in found if match.raises and match.family.certain for risk in match.family.risks}
    told = {risk: risk for risk in told_of(set_beside(odds, said), said) | certain}  # each with whose phrases say it
    if "abuse" in told and by_a_minor(words):
        told.setdefault("child_harm", "abuse")
    phrased = {risk for match in found if match.raises and match.urgent for risk in match.family.risks}
    if by_phrase:
        pressing = odds["now"] >= 0 and not _long_ago(set(told), found)
    else:
        pressing = odds["now"] >= NOW_ALONE and (not kind.few or odds["any"] - kind.now >= SURE_OF_FEW)
    urgency: Urgency = "now" if pressing or not phrased.isdisjoint(told.values()) else "soon"
    doubtful = urgency == "soon" and not by_phrase and alarm < DOUBTFUL
    return tuple(Risk(one, urgency, _evidence(text, words, found, told[one]), doubtful) for one in RISKS if one in told)


def _in_another_language(text: str) -> bool:
    """Whether a text is plainly not English: all that is learned has met English alone, and makes of others what chance
    does. Phrases still tell, where the English ones stand in it."""
    language = language_of(text)
    return language.certain and language.code != "en"


def set_beside(odds: Mapping[str, float], said: Mapping[str, tuple[float, ...]]) -> dict[RiskId, float]:
    """The log-odds of each risk, lower by ``BESIDE`` where no phrase tells of it and one plainly tells of another."""
    plainly, phrased = _by_phrase("plain", said), _by_phrase("likely", said) | _by_phrase("plain", said)
    return {risk: odds[risk] - (BESIDE if plainly and risk not in phrased else 0.0) for risk in RISKS}


def told_of(odds: Mapping[RiskId, float], said: Mapping[str, tuple[float, ...]]) -> set[RiskId]:
    """Which risks are told, where there is any: those that are likely, and not much less so than the likeliest, or else
    those that a phrase plainly tells of, or else the likeliest.

    odds: of each, by ``set_beside``, less the bound
    """
    plainly, most = _by_phrase("plain", said), max(odds.values())
    likely = {risk for risk in RISKS if odds[risk] >= 0 and (risk in {*plainly, ALWAYS} or odds[risk] >= most - NEAR)}
    return likely or plainly or {max(RISKS, key=lambda risk: odds[risk])}


def _by_phrase(witness: str, said: Mapping[str, tuple[float, ...]]) -> set[RiskId]:
    """The risks that a phrase tells of, plainly or not ("plain", "likely")."""
    return {risk for risk in RISKS if said[risk][WITNESSES.index(witness)]}


def _long_ago(told: set[RiskId], found: Sequence[Match]) -> bool:
    """Whether harm to a child is all that is told of, and each phrase that tells of it speaks of long ago."""
    phrases = [match for match in found if match.raises]
    return told == {"child_harm"} and bool(phrases) and all(match.past for match in phrases)


def plainly_said(text: str) -> list[Span]:
    """The stretches [start, end) of phrases that plainly tell of a risk, even where something speaks against it."""
    words = Words.of(text)
    return [(words.starts[one.first], words.ends[one.last - 1]) for one in matches(words) if one.family.plain]


def witnesses(words: Words, beside: Mapping[str, tuple[float, ...]]) -> dict[str, tuple[float, ...]]:
    """Head → what each of ``WITNESSES`` says of it; ``beside``: what all but the linear model say."""
    linear, share, far = learned().log_odds(features(words)), steadiness(words), length(words)
    return {head: (linear[head] * share, *rest, linear[head] * share * far) for head, rest in beside.items()}


@dataclass(frozen=True)
class Kind:
    """What kind of text it is.

    few:   whether it has so few words that a phrase which plainly says so is most of it
    alone: how much more log-odds it takes where no phrase tells of a risk: still more where it says what people say to
           each other every day, or, short as it is, only that somebody cries, and where, or is sorry: "hes crying right
           now in the next room"
    now:   the same, where it is asked whether a danger in few words is one right now: what is often told makes none
           that is told beside it less urgent
    """

    few: bool
    alone: float
    now: float

    @classmethod
    def of(cls, words: Words) -> Kind:
        """What kind of text the words are, and how much more such a text takes."""
        few = len(words.words) <= FEW
        if _says_nothing_else(words):
            return cls(few, NOTHING_ELSE, NOTHING_ELSE)
        if (few and _is_bare(words)) or says(words, "everyday"):
            alone = EVERYDAY + EVERYDAY_SHORT * (1 - steadiness(words))
            return cls(few, alone, alone)
        return cls(few, OFTEN if says(words, "often") else ALONE, ALONE)


def _is_bare(words: Words) -> bool:
    """Whether nothing is said but that somebody cries, and either where or how sorry and fond they are."""
    told = sum(word != STOP for word in words.words)
    bare = where_said(words, "bare")  # each of which is one word, as each of the others is
    return any(len({*bare, *where_said(words, beside)}) == told for beside in ("whereabouts", "fond"))


def _says_nothing_else(words: Words) -> bool:
    """Whether what many tell ([nothing_else]) is all that is told, beside who it is and that somebody cries."""
    if sum(word != STOP for word in words.words) > MOST_OF_MANY:  # it takes time, and such texts are short
        return False
    words = _without_names(words)
    many = covered_by(words, "nothing_else")
    if not many:  # as of nearly all texts: what else they tell need not be looked for
        return False
    told = {k for k, word in enumerate(words.words) if word != STOP}
    told -= {first for name in ("bare", "beside") for first, _ in where_said(words, name)}
    return bool(told) and told <= many


def _without_names(words: Words) -> Words:
    """The words of a chat without who wrote each line, which tells of nothing; of any other text all."""
    chat = chat_of(words.text)
    return words if chat is None else Words.of("\n".join((chat.prose, *(one.said for one in chat.messages))))


def tempered(kind: Kind, odds: float, states: float, likely: float, plain: float) -> float:
    """The log-odds of any risk, as an alarm goes by them, given what those of ``WITNESSES`` say that can outdo it.

    A phrase that plainly says so is enough, unless the states are hard against it (``beside_words`` has them be so of
    none that is certain). Without any phrase it takes more, and nothing is enough where the states are harder still
    against it.
    """
    if plain and states >= (AGAINST_FEW if kind.few else AGAINST):
        return CERTAIN
    if plain or likely:
        return odds
    return odds - kind.alone if states >= LEANS else -CERTAIN


def steadiness(words: Words) -> float:
    """0 to 1: how much the linear model is believed. In a short text each word weighs much, and says little."""
    return len(words.words) / (len(words.words) + HALF_BELIEVED)


def length(words: Words) -> float:
    """At least 0: by how much the text is longer than ``LONG`` words."""
    return math.log(max(len(words.words), LONG) / LONG)


def beside_words(words: Words, found: Sequence[Match], scores: Scores) -> dict[str, tuple[float, ...]]:
    """What the engine, its states and the phrases say, for each head, how short a text is in which no phrase says
    anything, and how long one is."""
    said = np.minimum(np.maximum(np.array([*scores.risks, scores.urgent], float), LEAST), 1 - LEAST)
    odds = np.log(said / (1 - said))
    engine = {head: float(odds[k]) for k, head in enumerate((*RISKS, "now"))}
    raised = [match for match in found if match.raises]
    engine["any"] = max(engine[risk] for risk in RISKS)
    states = engine if scores.probed is None else dict(zip(HEADS, map(float, scores.probed), strict=True))
    if any(match.family.certain for match in raised):
        states = states | {"any": max(states["any"], AGAINST)}  # such a phrase is not weighed like any other
    far = length(words)
    by_head: dict[str, list[Match]] = {"any": raised, "now": [match for match in raised if match.urgent]}
    for risk in RISKS:
        by_head[risk] = [match for match in raised if risk in match.family.risks]
    return {
        head: (
            engine[head],
            states[head],
            float(any(not match.family.plain for match in by_head[head])),
            float(any(match.family.plain for match in by_head[head])),
            0.0 if by_head[head] else 1 - steadiness(words),
            far,
            far * engine[head],
            far * states[head],
        )
        for head in HEADS
    }


def _evidence(text: str, words: Words, found: Sequence[Match], risk: RiskId) -> tuple[RiskPassage, ...]:
    """The passages that tell of a risk: the phrases found, or else those that something speaks against; where there are
    none, where the linear model looks most."""
    told = [match for match in found if risk in match.family.risks]
    told = [match for match in told if match.raises] or told
    spans = [(match.first, match.last) for match in told] or learned().where(words, risk)
    return passages(text, words, spans)

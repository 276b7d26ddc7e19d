"""Interviews to try: with an account and without, under the scripted engine and under weights drawn at random."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from hypothesis import strategies as st

from tearwise.accounts import QUESTIONS, VALUES, Account
from tearwise.engines.scripted import ScriptedEngine
from tearwise.interview import Interview, blank
from tearwise.meanings import MEANINGS
from tearwise.reading import Combination
from tearwise.reading.combination import FEATURES, WIDTH

ENGINE = ScriptedEngine()
SORRY = "My dad cried when I left. He said he was sorry, and we hugged."
MOST = {"relationship": 1, "trigger": 2, "said": 9, "did": 5, "rare": 1, "pressure": 1}
LEAST = {"said": 0, "did": 0}

Answers = dict[str, list[str] | None]


def combination(seed: int, worth_asking: float = 0.0) -> Combination:
    """Weights in which everything counts: every answer, every prediction, and what goes with what."""
    rng = np.random.default_rng(seed)
    association = rng.normal(0, 0.5, (WIDTH, WIDTH))
    prior = {question: rng.dirichlet(np.ones(len(values))) for question, values in VALUES.items()}
    return Combination(
        weights=rng.normal(0, 1, (len(MEANINGS), FEATURES)),
        bias=rng.normal(0, 1, len(MEANINGS)),
        slope=rng.uniform(0.5, 1.5, len(MEANINGS)),
        offset=rng.normal(0, 0.2, len(MEANINGS)),
        thresholds=rng.uniform(0.2, 0.8, (len(QUESTIONS) + 1, len(MEANINGS))),
        prior=prior,
        association=(association + association.T) / 2,
        readable=np.zeros(5),
        turn_away=0.0,
        passage=np.zeros(3),
        worth_asking=worth_asking,
    )


def interview_about(text: str, answers: Mapping[str, object] | None = None) -> Interview:
    """An interview about an account, as the scripted engine scores it."""
    return Interview(ENGINE.combination, Account.of(text, answers), next(ENGINE.score([text])))


def interviews() -> st.SearchStrategy[Interview]:
    """Interviews with nothing answered yet: about an account or about none."""
    seeds = st.integers(0, 50)
    texts = st.sampled_from([SORRY, "I cried at the airport.", "He was crying, he never cries. His mother died."])
    return st.one_of(
        texts.map(interview_about),
        st.builds(
            lambda seed, text: Interview(combination(seed), Account(text), next(ENGINE.score([text]))), seeds, texts
        ),
        seeds.map(lambda seed: blank(combination(seed))),
    )


def answers() -> st.SearchStrategy[Answers]:
    """Any answers; None is "I don't know"."""
    return st.fixed_dictionaries({}, optional={question: answers_to(question) for question in QUESTIONS})


def answers_to(question: str) -> st.SearchStrategy[list[str] | None]:
    values = st.sampled_from(VALUES[question])
    return st.none() | st.lists(values, min_size=LEAST.get(question, 1), max_size=MOST[question], unique=True)


def answered(interview: Interview, answers: Answers) -> Interview:
    """The interview with these answers, given in this order."""
    for question, answer in answers.items():
        interview = interview.answer(question, answer)
    return interview

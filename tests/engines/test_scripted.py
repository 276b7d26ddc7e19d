"""The scripted engine keeps the promises of an engine."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import VALUES
from tearwise.engines.scripted import ANSWERS, GIVEN, WORDS, ScriptedEngine
from tearwise.meanings import MEANINGS
from tearwise.reading import Combination, Engine, Scores, probabilities

ENGINE: Engine = ScriptedEngine()
SORRY = "He cried and said he was sorry."


def scores_of(text: str) -> Scores:
    return next(ENGINE.score([text]))


def arrays(scores: Scores) -> list[np.ndarray]:
    return [scores.meanings, scores.tokens, scores.evidence, scores.crier, scores.risks, *scores.answers.values()]


@given(st.lists(st.text(max_size=40), max_size=5))
def test_a_text_scores_the_same_alone_and_among_others(texts: list[str]) -> None:
    for text, among in zip(texts, ENGINE.score(texts), strict=True):
        alone = scores_of(text)
        assert all(np.array_equal(one, another) for one, another in zip(arrays(alone), arrays(among), strict=True))
        assert alone.crying == among.crying


@given(st.text(max_size=60))
def test_scores_have_the_shapes_and_ranges_of_the_protocol(text: str) -> None:
    scores = scores_of(text)
    count = len(scores.tokens)
    assert (scores.meanings.shape, scores.evidence.shape, scores.tokens.shape) == ((9,), (count, 9), (count, 2))
    assert (scores.crier.shape, scores.risks.shape) == ((3,), (3,))
    for start, end in scores.tokens:
        assert 0 <= start < end <= len(text)
    for question, values in VALUES.items():
        assert scores.answers[question].shape == (len(values),)
        assert ((scores.answers[question] >= 0) & (scores.answers[question] <= 1)).all()
        if question not in ("said", "did"):
            assert scores.answers[question].sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("meaning", MEANINGS)
def test_a_word_of_a_meaning_makes_it_likeliest_and_is_its_evidence(meaning: str) -> None:
    word = min(WORDS[meaning])
    scores = scores_of(f"He cried. {word}")
    column = MEANINGS.index(meaning)
    assert scores.meanings.argmax() == column
    start, end = scores.tokens[scores.evidence[:, column].argmax()]
    assert f"He cried. {word}"[start:end] == word


def test_an_answer_moves_its_meaning_and_no_other() -> None:
    scores, combination = scores_of(SORRY), ENGINE.combination
    before = combination.log_odds(scores.meanings, scores.answers, {})
    after = combination.log_odds(scores.meanings, scores.answers, {"trigger": ("breakup",)})
    assert [MEANINGS[k] for k in np.flatnonzero(after != before)] == ["loss_fear"]
    assert after.sum() > before.sum()


def test_what_the_text_says_is_present_without_answers() -> None:
    scores, combination = scores_of(SORRY), ENGINE.combination
    found = probabilities(combination.log_odds(scores.meanings, scores.answers, {}))
    assert [MEANINGS[k] for k in np.flatnonzero(combination.present(found, 0))] == ["remorse"]


def test_the_combination_is_a_whole_one() -> None:
    record = ENGINE.combination.to_record()
    assert Combination.from_record(record).to_record() == record


def test_the_script_names_only_what_exists() -> None:
    assert set(WORDS) == set(MEANINGS)
    for question, values in ANSWERS.items():
        assert set(values.values()) <= set(VALUES[question])
    for question, meanings in GIVEN.items():
        assert set(meanings) <= set(VALUES[question])
        assert set(meanings.values()) <= set(MEANINGS)


def test_crying_and_risks_are_told_by_their_words() -> None:
    assert scores_of(SORRY).crying > 0.5 > scores_of("He laughed.").crying
    assert scores_of("He said he would kill himself.").risks[0] > 0.5 > scores_of(SORRY).risks[0]

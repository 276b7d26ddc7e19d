"""The main job, with a scripted engine where the plumbing counts and the shipped one where the reading does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearwise.accounts import VALUES
from tearwise.engines.scripted import ScriptedEngine
from tearwise.errors import AccountError, AnswerError
from tearwise.interview import next_question
from tearwise.meanings import MEANINGS
from tearwise.reading import Reader, Scores
from tearwise.reading.reader import REMEMBERED

SORRY = "My brother cried last night. He said he was sorry and so ashamed of what he did to me."
JOB = "My father came home exhausted. He cried at the table because his boss had shouted at him all week."
ONE_VALUE = ("relationship", "rare", "pressure")


class CountingEngine(ScriptedEngine):
    """The scripted engine, which notes each text that it scores."""

    def __init__(self) -> None:
        self.scored: list[str] = []

    def score(self, texts: Iterable[str]) -> Iterator[Scores]:
        listed = list(texts)
        self.scored += listed
        return super().score(listed)


def reader_of(engine: ScriptedEngine) -> Reader:
    return Reader(engine, asker=next_question, watch=lambda text, risks: ())


@pytest.fixture
def reader() -> Reader:
    return reader_of(ScriptedEngine())


def test_all_nine_meanings_are_there_likeliest_first(reader: Reader) -> None:
    reading = reader.read(SORRY)
    assert sorted(m.id for m in reading.meanings) == sorted(MEANINGS)
    assert [m.probability for m in reading.meanings] == sorted((m.probability for m in reading.meanings), reverse=True)
    assert reading.meanings[0].id == "remorse"
    assert reading.status == "read"


def test_a_brief_reading_is_the_same_without_evidence_and_question(reader: Reader) -> None:
    texts = [SORRY, JOB, "Er weinte die ganze Nacht und sagte kein Wort mehr zu mir.", "I bought a chair."]
    answers = [None, {"trigger": "overload"}, None, {"pressure": 1}]
    whole = reader.read_many(texts, answers, effects=False)
    for long, short in zip(whole, reader.read_many(texts, answers, effects=False, brief=True), strict=True):
        bare = tuple(replace(one, evidence=()) for one in long.meanings)
        assert short == replace(long, meanings=bare, question=None)


def test_evidence_is_the_accounts_own_words_and_its_effect_is_of_leaving_them_out(reader: Reader) -> None:
    reading = reader.read(SORRY)
    evidence = reading.meaning("remorse").evidence[0]
    assert SORRY[evidence.start : evidence.end] == evidence.quote
    shorter = reader.read(SORRY[: evidence.start] + SORRY[evidence.end :])
    expected = reading.meaning("remorse").probability - shorter.meaning("remorse").probability
    assert evidence.effect == pytest.approx(expected)
    assert evidence.effect > 0.1


def test_the_engine_scores_a_text_once_however_often_answers_change() -> None:
    engine = CountingEngine()
    reader = reader_of(engine)
    first = reader.read(SORRY)
    before = len(engine.scored)
    reader.read(SORRY, {"trigger": "caught_or_confessing"})
    reader.answered(first, {"pressure": 2})
    assert engine.scored[:before].count(SORRY) == 1
    assert SORRY not in engine.scored[before:]


def test_no_more_texts_are_remembered_than_promised() -> None:
    engine = CountingEngine()
    reader = reader_of(engine)
    texts = [f"He cried on day {n} and said sorry." for n in range(REMEMBERED + 5)]
    list(reader.read_many(texts))
    engine.scored.clear()
    reader.read(texts[0])
    assert texts[0] in engine.scored


def test_an_answer_moves_its_meaning_and_i_dont_know_moves_nothing(reader: Reader) -> None:
    plain = reader.read(JOB)
    told = reader.answered(plain, {"said": ["apology"]})
    assert told.meaning("remorse").probability > plain.meaning("remorse").probability
    unknown = reader.answered(plain, {"said": None})
    assert [(m.id, m.probability) for m in unknown.meanings] == [(m.id, m.probability) for m in plain.meanings]
    assert unknown.question is None or unknown.question.id != "said"


def test_many_readings_are_those_of_one_by_one_whatever_the_order(reader: Reader) -> None:
    texts = [SORRY, JOB, "She cried at her wedding, so happy.", "He cried."] * 70
    many = list(reader.read_many(texts))
    assert [r.text for r in many] == texts
    for reading in many[:4]:
        assert reader_of(ScriptedEngine()).read(reading.text).to_record() == reading.to_record()


def test_answers_go_with_their_texts(reader: Reader) -> None:
    readings = list(reader.read_many([SORRY, JOB], [None, {"pressure": 1}]))
    assert [dict(r.answers) for r in readings] == [{}, {"pressure": ("1",)}]


def test_fewer_answers_than_texts_are_an_error(reader: Reader) -> None:
    with pytest.raises(ValueError, match="shorter"):
        list(reader.read_many([SORRY, JOB], [None]))


def test_without_effects_the_readings_are_the_same_but_for_them(reader: Reader) -> None:
    with_effects = reader.read(SORRY)
    without = next(reader_of(ScriptedEngine()).read_many([SORRY], effects=False))
    assert [(m.id, m.probability, m.present) for m in without.meanings] == [
        (m.id, m.probability, m.present) for m in with_effects.meanings
    ]
    assert {e.effect for m in without.meanings for e in m.evidence} == {0.0}


def test_nobody_cries_in_a_text_without_crying(reader: Reader) -> None:
    reading = reader.read("We had soup for dinner and then watched the news about the new bridge.")
    assert reading.status == "no_tears"
    assert reading.present == ()


def test_crying_alone_is_too_little_to_tell_until_something_is_answered(reader: Reader) -> None:
    reading = reader.read("He cried.")
    assert reading.status == "too_little"
    assert reading.present == ()
    assert reader.answered(reading, {"trigger": "death"}).status == "read"


def test_another_language_is_named_and_not_read(reader: Reader) -> None:
    reading = reader.read("Mi padre lloró anoche cuando le dije que me iba a vivir a otra ciudad con mi novia.")
    assert (reading.status, reading.language) == ("unsupported_language", "es")
    assert reading.present == ()
    assert reading.question is None
    assert reading.to_record()["language"] == "es"


@pytest.mark.parametrize("text", ["", "  \n", "he cried\0", "he cried \ud800", "x" * 20_001, b"he cried", None])
def test_what_is_no_account_is_refused(reader: Reader, text: object) -> None:
    with pytest.raises(AccountError):
        reader.read(text)  # type: ignore[arg-type]


def test_answers_that_do_not_exist_are_refused(reader: Reader) -> None:
    with pytest.raises(AnswerError):
        reader.read(SORRY, {"trigger": "weather"})


def test_a_record_keeps_what_was_answered_as_callers_give_it(reader: Reader) -> None:
    answers = {"relationship": "parent", "trigger": ["death"], "said": [], "rare": None, "pressure": 0}
    assert reader.read(JOB, answers).to_record()["answers"] == answers


@settings(max_examples=60)
@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=200),
    st.fixed_dictionaries({}, optional={q: st.sampled_from(VALUES[q]) for q in ONE_VALUE}),
)
def test_any_text_with_any_answers_is_read_or_refused_as_no_account(text: str, answers: dict[str, str]) -> None:
    try:
        reading = reader_of(ScriptedEngine()).read("He cried and said sorry. " + text, answers)
    except AccountError:
        return
    assert all(np.isfinite(m.probability) and 0 <= m.probability <= 1 for m in reading.meanings)
    for meaning in reading.meanings:
        for e in meaning.evidence:
            assert reading.text[e.start : e.end] == e.quote

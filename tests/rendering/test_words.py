"""Words never say more than the probabilities do."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.interview import NO_ACCOUNT, Move
from tearwise.meanings import MEANINGS, meaning
from tearwise.reading import Reading
from tearwise.rendering import words
from tearwise.rendering.words import (
    BANDS,
    advice,
    band,
    effect_told,
    evident,
    headline,
    more_to_tell,
    moved,
    outranked,
    percent,
    still_open,
    whole_percent,
    word,
)
from tests.rendering.examples import reading_of, readings

PROBABILITIES = st.floats(0, 1)


def test_the_documented_bands_are_the_bands() -> None:
    told = re.findall(
        r"^\s+(?:(\d+)% and more|(\d+)% to \d+%|under (\d+)%)\s{2,}(.+)$", words.__doc__ or "", re.MULTILINE
    )
    lowest = [(0 if under else int(more or at), text) for more, at, under, text in told]
    assert lowest == [(one.least, one.word) for one in BANDS]


@pytest.mark.parametrize(
    ("probability", "expected"),
    [
        (1.0, "very likely"),
        (0.9, "very likely"),
        (0.894, "likely"),
        (0.65, "likely"),
        (0.64, "may well be"),
        (0.4, "may well be"),
        (0.39, "possible"),
        (0.15, "possible"),
        (0.14, "unlikely"),
        (0.05, "unlikely"),
        (0.04, "very unlikely"),
        (0.0, "very unlikely"),
    ],
)
def test_each_band_begins_and_ends_where_it_is_said_to(probability: float, expected: str) -> None:
    assert word(probability) == expected


def test_open_is_what_is_possible_and_not_named_and_evidence_counts_for_either() -> None:
    probabilities = {"remorse": 0.8, "love": 0.3, "trust": 0.146, "joy_relief": 0.1, "other": 0.144}
    said = {id: {"He said he was sorry": 0.1} for id in ("love", "joy_relief", "other")}
    reading = reading_of(probabilities=probabilities, present=("remorse", "joy_relief"), evidence=said)
    assert [one.id for one in still_open(reading)] == ["love", "trust"]
    assert [one.id for one in evident(reading)] == ["love", "joy_relief"]


@pytest.mark.parametrize(
    ("effect", "told"),
    [
        (0.31, "83% → 52%"),
        (0.004, "still 83%"),
        (-0.004, "still 83%"),
        (-0.1, "83% → 93%, so by themselves they speak against it"),
        (0.9, "83% → <1%"),
        (-0.9, "83% → >99%, so by themselves they speak against it"),
    ],
)
def test_what_a_passage_does_is_told_within_what_a_probability_can_be(effect: float, told: str) -> None:
    reading = reading_of(probabilities={"remorse": 0.83}, evidence={"remorse": {"He said he was sorry": effect}})
    (passage,) = reading.meanings[0].evidence
    assert effect_told(reading.meanings[0], passage) == told


@given(PROBABILITIES, PROBABILITIES)
def test_a_higher_probability_never_gets_a_weaker_word(one: float, another: float) -> None:
    low, high = sorted((one, another))
    assert BANDS.index(band(high)) <= BANDS.index(band(low))


@given(PROBABILITIES)
def test_the_number_shown_is_within_half_a_point_and_never_certain(probability: float) -> None:
    shown = percent(probability)
    assert shown not in ("0%", "100%")
    assert abs(whole_percent(probability) / 100 - probability) <= 0.005 + 1e-9


def test_one_meaning_is_said_with_its_own_strength() -> None:
    assert headline(reading_of(probabilities={"remorse": 0.93}, present=("remorse",))).startswith(
        "These tears very likely say: “"
    )
    assert headline(reading_of(probabilities={"remorse": 0.5}, present=("remorse",))).startswith(
        "These tears may well say: “"
    )
    assert headline(reading_of(probabilities={"remorse": 0.2}, present=("remorse",))).startswith(
        "These tears may say: “"
    )


def test_several_meanings_each_get_their_own_word() -> None:
    said = headline(reading_of(probabilities={"remorse": 0.93, "loss_fear": 0.45}, present=("remorse", "loss_fear")))
    first, second = said.split("” ")
    assert first.startswith("These tears very likely say: “")
    assert second.startswith("It may well also be: “")


def test_something_else_is_said_plainly() -> None:
    said = headline(reading_of(probabilities={"other": 0.7}, present=("other",)))
    assert said == (
        "Something other than the eight meanings is likely behind these tears: "
        "disappointment, pain, strain, anger, fear or exhaustion, for instance."
    )


def test_something_else_can_stand_beside_a_meaning() -> None:
    said = headline(reading_of(probabilities={"love": 0.9, "other": 0.7}, present=("love", "other")))
    assert said.endswith(
        "Likely also: something other than these eight, "
        "disappointment, pain, strain, anger, fear or exhaustion, for instance."
    )


def test_a_reading_that_names_nothing_says_so() -> None:
    said = headline(reading_of(probabilities={"love": 0.31}))
    assert said.startswith("No meaning stands out.")
    assert said.endswith("(possible, 31%).")


def test_a_reading_in_which_all_is_unlikely_holds_out_no_meaning() -> None:
    said = headline(reading_of(probabilities={"joy_relief": 0.1}))
    assert said == "No meaning stands out: by these words each of the nine is unlikely."


def test_a_reading_in_which_something_else_is_closest_says_so() -> None:
    assert "something other than the eight meanings (possible, 31%)" in headline(
        reading_of(probabilities={"other": 0.31})
    )


def test_where_nothing_stands_out_it_is_said_what_to_add_and_that_a_question_helps() -> None:
    told = more_to_tell(reading_of("I saw tears in her eyes today.", {"other": 0.18}, question="trigger"))
    assert told == (
        "If there is more to tell, add what happened just before, what was said and done, and what you are to each "
        "other, or answer the question below. It may change this."
    )
    known = more_to_tell(reading_of("My mum had tears in her eyes today."))
    assert known == "If there is more to tell, add what happened just before, and what was said and done. " + (
        "It may change this."
    )


def test_nothing_more_is_asked_for_where_a_meaning_is_named_or_nothing_can_be_read_or_was_written() -> None:
    assert more_to_tell(reading_of(probabilities={"love": 0.9}, present=("love",))) is None
    assert more_to_tell(reading_of(status="too_little")) is None
    assert more_to_tell(reading_of(NO_ACCOUNT, answers={"rare": "yes"})) is None


@pytest.mark.parametrize("status", ["no_tears", "too_little"])
@pytest.mark.parametrize("text", ["😭😭😭", "😢", ":'(", "T_T", "...?!", "a 😭"])
def test_where_there_is_no_word_it_is_not_said_that_nobody_cries(text: str, status: str) -> None:
    reading = reading_of(text, status=status)
    assert headline(reading) == "Too little to tell: there are no words here to go by yet."
    assert "what happened just before" in (advice(reading) or "")
    assert "nobody cries" in headline(reading_of("We had lunch 😭", status="no_tears"))


@pytest.mark.parametrize(
    ("text", "answers", "asked"),
    [
        ("He cried.", {}, True),
        ("My dad cried.", {}, False),
        ("He cried.", {"relationship": "friend"}, False),
        ("He cried.", {"trigger": "pain"}, True),
    ],
)
def test_what_they_are_to_each_other_is_asked_for_where_nobody_has_said_it(
    text: str, answers: dict[str, object], asked: bool
) -> None:
    told = advice(reading_of(text, status="too_little", answers=answers)) or ""
    assert ("what you are to each other" in told) is asked


@pytest.mark.parametrize(
    ("status", "said"), [("no_tears", "nobody cries in this account"), ("too_little", "Too little to tell")]
)
def test_an_account_that_cannot_be_read_gets_no_meaning(status: str, said: str) -> None:
    reading = reading_of(probabilities={"love": 0.97}, status=status)
    assert said in headline(reading)
    assert meaning("love").plain not in headline(reading)
    assert advice(reading)


def test_another_language_is_named() -> None:
    text = "Mein Vater hat geweint, als ich ausgezogen bin, und er hat sich bei mir entschuldigt."
    assert "German" in headline(reading_of(text, status="unsupported_language", language="de"))


def test_a_language_that_the_text_does_not_tell_is_named_by_its_code() -> None:
    assert "(xx)" in headline(reading_of(status="unsupported_language", language="xx"))


@given(readings())
def test_no_headline_uses_a_stronger_word_than_its_strongest_meaning_has(reading: Reading) -> None:
    said = headline(reading).lower()
    spoken_of = reading.present or reading.meanings[:1]
    strongest = whole_percent(max(one.probability for one in spoken_of))
    if strongest < 90:
        assert "very likely" not in said
    if strongest < 65:
        assert not re.search(r"(?<!un)likely", said)
    if strongest < 40:
        assert "may well" not in said


@pytest.mark.parametrize("id", MEANINGS)
def test_every_meaning_makes_a_whole_sentence(id: str) -> None:
    said = headline(reading_of(probabilities={id: 0.7}, present=(id,)))
    assert re.fullmatch(r"[A-Z].*[^.](\.|\.”)", said)


def test_what_an_answer_moved_is_said_in_figures_the_most_of_it_first() -> None:
    moves = [Move("remorse", 0.2, 0.7), Move("love", 0.5, 0.3), Move("loss_fear", 0.001, 0.2)]
    assert list(moved(moves, known=True)) == [
        "More likely now: Being sorry (20% → 70%), Loss, or fear of it (<1% → 20%).",
        f"Less likely now: {meaning('love').name} (50% → 30%).",
    ]
    (many,) = moved([Move(id, 0.1, 0.2) for id in MEANINGS[:5]], known=True)
    assert many.count("→") == 3
    assert list(moved([], known=True)) == ["That changes little."]
    assert list(moved([], known=False)) == ["Not knowing changes nothing."]


def test_why_a_likelier_meaning_goes_unnamed_beside_one_that_is_named_is_said() -> None:
    likely = {"remorse": 0.3, "love": 0.45, "trust": 0.31, "empathy": 0.302}
    assert outranked(reading_of(probabilities=likely, present=("remorse",))) == (
        f"“{meaning('love').name}” (45%) and “{meaning('trust').name}” (31%) are likelier and yet not named: "
        "a rarer meaning needs less to be named."
    )
    one = outranked(reading_of(probabilities=likely, present=("remorse", "trust")))
    assert one is not None
    assert one.startswith(f"“{meaning('love').name}” (45%) is likelier")
    assert outranked(reading_of(probabilities=likely, present=("love",))) is None
    assert outranked(reading_of(probabilities=likely)) is None

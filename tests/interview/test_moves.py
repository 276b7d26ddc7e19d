"""What an answer moved is told, the biggest move first, and nothing that is too small to matter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tearwise.errors import ReadingError
from tearwise.interview import Move, moves
from tearwise.meanings import MEANINGS
from tearwise.reading import Reading
from tests.interview.examples import SORRY, interview_about
from tests.rendering.examples import reading_of, readings


def test_the_biggest_move_comes_first_whichever_way_it_goes() -> None:
    before = reading_of(probabilities={"love": 0.5, "remorse": 0.3, "trust": 0.4})
    after = reading_of(probabilities={"love": 0.1, "remorse": 0.6, "trust": 0.45})
    assert moves(before, after) == (
        Move("love", 0.5, 0.1),
        Move("remorse", 0.3, 0.6),
        Move("trust", 0.4, 0.45),
    )
    assert [move.by > 0 for move in moves(before, after)] == [False, True, True]


def test_a_move_of_two_points_is_told_and_a_smaller_one_is_not() -> None:
    before = reading_of(probabilities={"love": 0.5, "remorse": 0.5})
    after = reading_of(probabilities={"love": 0.52, "remorse": 0.519})
    assert [move.meaning for move in moves(before, after)] == ["love"]
    less, more = reading_of(probabilities={"love": 0.28}), reading_of(probabilities={"love": 0.3})
    assert [move.meaning for move in moves(less, more)] == ["love"], "however it is rounded"


def test_an_answer_moves_what_it_speaks_for() -> None:
    interview = interview_about(SORRY)
    after = interview.answer("said", ["confiding"])
    (move,) = moves(interview.reading("by-hand/1"), after.reading("by-hand/1"))
    assert move.meaning == "trust"
    assert move.by > 0


@pytest.mark.parametrize("place", range(2))
def test_what_is_no_reading_is_told_by_its_name(place: int) -> None:
    taken: list[object] = [reading_of(), reading_of()]
    taken[place] = {"meanings": []}
    with pytest.raises(ReadingError, match=f"^{('before', 'after')[place]} must be a Reading, not dict"):
        moves(*taken)  # type: ignore[arg-type]


@settings(max_examples=30)
@given(readings(), readings())
def test_moves_are_those_between_the_two_readings(before: Reading, after: Reading) -> None:
    found = moves(before, after)
    assert {move.meaning for move in found} <= set(MEANINGS)
    assert [abs(move.by) for move in found] == sorted((abs(move.by) for move in found), reverse=True)
    for move in found:
        assert move.before == before.meaning(move.meaning).probability
        assert move.after == after.meaning(move.meaning).probability


@settings(max_examples=30)
@given(readings())
def test_nothing_moves_where_nothing_changed(reading: Reading) -> None:
    assert moves(reading, reading) == ()

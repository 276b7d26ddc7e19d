"""What corrections teach is small, bounded, shown, and changes no reading."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearwise.journal import Journal
from tearwise.journal.learning import FEWEST, LIMIT, Offset, offsets, shifted
from tearwise.journal.shown import learned_lines
from tearwise.meanings import MEANINGS
from tests.journal.conftest import SORRY, Read

EPISODE = st.tuples(
    st.fixed_dictionaries({id: st.floats(0, 1) for id in MEANINGS}), st.frozensets(st.sampled_from(MEANINGS))
)


@settings(max_examples=40)
@given(st.lists(EPISODE, max_size=8))
def test_offsets_are_bounded_and_point_where_the_corrections_do(
    corrected: list[tuple[dict[str, float], frozenset[str]]],
) -> None:
    found = offsets(corrected)
    assert [one.meaning for one in found] == list(MEANINGS)
    for one in found:
        assert -LIMIT <= one.offset <= LIMIT
        assert one.offset == 0 or len(corrected) >= FEWEST
        assert one.offset * (one.named - one.expected) >= 0
        assert one.named == sum(one.meaning in own for _, own in corrected)


@given(st.floats(0, 1), st.floats(-LIMIT, LIMIT))
def test_a_shift_keeps_to_its_direction_and_its_bounds(probability: float, offset: float) -> None:
    after = shifted(probability, offset)
    assert 0 <= after <= 1
    assert (after - probability) * offset >= -1e-12
    assert abs(after - probability) <= math.tanh(LIMIT / 4) + 1e-12  # the most that a logistic curve gains
    assert shifted(after, -offset) == pytest.approx(probability, abs=1e-9)


def test_nothing_is_shifted_by_few_corrections_and_the_formula_holds_for_more() -> None:
    likely = dict.fromkeys(MEANINGS, 0.5)
    assert all(one.offset == 0 for one in offsets([(likely, frozenset({"love"}))] * (FEWEST - 1)))
    assert all(one.offset != 0 for one in offsets([(likely, frozenset({"love"}))] * FEWEST))
    by_id = {one.meaning: one for one in offsets([(likely, frozenset({"love"}))] * 8)}
    assert by_id["love"] == Offset("love", 8, 8, 4.0, (8 - 4) / (8 * 0.25 + 4))
    assert by_id["loss_fear"].offset == -by_id["love"].offset
    many = {one.meaning: one.offset for one in offsets([(likely, frozenset({"love"}))] * 1000)}
    assert many["love"] == LIMIT


def test_corrections_teach_readings_stay_and_taking_back_undoes_it(journal: Journal, read: Read) -> None:
    ids = [journal.add(read(SORRY)).id for _ in range(6)]
    before = [journal.episode(id).readings for id in ids]
    assert all(one.episodes == 0 and one.offset == 0 for one in journal.learned())
    for id in ids:
        journal.correct(id, ["love"])
    taught = {one.meaning: one for one in journal.learned()}
    assert (taught["love"].episodes, taught["love"].named) == (6, 6)
    assert taught["love"].offset > 0 > taught["remorse"].offset
    assert [journal.episode(id).readings for id in ids] == before
    (line,) = [line for line in learned_lines(read(SORRY), journal.learned()) if line]
    assert "Love" in line
    assert "Being sorry" in line
    for id in ids:
        journal.take_back_correction(id)
    assert all(one.offset == 0 for one in journal.learned())
    assert list(learned_lines(read(SORRY), journal.learned())) == []


def test_an_episode_that_could_not_be_read_teaches_nothing(journal: Journal, read: Read) -> None:
    for _ in range(6):
        journal.correct(journal.add(read("My mum had lunch and went home.")).id, ["love"])
    assert all(one.episodes == 0 for one in journal.learned())

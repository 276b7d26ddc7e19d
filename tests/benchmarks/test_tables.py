"""The tables say what they claim to say, on rows made up for it; no data folder is needed."""

from __future__ import annotations

import json
import math
import re
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.accounts import answers_of, of_length, some, truth
from benchmarks.engine import RememberingEngine
from benchmarks.evidence import FLOORS, evidence_table, f1, floor_f1, random_passage
from benchmarks.faithfulness import faithfulness_table, random_spans
from benchmarks.interview import POLICIES, interview_table, interviews
from benchmarks.pairs import load_blind, plain_table, right_moves
from benchmarks.readings import (
    COLUMNS,
    group_table,
    judged,
    judged_by,
    meaning_table,
    reading_table,
    readings,
    status_table,
)
from benchmarks.report import PAGE, RESULTS, Report
from benchmarks.table import Cell, Table
from tearwise.accounts import QUESTIONS
from tearwise.annotation.evaluation import evidence_f1, words_in
from tearwise.assembly import Reader
from tearwise.engines.scripted import ScriptedEngine
from tearwise.meanings import MEANINGS
from tearwise.reading import Evidence, MeaningReading, Reading
from tests.benchmarks.examples import READABLE, ROWS, cell, row


@pytest.fixture(scope="module")
def engine() -> RememberingEngine:
    return RememberingEngine(ScriptedEngine())


@pytest.fixture(scope="module")
def reader(engine: RememberingEngine) -> Reader:
    return Reader(engine)


# Tables


def test_a_figure_is_printed_with_its_interval_and_kept_in_full() -> None:
    values = np.array([0.0, 1.0, 1.0, 1.0])
    figure = Cell.over(lambda i: float(values[i].mean()), len(values))
    assert str(figure).startswith("0.750 [")
    assert figure.to_record()["value"] == 0.75
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low < 0.75 < figure.high


def test_a_figure_of_nothing_is_a_dash_and_null() -> None:
    nothing = Cell.over(lambda i: 1.0, 0)
    assert str(nothing) == "–"
    assert nothing.to_record() == {"value": None}


def test_the_columns_of_a_printed_table_stand_in_line() -> None:
    table = Table("t", "Title", "reader", ["a", "much longer"], [("x", [Cell(1.0), ""]), ("longest name", ["", "y"])])
    lines = [line for line in str(table).splitlines() if line.startswith("|")]
    assert len(lines) == 4
    assert len({tuple(k for k, c in enumerate(line) if c == "|") for line in lines}) == 1


def test_a_row_with_too_few_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="x"):
        Table("t", "Title", "", ["a", "b"], [("x", [Cell(1.0)])])


# Accounts


def test_some_rows_are_spread_evenly_and_all_are_given_where_there_are_few() -> None:
    assert some(range(101), 5) == [0, 25, 50, 75, 100]
    assert some([1, 2], 5) == [1, 2]


def test_texts_of_a_length_are_the_nearest_in_their_order() -> None:
    assert of_length(["a b c d", "a", "a b", "a b c d e"], 4, 2) == ["a b c d", "a b c d e"]


def test_what_the_labels_leave_open_is_not_answered() -> None:
    given = answers_of(row("She cried.", ["love"], trigger=("unknown",), pressure=1))
    assert given["trigger"] is given["relationship"] is given["rare"] is None
    assert given["pressure"] == 1


# Readings


def test_a_reader_that_is_right_is_perfect_and_one_that_names_nothing_is_worth_nothing() -> None:
    shown = truth(READABLE)
    right = judged_by("right", READABLE, shown.astype(float), shown)
    silent = judged_by("silent", READABLE, np.zeros(shown.shape), np.zeros(shown.shape, bool))
    table = reading_table([right, silent])
    assert cell(table, "right", "micro-F1").value == cell(table, "right", "first shown").value == 1
    assert cell(table, "right", "Brier").value == 0
    assert cell(table, "silent", "micro-F1").value == cell(table, "silent", "macro-F1").value == 0
    assert right.macro_f1 == cell(table, "right", "macro-F1").value == 4 / 9


def test_figures_of_the_manifest_stand_below_the_measured_ones(reader: Reader) -> None:
    ours = judged("ours", READABLE, readings(reader, READABLE, answers=False))
    figures = {statistic: [0.5, 0.4, 0.6] for statistic in COLUMNS.values()}
    table = reading_table([ours], {"text": figures})
    assert str(cell(table, "learned from all rows, not shipped: text", "macro-F1")) == "0.500 [0.400, 0.600]"


def test_the_labelled_answers_reach_the_reader(reader: Reader) -> None:
    assert not any(one.answers for one in readings(reader, READABLE, answers=False))
    assert all(one.answers for one in readings(reader, READABLE, answers=True))


def test_each_meaning_and_each_group_has_its_own_figure(reader: Reader) -> None:
    ours = judged("ours", READABLE, readings(reader, READABLE, answers=False))
    by_meaning, by_group = meaning_table([ours]), group_table([ours], READABLE)
    assert [name for name, _ in by_meaning.rows] == list(MEANINGS)
    assert cell(by_meaning, "remorse", "shown in").value == 1
    assert cell(by_meaning, "remorse", "ours").value == 1
    counts = {name: cell(by_group, name, "accounts").value for name, _ in by_group.rows}
    assert counts == {"another cries": 3, "the narrator cries": 1, "a man cries before the narrator": 1}


def test_accounts_that_cannot_be_read_are_counted_apart(reader: Reader) -> None:
    table = status_table(ROWS, readings(reader, ROWS, answers=False))
    assert cell(table, "cannot be read: told so", "accounts").value == 1
    assert cell(table, "cannot be read: told so", "share").value == 1
    assert cell(table, "can be read: turned away", "share").value == 0


# Evidence


def reading_with(text: str, spans: dict[str, list[tuple[int, int]]]) -> Reading:
    from tearwise.accounts import Account

    meanings = [
        MeaningReading(m, 0.5, True, tuple(Evidence(s, e, text[s:e], 0.0) for s, e in spans.get(m, ())))
        for m in MEANINGS
    ]
    return Reading(Account.of(text), "by-hand/1", "read", tuple(meanings))


@given(st.lists(st.integers(0, 40), min_size=2, max_size=2, unique=True).map(sorted))
def test_words_count_for_floors_as_they_count_for_readings(span: list[int]) -> None:
    one = READABLE[0]
    start, end = span
    found = evidence_f1(asdict(one), reading_with(one.text, {"remorse": [(start, end)]}))
    given = words_in(one.text, [(start, end)])
    assert found == floor_f1(one, lambda text, quoted: f1(quoted, given))


def test_a_random_passage_is_worth_the_mean_of_all_passages_of_its_length() -> None:
    text = "one two three four five six seven"
    quoted = {2, 3, 5}
    each = [f1(quoted, set(range(start, start + 3))) for start in range(5)]
    assert random_passage(text, quoted) == pytest.approx(np.mean(each))


def test_floors_are_what_their_names_say() -> None:
    one = READABLE[1]
    values = {name.split(" (")[0]: floor_f1(one, floor) for name, floor in FLOORS.items()}
    quoted, words = 6, len(one.text.split())
    assert values["all words"] == pytest.approx(2 * quoted / (quoted + words))
    assert values["the first sentence that speaks of crying"] == 0  # the quote stands in the one before
    assert values["a random sentence"] == pytest.approx(0.5)  # one of the two is the quote


def test_our_evidence_stands_above_every_floor(reader: Reader) -> None:
    table = evidence_table(READABLE, readings(reader, READABLE, answers=False))
    ours, *floors = (cell(table, name, "word-F1").value for name, _ in table.rows)
    assert ours > max(floors)


# Faithfulness


@given(st.integers(0, 10**6), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), min_size=1, max_size=2))
def test_random_passages_have_as_many_words_and_lie_in_the_text(seed: int, cuts: list[tuple[int, int]]) -> None:
    text = READABLE[0].text
    spans = [(start, min(start + length, len(text))) for start, length in cuts if start < len(text)]
    drawn = random_spans(text, spans, np.random.default_rng(seed))
    words = [word.span() for word in re.finditer(r"\w+(?:['’]\w+)*", text)]

    def count(span: tuple[int, int]) -> int:
        return max(1, sum(s < span[1] and span[0] < e for s, e in words))

    assert sorted(map(count, drawn)) == sorted(map(count, spans))
    assert all(0 <= start < end <= len(text) for start, end in drawn)


def test_leaving_out_what_the_reading_rests_on_lowers_it_more_than_leaving_out_anything(
    engine: RememberingEngine, reader: Reader
) -> None:
    table = faithfulness_table(engine, readings(reader, READABLE, answers=False))
    assert cell(table, "difference", "comprehensiveness").value > 0.2
    assert cell(table, "difference", "sufficiency").value < -0.2
    assert abs(cell(table, "Tearwise's passages", "sufficiency").value) < 0.1


# Plain accounts and pairs


def test_a_pair_is_right_when_every_changed_meaning_moves_its_way() -> None:
    rows = [
        row("a", ["love"], id="p-1a"),
        row("b", ["remorse"], id="p-1b"),
        row("c", ["love"], id="p-2a"),
        row("d", ["love"], id="p-2b"),
        row("e", ["trust"], id="p-3a"),
    ]
    love, remorse = MEANINGS.index("love"), MEANINGS.index("remorse")
    probability = np.full((len(rows), len(MEANINGS)), 0.5)
    probability[0, love], probability[1, love] = 0.6, 0.4
    assert right_moves(rows, probability) == [[True, False]]  # remorse did not move; the rest is no changed pair
    probability[1, remorse] = 0.9
    assert right_moves(rows, probability) == [[True, True]]


def test_plain_accounts_are_right_when_what_they_show_comes_first(reader: Reader) -> None:
    wrong = row("He cried, and it was raining when we got home again.", ["love"])
    pairs = [
        row("He cried and said sorry.", ["remorse"], id="p-1a"),
        row("He cried and was happy.", ["joy_relief"], id="p-1b"),
    ]
    table = plain_table(reader, ([*READABLE, wrong], pairs), (READABLE, pairs))
    assert cell(table, "plain accounts: the right meaning first", "share").value == 0.8
    assert cell(table, "plain accounts, blind: the right meaning first", "share").value == 1
    assert cell(table, "contrast pairs: every changed meaning moves the right way", "share").value == 1


def test_blind_accounts_show_what_was_labelled_and_nothing_else(tmp_path: Path) -> None:
    kept = tmp_path / "blind.jsonl"
    kept.write_text(json.dumps({"id": "b-1", "text": "He cried.", "shown": ["love", "remorse"]}) + "\n", "utf-8")
    (found,) = load_blind(kept)
    assert [id for id, value in found.meanings.items() if value] == ["love", "remorse"]
    assert found.text == "He cried."


# Interview


def test_all_policies_begin_alike_and_end_alike_unless_they_stop(reader: Reader) -> None:
    found = {policy: interviews(reader, READABLE, policy) for policy in POLICIES}
    first = [[one.to_record() for one in steps[0]] for steps, _ in found.values()]
    assert first[0] == first[1] == first[2]
    fixed, random = (found[policy][0][-1] for policy in ("fixed", "random"))
    assert [one.to_record() for one in fixed] == [one.to_record() for one in random]
    assert found["fixed"][1] == found["random"][1] == [len(QUESTIONS)] * len(READABLE)
    assert all(len(steps) == len(QUESTIONS) + 1 for steps, _ in found.values())


def test_an_adaptive_interview_stops_when_the_reading_asks_nothing(reader: Reader) -> None:
    steps, asked = interviews(reader, READABLE, "adaptive")
    assert len(asked) == len(READABLE)
    for k, count in enumerate(asked):
        assert (steps[-1][k].question is None) or count == len(QUESTIONS)
        assert all(steps[step][k].question is not None for step in range(count))


def test_the_interview_table_has_a_line_for_each_answer(reader: Reader) -> None:
    table = interview_table(reader, READABLE)
    assert len(table.rows) == len(QUESTIONS) + 2
    assert cell(table, "questions asked", "fixed").value == len(QUESTIONS)


# Report


def test_the_page_has_the_tables_as_printed_and_the_results_have_their_figures(tmp_path: Path) -> None:
    table = Table("t", "Title", "", ["share"], [("x", [Cell(0.25, 0.1, 0.4)]), ("none", [Cell(math.nan)])], "A note.")
    report = Report(
        [table], "python -m benchmarks", "2026-01-01T00:00+00:00", "b/1", {"cores": "2"}, {"numpy": "2"}, {}
    )
    report.write(tmp_path)
    page = (tmp_path / PAGE).read_text(encoding="utf-8")
    assert str(table) in page
    assert "numpy 2" in page
    assert "one language model's readings" in page
    assert "quick" not in page
    results = json.loads((tmp_path / RESULTS).read_text(encoding="utf-8"))
    assert results["tables"][0]["rows"][0] == {"name": "x", "share": {"value": 0.25, "low": 0.1, "high": 0.4}}
    assert results["tables"][0]["rows"][1] == {"name": "none", "share": {"value": None}}

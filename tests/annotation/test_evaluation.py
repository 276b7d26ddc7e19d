"""The figures are what they are defined to be, and readings that are better get better ones."""

from __future__ import annotations

import random
import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import Account
from tearwise.annotation.evaluation import (
    OF_PROBABILITIES,
    Arrays,
    Evaluation,
    evaluate,
    evidence_f1,
    f1_per_column,
    interval,
)
from tearwise.errors import ReadingError
from tearwise.meanings import MEANINGS
from tearwise.reading import Evidence, MeaningReading, Reading

few = pytest.mark.usefixtures("few_draws")
TEXT = "He cried on the stairs and said he was sorry for every one of those years."


def account(labels: dict[str, int], **more: Any) -> dict[str, Any]:
    return {"text": TEXT, "meanings": dict.fromkeys(MEANINGS, 0) | labels, **more}


def reading(
    probabilities: dict[str, float], spans: dict[str, list[tuple[int, int]]] | None = None, status: str = "read"
) -> Reading:
    """A reading that names what it gives at least one half."""
    meanings = [
        MeaningReading(
            id,
            probabilities.get(id, 0.0),
            probabilities.get(id, 0.0) >= 0.5,
            tuple(Evidence(s, e, TEXT[s:e], 0.1) for s, e in (spans or {}).get(id, ())),
        )
        for id in MEANINGS
    ]
    ordered = tuple(sorted(meanings, key=lambda one: -one.probability))
    return Reading(Account.of(TEXT), "by-hand/1", status, ordered)  # type: ignore[arg-type]


def figures(evaluation: Evaluation) -> dict[str, float]:
    return {one.name: one.value for one in evaluation.figures}


@few
def test_readings_that_are_right_are_perfect() -> None:
    gold = [account({"remorse": 2}), account({"love": 2, "joy_relief": 2}), account({"other": 2, "love": 1})]
    found = [reading({"remorse": 1.0}), reading({"love": 1.0, "joy_relief": 1.0}), reading({"other": 1.0})]
    shown = figures(evaluate(gold, found))
    assert shown["micro-F1"] == shown["exact set"] == shown["first meaning is shown"] == 1
    assert shown["macro-F1 (nine meanings)"] == pytest.approx(4 / 9)  # four of the nine occur at all
    assert shown["Brier score (mean of nine)"] == shown["calibration error (mean of nine)"] == 0


@few
def test_figures_are_what_they_are_by_hand() -> None:
    gold = [account({"remorse": 2}), account({"love": 2, "remorse": 1})]
    found = [reading({"remorse": 0.9, "love": 0.6}), reading({"remorse": 0.8, "love": 0.2})]
    result = evaluate(gold, found)
    shown = figures(result)
    assert shown["micro-F1"] == pytest.approx(2 * 1 / (2 + 3))
    assert shown["exact set"] == 0
    assert shown["first meaning is shown"] == 0.5
    assert shown["first meaning is plausible"] == 1
    assert shown["Brier score (mean of nine)"] == pytest.approx((0.01 + 0.36 + 0.64 + 0.64) / 18)
    assert result.meanings["remorse"].value == pytest.approx(2 / 3)
    assert result.meanings["love"].value == 0
    assert (result.shown["remorse"], result.shown["love"], result.shown["other"]) == (1, 1, 0)
    assert (result.precision["remorse"].value, result.recall["remorse"].value) == (0.5, 1)
    assert (result.precision["love"].value, result.recall["love"].value) == (0, 0)
    assert (result.precision["remorse"].accounts, result.recall["remorse"].accounts) == (2, 1)
    assert np.isnan([result.precision["other"].value, result.recall["other"].value]).all()
    assert result.to_record()["meanings"]["other"]["recall"] == {
        "value": None, "low": None, "high": None, "accounts": 0,
    }  # fmt: skip


@few
def test_accounts_without_labels_count_only_for_being_turned_away() -> None:
    gold = [account({"remorse": 2}), {"text": TEXT, "usable": False}, {"text": TEXT, "usable": False}]
    found = [reading({"remorse": 0.9}), reading({}, status="no_tears"), reading({})]
    result = evaluate(gold, found)
    assert result.accounts == 1
    assert figures(result)["unreadable accounts told so"] == 0.5
    assert figures(result)["readable accounts turned away"] == 0


@few
def test_accounts_that_were_not_read_are_misses_and_in_no_figure_of_probabilities() -> None:
    gold = [account({"remorse": 2}), account({"love": 2}), account({"joy_relief": 2}), account({"love": 2})]
    found = [
        reading({"remorse": 0.9}),
        reading({"love": 0.6, "remorse": 0.2}),
        reading({"other": 0.4}, status="too_little"),
        reading({"love": 0.4}, status="no_tears"),
    ]
    result, read = evaluate(gold, found), evaluate(gold[:2], found[:2])
    ours, theirs = figures(result), figures(read)
    assert (result.accounts, result.unread) == (4, {"too_little": 1, "no_tears": 1})
    for name in OF_PROBABILITIES:
        assert ours[name] == theirs[name]
        assert next(one.accounts for one in result.figures if one.name == name) == 2
    assert ours["Brier score (mean of nine)"] == pytest.approx((0.01 + 0.16 + 0.04) / 18)
    assert ours["micro-F1"] == pytest.approx(2 * 2 / (4 + 2))
    assert ours["exact set"] == ours["readable accounts turned away"] == 0.5
    assert result.meanings["love"].value == pytest.approx(2 / 3)
    of_all = figures(evaluate(gold, found, probabilities_of_all=True))
    assert of_all["first meaning is shown"] == 0.75
    assert {name: of_all[name] for name in of_all.keys() - OF_PROBABILITIES} == {
        name: ours[name] for name in ours.keys() - OF_PROBABILITIES
    }


@few
def test_where_nothing_was_read_there_are_no_probabilities_to_measure() -> None:
    result = evaluate([account({"love": 2})], [reading({"love": 0.4}, status="too_little")])
    shown = figures(result)
    assert all(np.isnan(shown[name]) for name in OF_PROBABILITIES)
    assert (shown["micro-F1"], shown["readable accounts turned away"]) == (0, 1)
    assert {one.accounts for one in result.figures if one.name in OF_PROBABILITIES} == {0}


def test_where_nothing_is_shown_or_named_there_is_nothing_to_find_and_other_accounts_draw_no_nan() -> None:
    nothing = evaluate([account({})] * 3, [reading({})] * 3).to_record()["figures"]
    assert nothing["macro-F1 (nine meanings)"] == {"value": 0, "low": 0, "high": 0, "accounts": 3}
    assert nothing["exact set"] == {"value": 1, "low": 1, "high": 1, "accounts": 3}
    one = evaluate([account({"remorse": 2}), account({})], [reading({"remorse": 0.9}), reading({})])
    assert one.to_record()["figures"]["macro-F1 (nine meanings)"] == {
        "value": 0.1111, "low": 0.1111, "high": 0.1111, "accounts": 2,
    }  # fmt: skip


def test_evidence_is_compared_word_by_word() -> None:
    gold = account({"remorse": 2}, evidence={"remorse": ["said he was sorry"]})
    start = TEXT.index("was sorry")
    half = reading({"remorse": 0.9}, {"remorse": [(start, start + len("was sorry"))]})
    assert evidence_f1(gold, half) == pytest.approx(2 * 2 / (4 + 2))
    assert evidence_f1(gold, reading({"remorse": 0.9})) == 0
    assert evidence_f1(account({}), half) is None
    assert evidence_f1(account({}, evidence={"remorse": ["words that are not there"]}), half) is None


def test_nothing_to_compare_is_an_error() -> None:
    with pytest.raises(ValueError, match="labels"):
        evaluate([{"text": TEXT, "usable": False}], [reading({})])
    with pytest.raises(ReadingError, match="2 accounts, and 1 readings"):
        evaluate([account({}), account({})], [reading({})])


@pytest.mark.parametrize(
    ("gold", "readings", "said"),
    [
        (account({}), [reading({})], "a list of mappings, not dict"),
        (TEXT, [reading({})], "a list of mappings, not str"),
        (None, [reading({})], "a list of mappings, not NoneType"),
        ([account({})], iter([reading({})]), "not list_iterator: list"),
        ([account({})], None, "Reader.read returns, not NoneType"),
        ([TEXT], [reading({})], "The account at index 0 must be a mapping, not str"),
        ([account({}), {"text": TEXT}], [reading({})] * 2, "The account at index 1 needs 'meanings' with 0, 1 or 2"),
        ([account({"love": None})], [reading({})], "needs 'meanings' with 0, 1 or 2"),  # type: ignore[dict-item]
        ([account({"love": True})], [reading({})], "needs 'meanings' with 0, 1 or 2"),
        ([account({"love": np.array([2, 1])})], [reading({})], "needs 'meanings' with 0, 1 or 2"),  # type: ignore[dict-item]
        ([account({}, usable="no")], [reading({})], "needs true or false in 'usable'"),
        ([account({}, evidence=[TEXT])], [reading({})], "needs 'evidence' with lists of quotes"),
        ([account({}, evidence={"love": ["sorry"]}, text=None)], [reading({})], "needs its 'text'"),
        ([account({})], [TEXT], "The reading at index 0 must be one, not str"),
    ],
)
def test_what_cannot_be_compared_is_told_in_our_words_and_never_repeated(gold: Any, readings: Any, said: str) -> None:
    with pytest.raises(ReadingError, match=re.escape(said)) as told:
        evaluate(gold, readings)
    assert TEXT not in str(told.value)


@few
def test_labels_may_be_the_numbers_of_a_data_frame() -> None:
    of_a_frame = account({"remorse": np.int64(2), "love": 1.0}, usable=np.bool_(True))  # type: ignore[dict-item]
    assert evaluate([of_a_frame], [reading({"remorse": 0.9})]).shown["remorse"] == 1


def test_the_interval_holds_the_figure_and_is_the_same_every_time() -> None:
    values = np.random.default_rng(1).random(80)
    low, high = interval(lambda i: float(values[i].mean()), len(values))
    assert low < values.mean() < high
    assert high - low == pytest.approx(2 * 1.96 * values.std() / np.sqrt(len(values)), rel=0.1)
    assert interval(lambda i: float(values[i].mean()), len(values)) == (low, high)


def test_a_draw_without_a_rare_meaning_does_not_draw_macro_f1_below_its_interval() -> None:
    rare = [*MEANINGS[:6]]
    labels = [{id: 2} for id in rare] + [{"other": 2}] * 12
    found = evaluate([account(one) for one in labels], [reading(dict.fromkeys(one, 0.9)) for one in labels])
    macro = next(one for one in found.figures if one.name.startswith("macro-F1"))
    assert macro.value == pytest.approx(7 / 9)
    assert macro.low <= macro.value <= macro.high
    assert all((one.low, one.high) == (1, 1) for id, one in found.meanings.items() if id in rare)
    assert (found.meanings["loss_fear"].low, found.meanings["loss_fear"].high) == (0, 0)
    assert found.shown == found.named == dict.fromkeys(MEANINGS, 0) | dict.fromkeys(rare, 1) | {"other": 12}


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=30))
def test_f1_is_the_harmonic_mean_of_precision_and_recall(pairs: list[tuple[bool, bool]]) -> None:
    shown, present = np.array(pairs, bool).T[..., None]
    both = (shown & present).sum()
    expected = 0.0 if both == 0 else 2 / (shown.sum() / both + present.sum() / both)
    assert f1_per_column(shown, present)[0] == pytest.approx(expected)


def test_precision_and_recall_are_shares_of_what_is_named_and_shown_with_intervals_of_theirs() -> None:
    gold, found = invented()
    result = evaluate(gold, found)
    pairs = [
        (account["meanings"], one) for account, one in zip(gold, found, strict=True) if account.get("usable", True)
    ]
    for id in MEANINGS:
        shown = np.array([labels[id] == 2 for labels, _ in pairs])
        named = np.array([one.meaning(id).present for _, one in pairs])
        for figure, of in ((result.precision[id], named), (result.recall[id], shown)):
            assert figure.value == pytest.approx((shown & named).sum() / of.sum())
            assert figure.accounts == of.sum()
            low, high = interval(lambda i, right=shown & named, of=of: right[i].sum() / of[i].sum(), len(pairs))  # type: ignore[misc]
            assert (figure.low, figure.high) == pytest.approx((low, high))
        precision, recall = result.precision[id].value, result.recall[id].value
        assert result.meanings[id].value == pytest.approx(2 * precision * recall / (precision + recall))


def test_arrays_stand_in_the_order_of_the_meanings() -> None:
    arrays = Arrays.of([account({"remorse": 2, "love": 1})["meanings"]], [reading({"remorse": 0.9})])
    assert [MEANINGS[k] for k in np.flatnonzero(arrays.shown[0])] == ["remorse"]
    assert [MEANINGS[k] for k in np.flatnonzero(arrays.plausible[0])] == ["love", "remorse"]
    assert arrays.probability[0, MEANINGS.index("remorse")] == 0.9


REFERENCE = """
macro-F1 (nine meanings)           0.906  [0.859, 0.939]
micro-F1                           0.909  [0.867, 0.943]
exact set                          0.667  [0.550, 0.783]
first meaning is shown (score 2)   0.867  [0.767, 0.950]
first meaning is plausible (>= 1)  0.967  [0.917, 1.000]
mean average precision             0.971  [0.946, 0.989]
calibration error (mean of nine)   0.159  [0.150, 0.181]
Brier score (mean of nine)         0.066  [0.060, 0.073]
evidence word-F1                   0.716  [0.694, 0.743]
  F1 love                           0.917  (11 shown)
  F1 trust                          0.917  (11 shown)
  F1 vulnerability                  0.800  (10 shown)
  F1 connection                     0.882  (15 shown)
  F1 remorse                        1.000  (15 shown)
  F1 empathy                        0.933  (14 shown)
  F1 joy_relief                     1.000  (16 shown)
  F1 loss_fear                      0.815  (11 shown)
  F1 other                          0.889  (12 shown)
  not readable accounts told so              0.800  (10)
  readable accounts turned away              0.133  (60)
"""
"""What the script that these figures were first defined by prints for ``invented()``, line by line."""


def invented() -> tuple[list[dict[str, Any]], list[Reading]]:
    """Sixty accounts with labels, ten without, and readings that are right more often than not; the same every time.
    No two that differ have one probability: the script takes such ones in the order in which they come."""
    chance = random.Random(7)
    words = [(word.start(), word.end()) for word in re.finditer(r"\w+", TEXT)]
    gold, found = [], []
    for number in range(70):
        labels = {id: chance.choices((0, 1, 2), (6, 2, 2))[0] for id in MEANINGS}
        said = {id: min(1.0, max(0.0, labels[id] / 2 * 0.6 + 0.4 * chance.random() - 0.1)) for id in MEANINGS}
        first, last = sorted((chance.randrange(len(words)), chance.randrange(len(words))))
        quote, shorter = TEXT[words[first][0] : words[last][1]], (words[first][0], words[(first + last) // 2][1])
        quoted = {id: [quote] for id in MEANINGS if labels[id] == 2}
        status = chance.choices(("read", "no_tears"), (8, 2) if number < 60 else (2, 8))[0]
        crier = {"crier": chance.choice(("other", "narrator")), "crier_gender": "unknown"}
        if number < 60:
            gold.append(account(labels, id=str(number), evidence=quoted, **crier))
        else:
            gold.append({"id": str(number), "text": TEXT, "usable": False})
        found.append(reading(said, {id: [shorter] for id in quoted}, status))
    return gold, found


def test_the_figures_and_intervals_are_those_of_the_script_that_defined_them() -> None:
    gold, found = invented()
    result = evaluate(gold, found, probabilities_of_all=True)
    ours = {one.name: one for one in (*result.figures, *result.meanings.values())}
    for line in REFERENCE.strip().splitlines():
        name, *numbers = re.fullmatch(r"\s*(.*?)\s{2,}([\d.]+)(?:\s+\[([\d.]+), ([\d.]+)\])?.*", line).groups()  # type: ignore[union-attr]
        name = NAMES.get(name, name)
        expected = [float(number) for number in numbers if number is not None]
        assert [ours[name].value, ours[name].low, ours[name].high][: len(expected)] == pytest.approx(
            expected, abs=5.1e-4
        ), name
    assert len(REFERENCE.strip().splitlines()) == len(ours)


NAMES = {
    "first meaning is shown (score 2)": "first meaning is shown",
    "first meaning is plausible (>= 1)": "first meaning is plausible",
    "not readable accounts told so": "unreadable accounts told so",
}

"""Agreement: the figures are the textbook's, and what to talk about is what coders differ on."""

from __future__ import annotations

import json
import math
import sys
import tracemalloc

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, cohen_kappa_score, f1_score

from tearwise.annotation.agreement import Agreement
from tearwise.annotation.agreement import agreement as with_intervals
from tearwise.annotation.arrays import Indexes
from tearwise.annotation.codings import Coding
from tearwise.annotation.measures import averaged
from tearwise.annotation.ways import Ways
from tearwise.errors import FileError, MissingExtra, RowError
from tearwise.meanings import MEANINGS


def coding(name: str, love: list[int | None], graded: bool = True, **others: list[int | None]) -> Coding:
    """A coder's codes of accounts 0, 1, ...: None where love is None means that the account is not coded."""
    codes = {
        str(n): dict.fromkeys(MEANINGS, 0) | {"love": code} | {id: more[n] for id, more in others.items()}
        for n, code in enumerate(love)
        if code is not None
    }
    return Coding(name, codes, graded=graded)


def agreement(codings: list[Coding]) -> Agreement:
    """With intervals of a few resamples, which is all that most tests need."""
    return with_intervals(codings, resamples=10)


CODES = st.lists(st.tuples(*[st.sampled_from([0, 1, 2, None])] * 3), min_size=4, max_size=12)


@settings(max_examples=40)
@given(CODES)
def test_alpha_is_that_of_the_package_over_the_codes_themselves(codes: list[tuple[int | None, ...]]) -> None:
    coders = [coding(str(k), list(column)) for k, column in enumerate(zip(*codes, strict=True))]
    data = np.array([[np.nan if code is None else code for code in column] for column in zip(*codes, strict=True)])
    data = data[:, (~np.isnan(data)).sum(0) > 1]
    if data.shape[1] == 0:
        with pytest.raises(FileError, match="No account was coded by two"):
            agreement(coders)
        return
    found = agreement(coders)
    for measure, level, values in (
        ("alpha", "nominal", np.where(np.isnan(data), np.nan, data == 2)),
        ("ordinal alpha", "ordinal", data),
    ):
        value = found.figures[measure]["love"].value
        if len(np.unique(values[~np.isnan(values)])) < 2:
            assert math.isnan(value)
        else:
            domain = [0.0, 1.0] if level == "nominal" else [0.0, 1.0, 2.0]
            expected = krippendorff.alpha(reliability_data=values, level_of_measurement=level, value_domain=domain)
            assert value == pytest.approx(expected)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from([0, 1, 2]), st.sampled_from([0, 1, 2])), min_size=3, max_size=15))
def test_kappa_and_f1_of_two_are_those_of_scikit_learn(codes: list[tuple[int, int]]) -> None:
    one, other = (list(column) for column in zip(*codes, strict=True))
    found = agreement([coding("a", [*one]), coding("b", [*other])])
    shown = [[code == 2 for code in column] for column in (one, other)]
    if any(shown[0]) or any(shown[1]):
        assert found.figures["F1"]["love"].value == pytest.approx(f1_score(*shown))
        if not (all(shown[0]) and all(shown[1])):
            assert found.figures["kappa"]["love"].value == pytest.approx(cohen_kappa_score(*shown))
    else:
        assert math.isnan(found.figures["F1"]["love"].value)


def test_those_who_agree_agree_and_have_nothing_to_discuss() -> None:
    codes: list[int | None] = [2, 0, 2, 0, 1, 2]
    found = agreement([coding("a", codes), coding("b", codes), coding("c", codes)])
    for measure in ("alpha", "ordinal alpha", "kappa", "observed agreement", "F1"):
        one = found.figures[measure]["love"]
        assert (one.value, one.low, one.high) == (1, 1, 1)
    assert found.discussed == found.exchanges == ()


def test_the_figure_lies_in_its_interval_and_the_mean_is_that_of_the_nine() -> None:
    a = coding("a", [2, 0, 2, 0, 2, 0, 2, 0], remorse=[0, 2, 0, 2, 0, 2, 2, 2])
    b = coding("b", [2, 0, 0, 0, 2, 0, 2, 2], remorse=[0, 2, 0, 0, 0, 2, 2, 2])
    for measure, by in with_intervals([a, b], resamples=200).figures.items():
        for one in by.values():
            assert math.isnan(one.value) or one.low <= one.value <= one.high
        known = [by[id].value for id in MEANINGS if not math.isnan(by[id].value)]
        assert by["mean"].value == pytest.approx(np.mean(known))
        assert averaged(by) == len(known) == (9 if measure == "observed agreement" else 2)


def test_observed_agreement_is_the_share_of_accounts_of_which_two_say_the_same() -> None:
    coders = [coding("a", [2, 1, 0, 2, 2]), coding("b", [2, 0, 0, 0, None]), coding("c", [0, 0, 2, None, None])]
    found = agreement(coders).figures["observed agreement"]
    assert found["love"].value == pytest.approx((3 / 4 + 1 / 3 + 1 / 3) / 3)  # 1 says as little as 0 that it is shown
    assert found["trust"].value == 1  # nobody finds it shown: they say the same of it


def test_ordinal_alpha_is_among_those_who_tell_1_from_2() -> None:
    a, b = coding("a", [2, 1, 0, 2]), coding("b", [2, 0, 0, 2])
    program = coding("program", [2, 0, 0, 0], graded=False)
    with_program, without = agreement([a, b, program]), agreement([a, b])
    assert with_program.figures["ordinal alpha"]["love"].value == without.figures["ordinal alpha"]["love"].value
    assert with_program.figures["alpha"]["love"].value < without.figures["alpha"]["love"].value
    assert "ordinal alpha" not in agreement([a, program]).figures


def test_who_codes_nothing_above_0_is_in_ordinal_alpha_and_is_named() -> None:
    a, b, c = coding("a", [2, 1, 0, 2]), coding("b", [2, 0, 0, 2]), coding("c", [0, 0, 0, 0])
    c.zeros = True
    found = agreement([a, b, c])
    codes = [[2, 1, 0, 2], [2, 0, 0, 2], [0, 0, 0, 0]]
    expected = krippendorff.alpha(codes, level_of_measurement="ordinal", value_domain=[0, 1, 2])
    assert found.figures["ordinal alpha"]["love"].value == pytest.approx(expected)
    assert (found.ordinal, found.zeros) == (("a", "b", "c"), ("c",))
    d, program = coding("d", [0, 0, 0, 0]), coding("program", [2, 0, 0, 0], graded=False)
    d.zeros = True
    for coders in ([c, d], [c, d, program], [c, program]):
        assert "ordinal alpha" not in agreement(coders).figures
        assert agreement(coders).ordinal == ()


def test_only_accounts_that_two_coded_count() -> None:
    found = agreement([coding("a", [2, None, 0]), coding("b", [None, 2, 2])])
    assert found.accounts == 1
    assert [one.id for one in found.discussed] == ["2"]


def test_a_figure_counts_the_accounts_in_which_two_coded_its_meaning() -> None:
    a = coding("a", [2, 0, 2, *[None] * 7])
    for n in range(3, 10):
        a.codes[str(n)] = dict.fromkeys(MEANINGS, 0) | {"love": None}
    found = agreement([a, coding("b", [2, 0, 2] + [0] * 7)])
    for by in found.figures.values():
        assert (by["love"].accounts, by["trust"].accounts, by["mean"].accounts) == (3, 10, 10)


def test_an_interval_is_that_of_the_package_over_the_draws() -> None:
    random = np.random.default_rng(7)
    codes = random.choice([0, 1, 2, np.nan], (3, 40), p=[0.4, 0.2, 0.2, 0.2])
    codes[0] = random.choice([0, 1, 2], 40)  # who comes first codes all, so that the accounts stay in their order
    coders = [coding(str(k), [None if np.isnan(code) else int(code) for code in row]) for k, row in enumerate(codes)]
    found = with_intervals(coders, resamples=50)
    codes = codes[:, (~np.isnan(codes)).sum(0) > 1]
    random = np.random.default_rng(0)
    draws = [codes[:, random.integers(0, codes.shape[1], codes.shape[1])] for _ in range(50)]
    for measure, level in (("alpha", "nominal"), ("ordinal alpha", "ordinal")):
        values = [
            krippendorff.alpha(
                reliability_data=np.where(np.isnan(draw), np.nan, draw == 2) if level == "nominal" else draw,
                level_of_measurement=level,
                value_domain=[0, 1] if level == "nominal" else [0, 1, 2],
            )
            for draw in draws
        ]
        one = found.figures[measure]["love"]
        assert (one.low, one.high) == pytest.approx(tuple(np.percentile(values, [2.5, 97.5])))
    for measure, of_two in (("kappa", cohen_kappa_score), ("observed agreement", accuracy_score), ("F1", f1_score)):
        values = []
        for draw in draws:
            pairs = [draw[:, ~np.isnan(draw[[a, b]]).any(0)][[a, b]] == 2 for a, b in ((0, 1), (0, 2), (1, 2))]
            values.append(np.mean([of_two(*pair) for pair in pairs]))
        one = found.figures[measure]["love"]
        assert (one.low, one.high) == pytest.approx(tuple(np.percentile(values, [2.5, 97.5])))


def test_what_every_draw_costs_does_not_grow_with_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 200,000 accounts that two runs read, it took the package seconds a draw, of which there are a thousand."""
    asked: list[int] = []
    real = krippendorff.alpha

    def counted(**given: object) -> float:
        asked.append(1)
        return float(real(**given))

    monkeypatch.setattr(krippendorff, "alpha", counted)
    a, b = coding("a", [2, 1, 0, 2]), coding("b", [2, 0, 0, 2])
    a.usable, b.usable = {"0": True, "4": False}, {"0": True, "4": True}
    with_intervals([a, b], resamples=50)
    assert len(asked) == 3  # nominal and ordinal of love, which alone can be measured, and usable


def test_a_draw_is_counted_once_for_all_measures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many accounts, counting takes most of the time: 100,000 took a minute, five times what it needs."""
    asked: list[int] = []
    real = Ways.counted

    def counted(self: Ways, accounts: Indexes) -> Indexes:
        asked.append(1)
        return real(self, accounts)

    found = [coding("a", [2, 1, 0, 2]), coding("b", [2, 0, 0, 2]), coding("c", [2, 2, 0, 0], graded=False)]
    monkeypatch.setattr(Ways, "counted", counted)
    with_intervals(found, resamples=20)
    few = len(asked)
    with_intervals(found, resamples=120)
    assert len(asked) - 2 * few == 100 * len(MEANINGS)


def test_draws_are_not_held_all_at_once() -> None:
    codes: list[int | None] = [2, 0] * 1_000
    coders = [coding("a", codes), coding("b", codes)]
    tracemalloc.start()
    with_intervals(coders, resamples=10)
    _, few = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    with_intervals(coders, resamples=110)
    _, many = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert many - few < 100 * len(codes) * 8 / 4


def test_accounts_that_nobody_else_coded_are_counted_for_each_coder() -> None:
    found = agreement(
        [coding("a", [2, None, 0, 2]), coding("b", [2, 2, None, None]), coding("c", [2, None, None, None])]
    )
    assert found.alone == {"a": 2, "b": 1}
    assert found.to_record()["alone"] == {"a": 2, "b": 1}


def test_two_of_several_coders_an_account_are_counted_by_coder_and_by_pair() -> None:
    a, b = coding("a", [2, 0, 0, None, 2]), coding("b", [2, 0, None, 2, None])
    c, d = coding("c", [None, None, 0, 0, 0]), coding("d", [None] * 4 + [2])
    found = agreement([a, b, c, d])
    assert found.coded == {"a": 4, "b": 3, "c": 3, "d": 1}
    assert sorted(found.pairs) == [1, 1, 1, 2, 2]
    shared = [([1, 0], [1, 0]), ([0, 1], [0, 0]), ([1], [1]), ([0], [1]), ([1], [0])]  # ab, ac, ad, cd, bc
    f1s = [f1_score(*two, zero_division=np.nan) for two in shared]
    assert found.figures["F1"]["love"].value == pytest.approx(np.nanmean(f1s))
    record = found.to_record()
    assert (record["coded"], sorted(record["pairs"])) == (found.coded, [1, 1, 1, 2, 2])


def test_ids_that_a_spreadsheet_has_changed_are_told() -> None:
    a, b = coding("a", [2, 0, 2]), coding("b", [2, 0, 2])
    a.codes = {f"00{id}": codes for id, codes in a.codes.items()}
    with pytest.raises(FileError, match=r"do not match\. Some ids would match without the zeros before them"):
        agreement([a, b])
    a.codes["100"] = b.codes["100"] = dict.fromkeys(MEANINGS, 0)
    assert (agreement([a, b]).alone, "the zeros" in agreement([a, b]).mismatch) == ({"a": 3, "b": 3}, True)
    assert agreement([b, b]).mismatch == ""


def test_a_meaning_that_a_coder_has_no_column_for_is_compared_among_the_others() -> None:
    a, b, c = coding("a", [2, 0, 2, 0]), coding("b", [2, 0, 0, 0]), coding("c", [None] * 4)
    c.codes = {id: codes | {"love": None} for id, codes in a.codes.items()}
    c.lacking = ("love",)
    found = agreement([a, b, c])
    assert found.figures["alpha"]["love"].value == agreement([a, b]).figures["alpha"]["love"].value
    assert found.lacking == {"c": ("love",)}
    assert "love" not in found.shown["c"]
    assert found.shown["a"]["love"] == 2


def test_the_record_says_of_how_many_meanings_the_mean_is_and_whose_ones_count_as_shown() -> None:
    b = coding("b", [2, 0, 0, 0], graded=False)
    b.ones = True
    record = agreement([coding("a", [2, 0, 2, 0]), b]).to_record()
    assert record["figures"]["alpha"]["mean"]["meanings"] == 1
    assert record["ones"] == ["b"]


def test_what_is_taken_for_what_is_counted() -> None:
    a = coding("a", [2, 2, 0], remorse=[0, 0, 0], trust=[0, 0, 2])
    b = coding("b", [0, 0, 0], remorse=[2, 2, 0], trust=[0, 0, 2])
    assert [(one.one, one.other, one.accounts) for one in agreement([a, b]).exchanges] == [("love", "remorse", 2)]


def test_the_most_disputed_account_comes_first_with_everybodys_codes() -> None:
    a = coding("a", [2, 2, 0], remorse=[0, 2, 0])
    b = coding("b", [0, 1, 0], remorse=[0, 0, 0])
    found = agreement([a, b]).discussed
    assert [(one.id, one.codes) for one in found] == [
        ("1", {"love": {"a": 2, "b": 1}, "remorse": {"a": 2, "b": 0}}),
        ("0", {"love": {"a": 2, "b": 0}}),
    ]


def test_whether_accounts_are_usable_is_compared_too() -> None:
    a, b = coding("a", [2, 0]), coding("b", [2, 0])
    a.usable, b.usable = {"0": True, "1": True, "2": False}, {"0": True, "1": False, "2": False}
    found = agreement([a, b]).usable
    assert found is not None
    assert found.value == pytest.approx(krippendorff.alpha([[1, 1, 0], [1, 0, 0]], level_of_measurement="nominal"))
    assert agreement([coding("a", [2]), coding("b", [0])]).usable is None


def test_whoever_codes_an_account_finds_it_usable() -> None:
    """One says yes and no, one only no; one could not say, and is not compared."""
    a, b, c = coding("a", [2, None, 0, 0, 2]), coding("b", [2, 0, None, 0, 2]), coding("c", [2, 2, 2, 2, 2])
    a.usable = {"0": True, "1": False, "2": True, "3": True, "4": True, "5": False}
    b.usable = {"2": False, "5": False}
    found = agreement([a, b, c]).usable
    assert found is not None
    words = [[1, 0, 1, 1, 1, 0], [1, 1, 0, 1, 1, 0]]
    assert found.value == pytest.approx(krippendorff.alpha(words, level_of_measurement="nominal"))
    assert found.accounts == 6
    assert agreement([a, c]).usable is None


def test_what_is_disputed_of_usable_is_discussed_too() -> None:
    a, b, c = coding("a", [2, 2, 0]), coding("b", [2, None, 0]), coding("c", [0, None, 0])
    a.usable, b.usable = {"0": True}, {"0": True, "1": False, "2": True}
    found = agreement([a, b, c])
    assert [(one.id, one.codes) for one in found.discussed] == [
        ("0", {"love": {"a": 2, "b": 2, "c": 0}}),
        ("1", {"usable": {"a": True, "b": False, "c": None}}),
    ]
    assert json.loads(json.dumps(found.to_record()))["discussed"][1]["codes"]["usable"]["b"] is False
    assert agreement([coding("a", [2, 1]), coding("b", [2, 0])]).discussed == ()


def test_an_account_that_another_coder_turned_down_is_not_one_that_nobody_else_coded() -> None:
    a, b = coding("a", [2, 2, 0]), coding("b", [2, None, None])
    b.usable = {"1": False}
    assert agreement([a, b]).alone == {"a": 1}


def test_of_the_accounts_that_others_say_something_about_those_turned_down_are_counted() -> None:
    a, b = coding("a", [2, None, None]), coding("b", [2, 0, None])
    a.usable = {"0": True, "1": False, "7": False}
    assert agreement([a, b]).refused == {"a": 1}


def test_an_id_that_stands_twice_is_an_error_only_where_somebody_else_has_it() -> None:
    a, b = coding("a", [2, 2, 0]), coding("b", [2, None, None])
    a.repeated = {"1": "a.csv: row 9 codes the same account as row 2."}
    assert agreement([a, b]).accounts == 1
    b.usable = {"1": False}
    with pytest.raises(RowError, match="row 9 codes the same"):
        agreement([a, b])
    with pytest.raises(RowError, match="row 9 codes the same"):
        agreement([a, coding("c", [None, 1])])


def test_where_nothing_is_coded_by_two_nobody_says_that_ids_differ_which_may_match() -> None:
    why = (
        r"by two coders\. Where their ids match, one of the two left .* or turned it down\. If none do: is --id-column"
    )
    with pytest.raises(FileError, match=why):
        agreement([coding("a", [2]), coding("b", [None, 2])])
    a, b = coding("a", [2, None]), coding("b", [None, 2])
    a.usable, b.usable = {"1": False}, {"0": False}
    with pytest.raises(FileError, match=why):
        agreement([a, b])


def test_the_record_is_json_without_nan() -> None:
    found = agreement([coding("a", [0, 0]), coding("a", [0, 0])])
    record = json.loads(json.dumps(found.to_record(), allow_nan=False))
    assert record["coders"] == ["a (1)", "a (2)"]
    assert record["figures"]["alpha"]["love"]["value"] is None


def test_one_coder_agrees_with_nobody() -> None:
    with pytest.raises(FileError, match="at least two coders"):
        agreement([coding("a", [2])])


@pytest.mark.parametrize("love", [[2, 0, 2], [0, 0, 0]])
def test_without_the_package_that_is_said_before_anything_is_drawn(
    love: list[int | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    with pytest.raises(MissingExtra, match=r'^For agreement, install: .*"tearwise\[corpora\]"$'):
        with_intervals([coding("a", love), coding("b", love)], resamples=10**15)

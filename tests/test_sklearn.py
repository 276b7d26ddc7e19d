"""The scikit-learn transformer keeps scikit-learn's promises."""

from __future__ import annotations

import pickle
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import check_estimator

from tearwise import AccountError, Reader, ReadingError, assembly
from tearwise.engines.scripted import ScriptedEngine
from tearwise.meanings import MEANINGS
from tearwise.sklearn import TearwiseTransformer

TEXTS = ["He cried and said he was sorry.", "She cried at the wedding, so happy.", "Dad cried when grandma died."]


@pytest.fixture(autouse=True)
def scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads by the script, without the bundle."""
    monkeypatch.setattr(assembly, "Reader", lambda fast: Reader(ScriptedEngine()))


def test_it_passes_every_check_that_applies_to_text() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that the checks for tables of numbers do not apply
        results = check_estimator(TearwiseTransformer(), on_fail=None)
    assert {one["status"] for one in results} == {"passed"}


def test_its_values_are_the_readers() -> None:
    values = TearwiseTransformer().fit_transform(TEXTS)
    assert values.shape == (3, 9)
    for row, reading in zip(values, Reader(ScriptedEngine()).read_many(TEXTS), strict=True):
        assert list(row) == [reading.meaning(id).probability for id in MEANINGS]


def test_the_fast_network_reads_where_it_is_asked_for_also_after_the_other_one_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def reader(*, fast: bool) -> Reader:
        asked.append(fast)
        return Reader(ScriptedEngine())

    monkeypatch.setattr(assembly, "Reader", reader)
    transformer = TearwiseTransformer().fit(TEXTS)
    transformer.transform(TEXTS)
    transformer.set_params(fast=True).transform(TEXTS)
    assert asked == [False, True]


def test_the_settings_say_what_comes_out() -> None:
    probability = TearwiseTransformer().fit_transform(TEXTS)
    log_odds = TearwiseTransformer(output="log_odds").fit_transform(TEXTS)
    np.testing.assert_allclose(1 / (1 + np.exp(-log_odds)), probability)
    present = TearwiseTransformer(output="present").fit_transform(TEXTS)
    assert set(present.ravel()) == {0.0, 1.0}
    assert (probability[present == 1] > probability[present == 0].max()).all()


@pytest.mark.parametrize(
    "wrong",
    [{"output": "log-odds"}, {"output": pd.NA}, {"unreadable": "skip"}, {"unreadable": np.eye(2)}, {"fast": "no"}],
)
def test_wrong_settings_are_told_when_it_is_fitted(wrong: dict[str, Any]) -> None:
    with pytest.raises(ReadingError, match=r"must be 'probability'|must be 'raise'|is True or False"):
        TearwiseTransformer(**wrong).fit(TEXTS)


@pytest.mark.parametrize("wrong", [{"output": "log-odds"}, {"unreadable": "skip"}, {"fast": "no"}])
def test_wrong_settings_are_told_when_they_are_set_after_it_is_fitted(wrong: dict[str, Any]) -> None:
    fitted = TearwiseTransformer().fit(TEXTS).set_params(**wrong)
    with pytest.raises(ValueError, match=r"must be 'probability'|must be 'raise'|is True or False"):
        fitted.transform(TEXTS)


def test_what_can_be_gone_through_only_once_is_told() -> None:
    for wrong in ((text for text in TEXTS), iter(TEXTS), map(str, TEXTS)):
        with pytest.raises(ValueError, match="can be gone through only once"):
            TearwiseTransformer().fit_transform(wrong)
    assert TearwiseTransformer().fit_transform(dict.fromkeys(TEXTS).keys()).shape == (3, 9)


@pytest.mark.parametrize(
    "wrong",
    [
        "He cried.",
        np.array([["He cried."]]),
        7,
        None,
        pd.NA,
        str,
        pd.DataFrame({"text": TEXTS}),
        dict.fromkeys(TEXTS),
        {"his account": "He cried."},
    ],
)
def test_what_is_no_list_of_texts_is_told(wrong: Any) -> None:
    with pytest.raises(AccountError, match="a list of texts") as told:
        TearwiseTransformer().fit(wrong)
    assert ('table["text"]' in str(told.value)) == hasattr(wrong, "shape")


def test_a_text_that_cannot_be_read_is_told_by_its_row_or_becomes_nan() -> None:
    texts = [TEXTS[0], "", None, float("nan"), TEXTS[1]]
    with pytest.raises(AccountError, match="Row 1: The account is empty"):
        TearwiseTransformer().fit_transform(texts)
    values = TearwiseTransformer(unreadable="nan").fit_transform(texts)
    assert list(np.isnan(values).all(1)) == [False, True, True, True, False]


def test_a_text_that_was_not_read_is_nan_where_nan_is_wanted() -> None:
    texts = [TEXTS[0], "The lamp is broken.", "Il a pleuré toute la nuit et il m'a dit qu'il était désolé.", TEXTS[1]]
    statuses = [reading.status for reading in Reader(ScriptedEngine()).read_many(texts)]
    assert statuses == ["read", "no_tears", "unsupported_language", "read"]
    values = TearwiseTransformer(unreadable="nan").fit_transform(texts)
    assert list(np.isnan(values).all(1)) == [False, True, True, False]
    assert not np.isnan(values[[0, 3]]).any()
    assert not np.isnan(TearwiseTransformer().fit_transform(texts)).any()


def test_a_clone_and_a_pickle_hold_the_settings_alone() -> None:
    fitted = TearwiseTransformer(output="present").fit(TEXTS)
    values = fitted.transform(TEXTS)
    assert clone(fitted).get_params() == {"output": "present", "unreadable": "raise", "fast": False}
    content = pickle.dumps(fitted)
    assert len(content) < 1_000
    np.testing.assert_array_equal(pickle.loads(content).transform(TEXTS), values)


def test_it_names_its_columns_and_can_give_a_data_frame() -> None:
    transformer = TearwiseTransformer().set_output(transform="pandas")
    frame = transformer.fit_transform(pd.Series(TEXTS, index=["a", "b", "c"]))
    assert list(frame.columns) == list(MEANINGS)
    assert list(frame.index) == ["a", "b", "c"]


def test_it_works_in_a_pipeline_and_a_search() -> None:
    texts, labels = TEXTS * 4, [0, 1, 0] * 4
    model = make_pipeline(TearwiseTransformer(), LogisticRegression())
    search = GridSearchCV(model, {"tearwisetransformer__output": ["probability", "log_odds"]}, cv=2)
    assert search.fit(texts, labels).score(texts, labels) == 1

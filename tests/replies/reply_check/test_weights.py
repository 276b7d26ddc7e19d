"""The weights of the reply check: one small file, made by training/replies.py."""

from __future__ import annotations

import io
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from tearwise.errors import DataError
from tearwise.replies.reply_check.clauses import clauses_of
from tearwise.replies.reply_check.features import features_of
from tearwise.replies.reply_check.weights import OUTPUTS, loaded, save, weights


def test_the_file_is_small() -> None:
    assert len(files("tearwise.replies.reply_check").joinpath("check.npz").read_bytes()) < 1_000_000


def test_a_clause_scores_by_the_sum_of_its_weights_whatever_stands_in_other_rows() -> None:
    clauses = features_of(clauses_of("Man up. I'm here."))
    together = weights().log_odds(clauses)
    assert together.shape == (2, len(OUTPUTS))
    alone = np.vstack([weights().log_odds([clause]) for clause in clauses])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_no_known_feature_leaves_the_bias() -> None:
    (clause,) = features_of(clauses_of("x"))
    empty = clause._replace(words={}, shape={}, context={})
    np.testing.assert_array_equal(weights().log_odds([empty])[0], weights().bias)


def test_saved_weights_come_back_and_the_bytes_do_not_change() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    save(first, weights())
    save(second, weights())
    assert first.getvalue() == second.getvalue()
    first.seek(0)
    again = loaded(first)
    assert again.index == weights().index
    np.testing.assert_allclose(again.weights, weights().weights, atol=np.abs(weights().weights).max() / 100)


@pytest.mark.parametrize("content", [b"", b"PK", b"\x00" * 100])
def test_a_damaged_file_is_an_error_that_says_what_to_do(content: bytes) -> None:
    with pytest.raises(DataError, match=r"training/replies\.py"):
        loaded(io.BytesIO(content))


def test_a_file_that_is_not_there_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tearwise.replies.reply_check.weights.files", lambda package: tmp_path)
    with pytest.raises(DataError, match=r"check\.npz cannot be read: No such file"):
        weights.__wrapped__()


@pytest.mark.parametrize("cut", [0.02, 0.5, 0.98])
def test_a_file_that_is_cut_or_altered_is_told_so(cut: float) -> None:
    stream = io.BytesIO()
    save(stream, weights())
    whole = stream.getvalue()
    at = int(len(whole) * cut)
    for damaged in (whole[:at], whole[:at] + bytes(64) + whole[at + 64 :]):
        with pytest.raises(DataError, match=r"training/replies\.py"):
            loaded(io.BytesIO(damaged))


def test_weights_for_other_issues_are_refused() -> None:
    stream = io.BytesIO()
    save(stream, weights())
    stream.seek(0)
    with np.load(stream) as file:
        parts = dict(file)
    parts["outputs"] = np.frombuffer(b"a\nb", np.uint8)
    other = io.BytesIO()
    np.savez(other, **parts)
    other.seek(0)
    with pytest.raises(DataError, match="other issues"):
        loaded(other)

"""Long texts in windows that cover every token, and their outputs made one again."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.engines.windows import LONGEST, OVERLAP, WindowedScores, joined, pooled, shortened, windows
from tearwise.reading import crying_distance


def test_a_text_that_fits_is_one_window() -> None:
    assert windows(LONGEST) == [(0, LONGEST)]
    assert windows(0) == [(0, 0)]


@given(st.integers(LONGEST + 1, 8_000))
def test_windows_cover_every_token_and_neighbours_overlap(count: int) -> None:
    found = windows(count)
    assert found[0][0] == 0
    assert found[-1][1] == count
    assert all(end - start == LONGEST for start, end in found)
    assert all(later[0] <= earlier[1] - OVERLAP + 1 for earlier, later in pairwise(found))


def test_a_token_that_two_windows_saw_gets_their_mean() -> None:
    first, second = np.zeros((3, 1), np.float32), np.ones((3, 1), np.float32)
    assert joined([first, second], [(0, 3), (2, 5)], 5)[:, 0].tolist() == [0, 0, 0.5, 1, 1]


def test_windows_in_which_nobody_cries_hardly_count() -> None:
    values = np.array([[1.0], [9.0]])
    assert pooled(values, np.array([8.0, -8.0]))[0] == pytest.approx(1.0, abs=1e-5)


def scored(count: int) -> tuple[str, WindowedScores]:
    """A text of ``count`` words of one token each, "w" or "cried", and what stands for its scores."""
    words = ["cried" if k == 40 else "w" for k in range(count)]
    starts = np.cumsum([0, *(len(word) + 1 for word in words[:-1])])
    tokens = np.stack([starts, starts + [len(word) for word in words]], 1).astype(np.int32)
    spans = windows(count)
    outputs = [
        (np.full(9, k, np.float32), np.full((e - s, 9), k, np.float32), np.zeros(3)) for k, (s, e) in enumerate(spans)
    ]
    scores = WindowedScores(
        meanings=np.zeros(9, np.float32),
        tokens=tokens,
        evidence=np.zeros((count, 9), np.float32),
        answers={},
        crying=1.0,
        crier=np.zeros(3, np.float32),
        risks=np.zeros(3, np.float32),
        urgent=0.0,
        probed=None,
        ids=list(range(count)),
        windows=spans,
        outputs=outputs,
    )
    return " ".join(words), scores


@given(st.integers(LONGEST + 30, 2_000), st.data())
def test_only_windows_in_which_a_passage_stands_are_passed_over_again(count: int, data: st.DataObject) -> None:
    text, scores = scored(count)
    first = data.draw(st.integers(0, count - 1))
    last = data.draw(st.integers(first, min(count - 1, first + 24)))
    start, end = int(scores.tokens[first, 0]), int(scores.tokens[last, 1])
    left = shortened(scores, text, (start, end))
    shorter = text[:start] + text[end:]
    assert [shorter[s:e] for s, e in left.tokens] == [text[s:e] for s, e in scores.tokens if e <= start or s >= end]
    rows = iter(left.rows)
    for (s, e), (after_s, after_e), output, before in zip(
        scores.windows, left.windows, left.outputs, scores.outputs, strict=True
    ):
        ids = [k for k in range(s, e) if not first <= k <= last]
        assert after_e - after_s == len(ids)
        if first < e and s <= last:
            assert output is None
            given_ids, apart = next(rows)
            assert given_ids == ids
            assert np.array_equal(apart, crying_distance(shorter, left.tokens)[after_s:after_e])
        else:
            assert output is before
    assert next(rows, None) is None
    assert left.windows[-1][1] == len(left.tokens)


def test_tokens_that_touch_a_passage_are_not_of_it() -> None:
    """A word of several tokens has nothing between them."""
    count = LONGEST + 60
    tokens = np.array([(k, k + 1) for k in range(count)], np.int32)
    left = shortened(replace(scored(count)[1], tokens=tokens), "x" * count, (20, 30))
    assert left.tokens.tolist() == [[k, k + 1] for k in range(count - 10)]


def test_what_is_left_is_one_window_where_it_fits() -> None:
    text, scores = scored(LONGEST + 10)
    left = shortened(scores, text, (int(scores.tokens[20, 0]), int(scores.tokens[29, 1])))
    assert left.windows == [(0, LONGEST)]
    assert left.outputs == [None]
    assert [ids for ids, _ in left.rows] == [[k for k in range(LONGEST + 10) if not 20 <= k < 30]]

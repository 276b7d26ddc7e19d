"""What words count is learned where the network's scores do not say it already, and never from the fold it is added to."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra train")

from tearwise.accounts import QUESTIONS, VALUES
from tearwise.meanings import MEANINGS
from tearwise.reading import Scores
from tearwise.reading.meaning_words import WORD_COUNTS, word_counts
from training.combine import Scored
from training.fast_words import FOLDS, added, added_out_of_fold, fit
from training.rows import Row

SORRY, PLAIN = "He cried and said he was sorry.", "He cried and went out of the room."
REMORSE = MEANINGS.index("remorse")


def scored(count: int, seed: int = 0) -> Scored:
    """Accounts of remorse, and others, of which the network says nothing to the purpose."""
    rng = np.random.default_rng(seed)
    rows, scores = [], []
    for k in range(count):
        sorry = k % 2 == 0
        meanings = {m: 2 if m == ("remorse" if sorry else "other") else 0 for m in MEANINGS}
        if k % 3 == 2:  # a few of every other meaning, as a regression needs two classes
            meanings[MEANINGS[k // 3 % len(MEANINGS)]] = 2
        rows.append(Row(str(k), SORRY if sorry else PLAIN, "own", "fit", "CC0-1.0", True, meanings))
        scores.append(
            Scores(
                meanings=rng.normal(size=len(MEANINGS)).astype(np.float32),
                tokens=np.zeros((0, 2), np.int32),
                evidence=np.zeros((0, len(MEANINGS)), np.float32),
                answers={q: np.full(len(VALUES[q]), 0.5, np.float32) for q in QUESTIONS},
                crying=0.9,
                crier=np.full(3, 1 / 3, np.float32),
                risks=np.zeros(3, np.float32),
                urgent=0.0,
                probed=None,
            )
        )
    return Scored(rows, scores)


def test_a_word_that_tells_a_meaning_counts_for_it() -> None:
    weights = fit(scored(200))
    assert weights.shape == (len(MEANINGS), WORD_COUNTS)
    assert weights[REMORSE, REMORSE] > 0.5
    assert weights[MEANINGS.index("other"), REMORSE] < 0


def test_scores_are_as_they_were_but_for_what_the_words_add() -> None:
    weights, rows = fit(scored(200)), scored(4)
    texts, before = [row.text for row, _ in rows.pairs()], [one for _, one in rows.pairs()]
    for text, old, new in zip(texts, before, added(weights, texts, before), strict=True):
        assert new.meanings == pytest.approx(old.meanings + weights @ word_counts(text), abs=1e-5)
        assert new.crying == old.crying


def test_each_fold_gets_what_the_others_say() -> None:
    rows = scored(200)
    found = added_out_of_fold(rows, seed=3)
    fold = np.random.default_rng(3).permutation(len(rows.rows)) % FOLDS
    weights = fit(rows.part(fold != fold[0]))
    assert [row.id for row in found.rows] == [row.id for row in rows.rows]
    [(row, old), *_], [(_, new), *_] = rows.pairs(), found.pairs()
    assert new.meanings == pytest.approx(old.meanings + weights @ word_counts(row.text), abs=1e-5)

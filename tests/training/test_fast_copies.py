"""Copies keep their words of crying, and are the same for the same seed."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra train")

from tearwise.reading import crying_words
from training.fast_copies import Copies, near_words

ACCOUNTS = [
    "My brother cried on the phone last night. He said he was sorry. It was all his fault.",
    "She burst into tears in the kitchen. The dog was gone.",
]
COMMENTS = ["What a lovely day for a walk.", "I never liked that team. They play badly.", "Nice photograph!"]
NEAR = {"brother": ["sister", "cousin"], "kitchen": ["garden"], "lovely": ["pretty"], "phone": ["radio"]}


def test_near_words_are_near_whole_and_no_words_of_grammar_or_crying() -> None:
    vocabulary = {"brother": 0, "sister": 1, "##ing": 2, "train": 3, "the": 4, "cried": 5, "railway": 6, "[CLS]": 7}
    embeddings = np.array(
        [[1, 0, 0], [0.9, 0.1, 0], [1, 0, 0], [0, 1, 0], [1, 0, 0], [1, 0, 0], [0, 0.9, 0.2], [0, 0, 1]], np.float32
    )
    found = near_words(vocabulary, embeddings)
    assert found["brother"][0] == "sister"
    assert found["train"][0] == "railway"
    assert "the" not in found
    assert "cried" not in found
    assert all(word not in ("the", "cried", "##ing", "[CLS]") for others in found.values() for word in others)


def test_a_copy_keeps_the_words_of_crying_that_its_sentences_have() -> None:
    made = Copies(ACCOUNTS, COMMENTS, NEAR | {"cried": ["laughed"], "tears": ["laughter"]}, 1)
    copies = [text for _ in range(100) for text in made.of_accounts()]
    assert not any("laugh" in text for text in copies)
    kept = sum(bool(crying_words(text)) for text in copies)
    assert 170 < kept <= 200  # a sentence is left out now and then
    assert len(set(copies)) > 100
    assert any("sister" in text for text in copies)
    assert any("walk" in text for text in copies)  # what others wrote stands among them


def test_most_remarks_have_tears_in_them() -> None:
    remarks = Copies(ACCOUNTS, COMMENTS, NEAR, 2).remarks(200)
    assert 120 < sum(bool(crying_words(text)) for text in remarks) < 195


def test_the_same_seed_makes_the_same_texts() -> None:
    one, same, other = (Copies(ACCOUNTS, COMMENTS, NEAR, seed) for seed in (5, 5, 6))
    assert [one.of_accounts(), one.remarks(20)] == [same.of_accounts(), same.remarks(20)]
    assert other.remarks(20) != Copies(ACCOUNTS, COMMENTS, NEAR, 5).remarks(20)

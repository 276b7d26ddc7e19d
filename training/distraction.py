"""Accounts with sentences of others put before and after: real accounts ramble, and the tears are about little of it.

The network has to learn that what stands elsewhere in an account need not be what the tears are about (an answer to
the shortcut of counting words; compare Jia & Liang 2017, who put distracting sentences into texts to show it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tearwise.accounts import sentences
from tearwise.reading import crying_words
from training.rows import Row

SHARE = 0.35
"""Of the accounts of an epoch that get sentences of others."""
LONGEST_WORDS, LONGEST_OUTSIDE = 130, 160
"""Words of an account with what is put around it: sentences of our own accounts, and of public comments."""


def neutral_sentences(rows: Sequence[Row]) -> list[str]:
    """Sentences in which nobody cries and that are evidence for nothing, 4 to 30 words each."""
    found: list[str] = []
    for row in rows:
        quotes = [q for quotes in row.evidence.values() for q in quotes]
        for span in sentences(row.text):
            sentence = row.text[span.start : span.end]
            neutral = not crying_words(sentence) and not any(q in sentence or sentence in q for q in quotes)
            if neutral and 4 <= len(sentence.split()) <= 30:
                found.append(sentence)
    return found


def calm_sentences(texts: Sequence[str]) -> list[str]:
    """Sentences of any texts in which nobody cries, 4 to 30 words each."""
    found = (text[span.start : span.end] for text in texts for span in sentences(text))
    return [sentence for sentence in found if 4 <= len(sentence.split()) <= 30 and not crying_words(sentence)]


def distracted(row: Row, pool: Sequence[str], longest: int, generator: Any) -> tuple[Row, str]:
    """The row with one to five sentences of the pool around it, as far as there is room; and what stands before it."""
    before: list[str] = []
    after: list[str] = []
    words = len(row.text.split())
    for _ in range(int(generator.integers(1, 6))):
        sentence = pool[int(generator.integers(len(pool)))]
        words += len(sentence.split())
        if words > longest:
            break
        (before if generator.random() < 0.5 else after).append(sentence)
    return replace(row, text=" ".join([*before, row.text, *after])), " ".join(before)

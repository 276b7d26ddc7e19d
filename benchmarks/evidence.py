"""How well the evidence given agrees with the words that a careful reader quoted, against floors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict

import numpy as np

from benchmarks.table import Cell, Table
from tearwise.accounts import sentences
from tearwise.annotation.evaluation import evidence_f1, words_in
from tearwise.reading import Reading
from tearwise.reading.crying import crying_words
from training.rows import Row

Words = set[int]
"""Numbers of words of a text."""

Floor = Callable[[str, Words], float]
"""Expected word-F1 of passages that are chosen without reading, given a text and the numbers of its quoted words."""


def f1(quoted: Words, given: Words) -> float:
    """F1 of the words given; 0 where nothing is right."""
    return 2 * len(quoted & given) / (len(quoted) + len(given)) if quoted or given else 0.0


def all_words(text: str, quoted: Words) -> float:
    """The whole account."""
    return f1(quoted, words_in(text, [(0, len(text))]))


def random_sentence(text: str, quoted: Words) -> float:
    """Any sentence, each as likely as the others."""
    return float(np.mean([f1(quoted, words_in(text, [span])) for span in sentences(text)]))


def crying_sentence(text: str, quoted: Words) -> float:
    """The first sentence that speaks of crying; the first of all where none does."""
    spans = list(sentences(text))
    crying = crying_words(text)
    first = next((one for one in spans if any(one[0] < e and s < one[1] for s, e in crying)), spans[0])
    return f1(quoted, words_in(text, [first]))


def random_passage(text: str, quoted: Words) -> float:
    """Any run of as many words as are quoted, each as likely as the others."""
    is_quoted = np.zeros(len(words_in(text, [(0, len(text))])) + 1)
    is_quoted[[n + 1 for n in quoted]] = 1
    before = np.cumsum(is_quoted)
    length = len(quoted)
    return float(np.mean((before[length:] - before[:-length]) / length))


FLOORS: dict[str, Floor] = {
    "all words": all_words,
    "a random sentence (expected)": random_sentence,
    "the first sentence that speaks of crying": crying_sentence,
    "a random passage as long as the quotes (expected)": random_passage,
}


def floor_f1(row: Row, floor: Floor) -> float | None:
    """A floor's word-F1, averaged over the meanings quoted; None where nothing is quoted."""
    found = []
    for quotes in row.evidence.values():
        starts = [(row.text.find(quote), len(quote)) for quote in quotes]
        quoted = words_in(row.text, [(start, start + length) for start, length in starts if start >= 0])
        if quoted:
            found.append(floor(row.text, quoted))
    return float(np.mean(found)) if found else None


def evidence_table(rows: Sequence[Row], readings: Sequence[Reading]) -> Table:
    """Word-F1 of Tearwise's evidence and of the floors."""
    ours = [evidence_f1(asdict(row), reading) for row, reading in zip(rows, readings, strict=True)]
    lines = [("Tearwise", [_mean(ours)])]
    lines += [(name, [_mean([floor_f1(row, floor) for row in rows])]) for name, floor in FLOORS.items()]
    count = sum(value is not None for value in ours)
    note = f"{count} accounts with quotes; words of the quotes against words given, averaged over the meanings quoted."
    return Table("evidence", "Evidence", "passages", ["word-F1"], lines, note)


def _mean(values: Sequence[float | None]) -> Cell:
    return Cell.mean(np.array([value for value in values if value is not None]))

"""What the peers take from an account: nothing, its words, a lexicon's counts, a general encoder's state, the answers.

VADER: Hutto & Gilbert 2014. Empath: Fast, Chen & Bernstein 2016. MiniLM: Wang et al. 2020, as trained by Reimers &
Gurevych 2019. All run offline.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.accounts import answers_of
from tearwise.accounts import QUESTIONS, sentences
from tearwise.accounts.answers import checked_answers
from tearwise.reading.combination import columns, given_row
from training.rows import Row

Floats = NDArray[np.float64]

LONGEST = 256
"""Tokens that MiniLM takes of a text: what it was made for."""

BATCH_TOKENS = 4000


def nothing(rows: Sequence[Row]) -> Floats:
    """One column that is the same for all."""
    return np.zeros((len(rows), 1))


def texts(rows: Sequence[Row]) -> list[str]:
    """The texts themselves."""
    return [row.text for row in rows]


def answers(rows: Sequence[Row]) -> Floats:
    """The labelled answers as 0/1 columns, and which questions the labels answer."""
    return np.stack([_answered(row) for row in rows])


def vader(rows: Sequence[Row]) -> Floats:
    """Shares of negative, neutral and positive words and the compound score; the least, greatest, mean and last
    compound score of a sentence."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    found = []
    for row in rows:
        whole = analyzer.polarity_scores(row.text)
        parts = [analyzer.polarity_scores(row.text[s:e])["compound"] for s, e in sentences(row.text)] or [0.0]
        found.append([*whole.values(), min(parts), max(parts), float(np.mean(parts)), parts[-1]])
    return np.array(found, float)


def empath(rows: Sequence[Row]) -> Floats:
    """The share of words in each of 194 categories."""
    from empath import Empath

    lexicon = Empath()
    found = []
    for row in rows:
        words = " ".join("".join(c if c.isalnum() or c == "'" else " " for c in row.text.lower()).split())
        counted = lexicon.analyze(words, normalize=True) or {}
        found.append([counted.get(category, 0.0) for category in sorted(lexicon.cats)])
    return np.array(found, float)


def mini_lm(rows: Sequence[Row]) -> Floats:
    """The mean of the token states (384,) of all-MiniLM-L6-v2 as it is, as its makers take it: of length 1."""
    import torch
    from transformers import BertModel

    from training.encoder import mini_lm as folder
    from training.encoder import padded, tokenizer

    model = BertModel.from_pretrained(folder(), add_pooling_layer=False).eval()
    ids = [encoded.ids[:LONGEST] for encoded in tokenizer().encode_batch(texts(rows))]
    order = sorted(range(len(ids)), key=lambda k: len(ids[k]))
    found = np.zeros((len(ids), model.config.hidden_size))
    start = 0
    with torch.no_grad():
        while start < len(order):
            end = start + 1
            while end < len(order) and len(ids[order[end]]) * (end + 1 - start) <= BATCH_TOKENS:
                end += 1
            tokens, mask = padded([ids[k] for k in order[start:end]])
            states = model(tokens, attention_mask=mask).last_hidden_state
            weight = mask.unsqueeze(-1).float()
            found[order[start:end]] = ((states * weight).sum(1) / weight.sum(1)).numpy()
            start = end
    unit: Floats = found / np.linalg.norm(found, axis=1, keepdims=True)
    return unit


class Remembered:
    """Features that take long, of each text once."""

    def __init__(self, features: Callable[[Sequence[Row]], Floats]) -> None:
        self._features = features
        self._known: dict[str, Floats] = {}

    def __call__(self, rows: Sequence[Row]) -> Floats:
        new = list({row.text: row for row in rows if row.text not in self._known}.values())
        if new:
            self._known.update(zip((row.text for row in new), self._features(new), strict=True))
        return np.stack([self._known[row.text] for row in rows])


def _answered(row: Row) -> Floats:
    given = checked_answers(answers_of(row))
    parts = [given_row(q, given[q]) if q in given else np.zeros(columns(q)) for q in QUESTIONS]
    return np.concatenate([*parts, [float(q in given) for q in QUESTIONS]])

"""More texts for the small network: copies of accounts, and comments with tears in them, which the large one reads.

Nobody labels a copy: what it means is what the large network says of it, so a copy need not mean what its account does.
Words are replaced by near ones (data augmentation before distillation, Jiao et al. 2020), sentences left out, and what
others wrote put between them, since real accounts ramble. All is made of texts that are ours or openly licensed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray

from tearwise.accounts.sentences import sentences
from tearwise.reading import crying_words

NEIGHBOURS = 12
"""Words that may stand for a word, nearest first."""
NEAR = 0.3
"""Cosine of two words' embeddings from which on one may stand for the other."""
OF_ACCOUNT, OF_COMMENT = 0.4, 0.3
"""A copy's share of replaced words is drawn evenly below this."""
LEFT_OUT, AMID, BARE = 0.08, 0.5, 0.1
"""Share of sentences left out; of copies with sentences of others; of copies without punctuation."""
WITH_TEARS = 0.8
"""Share of comments that get a sentence of crying."""
_WORD = re.compile(r"[A-Za-z]+")
_PUNCTUATION = re.compile(r"[.,;!?]")
_STAY = frozenset(
    """
    the and but for nor yet not was were are been being have has had did does doing with without from into onto about
    over under again then than that this these those she her hers him his they them their you your yours our ours its
    who whom whose which what when where why how all any both each few more most other some such only own same too very
    can will just should would could might must may shall also because while until after before during between through
    against there here out off down upon once ever never
    """.split()  # noqa: SIM905
)
"""Words of grammar, which a copy keeps."""
T = TypeVar("T")
Near = Mapping[str, Sequence[str]]


def near_words(vocabulary: Mapping[str, int], embeddings: NDArray[np.float32]) -> dict[str, list[str]]:
    """Whole word of a vocabulary (word → row of ``embeddings``) → words that may stand for it, nearest first."""
    words = [w for w in vocabulary if w.isascii() and w.isalpha() and len(w) > 2 and not crying_words(w)]
    rows = torch.tensor(embeddings[[vocabulary[w] for w in words]])
    rows = torch.nn.functional.normalize(rows - rows.mean(0), dim=1)
    found: dict[str, list[str]] = {}
    for begin in range(0, len(words), 2000):
        close = (rows[begin : begin + 2000] @ rows.T).topk(min(NEIGHBOURS + 4, len(words)), dim=1)
        for word, places, cosines in zip(words[begin:], close.indices.tolist(), close.values.tolist(), strict=False):
            others = [
                words[place]
                for place, cosine in zip(places, cosines, strict=True)
                if words[place] != word and words[place] not in _STAY and cosine > NEAR
            ][:NEIGHBOURS]
            if others and word not in _STAY:
                found[word] = others
    return found


class Copies:
    """Makes texts of ``accounts`` and ``comments``, the same ones for the same ``seed``; ``near`` as ``near_words``."""

    def __init__(self, accounts: Sequence[str], comments: Sequence[str], near: Near, seed: int) -> None:
        self._near, self._rng = near, np.random.default_rng(seed)
        self._accounts, self._comments = [_cut(text) for text in accounts], [_cut(text) for text in comments]
        every = [one for account in self._accounts for one in account]
        self._crying = [one for one in every if 3 < len(one.split()) < 30 and crying_words(one)]
        self._calm = [one for one in every if len(one.split()) > 4 and not crying_words(one)]

    def of_accounts(self) -> list[str]:
        """A copy of each account, in their order."""
        return [self._copy(account) for account in self._accounts]

    def remarks(self, count: int) -> list[str]:
        """So many texts of one comment and more, most with a sentence of crying among theirs."""
        return [self._remark() for _ in range(count)]

    def _copy(self, account: Sequence[str]) -> str:
        rng = self._rng
        found = [one for one in account if rng.random() > LEFT_OUT] or list(account)
        if rng.random() < AMID:
            for _ in range(int(rng.integers(1, 4))):
                others = self._one_of(self._comments) if rng.random() < 0.6 else [self._one_of(self._calm)]
                self._put_among(found, others)
        text = self._replaced(" ".join(found), rng.random() * OF_ACCOUNT)
        return _PUNCTUATION.sub("", text) if rng.random() < BARE else text

    def _remark(self) -> str:
        rng = self._rng
        found = list(self._one_of(self._comments))
        while rng.random() < 0.6:
            found += self._one_of(self._comments) if rng.random() < 0.7 else [self._one_of(self._calm)]
        if rng.random() < WITH_TEARS:
            self._put_among(found, [self._one_of(self._crying)])
        return self._replaced(" ".join(found), rng.random() * OF_COMMENT)

    def _put_among(self, found: list[str], others: Sequence[str]) -> None:
        place = int(self._rng.integers(len(found) + 1))
        found[place:place] = others

    def _one_of(self, texts: Sequence[T]) -> T:
        return texts[int(self._rng.integers(len(texts)))]

    def _replaced(self, text: str, share: float) -> str:
        """The text with so large a share of its words replaced; words of crying stay."""
        tears = crying_words(text)

        def other(match: re.Match[str]) -> str:
            word = match[0]
            others = self._near.get(word.lower())
            if not others or self._rng.random() > share:
                return word
            if any(start < match.end() and match.start() < end for start, end in tears):
                return word
            found = others[int(len(others) * self._rng.random() ** 1.5)]
            return found.capitalize() if word[0].isupper() else found

        return _WORD.sub(other, text)


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]

"""The fast engine: a second, small network of the bundle, for corpora that would take too long.

It reads many times as many accounts in the same time, and less well: docs/model-card.md says by how much. Beside the
network it counts words that speak of each meaning (``reading.meaning_words``). Its evidence is the tokens that the
small network itself looks at.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from tearwise.engines import bundle as bundles
from tearwise.engines.embedded import Floats, NetworkEngine
from tearwise.engines.layers import words
from tearwise.engines.windows import WindowedScores
from tearwise.reading import Scores
from tearwise.reading.meaning_words import word_counts
from tearwise.reading.scores import LeftOut

WORDS = "network.words.weight"
"""What the small network calls its word embeddings, which the bundle has no room for beside the large one's: they are
the large one's, put on fewer axes when it is loaded."""


class FastEngine(NetworkEngine):
    """Scores texts with the bundle's small network. Every reading's ``bundle`` says so: its id has ``+fast`` in it.

    folder:  a bundle's folder; None: the shipped one
    threads: of ONNX Runtime; None: all cores
    Raises BundleMissing (there is no bundle, or none that reads fast), BundleDamaged, BundleForeign; MemoryError where
    too little memory is left for it.
    """

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        bundle = bundles.load(folder)
        id = bundle.fast_id  # first: says so where there is nothing that reads fast
        packed, axes = bundle.file("layers.npz"), bundle.file("fast-axes.npy")
        super().__init__(
            bundle,
            "fast.onnx",
            bundle.fast_combination(),
            id,
            threads,
            lambda: {WORDS: words(packed, np.load(io.BytesIO(axes), allow_pickle=False).astype(np.float32))},
        )
        self.words = bundle.fast_words()
        """What each of ``word_counts`` adds to the raw log-odds of each meaning, (9, WORD_COUNTS)."""

    def _score_chunk(self, texts: Sequence[str], states: dict[int, Floats] | None = None) -> list[Scores]:
        return [self._with_words(*one) for one in zip(super()._score_chunk(texts, states), texts, strict=True)]

    def _without_in_windows(self, wanted: Sequence[LeftOut]) -> list[Scores]:
        left = [
            one.text[:start] + one.text[end:]
            for one in wanted
            if isinstance(one.scores, WindowedScores)
            for start, end in one.spans
        ]
        return [self._with_words(*one) for one in zip(super()._without_in_windows(wanted), left, strict=True)]

    def _with_words(self, scores: Scores, text: str) -> Scores:
        """The network's scores of a text, with what the words in it add."""
        return replace(scores, meanings=(scores.meanings + self.words @ word_counts(text)).astype(np.float32))

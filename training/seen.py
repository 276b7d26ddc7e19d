"""What the network of the shipped bundle sees of texts, kept on disk so that none is read twice.

To fit the risks, some ten thousand texts are read, which takes most of the time that it takes; what changes from one
time to the next is phrases and words, and seldom a text or the network.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tearwise.engines import bundle as bundles
from tearwise.engines.embedded import EmbeddedEngine
from tearwise.reading.scores import Scores

FILES = ("network.onnx", "layers.npz", "tokenizer.json")
"""What of a bundle decides what its network sees; its probes and its combination do not."""


@dataclass(frozen=True)
class Seen:
    """scores: of a text as a whole, without those of its tokens
    states: (windows, states), what probes are fitted on"""

    scores: Scores
    states: NDArray[np.float32]


def seen(texts: Sequence[str], folder: Path) -> list[Seen]:
    """What the network sees of each text. ``folder`` keeps it, for each network apart; no text is written there."""
    network = hashlib.sha256(b"".join((bundles.shipped() / name).read_bytes() for name in FILES)).hexdigest()
    path = folder / f"seen-{network[:12]}.pickle"
    kept: dict[str, Seen] = pickle.loads(path.read_bytes()) if path.is_file() else {}
    names = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    new = {name: text for name, text in zip(names, texts, strict=True) if name not in kept}
    if new:
        print(f"{len(new)} of {len(texts)} texts are read", file=sys.stderr, flush=True)  # figures go to the other one
        kept |= zip(new, _read(list(new.values())), strict=True)
        folder.mkdir(parents=True, exist_ok=True)
        partly = path.with_suffix(".part")
        partly.write_bytes(pickle.dumps(kept))
        partly.replace(path)
    return [kept[name] for name in names]


def _read(texts: Sequence[str]) -> list[Seen]:
    engine = EmbeddedEngine()
    both = engine.score_with_states(texts)
    return [Seen(_of_whole(scores), states.astype(np.float32)) for scores, states in both]


def _of_whole(scores: Scores) -> Scores:
    return replace(scores, tokens=np.zeros((0, 2), np.int32), evidence=np.zeros((0, 9), np.float32))

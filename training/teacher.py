"""What the embedded engine says of texts, token by token, for a smaller network to learn from; scored once and kept.

Only openly licensed texts are scored: accounts and cases of ours, and public comments. The smaller network's
weights are made of nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tearwise.engines.embedded import EmbeddedEngine, batches
from tearwise.engines.windows import LONGEST
from tearwise.reading import crying_distance
from training.emotions import goemotions, offmychest

Floats = NDArray[np.float32]

EVERY = 4
"""One comment in so many is scored: they are many, short, and say little of crying."""


@dataclass(frozen=True)
class Taught:
    """Texts as tokens one after the other, and what the embedded engine makes of each text and of each token.

    tokens:   (all tokens,) ids of the bundle's vocabulary, without end marks; ``starts`` (texts + 1,) where each begins
    distance: (all tokens,) from the nearest word of crying
    evidence: (all tokens, 9) log-odds; meanings: (texts, 9) and context: (texts, width of the heads) log-odds
    """

    tokens: NDArray[np.int32]
    starts: NDArray[np.int64]
    distance: Floats
    evidence: Floats
    meanings: Floats
    context: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1


class _Teacher(EmbeddedEngine):
    @property
    def ends(self) -> tuple[int, int]:
        return self._first, self._last

    def taught(self, texts: Sequence[str]) -> Taught:
        """The beginning of each text, as long as the network takes in one pass."""
        encoded = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        ids = [one.ids[:LONGEST] for one in encoded]
        apart = [
            crying_distance(text, np.array(one.offsets, np.int32).reshape(-1, 2))[:LONGEST]
            for text, one in zip(texts, encoded, strict=True)
        ]
        found: dict[int, tuple[Floats, Floats, Floats]] = {}
        groups = batches([len(one) + 2 for one in ids])
        for number, group in enumerate(groups):
            outputs = self.run([ids[k] for k in group], [apart[k] for k in group])
            found.update(zip(group, outputs, strict=True))
            if number % 200 == 199:
                print(f"  {number + 1} of {len(groups)} batches", flush=True)
        order = range(len(texts))
        return Taught(
            tokens=np.concatenate([np.array(one, np.int32) for one in ids]),
            starts=np.concatenate([[0], np.cumsum([len(one) for one in ids])]),
            distance=np.concatenate(apart).astype(np.float32),
            evidence=np.concatenate([found[k][1] for k in order]).astype(np.float32),
            meanings=np.stack([found[k][0] for k in order]).astype(np.float32),
            context=np.stack([found[k][2] for k in order]).astype(np.float32),
        )


def taught(bundle: Path, texts: Sequence[str], work: Path, name: str, threads: int | None = None) -> Taught:
    """What a bundle's engine makes of texts, kept under ``work`` until the network or the texts change."""
    engine = _Teacher(bundle, threads)
    files = engine.bundle.manifest["files"]
    network = [files[name]["sha256"] for name in ("network.onnx", "layers.npz")]
    key = hashlib.sha256("\0".join([*network, *texts]).encode()).hexdigest()
    path = work / f"taught-{name}.npz"
    if path.is_file():
        with np.load(path) as kept:
            if str(kept["key"]) == key:
                print(f"{name}: scores kept", flush=True)
                return Taught(**{field: kept[field] for field in Taught.__dataclass_fields__})
    print(f"{name}: {len(texts)} texts to score", flush=True)
    found = engine.taught(texts)
    work.mkdir(parents=True, exist_ok=True)
    np.savez(path, key=key, **vars(found))
    return found


def ends(bundle: Path) -> tuple[int, int]:
    """The ids that stand before and after a text in a bundle's vocabulary."""
    return _Teacher(bundle, 1).ends


def comments(data: Path) -> list[str]:
    """Every fourth comment of GoEmotions and OffMyChest, without the empty ones."""
    parts = (
        goemotions(data / "emotions/goemotions", "train"),
        offmychest(data / "emotions/offmychest_disclosure.jsonl"),
    )
    return [text for part in parts for text in part.texts if text.strip()][::EVERY]

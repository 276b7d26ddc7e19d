"""What a smaller network learns from: what the tutors say of texts, token by token, or else the embedded engine.

Only openly licensed texts are read: accounts and cases of ours, and public comments. The smaller network's weights are
made of nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tearwise.engines.embedded import EmbeddedEngine
from tearwise.engines.windows import LONGEST, batches
from tearwise.reading import crying_distance
from training.advice import Advice
from training.encoder import tokenizer

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Taught:
    """Texts as tokens one after the other, and what a teacher makes of each text and of each token.

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


def taught(bundle: Path, texts: Sequence[str], work: Path, name: str) -> Taught:
    """What a bundle's engine makes of texts, kept under ``work`` until the network or the texts change."""
    engine = _Teacher(bundle)
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
    ids = Tokenizer.from_file(str(bundle / "tokenizer.json")).get_vocab()
    return ids["[CLS]"], ids["[SEP]"]


def told(bundle: Path, texts: Sequence[str], advice: Advice) -> Taught:
    """What tutors say of texts, by the tokens of a bundle.

    A bundle's tokenizer knows fewer words than the tutors' and takes a rare one to pieces, each of which then gets what
    the tutors say of the whole.
    """
    ours = Tokenizer.from_file(str(bundle / "tokenizer.json")).encode_batch(list(texts), add_special_tokens=False)
    theirs = tokenizer().encode_batch(list(texts), add_special_tokens=False)
    tokens, distance, evidence = [], [], []
    for k, (text, pieces, whole) in enumerate(zip(texts, ours, theirs, strict=True)):
        said = advice.evidence[advice.starts[k] : advice.starts[k + 1]]
        places = np.array(pieces.offsets, np.int32).reshape(-1, 2)
        ends_at = [end for _, end in whole.offsets[: len(said)]]
        at = np.searchsorted(ends_at, places[:, 0], side="right")
        kept = np.flatnonzero(at < len(said))[:LONGEST]
        tokens.append(np.array(pieces.ids, np.int32)[kept])
        distance.append(crying_distance(text, places)[kept])
        evidence.append(said[at[kept]])
    return Taught(
        tokens=np.concatenate(tokens),
        starts=np.concatenate([[0], np.cumsum([len(one) for one in tokens])]),
        distance=np.concatenate(distance).astype(np.float32),
        evidence=np.concatenate(evidence),
        meanings=advice.meanings,
        context=advice.context,
    )

"""What the small network learns from: what a bundle's large one makes of texts, token by token.

Only openly licensed texts are read: accounts and cases of ours, public comments, and what is made of both. The small
network's weights are made of nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tearwise.engines.windows import LONGEST
from tearwise.reading import crying_distance
from tearwise.reading.crying import FAR
from training.corpus import digest
from training.encoder import DEVICE, half, length_batches
from training.fast_network import HINTS
from training.restored import kept, restored

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]

BATCH_TOKENS = 6000
FOR_AXES = 40_000
"""Tokens whose states the main axes are found on."""


@dataclass(frozen=True)
class Taught:
    """Texts as tokens one after the other, and what the teacher makes of each text and of each token.

    tokens:   (all tokens,) ids of the bundle's vocabulary, without end marks; ``starts`` (texts + 1,) where each begins
    distance: (all tokens,) from the nearest word of crying
    evidence: (all tokens, 9) log-odds; meanings: (texts, 9) and context: (texts, width of the heads) log-odds
    states:   (all tokens, HINTS) along their main axes, of spread 1
    """

    tokens: NDArray[np.int32]
    starts: NDArray[np.int64]
    distance: Floats
    evidence: Halves
    meanings: Floats
    context: Floats
    states: Halves

    def __len__(self) -> int:
        return len(self.starts) - 1


class Teacher:
    """The large network of the bundle in ``folder``, of ``depth`` layers. Raises ValueError where it holds another."""

    def __init__(self, folder: Path, depth: int) -> None:
        self._network = restored(folder, depth)
        self._network.encoder.settle()
        self._network.to(DEVICE).eval()
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._ids = np.array(kept(folder))
        self._ends = ends(folder)

    def taught(self, texts: Sequence[str]) -> Taught:
        """What it makes of the beginning of each text, as long as it takes in one pass."""
        encoded = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        ids = [one.ids[:LONGEST] for one in encoded]
        apart = [
            crying_distance(text, np.array(one.offsets, np.int32).reshape(-1, 2))[:LONGEST]
            for text, one in zip(texts, encoded, strict=True)
        ]
        starts = np.concatenate([[0], np.cumsum([len(one) for one in ids])])
        groups = length_batches([len(one) for one in ids], BATCH_TOKENS, np.random.default_rng(0))
        axes = self._axes(ids, apart, groups)
        evidence, states = np.zeros((starts[-1], 9), np.float16), np.zeros((starts[-1], HINTS), np.float16)
        meanings, context = [np.zeros(0, np.float32)] * len(ids), [np.zeros(0, np.float32)] * len(ids)
        for number, group in enumerate(groups):
            for k, (said, by_token, of_context, hidden) in zip(group, self._read(ids, apart, group), strict=True):
                here = slice(starts[k], starts[k + 1])
                meanings[k], context[k], evidence[here], states[here] = said, of_context, by_token, axes.of(hidden)
            if number % 200 == 199:
                print(f"  {number + 1} of {len(groups)} batches", flush=True)
        return Taught(
            tokens=np.concatenate([np.array(one, np.int32) for one in ids]),
            starts=starts,
            distance=np.concatenate(apart).astype(np.float32),
            evidence=evidence,
            meanings=np.stack(meanings),
            context=np.stack(context),
            states=states,
        )

    def _axes(self, ids: list[list[int]], apart: list[Floats], groups: list[list[int]]) -> _Axes:
        found: list[Floats] = []
        for group in groups:
            found += [hidden for *_, hidden in self._read(ids, apart, group)]
            if sum(map(len, found)) >= FOR_AXES:
                break
        return _Axes.through(np.concatenate(found))

    @torch.no_grad()
    def _read(
        self, ids: list[list[int]], apart: list[Floats], group: list[int]
    ) -> Iterator[tuple[Floats, Floats, Floats, Floats]]:
        """For each text of a group its meanings, evidence by token, context, and states by token."""
        longest = max(len(ids[k]) for k in group) + 2
        tokens, mask = np.zeros((len(group), longest), np.int64), np.zeros((len(group), longest), np.int64)
        distance = np.full((len(group), longest), np.log1p(FAR), np.float32)
        for row, k in enumerate(group):
            count = len(ids[k])
            tokens[row, : count + 2] = self._ids[[self._ends[0], *ids[k], self._ends[1]]]
            mask[row, : count + 2] = 1
            distance[row, 1 : count + 1] = apart[k]
        there = torch.from_numpy(mask).to(DEVICE)
        with half():
            hidden = self._network.encoder(torch.from_numpy(tokens).to(DEVICE), there)[-1].float()
        seen = self._network.seen(hidden, there, torch.from_numpy(distance).to(DEVICE))
        parts = (seen.meanings, seen.evidence, seen.context, hidden)
        meanings, evidence, context, states = (part.float().cpu().numpy() for part in parts)
        for row, k in enumerate(group):
            inside = slice(1, len(ids[k]) + 1)
            yield meanings[row], evidence[row, inside], context[row], states[row, inside]


@dataclass(frozen=True)
class _Axes:
    """Main axes (width, HINTS), and the mean and the spread of what lies along them."""

    axes: Floats
    mean: Floats
    spread: Floats

    @classmethod
    def through(cls, states: Floats) -> _Axes:
        _, axes = np.linalg.eigh(np.cov((states - states.mean(0)).T))
        axes = axes[:, ::-1][:, :HINTS].astype(np.float32)
        along = states @ axes
        return cls(axes, along.mean(0), along.std(0) + np.float32(1e-6))

    def of(self, states: Floats) -> Floats:
        found: Floats = (states @ self.axes - self.mean) / self.spread
        return found


def taught(folder: Path, depth: int, texts: Sequence[str], work: Path) -> Taught:
    """What a bundle's large network makes of texts, kept under ``work`` until the network or the texts change."""
    network = [digest(folder / name) for name in ("network.onnx", "layers.npz")]
    key = hashlib.sha256("\0".join([*network, *texts]).encode()).hexdigest()
    path = work / "taught.npz"
    if path.is_file():
        with np.load(path) as found:
            if str(found["key"]) == key:
                print("what the large network says: kept", flush=True)
                return Taught(**{field: found[field] for field in Taught.__dataclass_fields__})
    print(f"{len(texts)} texts for the large network to read", flush=True)
    made = Teacher(folder, depth).taught(texts)
    work.mkdir(parents=True, exist_ok=True)
    partly = work / "taught.part.npz"  # half a file would be taken for a whole one, and could not be read
    np.savez(partly, key=key, **vars(made))
    partly.replace(path)
    return made


def ends(folder: Path) -> tuple[int, int]:
    """The ids that stand before and after a text in a bundle's vocabulary."""
    ids = Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab()
    return ids["[CLS]"], ids["[SEP]"]

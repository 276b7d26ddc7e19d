"""The public sets that the encoder meets before the accounts: GoEmotions and OffMyChest disclosure.

Both are openly licensed (Apache-2.0 and CC BY 4.0); neither is copied into the project.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

EMOTIONS = 28
DISCLOSURE = ("emotional_disclosure", "information_disclosure", "support")


@dataclass(frozen=True)
class Comments:
    """Texts with 0/1 targets; a target of -1 is not known and costs nothing. Shape (comments, 28 + 3)."""

    texts: list[str]
    targets: NDArray[np.float32]


def goemotions(data: Path, part: str) -> Comments:
    """One part ("train", "dev", "test") of GoEmotions (Demszky et al. 2020), from the data folder."""
    texts: list[str] = []
    rows: list[NDArray[np.float32]] = []
    with (data / f"emotions/goemotions/{part}.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            text, labels, _ = line.rstrip("\n").split("\t")
            target = np.full(EMOTIONS + len(DISCLOSURE), -1, np.float32)
            target[:EMOTIONS] = 0
            target[[int(label) for label in labels.split(",")]] = 1
            texts.append(text)
            rows.append(target)
    return Comments(texts, np.stack(rows))


def offmychest(data: Path) -> Comments:
    """Self-disclosure and support in r/OffMyChest comments (Jaidka et al. 2020), from the data folder."""
    texts: list[str] = []
    rows: list[NDArray[np.float32]] = []
    with (data / "emotions/offmychest_disclosure.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            target = np.full(EMOTIONS + len(DISCLOSURE), -1, np.float32)
            target[EMOTIONS:] = [float(raw[name]) for name in DISCLOSURE]
            texts.append(raw["text"])
            rows.append(target)
    return Comments(texts, np.stack(rows))


def together(*parts: Comments) -> Comments:
    """All comments of the parts, in their order."""
    return Comments([t for p in parts for t in p.texts], np.concatenate([p.targets for p in parts]))

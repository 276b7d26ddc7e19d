"""How many ids stand on more than one row, of any number of rows, in memory that does not grow with them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np

from tearwise.annotation.files import explained
from tearwise.annotation.ids import matched
from tearwise.rendering.record import RowId

PARTS = 64
"""Digests are parted by their first six bits, and counted a part at a time: 100 million rows come to 12 MB a part."""

WAITING = 8192
"""Digests of a part that are kept in memory: all parts together, 4 MB."""

_DIGEST = 8


@dataclass(frozen=True)
class Repeated:
    """Ids that stand on more than one row. ids: how many they are; rows: on how many rows they stand, all told"""

    ids: int = 0
    rows: int = 0


class Ids:
    """Counts the ids that are told to it by digests of 64 bits, which lie in files once they are many.

    By chance two ids have the same digest, and are then counted as one, with a probability of about rows² / 2⁶⁵: once
    in 3,700 corpora of 100 million rows.

    folder: where files named ``ids-…`` may be written; those that are there are written over
    """

    def __init__(self, folder: Path) -> None:
        self._files = [folder / f"ids-{number:02}" for number in range(PARTS)]
        self._waiting = [array("Q") for _ in range(PARTS)]
        for path in self._files:
            path.unlink(missing_ok=True)

    def add(self, ids: Iterable[RowId]) -> None:
        """Takes more rows' ids in. A row without one repeats nobody's; they are compared as ``matched`` has them."""
        for id in map(matched, ids):
            if id is not None:
                digest = int.from_bytes(blake2b(id.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest())
                part = digest >> 58
                waiting = self._waiting[part]
                waiting.append(digest)
                if len(waiting) == WAITING:
                    with explained(self._files[part], "written"), self._files[part].open("ab") as out:
                        waiting.tofile(out)
                    del waiting[:]

    def repeated(self) -> Repeated:
        """What was told so far."""
        ids = rows = 0
        for path, waiting in zip(self._files, self._waiting, strict=True):
            digests = np.array(waiting, np.uint64)
            if path.exists():
                with explained(path, "read"):
                    digests = np.concatenate([digests, np.fromfile(path, np.uint64)])
            _, counts = np.unique(digests, return_counts=True)
            ids, rows = ids + int((counts > 1).sum()), rows + int(counts[counts > 1].sum())
        return Repeated(ids, rows)

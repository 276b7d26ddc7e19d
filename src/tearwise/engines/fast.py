"""The fast engine: a second, small network of the bundle, for corpora that would take too long.

It reads many times as many accounts in the same time, and less well: docs/benchmarks.md says by how much.
Its evidence is the tokens that the small network itself looks at.
"""

from __future__ import annotations

from pathlib import Path

from tearwise.engines import bundle as bundles
from tearwise.engines.embedded import NetworkEngine


class FastEngine(NetworkEngine):
    """Scores texts with the bundle's small network. Every reading's ``bundle`` says so: its id has ``+fast`` in it.

    folder:  a bundle's folder; None: the shipped one
    threads: of ONNX Runtime; None: all cores
    Raises BundleMissing (there is no bundle, or none that reads fast), BundleDamaged, BundleForeign.
    """

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        bundle = bundles.load(folder)
        id = bundle.fast_id  # first: says so where there is nothing that reads fast
        super().__init__(bundle, "fast.onnx", bundle.fast_combination(), id, threads)

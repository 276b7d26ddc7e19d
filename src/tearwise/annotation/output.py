"""What a run writes, by its names: the file, the manifest beside it, and the folder of a run that is not whole."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tearwise.replacement import NEW

PART, MANIFEST = ".part", ".manifest.json"
"""What a run's output has behind its name: as the folder of a run that is not whole, and as the manifest beside it."""
RUN = "run.json"
"""What is in such a folder until the run is whole: which run it is."""
DONE = re.compile(r"([0-9]{9,})\.jsonl")
"""The name of a shard that is done."""
_OURS = re.compile(
    rf".*{re.escape(NEW)}|(?:\._)?(?:lock|{re.escape(RUN)}|{DONE.pattern}|ids-[0-9]{{2}}|whole|manifest\.json)"
)
"""The names of what a run leaves that is killed while it tidies up, and of what a Mac may put beside these."""


def is_of_a_run(folder: Path) -> bool:
    """Whether a folder is that of a run that is not whole: it says which, or holds nothing but what runs leave."""
    if (folder / RUN).is_file():
        return True
    return folder.is_dir() and all(_OURS.fullmatch(path.name) for path in folder.iterdir())


def is_manifest(path: Path) -> bool:
    """Whether a file is the manifest of a run's output that stands beside it, or stood there: no rows are in it."""
    return path.name.endswith(MANIFEST)


def outputs(files: Iterable[Path], base: Path) -> set[Path]:
    """Those of some files that a run has written, with its manifest beside them, or has not written to its end.

    base: the folder that they stand in
    """
    of_a_run = cache(is_of_a_run)

    def is_output(path: Path) -> bool:
        above = path.relative_to(base).parents
        unfinished = any(one.name.endswith(PART) and of_a_run(base / one) for one in above)
        return unfinished or os.path.exists(f"{path}{MANIFEST}")  # False of a name that is too long, as pathlib is not

    return set(filter(is_output, files))

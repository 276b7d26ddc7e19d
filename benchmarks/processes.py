"""What a process of its own costs: starting the command, importing the package, and the most memory it takes."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.table import Cell, Line

Floats = NDArray[np.float64]

COLD_RUNS = 9
IMPORT_RUNS = 21

_READ = """
import sys
from tearwise import Reader
reader = Reader()
for reading in reader.read_many(sys.stdin.read().split("\\0")):
    pass
"""
_PEAK = """
try:
    with open("/proc/self/status", encoding="ascii") as status:
        print(next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024)
except OSError:
    import resource, sys
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2))
"""
# Linux's ru_maxrss of a new process begins with that of the one that started it; VmHWM does not.


def process_lines(account: str, texts: Sequence[str], runs: int = COLD_RUNS) -> list[Line]:
    """Whole processes: ``tearwise read`` of one account, ``import tearwise``, peak memory."""
    script = Path(sysconfig.get_path("scripts")) / "tearwise"
    command = [str(script)] if script.is_file() else [sys.executable, "-m", "tearwise"]
    cold = seconds([*command, "read", "-"], account, runs)
    imported, empty = (seconds([sys.executable, "-c", code], "", IMPORT_RUNS) for code in ("import tearwise", ""))
    return [
        ("`tearwise read`, the whole process, median", [_median(cold), ""]),
        ('`python -c "import tearwise"`, the whole process, median', [_median(imported), ""]),
        ('`python -c ""`, the whole process, median', [_median(empty), ""]),
        ("peak memory: a Reader and one account", [Cell(peak_memory([account]), digits=0, unit="MiB"), ""]),
        (f"peak memory: `read_many` over {len(texts)} accounts", [Cell(peak_memory(texts), digits=0, unit="MiB"), ""]),
    ]


def seconds(command: Sequence[str], stdin: str, runs: int) -> Floats:
    """How long the command takes, each of ``runs`` times; one run before them warms the disk's cache.

    Raises CalledProcessError where it fails.
    """
    taken = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        subprocess.run(command, input=stdin, capture_output=True, encoding="utf-8", check=True)
        taken.append(time.perf_counter() - started)
    return np.array(taken[1:])


def peak_memory(texts: Sequence[str]) -> float:
    """MiB of memory that a process takes at most while it reads the texts."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", _READ + _PEAK],
        input="\0".join(texts),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return float(done.stdout)


def _median(taken: Floats) -> Cell:
    return Cell.over(lambda i: float(np.median(taken[i]) * 1000), len(taken), 0, "ms")

"""``python -m benchmarks.fast_run FILE``: annotates a file with ``--fast`` on all cores, in a process of its own.

Prints the seconds by the clock, the seconds that cores worked, and the most memory that one process took, in MiB.
"""

from __future__ import annotations

import resource
import sys
import time
from functools import partial
from pathlib import Path

from benchmarks.scaling import run
from tearwise.annotation.processes import cores, on_this_machine
from tearwise.assembly import fresh_readers


def main() -> None:
    """Run and print."""
    start = partial(fresh_readers, fast=True)
    started = time.perf_counter()
    run(Path(sys.argv[1]), on_this_machine(start, start(1), cores()))
    taken = time.perf_counter() - started
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    used = own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime
    print(taken, used, max(peak(), workers.ru_maxrss / 1024))


def peak() -> float:
    """The most memory that this process took, in MiB. ``ru_maxrss`` would count what its starter took, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024


if __name__ == "__main__":
    main()

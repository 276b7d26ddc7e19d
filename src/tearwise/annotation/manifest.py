"""What stands beside a run's output: what was read by what, how, and what came of it."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import Any

from tearwise.annotation.corpus import Corpus
from tearwise.annotation.output import MANIFEST
from tearwise.annotation.whole import Contents
from tearwise.annotation.work import Settings

SCHEMA = "tearwise.annotation/1"
_PACKAGES = ("numpy", "onnxruntime", "tokenizers", "py3langid", "pyarrow", "zstandard")


def manifest_path(target: Path) -> Path:
    """Where the manifest of a written file stands: beside it."""
    return target.with_name(target.name + MANIFEST)


def run_record(corpus: Corpus, settings: Settings, engine: str) -> dict[str, Any]:
    """What makes a run the run that it is: two with the same record write the same bytes."""
    names = [file.name for file in corpus.files] or ["-"]
    sizes: list[int | None] = [file.size for file in corpus.files] or [None]
    formats = [file.format for file in corpus.files] or ["jsonl"]
    digests = ("",) if corpus.standard_input else corpus.digests
    return {
        "tearwise": metadata.version("tearwise"),
        "bundle": engine,
        "versions": versions(),
        "settings": {**settings.to_record(), "encoding": corpus.encoding},
        "input": [
            {"name": name, "format": format, "bytes": size, "sha256": digest}
            for name, format, size, digest in zip(names, formats, sizes, digests, strict=True)
        ],
    }


def manifest(run: Mapping[str, Any], corpus: Corpus, contents: Contents, output: Mapping[str, Any]) -> str:
    """The manifest as text. It holds no time and no place, so that it too is the same for the same run. A file that was
    changed while it was read has ``changed``: its hash is of what it was before."""
    files = [dict(file) | ({"changed": True} if file["name"] in contents.changed else {}) for file in run["input"]]
    if corpus.standard_input:
        files[0]["sha256"] = corpus.digests[0]
    record = {
        "schema": SCHEMA,
        "tearwise": run["tearwise"],
        "bundle": run["bundle"],
        "versions": run["versions"],
        "settings": run["settings"],
        "input": files,
        "output": dict(output),
        "rows": contents.rows,
        "statuses": contents.statuses,
        "errors": contents.errors,
        "repeated_ids": asdict(contents.repeated),
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def versions() -> dict[str, str]:
    """Python, and the packages that what is written rests on, as far as they are installed."""
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return found

"""A bundle that is measured anew keeps its name and all that was fitted."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("onnx", reason="needs the extra train")

from tearwise.engines import bundle as bundles
from training.measure import measure

DATA = Path(__file__).parents[1] / "data"


def test_figures_are_of_the_accounts_that_are_named_and_nothing_else_changes(tmp_path: Path) -> None:
    out, plain, pairs = tmp_path / "bundle", tmp_path / "plain.jsonl", tmp_path / "pairs.jsonl"
    shutil.copytree(bundles.shipped(), out)
    before = bundles.load(out)
    for few, whole, rows in ((plain, "plain.jsonl", 6), (pairs, "pairs.jsonl", 4)):
        few.write_text("".join((DATA / whole).read_text("utf-8").splitlines(True)[:rows]), encoding="utf-8")
    measure(plain, plain, pairs, out)
    after = bundles.load(out)
    assert (after.id, after.fast_id) == (before.id, before.fast_id)
    assert all(after.file(name) == before.file(name) for name in (*bundles.FILES, *bundles.FAST_FILES))
    told, was = after.manifest["metrics"], before.manifest["metrics"]
    assert told["plain"]["accounts"] == 6
    assert told["contrast_pairs"]["pairs"] == 2
    assert told["dev"] != was["dev"]
    assert after.manifest["fast"]["metrics"]["dev"] != before.manifest["fast"]["metrics"]["dev"]
    for of in (told, was):
        for name in ("dev", "plain", "contrast_pairs"):
            del of[name]
    assert json.dumps(told) == json.dumps(was)

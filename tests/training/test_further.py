"""A bundle whose network went on learning keeps what reads with ``--fast``, and says what it learned from."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("onnx", reason="needs the extra train")

from tearwise.engines import bundle as bundles
from tearwise.engines.fast import FastEngine
from training.card import _further
from training.further import RECIPE, _step
from training.package import keep_fast, write_combination

TEXT = "My dad cried when I left and said he was sorry."


def test_the_fast_files_stay_as_they_were(tmp_path: Path) -> None:
    out = tmp_path / "bundle"
    shutil.copytree(bundles.shipped(), out)
    before = bundles.load(out)
    fast = {name: before.file(name) for name in bundles.FAST_FILES}
    write_combination(before.combination, out, {})
    assert "fast" not in bundles.load(out).manifest
    keep_fast(out, fast, before.manifest["fast"])
    after = bundles.load(out)
    assert after.manifest["fast"] == before.manifest["fast"]
    found, expected = (next(iter(FastEngine(folder).score([TEXT]))) for folder in (out, bundles.shipped()))
    assert (found.meanings == expected.meanings).all()


def test_the_manifest_and_the_card_say_what_was_learned() -> None:
    rows = [SimpleNamespace(id=id) for id in ("own-kk-001", "own-a-001", "own-kk-002")]
    found = SimpleNamespace(network=rows, risks=[SimpleNamespace(id="safe-mixed-1")])
    step = _step(found, ["own-kk", "safe-mixed"], "2026.11-before")  # type: ignore[arg-type]
    assert step["rows"] == 3
    assert json.loads(json.dumps(step))["recipe"]["epochs"] == RECIPE.epochs
    said = _further([step])
    assert "`2026.11-before`" in said
    assert "`2026.11-before` from 3, for" in said
    later = _further([step, step | {"from": "2026.11-after", "rows": 1_234}])
    assert later.count("accounts and cases") == later.count("decision 0021") == 1
    assert ", and that of `2026.11-after` from 1,234, for" in later
    assert _further([]) == ""


def test_the_shipped_bundle_says_that_it_went_on_learning() -> None:
    step = bundles.load().manifest["further"][-1]
    recipe = step["recipe"]
    assert recipe["epochs"] == RECIPE.epochs
    assert recipe["rate"] == RECIPE.rate

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
from training import further
from training.further import RECIPE, _step
from training.package import keep_fast, leave_out_fast, write_combination

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


@pytest.mark.parametrize("with_fast", [True, False])
def test_without_new_rows_the_bundle_is_fitted_anew_in_a_folder_that_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_fast: bool
) -> None:
    source, out = tmp_path / "source", tmp_path / "new/bundle"
    shutil.copytree(bundles.shipped(), source)
    if not with_fast:
        leave_out_fast(source)
    before = bundles.load(source)
    monkeypatch.setattr(further, "corpus", lambda data: SimpleNamespace(fit=[]))
    monkeypatch.setattr(further, "ours", lambda found, folder: None)
    monkeypatch.setattr(further, "made_of", lambda found: {})
    monkeypatch.setattr(further, "measure", lambda data, folder, result: {})
    fitted = SimpleNamespace(combination=before.combination)
    monkeypatch.setattr(further, "fitted", lambda scores, rows, own: fitted)
    further.build(tmp_path, (), source, out)
    after = bundles.load(out)
    assert after.id == before.id
    assert after.manifest.get("fast") == before.manifest.get("fast")
    assert ("fast" in after.manifest) == with_fast


def test_the_manifest_says_what_was_learned() -> None:
    rows = [SimpleNamespace(id=id) for id in ("own-kk-001", "own-a-001", "own-kk-002")]
    found = SimpleNamespace(network=rows, risks=[SimpleNamespace(id="safe-mixed-1")])
    step = _step(found, ["own-kk", "safe-mixed"], "2026.11-before")  # type: ignore[arg-type]
    assert step["rows"] == 3
    assert json.loads(json.dumps(step))["recipe"]["epochs"] == RECIPE.epochs


def test_the_shipped_bundle_says_that_it_went_on_learning() -> None:
    step = bundles.load().manifest["further"][-1]
    recipe = step["recipe"]
    assert recipe["epochs"] == RECIPE.epochs
    assert recipe["rate"] == RECIPE.rate

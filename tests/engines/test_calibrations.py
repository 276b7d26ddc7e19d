"""Calibrations are kept whole, one for each model and prompt, and what is damaged is never used."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tearwise.engines.answer import NOTHING
from tearwise.engines.calibration import Calibration, fit
from tearwise.engines.calibrations import default_folder, keep, kept, place
from tearwise.errors import CalibrationError
from tearwise.meanings import MEANINGS

ABOUT = {"model": "llama3.1:8b", "prompt": "1-00000000", "gold": {"rows": 1, "sha256": "0" * 64}}


@pytest.fixture
def calibration() -> Calibration:
    return fit([NOTHING], [{"meanings": dict.fromkeys(MEANINGS, 0)}])


def test_what_is_kept_is_found_for_its_model_and_prompt_alone(tmp_path: Path, calibration: Calibration) -> None:
    path = keep(calibration, ABOUT, tmp_path)
    assert kept("llama3.1:8b", "1-00000000", tmp_path).id == calibration.id
    assert kept("llama3.1:8b", "2-00000000", tmp_path).id == "default-1"
    assert kept("llama3.1:70b", "1-00000000", tmp_path).id == "default-1"
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record["schema"] == "tearwise.calibration/1"
    assert record["gold"] == ABOUT["gold"]
    assert record["id"] == calibration.id
    assert list(tmp_path.iterdir()) == [path]


def test_a_models_name_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    for model in ("../../etc/passwd", "a/b", "C:\\x", "." * 300, "m" * 300, "CON"):
        assert place(model, "1-0", tmp_path).parent == tmp_path
        assert len(place(model, "1-0", tmp_path).name) < 100


def test_a_later_one_takes_the_place_of_an_earlier_one(tmp_path: Path, calibration: Calibration) -> None:
    keep(calibration, ABOUT, tmp_path)
    later = fit([NOTHING] * 50, [{"meanings": dict.fromkeys(MEANINGS, 2)}] * 50)
    keep(later, ABOUT, tmp_path)
    assert kept("llama3.1:8b", "1-00000000", tmp_path).id == later.id != calibration.id


@pytest.mark.parametrize("damage", ["cut", "changed", "foreign", "not json", "other model", "nested"])
def test_a_damaged_one_is_an_error_that_says_what_to_do(tmp_path: Path, calibration: Calibration, damage: str) -> None:
    path = keep(calibration, ABOUT, tmp_path)
    content = path.read_text(encoding="utf-8")
    path.write_text(
        {
            "cut": content[:-40],
            "changed": content.replace('"rows": 1,\n  "prob', '"rows": 9,\n  "prob'),
            "foreign": '{"schema": "tearwise.calibration/9"}',
            "not json": "",
            "other model": keep(calibration, {**ABOUT, "model": "other"}, tmp_path / "b").read_text(encoding="utf-8"),
            "nested": "[" * 100_000,
        }[damage],
        encoding="utf-8",
    )
    with pytest.raises(CalibrationError, match=r"calibrate|delete"):
        kept("llama3.1:8b", "1-00000000", tmp_path)


def test_a_folder_that_cannot_be_written_is_an_error(
    tmp_path: Path, calibration: Calibration, unprivileged: Callable[[], AbstractContextManager[None]]
) -> None:
    keep(calibration, ABOUT, tmp_path)
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    tmp_path.chmod(0o500)
    with unprivileged(), pytest.raises(CalibrationError, match="cannot be written"):
        keep(calibration, ABOUT, tmp_path)
    tmp_path.chmod(0o700)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_a_file_in_the_folders_place_is_an_error_and_stays(tmp_path: Path, calibration: Calibration) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CalibrationError, match="cannot be written"):
        keep(calibration, ABOUT, tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"


def test_the_folder_is_the_users_own_unless_one_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TEARWISE_CALIBRATIONS", str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv("TEARWISE_CALIBRATIONS")
    assert default_folder().name == "calibrations"
    assert "tearwise" in default_folder().parts


def test_a_home_that_nobody_knows_is_said_to_be_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEARWISE_CALIBRATIONS", "~nobody-of-that-name/calibrations")
    with pytest.raises(CalibrationError, match="Set HOME, or name their folder with TEARWISE_CALIBRATIONS"):
        default_folder()

"""Calibrations that are kept: one file for each model and prompt, in the user's data folder."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tearwise.engines.calibration import SCHEMA, Calibration, default
from tearwise.errors import CalibrationError
from tearwise.replacement import put_in_place
from tearwise.strict_json import NoJson, json_in

VARIABLE = "TEARWISE_CALIBRATIONS"
"""The environment variable that names another folder."""


def default_folder() -> Path:
    """The folder that TEARWISE_CALIBRATIONS names, else ``calibrations`` in the platform's data folder of this user.

    Raises CalibrationError where nobody knows the home in which it would lie.
    """
    try:
        if named := os.environ.get(VARIABLE):
            return Path(named).expanduser()
        from platformdirs import user_data_path

        return user_data_path("tearwise", appauthor=False) / "calibrations"
    except RuntimeError:
        raise CalibrationError(
            f"It is not known where the home folder is in which calibrations are kept. Set HOME, or name their folder "
            f"with {VARIABLE}."
        ) from None


def place(model: str, prompt: str, folder: Path | None = None) -> Path:
    """The file of a model and a prompt. Its name tells the model as far as a file's name may."""
    plain = "".join(sign if sign.isalnum() and sign.isascii() else "-" for sign in model)[:60].strip("-")
    digest = hashlib.sha256(json.dumps([model, prompt]).encode("utf-8")).hexdigest()[:12]
    return (default_folder() if folder is None else folder) / f"{plain}-{digest}.json"


def kept(model: str, prompt: str, folder: Path | None = None) -> Calibration:
    """What was kept for a model and a prompt, else the cautious default.

    Raises CalibrationError where a file is there and is not what was written.
    """
    path = place(model, prompt, folder)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return default()
    except OSError as error:
        raise CalibrationError(f"{path} cannot be read: {error.strerror}.") from error
    return _calibration(path, content, model, prompt)


def keep(calibration: Calibration, about: Mapping[str, Any], folder: Path | None = None) -> Path:
    """Keeps a calibration for its model and prompt, in the place of an earlier one; returns its file.

    about: ``model``, ``prompt``, and what else tells how it was made
    Raises CalibrationError where it cannot be written: an earlier one is then still there. Only where it says that the
    disk fails and may lose what is there, the new one is in its place.
    """
    path = place(str(about["model"]), str(about["prompt"]), folder)
    made = {"made": datetime.now(UTC).isoformat(timespec="seconds"), "id": calibration.id}
    record = {"schema": SCHEMA, **about, **made, **calibration.numbers()}
    content = json.dumps({**record, "sha256": _digest(record)}, indent=2, ensure_ascii=False) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put_in_place(path, lambda new: new.write_text(content, encoding="utf-8", newline="\n"))
    except OSError as error:
        raise CalibrationError(f"{path} cannot be written: {error.strerror}.") from error
    return path


def _calibration(path: Path, content: bytes, model: str, prompt: str) -> Calibration:
    mend = "Make it anew with `tearwise calibrate`, or delete the file to read with the default."
    try:
        record = json_in(content)
        if not isinstance(record, dict) or record.get("schema") != SCHEMA:
            raise CalibrationError(f"it is no {SCHEMA}")
        digest = record.pop("sha256", None)
        if digest != _digest(record):
            raise CalibrationError("it has been changed, or cut")
        if (record.get("model"), record.get("prompt")) != (model, prompt):
            raise CalibrationError("it is of another model or prompt")
        return Calibration.from_numbers(record)
    except (NoJson, CalibrationError) as error:
        wrong = error if isinstance(error, CalibrationError) else f"it {error}"
        raise CalibrationError(f"The calibration {path} cannot be used: {wrong}. {mend}") from None


def _digest(record: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(record, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest()

"""The wheel holds what an installed Tearwise needs, and nothing of how it was made."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = {".toml", ".json", ".md", ".typed", ".html", ".css", ".js", ".svg"}


def built(kind: str, folder: Path) -> Path:
    """The package, built into the folder without an environment of its own (and so without the network)."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", str(folder)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    with zipfile.ZipFile(built("wheel", tmp_path_factory.mktemp("wheel"))) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    with tarfile.open(built("sdist", tmp_path_factory.mktemp("sdist"))) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def test_the_wheel_holds_every_data_file_of_the_package(wheel: set[str]) -> None:
    package = ROOT / "src" / "tearwise"
    wanted = [path for path in package.rglob("*") if path.suffix in DATA or path.parent.name == "bundle"]
    assert {f"tearwise/{path.relative_to(package).as_posix()}" for path in wanted if path.is_file()} <= wheel
    assert "tearwise/py.typed" in wheel


def test_the_wheel_holds_the_bundle(wheel: set[str]) -> None:
    assert any(name.startswith("tearwise/engines/bundle/") for name in wheel)


def test_the_wheel_holds_nothing_else(wheel: set[str]) -> None:
    assert {name.split("/")[0] for name in wheel} == {"tearwise", "tearwise-0.1.0.dist-info"}
    assert {"LICENSE", "NOTICE"} <= {name.split("/")[-1] for name in wheel}


@pytest.mark.parametrize("folder", ["training", "benchmarks", "tests", "docs", "src"])
def test_the_source_distribution_holds_how_it_was_made(sdist: set[str], folder: str) -> None:
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*.py")}
    assert ours
    assert ours <= sdist

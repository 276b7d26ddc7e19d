"""The shell completes what is typed."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

import tearwise
from tests.journeys.terminal import Terminal


def test_bash_completes_an_answer_and_not_a_file_that_is_called_like_it(tmp_path: Path) -> None:
    bash = shutil.which("bash") or pytest.skip("there is no Bash")
    command = tmp_path / "tearwise"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tearwise "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (tmp_path / "api.sh").touch()
    source = str(Path(tearwise.__file__).parents[1])
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "PYTHONPATH": source, "PS1": "> "}
    with Terminal("--norc", "--noprofile", "-i", program=(bash,), whole=True, **environment) as terminal:
        terminal.type(f'cd {tmp_path}; eval "$(_TEARWISE_COMPLETE=source_bash tearwise)"; echo $((40 + 2))', after="> ")
        terminal.press("tearwise read -a said=ap\t", after="42")
        terminal.wait("said=apology ")

"""What Bash is told to put in the place of the last piece of a word that it has broken, and where nothing can be
installed."""

from __future__ import annotations

import errno
from pathlib import Path
from unittest.mock import Mock

import pytest

from tearwise.accounts import VALUES
from tearwise.cli.exit_code import USAGE
from tests.cli.conftest import Run

SAID = sorted(VALUES["said"])


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        (["read", "-a", "said", "=", "ap"], ["apology"]),
        (["read", "-a", "said", "="], SAID),
        (["read", "--answer", "said", "=", "ap"], ["apology"]),
        (["read", "--answer", "=", "said", "=", "ap"], ["apology"]),
        (["read", "--answer", "=", "sai"], [f"said={value}" for value in SAID]),
        (["read", "-a", "sai"], [f"said={value}" for value in SAID]),
        (["read", "-a", "said", "=", "ap", "-a", "rare", "="], ["no", "yes"]),
        (["read", "-a", "said", "=", "-a", "rare", "=", "y"], ["yes"]),
        (["read", '"He cried = hm -a"', "-a", "rare", "=", "y"], ["yes"]),
        (["read", "-a", "said=ap"], ["said=apology"]),
        (["read", "--base-url", "http", ":", "//localhost", ":", "1/v1", "-a", "rare", "=", "n"], ["no"]),
        (["journal", "list", "--meaning", "=", "rem"], ["remorse"]),
        (["journal", "list", "--meaning", "rem"], ["remorse"]),
        (["read", "-a", "said", "=", "apology", "--exp"], ["--explain"]),
        (["read", "-a", "colour", "=", "b"], []),
        (["read", "-a", "said", "=", "apology,l"], ["apology,love"]),
        (["read", "-a", "trigger", "=", "pain,d"], ["pain,death", "pain,declaration", "pain,disclosure"]),
        (["read", "-a", "trigger", "=", "pain,death,d"], []),
        (["read", "-a", "rare", "=", "yes,"], []),
        (["read", "-a", "colour", "=", "blue,"], []),
        (["journal", "correct", "1", "--meaning", "rem"], ["remorse"]),
    ],
)
def test_answers_are_completed_wherever_bash_breaks_them(
    run: Run, monkeypatch: pytest.MonkeyPatch, pieces: list[str], found: list[str]
) -> None:
    assert completed(run, monkeypatch, pieces) == found


def test_a_word_that_is_not_begun_is_another_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert completed(run, monkeypatch, ["read", "-a", "said", "=", "apology", "-a", ""]) == sorted(
        f"{question}={value}" for question, values in VALUES.items() for value in values
    )
    assert completed(run, monkeypatch, ["read", "-a", "said", "=", ""]) == []


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (RuntimeError("Could not determine home directory."), "nobody knows where that is"),
        (PermissionError(errno.EACCES, "Permission denied", "/home/x/.bashrc"), "Permission denied"),
    ],
)
def test_where_there_is_no_home_to_install_it_into_is_no_fault_of_ours(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, why: str
) -> None:
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "/bin/bash"))
    monkeypatch.setattr(Path, "home", Mock(side_effect=error))
    ended = run("--install-completion")
    said = " ".join(ended.err.split())
    assert ended.code == USAGE
    assert f"home folder, and that cannot be used: {why}. Set HOME; or put what tearwise --show-completion" in said


def completed(run: Run, monkeypatch: pytest.MonkeyPatch, pieces: list[str]) -> list[str]:
    """What is answered where Bash asks for the last of the pieces, and sends all of them."""
    monkeypatch.setenv("_TEARWISE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "\n".join(["tearwise", *pieces]))
    monkeypatch.setenv("COMP_CWORD", str(len(pieces)))
    return sorted(run().out.split())

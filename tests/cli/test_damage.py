"""A journal that is damaged in its middle: every command that opens it says so, also one that comes upon no damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from tearwise.cli.exit_code import READ
from tests.cli.conftest import Run
from tests.journal.conftest import PASSPHRASE
from tests.journal.torn import torn


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands look for the journal, whose passphrase they know."""
    monkeypatch.setenv("TEARWISE_JOURNAL", str(tmp_path / "journal"))
    monkeypatch.setenv("TEARWISE_PASSPHRASE", PASSPHRASE)
    return tmp_path / "journal"


@pytest.mark.parametrize("command", ["list", "show 60"])
def test_what_can_be_read_is_shown_and_the_damage_is_said(run: Run, folder: Path, command: str) -> None:
    torn(folder)
    ended = run("journal", *command.split())
    assert ended.code == READ
    assert "Dad" in ended.out
    assert "damaged" in ended.err


def test_of_a_whole_journal_nothing_is_said(run: Run, folder: Path) -> None:
    run("journal", "add", "My dad cried when I left. He said he was sorry.")
    assert run("journal", "list").err == ""

"""A bar says how far a command is, where somebody can see it."""

from __future__ import annotations

from io import StringIO
from types import SimpleNamespace

import pytest

from tearwise.cli.console import Output
from tearwise.cli.progress import progress_bar


def shown(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> str:
    """What is shown of a run that goes on with 1,000 rows and has read 20 more after two seconds."""
    written, times = StringIO(), iter([0.0, 0.0, 2.0])
    screen = Output(file=written, force_terminal=terminal, width=120)
    monkeypatch.setattr("tearwise.cli.console.console", lambda *, stderr: screen)
    monkeypatch.setattr("tearwise.cli.progress.time", SimpleNamespace(monotonic=lambda: next(times)))
    with progress_bar(1_020) as progress:
        progress(1_000, 1_000)
        progress(1_020, 1_020)
    return written.getvalue()


def test_rows_that_an_earlier_run_has_read_are_no_part_of_the_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "1,020 rows, 10 a second" in shown(monkeypatch, terminal=True)


def test_nothing_is_shown_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, terminal=False).strip() == ""

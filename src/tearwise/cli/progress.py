"""How far a command is that reads many accounts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_bar(total: int | None) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error that is told how far the work is, and how many rows are done; with the rows a second and
    the time left. Nothing where standard error is no terminal."""
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    from tearwise.cli.console import console

    screen = console(stderr=True)
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rows]:,} rows, {task.fields[rate]:,.0f} a second,"),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("left"),
    )
    started, before = time.monotonic(), -1
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("Reading", total=total, rows=0, rate=0.0)

        def progress(done: int, rows: int) -> None:
            nonlocal before
            before = rows if before < 0 else before  # those that an earlier run has read are no part of the rate
            rate = (rows - before) / max(time.monotonic() - started, 1e-3)
            bar.update(task, completed=done, rows=rows, rate=rate)

        yield progress

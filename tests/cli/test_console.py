"""What goes to the console is text, never markup."""

from __future__ import annotations

import os
import sys

import pytest

from tearwise.cli.console import console


def test_markup_and_emoji_names_are_printed_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    console().print("[bold]He cried[/bold] :smile: 42")
    assert capsys.readouterr().out == "[bold]He cried[/bold] :smile: 42\n"


def test_errors_have_a_console_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    console(stderr=True).print("wrong")
    assert capsys.readouterr() == ("", "wrong\n")


LONG = "Counts of what you kept say nothing of what you did not keep."


@pytest.mark.parametrize(("columns", "lines"), [(None, [LONG]), ("40", [LONG[:38], LONG[39:]]), ("", [LONG])])
def test_through_a_pipe_lines_are_broken_where_a_width_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str | None, lines: list[str]
) -> None:
    if columns is None:
        monkeypatch.delenv("COLUMNS", raising=False)
    else:
        monkeypatch.setenv("COLUMNS", columns)
    console().say(LONG)
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == lines


@pytest.mark.parametrize(("columns", "width"), [("0", 80), ("1", 20), ("19", 20), ("21", 21)])
@pytest.mark.parametrize("kind", ["dumb", "xterm"])
def test_a_width_of_next_to_nothing_loses_no_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, kind: str, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("TERM", kind)
    screen = console()
    assert screen.width == width
    screen.print(LONG)
    assert capsys.readouterr().out.split() == LONG.split()


@pytest.mark.parametrize(("columns", "width"), [(None, 40), ("50", 50)])
@pytest.mark.parametrize("kind", ["dumb", "xterm"])
def test_a_terminal_that_draws_nothing_has_a_width_too(
    monkeypatch: pytest.MonkeyPatch, kind: str, columns: str | None, width: int
) -> None:
    termios = pytest.importorskip("termios", reason="there are no such terminals")
    master, screen = os.openpty()
    termios.tcsetwinsize(screen, (24, 40))
    monkeypatch.setenv("TERM", kind)
    if columns is None:
        monkeypatch.delenv("COLUMNS", raising=False)
    else:
        monkeypatch.setenv("COLUMNS", columns)
    with open(screen, "w", encoding="utf-8") as stream:
        for name in ("stdout", "stderr"):
            monkeypatch.setattr(sys, name, stream)
        monkeypatch.setattr("rich.console._STD_STREAMS", (screen,))
        widths = (console().width, console(stderr=True).width)
        monkeypatch.undo()
    os.close(master)
    assert widths == (width, width)

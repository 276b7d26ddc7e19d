"""What goes to the console is text, never markup."""

from __future__ import annotations

import pytest

from tearwise.cli.console import console


def test_markup_and_emoji_names_are_printed_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    console().print("[bold]He cried[/bold] :smile: 42")
    assert capsys.readouterr().out == "[bold]He cried[/bold] :smile: 42\n"


def test_errors_have_a_console_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    console(stderr=True).print("wrong")
    assert capsys.readouterr() == ("", "wrong\n")

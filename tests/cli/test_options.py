"""The country that a command is given: one that there is, or it is told."""

from __future__ import annotations

import pytest

from tearwise.cli.exit_code import USAGE
from tests.cli.conftest import Run

DANGER = "My dad cried. He says he wants to kill himself."


@pytest.mark.parametrize("command", [("read", DANGER), ("ask", DANGER), ("serve",), ("journal", "patterns")])
def test_letters_that_are_no_country_are_a_usage_error_that_names_those_that_are_known(
    run: Run, command: tuple[str, ...]
) -> None:
    ended = run(*command, "--country", "XX")
    assert (ended.code, ended.out) == (USAGE, "")
    assert "GB (United Kingdom)" in ended.err
    assert "findahelpline.com" in ended.err
    assert "emergency number" in ended.err


def test_a_country_without_lines_is_told_so_beside_the_notice(run: Run) -> None:
    ended = run("read", DANGER, "--country", "pt")
    assert "no help lines for Portugal" in " ".join(ended.out.split())
    assert "add --country" not in ended.out


def test_a_wrong_setting_in_the_environment_is_said_and_stops_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEARWISE_COUNTRY", "XX")
    ended = run("read", DANGER)
    assert ended.code != USAGE
    assert ended.err.startswith("TEARWISE_COUNTRY: that is no country")
    assert "findahelpline.com" in ended.out
    assert "no help lines for the country that was named" in " ".join(ended.out.split())


def test_a_wrong_setting_is_said_before_the_page_is_opened_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEARWISE_COUNTRY", "XX")
    ended = run("serve", "--host", "0.0.0.0")
    assert ended.err.startswith("TEARWISE_COUNTRY: that is no country")
    assert "--allow-remote" in ended.err
    monkeypatch.setenv("TEARWISE_COUNTRY", "ie")
    assert "TEARWISE_COUNTRY" not in run("serve", "--host", "0.0.0.0").err

"""One thing, or several."""

from __future__ import annotations

from tearwise.rendering.plural import counted


def test_one_is_one_and_all_else_is_several() -> None:
    assert [counted(number, "episode") for number in (0, 1, 2)] == ["0 episodes", "1 episode", "2 episodes"]

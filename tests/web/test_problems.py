"""Errors as answers."""

from __future__ import annotations

from tearwise.web.problems import Problem


def test_a_problem_goes_where_any_exception_does() -> None:
    one, other = (Problem(503, "busy", "Try again.") for _ in range(2))
    assert len({one, other}) == 2
    assert one != other

"""How long somebody has to wait who tried several passphrases, in words."""

from __future__ import annotations

import pytest

from tearwise.web.keeping import Attempts
from tearwise.web.problems import Problem


@pytest.mark.parametrize(("left", "said"), [(0.4, "Wait a second, then"), (1.2, "Wait 2 seconds, then")])
def test_the_wait_is_said_as_it_is_spoken(left: float, said: str) -> None:
    now = 0.0
    attempts = Attempts(clock=lambda: now)
    for _ in range(3):
        attempts.failed()
    now = 2.0 - left
    with pytest.raises(Problem, match=said):
        attempts.check()

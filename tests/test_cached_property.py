"""What is worked out once is so without a lock."""

from __future__ import annotations

import threading

from tearwise.cached_property import cached_property


class Counted:
    """Counts how often its property is worked out, which waits for ``go``."""

    def __init__(self, go: threading.Event) -> None:
        self.go = go
        self.begun = threading.Event()
        self.times = 0

    @cached_property
    def found(self) -> int:
        """How often."""
        self.begun.set()
        assert self.go.wait(10)
        self.times += 1
        return self.times


def test_it_is_worked_out_when_it_is_first_asked_for_and_kept() -> None:
    go = threading.Event()
    go.set()
    one, other = Counted(go), Counted(go)
    assert one.times == 0
    assert (one.found, one.found, other.found) == (1, 1, 1)
    assert Counted.found.__doc__ == "How often."


def test_nobody_waits_while_it_is_worked_out_for_another() -> None:
    waits, goes = threading.Event(), threading.Event()
    goes.set()
    slow, quick = Counted(waits), Counted(goes)
    thread = threading.Thread(target=lambda: slow.found)
    thread.start()
    assert slow.begun.wait(10)
    asked = threading.Thread(target=lambda: quick.found, daemon=True)
    asked.start()
    asked.join(10)
    found = quick.times
    waits.set()
    thread.join(10)
    assert found == 1

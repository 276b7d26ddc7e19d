"""What a fork of this process cannot use, and has to make anew.

What has threads of its own is of no use there, since they do not come along: whoever waits for them waits for ever, and
so does whoever takes down what they belong to: every program at its end. A lock may be held by a thread that did not
come along either. And a connection would be asked by both at once.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar
from weakref import WeakSet

Made = TypeVar("Made")


class PerProcess(Generic[Made]):
    """Something that is made at once, and in each fork of this process anew, when it is first asked for there.

    make: may be called from any thread, and by one at a time
    """

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._made: Made | None = make()
        self._alone = Lock()
        _every.add(self)

    def __call__(self) -> Made:
        if (made := self._made) is not None:
            return made
        with self._alone:
            if self._made is None:
                self._made = self._make()
            return self._made

    @property
    def made(self) -> Made | None:
        """What this process has made, or None: in a fork that has not asked for it yet."""
        return self._made

    def _leave_behind(self) -> None:
        """Has it made anew, and what the process had before the fork never taken down: one reference is not given
        back, as Python itself has no way to let something be."""
        if self._made is not None:
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(self._made))
        self._made, self._alone = None, Lock()  # who held the lock is perhaps gone


def lock() -> PerProcess[Lock]:
    """A lock: another thread's hold on it ends where the process is forked, and what it guards is as that left it."""
    return PerProcess(Lock)


_every: WeakSet[PerProcess[Any]] = WeakSet()


def _in_child() -> None:
    for one in list(_every):
        one._leave_behind()


if hasattr(os, "register_at_fork"):  # Windows knows no forks
    os.register_at_fork(after_in_child=_in_child)

"""``functools.cached_property`` without a lock, as it is from Python 3.12 on.

That of 3.11 has one for all instances of a class: threads that read wait for each other, and a process that is forked
while one of them holds it waits for ever.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property
else:

    class cached_property:  # noqa: N801
        """A property that is worked out when it is first asked for; by several threads at once, by each of them."""

        def __init__(self, make):
            self.make, self.__doc__ = make, make.__doc__

        def __set_name__(self, owner, name):
            self.name = name

        def __get__(self, one, owner=None):
            if one is None:
                return self
            found = vars(one)[self.name] = self.make(one)
            return found


__all__ = ["cached_property"]

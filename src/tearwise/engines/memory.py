"""Memory that runs out, told alike whoever says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from tearwise.errors import TOO_LITTLE_MEMORY

_SAID = ("bad_alloc", "allocate memory")
"""How ONNX Runtime says so, in errors that are as bare as any of its others: in C++'s words, and in its own."""


class Session(Protocol):
    """What runs a network: a session of ONNX Runtime."""

    def run(self, wanted: Sequence[str], feeds: Mapping[str, Any]) -> Sequence[Any]:
        """The outputs of these names."""
        ...


def ran_out(error: Exception) -> bool:
    """Whether an error says that too little memory is left."""
    return isinstance(error, MemoryError) or any(words in str(error) for words in _SAID)


def outputs_of(session: Callable[[], Session], wanted: Sequence[str], feeds: Mapping[str, Any]) -> Sequence[Any]:
    """What a network says in one pass: its outputs of these names. Raises MemoryError where too little is left.

    session: gives the one of this process, which a fork has to load first
    """
    try:
        return session().run(wanted, feeds)
    except Exception as error:
        if ran_out(error):
            raise MemoryError(TOO_LITTLE_MEMORY) from error
        raise

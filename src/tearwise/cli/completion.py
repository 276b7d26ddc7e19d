"""Completion in a shell, where it is installed. Bash breaks a word at "=" and ":" before it asks: ``said=ap`` comes as
three pieces, and what it is told is put in the place of the last of them alone."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout

from tearwise.errors import FileError

_ASKED, _WORDS, _AT = "_TEARWISE_COMPLETE", "COMP_WORDS", "COMP_CWORD"
_BREAKS = frozenset("=:")


@contextmanager
def at_home(arguments: Sequence[str]) -> Iterator[None]:
    """Where completion is to be installed, says what to do if there is no home folder for it, or none to write to.

    Raises FileError.
    """
    if "--install-completion" not in arguments:
        yield
        return
    try:
        yield
    except (OSError, RuntimeError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "nobody knows where that is"
        raise FileError(
            f"Completion is installed into your home folder, and that cannot be used: {why}. Set HOME; or put what "
            "tearwise --show-completion prints where your shell reads it."
        ) from None


@contextmanager
def whole_words() -> Iterator[None]:
    """Where Bash asks, lets words be completed whole, and prints what is to stand in the place of their last piece;
    elsewhere it does nothing."""
    if os.environ.get(_ASKED) != "complete_bash":
        yield
        return
    before, found = _join(), io.StringIO()
    try:
        with redirect_stdout(found):
            yield
    finally:
        for line in found.getvalue().splitlines():
            print(line.removeprefix(before))


def _join() -> str:
    """Puts the pieces of what Bash sent together again; what of the word to be completed it leaves as it is."""
    pieces, at = os.environ.get(_WORDS, "").split("\n"), os.environ.get(_AT, "")
    if not at.isdigit() or int(at) >= len(pieces):
        return ""
    words: list[str] = []
    goes_on = False
    for piece in pieces[: int(at) + 1]:
        breaks = piece != "" and set(piece) <= _BREAKS
        if words and (
            breaks or (goes_on and piece and not piece.startswith("-"))
        ):  # said= may be followed by an option
            words[-1] += piece
        else:
            words.append(piece)
        goes_on = breaks
    before = words[-1] if breaks else words[-1].removesuffix(piece)
    os.environ |= {_WORDS: "\n".join(words), _AT: str(len(words) - 1)}
    return before.partition("=")[2] if before.startswith("-") else before  # an option's name is not in what it may be

"""How a command ends: its exit code, and one clear line when something is wrong.

    0    there is a reading, or the command did what it should
    1    there is nothing to read in the account: nobody cries, too little is told, it is in another language
    2    usage: an option, an answer, a text or a file is not what it must be
    3    our fault: the bundle is missing or damaged, or something that we did not foresee; or too little memory is left
    4    the journal stays shut: a wrong passphrase, a damaged file, a newer format, a full disk, another program
    5    a language model that was named gives no answer, or none that can be used
    130  broken off with Ctrl-C
    141  what read the output stopped reading
    143  annotate was broken off with SIGTERM

With TEARWISE_DEBUG=1 in the environment an error of ours is raised with its traceback. Otherwise nothing that might
hold a word of the account is ever printed.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from tearwise.cli.exit_code import BROKEN_PIPE, INTERRUPTED, JOURNAL_SHUT, NO_MODEL, OUR_FAULT, READ, USAGE
from tearwise.cli.interrupts import program_begins, program_ends
from tearwise.errors import (
    IN_DANGER,
    NAME_TOO_LONG,
    TOO_LITTLE_MEMORY,
    AccountError,
    AddressError,
    AnswerError,
    CalibrationError,
    DataError,
    EngineChoiceError,
    EngineError,
    EpisodeError,
    EpisodeMissing,
    FileError,
    JournalError,
    MissingExtra,
    PassphraseWeak,
    ReplyError,
    TearwiseError,
)

THEIRS = (
    AccountError,
    AddressError,
    AnswerError,
    CalibrationError,
    EngineChoiceError,
    EpisodeError,
    EpisodeMissing,
    FileError,
    MissingExtra,
    PassphraseWeak,
    ReplyError,
)
"""Errors that the person can mend: something given was not what it must be."""

_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
"""A disk that is full, a file that may not be larger, and a quota that is used up."""
_OUT_OF_REACH = (errno.EACCES, errno.EPERM, errno.ELOOP, errno.EROFS, errno.EIO, errno.ENODEV, errno.ENXIO)
"""A place that nobody lets this user into, and a disk that fails or was taken out."""

_SELDOM = 50_000
"""How many more objects there are before Python looks for garbage among them. Most that a command makes are data and
patterns that it loads, which stay: to look after every 700, as usual, takes an eighth of the time of a reading."""

_LISTS = "What is there: tearwise journal list, or tearwise journal list --people."
"""Said here, since the library and the page have other ways to see it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line, by default the one that the program was started with; returns the exit code."""
    if arguments is None:
        gc.set_threshold(_SELDOM)
        program_begins()
    code = _ended(arguments)
    if code == INTERRUPTED:
        _end_line()
    _flush_or_let_go()  # or Python complains at its end of what an error left unwritten
    program_ends()
    return code


def _ended(arguments: Sequence[str] | None) -> int:
    """The exit code of a command line, once all that is to be said of an error has been."""
    try:
        code = _run(sys.argv[1:] if arguments is None else list(arguments))
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        return _broken_pipe()
    except SystemExit as end:  # Typer ends the program where a pipe breaks, and after completing a word in the shell
        return _broken_pipe() if isinstance(end.__context__, BrokenPipeError) else int(end.code or READ)
    except KeyboardInterrupt:
        return INTERRUPTED
    except EpisodeMissing as error:
        return _say(f"{error} {_LISTS}", USAGE)
    except THEIRS as error:
        return _say(f"{error}{_notes(error)}", USAGE)
    except JournalError as error:
        return _say(str(error), JOURNAL_SHUT)
    except EngineError as error:
        return _say(f"{error}{_notes(error)}", NO_MODEL)
    except Exception as error:
        if isinstance(error, OSError) and (said := _of_the_system(error)):
            return _say(said, USAGE)
        if os.environ.get("TEARWISE_DEBUG") == "1":
            raise
        return _say(_of_ours(error), OUR_FAULT)


def _run(arguments: list[str]) -> int:
    from typer.exceptions import Abort, TyperException

    from tearwise.cli.completion import at_home, whole_words
    from tearwise.cli.output import prepare
    from tearwise.cli.usage import plain

    prepare()
    try:
        with at_home(arguments), whole_words():
            result = _command()(arguments, prog_name="tearwise", standalone_mode=False)
    except Abort:
        return INTERRUPTED
    except TyperException as error:
        command = getattr(getattr(error, "ctx", None), "command_path", "tearwise")
        return _say(plain(error.format_message(), arguments, command), error.exit_code)
    return result if isinstance(result, int) else READ


@cache
def _command() -> Callable[..., Any]:
    """Every command, put together once: that takes longer than most of what does not read."""
    from typer.main import get_command

    from tearwise.cli.app import app
    from tearwise.cli.help import in_plain_words

    command: Callable[..., Any] = in_plain_words(get_command(app))
    return command


def _of_the_system(error: OSError) -> str | None:
    """What is said where the system refuses what the person can mend: no space, a name, a place; else None."""
    if error.errno in _FULL:
        return "There is no space left to write to."
    if error.errno == errno.ENAMETOOLONG:
        return NAME_TOO_LONG
    if error.errno in _OUT_OF_REACH and isinstance(error.filename, str):
        return f"{error.filename} cannot be used: {error.strerror}."
    return None


def _of_ours(error: Exception) -> str:
    """What is said of an error that the person did not make."""
    if isinstance(error, MemoryError):
        return f"{TOO_LITTLE_MEMORY}{_notes(error)} {IN_DANGER}"
    if isinstance(error, DataError):
        return f"{error} {IN_DANGER}"
    if isinstance(error, TearwiseError):
        return str(error)
    return (
        f"Tearwise failed ({type(error).__name__}), and that is our fault, not yours. To see where, run it again "
        f"with TEARWISE_DEBUG=1 set; what it prints then may hold words of the account. {IN_DANGER}"
    )


def _notes(error: BaseException) -> str:
    """What was noted beside an error on its way here, behind a space: that work is kept, for instance."""
    return "".join(f" {note}" for note in getattr(error, "__notes__", ()))


def _say(message: str, code: int) -> int:
    from tearwise.cli.prose import laid_out

    with suppress(OSError, ValueError, AttributeError):  # or there is no standard error at all
        lines = [laid_out(line, sys.stderr) for line in f"tearwise: {message}".splitlines()]
        print("\n".join(lines), file=sys.stderr, flush=True)
    return code


def _end_line() -> None:
    """Ends the line in a terminal: a prompt may stand on it, behind which the shell would write its own."""
    with suppress(OSError, ValueError, AttributeError):
        if sys.stderr.isatty():
            print(file=sys.stderr, flush=True)


def _broken_pipe() -> int:
    _let_go()
    return BROKEN_PIPE


def _flush_or_let_go() -> None:
    """Writes what is left of the output, unless it is standard output itself that is full."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        _let_go()


def _let_go() -> None:
    """Points standard output at nothing, so that Python does not complain when it flushes it at its end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

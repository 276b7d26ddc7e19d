"""The journal's passphrase on the command line: from where it comes, and the journal that it opens.

Never an argument: those stay in the shell's history and show in the list of processes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from tearwise.errors import (
    FileError,
    JournalExists,
    JournalLocked,
    JournalMissing,
    PassphraseWeak,
    PassphraseWrong,
    raise_alone,
)

if TYPE_CHECKING:
    from tearwise.journal import Journal

VARIABLE, NEW_VARIABLE = "TEARWISE_PASSPHRASE", "TEARWISE_NEW_PASSPHRASE"
_Kept = TypeVar("_Kept")
_LONGEST = 4_096
"""Characters of a passphrase that comes on a file descriptor: as many as the page takes for a new one."""
_LARGEST = 4 * _LONGEST + 3
"""Bytes that are looked at: so many characters in UTF-8 and the end of the line, and one more."""
_TRIES = 3


def _at_home(folder: Path | None) -> Path | None:
    """A folder, with the home that ~ stands for: shells leave it be in ``--folder=~/private``, and a journal would be
    made in a folder called ~. Raises BadParameter where there is no such home."""
    try:
        return None if folder is None else folder.expanduser()
    except RuntimeError:
        raise typer.BadParameter("it begins with the home of somebody whom this computer does not know.") from None


Folder = Annotated[
    Path | None,
    typer.Option(
        "--folder",
        metavar="FOLDER",
        help="The journal's folder, if not the usual one; TEARWISE_JOURNAL says so too.",
        callback=_at_home,
    ),
]
Descriptor = Annotated[
    int | None,
    typer.Option(
        "--passphrase-fd", metavar="N", help="Read the passphrase from this file descriptor, instead of asking for it."
    ),
]

_NEW = """\
{absence}
So one is made there now. If you have one elsewhere, perhaps on
a disk that is not there, press Ctrl-C and name its folder:
--folder FOLDER.

It is encrypted: nobody can read it without its passphrase, and
nobody can recover a lost passphrase. Four or five words that
have nothing to do with one another are easy to remember and
hard to guess. What you type is not shown.
"""
_ELSEWHERE = (
    "If you have one elsewhere, name its folder with --folder, or see that its disk is there. Keeping something makes "
    "one: tearwise journal add."
)
_UNTYPED = (
    f"The journal needs its passphrase, and there is no terminal to ask for it. Give it as {VARIABLE} in the "
    "environment, or on a file descriptor with --passphrase-fd."
)
_UNTYPED_NEW = (
    "The journal needs a new passphrase, and there is no terminal to ask for it. Give it as "
    f"{NEW_VARIABLE} in the environment, or on a file descriptor with --new-passphrase-fd."
)
_UNTYPED_CODE = "The code of the recovery sheet has to be typed, and there is no terminal. Run this in one."
_UNSETTLED = """\
But the disk fails: it may go back to what was there before
when the power goes. Back up to another disk, and keep what
opened the journal before, such as an earlier sheet:
tearwise journal backup
"""


def opened(folder: Path | None, descriptor: int | None) -> Journal:
    """The journal, opened with what the person gives or the keyring holds; where a part of it is damaged, that is said
    at once. Raises JournalMissing, PassphraseWrong."""
    from tearwise.journal import default_folder
    from tearwise.journal.soundness import damage_of

    place = folder or default_folder()
    _check_there(place)
    journal = _opened(place, descriptor)
    if damage := damage_of(journal):
        _say(damage)
    return journal


def _opened(place: Path, descriptor: int | None) -> Journal:
    from tearwise.journal import Journal, keychain

    given = _given(VARIABLE, descriptor)
    if given is not None:
        return Journal.open(given, place)
    if (key := keychain.remembered(place)) is not None:
        try:
            return Journal.open_with_key(key, place)
        except PassphraseWrong as stale:
            _say(str(stale))
    for last in range(_TRIES, 0, -1):
        try:
            return Journal.open(_asked("Passphrase of your journal: "), place)
        except PassphraseWrong as wrong:
            if last == 1:
                raise
            _say(str(wrong))
    raise AssertionError


def opened_with_code(folder: Path | None) -> Journal:
    """The journal, opened with the code of the recovery sheet, which is asked for. Raises JournalMissing,
    PassphraseWrong."""
    from tearwise.journal import Journal, default_folder

    place = folder or default_folder()
    _check_there(place)
    return Journal.open_with_code(typed_code(), place)


def _check_there(place: Path) -> None:
    """Raises JournalMissing where there is no journal: before anything is asked for it."""
    from tearwise.journal import Journal
    from tearwise.journal.place import absence

    if not Journal.exists(place):
        raise JournalMissing(f"{absence(place)} {_ELSEWHERE}")


def opened_or_made(folder: Path | None, descriptor: int | None) -> Journal:
    """The journal, made where there is none yet."""
    from tearwise.journal import Journal, default_folder
    from tearwise.journal.place import absence, placed

    place = folder or default_folder()
    if Journal.exists(place):
        return opened(folder, descriptor)
    placed(place)  # before a passphrase is typed for nothing
    given = _given(VARIABLE, descriptor)
    if given is None:
        _say(_NEW.format(absence=absence(place)))
        given = chosen()
    try:
        journal = Journal.create(given, place)
    except JournalExists:
        if not Journal.exists(place):
            raise
        return Journal.open(given, place)  # another window has made it in the meantime
    _say(
        f"A journal has been made in {place}. For the day you forget its passphrase, print a recovery sheet: "
        "tearwise journal passphrase --sheet"
    )
    say_unsettled(journal.settled)
    return journal


def kept(journal: Journal, folder: Path | None, keep: Callable[[Journal], _Kept], *, typed: bool) -> _Kept:
    """What ``keep`` does in an open journal. Where that was locked in the meantime, from another window perhaps, and
    what is to be kept was typed, it is opened anew: nobody is to write it all again."""
    try:
        return keep(journal)
    except JournalLocked:
        if not typed:
            raise
    _say("The journal was locked in the meantime. Open it again, and what you wrote is kept.")
    with opened(folder, None) as again:
        return keep(again)


def new_passphrase(descriptor: int | None) -> str:
    """The passphrase that comes in an old one's place."""
    given = _given(NEW_VARIABLE, descriptor)
    return chosen(_UNTYPED_NEW) if given is None else given


def chosen(untyped: str = _UNTYPED) -> str:
    """A new passphrase, typed twice. Raises PassphraseWeak where it never fits.

    untyped: what is said where there is no terminal
    """
    from tearwise.journal.passphrase import accepted

    for last in range(_TRIES, 0, -1):
        words = _asked("New passphrase: ", untyped)
        try:
            accepted(words)
        except PassphraseWeak as weak:
            if last == 1:
                raise
            _say(str(weak))
            continue
        if _asked("Once more: ", untyped) == words:
            return words
        _say("Those were two different ones.")
    raise PassphraseWeak("No passphrase was typed twice, so nothing was changed.")


def passphrase_for(descriptor: int | None, prompt: str) -> str:
    """A passphrase, given or asked for once."""
    given = _given(VARIABLE, descriptor)
    return _asked(prompt) if given is None else given


def typed_code() -> str:
    """The code of a recovery sheet, typed and not shown."""
    return _asked("Code of your recovery sheet: ", _UNTYPED_CODE)


def say_unsettled(settled: bool) -> None:
    """Says that what was done may not last, where the disk does not promise that it does."""
    if not settled:
        _say(_UNSETTLED)


def _given(variable: str, descriptor: int | None) -> str | None:
    """A passphrase from a file descriptor or the environment; None where neither has one."""
    if descriptor is not None:
        try:
            with os.fdopen(descriptor, "rb") as stream:
                content = stream.read(_LARGEST)
            whole = len(content) < _LARGEST
            words = content.decode("utf-8").removesuffix("\n").removesuffix("\r") if whole else ""
        except (OSError, ValueError, TypeError):  # TypeError: a number that is larger than any descriptor's
            raise_alone(FileError(f"No passphrase in UTF-8 can be read from file descriptor {descriptor}."))
        if not whole or len(words) > _LONGEST:  # cut, it would not be the one that the person knows
            raise FileError(
                f"What can be read from file descriptor {descriptor} is longer than a passphrase can be: "
                f"{_LONGEST:,} characters."
            )
        return words
    return os.environ.get(variable) or None


def _asked(prompt: str, untyped: str = _UNTYPED) -> str:
    if not _terminal():
        raise JournalLocked(untyped)
    while True:
        try:
            return getpass(prompt, sys.stderr if os.name == "nt" else None)
        except UnicodeDecodeError:
            _say("That is no text in the encoding that this terminal should have. Type it again, or set that right.")
        except EOFError:
            _say("")  # or what is said stands behind the prompt
            raise JournalLocked("Nothing was typed, so nothing was changed.") from None


def _terminal() -> bool:
    """Whether a person can be asked, wherever standard input comes from."""
    if os.name == "nt":
        return sys.stdin is not None and sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def _say(text: str) -> None:
    from tearwise.cli.prose import laid_out

    if sys.stderr is not None:  # with None, print would write to standard output
        lines = [laid_out(line, sys.stderr) for line in text.split("\n")]
        print("\n".join(lines), file=sys.stderr, flush=True)

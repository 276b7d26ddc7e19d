"""``tearwise journal passphrase``, ``lock``, ``backup`` and ``restore``: who can open it, and that it lasts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tearwise.cli import private_file
from tearwise.cli.output import standard_output
from tearwise.cli.prose import tell
from tearwise.cli.unlock import (
    Descriptor,
    Folder,
    new_passphrase,
    opened,
    opened_with_code,
    passphrase_for,
    say_unsettled,
    typed_code,
)
from tearwise.errors import EpisodeError, FileError, PassphraseWrong

_SHEET = """\
RECOVERY SHEET                                          {date}

With this code the journal can be opened when its passphrase
is lost:

    {first}
    {second}

    tearwise journal passphrase --forgotten

asks for it, and for a new passphrase. The code is void once
the passphrase is changed, or another sheet is made.

Whoever has this sheet and your computer can read everything.
Keep it where nobody looks, and not beside the computer. It is
shown this once and kept nowhere. If you lose the passphrase
and this sheet, nobody can open the journal again: not you,
and not us.
"""
_LOST = (
    "The sheet could not be printed, and an earlier one is void now. See that there is space, or that what should take "
    "it in is there, and make another: tearwise journal passphrase --sheet"
)
_OF_THEN = "What opens a backup is the passphrase that the journal had when it was made."


def passphrase(
    sheet: Annotated[
        bool, typer.Option("--sheet", help="Print a recovery sheet instead; an earlier one is void then.")
    ] = False,
    forgotten: Annotated[bool, typer.Option("--forgotten", help="Open with the code of the recovery sheet.")] = False,
    remember: Annotated[
        bool | None,
        typer.Option("--remember/--forget", help="Let the system's keyring open the journal, or no longer."),
    ] = None,
    new_fd: Annotated[
        int | None, typer.Option("--new-passphrase-fd", metavar="N", help="Read the new one from this descriptor.")
    ] = None,
    folder: Folder = None,
    passphrase_fd: Descriptor = None,
) -> None:
    """Change the passphrase. The journal is encrypted anew, and locked wherever else it is open.

    For scripts, TEARWISE_PASSPHRASE is the old one and TEARWISE_NEW_PASSPHRASE the new one.

    \b
    Examples:
      tearwise journal passphrase
      tearwise journal passphrase --sheet | lp
      tearwise journal passphrase --remember
    """
    from tearwise.journal import keychain

    if sum((sheet, forgotten, remember is not None)) > 1:
        raise EpisodeError("--sheet, --forgotten and --remember stand alone.")
    if remember is False:
        gone = keychain.forget(folder)
        tell("The keyring opens it no longer." if gone else "The keyring held nothing of this journal.")
        return
    if remember:
        keychain.check_installed()  # before anybody types a passphrase
    with opened_with_code(folder) if forgotten else opened(folder, passphrase_fd) as journal:
        if sheet:
            standard_output()  # before an earlier sheet is void
            _print_sheet(journal.new_recovery_code())
            say_unsettled(journal.settled)
        elif remember:
            keychain.remember(journal.key, folder)
            tell("From now on the journal opens as long as you are logged in. To end that: --forget.")
        else:
            void = journal.has_recovery_code
            journal.change_passphrase(new_passphrase(new_fd))
            more = " Your recovery sheet is void; --sheet prints a new one." if void else ""
            tell(f"The passphrase is changed.{more}")
            say_unsettled(journal.settled)
            if keychain.forget(folder):
                tell("The keyring opens it no longer; --remember lets it again.")


def lock(folder: Folder = None) -> None:
    """Lock the journal in every program that has it open, and take its key out of the keyring. Asks for nothing.

    \b
    Examples:
      tearwise journal lock
    """
    from tearwise.journal import Journal, keychain

    forgot = False
    try:
        forgot = keychain.forget(folder)
    finally:
        Journal.lock_everywhere(folder)
        tell("Locked." + (" The keyring opens it no longer." if forgot else ""))


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="Where the backup goes.", show_default=False)],
    force: Annotated[bool, typer.Option("--force", help="Write over FILE if it is there.")] = False,
    folder: Folder = None,
    passphrase_fd: Descriptor = None,
) -> None:
    """Write the whole journal into one file, encrypted as it is, and check it.

    It opens with the passphrase, or the recovery sheet, that the journal has now. Keep it on another disk.

    \b
    Examples:
      tearwise journal backup /media/stick/journal.backup
    """
    private_file.check_place(target, force, folder)
    with opened(folder, passphrase_fd) as journal:
        journal.back_up(target, replace=force)
    tell(f"Backed up to {target}, and read back without a fault.")


def restore(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="The backup.", show_default=False)],
    replace: Annotated[
        bool, typer.Option("--replace", help="Set a journal that is there aside; it is not deleted.")
    ] = False,
    forgotten: Annotated[bool, typer.Option("--forgotten", help="Open with the code of the recovery sheet.")] = False,
    folder: Folder = None,
    passphrase_fd: Descriptor = None,
) -> None:
    """Put the journal of a backup in its place, once all of it was read without a fault.

    The passphrase is the one that the journal had when the backup was made.

    \b
    Examples:
      tearwise journal restore /media/stick/journal.backup
      tearwise journal restore /media/stick/journal.backup --replace
    """
    from tearwise.journal import Journal
    from tearwise.journal import backup as backups

    def unlock(part: Path) -> Journal:
        if forgotten:
            return Journal.open_with_code(typed_code(), part)
        try:
            return Journal.open(passphrase_for(passphrase_fd, "Passphrase of then: "), part)
        except PassphraseWrong as wrong:
            raise PassphraseWrong(f"{wrong} {_OF_THEN}") from None

    done = backups.restore(source, unlock, folder, replace=replace)
    tell(f"The journal is back in {done.folder}.")
    if done.aside is not None:
        tell(f"What was there is in {done.aside}. Delete it when you no longer need it.")
    say_unsettled(done.settled)


def _print_sheet(code: str) -> None:
    """Prints the sheet. Raises FileError where that is not taken in whole: nobody is to rely on it, or on an earlier
    one."""
    from datetime import date

    try:
        typer.echo(_SHEET.format(date=date.today().isoformat(), first=code[:19], second=code[20:]), nl=False)
    except OSError:  # also where it is piped into a program that is not there, or gives out
        raise FileError(_LOST) from None

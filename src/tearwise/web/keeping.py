"""The journal as the page has it open: one session's, locked when nobody uses it, and guesses slowed down."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from tearwise.errors import JournalUnwritable, MissingExtra, PassphraseWeak, PassphraseWrong, TearwiseError
from tearwise.web.problems import Problem

if TYPE_CHECKING:
    from tearwise.journal import Journal

LONGEST_PASSPHRASE = 4_096
"""Characters of a new one: as many as a program can send."""
_FREE = 2
_LONGEST_WAIT = 300.0
_DOUBLINGS = 9
"""After so many doublings of a second the longest wait is passed."""


class Attempts:
    """Slows down guessing: after the second wrong passphrase every further one costs a wait that doubles.

    It counts for the whole server, and not for a session, so that another session is no way around it.
    clock: seconds, never going back
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._failed = 0
        self._until = 0.0

    def check(self) -> None:
        """Raises Problem while it is too early for another try."""
        left = self._until - self._clock()
        if left > 0:
            seconds = str(int(left) + 1)
            wait = "a second" if seconds == "1" else f"{seconds} seconds"
            detail = f"That was not the passphrase several times. Wait {wait}, then try again."
            raise Problem(429, "attempts", detail, headers={"Retry-After": seconds})

    def failed(self) -> None:
        """Counts a wrong passphrase."""
        self._failed += 1
        if self._failed > _FREE:
            self._until = self._clock() + min(_LONGEST_WAIT, 2.0 ** min(self._failed - _FREE, _DOUBLINGS))

    def succeeded(self) -> None:
        """A passphrase was right: none counts as wrong any more."""
        self._failed, self._until = 0, 0.0


class Keeping:
    """Opens the journal for a session.

    folder: where it lies; None: the usual place
    """

    def __init__(self, folder: Path | None, attempts: Attempts | None = None) -> None:
        self.folder = folder
        self.attempts = attempts or Attempts()
        self._trying = threading.Lock()

    @property
    def installed(self) -> bool:
        """Whether the extra ``journal`` is there."""
        from importlib.util import find_spec

        return find_spec("sqlcipher3") is not None and find_spec("sqlalchemy") is not None

    def exists(self) -> bool:
        """Whether there is a journal already. Raises MissingExtra, JournalUnwritable."""
        from tearwise.journal import Journal

        return Journal.exists(self.folder)

    def made(self) -> bool:
        """Whether something may be kept in one that there is. One that cannot even be looked for counts: what is wrong
        is said when it is to be opened, and hides no reading."""
        try:
            return self.installed and self.exists()
        except TearwiseError:
            return True

    def absence(self) -> str:
        """That there is none, and where it was looked for."""
        from tearwise.journal import default_folder
        from tearwise.journal.place import absence

        return absence(self.folder or default_folder())

    def open(self, passphrase: str) -> Journal:
        """Opens it. Raises Problem while it is too early for a try, PassphraseWrong, JournalError, MissingExtra.

        One try after the other: of guesses that come together, each but the first waits for what came of the last.
        """
        from tearwise.journal import Journal

        with self._trying:
            self.attempts.check()
            try:
                journal = Journal.open(passphrase, self.folder)
            except PassphraseWrong:
                self.attempts.failed()
                raise
            self.attempts.succeeded()
            return journal

    def create(self, passphrase: str) -> Journal:
        """Makes a new journal. Raises PassphraseWeak, JournalExists, JournalError, MissingExtra."""
        from tearwise.journal import Journal

        return Journal.create(new_passphrase(passphrase), self.folder)

    def forget(self) -> None:
        """Takes a key that opens the journal no longer out of the keyring, where the keyring lets it go."""
        from tearwise.journal import keychain

        with suppress(JournalUnwritable, MissingExtra):
            keychain.forget(self.folder)


def damage_in(opened: Journal) -> str:
    """That a part of a journal that was just opened is damaged, in words; "" where all of it can be read."""
    from tearwise.journal.soundness import damage_of

    return damage_of(opened)


def new_passphrase(passphrase: str) -> str:
    """A new passphrase, whole. Raises PassphraseWeak where it is longer than can be given everywhere: one that was cut
    would not be the one that the person knows."""
    if len(passphrase) > LONGEST_PASSPHRASE:
        raise PassphraseWeak(f"A passphrase has at most {LONGEST_PASSPHRASE:,} characters. Choose a shorter one.")
    return passphrase

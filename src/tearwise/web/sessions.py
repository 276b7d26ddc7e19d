"""Who may use the page: a launch token that is traded once for a session, and sessions that live in memory alone.

Handlers are guarded by dependencies (``Visitor``, ``Caller``), never by what a path looks like.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request, Response

from tearwise.web.clock import seconds
from tearwise.web.form_pages import FormPages
from tearwise.web.problems import Problem
from tearwise.web.settings import Settings
from tearwise.web.sitting import Sittings

if TYPE_CHECKING:
    from tearwise.journal import Journal

_MOST_PROGRAMS = 32


@dataclass
class Session:
    """One browser's visit, or a program's while it has the journal open. What it holds is gone when it ends.

    key:      what its cookie holds; for a program, what it sends as ``Tearwise-Session``
    used:     when it was last used, in seconds of a clock that never goes back, and goes on while the computer sleeps
    sittings: the accounts that are being looked at
    journal:  the journal, where this session has unlocked it
    country:  whose help lines to show, where the person chose one on the page
    done:     what was just done with what the person wrote or kept, in words, until a page has said so
    asked:    what was looked for in the journal last, as its form was sent, while the journal is open
    pages:    what forms were answered with, where no script holds it
    damage:   that a part of the open journal cannot be read, in words; "" where all of it can
    """

    key: str
    used: float
    sittings: Sittings = field(default_factory=Sittings)
    journal: Journal | None = field(default=None, repr=False)
    country: str | None = None
    done: str = ""
    asked: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    pages: FormPages = field(default_factory=FormPages, repr=False)
    damage: str = ""

    @property
    def unlocked(self) -> bool:
        """Whether the journal is open: locked neither for this session nor by another program."""
        journal = self.journal  # looked at once: another thread may lock it
        return journal is not None and not journal.locked

    def told(self) -> str:
        """What was just done, for the page that says so: once, so that it is not said of something older."""
        done, self.done = self.done, ""
        return done

    def lock(self) -> None:
        """Locks the journal for this session."""
        journal, self.journal = self.journal, None
        if journal is not None:
            journal.lock()
            self.asked, self.damage = (), ""
            self.pages.put_away()


class Sessions:
    """The sessions of one server, in memory: they end with it.

    clock: seconds, never going back, also while the computer sleeps
    """

    def __init__(
        self, settings: Settings, clock: Callable[[], float] = seconds, forget: Callable[[], None] = lambda: None
    ) -> None:
        """``forget``: called when a session ends, for what others remember of its accounts."""
        self._settings = settings
        self._clock = clock
        self._forget = forget
        self._launch = settings.launch
        self._open: dict[str, Session] = {}
        self._programs: dict[str, Session] = {}

    @property
    def cookie(self) -> str:
        """The cookie's name. It has the port in it, since browsers do not tell ports apart in cookies."""
        name = f"tearwise-{self._settings.port}"
        return f"__Host-{name}" if self._settings.secure else name

    def trade(self, token: str) -> Session | None:
        """A new session for the launch token, which is worth nothing afterwards; None where it is another, or spent."""
        if self._launch is None or not compare_digest(token.encode(), self._launch.encode()):
            return None
        self._launch = None
        return self._new()

    def is_launch(self, token: str) -> bool:
        """Whether this is the launch token, traded already or not."""
        launch = self._settings.launch
        return launch is not None and compare_digest(token.encode(), launch.encode())

    def _new(self) -> Session:
        session = Session(secrets.token_urlsafe(32), self._clock())
        self._open[session.key] = session
        return session

    def sweep(self) -> None:
        """Ends the sessions that nobody used for too long, and locks the journals that nobody did."""
        now = self._clock()
        for session in list(self._open.values()):
            if now - session.used > self._settings.idle:
                self.end(session)
            elif now - session.used > self._settings.unlocked:
                session.lock()
        for session in list(self._programs.values()):
            if now - session.used > self._settings.unlocked:
                self.end(session)

    def unlock(self, session: Session, journal: Journal) -> None:
        """Gives a browser's session the journal that it has opened. Where the session ended while that was being opened
        (it takes a moment on purpose), the journal is locked again, since nobody would ever lock it. Raises Problem.

        One that the session has open already, from another window, stays: a request may be working with it.
        """
        if self._open.get(session.key) is not session:
            journal.lock()
            raise Problem(401, "closed", CLOSED)
        if session.unlocked:
            journal.lock()
            return
        session.lock()
        session.journal = journal

    def unlock_for_program(self, journal: Journal) -> Session:
        """A session for a program that has unlocked the journal. Its key is no cookie, and no cookie is its key."""
        while len(self._programs) >= _MOST_PROGRAMS:
            self.end(min(list(self._programs.values()), key=lambda one: one.used))
        session = Session(secrets.token_urlsafe(32), self._clock(), journal=journal)
        self._programs[session.key] = session
        return session

    def find_program(self, key: str | None) -> Session | None:
        """The session of a program; None where there is none, or nobody used it for too long."""
        return self._found(self._programs, key)

    def renew(self) -> Session:
        """Ends every session, with all that they hold, and gives a new one to the browser that asked for the lock or
        for the new passphrase: whoever kept an old cookie has nothing."""
        self.end_all()
        return self._new()

    def find(self, key: str | None) -> Session | None:
        """The session of a cookie; None where there is none, or nobody used it for too long."""
        return self._found(self._open, key)

    def left(self, key: str | None) -> tuple[int, int]:
        """Seconds after which the session of a cookie ends, and after which its journal locks itself, if nobody uses
        them meanwhile. 0: it has ended, or is locked, also by another program. To ask this is no use of them."""
        self.sweep()
        session = self._open.get(key or "")
        if session is None:
            return 0, 0
        unused = self._clock() - session.used
        locks = int(self._settings.unlocked - unused) + 1 if session.unlocked else 0
        return int(self._settings.idle - unused) + 1, locks

    def of(self, request: Request) -> Session | None:
        """The session of a page's request, by its cookie, as ``find`` has it."""
        return self.find(request.cookies.get(self.cookie))

    def _found(self, among: dict[str, Session], key: str | None) -> Session | None:
        self.sweep()
        session = among.get(key or "")
        if session is not None:
            session.used = self._clock()
        return session

    def use(self, journal: Journal) -> None:
        """Says that a request still works with a journal, so that it is not locked meanwhile for want of use."""
        for session in (*self._open.values(), *self._programs.values()):
            if session.journal is journal:
                session.used = self._clock()

    def end(self, session: Session) -> None:
        """Ends a session and drops what it held."""
        self._open.pop(session.key, None)
        self._programs.pop(session.key, None)
        session.sittings.drop_all()
        session.pages.forget()
        session.lock()
        self._forget()

    def end_all(self) -> None:
        """Ends every session: the journal was locked, its passphrase changed, or the server stops."""
        for session in (*self._open.values(), *self._programs.values()):
            self.end(session)

    def end_unlocked(self) -> None:
        """Ends every session that has the journal open: a program locked it. Browsers that had it locked stay."""
        for session in (*self._open.values(), *self._programs.values()):
            if session.journal is not None:
                self.end(session)

    def end_locked(self) -> None:
        """Ends every session whose journal another program has locked, and none that has opened it again since."""
        for session in (*self._open.values(), *self._programs.values()):
            if (journal := session.journal) is not None and journal.locked:
                self.end(session)

    def give(self, response: Response, session: Session) -> None:
        """Puts the session's cookie into an answer."""
        response.set_cookie(
            self.cookie, session.key, httponly=True, samesite="strict", secure=self._settings.secure, path="/"
        )

    def take(self, response: Response) -> None:
        """Takes the cookie back."""
        response.delete_cookie(self.cookie, httponly=True, samesite="strict", secure=self._settings.secure, path="/")


def sessions_of(request: Request) -> Sessions:
    """All sessions of the server that was asked."""
    found: Sessions = request.app.state.sessions
    return found


def _visitor(request: Request) -> Session:
    """The session of the request's cookie. Raises Problem where it has none."""
    session = sessions_of(request).of(request)
    if session is None:
        raise Problem(401, "closed", CLOSED)
    return session


def _caller(request: Request) -> Session | None:
    """Lets a program with the bearer token (None), or our own page (its session), use the API. Raises Problem for
    anybody else."""
    settings: Settings = request.app.state.settings
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme:
        right = settings.bearer is not None and compare_digest(token.strip().encode(), settings.bearer.encode())
        if scheme.lower() != "bearer" or not right:
            raise Problem(401, "token", _TOKEN, headers={"WWW-Authenticate": "Bearer"})
        return None
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Problem(403, "cross-site", "This request did not come from Tearwise's own page.")
    session = sessions_of(request).of(request)
    if session is None:
        raise Problem(401, "token", _TOKEN, headers={"WWW-Authenticate": "Bearer"})
    return session


CLOSED = (
    "This page is closed. To open it again, start tearwise serve in a terminal (if it is still running, stop it with "
    "Ctrl-C first) and follow the link that it prints."
)
NOT_WHOLE = (
    "This link is not whole, or not the one that tearwise serve printed last. Copy all of that link from the terminal, "
    "up to its end, and follow it. It works once."
)
_TOKEN = (
    "Send the header Authorization: Bearer, with the token that tearwise serve --api printed, "
    "or that TEARWISE_TOKEN held when it started."
)

Visitor = Annotated[Session, Depends(_visitor)]
"""The session of a page's request: only those with a cookie get in."""

Caller = Depends(_caller)
"""Guards the API's routes."""

Asking = Annotated[Session | None, Caller]
"""Who asks the API: our own page's session, or None for a program with the token."""

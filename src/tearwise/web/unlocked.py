"""Who gets at what is in the journal: the page of a session that has unlocked it, and a program with such a session.

Both are dependencies of the routes, so that no route decides for itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, Header, Request

from tearwise.web.keeping import Keeping
from tearwise.web.problems import Problem
from tearwise.web.sessions import Asking, Session, Visitor, sessions_of

if TYPE_CHECKING:
    from tearwise.journal import Journal

SESSION_HEADER = "Tearwise-Session"
LOCKED = "The journal is locked. Unlock it first."
LOCKED_FOR_PROGRAM = (
    "The journal is locked, or this session of it has ended. POST /api/v1/journal/unlock, and send the session that it "
    f"gives as {SESSION_HEADER}."
)


def _unlocked(session: Visitor) -> Session:
    """A browser's session that has the journal open. Raises Problem where it is locked."""
    if session.journal is None:
        raise Problem(401, "locked", LOCKED)
    return session


Unlocked = Annotated[Session, Depends(_unlocked)]
"""The session of a page's request for what is in the journal: only those that have unlocked it get in."""


def _opened(
    request: Request,
    asking: Asking,
    key: Annotated[
        str | None,
        Header(
            alias=SESSION_HEADER,
            max_length=200,
            description="What unlocking the journal gave to the program. Our own page sends its cookie instead.",
        ),
    ] = None,
) -> Journal:
    """The journal that the caller of the API has open. Raises Problem where it has none."""
    session = sessions_of(request).find_program(key) if asking is None else asking
    if session is None or (journal := session.journal) is None:
        raise Problem(401, "locked", LOCKED_FOR_PROGRAM)
    return journal


Opened = Annotated[Any, Depends(_opened)]
"""The journal of a request to the API: a program sends the token and its session, a page its cookie."""


def journal_of(session: Session) -> Journal:
    """The journal that an ``Unlocked`` session has open."""
    if (journal := session.journal) is None:  # locked by another request since
        raise Problem(401, "locked", LOCKED)
    return journal


def keeping_of(request: Request) -> Keeping:
    """What opens the journal, of the server that was asked."""
    found: Keeping = request.app.state.keeping
    return found

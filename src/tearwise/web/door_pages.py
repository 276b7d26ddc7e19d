"""The journal's door: unlock it or make one, lock it, change its passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from tearwise.errors import JournalExists, MissingExtra, PassphraseWeak, PassphraseWrong
from tearwise.web.forms import form_of, written_in
from tearwise.web.keeping import Keeping, damage_in, new_passphrase
from tearwise.web.problems import Problem
from tearwise.web.rendered import page
from tearwise.web.sessions import Visitor, sessions_of
from tearwise.web.unlocked import Unlocked, journal_of, keeping_of

if TYPE_CHECKING:
    from tearwise.journal import Journal

router = APIRouter(include_in_schema=False)


async def door(
    request: Request,
    status: int = 200,
    *,
    for_id: str,
    error: str | None = None,
    typed: Sequence[str] = (),
    done: str = "",
) -> Response:
    """The form that unlocks the journal, or makes one. ``for_id``: the reading that is to be kept then; ``typed``: what
    was written and could not be kept; ``done``: what was just done."""
    keeping = keeping_of(request)
    try:
        exists = await run_in_threadpool(keeping.exists)
    except MissingExtra as missing:
        raise Problem(503, "missing-part", str(missing)) from None
    absence = None if exists else await run_in_threadpool(keeping.absence)
    return page(request, "door.html", status, absence=absence, error=error, for_id=for_id, typed=typed, done=done)


async def shut(request: Request) -> Response:
    """The way to the locked journal; where something was written that cannot be kept now, it is shown to be copied."""
    path = request.scope["path"]
    if not (typed := await written_in(request)):
        return RedirectResponse("/journal", 303)
    for_id = path.split("/")[2] if path.startswith("/reading/") else ""
    return await door(request, 401, for_id=for_id, error=_LOCKED_ITSELF, typed=typed)


_LOCKED_ITSELF = "The journal has locked itself. What you wrote is below: copy it before you unlock."


@router.post("/journal/unlock")
async def unlock(request: Request, session: Visitor) -> Response:
    """Opens the journal with its passphrase, or makes a new one; for this session alone."""
    form, keeping = await form_of(request), keeping_of(request)
    passphrase, for_id = form.text("passphrase"), form.text("for")
    try:
        if form.text("make"):
            if passphrase != form.text("again"):
                raise PassphraseWeak("The two are not the same. Write the passphrase twice, to be sure of it.")
            opened = await _made(keeping, passphrase)
        else:
            opened = await run_in_threadpool(keeping.open, passphrase)
    except (PassphraseWrong, PassphraseWeak) as error:
        return await door(request, 422, for_id=for_id, error=str(error))
    except Problem as problem:
        response = await door(request, problem.status, for_id=for_id, error=problem.detail)
        response.headers.update(problem.headers)
        return response
    damage = await run_in_threadpool(damage_in, opened)
    sessions_of(request).unlock(session, opened)
    session.damage = damage
    if not opened.settled:
        return _unsettled(request, "The journal is made")
    known = session.sittings.find(for_id)
    return RedirectResponse(f"/reading/{for_id}#keep" if known else "/journal", 303)


async def _made(keeping: Keeping, passphrase: str) -> Journal:
    """A new journal; or the one that there is by now, since the form was sent twice, or from another window."""
    try:
        return await run_in_threadpool(keeping.create, passphrase)
    except JournalExists:
        if not await run_in_threadpool(keeping.exists):
            raise
        return await run_in_threadpool(keeping.open, passphrase)


@router.post("/journal/lock")
async def lock(request: Request, session: Visitor) -> Response:
    """Locks the journal and ends every session; this browser gets a new one that holds nothing."""
    return locked(request)


@router.get("/journal/passphrase")
async def passphrase_page(request: Request, session: Unlocked) -> Response:
    """The form that changes the passphrase."""
    return page(request, "passphrase.html", error=None, wrong=None)


@router.post("/journal/passphrase")
async def passphrase(request: Request, session: Unlocked) -> Response:
    """Changes the passphrase and ends every session; this browser gets a new one that holds nothing."""
    form, opened = await form_of(request), journal_of(session)
    try:
        if (chosen := new_passphrase(form.text("new"))) != form.text("again"):
            raise PassphraseWeak("The two are not the same. Write the new passphrase twice, to be sure of it.")
        proof = await run_in_threadpool(keeping_of(request).open, form.text("passphrase"))
        proof.lock()
        await run_in_threadpool(opened.change_passphrase, chosen)
        await run_in_threadpool(keeping_of(request).forget)
    except (PassphraseWrong, PassphraseWeak) as error:
        wrong = "now" if isinstance(error, PassphraseWrong) else "new"
        return page(request, "passphrase.html", 422, error=str(error), wrong=wrong)
    if not opened.settled:
        return renewed(request, _unsettled(request, "The passphrase is changed"))
    return locked(request, "The passphrase is changed. The new one opens the journal from now on.")


def _unsettled(request: Request, done: str) -> Response:
    """What is done, where the disk does not promise that it lasts."""
    title = f"{done}, but may not last"
    return page(request, "problem.html", title=title, detail=_UNSETTLED, closed=False, typed=(), cut=False)


_UNSETTLED = (
    "It is done and counts. But the disk failed just then: when the power goes, it may be as it was before. Look after "
    "the disk, and make a backup elsewhere: tearwise journal backup."
)


def locked(request: Request, done: str = "") -> Response:
    """The way to the locked journal, with a new session in the place of every old one. ``done``: what the door says was
    done."""
    return renewed(request, RedirectResponse("/journal", 303), done)


def lost(request: Request, response: Response, done: str = "") -> Response:
    """An answer to a request whose journal was locked while it was worked on. Where the session that sent it ended with
    that, the browser has another one by now, perhaps with the journal open again: then that one is left alone."""
    sessions = sessions_of(request)
    if sessions.of(request) is None:
        return response
    return renewed(request, response, done)


def renewed(request: Request, response: Response, done: str = "") -> Response:
    """An answer that gives the browser a new session in the place of every old one."""
    sessions = sessions_of(request)
    session = sessions.renew()
    session.done = done
    sessions.give(response, session)
    return response

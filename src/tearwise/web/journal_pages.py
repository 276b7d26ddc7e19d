"""The journal's pages: unlock, list, search, an episode, correct, patterns, export, lock."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from tearwise.errors import EpisodeError, JournalError, MissingExtra, PassphraseWeak, PassphraseWrong
from tearwise.meanings import MEANINGS, all_meanings
from tearwise.web import pages
from tearwise.web.episode_page import download, episode_page
from tearwise.web.forms import Form, form_of
from tearwise.web.keeping import Keeping
from tearwise.web.problems import Problem
from tearwise.web.rendered import page
from tearwise.web.sessions import Session, Visitor, sessions_of

if TYPE_CHECKING:
    from tearwise.journal import Journal

router = APIRouter(include_in_schema=False)

_SHOWN = 100


def _unlocked(session: Visitor) -> Session:
    """A session that has the journal open. Raises Problem where it is locked."""
    if session.journal is None:
        raise Problem(401, "locked", "The journal is locked. Unlock it first.")
    return session


Unlocked = Annotated[Session, Depends(_unlocked)]
"""The session of a request for what is in the journal: only those that have unlocked it get in."""


@router.get("/journal")
async def journal(request: Request, session: Visitor) -> Response:
    """What is kept, the latest first; or the form that unlocks the journal, or makes one."""
    if session.journal is None:
        return await _door(request, for_id=request.query_params.get("for", ""))
    return await _list(request, session.journal, Form([]))


@router.post("/journal/unlock")
async def unlock(request: Request, session: Visitor) -> Response:
    """Opens the journal with its passphrase, or makes a new one; for this session alone."""
    form, keeping = await form_of(request), _keeping(request)
    passphrase, for_id = form.text("passphrase"), form.text("for")
    try:
        if form.text("make"):
            if passphrase != form.text("again"):
                raise PassphraseWeak("The two are not the same. Write the passphrase twice, to be sure of it.")
            opened = await run_in_threadpool(keeping.create, passphrase)
        else:
            opened = await run_in_threadpool(keeping.open, passphrase)
    except (PassphraseWrong, PassphraseWeak) as error:
        return await _door(request, 422, for_id=for_id, error=str(error))
    except Problem as problem:
        response = await _door(request, problem.status, for_id=for_id, error=problem.detail)
        response.headers.update(problem.headers)
        return response
    session.lock()
    session.journal = opened
    known = session.sittings.find(for_id)
    return RedirectResponse(f"/reading/{for_id}#keep" if known else "/journal", 303)


@router.post("/journal/lock")
async def lock(request: Request, session: Visitor) -> Response:
    """Locks the journal and ends every session; this browser gets a new one that holds nothing."""
    return locked(request)


@router.post("/journal/passphrase")
async def passphrase(request: Request, session: Unlocked) -> Response:
    """Changes the passphrase and ends every session; this browser gets a new one that holds nothing."""
    form, opened = await form_of(request), _journal(session)
    new = form.text("new")
    try:
        if new != form.text("again"):
            raise PassphraseWeak("The two are not the same. Write the new passphrase twice, to be sure of it.")
        proof = await run_in_threadpool(_keeping(request).open, form.text("passphrase"))
        proof.lock()
        await run_in_threadpool(opened.change_passphrase, new)
    except (PassphraseWrong, PassphraseWeak) as error:
        return await _list(request, opened, Form([]), 422, passphrase_error=str(error))
    return locked(request)


@router.post("/journal/search")
async def search(request: Request, session: Unlocked) -> Response:
    """What is found. Posted, so that the words do not stand in an address."""
    return await _list(request, _journal(session), await form_of(request))


@router.get("/journal/patterns")
async def patterns(request: Request, session: Unlocked) -> Response:
    """What the tears were about over time, in counts."""
    from tearwise.journal import told

    found = await run_in_threadpool(_journal(session).patterns)
    return page(
        request,
        "patterns.html",
        found=found,
        summary=told.summary(found),
        caution=told.caution(found),
        warnings=told.warnings(found),
        described=told.description(found),
        charts=_has_charts(),
    )


@router.get("/journal/patterns.svg")
async def chart(request: Request, session: Unlocked) -> Response:
    """The same as a chart, drawn here."""
    from tearwise.journal import told

    found = await run_in_threadpool(_journal(session).patterns)
    drawn = await run_in_threadpool(told.drawing, found)
    return Response(drawn, media_type="image/svg+xml")


@router.post("/journal/export")
async def export(request: Request, session: Unlocked) -> Response:
    """Everything as JSON or Markdown, to be saved; not encrypted."""
    from tearwise.journal.markdown import markdown
    from tearwise.rendering.record import line

    opened, kind = _journal(session), (await form_of(request)).text("kind")
    now = datetime.now().astimezone().strftime("%Y-%m-%dT%H:%M")
    if kind == "markdown":
        text = await run_in_threadpool(lambda: markdown(list(opened.episodes()), now))
        return download(text, "text/markdown; charset=utf-8", "journal.md")
    exported = await run_in_threadpool(opened.export)
    return download(line(exported), "application/json", "journal.json")


@router.post("/reading/{id}/keep")
async def keep(request: Request, id: str, session: Unlocked) -> Response:
    """Keeps a reading as an episode."""
    sitting, form = pages.sitting_of(session, id), await form_of(request)
    opened = _journal(session)
    try:
        episode = await run_in_threadpool(
            lambda: opened.add(
                sitting.reading,
                happened=form.text("happened") or None,
                person=form.text("person").strip() or None,
                responses=[sitting.reply.text[:500]] if sitting.reply is not None else [],
                note=form.text("note"),
            )
        )
    except EpisodeError as error:
        return pages.shown(request, session, sitting, 422, keep_error=str(error))
    session.sittings.drop(id)
    return RedirectResponse(f"/journal/{episode.id}", 303)


@router.get("/journal/{id:int}")
async def episode(request: Request, id: int, session: Unlocked) -> Response:
    """An episode."""
    found = await run_in_threadpool(_journal(session).episode, id)
    return episode_page(request, found)


@router.post("/journal/{id:int}/correct")
async def correct(request: Request, id: int, session: Unlocked) -> Response:
    """Keeps what the tears meant by the person's own account."""
    form, opened = await form_of(request), _journal(session)
    chosen = [one for one in form.all("meaning") if one in MEANINGS]
    said: list[str] | None = chosen or ([] if form.text("none") else None)
    try:
        await run_in_threadpool(opened.correct, id, said, form.text("words"))
    except EpisodeError as error:
        found = await run_in_threadpool(opened.episode, id)
        return episode_page(request, found, 422, error=str(error))
    return RedirectResponse(f"/journal/{id}#corrected", 303)


@router.post("/journal/{id:int}/take-back")
async def take_back(request: Request, id: int, session: Unlocked) -> Response:
    """Takes the last correction back."""
    await form_of(request)
    await run_in_threadpool(_journal(session).take_back_correction, id)
    return RedirectResponse(f"/journal/{id}#corrected", 303)


@router.post("/journal/{id:int}/note")
async def note(request: Request, id: int, session: Unlocked) -> Response:
    """Changes the note, the day and the person; what they were stays among the revisions."""
    from tearwise.journal import Person as Named

    form, opened = await form_of(request), _journal(session)
    found = await run_in_threadpool(opened.episode, id)
    name = form.text("person").strip()
    try:
        before = found.content.person
        same = before is not None and before.name == name
        who = before if same else Named(name) if name else None
        happened = form.text("happened")
        unchanged = found.content.happened.startswith(happened) if happened else True
        content = replace(
            found.content,
            note=form.text("note"),
            person=who,
            happened=found.content.happened if unchanged else happened,
        )
        await run_in_threadpool(opened.edit, id, content)
    except EpisodeError as error:
        return episode_page(request, found, 422, error=str(error))
    return RedirectResponse(f"/journal/{id}", 303)


@router.post("/journal/{id:int}/delete")
async def delete(request: Request, id: int, session: Unlocked) -> Response:
    """Deletes an episode for good."""
    if (await form_of(request)).text("sure") != "yes":
        found = await run_in_threadpool(_journal(session).episode, id)
        return episode_page(request, found, 422, error="Tick the box to delete it for good.")
    await run_in_threadpool(_journal(session).delete, id)
    return RedirectResponse("/journal", 303)


def locked(request: Request) -> Response:
    """The way to the locked journal, with a new session in the place of every old one."""
    sessions = sessions_of(request)
    response = RedirectResponse("/journal", 303)
    sessions.give(response, sessions.renew())
    return response


async def _door(request: Request, status: int = 200, *, for_id: str, error: str | None = None) -> Response:
    keeping = _keeping(request)
    try:
        exists = await run_in_threadpool(lambda: keeping.exists)
    except MissingExtra as missing:
        raise Problem(503, "missing-part", str(missing)) from None
    return page(request, "door.html", status, exists=exists, error=error, for_id=for_id)


async def _list(
    request: Request, opened: Journal, form: Form, status: int = 200, *, passphrase_error: str | None = None
) -> Response:
    words, person, about = form.text("words").strip(), form.text("person"), form.one_of("meaning", MEANINGS)
    error, entries = None, []
    limits = {"person": person or None, "meaning": about or None, "limit": _SHOWN + 1}
    try:
        entries = await run_in_threadpool(
            lambda: opened.search(words, **limits) if words else opened.entries(**limits)  # type: ignore[arg-type]
        )
    except EpisodeError as wrong:
        error, status = str(wrong), 422
    people = await run_in_threadpool(opened.people)
    return page(
        request,
        "journal.html",
        status,
        entries=entries[:_SHOWN],
        more=len(entries) > _SHOWN,
        people=people,
        meanings=all_meanings(),
        words=words,
        person=person,
        about=about,
        error=error,
        passphrase_error=passphrase_error,
    )


def _has_charts() -> bool:
    from importlib.util import find_spec

    return find_spec("altair") is not None and find_spec("vl_convert") is not None


def _journal(session: Session) -> Journal:
    if session.journal is None:
        raise JournalError("The journal is locked.")
    return session.journal


def _keeping(request: Request) -> Keeping:
    found: Keeping = request.app.state.keeping
    return found

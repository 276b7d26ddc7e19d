"""An episode's pages: keep a reading, look at it, correct it, change it, delete it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from tearwise.errors import EpisodeError
from tearwise.interview import Person
from tearwise.meanings import MEANINGS, all_meanings, meaning
from tearwise.safety import notice_for
from tearwise.web import pages
from tearwise.web.episode_number import EPISODE
from tearwise.web.forms import form_of
from tearwise.web.rendered import page
from tearwise.web.sessions import Session
from tearwise.web.sitting import Sitting
from tearwise.web.unlocked import Unlocked, journal_of
from tearwise.web.view import view_of

if TYPE_CHECKING:
    from tearwise.journal import Episode

router = APIRouter(include_in_schema=False)


@router.post("/reading/{id}/keep")
async def keep(request: Request, id: str, session: Unlocked) -> Response:
    """Keeps a reading as an episode."""
    sitting, form = pages.sitting_of(session, id), await form_of(request)
    opened = journal_of(session)
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


@router.get(f"/journal/{EPISODE}")
async def episode(request: Request, id: int, session: Unlocked) -> Response:
    """An episode."""
    found = await run_in_threadpool(journal_of(session).episode, id)
    return _shown(request, session, found)


@router.post(f"/journal/{EPISODE}/correct")
async def correct(request: Request, id: int, session: Unlocked) -> Response:
    """Keeps what the tears meant by the person's own account."""
    form, opened = await form_of(request), journal_of(session)
    chosen = [one for one in form.all("meaning") if one in MEANINGS]
    said: list[str] | None = chosen or ([] if form.text("none") else None)
    try:
        await run_in_threadpool(opened.correct, id, said, form.text("words"))
    except EpisodeError as error:
        found = await run_in_threadpool(opened.episode, id)
        return _shown(request, session, found, 422, error=str(error))
    return RedirectResponse(f"/journal/{id}#corrected", 303)


@router.post(f"/journal/{EPISODE}/take-back")
async def take_back(request: Request, id: int, session: Unlocked) -> Response:
    """Takes the last correction back."""
    await form_of(request)
    await run_in_threadpool(journal_of(session).take_back_correction, id)
    return RedirectResponse(f"/journal/{id}#corrected", 303)


@router.post(f"/journal/{EPISODE}/note")
async def note(request: Request, id: int, session: Unlocked) -> Response:
    """Changes the note, the day, the person and what was done; what they were stays among the revisions."""
    from tearwise.journal import Person as Named
    from tearwise.journal import Response as Done

    form, opened = await form_of(request), journal_of(session)
    found = await run_in_threadpool(opened.episode, id)
    name = form.text("person").strip()
    try:
        before = found.content.person
        same = before is not None and before.name == name
        who = before if same else Named(name) if name else None
        happened = form.text("happened")
        unchanged = found.content.happened.startswith(happened) if happened else True
        done = [
            Done(one.what, form.one_of(f"helped-{number}", _HELPED) or None)  # type: ignore[arg-type]
            for number, one in enumerate(found.content.responses)
        ]
        new = form.text("did").strip()
        content = replace(
            found.content,
            note=form.text("note"),
            person=who,
            happened=found.content.happened if unchanged else happened,
            responses=(*done, *([Done(new, form.one_of("helped", _HELPED) or None)] if new else ())),  # type: ignore[arg-type]
        )
        await run_in_threadpool(opened.edit, id, content)
    except EpisodeError as error:
        return _shown(request, session, found, 422, error=str(error))
    return RedirectResponse(f"/journal/{id}", 303)


@router.post(f"/journal/{EPISODE}/delete")
async def delete(request: Request, id: int, session: Unlocked) -> Response:
    """Deletes an episode for good."""
    if (await form_of(request)).text("sure") != "yes":
        found = await run_in_threadpool(journal_of(session).episode, id)
        return _shown(request, session, found, 422, error="Tick the box to delete it for good.")
    await run_in_threadpool(journal_of(session).delete, id)
    return RedirectResponse("/journal", 303)


_HELPED = ("yes", "partly", "no")


def _shown(request: Request, session: Session, found: Episode, status: int = 200, error: str | None = None) -> Response:
    """The page of an episode; ``error``: what is wrong with what was sent from it."""
    reading = found.reading()
    view = None if reading is None else view_of(Sitting(str(found.id), reading, Person()))
    country = session.country or request.app.state.settings.country
    said = found.correction
    return page(
        request,
        "episode.html",
        status,
        episode=found,
        content=found.content,
        view=view,
        notice=None if reading is None else notice_for(reading.risks, country),
        meanings=all_meanings(),
        said=None if said is None else said.meanings,
        said_names=[meaning(id).name for id in (said.meanings or ())] if said is not None else [],
        words="" if said is None else said.words,
        error=error,
    )

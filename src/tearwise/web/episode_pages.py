"""An episode's pages: keep a reading, look at it, correct it, change it, delete it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from tearwise.errors import EpisodeChanged, EpisodeError, EpisodeMissing
from tearwise.interview import Person
from tearwise.meanings import MEANINGS, all_meanings, meaning
from tearwise.rendering.answers import told_answers
from tearwise.replies import ReplyCheck
from tearwise.safety import is_young, notice_for
from tearwise.safety.lines import offered
from tearwise.web import pages
from tearwise.web.correction import meant, says
from tearwise.web.country import choose_country, country_of
from tearwise.web.episode_number import EPISODE
from tearwise.web.forms import Form, form_of
from tearwise.web.journal_requests import Helped
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
    """Keeps a reading as an episode; sent twice, it is kept once. Where it was kept from another window, and something
    else beside it, what is sent here is not lost: it stands in the form that changes the episode."""
    from tearwise.journal.episode import LONGEST_NOTE

    form = await form_of(request)
    async with session.sittings.changing:
        if (before := session.sittings.kept_as(id)) is not None:
            found = await run_in_threadpool(journal_of(session).episode, before)
            if (added := _added(form, found)) is not None:
                return _shown(request, session, found, 409, error=_KEPT_BEFORE, at="note", changing=added)
            return _done(session, "It is kept in the journal.", f"/journal/{before}")
        sitting, opened = pages.sitting_of(session, id), journal_of(session)
        responses, note = _answered(sitting.reply, form.text("note"), said=bool(form.text("said")))
        try:
            episode = await run_in_threadpool(
                lambda: opened.add(
                    sitting.reading,
                    happened=form.text("happened") or sitting.just_now,
                    person=form.text("person").strip() or None,
                    responses=responses,
                    note=note,
                )
            )
        except EpisodeError as error:
            given = {name: form.text(name) for name in pages.KEEPING}
            counted = f" {_COUNTED}" if len(note) > LONGEST_NOTE >= len(given["note"]) else ""
            return await pages.shown(request, session, sitting, 422, keep_error=f"{error}{counted}", keeping=given)
        session.sittings.kept(id, episode.id)
    return _done(session, "It is kept in the journal.", f"/journal/{episode.id}")


@router.get(f"/journal/{EPISODE}")
async def episode(request: Request, id: int, session: Unlocked) -> Response:
    """An episode."""
    found = await run_in_threadpool(journal_of(session).episode, id)
    return _shown(request, session, found, done=session.told())


@router.post(f"/journal/{EPISODE}/country")
async def country(request: Request, id: int, session: Unlocked) -> Response:
    """Shows a country's help lines, in this visit, wherever help lines are shown."""
    await choose_country(request, session)
    return RedirectResponse(f"/journal/{id}#turn", 303)


@router.post(f"/journal/{EPISODE}/correct")
async def correct(request: Request, id: int, session: Unlocked) -> Response:
    """Keeps what the tears meant by the person's own account; sent twice, once."""
    form, opened = await form_of(request), journal_of(session)
    before = (await run_in_threadpool(opened.episode, id)).correction
    chosen = [one for one in form.all("meaning") if one in MEANINGS]
    try:
        said = meant(chosen, bool(form.text("none")), before)
        if not says(before, said, form.text("words")):
            await run_in_threadpool(opened.correct, id, said, form.text("words"))
    except EpisodeError as error:
        found = await run_in_threadpool(opened.episode, id)
        given = {"meanings": chosen, "none": form.text("none"), "words": form.text("words")}
        return _shown(request, session, found, 422, error=str(error), at="correct", correcting=given)
    return _done(session, "What you say is kept.", f"/journal/{id}#episode")


@router.post(f"/journal/{EPISODE}/take-back")
async def take_back(request: Request, id: int, session: Unlocked) -> Response:
    """Takes the last correction back; sent twice, that one alone."""
    form, opened = await form_of(request), journal_of(session)
    try:
        with suppress(EpisodeMissing):  # there is none any more; where there is no episode, its page says so
            await run_in_threadpool(opened.take_back_correction, id, form.number("corrections"))
    except EpisodeChanged:
        found = await run_in_threadpool(opened.episode, id)
        return _shown(request, session, found, 409, error=_SAID_SINCE, at="correct")
    return _done(session, "The last correction is taken back.", f"/journal/{id}#episode")


@router.post(f"/journal/{EPISODE}/note")
async def note(request: Request, id: int, session: Unlocked) -> Response:
    """Changes the note, the day, the person and what was done; what they were stays among the revisions."""
    from tearwise.journal import Person as Named
    from tearwise.journal import Response as Done

    form, opened = await form_of(request), journal_of(session)
    found = await run_in_threadpool(opened.episode, id)
    name = form.text("person").strip()
    try:
        happened, before = form.text("happened"), found.content.happened
        unchanged = happened in ("", before, before[:10])  # the form shows the day alone
        done = [
            Done(one.what, form.one_of(f"helped-{number}", _HELPED) or None)  # type: ignore[arg-type]
            if form.all(f"helped-{number}")
            else one
            for number, one in enumerate(found.content.responses)
        ]
        new = " ".join(form.text("did").split())
        stale = form.text("revision") not in ("", str(found.revision))
        if stale and new in (one.what for one in found.content.responses[-1:]):
            new = ""  # the form was sent twice
        content = replace(
            found.content,
            note=form.text("note"),
            person=Named(name) if name else None,
            happened=before if unchanged else happened,
            responses=(*done, *([Done(new, form.one_of("helped", _HELPED) or None)] if new else ())),  # type: ignore[arg-type]
        )
        await run_in_threadpool(opened.edit, id, content, made_from=_NO_REVISION if stale else found.revision)
    except EpisodeChanged:
        found = await run_in_threadpool(opened.episode, id)
        again = {**_sent(form, found), "revision": found.revision}  # what is kept now is shown with it
        return _shown(request, session, found, 409, error=_STALE, at="note", changing=again)
    except EpisodeError as error:
        return _shown(request, session, found, 422, error=str(error), at="note", changing=_sent(form, found))
    return _done(session, "What you changed is kept.", f"/journal/{id}#episode")


@router.post(f"/journal/{EPISODE}/delete")
async def delete(request: Request, id: int, session: Unlocked) -> Response:
    """Deletes an episode for good."""
    if (await form_of(request)).text("sure") != "yes":
        found = await run_in_threadpool(journal_of(session).episode, id)
        return _shown(request, session, found, 422, error="Tick the box to delete it for good.", at="delete")
    try:
        await run_in_threadpool(journal_of(session).delete, id)
    except EpisodeMissing:
        if session.done != _DELETED:  # else the form was sent twice, and the first answer was not waited for
            raise
    for address in (f"/journal/{id}", "/journal/files"):  # where words of it may stand in what a form was answered with
        session.pages.done(address)
    return _done(session, _DELETED, "/journal")


_DELETED = "The episode is deleted."


_HELPED = get_args(Helped)
_SAID_SINCE = (
    "You said something else meanwhile, perhaps in another window, and nothing was taken back. What you say now is "
    "above."
)
_NO_REVISION = 0
"""They count from 1: what was made from none of them is kept only where it says what is there already."""
_STALE = (
    "This episode was changed meanwhile, perhaps in another window. What it holds now is above; what you wrote stands "
    "here, and is not kept yet. Put here what is to stay of both, and choose “Keep this”."
)
_KEPT_BEFORE = (
    "This reading is kept already, perhaps from another window. What you wrote here stands below, and is not kept yet: "
    "put there what is to stay, and choose “Keep this”."
)

_DRAFTED = "An answer that I drafted:"
_GIVEN = "The answer that I gave:"
_COUNTED = "The answer that you had looked over is counted with it."


def _answered(reply: ReplyCheck | None, note: str, *, said: bool) -> tuple[list[str], str]:
    """What is kept of an answer that was looked over: as something done where it was said and is short enough, else in
    the note, whole; and the note."""
    from tearwise.journal.episode import LONGEST_RESPONSE

    if reply is None or (said and len(reply.text) <= LONGEST_RESPONSE):
        return ([] if reply is None else [reply.text]), note
    before = f"{note.rstrip()}\n\n" if note.strip() else ""
    return [], f"{before}{_GIVEN if said else _DRAFTED}\n{reply.text}"


def _added(form: Form, found: Episode) -> dict[str, Any] | None:
    """What stands in the form that changes an episode where a form that keeps it says something else; None where it
    says nothing else, as when it was sent twice."""
    from tearwise.journal.folding import folded

    content = found.content
    person, happened, note = " ".join(form.text("person").split()), form.text("happened"), form.text("note").strip()
    name = content.person.name if content.person else ""
    new = {
        "person": person if folded(person) != folded(name) else "",
        "happened": happened if happened != content.happened[:10] else "",
        "note": note if note not in content.note else "",  # an answer that was looked over may stand there too
    }
    return {**_unchanged(found), **{key: value for key, value in new.items() if value}} if any(new.values()) else None


def _sent(form: Form, found: Episode) -> dict[str, Any]:
    """What stands in the form that changes an episode, as it was sent."""
    given: dict[str, Any] = {name: form.text(name) for name in ("person", "happened", "note", "did", "helped")}
    helped = [
        form.text(f"helped-{number}") if form.all(f"helped-{number}") else one.helped
        for number, one in enumerate(found.content.responses)
    ]
    return {**given, "responses": helped, "revision": form.text("revision")}


def _unchanged(found: Episode) -> dict[str, Any]:
    """What stands in it as long as nothing is changed."""
    content = found.content
    return {
        "person": content.person.name if content.person else "",
        "happened": content.happened[:10],
        "note": content.note,
        "did": "",
        "helped": "",
        "responses": [one.helped for one in content.responses],
        "revision": found.revision,
    }


def _done(session: Session, words: str, address: str) -> Response:
    """The way to the page that says what was done."""
    session.done = words
    return RedirectResponse(address, 303)


def _shown(
    request: Request,
    session: Session,
    found: Episode,
    status: int = 200,
    *,
    done: str = "",
    error: str | None = None,
    at: str | None = None,
    changing: dict[str, Any] | None = None,
    correcting: dict[str, Any] | None = None,
) -> Response:
    """The page of an episode. ``done``: what was just done with it; ``error``: what is wrong with what was sent from
    its form ``at``: "correct", "note" or "delete"; ``changing`` and ``correcting``: what was sent, which stays."""
    reading = found.reading()
    view = None if reading is None else view_of(Sitting(str(found.id), reading, Person()))
    country = country_of(request, session)
    said = found.correction
    words = "" if said is None else said.words
    corrected = () if said is None else said.meanings or ()
    ticked = {"meanings": corrected, "none": said is not None and said.meanings == (), "words": words}
    return page(
        request,
        "episode.html",
        status,
        episode=found,
        content=found.content,
        view=view,
        notice=None if reading is None else notice_for(reading.risks, country, is_young(reading.text)),
        countries=offered(),
        meanings=all_meanings(),
        said=None if said is None else said.meanings,
        said_names=[meaning(id).name for id in corrected],
        words=words,
        answered=list(told_answers(found.content.account)),
        done=done,
        error=error,
        at=at,
        changing=changing or _unchanged(found),
        correcting=correcting or ticked,
    )

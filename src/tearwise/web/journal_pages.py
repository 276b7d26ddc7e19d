"""The journal's pages: list, search, patterns, export, import, delete everything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from tearwise.errors import EpisodeError, EpisodeMissing, JournalDamaged, JournalLocked, PassphraseWrong
from tearwise.meanings import MEANINGS, all_meanings
from tearwise.rendering.plural import counted
from tearwise.safety.lines import offered
from tearwise.web.country import choose_country, country_of
from tearwise.web.door_pages import door, lost
from tearwise.web.exporting import exported
from tearwise.web.forms import Form, form_of
from tearwise.web.rendered import page
from tearwise.web.sessions import Session, Visitor
from tearwise.web.taking_in import LARGEST, MOST_READ, taking_in_of, uploaded
from tearwise.web.unlocked import Unlocked, journal_of, keeping_of

if TYPE_CHECKING:
    from tearwise.journal import Journal, Patterns, Person

router = APIRouter(include_in_schema=False)

_SHOWN = 50


@router.get("/journal")
async def journal(request: Request, session: Visitor) -> Response:
    """What is kept, the latest first; or the form that unlocks the journal, or makes one. Whoever comes from a reading,
    to keep it, and has unlocked the journal in another window meanwhile, is led back to it."""
    for_id = request.query_params.get("for", "")
    if session.journal is None:
        return await door(request, for_id=for_id, done=session.told())
    if session.sittings.find(for_id) is not None:
        return RedirectResponse(f"/reading/{for_id}#keep", 303)
    return await _list(request, session, Form([]), session.told())


@router.post("/journal/search")
async def search(request: Request, session: Unlocked) -> Response:
    """Looks for what is asked. Posted, so that the words do not stand in an address; what is found has an address of
    its own, so that whoever opens an episode and goes back finds it again."""
    form = await form_of(request)
    session.asked = tuple((name, form.text(name)) for name in ("words", "person", "meaning"))
    before = form.number("before") or 0
    return RedirectResponse(f"/journal/found?before={before}" if before else "/journal/found", 303)


@router.get("/journal/found")
async def found(request: Request, session: Unlocked, before: str = "") -> Response:
    """What was looked for last, since the journal was unlocked. ``before``: how many of it to pass over."""
    if not session.asked:
        return RedirectResponse("/journal", 303)
    return await _list(request, session, Form([*session.asked, ("before", before)]))


@router.get("/journal/patterns")
async def patterns(request: Request, session: Unlocked, who: int = 0) -> Response:
    """What the tears were about over time, in counts. ``who``: the number of a person; 0 is everybody."""
    from tearwise.journal import told

    opened, country = journal_of(session), country_of(request, session)
    people = await run_in_threadpool(opened.people)
    found = await _patterns(opened, who)
    return page(
        request,
        "patterns.html",
        found=found,
        who=who,
        people=people,
        summary=told.summary(found),
        caution=told.caution(found),
        repeated=told.repeated(found),
        notice=told.notice(found, country),
        pressing=told.pressing(found),
        turning=told.turning(found, country),
        countries=offered(),
        described=told.description(found),
        trigger_of=told.trigger,
        charts=_has_charts(),
    )


@router.post("/journal/patterns/country")
async def country(request: Request, session: Unlocked, who: int = 0) -> Response:
    """Shows a country's help lines, in this visit, wherever help lines are shown."""
    await choose_country(request, session)
    return RedirectResponse(f"/journal/patterns?who={who}#turn" if who else "/journal/patterns#turn", 303)


@router.get("/journal/patterns.svg")
async def chart(session: Unlocked, who: int = 0, dark: bool = False) -> Response:
    """The same as a chart, drawn here. ``dark``: for a dark page."""
    from tearwise.journal import told

    drawn = await run_in_threadpool(
        told.drawing, await _patterns(journal_of(session), who), "dark" if dark else "light"
    )
    return Response(drawn, media_type="image/svg+xml")


@router.get("/journal/files")
async def files(request: Request, session: Unlocked) -> Response:
    """The forms that export and import."""
    return await _files(request, session)


@router.post("/journal/export")
async def export(request: Request, session: Unlocked) -> Response:
    """Everything, or what concerns one person, as JSON or Markdown, to be saved; not encrypted."""
    form = await form_of(request)
    redaction = {name: [word.strip() for word in form.text(name).split(",")] for name in ("hide", "keep")}
    if form.text("kind") == "preview":
        return await _files(request, session, form=form, preview=await _preview(session, form, redaction))
    if not form.text("redact") and any(any(words) for words in redaction.values()):
        return await _files(request, session, 422, form=form, error=_UNTICKED, at="export")
    text, media = await run_in_threadpool(
        exported, journal_of(session), form.text("kind"), form.text("person") or None,
        redaction if form.text("redact") else None,
    )  # fmt: skip
    kind = "md" if media.startswith("text/markdown") else "json"
    return _download(text, media, f"journal.{kind}")


@router.post("/journal/import")
async def import_(request: Request, session: Unlocked) -> Response:
    """Takes a file in; what is there already stays."""
    opened = journal_of(session)
    try:
        content, every = await uploaded(request)
        taken = await taking_in_of(request).take(opened, content, every=every)
    except EpisodeError as error:
        return await _files(request, session, 422, error=str(error), at="import")
    except JournalLocked:
        return lost(request, RedirectResponse("/journal", 303), _LOCKED_MEANWHILE)
    return await _files(request, session, taken=taken.told())


@router.get("/journal/delete")
async def delete_page(request: Request, session: Unlocked) -> Response:
    """The form that deletes everything."""
    return await _deleting(request, session)


@router.post("/journal/delete")
async def delete(request: Request, session: Unlocked) -> Response:
    """Deletes every episode and every person for good, by the passphrase; sent twice, once."""
    from tearwise.journal.swept import swept

    form, opened = await form_of(request), journal_of(session)
    try:
        proof = await run_in_threadpool(keeping_of(request).open, form.text("passphrase"))
    except PassphraseWrong as error:
        return await _deleting(request, session, 422, str(error))
    proof.lock()
    await run_in_threadpool(opened.delete_all)
    session.pages.put_away()
    session.asked, session.done = (), f"Everything is deleted. {await run_in_threadpool(swept, opened)}"
    return RedirectResponse("/journal", 303)


async def _deleting(request: Request, session: Session, status: int = 200, error: str | None = None) -> Response:
    count = await run_in_threadpool(len, journal_of(session))
    return page(request, "delete.html", status, episodes=counted(count, "episode"), error=error)


_LOCKED_MEANWHILE = (
    "The journal was locked while your file was being read, and nothing of it came in. Unlock the journal, and import "
    "the file again."
)


_UNTICKED = (
    "Nothing was exported. You wrote which words to replace or to leave, and did not tick “Replace names, addresses "
    "and numbers”, so that every name would be in the file. Tick it, or empty the two fields."
)


async def _preview(session: Unlocked, form: Form, redaction: dict[str, list[str]]) -> Any:
    from tearwise.journal.redaction import Redaction

    opened, person = journal_of(session), form.text("person") or None
    return await run_in_threadpool(
        lambda: Redaction(opened.episodes(person), **redaction, people=opened.people()).preview()
    )


async def _files(
    request: Request, session: Session, status: int = 200, *, form: Form | None = None, **told: Any
) -> Response:
    people = await _people(journal_of(session))
    form = form or Form([])
    shown = {"error": None, "at": None, "taken": None, "preview": None, **told}
    person, hide, keep = (form.text(name) for name in ("person", "hide", "keep"))
    return page(
        request, "files.html", status, people=people, person=person, hide=hide, keep=keep,
        largest=LARGEST // 1_000_000, most_read=f"{MOST_READ:,}", damage=session.damage, **shown,
    )  # fmt: skip


async def _list(request: Request, session: Session, form: Form, done: str = "") -> Response:
    opened = journal_of(session)
    words, person, about = form.text("words").strip(), form.text("person"), form.one_of("meaning", MEANINGS)
    before = form.number("before") or 0
    status, error, entries = 200, None, []
    limits = {"person": person or None, "meaning": about or None, "limit": _SHOWN + 1, "offset": before}
    try:
        entries = await run_in_threadpool(
            lambda: opened.search(words, **limits) if words else opened.entries(**limits)  # type: ignore[arg-type]
        )
    except (EpisodeError, EpisodeMissing) as wrong:
        error, status = str(wrong), 422
    except JournalDamaged as wrong:  # what is not damaged can still be exported, and the journal be locked
        error, status = str(wrong), 503
    people = await _people(opened)
    return page(
        request,
        "journal.html",
        status,
        entries=entries[:_SHOWN],
        before=before,
        next=before + _SHOWN if len(entries) > _SHOWN else 0,
        step=_SHOWN,
        people=people,
        meanings=all_meanings(),
        words=words,
        person=person,
        about=about,
        done=done,
        damage=session.damage,
        error=error,
    )


async def _people(opened: Journal) -> Sequence[Person]:
    """Everybody who is named, to be chosen from; nobody where that part of the journal is damaged."""
    try:
        return await run_in_threadpool(opened.people)
    except JournalDamaged:
        return ()


async def _patterns(opened: Journal, who: int) -> Patterns:
    """The patterns of the person with a number, or of everybody. Raises EpisodeMissing."""
    if not who:
        return await run_in_threadpool(opened.patterns)
    named = [one.name for one in await run_in_threadpool(opened.people) if one.id == who]
    if not named:
        raise EpisodeMissing("There is nobody with this number in the journal.")
    return await run_in_threadpool(lambda: opened.patterns(person=named[0]))


def _download(text: str, kind: str, name: str) -> Response:
    """A file for the person to save; its name tells nothing of what is in it."""
    return Response(
        text.encode("utf-8"), media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _has_charts() -> bool:
    from importlib.util import find_spec

    return find_spec("altair") is not None and find_spec("vl_convert") is not None

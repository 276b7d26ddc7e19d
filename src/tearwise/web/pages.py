"""The pages: write, read, answer, take back; about. All of it plain forms that work without JavaScript."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from tearwise import check_reply
from tearwise.accounts import QUESTIONS, Account
from tearwise.errors import AccountError, AnswerError, JournalError, JournalLocked, ReplyError
from tearwise.meanings import all_meanings
from tearwise.safety.lines import offered
from tearwise.web.country import choose_country, country_of
from tearwise.web.figures import figures
from tearwise.web.forms import form_of, is_cut
from tearwise.web.problems import Problem, problem_of
from tearwise.web.reading_queue import readings_of
from tearwise.web.rendered import OVER, WHO, folder, page
from tearwise.web.sessions import Session, Visitor
from tearwise.web.sitting import Sitting, answered, sit, taken_back
from tearwise.web.support import support_of
from tearwise.web.unlocked import keeping_of
from tearwise.web.view import view_of

if TYPE_CHECKING:
    from tearwise.journal import Person as Named

router = APIRouter(include_in_schema=False)

STATIC = {
    "tearwise.css": "text/css; charset=utf-8",
    "tearwise.js": "text/javascript; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "typed.js": "text/javascript; charset=utf-8",
    "tear.svg": "image/svg+xml",
}
"""Our styles, our scripts and our picture, by name."""

KEEPING = ("person", "happened", "note", "said")
"""What is sent to be kept beside a reading."""
_NOTHING: Mapping[str, str] = dict.fromkeys(KEEPING, "")


@router.get("/")
async def write(request: Request, session: Visitor) -> Response:
    """Where the person writes what happened."""
    kept, done = session.sittings.all(), session.told()
    return page(request, "write.html", text="", who="", over="", error=None, sitting=None, kept=kept, done=done)


@router.post("/read")
async def read(request: Request, session: Visitor) -> Response:
    """Reads what was written; goes to its reading."""
    form = await form_of(request)
    text, who, over = form.text("text"), form.one_of("who", WHO), form.one_of("over", OVER)
    is_over = {"yes": True, "no": False}.get(over)

    async def made(before: Sitting | None) -> Sitting:
        account = Account.of(text, None if before is None else before.reading.account.given)
        order = () if before is None else tuple(step.question for step in before.steps)
        return await _sat(request, account, order, who or None, before, is_over)

    before = session.sittings.find(form.text("sitting"))
    try:
        if before is not None:
            return await _changed(session, before.id, made)
        sitting = await made(None)
    except (AccountError, Problem) as error:  # what was written stays in its form, also where it could not be read now
        problem = error if isinstance(error, Problem) else problem_of(error)
        kept = session.sittings.all() if before is None else ()
        given = {"text": text, "who": who, "over": over, "error": problem.detail, "sitting": before, "kept": kept}
        return page(request, "write.html", problem.status, headers=problem.headers, **given)
    session.sittings.keep(sitting)
    return _to(sitting)


@router.get("/reading/{id}")
async def reading(request: Request, id: str, session: Visitor) -> Response:
    """A reading, and the question worth asking next; the episode of one that was kept."""
    if (episode := session.sittings.kept_as(id)) is not None:
        return RedirectResponse(f"/journal/{episode}", 303)
    return await shown(request, session, sitting_of(session, id))


@router.get("/reading/{id}/edit")
async def edit(request: Request, id: str, session: Visitor) -> Response:
    """The account again, to be changed; the answers stay."""
    sitting = sitting_of(session, id)
    text, who, over = sitting.reading.text, sitting.said or "", {True: "yes", False: "no", None: ""}[sitting.over]
    return page(request, "write.html", text=text, who=who, over=over, error=None, sitting=sitting, kept=())


@router.post("/reading/{id}/answer")
async def answer(request: Request, id: str, session: Visitor) -> Response:
    """Takes an answer in."""
    sitting, form = sitting_of(session, id), await form_of(request)
    question = form.one_of("question", dict.fromkeys(QUESTIONS, ""))
    if not question:
        raise Problem(422, "answer", "There is no such question.")
    values: object = {"none": (), "unknown": None}.get(form.text("how"), form.all("value"))
    if form.text("how") == "chosen" and not values:
        return await shown(request, session, sitting, 422, "Choose at least one, or another of the buttons below.")

    async def after(sitting: Sitting) -> Sitting:
        account = sitting.reading.account.with_answers({question: values})
        order = tuple(step.question for step in sitting.steps if step.question != question)
        sat = await _sat(request, account, (*order, question), sitting.said, sitting, sitting.over)
        return answered(sitting, sat)

    try:
        return await _changed(session, id, after, "#next")
    except AnswerError:
        error = "Choose what fits best, two at most."
        return await shown(request, session, sitting, 422, error, chosen=form.all("value"))


@router.post("/reading/{id}/take-back")
async def take_back(request: Request, id: str, session: Visitor) -> Response:
    """Takes an answer back, as if the question had not been asked."""
    question = (await form_of(request)).one_of("question", dict.fromkeys(QUESTIONS, ""))
    if not question:
        raise Problem(422, "answer", "There is no such question.")

    async def after(sitting: Sitting) -> Sitting:
        account = sitting.reading.account.without_answer(question)
        order = tuple(step.question for step in sitting.steps if step.question != question)
        sat = await _sat(request, account, order, sitting.said, sitting, sitting.over)
        return taken_back(sitting, sat, question)

    return await _changed(session, id, after, "#next")


@router.post("/reading/{id}/show")
async def show(id: str, session: Visitor) -> Response:
    """The deliberate step to a reading that danger comes before."""

    async def seen(sitting: Sitting) -> Sitting:
        return replace(sitting, shown=True)

    return await _changed(session, id, seen, "#headline")


@router.post("/reading/{id}/country")
async def country(request: Request, id: str, session: Visitor) -> Response:
    """Shows a country's help lines, in this visit, wherever help lines are shown."""
    sitting = sitting_of(session, id)
    await choose_country(request, session)
    return _to(sitting, "#turn")


@router.post("/reading/{id}/reply")
async def reply(request: Request, id: str, session: Visitor) -> Response:
    """Looks over what the person would like to answer."""
    sitting, form = sitting_of(session, id), await form_of(request)
    text = form.text("text")

    async def looked_over(sitting: Sitting) -> Sitting:
        return replace(sitting, reply=await run_in_threadpool(check_reply, text))

    try:
        return await _changed(session, id, looked_over, "#reply")
    except ReplyError as error:
        return await shown(request, session, sitting, 422, reply_error=str(error), draft=text)


@router.post("/reading/{id}/forget")
async def forget(request: Request, id: str, session: Visitor) -> Response:
    """Drops a reading and its account; sent twice, it is dropped all the same."""
    if session.sittings.kept_as(id) is not None:
        sitting_of(session, id)
    session.sittings.drop(id)
    session.pages.done(f"/reading/{id}")
    readings_of(request).forget()
    session.done = "What you wrote is forgotten."
    return RedirectResponse("/", 303)


@router.get("/about")
async def about(request: Request, session: Visitor) -> Response:
    """How it works, how often it is right, what it cannot know."""
    return page(request, "about.html", figures=figures(), meanings=all_meanings())


def problem_page(request: Request, problem: Problem, typed: Sequence[str] = ()) -> Response:
    """A problem in words, for people. ``typed``: what was written into the form that met with it."""
    title = "This page is closed" if problem.status == 401 else problem.title
    closed = problem.status == 401 or problem.kind == "host"  # from neither is there a way on within these addresses
    detail = _FORM if problem.status == 405 else problem.detail
    given = {"title": title, "detail": detail, "closed": closed, "typed": typed, "cut": bool(typed) and is_cut(request)}
    return page(request, "problem.html", problem.status, headers=problem.headers, **given)


@router.get("/static/{name}")
async def static(name: str) -> Response:
    """What ``STATIC`` names, and nothing else from disk. Anybody may have it, so that the page that says that it is
    closed can be read."""
    if name not in STATIC:
        raise HTTPException(404)
    return Response((folder("static") / name).read_bytes(), media_type=STATIC[name])


async def _sat(
    request: Request,
    account: Account,
    order: tuple[str, ...],
    said: str | None,
    before: Sitting | None,
    over: bool | None,
) -> Sitting:
    """What ``sit`` makes, in the thread that reads."""
    return await readings_of(request).act(
        lambda reader: sit(reader, account, order, said, before, over), len(account.text), request.is_disconnected
    )


async def _changed(
    session: Session, id: str, made: Callable[[Sitting], Awaitable[Sitting]], fragment: str = ""
) -> Response:
    """Changes a sitting; goes back to where the person was. Raises Problem where it is kept in the journal by now, or
    forgotten."""
    return _to(_there(session, id, await session.sittings.change(id, made)), fragment)


def sitting_of(session: Session, id: str) -> Sitting:
    """A session's sitting. Raises Problem where it is kept in the journal by now, or forgotten."""
    return _there(session, id, session.sittings.find(id))


def _there(session: Session, id: str, sitting: Sitting | None) -> Sitting:
    if sitting is None:
        raise Problem(404, "not-found", _GONE if session.sittings.kept_as(id) is None else _KEPT)
    return sitting


async def shown(
    request: Request,
    session: Session,
    sitting: Sitting,
    status: int = 200,
    error: str | None = None,
    *,
    chosen: Sequence[str] = (),
    reply_error: str | None = None,
    draft: str | None = None,
    keep_error: str | None = None,
    keeping: Mapping[str, str] = _NOTHING,
) -> Response:
    """The reading page. ``error``: what is wrong with an answer, ``chosen``; ``reply_error``: with a reply, ``draft``;
    ``keep_error``: with what should be kept; ``keeping``: what was sent to be kept beside it."""
    people: Sequence[Named] = ()
    try:
        people = await run_in_threadpool(journal.people) if (journal := session.journal) is not None else ()
    except JournalLocked:  # by another program; what is being looked at stays
        session.lock()
    except JournalError:  # no names are proposed then
        people = ()
    if draft is None:
        draft = "" if sitting.reply is None else sitting.reply.text
    made, place = await run_in_threadpool(keeping_of(request).made), country_of(request, session)
    # A long account takes a second, in which others have their answers, and whoever leaves has left.
    view, support = await run_in_threadpool(lambda: (view_of(sitting), support_of(sitting, place)))
    sitting_of(session, sitting.id)
    return page(
        request,
        "reading.html",
        status,
        view=view,
        support=support,
        countries=offered(),
        error=error,
        chosen=chosen,
        reply_error=reply_error,
        draft=draft,
        unlocked=session.journal is not None,
        damage=session.damage,
        journal_made=made,
        people=people,
        keep_error=keep_error,
        keeping=keeping,
    )


def _to(sitting: Sitting, fragment: str = "") -> Response:
    return RedirectResponse(f"/reading/{sitting.id}{fragment}", 303)


_GONE = "This reading is no longer kept: it was forgotten, or left behind. Write what happened again to read it anew."
_KEPT = (
    "This reading is in your journal by now, perhaps kept from another window. Open it there: nothing that is sent "
    "from here changes it."
)
_FORM = "Only a form of the page can be sent to this address. Go back to the start."

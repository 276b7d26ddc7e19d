"""The pages: write, read, answer, take back; about; leave. All of it plain forms that work without JavaScript."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tearwise.accounts import QUESTIONS, Account
from tearwise.accounts.account import LONGEST
from tearwise.assembly import check_reply
from tearwise.errors import AccountError, AnswerError, ReplyError
from tearwise.meanings import all_meanings
from tearwise.rendering.marking import visible
from tearwise.web import picture
from tearwise.web.figures import figures
from tearwise.web.problems import TITLES, Problem
from tearwise.web.reading_queue import ReadingQueue, answers_of
from tearwise.web.sessions import Session, Visitor, sessions_of
from tearwise.web.settings import Settings
from tearwise.web.sitting import Sitting, sit
from tearwise.web.support import STAGES, dialled, source_name, support_of
from tearwise.web.view import view_of

router = APIRouter(include_in_schema=False)

_STATIC = {
    "tearwise.css": "text/css; charset=utf-8",
    "tearwise.js": "text/javascript; charset=utf-8",
    "tear.svg": "image/svg+xml",
}
_WHO = {"he": "he", "she": "she", "they": "they", "i": "I did"}


@router.get("/launch")
async def launch(request: Request, token: str = "") -> Response:
    """Trades the launch token for a session, and cuts it out of the address."""
    sessions = sessions_of(request)
    session = sessions.find(request.cookies.get(sessions.cookie)) or sessions.trade(token)
    if session is None:
        raise Problem(401, "closed", _SPENT)
    response = RedirectResponse("/", 303)
    sessions.give(response, session)
    return response


@router.get("/")
async def write(request: Request, session: Visitor) -> Response:
    """Where the person writes what happened."""
    return _page(request, "write.html", text="", who="", error=None, sitting=None, kept=session.sittings.all())


@router.post("/read")
async def read(request: Request, session: Visitor) -> Response:
    """Reads what was written; goes to its reading."""
    form = await _form(request)
    text, who = form.text("text"), form.one_of("who", _WHO)
    before = session.sittings.find(form.text("sitting"))
    order = () if before is None else tuple(step.question for step in before.steps)
    try:
        account = Account.of(text, None if before is None else answers_of(before.reading.account))
    except AccountError as error:
        kept = session.sittings.all()
        return _page(request, "write.html", 422, text=text, who=who, error=str(error), sitting=before, kept=kept)
    sitting = await _readings(request).act(lambda reader: sit(reader, account, order, who or None, before))
    session.sittings.keep(sitting)
    return _to(sitting)


@router.get("/reading/{id}")
async def reading(request: Request, id: str, session: Visitor) -> Response:
    """A reading, and the question worth asking next."""
    return _shown(request, _sitting(session, id))


@router.get("/reading/{id}/edit")
async def edit(request: Request, id: str, session: Visitor) -> Response:
    """The account again, to be changed; the answers stay."""
    sitting = _sitting(session, id)
    text, who = sitting.reading.text, sitting.said or ""
    return _page(request, "write.html", text=text, who=who, error=None, sitting=sitting, kept=())


@router.post("/reading/{id}/answer")
async def answer(request: Request, id: str, session: Visitor) -> Response:
    """Takes an answer in."""
    sitting, form = _sitting(session, id), await _form(request)
    question = form.one_of("question", dict.fromkeys(QUESTIONS, ""))
    if not question:
        raise Problem(422, "answer", "There is no such question.")
    values: object = {"none": (), "unknown": None}.get(form.text("how"), form.all("value"))
    if form.text("how") == "chosen" and not values:
        return _shown(request, sitting, 422, "Choose at least one, or one of the two buttons below.")
    try:
        account = sitting.reading.account.with_answers({question: values})
    except AnswerError:
        return _shown(request, sitting, 422, "That cannot be chosen here. Take the one or the two that fit best.")
    order = tuple(step.question for step in sitting.steps if step.question != question)
    return await _changed(request, session, sitting, account, (*order, question))


@router.post("/reading/{id}/take-back")
async def take_back(request: Request, id: str, session: Visitor) -> Response:
    """Takes an answer back, as if the question had not been asked."""
    sitting, form = _sitting(session, id), await _form(request)
    question = form.one_of("question", dict.fromkeys(QUESTIONS, ""))
    order = tuple(step.question for step in sitting.steps if step.question != question)
    if not question:
        raise Problem(422, "answer", "There is no such question.")
    account = sitting.reading.account.without_answer(question)
    return await _changed(request, session, sitting, account, order)


@router.post("/reading/{id}/show")
async def show(request: Request, id: str, session: Visitor) -> Response:
    """The deliberate step to a reading that danger comes before."""
    sitting = replace(_sitting(session, id), shown=True)
    session.sittings.keep(sitting)
    return _to(sitting)


@router.post("/reading/{id}/reply")
async def reply(request: Request, id: str, session: Visitor) -> Response:
    """Looks over what the person would like to answer."""
    sitting, form = _sitting(session, id), await _form(request)
    text = form.text("text")
    try:
        checked = await run_in_threadpool(check_reply, text)
    except ReplyError as error:
        return _shown(request, sitting, 422, reply_error=str(error), draft=text)
    sitting = replace(sitting, reply=checked)
    session.sittings.keep(sitting)
    return _to(sitting, "#reply")


@router.post("/reading/{id}/forget")
async def forget(request: Request, id: str, session: Visitor) -> Response:
    """Drops a reading and its account."""
    session.sittings.drop(_sitting(session, id).id)
    return RedirectResponse("/", 303)


@router.get("/about")
async def about(request: Request, session: Visitor) -> Response:
    """How it works, how often it is right, what it cannot know."""
    return _page(request, "about.html", figures=figures(), meanings=all_meanings())


@router.post("/leave")
async def leave(request: Request, session: Visitor) -> Response:
    """Forgets everything of this session and shows an empty page."""
    sessions = sessions_of(request)
    sessions.end(session)
    response = RedirectResponse("/blank", 303)
    sessions.take(response)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@router.get("/blank")
async def blank() -> Response:
    """A page with nothing on it, for whoever looks at the screen now."""
    return HTMLResponse('<!doctype html><html lang="en"><meta charset="utf-8"><title>New tab</title></html>')


def problem_page(request: Request, problem: Problem) -> Response:
    """A problem in words, for people."""
    title = "This page is closed" if problem.status == 401 else TITLES[problem.status]
    closed = problem.status == 401
    return _page(request, "problem.html", problem.status, title=title, detail=problem.detail, closed=closed)


@router.get("/static/{name}")
async def static(name: str) -> Response:
    """Our styles, our script and our picture: by name out of a list, and nothing else from disk. Anybody may have
    them, so that the page that says that it is closed can be read."""
    if name not in _STATIC:
        raise Problem(404, "not-found", _GONE)
    return Response((_folder("static") / name).read_bytes(), media_type=_STATIC[name])


class Form:
    """The fields of a form that was sent."""

    def __init__(self, fields: list[tuple[str, str]]) -> None:
        self._fields = fields

    def all(self, name: str) -> list[str]:
        return [value for key, value in self._fields if key == name]

    def text(self, name: str) -> str:
        """A field's text, with the line ends that were typed: forms are sent with CR LF. "" where it is not there."""
        return "".join(self.all(name)[:1]).replace("\r\n", "\n")

    def one_of(self, name: str, values: dict[str, str]) -> str:
        """A field's text if it is one of these; "" otherwise."""
        text = self.text(name)
        return text if text in values else ""


async def _form(request: Request) -> Form:
    """The form, if it is one. Files are never taken here: they would be written to disk."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise Problem(415, "media-type", "Send the form as the page does.")
    sent = await request.form(max_fields=100)
    return Form([(key, value) for key, value in sent.multi_items() if isinstance(value, str)])


async def _changed(
    request: Request, session: Session, before: Sitting, account: Account, order: tuple[str, ...]
) -> Response:
    """Reads the account with other answers; goes back to where the person was."""
    sitting = await _readings(request).act(lambda reader: sit(reader, account, order, before.said, before))
    if session.sittings.find(before.id) is not None:  # not if it was forgotten meanwhile
        session.sittings.keep(sitting)
    return _to(sitting, "#next")


def _sitting(session: Session, id: str) -> Sitting:
    found = session.sittings.find(id)
    if found is None:
        raise Problem(404, "not-found", _GONE)
    return found


def _shown(
    request: Request,
    sitting: Sitting,
    status: int = 200,
    error: str | None = None,
    *,
    reply_error: str | None = None,
    draft: str | None = None,
) -> Response:
    """The reading page. ``error``: what is wrong with an answer; ``reply_error``: with a reply, ``draft``."""
    settings: Settings = request.app.state.settings
    if draft is None:
        draft = "" if sitting.reply is None else sitting.reply.text
    return _page(
        request,
        "reading.html",
        status,
        view=view_of(sitting),
        support=support_of(sitting, settings.country),
        error=error,
        reply_error=reply_error,
        draft=draft,
    )


def _to(sitting: Sitting, fragment: str = "") -> Response:
    return RedirectResponse(f"/reading/{sitting.id}{fragment}", 303)


def _readings(request: Request) -> ReadingQueue:
    found: ReadingQueue = request.app.state.readings
    return found


def _page(request: Request, template: str, status: int = 200, **shown: Any) -> Response:
    content = _TEMPLATES.get_template(template).render(path=request.scope["path"], longest=LONGEST, **shown)
    return HTMLResponse(content, status)


def _folder(name: str) -> Path:
    return Path(str(files("tearwise.web"))) / name


_TEMPLATES = Environment(
    loader=FileSystemLoader(_folder("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_TEMPLATES.globals.update(outline=picture.OUTLINE, who_cried=_WHO, stages=STAGES)
_TEMPLATES.filters.update(source_name=source_name, dialled=dialled, visible=visible)

_GONE = "This reading is no longer kept: it was forgotten, or left behind. Write what happened again to read it anew."
_SPENT = (
    "This link has been used already, and it works only once. Stop tearwise serve with Ctrl-C, start it again, and "
    "follow the new link."
)

"""The application: the gate, the API and the pages, put together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Scope

from tearwise.errors import JournalLocked, JournalMissing, TearwiseError
from tearwise.web import (
    api,
    door_pages,
    episode_api,
    episode_pages,
    journal_api,
    journal_pages,
    openapi,
    pages,
    session_pages,
)
from tearwise.web.form_pages import FormAnswers
from tearwise.web.forms import written_in
from tearwise.web.gate import API, Gate
from tearwise.web.keeping import Keeping
from tearwise.web.problems import OURS, Problem, invalid, problem_of
from tearwise.web.reading_queue import ReadingQueue
from tearwise.web.sessions import Sessions, sessions_of
from tearwise.web.settings import Settings
from tearwise.web.taking_in import TakingIn
from tearwise.web.unlocked import LOCKED, LOCKED_FOR_PROGRAM

_SWEPT_EVERY = 15.0


def create_app(settings: Settings, readings: ReadingQueue) -> ASGIApp:
    """The page and the API, behind their gate. ``readings`` is started with it, if it was not before."""
    sessions = Sessions(settings, forget=readings.forget)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        readings.start()
        sweeping = asyncio.create_task(_sweep(sessions))
        try:
            yield
        finally:
            sweeping.cancel()
            sessions.end_all()
            readings.stop()

    app = FastAPI(
        title="Tearwise",
        lifespan=lifespan,
        redirect_slashes=False,  # its answer has no problem in it, and behind a proxy leads out of TLS
        openapi_url=None,  # served by a route of ours, with the records' own schemas in it
        docs_url=None,  # FastAPI's pages load scripts from elsewhere
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.sessions = sessions
    app.state.readings = readings
    app.state.keeping = Keeping(settings.journal)
    app.state.taking_in = TakingIn(readings, sessions)
    for kind in (Problem, RequestValidationError, HTTPException, TearwiseError, MemoryError, Exception):
        app.add_exception_handler(kind, _answer)
    app.include_router(api.open_router)
    for part in (api, journal_api, episode_api, session_pages, pages, door_pages, journal_pages, episode_pages):
        app.include_router(part.router)
    openapi.describe(app)

    def said(scope: Scope, problem: Problem) -> Response:
        return pages.problem_page(Request({**scope, "app": app}), problem)

    return Gate(FormAnswers(app, sessions.of), settings, said)


async def _sweep(sessions: Sessions) -> None:
    """Ends what nobody uses, also when nobody asks for anything."""
    while True:
        await asyncio.sleep(_SWEPT_EVERY)
        sessions.sweep()


async def _answer(request: Request, error: Exception) -> Response:
    """An error as the answer: problem details for programs, a page for people."""
    program = request.scope["path"].startswith(API)
    problem = _problem(error, program)
    if program:
        if isinstance(error, JournalLocked):  # another program locked it, or changed its passphrase
            sessions_of(request).end_locked()
        return problem.response()
    if isinstance(error, JournalLocked):
        return door_pages.lost(request, await door_pages.shut(request))
    if problem.status == 405 and request.method == "GET":  # a form's address, opened as one is after a reload
        return RedirectResponse(request.scope["path"].rpartition("/")[0] or "/", 303)
    if problem.kind == "locked":
        return await door_pages.shut(request)
    return pages.problem_page(request, problem, await written_in(request))


def _problem(error: Exception, program: bool) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, RequestValidationError):
        return invalid(error.errors()) if program else Problem(404, "not-found", _NOT_FOUND)
    if isinstance(error, JournalLocked):
        return Problem(401, "locked", LOCKED_FOR_PROGRAM if program else LOCKED)
    if isinstance(error, JournalMissing) and not program:  # it was there when the page with the form or link was made
        return Problem(503, "journal", f"{error} {_TAKEN_AWAY}")
    if isinstance(error, TearwiseError | MemoryError):
        return problem_of(error)
    if isinstance(error, HTTPException):
        unread = _NO_BODY if program else "The request cannot be understood."
        kinds = {404: ("not-found", _NO_ADDRESS if program else _NOT_FOUND), 405: ("method", _NO_METHOD)}
        kind, detail = kinds.get(error.status_code, ("request", unread))
        status = error.status_code if error.status_code in (400, 404, 405, 413, 415) else 400
        return Problem(status, kind, detail, headers=dict(error.headers or {}))
    return Problem(500, "internal", OURS)


_NO_ADDRESS = "There is nothing at this address. GET /api/v1/openapi.json lists all that there are."
_NO_METHOD = "This address does not take this method. GET /api/v1/openapi.json says which it takes."
_NO_BODY = (
    "The body cannot be read. Send JSON in UTF-8, nested no deeper than it has to be, with numbers of a few digits."
)
_TAKEN_AWAY = (
    "It was there a moment ago. See that its disk is there, and that its folder was not moved; then open this page "
    "again, and the journal is as it was."
)
_NOT_FOUND = "What was here is gone, or never was. Go back to the start."

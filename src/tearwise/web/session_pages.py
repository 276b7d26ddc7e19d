"""How a visit begins and ends: the launch link, a sign of life, leaving."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from tearwise.web.problems import Problem
from tearwise.web.sessions import NOT_WHOLE, Visitor, sessions_of

router = APIRouter(include_in_schema=False)


@router.get("/launch")
async def launch(request: Request, token: str = "") -> Response:
    """Trades the launch token for a session, and cuts it out of the address."""
    sessions = sessions_of(request)
    session = sessions.of(request) or sessions.trade(token)
    if session is None:
        raise Problem(401, "closed", _SPENT if sessions.is_launch(token) else NOT_WHOLE)
    response = RedirectResponse("/", 303)
    sessions.give(response, session)
    return response


@router.post("/awake")
async def awake(request: Request, session: Visitor) -> Response:
    """Says that somebody is writing: the session, and the journal where it is open, are in use."""
    return Response(status_code=204)


@router.get("/awake")
async def left(request: Request) -> Response:
    """How many seconds the visit and the open journal last, if nobody uses them; 0: they do not. The page asks it to
    put out of sight what is no longer open."""
    sessions = sessions_of(request)
    visit, journal = sessions.left(request.cookies.get(sessions.cookie))
    return JSONResponse({"visit": visit, "journal": journal})


@router.post("/leave")
async def leave(request: Request) -> Response:
    """Forgets everything of this session and shows an empty page, also where the session has ended by itself."""
    sessions = sessions_of(request)
    if (session := sessions.of(request)) is not None:
        sessions.end(session)
    response = RedirectResponse("/blank", 303)
    sessions.take(response)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@router.get("/blank")
async def blank() -> Response:
    """A page with nothing on it, for whoever looks at the screen now."""
    return HTMLResponse('<!doctype html><html lang="en"><meta charset="utf-8"><title>New tab</title></html>')


_SPENT = (
    "This link has been used already, and it works only once. Stop tearwise serve with Ctrl-C, start it again, and "
    "follow the new link."
)

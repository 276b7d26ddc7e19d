"""The journal in the JSON API: for whoever has unlocked it, with the token and a session of its own, or on our page.

What names somebody, or quotes an account, stands in a request's body and never in its address.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tearwise.web.answers import OF_ANY, OF_SENT, answer, file_answer, nothing, problems
from tearwise.web.api import json_answer
from tearwise.web.exporting import exported
from tearwise.web.journal_requests import (
    ExportRequest,
    PassphraseRequest,
    PeriodRequest,
    SearchRequest,
)
from tearwise.web.json_body import StrictRoute
from tearwise.web.keeping import damage_in
from tearwise.web.media_type import check_media_type
from tearwise.web.problems import Problem
from tearwise.web.sessions import Asking, Caller, Session, sessions_of
from tearwise.web.taking_in import taking_in_of
from tearwise.web.unlocked import Opened, keeping_of

if TYPE_CHECKING:
    from tearwise.journal import Entry, Journal

router = APIRouter(prefix="/api/v1/journal", tags=["journal"], route_class=StrictRoute)


@router.get(
    "",
    dependencies=[Caller],
    operation_id="journal",
    summary="Whether there is a journal",
    responses=answer("JournalState", "Whether there is one.") | problems(*OF_ANY),
)
async def state(request: Request) -> Response:
    """Whether there is a journal on this computer. It says nothing of what is in it."""
    return json_answer({"exists": await run_in_threadpool(keeping_of(request).exists)})


@router.post(
    "",
    status_code=201,
    operation_id="make_journal",
    summary="Make a journal",
    responses=answer("JournalSession", "It is made, and open.", 201) | problems(*OF_SENT, 409),
)
async def make(request: Request, asking: Asking, body: PassphraseRequest) -> Response:
    """Makes a new, empty journal with a passphrase, which nobody can make good again when it is lost."""
    opened = await run_in_threadpool(keeping_of(request).create, body.passphrase)
    return _session(request, asking, opened, 201)


@router.post(
    "/unlock",
    operation_id="unlock",
    summary="Unlock the journal",
    responses=answer("JournalSession", "It is open.") | problems(*OF_SENT, 404, 429),
)
async def unlock(request: Request, asking: Asking, body: PassphraseRequest) -> Response:
    """Opens the journal. Send ``session`` as ``Tearwise-Session`` with every further request. It ends when it is not
    used for ``locks_after`` seconds, with the lock, with a new passphrase, and with the server. After two wrong
    passphrases every further one costs a wait that doubles. Where there is ``damage``, show it to whoever asked."""
    opened = await run_in_threadpool(keeping_of(request).open, body.passphrase)
    damage = await run_in_threadpool(damage_in, opened)
    return _session(request, asking, opened, damage=damage)


@router.post(
    "/lock",
    status_code=204,
    operation_id="lock",
    summary="Lock the journal",
    responses=nothing("It is locked.") | problems(*OF_ANY),
)
async def lock(request: Request, asking: Asking) -> Response:
    """Locks the journal, and ends every session that has it open: programs' and browsers'."""
    sessions, response = sessions_of(request), Response(status_code=204)
    if asking is None:
        sessions.end_unlocked()
    else:
        sessions.give(response, sessions.renew())
    return response


@router.get(
    "/people",
    operation_id="people",
    summary="Everybody who is named",
    responses=answer("People", "The people in the journal.") | problems(*OF_ANY, 422),
)
async def people(journal: Opened) -> Response:
    """Everybody who is named in the journal, by name."""
    from tearwise.journal.exchange import person_record

    found = await run_in_threadpool(journal.people)
    return json_answer({"people": [person_record(one) for one in found]})


@router.get(
    "/episodes",
    operation_id="episodes",
    summary="The episodes, the latest first",
    responses=answer("Entries", "Some of the episodes.") | problems(*OF_ANY, 422),
)
async def entries(
    journal: Opened,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """A list of episodes, the latest first. To ask for a person, a time, a meaning or words, use ``search``."""
    found = await run_in_threadpool(lambda: journal.entries(limit=limit + 1, offset=offset))
    return _entries(found, limit)


@router.post(
    "/search",
    operation_id="search",
    summary="Find episodes",
    responses=answer("Entries", "What was found.") | problems(*OF_SENT, 404),
)
async def search(journal: Opened, body: SearchRequest) -> Response:
    """The episodes that are all that is asked for: with words the best first, else the latest first."""
    asked = body.model_dump(exclude={"words", "limit"}) | {"limit": body.limit + 1}
    if body.words is None:
        return _entries(await run_in_threadpool(lambda: journal.entries(**asked)), body.limit)
    return _entries(await run_in_threadpool(lambda: journal.search(body.words, **asked)), body.limit)


@router.post(
    "/patterns",
    operation_id="patterns",
    summary="What the tears were about over time",
    responses=answer("Patterns", "Counts of what is kept.") | problems(*OF_SENT, 404),
)
async def patterns(journal: Opened, body: PeriodRequest) -> Response:
    """Counts of episodes, and no more than counts. Show what is ``repeated`` before anything else: where risks or
    pressure come back, that is the first thing to say."""
    found = await run_in_threadpool(lambda: journal.patterns(**body.model_dump()))
    return json_answer(found.to_record())


@router.post(
    "/export",
    operation_id="export",
    summary="Export episodes",
    responses=file_answer("JournalExport", "The export. It is not encrypted.") | problems(*OF_SENT, 404),
)
async def export(journal: Opened, body: ExportRequest) -> Response:
    """Everything, or what concerns one person: as ``tearwise.journal/1``, which can be imported again without loss, or
    as Markdown."""
    if (body.hide or body.keep) and not body.redact:
        raise Problem(422, "request", _UNASKED, [{"at": "/redact", "detail": _UNASKED}])
    redaction = {"hide": body.hide, "keep": body.keep} if body.redact else None
    text, media = await run_in_threadpool(exported, journal, body.format, body.person, redaction)
    return Response(text.encode("utf-8"), media_type=media)


_UNASKED = "hide and keep belong to redact, without which every name is exported: send redact as true, or neither."


@router.post(
    "/import",
    operation_id="import_episodes",
    summary="Import episodes",
    responses=answer("Imported", "What came in.") | problems(*OF_SENT),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
async def import_(request: Request, journal: Opened, every: bool = False) -> Response:
    """Takes in an export of Tearwise, of jrnl (JSON) or of Day One (JSON, or its ZIP), 64 MB at most. What is there
    already stays. Entries of the latter two are read; those in which nobody cries are left out, unless ``every``."""
    check_media_type(request, "application/octet-stream", "A file is sent as application/octet-stream.")
    taken = await taking_in_of(request).take(journal, await request.body(), every=every)
    return json_answer(asdict(taken))


def _session(
    request: Request, asking: Session | None, opened: Journal, status: int = 200, *, damage: str = ""
) -> Response:
    """What the caller needs for the further requests: a session of its own; our own page has its cookie. ``damage``:
    that a part of the journal cannot be read, in words; "" where all of it can."""
    sessions, key = sessions_of(request), None
    if asking is None:
        key = sessions.unlock_for_program(opened).key
    else:
        sessions.unlock(asking, opened)
        asking.damage = damage
    seconds = int(request.app.state.settings.unlocked)
    told = {"session": key, "locks_after": seconds, "settled": opened.settled, "damage": damage or None}
    return json_answer(told, status)


def _entries(found: list[Entry], limit: int) -> Response:
    from tearwise.journal.shown import entry_record

    return json_answer({"episodes": [entry_record(one) for one in found[:limit]], "more": len(found) > limit})

"""The JSON API, version 1: the same records as the library and the command line give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response, StreamingResponse

from tearwise import check_reply
from tearwise.accounts import Pronoun, Relationship
from tearwise.interview import Person, questions_record
from tearwise.interview.person import person_in
from tearwise.meanings import all_meanings
from tearwise.reading import Crier, Reading
from tearwise.replies import WorryAnswer, all_worries, guidance_for
from tearwise.replies.reply_check.check import check_text
from tearwise.safety import is_young, notice_for, reply_risks
from tearwise.web.answers import NDJSON, OF_CALLER, OF_SENT, answer, ndjson, problems
from tearwise.web.batch import records, rows
from tearwise.web.json_body import StrictRoute
from tearwise.web.media_type import check_media_type
from tearwise.web.reading_queue import readings_of
from tearwise.web.requests import (
    AccountRequest,
    GuidanceRequest,
    NoticeRequest,
    ReplyRequest,
    SupportRequest,
)
from tearwise.web.sessions import Caller

router = APIRouter(prefix="/api/v1", route_class=StrictRoute, dependencies=[Caller])
open_router = APIRouter(prefix="/api/v1", route_class=StrictRoute)
"""Routes that anybody on this computer may ask: they say nothing about anybody."""


@router.post(
    "/readings",
    tags=["readings"],
    operation_id="read",
    summary="Read an account",
    responses=answer("Reading", "What the tears in the account may mean.") | problems(*OF_SENT),
)
async def read(request: Request, body: AccountRequest) -> Response:
    """What the tears in an account may mean. Look at ``risks`` and ``status`` before anything else."""
    reading = await readings_of(request).read(body.account(), request.is_disconnected)
    return json_answer(reading.to_record())


@router.post(
    "/readings/batch",
    tags=["readings"],
    operation_id="read_batch",
    summary="Read up to 1,000 accounts",
    responses=ndjson() | problems(400, *OF_SENT),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                NDJSON: {
                    "schema": {"type": "string"},
                    "example": '{"id": 1, "text": "She cried at the airport."}\n{"id": 2, "text": "He wept."}\n',
                }
            },
        }
    },
)
async def read_batch(request: Request) -> Response:
    """Reads a JSON object a line (``id``, ``text``, ``answers``) and answers with a record a line, in the same order,
    each as soon as it is there. A line that cannot be read gets a record that says why, and stops nothing."""
    check_media_type(request, NDJSON, f"A batch is sent as {NDJSON}.")
    found = rows(await request.body())
    return StreamingResponse(records(found, readings_of(request)), media_type=NDJSON)


@router.post(
    "/guidance",
    tags=["answering well"],
    operation_id="guidance",
    summary="What to do and say now",
    responses=answer("Guidance", "What to do and say.") | problems(*OF_SENT),
)
async def guidance(request: Request, body: GuidanceRequest) -> Response:
    """What to do and say now, for one account. Where it tells of a risk, that alone is spoken of, unless that is
    in doubt: then it comes first. Who cried, and what set it off, is taken from the account where it says so and the
    request does not."""
    reading, person = await _read_for(request, body)
    told = await run_in_threadpool(guidance_for, reading, **person.known, over=body.over)
    return json_answer(told.to_record())


@router.get(
    "/worries",
    tags=["answering well"],
    operation_id="worries",
    summary="The five worries, answered in general",
    responses=answer("Worries", "The five worries and their answers.") | problems(*OF_CALLER),
)
async def worries() -> Response:
    """What people ask when somebody has cried in front of them, and what research supports."""
    return _worries(all_worries())


@router.post(
    "/worries",
    tags=["answering well"],
    operation_id="worries_for",
    summary="The five worries, answered for an account",
    responses=answer("Worries", "The five worries and their answers.") | problems(*OF_SENT),
)
async def worries_for(request: Request, body: SupportRequest) -> Response:
    """The same, for one account: its likely meanings, its answers and its risks are taken into account. Who cried is
    taken from the account where it says so and the request does not."""
    reading, person = await _read_for(request, body)
    found = await run_in_threadpool(all_worries, reading, **person.known)
    return _worries(found)


@router.post(
    "/replies/check",
    tags=["answering well"],
    operation_id="check_reply",
    summary="Look over a reply before it is sent",
    responses=answer("Reply", "What may hurt, and what helps.") | problems(*OF_SENT),
)
async def reply(body: ReplyRequest) -> Response:
    """What danger a reply tells of, what in it may hurt, and what helps, by wording alone. Nothing is sent to anybody.
    Look at ``risks`` before anything else: where there are any, ask for the notice with ``of``, and praise nothing.
    In a reply that is plainly in another language than English nothing is marked, which says nothing about it:
    ``not_looked_over`` tells so."""
    return json_answer((await run_in_threadpool(check_reply, body.text)).to_record())


@router.post(
    "/notices",
    tags=["safety"],
    operation_id="notice",
    summary="What comes before all else where somebody may be in danger",
    responses=answer("NoticeAnswer", "The notice, or null.") | problems(*OF_SENT),
)
async def notice(request: Request, body: NoticeRequest) -> Response:
    """The notice for the risks of an account, or with ``of`` those of a reply, with help lines; null where it tells of
    none. Where it says ``replaces_reading``, show it in the reading's place."""
    account = body.account()
    if body.of == "reply":
        check_text(body.text)
        risks = await run_in_threadpool(reply_risks, body.text)
    else:
        risks = (await readings_of(request).read(account, request.is_disconnected)).risks
    country = body.country or request.app.state.settings.country
    found = notice_for(risks, country, is_young(body.text))
    return json_answer({"notice": None if found is None else found.to_record()})


@router.get(
    "/questions",
    tags=["what is asked"],
    operation_id="questions",
    summary="The six questions, worded for one person",
    responses=answer("Questions", "The six questions.") | problems(*OF_CALLER, 422),
)
async def questions(
    pronoun: Annotated[Pronoun, Query(description="How to speak of whoever cried.")] = "they",
    crier: Annotated[
        Crier,
        Query(description="Who cried: somebody else than the person asked, the person asked, or not known."),
    ] = "other",
    relationship: Annotated[
        Relationship | None, Query(description="What the person who cried is to the other.")
    ] = None,
) -> Response:  # fmt: skip
    """All six questions with their closed answers; a reading's ``question`` names the one to ask next."""
    return json_answer(questions_record(pronoun, relationship, crier))


@router.get(
    "/meanings",
    tags=["what is asked"],
    operation_id="meanings",
    summary="The nine meanings",
    responses=answer("Meanings", "The nine meanings.") | problems(*OF_CALLER),
)
async def meanings() -> Response:
    """The eight meanings and ``other``, with the codebook's definitions."""
    return json_answer({"schema": "tearwise.meanings/1", "meanings": [asdict(one) for one in all_meanings()]})


@open_router.get(
    "/health",
    tags=["the server"],
    operation_id="health",
    summary="Whether the server can read",
    responses=answer("Health", "The server can read."),
)
async def health(request: Request) -> Response:
    """Says that the server is up, and which engine reads. Needs no token."""
    from importlib.metadata import version

    return json_answer({"status": "ok", "version": version("tearwise"), "bundle": readings_of(request).engine})


@open_router.get("/openapi.json", include_in_schema=False)
async def description(request: Request) -> Response:
    """The OpenAPI document. Needs no token: it says nothing about anybody."""
    return json_answer(request.app.openapi())


async def _read_for(request: Request, body: SupportRequest) -> tuple[Reading, Person]:
    """The reading of an account, and who cried in it: as the request says, else as far as the account does."""
    readings = readings_of(request)
    reading = await readings.read(body.account(), request.is_disconnected)
    person = await readings.act(lambda reader: person_in(reading.account, reader.scores(reading.text)))
    return reading, person.told(body.crier, body.pronoun, answered="relationship" in reading.answers)


def _worries(found: Iterable[WorryAnswer]) -> Response:
    return json_answer({"schema": "tearwise.worries/1", "worries": [one.to_record() for one in found]})


def json_answer(record: dict[str, Any], status: int = 200) -> Response:
    """A record as the answer, with a status of HTTP."""
    return JSONBytes(record, status)


class JSONBytes(JSONResponse):
    """A record as JSON that can always be written: half a surrogate pair is escaped."""

    def render(self, content: Any) -> bytes:
        from tearwise.rendering.record import line

        return line(content).encode("utf-8")

"""Episodes in the JSON API: keep one, look at it, edit, correct and delete it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tearwise.accounts import Account
from tearwise.assembly import read_anew, read_to_keep
from tearwise.web.answers import OF_ANY, OF_SENT, answer, nothing, problems
from tearwise.web.api import json_answer
from tearwise.web.episode_number import EPISODE
from tearwise.web.journal_requests import (
    CorrectionRequest,
    EditRequest,
    EpisodeRequest,
    PersonRequest,
    ResponseRequest,
)
from tearwise.web.json_body import StrictRoute
from tearwise.web.reading_queue import readings_of
from tearwise.web.unlocked import Opened

if TYPE_CHECKING:
    from tearwise import journal as journals

router = APIRouter(prefix="/api/v1/journal/episodes", tags=["journal"], route_class=StrictRoute)

Id = Annotated[int, Path(ge=1, le=2**31 - 1, description="The number of an episode.")]


@router.post(
    "",
    status_code=201,
    operation_id="add_episode",
    summary="Read an account and keep it",
    responses=answer("Episode", "The episode that was kept.", 201, located=True) | problems(*OF_SENT),
)
async def add(request: Request, journal: Opened, body: EpisodeRequest) -> Response:
    """Reads an account and keeps it with its reading. What is answered is on the disk. Look at the reading's ``risks``
    before anything else."""
    from tearwise.journal.episode import relationship_of

    account, person = body.account(), _person(body.person)
    known = relationship_of(person, await run_in_threadpool(journal.people))
    reading = await readings_of(request).act(lambda reader: read_to_keep(reader, account, known), len(account.text))
    kept = await run_in_threadpool(
        lambda: journal.add(
            reading,
            happened=body.happened,
            person=person,
            responses=[_done(one) for one in body.responses],
            note=body.note,
        )
    )
    response = _episode(kept, 201)
    response.headers["Location"] = f"{router.prefix}/{kept.id}"
    return response


@router.get(
    f"/{EPISODE}",
    operation_id="episode",
    summary="An episode",
    responses=answer("Episode", "The episode, whole.") | problems(*OF_ANY, 404, 422),
)
async def episode(journal: Opened, id: Id) -> Response:
    """An episode with its history, its readings as they were, and the person's corrections."""
    return _episode(await run_in_threadpool(journal.episode, id))


@router.patch(
    f"/{EPISODE}",
    operation_id="edit_episode",
    summary="Change an episode",
    responses=answer("Episode", "The episode as it is now.") | problems(*OF_SENT, 404, 409),
)
async def edit(request: Request, journal: Opened, id: Id, body: EditRequest) -> Response:
    """Puts new content in the place of the old, which stays among the revisions. An account that changes is read anew;
    the earlier readings stay what they are."""
    before = await run_in_threadpool(journal.episode, id)
    given, content = body.model_fields_set, before.content
    text = content.account.text if body.text is None else body.text
    account = Account.of(text, body.all_answers(content.account.given))
    content = replace(
        content,
        account=account,
        happened=body.happened or content.happened,
        person=_person(body.person) if "person" in given else content.person,
        responses=content.responses if body.responses is None else tuple(_done(one) for one in body.responses),
        note=content.note if body.note is None else body.note,
    )
    again = body.reread or account != before.content.account
    reading = None
    if again:
        reading = await readings_of(request).act(lambda reader: read_anew(reader, account), len(account.text))
    return _episode(await run_in_threadpool(journal.edit, id, content, reading, made_from=before.revision))


@router.delete(
    f"/{EPISODE}",
    status_code=204,
    operation_id="delete_episode",
    summary="Delete an episode for good",
    responses=nothing("It is deleted.") | problems(*OF_ANY, 404, 422),
)
async def delete(journal: Opened, id: Id) -> Response:
    """Deletes an episode with its readings and its history. It cannot be had back."""
    await run_in_threadpool(journal.delete, id)
    return Response(status_code=204)


@router.post(
    f"/{EPISODE}/corrections",
    operation_id="correct",
    summary="Say what the tears really meant",
    responses=answer("Episode", "The episode as it is now.") | problems(*OF_SENT, 404),
)
async def correct(journal: Opened, id: Id, body: CorrectionRequest) -> Response:
    """Keeps what the tears meant by the person's own account, beside what the program read."""
    return _episode(await run_in_threadpool(journal.correct, id, body.meanings, body.words))


@router.delete(
    f"/{EPISODE}/corrections/last",
    operation_id="take_back_correction",
    summary="Take the last correction back",
    responses=answer("Episode", "The episode as it is now.") | problems(*OF_ANY, 404, 422),
)
async def take_back(journal: Opened, id: Id) -> Response:
    """Deletes the correction that counts, so that the one before it counts, or none."""
    return _episode(await run_in_threadpool(journal.take_back_correction, id))


def _episode(found: journals.Episode, status: int = 200) -> Response:
    from tearwise.journal.exchange import record_of

    return json_answer({"id": found.id, **record_of(found)}, status)


def _person(given: PersonRequest | None) -> journals.Person | None:
    from tearwise.journal import Person

    return None if given is None else Person(given.name, given.relationship, given.pronoun)


def _done(given: ResponseRequest) -> journals.Response:
    from tearwise.journal import Response

    return Response(given.what, given.helped)

"""An episode as the page shows it, and files that are made of episodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import Request
from starlette.responses import Response

from tearwise.interview import Person
from tearwise.meanings import all_meanings, meaning
from tearwise.web.rendered import page
from tearwise.web.sitting import Sitting
from tearwise.web.view import view_of

if TYPE_CHECKING:
    from tearwise.journal import Episode


def episode_page(request: Request, found: Episode, status: int = 200, error: str | None = None) -> Response:
    """The page of an episode; ``error``: what is wrong with what was sent from it."""
    reading = found.reading()
    view = None if reading is None else view_of(Sitting(str(found.id), reading, Person()))
    said = found.correction
    return page(
        request,
        "episode.html",
        status,
        episode=found,
        content=found.content,
        view=view,
        meanings=all_meanings(),
        said=None if said is None else said.meanings,
        said_names=[meaning(id).name for id in (said.meanings or ())] if said is not None else [],
        words="" if said is None else said.words,
        error=error,
    )


def download(text: str, kind: str, name: str) -> Response:
    """A file for the person to save; its name tells nothing of what is in it."""
    return Response(
        text.encode("utf-8"), media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )

"""Takes another journal's file into the open one: in memory alone, bounded, one at a time."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.formparsers import MultiPartException, MultiPartParser

from tearwise.errors import EpisodeError, JournalLocked
from tearwise.web.media_type import FORM, check_media_type
from tearwise.web.problems import Problem
from tearwise.web.reading_queue import ReadingQueue, goes
from tearwise.web.sessions import Sessions

if TYPE_CHECKING:
    from tearwise.journal import Episode, Journal
    from tearwise.journal.importing import Draft, TakenIn

LARGEST = 64_000_000
"""Bytes that a file may have, and the JSON in a ZIP archive."""

MOST_READ = 1_000
"""So many entries of another program are read in one go at most; the command line takes any number."""


class TakingIn:
    """Takes files in, one after the other: each may fill a good part of the memory."""

    def __init__(self, readings: ReadingQueue, sessions: Sessions) -> None:
        self._readings = readings
        self._sessions = sessions
        self._busy = asyncio.Lock()

    async def take(self, opened: Journal, content: bytes, *, every: bool = False) -> TakenIn:
        """Puts what a file holds into the journal, all or nothing.

        every: of another program's entries, also those in which nobody cries
        Raises EpisodeError where it cannot be used, Problem where another file is being taken in, JournalLocked where
        the journal is locked meanwhile: then no more of it is read.
        """
        from tearwise.journal.importing import found_in, taken_in

        if self._busy.locked():
            detail = "Another file is being imported. Try again when it is done."
            raise Problem(503, "busy", detail, headers={"Retry-After": "60"})
        async with self._busy:
            found = await run_in_threadpool(found_in, content, LARGEST)
            if len(found.drafts) > MOST_READ:
                raise EpisodeError(
                    f"The file has {len(found.drafts):,} entries to read; at most {MOST_READ:,} are read here. "
                    "Import it in a terminal: tearwise journal import FILE."
                )
            episodes = list(found.episodes) or await self._read(found.drafts, every, opened)
            self._sessions.use(opened)
            return await run_in_threadpool(taken_in, opened, found, episodes)

    async def _read(self, drafts: tuple[Draft, ...], every: bool, opened: Journal) -> list[Episode]:
        from tearwise.journal.importing import wanted
        from tearwise.journal.timestamps import stamp_now

        now = stamp_now()
        kept: list[Episode] = []
        for some in goes(drafts, lambda draft: len(draft.account.text)):
            length = sum(len(draft.account.text) for draft in some)
            chosen = some if every else await self._readings.act(partial(wanted, some), length)
            readings = await self._readings.read_all([draft.account for draft in chosen])
            kept += [draft.episode(reading, now) for draft, reading in zip(chosen, readings, strict=True)]
            self._sessions.use(opened)
            if await run_in_threadpool(lambda: opened.locked):  # whoever locked it, or left, wants no more of it read
                raise JournalLocked("The journal was locked while a file was being read, and nothing of it came in.")
        return kept


def taking_in_of(request: Request) -> TakingIn:
    """What takes in a file that a request brings."""
    found: TakingIn = request.app.state.taking_in
    return found


class _InMemory(MultiPartParser):
    """A form with a file in it, which is never written to disk: the gate has bounded what may come."""

    spool_max_size = 1 << 62


async def uploaded(request: Request) -> tuple[bytes, bool]:
    """The file of an import form, and whether all of its entries are wanted. Raises Problem where there is none."""
    check_media_type(request, "multipart/form-data", FORM)
    try:
        form = await _InMemory(request.headers, request.stream(), max_files=1, max_fields=4, max_part_size=1024).parse()
    except MultiPartException:
        raise Problem(400, "form", "The form is not what the page sends.") from None
    file: Any = form.get("file")
    try:
        content = b"" if file is None or isinstance(file, str) else await file.read()
    finally:
        await form.close()
    if not content:
        raise EpisodeError("Choose a file first: an export of Tearwise, of jrnl, or of Day One.")
    return content, form.get("every") == "yes"

"""What stands before every request: who may ask, how much, how long, and what every answer must carry.

A page on this machine is open to whatever else the browser shows. So: the ``Host`` must be one of ours, whole (another
site's name may be made to point here); a request that changes something must come from our own page, by ``Origin`` and
by ``Sec-Fetch-Site``, compared whole and never by a pattern, and one that only looks from there or by a link that is
followed; every answer forbids scripts and styles that are not ours, frames, caches and referrers. Requests are bounded
in size and time.

Written for ASGI itself, so that nothing it decides on has been interpreted by a framework before.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Iterable, MutableMapping
from contextlib import suppress
from typing import Any

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tearwise.web.forms import TOO_LONG, is_written_in
from tearwise.web.problems import OURS, Problem
from tearwise.web.settings import Settings

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types tearwise",
    ]
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # pages loosen it to same-origin for their own forms: see base.html
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
API = "/api/"
"""How the addresses begin that programs ask; the others are looked at by people."""
LAUNCH = "/launch"
"""Where asking changes something: the link works once."""
BATCH = "/api/v1/readings/batch"
IMPORTS = frozenset({"/journal/import", "/api/v1/journal/import"})


class Gate:
    """Lets through to ``app`` what may pass, and answers the rest itself.

    page: a problem as a page, for people
    """

    def __init__(self, app: ASGIApp, settings: Settings, page: Callable[[Scope, Problem], Response]) -> None:
        self._app = app
        self._settings = settings
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no web sockets
        if head := (scope["method"] == "HEAD" and scope["path"] != LAUNCH):
            scope = {**scope, "method": "GET"}  # what is only looked at may be asked for without being sent
        bounded = _Bounded(receive, self._settings)
        answer = _Answer(scope, send, bounded, self._said, head=head)
        try:
            self._check(scope)
            bounded.limit, bounded.cuts = self._limit(scope)
            await self._app(scope, bounded, answer)
            if bounded.problem is not None:
                await answer.end_with(bounded.problem)
        except Problem as problem:
            await answer.end_with(problem)
        except ClientDisconnect:
            return  # nobody is there to be answered
        except Exception as error:  # a traceback could hold words of the account: only its kind is told
            if os.environ.get("TEARWISE_DEBUG") == "1":
                raise
            print(f"tearwise: a request failed ({type(error).__name__}), and that is our fault.", file=sys.stderr)
            await answer.end_with(Problem(500, "internal", OURS))

    def _said(self, scope: Scope, problem: Problem) -> Response:
        """A problem as the answer: problem details for programs, a page for people."""
        if not scope["path"].startswith(API):
            if problem.kind == "too-large" and scope["path"] not in IMPORTS:
                problem = Problem(problem.status, problem.kind, TOO_LONG)
            with suppress(Exception):  # what failed may be the pages; then this is said without one
                return self._page(scope, problem)
        return problem.response()

    def _check(self, scope: Scope) -> None:
        """Raises Problem where the request may not pass."""
        hosts = _all(scope, b"host")
        if len(hosts) != 1 or hosts[0].lower() not in self._settings.hosts:
            raise Problem(400, "host", "Open Tearwise at the address that it printed when it started.")
        origins, sites = _all(scope, b"origin"), _all(scope, b"sec-fetch-site")
        if any(origin.lower() not in self._settings.origins for origin in origins) or len(origins) > 1:
            raise Problem(403, "cross-site", _FOREIGN)
        if scope["method"] in SAFE:
            # Another page of this computer has our cookie sent along: it would keep an open journal from being locked.
            if not _SHOWN.issuperset(sites) and not _leads_here(scope):
                raise Problem(403, "cross-site", _FOREIGN)
            return
        if any(site != "same-origin" for site in sites) or "no-cors" in _all(scope, b"sec-fetch-mode"):
            raise Problem(403, "cross-site", _FOREIGN)
        from_browser = bool(_all(scope, b"cookie"))
        if from_browser and not origins and not sites:
            raise Problem(403, "cross-site", f"{_FOREIGN} The browser did not say which page it came from.")

    def _limit(self, scope: Scope) -> tuple[int, bool]:
        """How large the request may be, and whether it is larger and its beginning is taken all the same. Raises
        Problem where it is refused for its size alone."""
        limit = self._settings.largest
        if scope["path"] == BATCH:
            limit = self._settings.largest_batch
        elif scope["path"] in IMPORTS:
            limit = self._settings.largest_import
        elif not scope["path"].startswith(API):  # without scripts, what a page does not give back is lost
            limit = self._settings.largest_form
        lengths = _all(scope, b"content-length")
        larger = any(not length.isdecimal() or int(length) > limit for length in lengths)
        written = scope["method"] == "POST" and not scope["path"].startswith(API) and is_written_in(scope["path"])
        if larger and not (written and len(lengths) == 1 and lengths[0].isdecimal()):
            raise _too_large(limit)
        return limit, larger


_SHOWN = frozenset({"same-origin", "none"})
"""Where what is only looked at may be asked for from: our own page, and the person."""


def _leads_here(scope: Scope) -> bool:
    """Whether a link of another page is followed to here, in sight of the person, as the launch link may be."""
    return _all(scope, b"sec-fetch-mode") == ["navigate"] and _all(scope, b"sec-fetch-dest") in ([], ["document"])


_FOREIGN = "This request did not come from Tearwise's own page."


class _Bounded:
    """A request's body as it comes in, bounded in size and in the time that it may take: more for what is large, as
    long as it comes at a certain rate.

    cuts:    whether of what is too large the beginning is handed on, so that whoever wrote it is shown it once more
    problem: what was wrong with it; frameworks make another error of what is raised while they read
    """

    def __init__(self, receive: Receive, settings: Settings) -> None:
        self.limit = 0
        self.cuts = False
        self.problem: Problem | None = None
        self._receive = receive
        self._taken = 0
        self._slowest = settings.slowest
        self._all_by = asyncio.get_running_loop().time() + settings.arrives_in
        self._whole = False

    @property
    def _until(self) -> float:
        """When the next part of it must have come, by the loop's clock."""
        return self._all_by + self._taken / self._slowest

    async def __call__(self) -> Message:
        if self._whole:  # what is waited for now is the end of the connection, and that may take its time
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            self.problem = Problem(408, "slow", "The request took too long to arrive. Send it again.")
            raise self.problem from None
        if message["type"] == "http.request":
            body = message.get("body", b"")
            self._taken += len(body)
            self._whole = not message.get("more_body", False)
            if self.cuts and self._taken > self.limit:
                fits = max(0, len(body) - (self._taken - self.limit))
                return {**message, "body": body[:fits], "more_body": False}
            if self._taken > self.limit:
                self.problem = _too_large(self.limit)
                raise self.problem
        return message

    async def pass_over(self, scope: Scope) -> None:
        """Takes in what is still to come, keeping none of it, for as long as the request may take.

        Many programs and browsers read no answer before all is sent, and a connection that is closed while they send
        is only broken to them: what was wrong would never be said. Who asks first whether to send is told at once.
        """
        asks_first = not self._taken and bool(_all(scope, b"expect"))
        with suppress(TimeoutError):
            async with asyncio.timeout_at(self._until):
                while not self._whole and not asks_first:
                    message = await self._receive()
                    self._whole = not message.get("more_body", False)


class _Answer:
    """An answer on its way out, with the headers that every answer carries. Where the request was too large or too
    slow, what the application says to that is dropped: the gate says it.

    head: whether its headers alone are wanted
    """

    def __init__(
        self,
        scope: Scope,
        send: Send,
        request: _Bounded,
        said: Callable[[Scope, Problem], Response],
        *,
        head: bool,
    ) -> None:
        self._scope = scope
        self._head = head
        self._send = send
        self._request = request
        self._said = said
        self._begun = self._ended = False

    async def __call__(self, message: Message) -> None:
        if self._request.problem is not None and not self._begun:
            return
        if message["type"] == "http.response.start":
            refused = message["status"] >= 401 and message["status"] != 403  # another site's page is sent away at once
            if refused or self._request.cuts:  # of what is cut, the way to the page that says so is no error
                await self._request.pass_over(self._scope)
            self._begun = True
            _set(message, HEADERS.items())
        elif self._head:
            message["body"] = b""
        await self._send(message)
        self._ended = message["type"] == "http.response.body" and not message.get("more_body", False)

    async def end_with(self, problem: Problem) -> None:
        """The problem as the answer, unless there is one already. One that is half sent is broken off."""
        if self._ended:
            return
        if self._begun:
            raise ConnectionAbortedError from None
        self._request.problem = None
        response = self._said(self._scope, problem)
        response.headers["Connection"] = "close"  # what may be left of the request is not taken for another one

        async def nothing() -> Message:
            return {"type": "http.disconnect"}

        await response(self._scope, nothing, self)


def _set(message: MutableMapping[str, Any], headers: Iterable[tuple[str, str]]) -> None:
    """Sets headers in a message, in the place of those that are there."""
    new = [(name.lower().encode(), value.encode()) for name, value in headers]
    names = {name for name, _ in new}
    kept = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in names]
    message["headers"] = [*kept, *new]


def _all(scope: Scope, name: bytes) -> list[str]:
    """Every value that a header was sent with."""
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def _too_large(limit: int) -> Problem:
    return Problem(413, "too-large", f"At most {limit // 1024:,} kB are taken at once. Send less.")

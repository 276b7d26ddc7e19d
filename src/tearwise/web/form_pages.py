"""The page that a form is answered with, where no script holds it: it has an address like any other page.

Browsers are told to store nothing. So whoever goes back to the answer to a form, or forth, would be told to send the
form again, and what they wrote in one that was refused would be gone. Kept with the visit, the answer is shown where
the form was sent from, if the form stands in it again; else at the form's own address, so that it hides no other page.
Scripts send forms without leaving the page, and take what comes back as it is.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tearwise.web.forms import WRITTEN

if TYPE_CHECKING:
    from tearwise.journal import Journal

MOST = 8
"""So many pages a visit keeps; the oldest goes."""
_STAYING = frozenset({*WRITTEN, "export"})
"""The ends of addresses of forms that words are written in. What else is answered is told once."""
_WELL = (200, 303)
"""What a form is answered with that was sent well: a page or a file, or the way to one."""
_OF_JOURNAL = (b" data-kept", b'<datalist id="people"')
"""What stands in a page that shows something of the journal."""


@dataclass(frozen=True)
class FormPage:
    """A page that a form was answered with.

    stays: whether it is shown again and again, until the form, or another one of its page, is sent well
    """

    status: int
    headers: dict[str, str]
    content: bytes = field(repr=False)
    stays: bool

    @property
    def of_journal(self) -> bool:
        """Whether it shows something of the journal."""
        return any(mark in self.content for mark in _OF_JOURNAL)

    def response(self) -> Response:
        """As an answer."""
        return Response(self.content, self.status, self.headers)


class FormPages:
    """Those of one visit, by the addresses that their forms were sent from."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, FormPage] = OrderedDict()

    def keep(self, address: str, page: FormPage) -> None:
        """Keeps a page, in the place of one for the same address."""
        self._kept[address] = page
        self._kept.move_to_end(address)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)

    def shown(self, address: str, *, unlocked: bool) -> FormPage | None:
        """What is to be shown at an address. unlocked: whether what is in the journal may be"""
        page = self._kept.get(address)
        if page is None or (page.of_journal and not unlocked):
            return None
        if not page.stays:
            del self._kept[address]
        return page

    def done(self, address: str) -> None:
        """Forgets what was kept for an address, and for those below it: a form there was sent well."""
        for one in list(self._kept):
            if one == address or one.startswith(f"{address}/"):
                del self._kept[one]

    def put_away(self) -> None:
        """Forgets what shows something of the journal."""
        for address, page in list(self._kept.items()):
            if page.of_journal:
                del self._kept[address]

    def forget(self) -> None:
        """Forgets all of them."""
        self._kept.clear()


class Visit(Protocol):
    """What is asked of a session."""

    pages: FormPages
    journal: Journal | None


class FormAnswers:
    """Leads whoever sent a form to the page that it is answered with, at the address that it was sent from.

    find: the visit of a request, if it has one
    """

    def __init__(self, app: ASGIApp, find: Callable[[Request], Visit | None]) -> None:
        self._app = app
        self._find = find

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            request = Request(scope)
            goes = request.headers.get("sec-fetch-mode") == "navigate"  # from page to page: no script asks
            if scope["method"] == "GET" and goes and (page := self._page_for(request)) is not None:
                await page.response()(scope, receive, send)
                return
            address = _sent_from(request) if scope["method"] == "POST" else None
            if address is not None and (visit := self._find(request)) is not None:
                send = _Led(request, visit, address, send, lambda: goes and self._find(request) is visit)
        await self._app(scope, receive, send)

    def _page_for(self, request: Request) -> FormPage | None:
        """What is to be shown in the place of the page that is asked for."""
        if (visit := self._find(request)) is None:
            return None
        unlocked = (journal := visit.journal) is not None and not journal.locked
        query = request.url.query
        return visit.pages.shown(request.url.path + (f"?{query}" if query else ""), unlocked=unlocked)


def _sent_from(request: Request) -> str | None:
    """The address of the page that a form was sent from, within this server; None where the browser does not say it, or
    an address would be taken for another server's."""
    origin, page = request.headers.get("origin", ""), request.headers.get("referer", "")
    if not origin or not page.startswith(f"{origin}/"):
        return None
    address = page.removeprefix(origin).partition("#")[0]
    return None if address.startswith("//") or request.url.path.startswith("//") else address


class _Led:
    """The answer to a form on its way out: a page is kept, and the way to it sent in its place.

    address: that the form was sent from
    keeps:   whether a page is: no script holds it, and the visit has not ended meanwhile
    """

    def __init__(self, request: Request, visit: Visit, address: str, send: Send, keeps: Callable[[], bool]) -> None:
        self._request, self._visit, self._address = request, visit, address
        self._send, self._keeps = send, keeps
        self._begun: Message | None = None
        self._content = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and self._is_page(message):
            self._begun = message
            return
        if self._begun is None:
            if message["type"] == "http.response.start" and message["status"] in _WELL:
                self._visit.pages.done(self._address)
            await self._send(message)
            return
        self._content += message.get("body", b"")
        if not message.get("more_body", False):
            await self._keep(self._begun)

    def _is_page(self, message: Message) -> bool:
        """Whether it is one that can be kept: not one that gives the browser another visit."""
        headers = {name.lower(): value for name, value in message["headers"]}
        is_page = headers.get(b"content-type", b"").startswith(b"text/html")
        return is_page and b"set-cookie" not in headers and self._keeps()

    async def _keep(self, begun: Message) -> None:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in begun["headers"]}
        headers.pop("content-length", None)
        path = self._request.url.path
        stays = path.rpartition("/")[2] in _STAYING
        address = self._address if f'action="{path}"'.encode() in self._content else path
        self._visit.pages.keep(address, FormPage(begun["status"], headers, self._content, stays))
        await RedirectResponse(address, 303)(self._request.scope, self._request.receive, self._send)

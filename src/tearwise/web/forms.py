"""Forms as the pages take them: small, in memory, and never with a file."""

from __future__ import annotations

from collections.abc import Container, Mapping
from contextlib import suppress

from fastapi import Request

from tearwise.accounts.account import LONGEST
from tearwise.web.media_type import FORM, check_media_type
from tearwise.web.problems import Problem

TOO_LONG = (
    f"That is far more than can be taken at once: an account can have {LONGEST:,} characters. Keep the part in which "
    "somebody cries, and what led to it."
)

_DIGITS = 9


class Form:
    """The fields of a form that was sent."""

    def __init__(self, fields: list[tuple[str, str]]) -> None:
        self._fields = fields

    def all(self, name: str) -> list[str]:
        """All values of a field, in the order in which they were sent."""
        return [value for key, value in self._fields if key == name]

    def text(self, name: str) -> str:
        """A field's text, with the line ends that were typed: forms are sent with CR LF. "" where it is not there."""
        return "".join(self.all(name)[:1]).replace("\r\n", "\n")

    def number(self, name: str) -> int | None:
        """A field's text if it is a whole number of at most nine digits; None otherwise."""
        text = self.text(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None

    def one_of(self, name: str, values: Container[str]) -> str:
        """A field's text if it is one of these; "" otherwise."""
        text = self.text(name)
        return text if text in values else ""


async def form_of(request: Request) -> Form:
    """The form, if it is one. Raises Problem where it is too large, and so has not come whole."""
    form = await _as_sent(request)
    if is_cut(request):
        raise Problem(413, "too-large", TOO_LONG)
    return form


def is_cut(request: Request) -> bool:
    """Whether only the beginning of a form was taken in: the rest is more than a form may have."""
    length = request.headers.get("content-length", "")
    return length.isdecimal() and int(length) > request.app.state.settings.largest_form


async def _as_sent(request: Request) -> Form:
    """Files are never taken here: they would be written to disk."""
    check_media_type(request, "application/x-www-form-urlencoded", FORM)
    sent = await request.form(max_fields=200, max_part_size=request.app.state.settings.largest_form)
    return Form([(key, value) for key, value in sent.multi_items() if isinstance(value, str)])


async def written_in(request: Request) -> list[str]:
    """What somebody wrote into a form that is refused. Without scripts nothing holds it any more but the request, since
    browsers are told to store nothing: whoever says that it is refused shows it once more, to be copied.

    Empty where nobody wrote anything, or the form cannot be read.
    """
    names = WRITTEN.get(request.scope["path"].rpartition("/")[2], ()) if request.method == "POST" else ()
    found: list[str] = []
    if names:
        with suppress(Exception):  # whatever is wrong with the form too, that it is refused is what is told
            form = await _as_sent(request)
            found += [text for name in names if (text := form.text(name)).strip()]
    return found


WRITTEN: Mapping[str, tuple[str, ...]] = {
    "read": ("text",),
    "reply": ("text",),
    "keep": ("note",),
    "note": ("note", "did"),
    "correct": ("words",),
}
"""The end of a form's address → its fields for words of one's own."""


def is_written_in(path: str) -> bool:
    """Whether a form with words of one's own is sent to an address."""
    return path.rpartition("/")[2] in WRITTEN

"""What a request's body says that it is."""

from __future__ import annotations

from fastapi import Request

from tearwise.web.problems import Problem

FORM = "Send the form as the page does."
"""Said of a form that is sent otherwise."""


def check_media_type(request: Request, wanted: str, otherwise: str) -> None:
    """Raises Problem, which says ``otherwise``, where the body is of another type than is wanted."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != wanted:
        raise Problem(415, "media-type", otherwise)


def check_unpacked(request: Request) -> None:
    """Raises Problem where the body is packed: it would be looked at as it is, and be nothing that can be read."""
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise Problem(415, "media-type", "Send the body as it is, not packed: without the header Content-Encoding.")

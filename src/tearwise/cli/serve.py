"""``tearwise serve``: the page and the JSON API, on this computer alone."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tearwise.cli.interrupts import program_ends
from tearwise.cli.options import country_known
from tearwise.cli.prose import tell
from tearwise.errors import MissingExtra

if TYPE_CHECKING:
    from tearwise.web.serving import Opened, Place

TOKEN_SETTING = "TEARWISE_TOKEN"
"""The environment variable that may hold the token which programs send."""

_NEEDED = frozenset({"fastapi", "jinja2", "multipart", "python_multipart", "starlette", "uvicorn", "pydantic"})


def serve(
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="The port to listen on; 0 picks a free one.")
    ] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open the page; print its link.")] = False,
    api: Annotated[
        bool, typer.Option("--api", help="Print a token for programs. TEARWISE_TOKEN sets one without this.")
    ] = False,
    country: Annotated[
        str | None,
        typer.Option(
            "--country",
            metavar="CODE",
            help="Show this country's help lines (two letters: IE, US, DE).",
            envvar="TEARWISE_COUNTRY",
            show_envvar=False,
            callback=country_known,
        ),
    ] = None,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Listen at this address, which other computers may reach.")
    ] = "127.0.0.1",
    allow_remote: Annotated[
        bool, typer.Option("--allow-remote", help="Let other computers in; needed with such a --host.")
    ] = False,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="Answer to this host name or address too; may be repeated."),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", metavar="FILE", help="The TLS certificate (PEM).")
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="The key of the certificate (PEM).")] = None,
    without_tls: Annotated[
        bool, typer.Option("--without-tls", help="Go without TLS beyond this computer: anybody on the way can read it.")
    ] = False,
) -> None:
    """Open a page in your browser on which to write what happened and see a reading; and a JSON API for programs.

    The page is on this computer alone, and only the browser that follows the printed link gets in; the link works
    once. What you write is kept in memory until you choose “Leave now” on it, an hour passes without use, or you stop
    Tearwise.

    \b
    Examples:
      tearwise serve
      tearwise serve --port 8400 --no-browser
      tearwise serve --api --no-browser --country IE
    """
    try:
        from tearwise.web.serving import Place, serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _NEEDED:
            raise
        raise MissingExtra.of("app", "For the page") from None

    place = Place(host, port, allow_remote, tuple(name or ()), certificate, key, without_tls)
    with suppress(KeyboardInterrupt):  # the way in which it is meant to end
        serve(
            place,
            lambda opened: _tell(opened, place, opens=not no_browser),
            browser=not no_browser,
            api=api,
            token=os.environ.get(TOKEN_SETTING) or None,
            country=country,
        )
    program_ends()
    tell("\nStopped. What was written is forgotten. Close the page's tab: it may still show some of it.", err=True)


def _tell(opened: Opened, place: Place, *, opens: bool) -> None:
    """Says where the page is and how to stop."""
    first = "Your browser should open by itself. If it does not, follow this link" if opens else "Follow this link"
    tell(f"Tearwise is open. {first} (it works once):", err=True)
    typer.echo(f"\n  {opened.link}\n", err=True)  # by the terminal alone, so that it is copied whole
    if opened.token is not None:
        typer.echo(f"Programs send this header:\n\n  Authorization: Bearer {opened.token}\n", err=True)
    if not place.is_local:
        tell("Other computers can reach it. Whoever has the link first gets in.", err=True)
    if place.without_tls:
        tell("Without TLS, anybody on the way can read what is written.", err=True)
    tell("To stop, press Ctrl-C here.", err=True)

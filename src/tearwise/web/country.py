"""Whose help lines are shown in a visit."""

from __future__ import annotations

from fastapi import Request

from tearwise.safety.lines import offered
from tearwise.web.forms import form_of
from tearwise.web.sessions import Session
from tearwise.web.settings import Settings


async def choose_country(request: Request, session: Session) -> None:
    """Takes in what a form says; a country that is not offered is none."""
    session.country = (await form_of(request)).one_of("country", [one.code for one in offered()]) or None


def country_of(request: Request, session: Session) -> str | None:
    """Its two letters, as the person chose them on the page, else as the server was started with; None where neither
    says."""
    settings: Settings = request.app.state.settings
    return session.country or settings.country

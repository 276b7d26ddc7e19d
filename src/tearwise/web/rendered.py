"""Pages made of templates. What a person wrote is text in them, always: escaped, and never a template itself."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from time import time
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from tearwise.meanings import meaning
from tearwise.rendering import guidance
from tearwise.rendering.marking import KEYS, visible
from tearwise.rendering.plural import counted
from tearwise.rendering.sources import source_name
from tearwise.web import picture
from tearwise.web.support import STAGES, dialled

WHO = {"he": "he", "she": "she", "they": "they", "i": "I did", "": "no answer"}
"""Who cried, as the person may say it, or take it back, and in words."""
OVER = {"no": "not yet", "yes": "yes", "": "no answer"}
"""Whether the crying is over, likewise."""


def page(
    request: Request, template: str, status: int = 200, *, headers: Mapping[str, str] | None = None, **shown: Any
) -> Response:
    """A page. ``shown``: what its template names; a name that it lacks is an error of ours."""
    settings = request.app.state.settings
    remote = settings.remote
    content = _TEMPLATES.get_template(template).render(
        path=request.scope["path"],
        has_journal=request.app.state.keeping.installed,
        refused=status >= 400,
        remote=remote,
        lasts=int(settings.idle),
        locks_after=counted(round(settings.unlocked / 60), "minute"),
        computer="the computer that runs Tearwise" if remote else "this computer",
        **shown,
    )
    return HTMLResponse(content, status, headers)


def folder(name: str) -> Path:
    """A folder of ours beside this file."""
    return Path(str(files("tearwise.web"))) / name


def ago(then: float) -> str:
    """How long ago something was, in words. ``then``: seconds since 1970; what lies ahead is just now."""
    minutes = max(0, int(time() - then)) // 60
    for count, unit in ((minutes // (24 * 60), "day"), (minutes // 60, "hour"), (minutes, "minute")):
        if count:
            return f"{counted(count, unit)} ago"
    return "just now"


_TEMPLATES = Environment(
    loader=FileSystemLoader(folder("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_TEMPLATES.globals.update(
    outline=picture.OUTLINE,
    who_cried=WHO,
    over_or_not=OVER,
    stages=STAGES,
    keys=KEYS,
    meaning_of=meaning,
    headings=guidance,
)
_TEMPLATES.filters.update(source_name=source_name, dialled=dialled, visible=visible, ago=ago)

"""The engine that a command reads with: the embedded one, or a language model that was named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from tearwise.cli.prose import tell
from tearwise.errors import EngineChoiceError, ModelAnswerError, ModelUnreachable
from tearwise.rendering.plural import counted

if TYPE_CHECKING:
    from tearwise.engines.calibration import Calibration
    from tearwise.engines.language_model import LanguageModelEngine

Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="openai:MODEL",
        help="Read with this language model instead of the embedded engine, at a server that speaks OpenAI's protocol.",
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option("--base-url", metavar="URL", help="The model's server; without, Ollama's on this computer."),
]
AllowRemoteModel = Annotated[
    bool,
    typer.Option("--allow-remote-model", help="Let accounts leave this computer, for a model that is on another one."),
]
ModelTimeout = Annotated[
    float | None,
    typer.Option("--model-timeout", min=0.1, metavar="SECONDS", help="How long to wait for one answer; 300."),
]

_KIND = "openai:"
PARALLEL = 4
"""Accounts that a model is asked about at a time."""


def chosen(
    engine: str | None,
    base_url: str | None = None,
    allow_remote: bool = False,
    timeout: float | None = None,
    *,
    parallel: int = PARALLEL,
    calibration: Calibration | None = None,
) -> LanguageModelEngine | None:
    """The language model that was named; None for the embedded engine. Says first where accounts go, if they leave.

    Raises EngineChoiceError, MissingExtra, CalibrationError.
    """
    if engine is None or engine == "embedded":
        if base_url is not None or allow_remote or timeout is not None:
            raise EngineChoiceError("A server is asked only with a model: give --engine openai:MODEL too.")
        return None
    if not engine.startswith(_KIND) or engine == _KIND:
        named = engine.removeprefix(_KIND).removeprefix("ollama:").strip()
        meant = f" Did you mean {_KIND}{named}?" if named else ""
        raise EngineChoiceError(
            f"There is no such engine. It is openai:MODEL, or embedded, which is used without it.{meant}"
        )
    import warnings

    from tearwise.assembly import language_model
    from tearwise.engines.address import OLLAMA

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        found = language_model(
            engine.removeprefix(_KIND),
            OLLAMA if base_url is None else base_url,
            allow_remote=allow_remote,
            timeout=timeout,
            parallel=parallel,
            calibration=calibration,
        )
    for one in told:
        if one.category is UserWarning:
            tell(f"Warning: {one.message}", err=True)
    return found


def check_fast(engine: str | None, fast: bool) -> None:
    """Raises BadParameter where a language model is named, and is to read fast."""
    if fast and engine not in (None, "embedded"):
        raise typer.BadParameter("a language model reads as fast as it does: leave out --fast.", param_hint="--fast")


def say_dropped(engine: LanguageModelEngine | None) -> None:
    """Says how many quotes of a model's were not the account's own words."""
    if engine is not None and engine.dropped:
        tell(f"{counted(engine.dropped, 'quote')} of the model's left out: not the account's own words.", err=True)


@contextmanager
def safety_first(text: str, country: str | None, shown: bool = True) -> Iterator[None]:
    """Where the model gives out, what the account tells of danger is said all the same, before the error is."""
    try:
        yield
    except (ModelAnswerError, ModelUnreachable):
        if shown:
            _say_notice(text, country)
        raise


def _say_notice(text: str, country: str | None) -> None:
    from tearwise.assembly import risks_in
    from tearwise.cli.console import console
    from tearwise.safety import is_young, notice_for

    notice = notice_for(risks_in(text), country, is_young(text))
    if notice is not None:
        typer.echo(notice.as_text(console().reading_width))

"""The command line: ``tearwise``. ``main`` runs it; ``app`` is the Typer application, made when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tearwise.cli.ending import main

if TYPE_CHECKING:
    from tearwise.cli.app import app

__all__ = ["app", "main"]


def __getattr__(name: str) -> Any:
    if name == "app":
        from tearwise.cli.app import app

        globals()["app"] = app
        return app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

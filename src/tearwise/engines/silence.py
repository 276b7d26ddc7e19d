"""Silence about what is sent to a language model's server, whatever logs are on."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_LOGGERS = ("openai", "httpx", "httpx2", "httpcore", "httpcore2")

_asking: ContextVar[bool] = ContextVar("asking", default=False)


class _Silent(logging.Filter):
    """Lets nothing through that is logged while an account is on its way."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not _asking.get()


_SILENT = _Silent()


@contextmanager
def silence() -> Iterator[None]:
    """Silences the client and the HTTP library below it, in this thread. OPENAI_LOG, or an application that logs all it
    can, would otherwise write down what is sent."""
    names = [name for name in list(logging.root.manager.loggerDict) if name.partition(".")[0] in _LOGGERS]
    for name in {*names, *_LOGGERS}:
        logger = logging.getLogger(name)
        if _SILENT not in logger.filters:
            logger.addFilter(_SILENT)
    before = _asking.set(True)
    try:
        yield
    finally:
        _asking.reset(before)

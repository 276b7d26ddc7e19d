"""The one place that picks concrete parts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from tearwise import reading
from tearwise.engines.embedded import EmbeddedEngine
from tearwise.engines.fast import FastEngine
from tearwise.interview import next_question
from tearwise.replies import check
from tearwise.safety import find_risks

if TYPE_CHECKING:
    from tearwise.accounts import Account
    from tearwise.reading import Combination, Engine, NextQuestion, Scores
    from tearwise.replies.check import ReplyCheck, Scorer


class Reader(reading.Reader):
    """Reads accounts: text in, calibrated meanings with their evidence out.

    engine: None takes the embedded engine, whose bundle is loaded once (a third of a second)
    fast:   take the fast engine instead, which reads less well and more than ten times as fast; for large corpora
    Raises BundleMissing, BundleDamaged or BundleForeign where the bundle cannot be used.

    >>> from tearwise import Reader
    >>> reader = Reader()
    >>> reading = reader.read("My dad cried when I told him that the scan was clear.", answers={"pressure": 0})
    >>> reading.meanings[0].id
    'joy_relief'
    """

    def __init__(self, engine: Engine | None = None, *, fast: bool = False) -> None:
        if engine is not None and fast:
            raise TypeError("An engine is given, so there is nothing to choose: leave out fast.")
        super().__init__(engine or (_fast_engine() if fast else _engine()), asker=_ask, watch=find_risks)


def check_reply(text: str, scorer: Scorer | None = None) -> ReplyCheck:
    """What in a reply to somebody who cries may hurt, and what helps. The reply is in English.

    scorer: an engine that knows replies; None loads the embedded engine's bundle, once for all replies
    Raises ReplyError where it is no text, empty, longer than 5,000 characters, or holds what no text holds;
    BundleMissing, BundleDamaged or BundleForeign where the bundle cannot be used.
    """
    check.check_text(text)  # before anything heavy is loaded
    return check.check_reply(text, scorer or _engine())


@cache
def _engine() -> EmbeddedEngine:
    """The shipped engine, loaded once: it may be used by many readers and threads at once."""
    return EmbeddedEngine()


@cache
def _fast_engine() -> FastEngine:
    return FastEngine()


def embedded(folder: Path | None = None, threads: int | None = None) -> Engine:
    """The embedded engine of a bundle's folder (None: the shipped one)."""
    return EmbeddedEngine(folder, threads)


def fresh_readers(threads: int | None = None, *, fast: bool = False) -> Callable[[], reading.Reader]:
    """Loads the embedded engine, or the fast one, once; what it returns makes readers with it that remember nothing
    yet."""
    if threads is None:
        first = Reader(fast=fast)
    else:
        first = Reader(FastEngine(threads=threads) if fast else embedded(threads=threads))
    return partial(type(first), first.engine)


def _ask(combination: Combination, scores: Scores, account: Account) -> NextQuestion | None:
    return next_question(combination, scores, account)

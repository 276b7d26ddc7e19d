"""The one place that picks concrete parts."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import repeat
from typing import TYPE_CHECKING, TypeVar

from tearwise import reading
from tearwise.engines.address import OLLAMA, Address, check_key, check_model, check_parallel, check_timeout
from tearwise.engines.embedded import EmbeddedEngine
from tearwise.engines.fast import FastEngine
from tearwise.errors import CalibrationError, EngineChoiceError, MissingExtra
from tearwise.fork import lock
from tearwise.interview import NO_ACCOUNT, Interview, is_open_to, next_question
from tearwise.reading.arguments import check_switch
from tearwise.replies.reply_check import check
from tearwise.safety import features, find_risks, plainly_said, words

if TYPE_CHECKING:
    from tearwise.accounts import Account
    from tearwise.annotation.work import Unread
    from tearwise.engines.calibration import Calibration
    from tearwise.engines.language_model import LanguageModelEngine
    from tearwise.reading import Engine, Reading, Risk
    from tearwise.replies.reply_check.check import ReplyCheck, Scorer

KEY_SETTING = "TEARWISE_MODEL_KEY"
"""The environment variable that may hold the key of a language model's server. OPENAI_API_KEY is never read: it is
meant for another server than the one that is asked."""

_Loaded = TypeVar("_Loaded")

_LLM_NEEDED = frozenset({"openai", "httpx", "httpx2", "httpcore", "httpcore2", "pydantic", "platformdirs"})


class Reader(reading.Reader):
    """Reads accounts: text in, calibrated meanings with their evidence out.

    engine: None takes the embedded engine, whose bundle is loaded once (docs/benchmarks.md says what that takes)
    fast:   take the fast engine instead, which reads less well and much faster (docs/benchmarks.md); for large corpora
    Raises BundleMissing, BundleDamaged or BundleForeign where the bundle cannot be used, and MemoryError where too
    little memory is left for it, as each of its methods does; EngineChoiceError where ``engine`` is no engine, or is
    given with ``fast``, or that is neither True nor False.

    >>> from tearwise import Reader
    >>> reader = Reader()
    >>> reading = reader.read("My dad cried when I told him that the scan was clear.", answers={"pressure": 0})
    >>> reading.meanings[0].id
    'joy_relief'
    """

    def __init__(self, engine: Engine | None = None, *, fast: bool = False) -> None:
        check_switch("fast", fast, EngineChoiceError)
        if engine is not None and fast:
            raise EngineChoiceError("An engine is given, so there is nothing to choose: leave out fast.")
        chosen = engine if engine is not None else _fast_engine() if fast else _engine()
        super().__init__(chosen, asker=next_question, watch=find_risks, plainly=plainly_said)
        self._given, self._fast = engine, bool(fast)

    def __reduce__(self) -> tuple[Callable[..., Reader], tuple[Engine | None]]:
        """A copy, or what a pickle is opened to, has remembered nothing yet. A pickle of a reader with one of the
        engines that come with Tearwise says which it is, and the network is loaded where it is opened: no other process
        could use this one's. Readers in one process share it all the same."""
        return partial(type(self), fast=self._fast), (self._given,)

    def forget(self) -> None:
        """Forgets every text that was read, in this reader and in what it asks; words of replies that were looked over,
        too."""
        super().forget()
        words.forget()
        features.forget()
        re.purge()  # where patterns stay that were made of names


def check_reply(text: str, scorer: Scorer | None = None) -> ReplyCheck:
    """What in a reply to somebody who cries may hurt, and what helps. The reply is in English.

    scorer: an engine that knows replies; None loads the embedded engine's bundle, once for all replies
    Raises ReplyError where it is no text, empty, longer than 5,000 characters, or holds what no text holds;
    BundleMissing, BundleDamaged or BundleForeign where the bundle cannot be used; EngineChoiceError where ``scorer`` is
    none.
    """
    check.check_text(text)  # before anything heavy is loaded
    if scorer is not None and not callable(getattr(scorer, "reply_scores", None)):
        raise EngineChoiceError(
            f"A scorer needs reply_scores, as the embedded engine has it; not {type(scorer).__name__}."
        )
    return check.check_reply(text, _engine() if scorer is None else scorer)


def language_model(
    model: str,
    base_url: str = OLLAMA,
    *,
    allow_remote: bool = False,
    key: str | None = None,
    timeout: float | None = None,
    parallel: int = 4,
    calibration: Calibration | None = None,
) -> LanguageModelEngine:
    """A language model as the engine of a ``Reader``: any server that speaks OpenAI's chat completions.

    model:        as the server names it
    base_url:     the server's, up to ``/chat/completions``; by default Ollama on this machine
    allow_remote: whether the server may be on another machine. Then accounts leave this one, which a warning says
    key:          the server's, if it wants one; None: what TEARWISE_MODEL_KEY in the environment says, or none
    timeout:      seconds for one answer, above 0, a day at most; None: 300
    parallel:     accounts that are asked about at a time, 1 or more
    calibration:  what the model's scores are worth; None: what ``tearwise calibrate`` has kept for it, or a cautious
                  default
    Raises EngineChoiceError where the address, the model's name or another argument cannot be used,
    MissingExtra without the extra ``llm``, CalibrationError where ``calibration`` is none, or what was kept cannot be
    read; and what ``Reader`` raises where the embedded engine, which reads beside the model, cannot be used.

    >>> from tearwise import Reader, language_model
    >>> reader = Reader(engine=language_model("llama3.1:8b"))  # doctest: +SKIP
    """
    check_switch("allow_remote", allow_remote, EngineChoiceError)  # "no" would let accounts leave this computer
    address = Address.of(base_url).checked(allow_remote)
    check_model(model)
    check_parallel(parallel)
    if timeout is not None:
        check_timeout(timeout)
    key = check_key(os.environ.get(KEY_SETTING) or None if key is None else key)
    try:
        from tearwise.engines import calibrations, prompt
        from tearwise.engines.calibration import Calibration
        from tearwise.engines.chat import TIMEOUT, Chat
        from tearwise.engines.language_model import LanguageModelEngine

        if not isinstance(calibration, Calibration | None):
            raise CalibrationError(
                "A calibration is what tearwise.engines.calibration.fit returns, or None for the one that was kept; "
                f"not {type(calibration).__name__}."
            )
        known = calibrations.kept(model, prompt.version()) if calibration is None else calibration
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _LLM_NEEDED:
            raise
        raise MissingExtra.of("llm", "For a language model") from None
    if address.warning is not None:
        warnings.warn(address.warning, stacklevel=2)
    chat = Chat(
        model,
        address,
        (prompt.schema(), prompt.schema(bounded=False)),
        key=key,
        timeout=TIMEOUT if timeout is None else timeout,
        parallel=parallel,
    )
    return LanguageModelEngine(chat, _engine(), known)


def read_to_keep(reader: reading.Reader, account: Account, relationship: str | None) -> Reading:
    """The reading of an account that nobody has seen before it is kept. Raises what ``reader.read`` does.

    relationship: what the one whom it concerns is to the writer, as the journal has it: an answer to that question,
                  where the account and its answers leave it open; None: not known
    """
    if relationship is not None and is_open_to(relationship, account, reader.scores(account.text)):
        account = account.with_answers({"relationship": [relationship]})
    return reader.read(account.text, account.given)


def read_anew(reader: reading.Reader, account: Account) -> Reading:
    """The reading of an account that was kept: of its answers alone, where no text stands before them.

    Raises what ``reader.read`` does.
    """
    if account.text == NO_ACCOUNT:
        return Interview(reader.engine.combination, account).reading(reader.engine.id)
    return reader.read(account.text, account.given)


def risks_in(text: str) -> tuple[Risk, ...]:
    """The risks that a text tells of, by the embedded engine alone: what is known where another engine gives out."""
    return find_risks(text, next(_engine().score([text])))


def _once(load: Callable[[], _Loaded]) -> Callable[[], _Loaded]:
    """Loads at the first call, and gives every later one the same. Threads that ask while it is loaded wait for it:
    ``cache`` alone would let each of them load a bundle of its own."""
    loaded, alone = cache(load), lock()

    def one() -> _Loaded:
        with alone():
            return loaded()

    return one


@_once
def _engine() -> EmbeddedEngine:
    """The shipped engine, loaded once: it may be used by many readers and threads at once."""
    return EmbeddedEngine()


@_once
def _fast_engine() -> FastEngine:
    return FastEngine()


def fresh_readers(threads: int | None = None, *, fast: bool = False) -> Callable[[], reading.Reader]:
    """Loads the embedded engine, or the fast one, once; what it returns makes readers with it that remember nothing
    yet."""
    first = Reader(fast=fast) if threads is None else Reader((FastEngine if fast else EmbeddedEngine)(threads=threads))
    return partial(type(first), first.engine)


class SideBySide:
    """Reads accounts with a language model, several at a time, and goes on where the model fails at one.

    engine: asked by all its threads
    """

    def __init__(self, engine: LanguageModelEngine) -> None:
        self.engine = engine

    def read_many(
        self,
        texts: Iterable[str],
        answers: Iterable[Mapping[str, object] | None] | None = None,
        *,
        effects: bool = True,
        brief: bool = False,
    ) -> Iterator[Reading | Unread]:
        """The reading of each text, in order, or why the model has none, with the danger that the text tells of all the
        same. Raises AccountError and AnswerError, and ModelUnreachable where the server is gone."""
        from tearwise.annotation.work import Unread
        from tearwise.engines.threads import in_threads
        from tearwise.errors import ModelAnswerError

        def read(pair: tuple[str, Mapping[str, object] | None]) -> Reading | Unread:
            text, given = pair
            reader = Reader(self.engine)
            found = self.engine.tried(lambda: next(reader.read_many([text], [given], effects=effects, brief=brief)))
            return Unread(str(found), risks_in(text)) if isinstance(found, ModelAnswerError) else found

        pairs = zip(texts, repeat(None) if answers is None else answers, strict=answers is not None)
        return in_threads(read, pairs, self.engine.parallel)

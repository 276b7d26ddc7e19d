"""Asks a language model's server, by the protocol of OpenAI's chat completions. The one module that imports ``openai``.

What leaves this machine, if anything does, is what ``prompt.messages`` makes, and a key where one was given: the client
follows no redirect, asks no proxy, sends no header that OpenAI's settings in the environment ask for, names neither
system nor versions, and its debug log is silent while it asks.
"""

from __future__ import annotations

import json
import threading
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import openai

from tearwise.engines.address import Address
from tearwise.engines.silence import silence
from tearwise.engines.waiting import LONGEST_WAIT, asked_for, until_next
from tearwise.errors import ModelAnswerError, ModelUnreachable, raise_alone
from tearwise.fork import PerProcess
from tearwise.strict_json import too_deep

TIMEOUT = 300.0
"""Seconds for one answer, from the question to its last byte: a large model on a small computer takes long."""
CONNECT = 10.0
LARGEST = 1_000_000
"""Bytes of an answer at most."""
MOST_TOKENS = 3_000
"""Tokens of an answer at most: one that was asked for has some hundreds."""
TRIES, MOST_TRIES = 4, 8
"""Times that a server is asked that is out of breath, or breaks off; and that says 429, since servers count by the
minute. One that says nothing in time: twice."""

_KEPT_HEADERS = frozenset(
    {"host", "accept", "accept-encoding", "connection", "content-type", "content-length", "x-stainless-raw-response"}
)
"""The last is how the client tells itself that the answer is read piece by piece; it says nothing of anybody."""
_AGAIN, _BUSY, _ANOTHER_FORM = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529}), 429, frozenset({400, 422})
_NO_CONNECTION = frozenset({"ConnectError", "ConnectTimeout"})
_TURNED_DOWN = "The model's server turned this account down ({}): it may be longer than the model takes in."
_TAKES_NONE = (
    "The server turned down even a short text of ours ({}): it may not take temperature, seed, max_tokens or any of "
    "our answer forms."
)

Sleep = Callable[[float], None]


class _Status(Exception):
    """An HTTP status that is no answer; what came with it is not read: it may repeat the account.

    wait: the seconds for which the server asks to be left alone, if it does
    """

    def __init__(self, code: int, wait: float | None) -> None:
        super().__init__(str(code))
        self.code = code
        self.wait = wait


class _Late(Exception):
    """The answer was not whole in time."""


class _Broken(Exception):
    """There was no connection, it broke off, or what came over it is not the protocol's."""


class Chat:
    """One model of one server.

    model:    as the server names it
    key:      sent to the server as a bearer token; None: none is sent. Never taken from the environment here
    timeout:  seconds for one answer
    parallel: requests at a time, over all threads
    schemas:  the answer's form as JSON Schemas, the first that the server knows is used
    """

    def __init__(
        self,
        model: str,
        address: Address,
        schemas: Sequence[Mapping[str, Any]],
        *,
        key: str | None = None,
        timeout: float = TIMEOUT,
        parallel: int = 4,
        sleep: Sleep = time.sleep,
    ) -> None:
        self.model = model
        self.address = address
        self.parallel = parallel
        self._timeout = timeout
        self._sleep = sleep
        self._turns = PerProcess(lambda: threading.BoundedSemaphore(parallel))
        self._forms = _forms(schemas)
        self._form: int | None = None
        # A connection that a fork had in common with its parent would bring each of them the other's answers.
        self._clients = PerProcess(lambda: _client(address, key, timeout))

        # Connections are kept open from one account to the next, and closed with the last use of this.
        weakref.finalize(self, _close, self._clients).atexit = False

    def complete(self, messages: Sequence[Mapping[str, str]], attempt: int = 0, ours: bool = False) -> str:
        """The model's message.

        attempt: 0 asks for the likeliest answer; more draws another one
        ours:    whether the text is a short one of ours: then the account is not to blame where it is turned down
        Raises ModelAnswerError where the server turns this one down, or the answer was cut off; ModelUnreachable where
        it does not answer, also after it was asked again.
        """
        drawn = {"temperature": 0.0 if attempt == 0 else 0.4, "seed": attempt, "max_tokens": MOST_TOKENS}
        first = self._form
        for n in range(len(self._forms)) if first is None else (first,):
            try:
                found = self._answer({"model": self.model, "messages": list(messages), **drawn, **self._forms[n]})
            except _Status as status:
                if first is None and status.code in _ANOTHER_FORM and n + 1 < len(self._forms):
                    continue
                raise_alone(self._refused(status.code, ours))
            self._form = n
            return _content(found)
        raise AssertionError("there is always a form")

    def _answer(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """The server's answer, asked again where that can help. Raises ModelUnreachable, and _Status for the rest."""
        for tried in range(1, MOST_TRIES + 1):
            most = TRIES
            try:
                with self._turns(), silence():
                    return self._asked(body)
            except _Status as status:
                if status.code not in _AGAIN:
                    raise
                wait, wrong = until_next(status.wait, tried), f"it answers with the error {status.code}"
                if status.code == _BUSY:
                    most, wrong = MOST_TRIES, f"it is asked more often than it allows ({_BUSY})"
            except _Late:
                most, wait = 2, until_next(None, tried)
                wrong = f"it gave no whole answer within {self._timeout:g} seconds"
            except _Broken as broken:
                wait, wrong = until_next(None, tried), str(broken)
            if tried >= most:
                break
            if wait > LONGEST_WAIT:
                wrong = f"it asks to be left alone for {wait:.0f} seconds"
                break
            self._sleep(wait)
        raise ModelUnreachable(f"The model's server at {self.address.place} cannot be used: {wrong}.")

    def _asked(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        ends = time.monotonic() + self._timeout
        content = bytearray()
        try:
            with self._clients().chat.completions.with_streaming_response.create(**body) as response:
                for piece in response.iter_bytes():
                    content += piece
                    if time.monotonic() > ends:
                        raise _Late
                    if len(content) > LARGEST:
                        raise _Broken("its answer does not end")
        except (_Late, _Broken):
            raise
        except Exception as error:  # the client's, and those of the HTTP library below it, which is not imported here
            raise_alone(_kind(error))
        try:
            text = content.decode("utf-8-sig")
            found = None if too_deep(text) else json.loads(text)
        except (ValueError, RecursionError):
            raise_alone(_Broken("what it answers is not JSON"))
        if not isinstance(found, dict):
            raise _Broken("what it answers is not a chat completion")
        return found

    def _refused(self, code: int, ours: bool) -> ModelUnreachable | ModelAnswerError:
        """What a status means that asking again does not change."""
        place = self.address.place
        if 300 <= code < 400:
            return ModelUnreachable(f"The server at {place} points elsewhere ({code}), and that is not followed.")
        if code in (401, 403):
            return ModelUnreachable(
                f"The model's server at {place} wants a key, or another one ({code}): set TEARWISE_MODEL_KEY."
            )
        if code == 404:
            return ModelUnreachable(
                f"The server at {place} has no model {self.model!r}, or nothing at {self.address.path or '/'} (404). "
                f"Ollama lists those that it has with 'ollama list', and fetches one with 'ollama pull {self.model}'."
            )
        if 400 <= code < 500:
            return ModelAnswerError((_TAKES_NONE if ours else _TURNED_DOWN).format(code))
        return ModelUnreachable(f"The model's server at {place} answers with {code}, which is no answer.")


def _content(answer: Mapping[str, Any]) -> str:
    """The text of a chat completion. Raises ModelAnswerError where it was cut off or there is none."""
    choices = answer.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    if not isinstance(first, dict) or not isinstance(message, dict):
        raise ModelAnswerError("The server's answer holds no message of the model.")
    if first.get("finish_reason") == "length":
        raise ModelAnswerError("The model's answer was cut off: it was too long, or the model's context too short.")
    content = message.get("content")
    if first.get("finish_reason") == "content_filter" or message.get("refusal") or not isinstance(content, str):
        raise ModelAnswerError("The model declined to answer about this account.")
    return content


def _forms(schemas: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Ways to hold a model to a schema, the strictest first: servers know different ones. The last asks for JSON alone;
    what comes is checked in any case."""
    named = [
        {"type": "json_schema", "json_schema": {"name": "coding", "strict": True, "schema": dict(one)}}
        for one in schemas
    ]
    loose = [{"type": "json_object", "schema": dict(schemas[0])}, {"type": "json_object"}]
    return [{"response_format": one} for one in (*named, *loose)]


def _kind(error: BaseException) -> Exception:
    """What an error of the client's comes to. Nothing of its message is kept: it may repeat the account."""
    cause: BaseException | None = error
    names = []
    while cause is not None:
        if isinstance(cause, _Status):
            return cause
        names.append(type(cause).__name__)
        cause = cause.__cause__
    if _NO_CONNECTION.intersection(names):
        return _Broken("there is no connection to it (is it running?)")
    if any(name.endswith(("Timeout", "TimeoutError")) for name in names):
        return _Late("no answer in time")
    return _Broken("the connection broke off")


def _client(address: Address, key: str | None, timeout: float) -> openai.OpenAI:
    """A client that sends no more than is needed, and goes nowhere but to the address."""
    authorization = None if key is None else f"Bearer {key}"

    def only_what_is_needed(request: Any) -> None:
        for name in list(request.headers):
            if name.lower() not in _KEPT_HEADERS:
                del request.headers[name]
        request.headers["User-Agent"] = "tearwise"
        if authorization is not None:
            request.headers["Authorization"] = authorization

    def answers_alone(response: Any) -> None:
        if response.status_code != 200:
            raise _Status(response.status_code, asked_for(response.headers, datetime.now(UTC)))

    with silence():
        return openai.OpenAI(
            api_key=key or "none",
            base_url=str(address),
            max_retries=0,  # retried here, so that what is said of it is ours
            http_client=openai.DefaultHttpxClient(
                timeout=openai.Timeout(timeout, connect=CONNECT),
                follow_redirects=False,
                trust_env=False,
                event_hooks={"request": [only_what_is_needed], "response": [answers_alone]},
            ),
        )


def _close(clients: PerProcess[openai.OpenAI]) -> None:
    """Closes the client of this process: one from before it was forked is another's."""
    with silence():
        if (client := clients.made) is not None:
            client.close()

"""A language model as the engine: it codes an account by the codebook, and its codes become scores.

The model says which meanings an account shows (0, 1, 2), with quotes, and what it tells about the six questions. The
embedded engine reads the same text beside it: its word counts for risks, which the model is never asked about, and for
what the model leaves open.

An answer of the person's moves a reading by as much as it differs from what the model read in the account::

    log-odds(m) = calibrated score + Σ answered (worth of the answer − worth of what was expected)

The worth of answers is the embedded engine's, fitted on labelled accounts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tearwise.accounts import QUESTIONS, VALUES
from tearwise.cached_property import cached_property
from tearwise.engines.answer import NOTHING, ModelAnswer, parsed
from tearwise.engines.calibration import Calibration
from tearwise.engines.chat import Chat
from tearwise.engines.prompt import messages, version
from tearwise.engines.threads import in_threads
from tearwise.errors import ModelAnswerError, ModelUnreachable
from tearwise.fork import lock
from tearwise.meanings import MEANINGS
from tearwise.reading import CRIERS, Combination, Engine, Scores
from tearwise.reading.combination import ALL_GIVEN, ALL_PREDICTED, FEATURES, predicted_row
from tearwise.reading.scores import Floats

Result = TypeVar("Result")

TRIES = 2
"""Times that a model is asked about an account where its answer is not what it was asked for."""

ALIVE = "My sister cried on the phone last night because our grandmother had died."
"""A text of ours, to see whether a server answers at all."""

CLEAR, TOO_LITTLE, NO_TEARS = 0.98, 0.6, 0.02
"""What the model's word on an account counts as, as the probability that somebody really cries."""
SURE = 0.9
"""What its word on who cries counts as."""

_QUOTED, _NOT = 0.0, -1e4
"""Log-odds of a token that is quoted, and of one that is not."""


class LanguageModelEngine:
    """Scores texts by a language model's word.

    A text is worth the same alone and among others as far as the server answers the same: it is asked for the
    likeliest answer, with a fixed seed.

    chat:        the model and its server
    beside:      the embedded engine
    calibration: what the model's scores are worth
    """

    def __init__(self, chat: Chat, beside: Engine, calibration: Calibration) -> None:
        self._chat = chat
        self._beside = beside
        self._calibration = calibration
        self._dropped = 0
        self._counting = lock()

    @property
    def id(self) -> str:
        """Names the model, the prompt, the calibration, and the bundle that reads beside it."""
        return (
            f"openai:{self._chat.model}+prompt.{version()}+calibration.{self._calibration.id}+bundle.{self._beside.id}"
        )

    @property
    def model(self) -> str:
        """The model, as its server names it."""
        return self._chat.model

    @property
    def parallel(self) -> int:
        """Accounts that may be asked about at a time."""
        return self._chat.parallel

    @property
    def dropped(self) -> int:
        """Quotes so far that were not the account's own words, and were dropped."""
        return self._dropped

    @cached_property
    def _worth(self) -> NDArray[np.float64]:
        """What each value of an answer is worth, (9, WIDTH), in log-odds: as the embedded engine's weights have it."""
        own = self._beside.combination
        return own.slope[:, None] * own.weights[:, ALL_GIVEN]

    @cached_property
    def combination(self) -> Combination:
        """The embedded engine's worth of answers, the model's scores as they are, and the calibration's thresholds."""
        own = self._beside.combination
        weights = np.zeros((len(MEANINGS), FEATURES))
        weights[:, : len(MEANINGS)] = np.eye(len(MEANINGS))
        weights[:, ALL_GIVEN] = weights[:, ALL_PREDICTED] = self._worth
        # without a text: what holds of all accounts
        weights[:, -1] = own.log_odds(None, own.prior, {}) - self._worth @ _row(own.prior)
        return Combination(
            weights=weights,
            bias=np.zeros(len(MEANINGS)),
            slope=np.ones(len(MEANINGS)),
            offset=np.zeros(len(MEANINGS)),
            thresholds=np.tile(self._calibration.thresholds, (len(QUESTIONS) + 1, 1)),
            prior=own.prior,
            association=own.association,
            readable=np.array([1.0, 0.0, 0.0, 0.0, 0.0]),  # the model says whether an account can be read
            turn_away=float(np.log(0.8 / 0.2)),
            passage=np.array([1.0, 0.0, 1e4]),  # a quote and nothing beside it, as many as there are
            worth_asking=own.worth_asking,
        )

    def score(self, texts: Iterable[str]) -> Iterator[Scores]:
        """The scores of each text, in order. Raises ModelAnswerError and ModelUnreachable."""
        return in_threads(self._score, texts, self.parallel)

    def answers(self, texts: Iterable[str]) -> Iterator[ModelAnswer | ModelAnswerError]:
        """The model's answer about each text, in order, or what is wrong with it. Raises ModelUnreachable."""
        return in_threads(lambda text: self.tried(lambda: self.ask(text)), texts, self.parallel)

    def ask(self, text: str) -> ModelAnswer:
        """The model's answer about a text. Raises ModelAnswerError and ModelUnreachable."""
        if not any(sign.isalnum() for sign in text):
            return NOTHING
        for attempt in range(TRIES):
            try:
                found = parsed(self._chat.complete(messages(text), attempt), text)
                break
            except ModelAnswerError as error:
                if attempt + 1 == TRIES:
                    raise ModelAnswerError(f"{error} Asked twice, it did no better: another model may.") from None
        with self._counting():
            self._dropped += found.dropped
        return found

    def check(self) -> None:
        """Asks about a text of ours. Raises ModelUnreachable where the server does not answer, and ModelAnswerError
        where it turns down even that."""
        self._chat.complete(messages(ALIVE), ours=True)

    def is_alive(self) -> bool:
        """Whether the server answers about a text of ours, well or badly."""
        try:
            self.check()
        except ModelUnreachable:
            return False
        except ModelAnswerError:
            pass
        return True

    def tried(self, work: Callable[[], Result]) -> Result | ModelAnswerError:
        """What work about one account comes to, or what is wrong with the model's answer about it.

        An account that the server gives no answer to, while it answers about a text of ours, is that account's fault:
        otherwise one that a server always fails at would stop every run. Raises ModelUnreachable.
        """
        try:
            return work()
        except ModelAnswerError as error:
            return error
        except ModelUnreachable as error:
            if not self.is_alive():
                raise
            return ModelAnswerError(f"{error} It does answer about other accounts.")

    def _score(self, text: str) -> Scores:
        # First, so that a thread that waits for the server is at nothing else.
        beside = next(iter(self._beside.score([text])))
        return self._scores(text, self.ask(text), beside)

    def _scores(self, text: str, answer: ModelAnswer, beside: Scores) -> Scores:
        expected = {question: self._expected(question, answer, beside) for question in QUESTIONS}
        tokens, evidence = _evidence(text, answer.quotes, beside.tokens)
        tears = {"clear": CLEAR, "too_little": TOO_LITTLE, "no_tears": NO_TEARS}[answer.state]
        crier = np.full(len(CRIERS), (1 - SURE) / (len(CRIERS) - 1))
        crier[CRIERS.index(answer.crier)] = SURE
        return Scores(
            meanings=(self._calibration.log_odds(answer.scores) - self._worth @ _row(expected)).astype(np.float32),
            tokens=tokens,
            evidence=evidence,
            answers=expected,
            crying=tears,
            crier=crier.astype(np.float32),
            risks=beside.risks,
            urgent=beside.urgent,
            probed=beside.probed,
        )

    def _expected(self, question: str, answer: ModelAnswer, beside: Scores) -> Floats:
        """A distribution over a question's values: what the model says the account states, as far as it is believed;
        for the rest, and where it leaves the question open, the embedded engine's."""
        guess = np.asarray(beside.answers[question], float)
        stated = answer.context.get(question)
        if stated is None:
            return guess.astype(np.float32)
        said = np.array([float(value in stated) for value in VALUES[question]])
        trust = self._calibration.trust[question]
        return (trust * said + (1 - trust) * guess).astype(np.float32)


def _row(expected: Mapping[str, NDArray[np.floating]]) -> NDArray[np.float64]:
    """What is expected of every question, (WIDTH,), as the weights multiply it."""
    return np.concatenate([predicted_row(question, expected[question]) for question in QUESTIONS])


def _evidence(
    text: str, quotes: Sequence[Sequence[tuple[int, int]]], tokens: NDArray[np.int32]
) -> tuple[NDArray[np.int32], Floats]:
    """Tokens, and the log-odds of each that it is evidence: those of the quotes, and no others.

    Two tokens without any width are added, at the text's ends. For a meaning that nothing is quoted for they alone are
    evidence, and no word is: otherwise its least unlikely words would be shown as if the model had quoted them.
    """
    places = np.concatenate([[[0, 0]], tokens.reshape(-1, 2), [[len(text), len(text)]]]).astype(np.int32)
    evidence = np.full((len(places), len(MEANINGS)), _NOT, np.float32)
    for k, spans in enumerate(quotes):
        for start, end in spans:
            evidence[(places[:, 0] < end) & (start < places[:, 1]), k] = _QUOTED
        if not (evidence[:, k] == _QUOTED).any():
            evidence[[0, -1], k] = _QUOTED
    return places, evidence

"""The main job: accounts in, readings out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tearwise.accounts import Account, language_of
from tearwise.errors import AccountError, AnswerError
from tearwise.meanings import MEANINGS
from tearwise.reading.combination import Combination, probabilities
from tearwise.reading.evidence import passages
from tearwise.reading.readability import status_of
from tearwise.reading.reading import Evidence, MeaningReading, NextQuestion, Reading, Risk
from tearwise.reading.scores import Engine, Scores

Asker = Callable[[Combination, Scores, Account], NextQuestion | None]
"""Finds the question worth asking next."""

Watch = Callable[[str, Scores], tuple[Risk, ...]]
"""Finds the risks that a text tells of, given what the engine says of it."""

CHUNK = 256
REMEMBERED = 64
SHOWN = 0.03
"""Evidence is given for a meaning from this probability, and for every meaning that is present."""

TENDER = ("love", "trust", "vulnerability", "connection")
"""Meanings that words which tell of a risk are never shown as evidence of: no blow speaks of love."""

_MISSING: Any = object()

Span = tuple[int, int]


@dataclass
class _Seen:
    """A text's scores, and its scores without each passage that was left out so far."""

    scores: Scores
    without: dict[Span, Scores] = field(default_factory=dict)


class Reader:
    """Reads accounts with one engine.

    A text is scored once and remembered (the last ``REMEMBERED`` of them, in memory alone). After an answer the engine
    runs only for passages that speak for a meaning not shown before. Not safe to share among threads.
    """

    def __init__(self, engine: Engine, asker: Asker, watch: Watch) -> None:
        self._engine = engine
        self._asker = asker
        self._watch = watch
        self._seen: OrderedDict[str, _Seen] = OrderedDict()

    @property
    def engine(self) -> Engine:
        """What scores the texts."""
        return self._engine

    def read(self, text: str, answers: Mapping[str, object] | None = None) -> Reading:
        """The reading of one account.

        text:    1 to 20,000 characters, as written
        answers: question id → value or values; None: "I don't know"
        Raises AccountError where the text cannot be read, AnswerError for a question or value that there is not.
        """
        return next(self.read_many([text], [answers]))

    def read_many(
        self,
        texts: Iterable[str],
        answers: Iterable[Mapping[str, object] | None] | None = None,
        *,
        effects: bool = True,
        brief: bool = False,
    ) -> Iterator[Reading]:
        """The readings of many accounts, in order: the same as ``read`` gives, faster; reads them in chunks.

        texts:   each as ``read`` takes it; an iterator is read as it goes
        answers: for each text, as ``read`` takes them; None: none for any
        effects: whether to measure what each passage does; without, every effect is 0 and reading costs half
        brief:   status, meanings and risks alone, and the same: no meaning has evidence, and no question is looked for
        Raises AccountError or AnswerError, at the first text or answers that are wrong; AccountError
        also where ``texts`` is one text, AnswerError also where there are not as many answers as texts.
        """
        if isinstance(texts, str | bytes):
            raise AccountError("read_many takes several accounts, in a list for instance. For one there is read.")
        accounts = _accounts(texts, answers)
        while chunk := list(islice(accounts, CHUNK)):
            yield from self._read_chunk(chunk, effects, brief)

    def answered(self, reading: Reading, answers: Mapping[str, object]) -> Reading:
        """The reading with more answers; None is "I don't know". The text is not scored again while it is remembered.

        Raises AnswerError.
        """
        return self._read_chunk([reading.account.with_answers(answers)], True)[0]

    def scores(self, text: str) -> Scores:
        """What the engine says of a text before answers and calibration, remembered or new."""
        return self._scored([text])[0].scores

    def _read_chunk(self, accounts: Sequence[Account], effects: bool, brief: bool = False) -> list[Reading]:
        seen = self._scored([a.text for a in accounts])
        if brief:
            return [self._reading(*each, None, False) for each in zip(accounts, seen, strict=True)]
        spans = [self._passages(a, s.scores) for a, s in zip(accounts, seen, strict=True)]
        if effects:
            self._leave_out(accounts, seen, spans)
        return [self._reading(*each, effects) for each in zip(accounts, seen, spans, strict=True)]

    def _scored(self, texts: Sequence[str]) -> list[_Seen]:
        """What is remembered of each text, the engine asked for the rest in one go."""
        new = [t for t in dict.fromkeys(texts) if t not in self._seen]
        found = dict(zip(new, map(_Seen, self._engine.score(new)), strict=True)) if new else {}
        chosen = [found.get(t) or self._seen[t] for t in texts]
        for text in dict.fromkeys(texts):
            self._seen[text] = found.get(text) or self._seen[text]
            self._seen.move_to_end(text)
        while len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return chosen

    def _probabilities(self, account: Account, scores: Scores) -> NDArray[np.float64]:
        combination = self._engine.combination
        return probabilities(combination.log_odds(scores.meanings, scores.answers, account.answers))

    def _passages(self, account: Account, scores: Scores) -> dict[int, list[Span]]:
        """Meaning → its passages, for the meanings that are shown with evidence."""
        combination = self._engine.combination
        found = self._probabilities(account, scores)
        shown = (found >= SHOWN) | combination.present(found, len(account.answers))
        return {int(k): passages(account.text, scores, int(k), combination.passage) for k in np.flatnonzero(shown)}

    def _leave_out(
        self, accounts: Sequence[Account], seen: Sequence[_Seen], spans: Sequence[dict[int, list[Span]]]
    ) -> None:
        """Score each text without each of its passages that was not left out before; all in one go."""
        wanted = [
            (one, account.text, span)
            for account, one, by_meaning in zip(accounts, seen, spans, strict=True)
            for span in dict.fromkeys(s for found in by_meaning.values() for s in found)
            if span not in one.without
        ]
        shorter = [text[:start] + text[end:] for _, text, (start, end) in wanted]
        for (one, _, span), scores in zip(wanted, self._engine.score(shorter), strict=True):
            one.without[span] = scores

    def _reading(self, account: Account, seen: _Seen, spans: dict[int, list[Span]] | None, effects: bool) -> Reading:
        """``spans``: meaning → its passages; None leaves out evidence and question."""
        combination, scores = self._engine.combination, seen.scores
        alone = combination.log_odds(scores.meanings, scores.answers, {})
        found = self._probabilities(account, scores) if account.answers else probabilities(alone)
        present = combination.present(found, len(account.answers))
        language = language_of(account.text)
        status = status_of(account.text, scores, combination, alone, bool(account.answers))
        if language.code != "en":
            status = "unsupported_language"
        shown = spans or {}
        passages = {span for of_meaning in shown.values() for span in of_meaning} if effects else ()
        without = {span: self._probabilities(account, seen.without[span]) for span in passages}

        risks = self._watch(account.text, scores)
        alarming = [passage for risk in risks for passage in risk.evidence]

        def evidence(k: int) -> tuple[Evidence, ...]:
            return tuple(
                Evidence(*span, account.text[slice(*span)], float(found[k] - without[span][k]) if effects else 0.0)
                for span in shown.get(k, ())
                if MEANINGS[k] not in TENDER or all(p.end <= span[0] or span[1] <= p.start for p in alarming)
            )

        read = status == "read"
        meanings = tuple(
            MeaningReading(
                MEANINGS[k],
                float(found[k]),
                bool(present[k]) and read,
                evidence(int(k)) if status != "unsupported_language" else (),
            )
            for k in np.argsort(-found, kind="stable")
        )
        reading = Reading(
            account=account,
            bundle=self._engine.id,
            status=status,
            meanings=meanings,
            risks=risks,
            language=language.code,
        )
        if status == "unsupported_language" or spans is None:
            return reading
        return replace(reading, question=self._asker(combination, scores, account))


def _accounts(texts: Iterable[str], answers: Iterable[Mapping[str, object] | None] | None) -> Iterator[Account]:
    """Each text with its answers. Raises AnswerError where there are not as many of these as of texts."""
    if answers is None:
        yield from map(Account.of, texts)
        return
    for text, given in zip_longest(texts, answers, fillvalue=_MISSING):
        if text is _MISSING or given is _MISSING:
            raise AnswerError("There are not as many answers as texts: give each text its own, or None.")
        yield Account.of(text, given)

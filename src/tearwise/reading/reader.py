"""The main job: accounts in, readings out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice, zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tearwise.accounts import Account, directions, language_of, pronoun, with_blanks, without_directions
from tearwise.errors import AccountError, AnswerError, EngineChoiceError
from tearwise.fork import lock
from tearwise.meanings import MEANINGS
from tearwise.reading import crying, evidence
from tearwise.reading.arguments import check, check_answers, check_switch, check_texts
from tearwise.reading.bounds import bounded
from tearwise.reading.combination import Combination, probabilities
from tearwise.reading.evidence import passages
from tearwise.reading.readability import status_of
from tearwise.reading.reading import Evidence, MeaningReading, NextQuestion, Reading, Risk, Status
from tearwise.reading.scores import Engine, Floats, LeftOut, Scores, Span, without

Asker = Callable[[Combination, Scores, Account], NextQuestion | None]
"""Finds the question worth asking next."""

Watch = Callable[[str, Scores], tuple[Risk, ...]]
"""Finds the risks that a text tells of, given what the engine says of it."""

Plainly = Callable[[str], Sequence[Span]]
"""The stretches [start, end) of a text that plainly tell of a danger, also where something else in it speaks against
that."""

CHUNK = 256
REMEMBERED = 64
SHOWN = 0.03
"""Evidence is given for a meaning from this probability, and for every meaning that is present."""

TENDER = ("love", "trust", "vulnerability", "connection")
"""Meanings that words which tell of a risk are never shown as evidence of: no blow speaks of love."""

_MISSING: Any = object()


@dataclass
class _Seen:
    """A text as the engine was given it, its scores, and without each passage that was left out so far the meanings and
    answers of what is left: not its evidence, of which a long text would have megabytes."""

    given: str = field(repr=False)
    scores: Scores
    without: dict[Span, tuple[Floats, Mapping[str, Floats]]] = field(default_factory=dict)


@dataclass
class _Begun:
    """A reading on its way: all but the evidence, which waits for the passages to be left out."""

    account: Account
    seen: _Seen
    found: NDArray[np.float64]
    status: Status
    language: str
    risks: tuple[Risk, ...]
    spans: dict[int, list[Span]] = field(default_factory=dict)


class Reader:
    """Reads accounts with one engine.

    A text is scored once and remembered (the last ``REMEMBERED`` of them, in memory alone, until ``forget``). After an
    answer the engine runs only for passages that speak for a meaning not shown before. May be shared among threads, as
    far as its engine may: the embedded one may.

    Raises EngineChoiceError where ``engine`` is no engine.
    """

    def __init__(self, engine: Engine, asker: Asker, watch: Watch, plainly: Plainly = lambda text: ()) -> None:
        _check_engine(engine)
        self._engine = engine
        self._asker = asker
        self._watch = watch
        self._plainly = plainly
        self._seen: OrderedDict[str, _Seen] = OrderedDict()
        self._alone = lock()  # for what is remembered; the engine is asked without it

    @property
    def engine(self) -> Engine:
        """What scores the texts."""
        return self._engine

    def forget(self) -> None:
        """Forgets every text that was read, in this reader and in what it asks."""
        with self._alone():
            self._seen.clear()
        for found in (crying, evidence, directions, pronoun):
            found.forget()

    def read(
        self, text: str, answers: Mapping[str, object] | None = None, *, effects: bool = True, brief: bool = False
    ) -> Reading:
        """The reading of one account.

        text:    1 to 20,000 characters, as written
        answers: question id → value or values; None: "I don't know"
        effects, brief: as ``read_many`` takes them
        Raises AccountError where the text cannot be read, AnswerError for a question or value that there is not,
        ReadingError where ``effects`` or ``brief`` is neither True nor False.
        """
        check_switch("effects", effects)
        check_switch("brief", brief)
        return self._read_chunk([Account.of(text, answers)], effects, brief)[0]

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
        effects: whether to measure what each passage does, which takes a pass of the engine over what is left of the
                 text, or of the part that the passage stands in; without, every effect is 0 and the rest is the same
        brief:   status, meanings and risks alone, and the same: no meaning has evidence, and no question is looked for
        Raises AccountError or AnswerError, at the first text or answers that are wrong; AccountError also where
        ``texts`` is one text, a whole table or nothing to go through, AnswerError also where there are not as many
        answers as texts; ReadingError where ``effects`` or ``brief`` is neither True nor False.
        """
        check_texts(texts)
        check_answers(answers)
        check_switch("effects", effects)
        check_switch("brief", brief)
        accounts = _accounts(texts, answers)
        while chunk := list(islice(accounts, CHUNK)):
            yield from self._read_chunk(chunk, effects, brief)

    def answered(self, reading: Reading, answers: Mapping[str, object] | None) -> Reading:
        """The reading with more answers; None is "I don't know". The text is not scored again while it is remembered.

        No answers, or None in place of them, change nothing. To take one back, read the account without it:
        ``reading.account.without_answer``.
        Raises AnswerError, and ReadingError where there is no reading to add them to.
        """
        check("reading", reading, Reading, "a reading, as read returns it")
        return self._read_chunk([reading.account.with_answers(answers)], True)[0]

    def scores(self, text: str) -> Scores:
        """What the engine says of a text before answers and calibration, remembered or new. Raises AccountError where
        the text cannot be read."""
        return self._scored([Account.of(text).text])[0].scores

    def _read_chunk(self, accounts: Sequence[Account], effects: bool, brief: bool = False) -> list[Reading]:
        begun = [
            self._begun(account, seen)
            for account, seen in zip(accounts, self._scored([a.text for a in accounts]), strict=True)
        ]
        if not brief:
            for one in begun:
                one.spans = self._passages(one)
        if effects and not brief:
            self._leave_out(begun)
        return [self._reading(one, effects, brief) for one in begun]

    def _scored(self, texts: Sequence[str]) -> list[_Seen]:
        """What is remembered of each text, the engine asked for the rest in one go."""
        with self._alone():
            found = {text: self._seen[text] for text in texts if text in self._seen}
        if new := [text for text in dict.fromkeys(texts) if text not in found]:
            given = list(map(with_blanks, new))
            told = {text: said for text, blank in zip(new, given, strict=True) if (said := _told(text)) != blank}
            scores = list(self._engine.score([*given, *told.values()]))
            whole = dict(zip(told, scores[len(given) :], strict=True))
            for text, blank, one in zip(new, given, scores[: len(given)], strict=True):
                scored = _with_risks_of(whole[text], one) if text in whole else one
                found[text] = _Seen(blank, bounded(text, scored))
        with self._alone():
            for text in dict.fromkeys(texts):
                self._seen[text] = found[text]
                self._seen.move_to_end(text)
            while len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)
        return [found[text] for text in texts]

    def _begun(self, account: Account, seen: _Seen) -> _Begun:
        combination, scores = self._engine.combination, seen.scores
        alone = combination.log_odds(scores.meanings, scores.answers, {})
        answers = account.answers
        told = combination.log_odds(scores.meanings, scores.answers, answers) if answers else alone
        language = language_of(account.text).code
        return _Begun(
            account=account,
            seen=seen,
            found=probabilities(told),
            status="unsupported_language"
            if language != "en"
            else status_of(without_directions(account.text), scores, combination, alone, bool(answers)),
            language=language,
            risks=self._watch(account.text, scores),
        )

    def _passages(self, one: _Begun) -> dict[int, list[Span]]:
        """Meaning → the passages that are shown for it, for the meanings that have any."""
        if one.status == "unsupported_language":
            return {}
        combination = self._engine.combination
        shown = (one.found >= SHOWN) | combination.present(one.found, len(one.account.answers))
        alarming = [(passage.start, passage.end) for risk in one.risks for passage in risk.evidence]
        alarming += self._plainly(one.account.text)
        return {
            int(k): [
                span
                for span in passages(one.seen.given, one.seen.scores, int(k), combination.passage)
                if MEANINGS[k] not in TENDER or all(end <= span[0] or span[1] <= start for start, end in alarming)
            ]
            for k in np.flatnonzero(shown)
        }

    def _leave_out(self, begun: Sequence[_Begun]) -> None:
        """Score each text without each passage that is shown and was not left out before; all in one go."""
        wanted: dict[int, tuple[_Seen, str, dict[Span, None]]] = {}
        for one in begun:
            _, _, spans = wanted.setdefault(id(one.seen), (one.seen, one.account.text, {}))
            spans.update(dict.fromkeys(s for s in chain(*one.spans.values()) if s not in one.seen.without))
        asked = [LeftOut(seen.given, seen.scores, list(spans)) for seen, _, spans in wanted.values() if spans]
        known = [(seen.without, text) for seen, text, spans in wanted.values() if spans]
        for (into, text), left, found in zip(known, asked, without(self._engine, asked), strict=True):
            for (start, end), scores in zip(left.spans, found, strict=True):
                shorter = bounded(text[:start] + text[end:], scores)
                into[start, end] = shorter.meanings, shorter.answers

    def _reading(self, one: _Begun, effects: bool, brief: bool) -> Reading:
        account, found, combination = one.account, one.found, self._engine.combination
        present = combination.present(found, len(account.answers))
        spans = set(chain(*one.spans.values())) if effects else set()
        shorter = {span: combination.log_odds(*one.seen.without[span], account.answers) for span in spans}
        left = {span: probabilities(log_odds) for span, log_odds in shorter.items()}
        meanings = tuple(
            MeaningReading(
                MEANINGS[k],
                float(found[k]),
                bool(present[k]) and one.status == "read",
                tuple(
                    Evidence(*span, account.text[slice(*span)], float(found[k] - left[span][k]) if effects else 0.0)
                    for span in one.spans.get(int(k), ())
                ),
            )
            for k in np.argsort(-found, kind="stable")
        )
        reading = Reading(
            account=account,
            bundle=self._engine.id,
            status=one.status,
            meanings=meanings,
            risks=one.risks,
            language=one.language,
        )
        if one.status == "unsupported_language" or brief:
            return reading
        return replace(reading, question=self._asker(combination, one.seen.scores, account))


def _told(text: str) -> str:
    """All that a text tells: what others say in a chat may be the danger, and what is said to the program is none."""
    return left if (left := without_directions(text)).strip() else text


def _with_risks_of(whole: Scores, scores: Scores) -> Scores:
    """The scores, but with the risks that all of the text tells of."""
    return replace(scores, risks=whole.risks, urgent=whole.urgent, probed=whole.probed)


def _check_engine(engine: object) -> None:
    """Raises EngineChoiceError where it is none; a class of engines is none yet."""
    if isinstance(engine, type) or not isinstance(engine, Engine):
        raise EngineChoiceError(
            "The engine of a Reader is an engine, as language_model returns one, or None for the embedded one; "
            f"not {'a class' if isinstance(engine, type) else type(engine).__name__}."
        )


def _accounts(texts: Iterable[str], answers: Iterable[Mapping[str, object] | None] | None) -> Iterator[Account]:
    """Each text with its answers. Raises AnswerError where there are not as many of these as of texts; what is wrong
    with one is told with its place, which is counted from 0 as in a list."""
    alone: Iterable[tuple[Any, Any]] = ((text, None) for text in texts)
    pairs = alone if answers is None else zip_longest(texts, answers, fillvalue=_MISSING)
    for number, (text, given) in enumerate(pairs):
        if text is _MISSING or given is _MISSING:
            raise AnswerError("There are not as many answers as texts: give each text its own, or None.")
        try:
            account = Account.of(text, given)
        except (AccountError, AnswerError) as error:
            raise type(error)(f"texts[{number}]: {error}") from None
        yield account

"""A look over a reply that somebody drafted: what in it may hurt, and what helps.

Person-centred messages help more the more they take up the other's feelings (High and Dillard, 2012); the issues are
what gets in the way of that, and the skills are those of helping after Hill. The check goes by wording alone, as a
linear model (``weights.py``) and the engine's network see it: it marks what is worth a second look, and it can be
wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from tearwise.accounts import Language
from tearwise.accounts.markup import Unmarked, unmarked
from tearwise.errors import ReplyError
from tearwise.reading.reading import Risk
from tearwise.replies.reply_check.apostrophes import restored
from tearwise.replies.reply_check.clauses import Clause, clauses_of
from tearwise.replies.reply_check.curt import curt_remark
from tearwise.replies.reply_check.features import features_of
from tearwise.replies.reply_check.language import is_foreign, language_in, without_faces
from tearwise.replies.reply_check.notes import notes
from tearwise.replies.reply_check.plain_words import settled_by_words
from tearwise.replies.reply_check.stops import with_stops
from tearwise.replies.reply_check.weights import HURTS, ISSUES, OUTPUTS, SKILLS, weights
from tearwise.replies.reply_check.words import Word
from tearwise.safety.reply import reply_risks

SCHEMA = "tearwise.reply/1"
LONGEST = 5_000
"""The most characters of a reply."""

LEAST = -12.0
"""The engine's log-odds are taken as no less than this."""

_HURTS = OUTPUTS.index(HURTS)
_HURT_SHARE = 2.0
_UNSPOKEN = frozenset({"but", "and", ","})
_UNSPOKEN_BEFORE_COMMA = frozenset({"although", "however", "though", "still"})
"""Without a comma these are of what is said: "However you feel", "Still here for you"."""


@dataclass(frozen=True)
class Finding:
    """Something in a reply: ``text[start:end] == quote``, in code points.

    id:      which issue or skill it is
    name:    the same in a few words
    why:     why it may hurt, or why it helps
    source:  the key of the fact that this rests on (a heading of docs/evidence.md); None where it states none
    instead: for an issue, a way to say it; None for a skill
    """

    id: str
    start: int
    end: int
    quote: str = field(repr=False)
    name: str
    why: str
    source: str | None = None
    instead: str | None = None

    def to_record(self) -> dict[str, Any]:
        """As JSON holds it; without ``instead`` where there is none."""
        record: dict[str, Any] = {
            "id": self.id,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "name": self.name,
            "why": self.why,
            "source": self.source,
        }
        return record if self.instead is None else {**record, "instead": self.instead}


@dataclass(frozen=True)
class ReplyCheck:
    """A reply and what was found in it, both in the order in which they stand in the text.

    Look at ``risks`` first: a reply that tells of danger is answered by ``notice_for(checked.risks)``, and nothing in
    it is to be praised. ``repr`` leaves the words of the reply out, so that they do not end up in a log.
    """

    text: str = field(repr=False)
    issues: tuple[Finding, ...]
    skills: tuple[Finding, ...]

    @property
    def risks(self) -> tuple[Risk, ...]:
        """The danger that the reply plainly tells of, as ``tearwise.safety.reply_risks`` finds it."""
        return reply_risks(self.text)

    @property
    def language(self) -> Language:
        """The language that the reply is in. Only English is looked over: where it is plainly another, that nothing was
        found must not be taken for praise."""
        return language_in(self.text)

    @property
    def not_looked_over(self) -> str | None:
        """Why nothing was looked over, in words, where the reply has no words or is in another language; None where it
        was."""
        if re.search(r"[^\W\d_]", without_faces(unmarked(self.text).text)) is None:
            return (
                "There are no words in it to look over. That may be all it needs, or not yet all you would like to say."
            )
        if not is_foreign(language := self.language):
            return None
        return (
            f"This seems to be in {language.name}. Tearwise looks over English only, for now. "
            "That it marks nothing says nothing about your answer."
        )

    @property
    def curt(self) -> str | None:
        """What is said of it, where it is so short that it can sound cold and nothing else was found; None of any
        other."""
        return None if self.issues or self.skills else curt_remark(self.text)

    def to_record(self) -> dict[str, Any]:
        """The JSON record ``tearwise.reply/1``; it does not carry the whole reply."""
        return {
            "schema": SCHEMA,
            "risks": [risk.to_record() for risk in self.risks],
            "issues": [one.to_record() for one in self.issues],
            "skills": [one.to_record() for one in self.skills],
            "not_looked_over": self.not_looked_over,
            "curt": self.curt,
        }


class Scorer(Protocol):
    """An engine that knows replies."""

    def reply_scores(self, text: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """A reply's tokens (tokens, 2), as offsets [start, end), and the log-odds (tokens, 19) that each carries each
        issue and then each skill, in their order."""
        ...


def check_reply(text: str, scorer: Scorer) -> ReplyCheck:
    """What in a reply to somebody who cries may hurt, and what helps.

    In another language than English nothing is found, which says nothing about the reply: see
    ``ReplyCheck.not_looked_over``.
    Raises ReplyError where it is no text, empty, longer than 5,000 characters, or holds what no text holds.
    """
    check_text(text)
    said = unmarked(text)
    clauses = clauses_of(said.text)
    if not clauses or is_foreign(language_in(text)):
        return ReplyCheck(text, (), ())
    found = settled_by_words(clauses, judged(_scores(said.text, clauses, scorer)) >= weights().thresholds)
    issues, skills = (_findings(text, said, clauses, found, ids) for ids in (ISSUES, SKILLS))
    return ReplyCheck(text, issues, skills)


def _scores(text: str, clauses: Sequence[Clause], scorer: Scorer) -> NDArray[np.float32]:
    """What the clauses carry, whether or not its apostrophes and its full stops were typed: to the model these make a
    difference, and to what is said none."""
    even, model = with_stops(restored(text)), weights()
    scores: list[NDArray[np.float32]] = []
    for one in _with_and_without_stop(even.text):
        tokens, said = scorer.reply_scores(one)
        places = np.array([even.place(offset) for offset in tokens.ravel().tolist()], np.int32).reshape(-1, 2)
        features = features_of(clauses_of(one, runs_on=False))
        if len(features) != len(clauses):  # the marks made other clauses of it: only what was written can be placed
            features = features_of(clauses)
        scores.append(model.weighed(model.log_odds(features), engine_scores(clauses, places, said)))
    return np.asarray(np.mean(scores, axis=0), np.float32)


def _with_and_without_stop(text: str) -> tuple[str, ...]:
    stripped = text.rstrip()
    unfinished = stripped.removesuffix(".")
    return (unfinished, f"{unfinished}.") if unfinished[-1:].isalnum() else (text,)


def engine_scores(
    clauses: Sequence[Clause], tokens: NDArray[np.int32], scores: NDArray[np.float32]
) -> NDArray[np.float32]:
    """(clauses, outputs): a clause carries what its strongest token does; it hurts as much as its strongest issue."""
    found = np.full((len(clauses), len(OUTPUTS)), LEAST, np.float32)
    for number, clause in enumerate(clauses):
        within = (tokens[:, 0] < clause.end) & (clause.start < tokens[:, 1])
        if within.any():
            strongest = np.maximum(scores[within].max(axis=0), LEAST)
            issues, skills = strongest[: len(ISSUES)], strongest[len(ISSUES) :]
            found[number] = [*issues, issues.max(), *skills]
    return found


def judged(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Log-odds of clauses as they are judged: an issue counts less where the clause does not seem to hurt at all."""
    weighed = scores.copy()
    weighed[:, : len(ISSUES)] += _HURT_SHARE * np.minimum(0, scores[:, [_HURTS]])
    return weighed


def _findings(
    text: str, said: Unmarked, clauses: Sequence[Clause], found: NDArray[np.bool_], ids: tuple[str, ...]
) -> tuple[Finding, ...]:
    """One finding per run of clauses that carry the same, first in the text first; ``said`` is what they are of."""
    all_found = []
    reply = " ".join(form for clause in clauses for form in clause.forms)
    hurting = {at for at in range(len(clauses)) if found[at, : len(ISSUES)].any()}
    for id in ids:
        carrying = [at for at in range(len(clauses)) if found[at, OUTPUTS.index(id)]]
        for run in _runs(_whole(clauses, carrying, apart=set() if id in ISSUES else hurting)):
            start, end = map(said.places.__getitem__, _trimmed(clauses[run[0]].words, clauses[run[-1]].end))
            note, passage = notes()[id], " ".join(form for at in run for form in clauses[at].forms)
            instead = note.instead_of(passage, reply)
            all_found.append(Finding(id, start, end, text[start:end], note.name, note.why, note.source, instead))
    return tuple(sorted(all_found, key=lambda one: (one.start, one.end)))


def _whole(clauses: Sequence[Clause], carrying: Sequence[int], apart: Set[int]) -> list[int]:
    """The same clauses, and those without which they would end, or begin, in the middle of what is said, but for those
    that are to stay ``apart``: what hurts is no part of what helps."""
    pairs = [{at - 1, at} for at in range(1, len(clauses)) if clauses[at].goes_on and not clauses[at - 1].is_whole]
    return sorted({*carrying}.union(*(pair for pair in pairs if pair & {*carrying} and not pair & apart)))


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _trimmed(words: Sequence[Word], end: int) -> tuple[int, int]:
    """Without the "but" that the first clause may begin with."""
    for at, word in enumerate(words):
        parted = at + 1 < len(words) and words[at + 1].form == ","
        if word.form not in _UNSPOKEN and not (parted and word.form in _UNSPOKEN_BEFORE_COMMA):
            return word.start, end
    return words[0].start, end


def check_text(text: object) -> None:
    """Raises ReplyError where a text cannot be a reply."""
    if not isinstance(text, str):
        raise ReplyError("A reply is text.")
    if not text.strip():
        raise ReplyError("The reply is empty. Write what you would like to say.")
    if len(text) > LONGEST:
        raise ReplyError(f"The reply has {len(text):,} characters; {LONGEST:,} are the most. Check it in parts.")
    if any(unicodedata.category(one) == "Cs" or one == "\0" for one in text):
        raise ReplyError("The reply holds half a character or a null: it is damaged. Copy it again from where it was.")

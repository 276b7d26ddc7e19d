"""The question worth asking next: the one whose answer is expected to tell most about the nine meanings.

Expected information gain (Lindley 1956): the entropy of each meaning's probability now, less its mean entropy after
the answer, under the engine's own distribution over the answers; summed over the meanings, in bits. It counts as often
as whoever is asked can answer at all: "I don't know" tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import product
from types import MappingProxyType, NoneType

import numpy as np
from numpy.typing import NDArray

from tearwise.accounts import MOST, NONE_OF_THESE, QUESTIONS, VALUES, Account, Answer, language_of, who_weeps
from tearwise.interview.person import cried_together, person_in, says_who
from tearwise.interview.question import question as question_of
from tearwise.interview.rarity import says_rare
from tearwise.interview.wondering import wonders_why
from tearwise.reading import Combination, NextQuestion, Scores, probabilities
from tearwise.reading.arguments import check
from tearwise.reading.combination import columns, features, given_part, given_row, part_of
from tearwise.reading.small_child import cries_baby
from tearwise.reading.stories.kept_back import is_silent, keeps_the_reason

Floats = NDArray[np.float64]

_SETTLED: Mapping[str, Callable[[str], bool]] = {
    "said": lambda text: is_silent(text) or cries_baby(text),
    "trigger": keeps_the_reason,
    "pressure": cries_baby,
}
"""Questions of which an account may say that its writer was not told, or that it was a baby, who says and wants nothing
of the kind → whether it does, by its words alone."""
_TOLD = frozenset({"relationship", "rare", *_SETTLED})
"""Questions that an account may answer in plain words, or say that its writer cannot."""

SURE = 0.98
"""From this probability the engine is believed that the account tells what set the tears off. Of the real
accounts that fit the statistics, it was wrong in one of seven from 0.95 on, and in one of twelve from here on."""
NEAR = 1e-4
"""Predicted probabilities are kept this far from 0 and 1: no answer is impossible."""


def predicted(scores: Scores | None, combination: Combination, answers: Mapping[str, Answer]) -> dict[str, Floats]:
    """Question → probability of each of its values, given the account and the answers so far; where values exclude
    one another they sum to 1.

    The answers given shift the engine's log-odds by how much more often two values occur together than apart.
    """
    known = np.zeros(len(combination.association))
    for question, answer in answers.items():
        known[part_of(question)] = given_row(question, answer)
    shift = combination.association @ known
    found: dict[str, Floats] = {}
    for question in QUESTIONS:
        raw = combination.prior[question] if scores is None else scores.answers[question]
        safe = np.clip(np.asarray(raw, float), NEAR, 1 - NEAR)
        moved = shift[part_of(question)][: len(safe)]
        if MOST[question] > 1:
            found[question] = probabilities(np.log(safe / (1 - safe)) + moved)
        else:
            weight = safe * np.exp(moved)
            found[question] = weight / weight.sum()
    return found


def possible_answers(question: str, distribution: Floats) -> tuple[Floats, Floats]:
    """Every answer as columns, (answers, columns), and its probability, (answers,), summing to 1."""
    rows = _every_answer(question)
    if MOST[question] == 2:
        safe = np.clip(distribution, NEAR, 1 - NEAR)
        weight = np.prod(np.where(rows == 1, safe / (1 - safe), 1.0), 1)
        return rows, weight / weight.sum()
    if question not in NONE_OF_THESE:
        return rows, distribution / distribution.sum()
    return rows, np.prod(np.where(rows[:, : len(distribution)] == 1, distribution, 1 - distribution), 1)


@cache
def _every_answer(question: str) -> Floats:
    """Every answer as columns; not to be written to."""
    size = len(VALUES[question])
    if question in NONE_OF_THESE:
        chosen = np.array(list(product((0.0, 1.0), repeat=size)))
        rows = np.concatenate([chosen, (chosen.sum(1, keepdims=True) == 0).astype(float)], 1)
    elif MOST[question] == 2:
        one = np.eye(size)
        rows = np.concatenate([one, *(one[k] + one[k + 1 :] for k in range(size - 1))])
    else:
        rows = np.eye(size, columns(question))
    rows.setflags(write=False)
    return rows


def expected_information(
    combination: Combination, scores: Scores | None, answers: Mapping[str, Answer]
) -> Mapping[str, float]:
    """Question that is still open → bits that asking it is expected to tell; never below 0.

    scores: None where there is no account
    """
    text = None if scores is None else scores.meanings
    plain = combination.prior if scores is None else scores.answers
    likely = predicted(scores, combination, answers)
    found: dict[str, float] = {}
    for question in QUESTIONS:
        if question in answers:
            continue
        rows, weight = possible_answers(question, likely[question])
        after = features(text, plain, {**answers, question: VALUES[question][:1]})
        given = given_part(question)
        after[given] = 0.0  # the columns of whichever value that was; those of each answer are added below
        log_odds = combination.weights @ after + combination.bias + rows @ combination.weights[:, given].T
        each = probabilities(combination.calibrated(log_odds))
        gain = _entropy(weight @ each) - weight @ _entropy(each)
        found[question] = question_of(question).known * max(float(gain.sum()), 0.0)
    return MappingProxyType(found)


def next_question(combination: Combination, scores: Scores | None, account: Account) -> NextQuestion | None:
    """The question that is expected to tell most, or None when none is worth a person's time.

    Questions answered "I don't know" are not asked again, nor are those that the account answers in plain words. What
    set the tears off comes after the others where the engine hardly doubts it ("at the funeral"), and where the account
    asks just that or says that its writer does not know; it comes, since there may be more to it.
    scores: None where there is no account but answers alone
    Raises ReadingError where one of them is something else.
    """
    check("combination", combination, Combination, "an engine's combination")
    check("scores", scores, (Scores, NoneType), "a text's scores, or None")
    check("account", account, Account, "an Account")
    expected = expected_information(combination, scores, account.answers)
    gains = {question: bits for question, bits in expected.items() if question not in account.unknown}
    later = None
    for best in sorted(gains, key=lambda q: (-gains[q], QUESTIONS.index(q))):
        if gains[best] < combination.worth_asking:
            break
        if _is_told(best, scores, account):
            continue
        if best != "trigger" or not (_tells_the_trigger(scores) or wonders_why(account.text)):
            return NextQuestion(best, gains[best])
        later = NextQuestion(best, gains[best])
    return later


def _tells_the_trigger(scores: Scores | None) -> bool:
    """Whether the engine hardly doubts what set the tears off."""
    return scores is not None and max(scores.answers["trigger"]) >= SURE


def _is_told(question: str, scores: Scores | None, account: Account) -> bool:
    """Whether a question is told plainly. It is looked first whether its words stand there at all: to find who cried
    takes longer than everything else about a question."""
    if question not in _TOLD:
        return False
    may_be = _SETTLED.get(question)
    return (may_be is None or may_be(account.text)) and question in told_plainly(scores, account)


def told_plainly(scores: Scores | None, account: Account) -> frozenset[str]:
    """The questions that it would be odd to ask of an account, since its own words answer them: "my dad cried" says who
    cried, "I have never seen him cry" that it is rare, "he didn't say a word" that nothing was said. Nor is it asked
    what set off the tears of somebody who "won't tell me why", or what a baby said. The engine must not doubt who
    cried."""
    if scores is None:
        return frozenset()
    person = person_in(account, scores)
    sure = person.crier == "other" or cried_together(account.text)
    known = sure and person.relationship is not None
    named = who_weeps(account.text) is not None or says_who(account.text, person.relationship)  # a chat names them
    told = {"relationship"} if known and named else set()
    told |= {"rare"} if says_rare(account.text, person.crier) else set()
    if person.crier == "other":
        told |= {question for question, says_so in _SETTLED.items() if says_so(account.text)}
    return frozenset(told)


def is_open_to(relationship: str, account: Account, scores: Scores) -> bool:
    """Whether what somebody is to the writer, as it is known of them otherwise, can be the answer to what the one who
    cries is: where no answer says that yet, nor the account anything else, and it is not the writer who cries."""
    if "relationship" in account.given or language_of(account.text).code != "en":
        return False
    person = person_in(account, scores)
    return (
        person.crier != "narrator"
        and person.relationship in (None, relationship)
        and "relationship" not in told_plainly(scores, account)
    )


def _entropy(p: Floats) -> Floats:
    """Binary entropy in bits."""
    safe = np.clip(p, 1e-12, 1 - 1e-12)
    return -(safe * np.log2(safe) + (1 - safe) * np.log2(1 - safe))

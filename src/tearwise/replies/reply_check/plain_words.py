"""What the words of a reply settle by themselves, whatever the model makes of them: what is plainly said, and what is
no such issue or skill (check.toml)."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tearwise.replies.reply_check.barbs import is_barbed
from tearwise.replies.reply_check.clauses import Clause, with_next
from tearwise.replies.reply_check.harm import bounds_harm
from tearwise.replies.reply_check.notes import notes
from tearwise.replies.reply_check.taken_back import shared, taken_back
from tearwise.replies.reply_check.weights import ISSUES, OUTPUTS, SKILLS

_IN_PARTS = ("stop_tears", "shaming")
"""What may be plainly said between two commas of a clause; of the other issues, such words are often harmless there."""
_SAYING = frozenset({
    "say", "says", "saying", "said", "tell", "tells", "telling", "told", "hear", "heard", "taught", "mean", "meant",
    '"',
})  # fmt: skip
"""Where one of these stands in a clause, its beginning may be somebody else's words."""
_EITHER = re.compile(r"(?:^|, )(\w+) (?:, |or |, or )do not \1\b")
"""Leaves it to whoever cries: "Cry, don't cry, whatever you need." """
_ANSWERING = ("self_centred", "mocking")
"""What the answer to one's own question looks like: "Me, every time." """
_REFUSING = frozenset({"no", "nope", "nah", "never"})


def settled_by_words(clauses: Sequence[Clause], found: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(clauses, outputs), what the model found in a reply: the same as its words leave it."""
    said = _not_taken_back(clauses, _plainly_said(clauses, found))
    return _unspoilt(clauses, _kept_safe(clauses, said))


def _plainly_said(clauses: Sequence[Clause], found: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """With what a clause says in so many words, and without the issues that it has none of by check.toml: the engine,
    which reads the whole reply, may overlook them beside something kind, and a skill of a word or two ("Hug?"). A
    question takes most words of an issue up ("Man up? No.") and says nothing by them. Between a clause's commas they
    stop the tears and shame no less ("Don't cry, it's only a job."), unless others say them."""
    told = found.copy()
    for at, clause in enumerate(clauses):
        said = " ".join(clause.forms)
        whole = " ".join(with_next(clauses, at)) if clause.is_one_word else said
        for id in ISSUES:  # "Stop. Breathe with me."
            told[at, OUTPUTS.index(id)] &= not any(notes()[id].is_none(one) for one in (said, whole))
        before = " ".join(clauses[at - 1].forms) if at and clauses[at - 1].is_short else None
        for id in ISSUES:
            says = notes()[id].says_plainly
            if says(said, asks=clause.asks):
                told[at, OUTPUTS.index(id)] = True
            elif before is not None and says(f"{before} {said}", asks=clause.asks) and not says(before):
                told[at - 1 : at + 1, OUTPUTS.index(id)] = True  # "Good. You deserve to cry.", "im done. dont text me"
        if "," in clause.forms and not _SAYING & {*clause.forms}:
            parts = [part for part in " ".join(clause.forms).split(" , ") if " " in part]
            for id in _IN_PARTS:
                plain = any(notes()[id].says_plainly(part, asks=clause.asks, within=said) for part in parts)
                told[at, OUTPUTS.index(id)] |= plain and not notes()[id].is_none(said)
        for id in SKILLS:
            told[at, OUTPUTS.index(id)] |= notes()[id].says_plainly(said)
        if _EITHER.search(said):
            told[at, OUTPUTS.index("stop_tears")] = False
    return told


def _not_taken_back(clauses: Sequence[Clause], found: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Without the issues of what is asked, or told to do, only to be taken back: "Who cries at weddings? Me.", "Stop
    crying? No way." Nor does who answers so turn anything to themselves, or mock."""
    kept = found.copy()
    for at, clause in enumerate(clauses):
        if taken_back(clauses, at):
            kept[at, : len(ISSUES)] = False
            for id in _ANSWERING:
                kept[at + 1 : at + 2, OUTPUTS.index(id)] = False
        elif clause.asks and found[at, : len(ISSUES)].any() and at + 1 < len(clauses) and _refuses(clauses[at + 1]):
            said = " ".join(clause.forms)
            for id in ISSUES:
                taken_up = notes()[id].says_plainly(said) and not notes()[id].says_plainly(said, asks=True)
                kept[at, OUTPUTS.index(id)] &= not taken_up
        elif shared(clauses, at):
            kept[at : at + 2, OUTPUTS.index("mocking")] = False
    return kept


def _refuses(clause: Clause) -> bool:
    """Whether a clause says no to the question before it."""
    return clause.forms[0] in _REFUSING and not clause.asks


def _kept_safe(clauses: Sequence[Clause], found: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Without the ultimatums that are a condition for one's own safety: "I'm leaving if you hit me again" is a
    boundary, and nobody is to be talked out of it."""
    safe = found.copy()
    ultimatum, boundary = OUTPUTS.index("ultimatum"), OUTPUTS.index("boundary")
    for at, clause in enumerate(clauses):
        if found[at, ultimatum] and bounds_harm(" ".join(clause.forms)):
            safe[at, ultimatum], safe[at, boundary] = False, True
    return safe


def _unspoilt(clauses: Sequence[Clause], found: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Without the praise where an issue was found in the same clause, where a barb stands in it or in the next, for an
    apology that a "but" with an issue takes back, and for what is no such skill by check.toml."""
    kept = found.copy()
    passages = [" ".join(clause.forms) for clause in clauses]
    barbed = [is_barbed(passage) for passage in passages]
    hurts = [bool(each.any()) for each in found[:, : len(ISSUES)]]
    for at, passage in enumerate(passages):
        spoilt = hurts[at] or any(barbed[at : at + 2])
        for id in SKILLS:
            if spoilt or notes()[id].is_none(passage):
                kept[at, OUTPUTS.index(id)] = False
        if at and hurts[at] and clauses[at].turns:
            kept[at - 1, OUTPUTS.index("repair")] = False
    return kept

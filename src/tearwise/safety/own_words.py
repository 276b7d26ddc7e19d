"""What somebody writes of themselves, in words that plainly say so: for texts that are no account, such as a reply."""

from __future__ import annotations

from tearwise.reading.reading import Risk, Urgency
from tearwise.safety.families import Match, matches
from tearwise.safety.passages import passages
from tearwise.safety.words import STOP, Words

BEFORE = 4
"""So many words before a phrase tell whom it is about."""
_DENIES = frozenset({"negated", "denied", "figure"})
"""The guards that silence a phrase here. What else silences one in an account (a film, laughter) is weighed against the
engine there, and there is none to ask here."""
_ONESELF = frozenset({"i", "me", "my", "myself"})
_SOMEBODY = _ONESELF | {
    "you", "your", "yourself", "he", "she", "they", "him", "her", "his", "himself", "herself", "themselves", "who",
    "anybody", "nobody", "somebody",
}  # fmt: skip


def own_risks(text: str) -> tuple[Risk, ...]:
    """The risk that the writer of a text thinks of dying or of hurting themselves, if its words plainly say so.

    It asks no engine, and knows what ``phrases.toml`` calls plain. Asking somebody else about it is none: "are you
    thinking of killing yourself?". text: any text; offsets count its code points
    """
    words = Words.of(text)
    plainly = [one for one in matches(words) if one.family.plain and _DENIES.isdisjoint(one.guards)]
    found = [one for one in plainly if _is_own(words, one)]
    if not found:
        return ()
    urgency: Urgency = "now" if any(one.urgent for one in found) else "soon"
    return (Risk("self_harm", urgency, passages(text, words, [(one.first, one.last) for one in found])),)


def _is_own(words: Words, found: Match) -> bool:
    """Whether a phrase of self-harm is about the writer: by whoever is named last in it, or else before it."""
    if "self_harm" not in found.family.risks:
        return False
    said = words.words[found.first : found.last]
    before = words.words[max(found.first - BEFORE, 0) : found.first]
    if STOP in before:
        before = before[len(before) - 1 - before[::-1].index(STOP) :]
    named = [word for word in said if word in _SOMEBODY] or [word for word in before if word in _SOMEBODY][-1:]
    return bool(named) and named[-1] in _ONESELF

"""The danger that a reply plainly tells of: its writer's own, and violence between the two."""

from __future__ import annotations

from tearwise.errors import ReplyError
from tearwise.reading.reading import Risk, Urgency
from tearwise.safety.families import Match, matches, where_said
from tearwise.safety.passages import passages
from tearwise.safety.words import STOP, Words

BEFORE = 4
"""So many words before a phrase tell whom it is about."""
_DENIES = frozenset({"negated", "denied", "figure"})
"""The guards that silence a phrase here. What else silences one in an account (a film, laughter) is weighed against the
engine there, and there is none to ask here."""
_DENYING = frozenset({"not", "never", "no", "nor", "without"})
_OTHERWISE = frozenset({"up", "with", "on", "for"})
"""Words after "hit me" and the like by which it is no blow."""
_ONESELF = frozenset({"i", "me", "my", "myself"})
_SOMEBODY = _ONESELF | {
    "you", "your", "yourself", "he", "she", "they", "him", "her", "his", "himself", "herself", "themselves", "who",
    "anybody", "nobody", "somebody",
}  # fmt: skip


def reply_risks(text: str) -> tuple[Risk, ...]:
    """The risks that the writer of a reply plainly tells of: that they think of dying or of hurting themselves, and
    violence between the two, by either.

    It asks no engine, and knows what ``phrases.toml`` calls plain and what it has as [between_us]. Asking somebody else
    about it is none: "are you thinking of killing yourself?". text: any text; offsets count its code points
    Raises ReplyError where it is no text.
    """
    if not isinstance(text, str):
        raise ReplyError(f"A reply is text (str), not {type(text).__name__}.")
    words = Words.of(text)
    plainly = [one for one in matches(words) if one.family.plain and _DENIES.isdisjoint(one.guards)]
    found = [one for one in plainly if _is_own(words, one)]
    urgency: Urgency = "now" if any(one.urgent for one in found) else "soon"
    risks = []
    if found:
        risks.append(Risk("self_harm", urgency, passages(text, words, [(one.first, one.last) for one in found])))
    if between := [found for found in where_said(words, "between_us") if _is_meant(words, *found)]:
        risks.append(Risk("abuse", "soon", passages(text, words, between)))
    return tuple(risks)


def _is_meant(words: Words, first: int, last: int) -> bool:
    """Whether words of violence say that it happened: "I would never hit you" does not, nor "you can hit me up"."""
    said = words.words[max(first - BEFORE, 0) : last]
    return _DENYING.isdisjoint(said) and not _OTHERWISE & {*words.words[last : last + 1]}


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

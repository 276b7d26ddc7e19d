"""From probabilities to words: the one place where a number becomes a sentence.

Words for probabilities are vague, and people differ widely in what they take them to mean (Wallsten, Budescu,
Rapoport, Zwick and Forsyth, 1986, *Measuring the vague meanings of probability terms*). So wherever a word stands,
the number stands beside it, and the words follow the number as it is shown. The bands are our own choice:

    90% and more   very likely
    65% to 89%     likely
    40% to 64%     may well be
    15% to 39%     possible
     5% to 14%     unlikely
    under 5%       very unlikely

A sentence about several meanings gives each its own word. It never claims them together: two meanings at 70% each
are "likely" one by one, and need not be likely at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tearwise.accounts.language import language_of
from tearwise.interview import NO_ACCOUNT, Move
from tearwise.interview.person import says_who
from tearwise.meanings import meaning
from tearwise.reading.reading import LIKELY, MAY_WELL_BE, Evidence, MeaningReading, Reading
from tearwise.rendering.something_else import instances
from tearwise.safety.lines import country_of

OTHER = "other"


class Band(NamedTuple):
    """A range of percentages and its words; ``least`` is the lowest whole percentage in it.

    word:  stands beside a number: "83%, likely"
    says:  what tears do, in a sentence: "These tears likely say"
    also:  begins a sentence on a further meaning: "Likely also"
    is_:   in a sentence on something else: "is likely"
    """

    least: int
    word: str
    says: str
    also: str
    is_: str


BANDS: tuple[Band, ...] = (
    Band(90, "very likely", "very likely say", "Very likely also", "is very likely"),
    Band(round(100 * LIKELY), "likely", "likely say", "Likely also", "is likely"),
    Band(round(100 * MAY_WELL_BE), "may well be", "may well say", "It may well also be", "may well be"),
    Band(15, "possible", "may say", "It may also be", "may be"),
    Band(5, "unlikely", "are unlikely to say", "Unlikely, though something points to it", "is unlikely to be"),
    Band(
        0,
        "very unlikely",
        "are very unlikely to say",
        "Very unlikely, though something points to it",
        "is very unlikely to be",
    ),
)
POSSIBLE = BANDS[3].least
"""The lowest percentage at which a meaning is spoken of at all when the reading does not name it."""
RARER = "a rarer meaning needs less to be named"
"""Why a meaning may be named beside a likelier one that is not."""


def whole_percent(probability: float) -> int:
    """The probability as a whole percentage, 0 to 100: the number that is shown and that the words follow."""
    return round(probability * 100)


def percent(probability: float) -> str:
    """The probability as it is shown. Never "0%" or "100%": no account makes anybody that certain."""
    whole = whole_percent(probability)
    return "<1%" if whole < 1 else ">99%" if whole > 99 else f"{whole}%"


def band(probability: float) -> Band:
    """The band in which the probability, as it is shown, lies."""
    whole = whole_percent(probability)
    return next(one for one in BANDS if whole >= one.least)


def word(probability: float) -> str:
    """The word for a probability, 0 to 1: "very likely", "likely", "may well be", "possible", ..."""
    return band(probability).word


def still_open(reading: Reading) -> tuple[MeaningReading, ...]:
    """The meanings that are possible without being named, likeliest first: neither shown nor ruled out."""
    return tuple(one for one in reading.meanings if not one.present and _is_possible(one))


def evident(reading: Reading) -> tuple[MeaningReading, ...]:
    """The meanings whose evidence is worth showing, likeliest first: those named, and those at least possible."""
    return tuple(one for one in reading.meanings if one.evidence and (one.present or _is_possible(one)))


def effect_told(one: MeaningReading, passage: Evidence) -> str:
    """What becomes of a meaning without a passage of its evidence: "83% → 52%", "still 83%"."""
    without = min(1.0, max(0.0, one.probability - passage.effect))
    now, then = percent(one.probability), percent(without)
    if now == then:
        return f"still {now}"
    return f"{now} → {then}" + ("" if without < one.probability else ", so by themselves they speak against it")


def headline(reading: Reading) -> str:
    """What the reading comes to, in one to a few plain sentences that never say more than its probabilities."""
    if _is_wordless(reading):
        return "Too little to tell: there are no words here to go by yet."
    if reading.status == "no_tears":
        return "As far as these words tell, nobody cries in this account."
    if reading.status == "too_little":
        return "Too little to tell: somebody cries here, but the words do not show why."
    if reading.status == "unsupported_language":
        return f"This account seems to be in {_language(reading)}. Tearwise reads English only, for now."
    if not reading.present:
        return _nothing_stands_out(reading.meanings[0])
    first, *others = reading.present
    return " ".join([_first(first, reading), *(_further(one, reading) for one in others)])


COUNTED_TOO = "Your answers were counted too: a meaning may rest on them more than on any words marked for it."
"""Said where there are answers: passages are marked for meanings that an answer may have raised."""


def more_to_tell(reading: Reading) -> str | None:
    """What the person can add to a reading that names no meaning; None where one is named, or nothing was written."""
    if reading.status != "read" or reading.present or reading.text == NO_ACCOUNT:
        return None
    asked = "" if reading.question is None else ", or answer the question below"
    return f"If there is more to tell, add {_to_add(reading)}{asked}. It may change this."


def advice(reading: Reading) -> str | None:
    """What the person can do when there is nothing to read; None when there is a reading."""
    if _is_wordless(reading):
        return (
            "A sentence or two is enough: who cried, and what happened just before. If it is you who is crying, "
            "you can write that too."
        )
    if reading.status == "no_tears":
        return "If somebody did cry, write who it was and what happened just before."
    if reading.status == "too_little":
        return f"Add {_to_add(reading)}."
    if reading.status == "unsupported_language":
        line = country_of(None).lines[0].web
        return (
            "If you can, write what happened in English. A word-for-word translation is good enough. If somebody is in "
            f"danger, do not wait for a reading: call your emergency number, or find a line at {line}."
        )
    return None


def outranked(reading: Reading) -> str | None:
    """Why a meaning that is likelier, as it is shown, goes unnamed beside one that is named; None where none does."""
    named = [whole_percent(one.probability) for one in reading.present]
    least = min(named, default=100)
    above = [one for one in reading.meanings if not one.present and whole_percent(one.probability) > least]
    if not above:
        return None
    names = " and ".join(f"“{meaning(one.id).name}” ({percent(one.probability)})" for one in above)
    return f"{names} {'is' if len(above) == 1 else 'are'} likelier and yet not named: {RARER}."


def moved(moves: Sequence[Move], *, known: bool) -> Iterator[str]:
    """What an answer moved, or taking one back, in a line or two. ``known``: whether it was another than "I don't
    know", which moves nothing."""
    if not known:
        yield "Not knowing changes nothing."
        return
    up, down = ([move for move in moves if (move.by > 0) is rose] for rose in (True, False))
    if up:
        yield f"More likely now: {_listed(up)}."
    if down:
        yield f"Less likely now: {_listed(down)}."
    if not moves:
        yield "That changes little."


def _listed(moves: Sequence[Move], most: int = 3) -> str:
    return ", ".join(
        f"{meaning(move.meaning).name} ({percent(move.before)} → {percent(move.after)})" for move in moves[:most]
    )


def _to_add(reading: Reading) -> str:
    """What tells most of an account that tells little."""
    if "relationship" in reading.answers or says_who(reading.text):
        return "what happened just before, and what was said and done"
    return "what happened just before, what was said and done, and what you are to each other"


def _is_possible(one: MeaningReading) -> bool:
    return whole_percent(one.probability) >= POSSIBLE


def _is_wordless(reading: Reading) -> bool:
    """Whether there is nothing to read since the account holds no word at all: faces, marks, single letters."""
    return reading.status in ("no_tears", "too_little") and re.search(r"[^\W\d_]{2}", reading.text) is None


def _first(one: MeaningReading, reading: Reading) -> str:
    if one.id == OTHER:
        about = f"{instances(reading)}, for instance"
        return f"Something other than the eight meanings {band(one.probability).is_} behind these tears: {about}."
    return f"These tears {band(one.probability).says}: {_quoted(one.id)}"


def _further(one: MeaningReading, reading: Reading) -> str:
    if one.id == OTHER:
        said = f"something other than these eight, {instances(reading)}, for instance."
    else:
        said = _quoted(one.id)
    return f"{band(one.probability).also}: {said}"


def _nothing_stands_out(closest: MeaningReading) -> str:
    """Where even the likeliest is unlikely, none is held out to whoever grieves: "The closest is happiness"."""
    if not _is_possible(closest):
        return "No meaning stands out: by these words each of the nine is unlikely."
    what = "something other than the eight meanings" if closest.id == OTHER else f"“{meaning(closest.id).plain}”"
    shown = f"{word(closest.probability)}, {percent(closest.probability)}"
    return f"No meaning stands out. The closest is {what} ({shown})."


def _language(reading: Reading) -> str:
    """The English name of the account's language; its code where the text alone does not tell the name."""
    found = language_of(reading.text)
    return found.name if found.code == reading.language else f"another language ({reading.language})"


def _quoted(id: str) -> str:
    return f"“{meaning(id).plain}.”"

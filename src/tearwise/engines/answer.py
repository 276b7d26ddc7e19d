"""What a language model answered: checked against the form it was asked for, its quotes found in the account."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tearwise.accounts import MOST, VALUES, Answer, sentences
from tearwise.accounts.phrases import WORD, composed, straight
from tearwise.engines.prompt import LONGEST_QUOTE, MOST_QUOTES, STATES, UNKNOWN
from tearwise.errors import ModelAnswerError
from tearwise.meanings import MEANINGS
from tearwise.reading import CRIERS
from tearwise.reading.scores import Span
from tearwise.strict_json import NoJson, json_in

_FENCE = "```"
_FENCED = re.compile(rf"{_FENCE}[^\n{{]*+(.*){_FENCE}", re.DOTALL)
"""Behind the fence may stand what it is, on the line of the JSON or above it."""
_THOUGHT = "</think>"


@dataclass(frozen=True)
class ModelAnswer:
    """A model's answer about one account. No word of the model's is in it: quotes are places in the account.

    state:   "clear", "too_little" or "no_tears"
    scores:  0, 1 or 2 for each of the nine, in the order of ``tearwise.meanings``
    quotes:  the places [start, end) that are quoted for each of the nine
    dropped: quotes that are not the account's own words, and were dropped
    crier:   "other", "narrator" or "unclear"
    context: question → the values that the account states; without those that it leaves open
    """

    state: str
    scores: tuple[int, ...]
    quotes: tuple[tuple[Span, ...], ...]
    dropped: int
    crier: str
    context: Mapping[str, Answer]


NOTHING = ModelAnswer("no_tears", (0,) * len(MEANINGS), ((),) * len(MEANINGS), 0, "unclear", {})
"""What there is to say of a text without a word in it."""


def parsed(content: str, account: str) -> ModelAnswer:
    """The answer that a model's message holds. Raises ModelAnswerError where it is not what was asked for; the message
    names the field, and never repeats a word of the answer."""
    value = _json(content)
    _check_fields("", value, _FIELDS)
    meanings = value["meanings"]
    _check_fields(" in 'meanings'", meanings, MEANINGS)
    scores, quotes, dropped = [], [], 0
    for id in MEANINGS:
        one = meanings[id]
        _check_fields(f" in {id!r}", one, ("quotes", "score"))
        scores.append(_number(id, one["score"]))
        given = _texts(id, one["quotes"])
        found = [_place(account, quote) for quote in given] if scores[-1] else []
        dropped += sum(place is None for place in found)
        quotes.append(_apart([place for place in found if place is not None]))
    return ModelAnswer(
        state=_one_of("account", value["account"], STATES),
        scores=tuple(scores),
        quotes=tuple(quotes),
        dropped=dropped,
        crier=_one_of("crier", value["crier"], CRIERS),
        context=_context(value),
    )


def find(account: str, quote: str) -> Span | None:
    """Where the words of a quote stand in the account, one after the other: its first place; None where they do not.

    Whatever stands between words, and capitals, may differ: models straighten quotation marks and spaces. What counts
    is the account's own text there. At least one word is needed, and whole words only.
    """
    wanted = [_folded(word) for word in WORD.findall(quote)]
    if not wanted:
        return None
    words = [(_folded(match.group()), match.span()) for match in WORD.finditer(account)]
    said = [word for word, _ in words]
    for first in range(len(said) - len(wanted) + 1):
        if said[first : first + len(wanted)] == wanted:
            return words[first][1][0], words[first + len(wanted) - 1][1][1]
    return None


def _place(account: str, quote: str) -> Span | None:
    """Where a quote stands. One so long that it was cut, here or by the server, may end in the middle of a word, and is
    looked for without its last sentence then, or its last word."""
    place = find(account, quote)
    if place is not None or len(quote) < LONGEST_QUOTE:
        return place
    said, words = sentences(quote), [word.start() for word in WORD.finditer(quote)]
    return find(account, quote[: said[-2].end if len(said) > 1 else max(words, default=0)])


_FIELDS = ("account", "crier", *VALUES, "meanings")


def _context(value: Mapping[str, Any]) -> dict[str, Answer]:
    """What the account states. "No" to ``rare`` says only that the account is silent, and so do empty lists."""
    relationship = _one_of("relationship", value["relationship"], (*VALUES["relationship"], UNKNOWN))
    trigger = _some_of("trigger", value["trigger"], (*VALUES["trigger"], UNKNOWN))
    found: dict[str, Answer] = {
        "relationship": () if relationship == UNKNOWN else (relationship,),
        "trigger": tuple(one for one in trigger if one != UNKNOWN)[: MOST["trigger"]],
        "said": _some_of("said", value["said"], VALUES["said"]),
        "did": _some_of("did", value["did"], VALUES["did"]),
        "rare": ("yes",) if _one_of("rare", value["rare"], VALUES["rare"]) == "yes" else (),
        "pressure": (str(_number("pressure", value["pressure"])),),
    }
    return {question: answer for question, answer in found.items() if answer}


def _json(content: str) -> Any:
    """What JSON a message holds; a fence around it, and thoughts before it, are taken off."""
    text = content.strip()
    if not text.startswith(("{", _FENCE)):  # servers take the mark off that thoughts begin with, and leave their end
        text = text.partition(_THOUGHT)[2].strip()
    if fenced := _FENCED.fullmatch(text):
        text = fenced[1]
    try:
        return json_in(text)
    except NoJson:
        raise ModelAnswerError("The model's answer is not the JSON that it was asked for.") from None


def _check_fields(place: str, value: object, wanted: Collection[str]) -> None:
    if not isinstance(value, dict):
        raise ModelAnswerError(f"The model's answer is not the object that it was asked for{place}.")
    if missing := [name for name in wanted if name not in value]:
        raise ModelAnswerError(f"The model's answer lacks {missing[0]!r}{place}.")
    if len(value) != len(wanted):
        raise ModelAnswerError(f"The model's answer holds more than it was asked for{place}.")


def _one_of(name: str, value: object, allowed: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise ModelAnswerError(f"The model's answer has a value of {name!r} that there is not.")
    return value


def _some_of(name: str, value: object, allowed: tuple[str, ...]) -> Answer:
    if not isinstance(value, list):
        raise ModelAnswerError(f"The model's answer has no list in {name!r}.")
    given = {_one_of(name, one, allowed) for one in value}
    return tuple(one for one in allowed if one in given)


def _number(name: str, value: object) -> int:
    if type(value) is not int or value not in (0, 1, 2):
        raise ModelAnswerError(f"The model's answer has a score of {name!r} that is not 0, 1 or 2.")
    return value


def _texts(name: str, value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ModelAnswerError(f"The model's answer has quotes of {name!r} that are no texts.")
    return [one[: LONGEST_QUOTE * 2] for one in value[: MOST_QUOTES * 2]]


def _folded(word: str) -> str:
    return straight(composed(word).casefold())


def _apart(places: Iterable[Span]) -> tuple[Span, ...]:
    """The first places, no two of which overlap."""
    kept: list[Span] = []
    for start, end in places:
        if len(kept) < MOST_QUOTES and all(end <= first or last <= start for first, last in kept):
            kept.append((start, end))
    return tuple(kept)

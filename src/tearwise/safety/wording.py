"""The words of the notices: the data of wording.toml, checked when it is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from tearwise.errors import DataError
from tearwise.reading.reading import RiskId, Urgency
from tearwise.tables import load_table, only, rows

_FILE = "wording.toml"
_FRAME = (
    "limits",
    "title_doubtful",
    "exit",
    "exit_text",
    "history",
    "history_source",
    "reading_now",
    "reading_soon",
    "general_now",
    "general_soon",
    "unlisted",
    "young",
)
BOTH = "both"
"""The entry for self-harm and abuse at once."""
_PARTS = ("title", "frame", *get_args(RiskId), BOTH)
_LISTS = ("now", "soon", "ask", "avoid")

To = Literal[
    "",
    "everybody",
    "narrator",
    "author",
    "others",
    "unafraid",
    "grown",
    "young",
    "adult",
    "recent",
    "pair",
    "leaving",
    "wary",
    "starving",
    "pictures",
    "child",
    "speaking",
    "small",
]


@dataclass(frozen=True)
class Advice:
    """One sentence or two.

    source: a key of docs/evidence.md or an address, "" where it is common sense of ours
    to:     "everybody": comes first; "narrator": said to the person who wrote, about themselves; "others": to all but
            one to whom something was done or who may have done it; "unafraid": to all but one to whom something was
            done, where nobody may be afraid of the one it is about; "author": to one who may have done it; "grown":
            where it is long ago; "young": only to a writer who is not yet grown; "adult": to any other; "recent": to
            any other unless it is past, first to who may have done it; "speaking": to the same, of a child who can
            speak, but not to who may have done it; "child": to who may be the child; "small": where the child is too
            small to speak; "pair": to any other where the two may be a couple; "leaving": to the same, but for who may
            have done it; "wary": to all but who may have done it; "starving"
            and "pictures": where the words noticed tell of starving, or of pictures that somebody threatens to show;
            "" to everybody
    elsewhere: said instead where no line for the risk is named; "" where the text holds all the same
    """

    text: str
    source: str
    to: To = ""
    elsewhere: str = ""

    def to_record(self) -> dict[str, str]:
        """As JSON holds it; without a source where there is none."""
        return {"text": self.text, **({"source": self.source} if self.source else {})}


@dataclass(frozen=True)
class RiskWording:
    """What is said of one risk: what it is called after "These words may tell of"; what was seen; what to do now, or
    soon; how to ask; what to avoid."""

    named: str
    seen: Advice
    now: tuple[Advice, ...]
    soon: tuple[Advice, ...]
    ask: tuple[Advice, ...]
    avoid: tuple[Advice, ...]

    @property
    def all(self) -> tuple[Advice, ...]:
        """All that may be advised, without what was seen."""
        return (*self.now, *self.soon, *self.ask, *self.avoid)


@cache
def wording() -> Mapping[str, RiskWording]:
    """Risk, or ``BOTH``, → its words. Raises DataError naming the entry that is not what it must be."""
    return parsed(load_table("tearwise.safety", _FILE))


def parsed(data: Mapping[str, Any]) -> Mapping[str, RiskWording]:
    """What wording.toml holds of the risks, checked. Raises DataError naming the entry."""
    only(data, _PARTS, _FILE)
    found = {name: _risk(data[name], name) for name in (*get_args(RiskId), BOTH)}
    for name in get_args(RiskId):
        one = found[name]
        if not all((one.named, one.now, one.soon, one.ask, one.avoid)):
            raise DataError(f"{_FILE}: [{name}] must be named, say what to do now and soon, how to ask, what to avoid.")
    return found


@cache
def frame() -> Mapping[str, str]:
    """The texts "title" and "reading" by urgency ("title_now", ...), and the others of [frame] by their names."""
    return framed(load_table("tearwise.safety", _FILE))


def framed(data: Mapping[str, Any]) -> Mapping[str, str]:
    """What wording.toml holds of ``frame``, checked. Raises DataError naming the entry."""
    only(data, _PARTS, _FILE)
    title = only(data["title"], get_args(Urgency), f"{_FILE}, [title]")
    found = {f"title_{urgency}": text for urgency, text in title.items()}
    found |= only(data["frame"], _FRAME, f"{_FILE}, [frame]")
    for name, text in found.items():
        if not isinstance(text, str) or not text.strip():
            raise DataError(f"{_FILE}: {name!r} must be a text that is not empty.")
        _check_braces(text, "{country}" if name == "unlisted" else "", f"{_FILE}: {name!r}")
    return found


def _risk(given: object, name: str) -> RiskWording:
    where = f"{_FILE}, [{name}]"
    entry = only(given, ("seen",), where, ("seen_source", "named", *_LISTS))
    seen = _advice({"text": entry["seen"], "source": entry.get("seen_source", "")}, where)
    lists = {
        key: tuple(_advice(one, f"{where}, {key} {k}") for k, one in enumerate(rows(entry, key, where), 1))
        for key in _LISTS
    }
    named = entry.get("named", "")
    if not isinstance(named, str):
        raise DataError(f"{where}: it must be named by a text.")
    return RiskWording(named, seen, **lists)


def _advice(given: object, where: str) -> Advice:
    entry = only(given, ("text",), where, ("source", "to", "elsewhere"))
    text, source, elsewhere = entry.get("text"), entry.get("source", ""), entry.get("elsewhere", "")
    to: Any = entry.get("to", "")
    if not isinstance(text, str) or not text.strip() or not isinstance(source, str) or not isinstance(elsewhere, str):
        raise DataError(f"{where}: each entry needs a text; its source, and what is said elsewhere, are texts, too.")
    for one in (text, elsewhere):
        _check_braces(one, "{emergency}", where)
    if to not in get_args(To):
        raise DataError(f"{where}: 'to' is one of {', '.join(filter(None, get_args(To)))}, or left out; not {to!r}.")
    return Advice(text, source, to, elsewhere)


def _check_braces(text: str, placeholder: str, where: str) -> None:
    """Raises DataError where a text has braces that are not those of the placeholder: they would be shown."""
    rest = text.replace(placeholder, "") if placeholder else text
    if "{" in rest or "}" in rest:
        known = f"there is {placeholder} alone" if placeholder else "there is none here"
        raise DataError(f"{where}: a brace belongs to no placeholder; {known}: {text!r}")

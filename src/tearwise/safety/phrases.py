"""Families of phrases that tell of a risk, and what speaks against each: the data of phrases.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from tearwise.errors import DataError
from tearwise.reading.reading import RiskId, Urgency
from tearwise.safety.patterns import Patterns
from tearwise.tables import flag, load_table, only, rows, texts

Where = Literal["before", "within", "around", "sentence", "near", "account"]
ANYWHERE = 10_000
"""Words away that are no bound: more than a text has."""
NEAR = 25
"""How many words before and after a phrase a guard of "near" looks."""
_FILE = "phrases.toml"
_SAID = (
    *("long_ago", "still_young", "a_child", "everyday", "often", "bare", "whereabouts", "fond", "nothing_else"),
    "beside",
    *("between_us", "of_writer", "by_writer", "feared", "to_writer", "starved", "pictures", "no_pair", "small_child"),
)
_MINOR = "minor"
_NEEDED = ("id", "risk", "urgency", "unless", "patterns")
_OPTIONAL = ("also", "plain", "pressing", "long_ago", "certain")


@dataclass(frozen=True)
class Guard:
    """Something that speaks against a phrase: a negation before it, a film that it comes from.

    where:     "before" looks ``words`` words back in its clause, "around" so many to both sides in its sentence;
               "within" looks at the phrase itself, "near" 25 words to both sides, past the sentence too; "sentence" and
               "account" look through all of it
    spares_me: whether it does not speak against what is done to the writer
    despite:   what in the sentence of the phrase defeats it, or as near as a guard of "near" looks
    """

    id: str
    where: Where
    words: int
    patterns: Patterns
    spares_me: bool = False
    despite: Patterns | None = None


@dataclass(frozen=True)
class Pressing:
    """Phrases that make what another phrase tells of urgent, at most ``words`` words away in its sentence."""

    words: int
    patterns: Patterns


@dataclass(frozen=True)
class Family:
    """Phrases of one kind.

    unless:   the guards that silence it
    plain:    whether its phrases say the thing itself, so that it takes more to doubt them
    certain:  whether no engine silences them
    pressing: what makes it urgent, where it is not so by itself
    long_ago: whether it is not urgent where its sentence speaks of long ago
    """

    id: str
    risks: tuple[RiskId, ...]
    urgency: Urgency
    unless: tuple[Guard, ...]
    patterns: Patterns
    plain: bool
    pressing: Pressing | None = None
    long_ago: bool = False
    certain: bool = False


class Phrases(NamedTuple):
    """What phrases.toml holds.

    families: in the file's order
    said:     the patterns of each entry that is no guard and no family, by its name
    units:    the words after which a number of a writer's is no age
    """

    families: tuple[Family, ...]
    said: Mapping[str, Patterns]
    units: frozenset[tuple[str, ...]]


@cache
def phrases() -> Phrases:
    """What phrases.toml holds. Raises DataError naming the entry that is not what it must be."""
    return parsed(load_table("tearwise.safety", _FILE))


def parsed(data: Mapping[str, Any]) -> Phrases:
    """What phrases.toml holds, checked. Raises DataError naming the entry and the key."""
    only(data, ("guards", "family", "urgent", *_SAID, _MINOR), _FILE)
    for name in ("guards", "urgent"):
        if not isinstance(data[name], Mapping):
            raise DataError(f"{_FILE}: {name!r} must be a table.")
    guards = {id: _guard(id, entry) for id, entry in data["guards"].items()}
    pressing = {id: _pressing(id, entry) for id, entry in data["urgent"].items()}
    families = tuple(_family(entry, k, guards, pressing) for k, entry in enumerate(rows(data, "family", _FILE), 1))
    ids = [family.id for family in families]
    if not ids:
        raise DataError(f"{_FILE}: there must be a [[family]].")
    if twice := [id for k, id in enumerate(ids) if id in ids[:k]]:
        raise DataError(f"{_FILE}, family {twice[0]!r}: another family has this id.")
    minor = only(data[_MINOR], ("patterns", "units"), f"{_FILE}, {_MINOR!r}")
    units = texts(minor, "units", f"{_FILE}, {_MINOR!r}")
    told = {name: only(data[name], ("patterns",), f"{_FILE}, {name!r}") for name in _SAID}
    said = {name: Patterns(entry["patterns"], f"{_FILE}, {name!r}") for name, entry in {**told, _MINOR: minor}.items()}
    return Phrases(families, said, frozenset(tuple(unit.split()) for unit in units))


def _guard(id: str, given: object) -> Guard:
    named = f"{_FILE}, guard {id!r}"
    entry = only(given, ("where", "patterns"), named, ("words", "spares_me", "despite"))
    where: Any = entry["where"]
    if where not in get_args(Where):
        raise DataError(f"{named}: it looks {where!r}, which is none of {', '.join(get_args(Where))}.")
    despite = Patterns(entry["despite"], f"{named}, despite") if "despite" in entry else None
    words, spares_me = _words(entry, NEAR, named), flag(entry, "spares_me", named)
    return Guard(id, where, words, Patterns(entry["patterns"], named), spares_me, despite)


def _pressing(id: str, given: object) -> Pressing:
    named = f"{_FILE}, urgent {id!r}"
    entry = only(given, ("patterns",), named, ("words",))
    return Pressing(_words(entry, ANYWHERE, named), Patterns(entry["patterns"], named))


def _words(entry: Mapping[str, Any], usual: int, where: str) -> int:
    words = entry.get("words", usual)
    if not isinstance(words, int) or isinstance(words, bool) or words < 0:
        raise DataError(f"{where}: 'words' must be how many words away it looks.")
    return words


def _family(given: object, number: int, guards: Mapping[str, Guard], pressing: Mapping[str, Pressing]) -> Family:
    id = str(given.get("id", number)) if isinstance(given, Mapping) else str(number)
    where = f"{_FILE}, family {id!r}"
    entry = only(given, _NEEDED, where, _OPTIONAL)
    risks, unless = tuple(entry[key] for key in ("risk", "also") if key in entry), texts(entry, "unless", where)
    if not all(risk in get_args(RiskId) for risk in risks):
        raise DataError(f"{where}: its risk must be one of {', '.join(get_args(RiskId))}.")
    if entry["urgency"] not in get_args(Urgency):
        raise DataError(f"{where}: its urgency must be one of {', '.join(get_args(Urgency))}.")
    if strangers := [guard for guard in unless if guard not in guards]:
        raise DataError(f"{where}: there is no guard {strangers[0]!r}.")
    if "pressing" in entry and entry["pressing"] not in tuple(pressing):
        raise DataError(f"{where}: there is no {entry['pressing']!r} in [urgent].")
    return Family(
        id=id,
        risks=risks,
        urgency=entry["urgency"],
        unless=tuple(guards[g] for g in unless),
        patterns=Patterns(entry["patterns"], where),
        plain=flag(entry, "plain", where),
        pressing=pressing.get(entry.get("pressing", "")),
        long_ago=flag(entry, "long_ago", where),
        certain=flag(entry, "certain", where),
    )

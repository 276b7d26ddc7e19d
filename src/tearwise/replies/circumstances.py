"""What an account tells of in words so plain that no network need be asked: "I broke up with him", "happy tears"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from tearwise.accounts import PRONOUNS, VALUES, CrierNamed, Pronoun
from tearwise.accounts.clause import without_asides
from tearwise.accounts.phrases import PIECE, SPEECH, any_of, checked_entries, one_of, plain
from tearwise.errors import DataError
from tearwise.reading import Reading
from tearwise.reading.crying import crying_words
from tearwise.reading.reading import LIKELY, MAY_WELL_BE
from tearwise.replies.lines import Line, some
from tearwise.replies.pronoun import said_of
from tearwise.tables import flag, load_table, only, texts

_FILE = "circumstances.toml"
_OPTIONAL = (
    "of_crier",
    "crier_is",
    "crier_has",
    "also",
    "beside",
    "unless_glad",
    "within",
    "unless",
    "not_of",
    "of",
    "narrows",
    "help",
    "now",
    "always",
    "who",
    "unquoted",
)
_MORE_WORDS = ("also", "beside", "of_crier", "crier_is", "crier_has", "unless_glad")
_WHO = "{who}"
_UNTYPED = re.compile(r"(?<=n)'(?=t\b)|(?<=\w)'(?=(?:s|ve)\b)|(?<=\bi)'(?=m\b)|(?<=\bthey)'(?=re\b)")
"""Apostrophes that are left out on a phone, where no other word comes of it, as "were" does of "we're"."""
_LAST_WORD = re.compile(r"\b([\w-]+?)(?:[ -]in[ -]law)?,? (?:who )?$")
_NEXT_WORD = re.compile(r" ([\w-]+)")
_ASIDE = r"(?:, [^,.!?;]{1,40},)?"
"""What may be said of ``who`` by the way: "the nurse, a total stranger, had tears in her eyes"."""
_LONGEST_WORD = 40
"""Characters of a word for somebody, at most: no more is looked at, or a text without a space would take forever."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One thing that an account may tell of; see the head of circumstances.toml.

    words:   how it is told, as a pattern for each pronoun of the person who cried; see ``_compiled``
    also:    how it is told where one of ``beside`` is in the text, too; both are empty where there is nothing
    of_crier: how it is told right after a word for the one who cries; empty where there is nothing
    crier_is: the same where one of ``crier_has`` is told so as well, whatever ``not_of`` says; what begins with "my" or
             "our" stands right before that word
    unless_glad: how it is told where the tears are not read as glad; empty where there is nothing
    within:  how many sentences the words may be away from one that speaks of crying; None: they count anywhere
    unless:  words by which something else is told; None: there are none
    not_of:  words for people: of those, where it is they who cry, it is not told
    of:      the values of the question for the trigger that it goes with: not told where another one was answered
    narrows: told only where one of those is known
    unquoted: not told by what stands between quotation marks, where "I" is somebody else
    help:    when to seek help, besides what else is said of it
    now:     what stands first of what to do while the tears flow
    always:  the same of what fits then and afterwards
    example: an account that tells of it
    """

    words: Mapping[Pronoun, str]
    within: int | None
    unless: re.Pattern[str] | None
    not_of: frozenset[str]
    of: frozenset[str]
    narrows: bool
    unquoted: bool
    help: tuple[Line, ...]
    now: tuple[Line, ...]
    always: tuple[Line, ...]
    example: str
    also: Mapping[Pronoun, str]
    beside: Mapping[Pronoun, str]
    of_crier: Mapping[Pronoun, str]
    crier_is: Mapping[Pronoun, str]
    crier_has: Mapping[Pronoun, str]
    unless_glad: Mapping[Pronoun, str]

    def is_told(self, said: str, pronoun: Pronoun, crier: CrierNamed, glad: bool = False) -> bool:
        """Whether a text, made plain, tells of it; ``crier``: what it calls the one who cries; ``glad``: whether the
        tears are read as glad."""
        if self.unless is not None and self.unless.search(said):
            return False
        is_so = self.crier_is and _is_of(self.crier_is[pronoun], said, crier)
        if is_so and _is_of(self.crier_has[pronoun], without_asides(said), crier):
            return True
        if self.not_of & crier.cried:
            return False
        if self.unless_glad and not glad and _compiled(self.unless_glad[pronoun]).search(said):
            return True
        if self.also and _compiled(self.also[pronoun]).search(said) and _compiled(self.beside[pronoun]).search(said):
            return True
        if self.of_crier and _is_of(self.of_crier[pronoun], said, crier):
            return True
        words = _compiled(self.words[pronoun])
        if self.within is None:
            return words.search(said) is not None
        sentences = [found[0] for found in PIECE.finditer(said)]
        cried = [at for at, one in enumerate(sentences) if crying_words(one)]
        told = [at for at, one in enumerate(sentences) if words.search(one)]
        return any(abs(one - other) <= self.within for one in cried for other in told)


def _is_of(words: str, said: str, crier: CrierNamed) -> bool:
    """Whether one of some words stands right after a word for the one who cries, or "my" right before it."""
    for found in _compiled(words).finditer(said):
        mine = found[0].startswith(("my ", "our "))
        after = _NEXT_WORD.match(said, found.end()) if mine else None
        whose = after[1] if after else None if mine else _word_before(said, found.start())
        if whose and crier.means(whose):
            return True
    return False


def _word_before(said: str, at: int) -> str | None:
    """The word for somebody that stands right before a place in a text, or before a "who" there."""
    found = _LAST_WORD.search(said[max(0, at - _LONGEST_WORD) : at])
    return found and found[1]


def circumstances_of(reading: Reading, pronoun: Pronoun, trigger: str | None = None) -> tuple[str, ...]:
    """The ids of what an account tells of, in the order of circumstances.toml.

    pronoun: of the person who cried; trigger: what set the tears off, where that is known and was not answered. An
    answer counts for more than words: where it names another trigger, what goes with a trigger is not told.
    """
    said, answered = plain(reading.text), reading.answers.get("trigger") or ()
    known = {*answered} or ({trigger} if trigger else set())
    crier, spoken = CrierNamed.of(reading.text), plain(SPEECH.sub(" ", reading.text))
    glad = _reads_as_glad(reading)
    return tuple(
        id
        for id, one in circumstances().items()
        if not (one.of and (answered or one.narrows) and not one.of & known)
        and one.is_told(spoken if one.unquoted else said, pronoun, crier, glad)
    )


def _reads_as_glad(reading: Reading) -> bool:
    """Whether joy is likely in a reading, and nothing that is sad or heavy may well be."""
    if reading.status != "read":
        return False
    likely = {one.id: one.probability for one in reading.meanings}
    return likely["joy_relief"] >= LIKELY and all(likely[id] < MAY_WELL_BE for id in ("loss_fear", "remorse", "other"))


def help_for(told: Collection[str]) -> tuple[Line, ...]:
    """When to seek help where an account tells of these."""
    return tuple(line for id, one in circumstances().items() if id in told for line in one.help)


def now_for(told: Collection[str]) -> tuple[Line, ...]:
    """What stands first of what to do while the tears flow, where an account tells of these."""
    return tuple(line for id, one in circumstances().items() if id in told for line in one.now)


def always_for(told: Collection[str]) -> tuple[Line, ...]:
    """What stands first of what fits while the tears flow and afterwards, where an account tells of these."""
    return tuple(line for id, one in circumstances().items() if id in told for line in one.always)


@cache
def circumstances() -> Mapping[str, Circumstance]:
    """Those of circumstances.toml. Raises DataError where it is not what it must be."""
    return parsed(load_table("tearwise.replies", f"data/guidance/{_FILE}"))


def parsed(data: Mapping[str, Any]) -> Mapping[str, Circumstance]:
    """What circumstances.toml holds, checked. Raises DataError naming the entry."""
    return MappingProxyType({id: _entry(entry, f"{_FILE}: {id!r}") for id, entry in data.items()})


def _entry(given: object, where: str) -> Circumstance:
    entry = only(given, ("words", "example"), where, _OPTIONAL)
    within, example, of = entry.get("within"), entry["example"], frozenset(texts(entry, "of", where))
    if within is not None and within not in (0, 1):
        raise DataError(f"{where}: 'within' must be 0 or 1.")
    if not of <= set(VALUES["trigger"]):
        raise DataError(f"{where}: 'of' must be a list of values of the question for the trigger.")
    if not isinstance(example, str) or not isinstance(entry.get("not_of", ""), str):
        raise DataError(f"{where}: 'example' and 'not_of' must be texts.")
    for one, other in (("also", "beside"), ("crier_is", "crier_has")):
        if (one in entry) is not (other in entry):
            raise DataError(f"{where}: {one!r} and {other!r} need each other.")
    unless = any_of(_typed(entry["unless"]), f"{where}: unless") if "unless" in entry else None
    return Circumstance(
        words=_each(entry["words"], where, entry.get("who")),
        within=within,
        unless=re.compile(rf"\b{unless}\b") if unless else None,
        not_of=frozenset(entry.get("not_of", "").split()),
        of=of,
        narrows=flag(entry, "narrows", where),
        unquoted=flag(entry, "unquoted", where),
        help=some(entry, "help", where),
        now=some(entry, "now", where),
        always=some(entry, "always", where),
        example=example,
        **{name: _each(entry[name], where) if name in entry else MappingProxyType({}) for name in _MORE_WORDS},
    )


def _each(entries: Any, where: str, who: Any = None) -> Mapping[Pronoun, str]:
    """Pronoun → the words as they are said of the person who cried. who: what a ``{who}`` in them stands for"""
    named = _named(entries, who, where) if who is not None else ""
    rest = [one for one in entries if _WHO not in str(one)] if named else entries
    return MappingProxyType({pronoun: _words(rest, pronoun, where, named) for pronoun in PRONOUNS})


def _named(entries: Any, who: Any, where: str) -> str:
    """Those of the words that have a ``{who}``, as a pattern. All that begin so have it in common, and all that end so:
    there are many of each, and most texts have none of ``who``."""
    given = [one for one in entries if isinstance(one, str) and _WHO in one] if isinstance(entries, list) else []
    if not given:
        raise DataError(f"{where}: 'who' needs words with {_WHO}.")
    name = one_of(checked_entries(who, f"{where}: who")) + _ASIDE
    found: dict[tuple[bool, bool], list[str]] = {}
    for one in given:
        before, after = one.split(_WHO, 1)
        if before and after:
            sides = [any_of([side.strip()], f"{where}: words") for side in (before, after)]
            found.setdefault((True, True), []).append(f"{sides[0]} {name} {sides[1]}")
        else:
            found.setdefault((bool(before), bool(after)), []).append((before or after).strip())
    begun, ended = found.get((False, True)), found.get((True, False))
    patterns = list(found.get((True, True), []))
    patterns += [f"{name} {any_of(begun, f'{where}: words')}"] if begun else []
    patterns += [f"{any_of(ended, f'{where}: words')} {name}"] if ended else []
    return "|".join(patterns)


def _words(entries: Any, pronoun: Pronoun, where: str, named: str = "") -> str:
    """The words as they are said of whoever has the pronoun, and as they are typed; named: a pattern beside them"""
    said = list(dict.fromkeys(_typed(said_of(entries, pronoun, where))))
    words = [any_of(said, f"{where}: words")] if said or not named else []
    return rf"\b(?:{'|'.join([*words, named] if named else words)})\b"


def _typed(entries: Any) -> Any:
    """The entries of a list, and those with an apostrophe that nobody types at night once more without it."""
    if not isinstance(entries, list):
        return entries
    return [*entries, *(_UNTYPED.sub("", one) for one in entries if isinstance(one, str) and _UNTYPED.search(one))]


@cache
def _compiled(words: str) -> re.Pattern[str]:
    """A pattern, when it is first needed: an account takes those of one pronoun alone, and all take their time."""
    return re.compile(words)

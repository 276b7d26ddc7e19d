"""Codings: what people, or the program, found in accounts by the codebook, from files as they have them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tearwise.annotation.cells import CODER, Code, meaning_of
from tearwise.annotation.coded import Coded, CodedFile
from tearwise.annotation.files import encoding_named
from tearwise.annotation.headings import is_name, near
from tearwise.annotation.mismatch import is_rounded
from tearwise.errors import FileError, RowError
from tearwise.meanings import MEANINGS

_ROUNDED = (
    "Or they were two: a spreadsheet has rounded their ids, as it does with more than 15 digits. Put the ids back in "
    "from the sheet as it was made; in a column that is loaded as text they stay as they are."
)
_FILLED = "Is it the sheet as it was filled in, and saved?"
_LONG = (
    " Where a row holds a single code, and a column says of which meaning, make columns of these first: in R, "
    "tidyr::pivot_wider does that; in pandas, DataFrame.pivot."
)
_WIDE = (
    " Where each coder has columns of their own, as {column!r} may be one, make rows of these first, with a column "
    "'coder': in R, tidyr::pivot_longer does that; in pandas, wide_to_long."
)
_OF_ONE = re.compile(rf"(?:{'|'.join(MEANINGS)})[ _.:-]+(?!present|probability)\w+", re.IGNORECASE)
"""A column for a meaning, and for one coder alone, most likely: "love_anna"."""


@dataclass
class Coding:
    """One coder's codes. name: of the file, and of the coder where a file holds several

    codes:    account's id → meaning → code; accounts that the coder did not code are not there
    usable:   account's id → whether the coder found somebody crying in it, where that is told
    graded:   whether 0, 1 and 2 are told apart; otherwise a meaning is shown (2) or not (0)
    ones:     whether 0 and 1 were taken as no and yes, since none of the coder's codes is 2
    zeros:    whether every code is 0, which is the same whether or not 1 and 2 are told apart
    lacking:  the meanings that none of the coder's rows has a column, or a field, for: not coded
    left:     how many cells leave their meaning open (``?``, ``unknown``): not coded
    blank:    how many cells of coded accounts were taken as 0 that the coder may have passed over: they hold what
              programs write for nothing (``NA``), or are empty while the coder writes 0 elsewhere
    untouched: the meanings in whose cells the coder wrote nothing in any row, where some are counted in ``blank``
    absent:   how many fields coded lines of JSON lack that other lines of the coder have; they were taken as 0
    uncoded:  how many rows, of accounts that the coder did not turn down, have no code at all: not coded
    marks:    whether there are such rows, and the coder, who never writes 0 or no, only marks what is shown: most
              likely nothing is shown in them
    behind:   how many of these rows stand behind the last one that is coded, or turned down
    unmarked: how many rows without any code were taken as coded, with nothing shown (``blank_coded``)
    totals:   how many rows of totals the file has; they are counted with its first coder
    bundles:  what read the accounts, where the program did: its engines, in their order
    unused:   how many accounts have a code above 0 though the coder turned them down; such codes do not count
    repeated: id that stands there twice → what to say of it; the first row with it is taken. Nobody can tell which of
              the two another coder's codes of that id are to be compared with
    """

    name: str
    codes: dict[str, dict[str, Code]] = field(default_factory=dict)
    usable: dict[str, bool] = field(default_factory=dict)
    graded: bool = False
    ones: bool = False
    zeros: bool = False
    lacking: tuple[str, ...] = ()
    left: int = 0
    blank: int = 0
    untouched: tuple[str, ...] = ()
    absent: int = 0
    uncoded: int = 0
    marks: bool = False
    behind: int = 0
    unmarked: int = 0
    totals: int = 0
    bundles: tuple[str, ...] = ()
    unused: int = 0
    repeated: dict[str, str] = field(default_factory=dict)


@dataclass
class _Hand:
    """How a coder writes.

    numbers, words: the codes in numbers, and those in words
    empty, missing: cells of coded rows without a code
    named, touched: the meanings that some row has a place for, and those in whose place something stands in some row
    columns:        the names of all columns
    bundles:        what read the rows, where the program did
    places:         the meanings that coded rows have places for → how many such rows there are
    uncoded:        the ids of the rows that have places for codes, and none
    """

    numbers: set[int] = field(default_factory=set)
    words: set[bool] = field(default_factory=set)
    empty: int = 0
    missing: int = 0
    named: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    columns: dict[str, None] = field(default_factory=dict)
    bundles: dict[str, None] = field(default_factory=dict)
    places: Counter[frozenset[str]] = field(default_factory=Counter)
    uncoded: list[str] = field(default_factory=list)

    @property
    def writes_no(self) -> bool:
        """Whether the coder says, somewhere, that something is not shown."""
        return 0 in self.numbers or False in self.words

    def add(self, one: Coded) -> None:
        self.named |= one.meanings
        self.columns |= dict.fromkeys(one.columns)
        self.bundles |= dict.fromkeys(filter(None, [one.bundle]))
        for meaning, code in (one.codes or {}).items():
            self.touched.add(meaning)
            if isinstance(code, bool):
                self.words.add(code)
            elif code is not None:
                self.numbers.add(code)

    def count(self, one: Coded) -> None:
        """Takes a row that counts as coded."""
        self.empty, self.missing = self.empty + one.empty, self.missing + one.missing
        self.places[one.meanings] += 1

    def judge(self, coding: Coding, graded: bool) -> None:
        """Says of a coding what the coder codes, and which codes are told apart: of each coder alone, whatever others
        do in the file."""
        coding.lacking = tuple(id for id in MEANINGS if id not in self.named)
        coding.bundles = tuple(self.bundles)
        coding.absent = sum(rows * len(self.named - there) for there, rows in self.places.items())
        coding.zeros = self.numbers == {0} and True not in self.words and bool(coding.codes)
        coding.graded = 2 in self.numbers or coding.zeros or (graded and 1 in self.numbers)
        coding.ones = 1 in self.numbers and not coding.graded
        coding.blank = self.missing + (self.empty if self.writes_no else 0)
        if coding.blank:
            coding.untouched = tuple(id for id in MEANINGS if id in self.named - self.touched)

    def settle_uncoded(self, coding: Coding, blank_coded: bool) -> None:
        """Says what is made of the rows without any code."""
        yes = self.numbers - {0} or True in self.words
        coding.marks = bool(self.uncoded and coding.codes and yes) and not self.writes_no
        if coding.marks and blank_coded:
            coding.codes |= {id: dict.fromkeys(MEANINGS, 0) for id in self.uncoded}
            coding.unmarked, coding.marks, coding.behind = len(self.uncoded), False, 0
            coding.uncoded -= len(self.uncoded)


@dataclass
class _Taken:
    """What the rows of a file hold, one after the other.

    found, hands: coder ("" where none is named) → the coding, and how the coder writes
    places:       (coder, account's id) → where it stands first
    """

    source: Path
    found: dict[str, Coding] = field(default_factory=dict)
    hands: dict[str, _Hand] = field(default_factory=dict)
    places: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, one: Coded) -> None:
        """Takes the next row; of an account that the coder has coded already, only that it stands there twice."""
        name = f"{self.source.name}:{one.coder}" if one.coder else self.source.name
        coding = self.found.setdefault(one.coder, Coding(name))
        hand = self.hands.setdefault(one.coder, _Hand())
        hand.add(one)
        if first := self.places.get((one.coder, one.id)):
            coding.repeated.setdefault(one.id, self._repeated(one, first))
            return
        self.places[one.coder, one.id] = one.place
        if one.usable is not None:
            coding.usable[one.id] = one.usable
        if one.codes is None and one.usable is not False:
            coding.uncoded, coding.behind = coding.uncoded + 1, coding.behind + 1
            hand.uncoded += [one.id] if one.meanings else []
            return
        coding.behind = 0
        if one.codes is None:
            return
        if one.usable is False:
            coding.unused += any(one.codes.values())
            return
        hand.count(one)
        coding.left += sum(code is None for code in one.codes.values())
        codes: dict[str, Code] = {id: 2 * code if isinstance(code, bool) else code for id, code in one.codes.items()}
        coding.codes[one.id] = {id: codes.get(id, 0) for id in MEANINGS}

    def _repeated(self, one: Coded, first: str) -> str:
        named = f" Its id is {one.id}." if is_name(one.id) else ""
        what = _ROUNDED if is_rounded(one.id) else "Keep one of them."
        return f"{self.source}: {one.place} codes the same account as {first}.{named} {what}"

    def check_coders(self) -> None:
        """Raises RowError where some rows name their coder, and others do not."""
        if "" in self.found and len(self.found) > 1:
            nameless = next(place for (coder, _), place in self.places.items() if not coder)
            raise RowError(f"{self.source}: {nameless} has nothing in {CODER!r}, and others have. Say who coded it.")


def codings(
    source: Path,
    id_column: str = "id",
    encoding: str | None = None,
    graded: bool = False,
    blank_coded: bool = False,
) -> list[Coding]:
    """The codings in a file: a coding sheet or another table (CSV, TSV, Parquet) with a column for each meaning, what
    ``tearwise annotate`` wrote, or labelled accounts. A column ``coder`` tells several coders apart.

    In a row that is coded, an empty cell is 0, and so is a field that a line of JSON lacks; one without any code is not
    coded. A meaning that none of a coder's rows has a place for is not coded in any. A coder whose numbers are only 0
    and 1 says yes and no with them. A row that the program could not read codes nothing, and need have no id.

    encoding:    the one that the file is in; None: UTF-8, or what its byte order mark says
    graded:      whether 1 is plausible, and no yes, also where a coder never writes 2
    blank_coded: whether rows without any code are coded too, with nothing shown, where their coder never writes 0 or no
    Raises FileError where the file cannot be read, has two columns for the same, or names a column nearly as a meaning
    that it lacks; RowError where a cell is no code, or names no coder among rows that do.
    """
    file = CodedFile(source, id_column, encoding and encoding_named(encoding))
    taken = _Taken(source)
    for one in file.rows():
        taken.add(one)
    taken.check_coders()
    for coder, coding in taken.found.items():
        taken.hands[coder].judge(coding, graded)
        taken.hands[coder].settle_uncoded(coding, blank_coded)
        _settle(coding)
    if not taken.found:
        raise FileError(f"{source} holds no codes: there is no row in it that anybody coded. {_FILLED}")
    if not any(coding.codes for coding in taken.found.values()):
        if any(hand.named for hand in taken.hands.values()):
            raise FileError(f"{source} holds no codes: none stands in the row of a usable account. {_FILLED}")
        there = (column for hand in taken.hands.values() for column in hand.columns)
        wide = next((column for column in there if is_name(column) and _OF_ONE.fullmatch(column)), None)
        why = _LONG if wide is None else _WIDE.format(column=wide)
        raise FileError(f"{source} holds no codes. It needs a column for each of {', '.join(MEANINGS)}.{why}")
    next(iter(taken.found.values())).totals = file.totals
    for coder, coding in taken.found.items():
        check_meanings(source, coding.lacking, taken.hands[coder].columns)
    return list(taken.found.values())


def _settle(coding: Coding) -> None:
    """Makes the codes what they say: no meaning without a place is coded, nor is an account all of whose are open."""
    for id, codes in list(coding.codes.items()):
        if coding.ones:
            codes.update({meaning: 2 for meaning, code in codes.items() if code == 1})
        codes.update(dict.fromkeys(coding.lacking))
        if all(code is None for code in codes.values()):
            del coding.codes[id]


def check_meanings(source: Path, lacking: Sequence[str], columns: Iterable[str]) -> None:
    """Raises FileError where a meaning without a column has one, most likely, whose name is misspelt."""
    for id in lacking:
        if (slip := near(id, (column for column in columns if meaning_of(column) is None))) is not None:
            raise FileError(
                f"{source} has no column for {id!r}, and one that is nearly called so: {slip!r}. Call it {id!r} if it "
                "holds its codes, and otherwise something else."
            )

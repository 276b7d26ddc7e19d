"""The words and signs by which people say yes and no in a cell, or leave it open: one table, whatever was asked."""

from __future__ import annotations

import re
import unicodedata

YES = frozenset({"x", "✓", "✔", "✅", "☑", "yes", "y", "true", "t", "present", "shown"})
"""``x`` is yes by the custom of spreadsheets; its lookalikes among the signs are no."""
NO = frozenset({"-", "–", "−", "✗", "✘", "✕", "✖", "❌", "☐", "no", "n", "false", "f", "absent", "not shown"})
OPEN = frozenset({"?", "unknown", "unclear"})
MISSING = frozenset({"na", "n/a", "nan", "none", "null", "<na>", "#n/a", ".", "#null!"})
"""What R, pandas and spreadsheets write for an empty cell, or take for one when they read it; and SAS, Stata (``.``)
and SPSS (``#NULL!`` in a workbook)."""
LOST = frozenset({"#name?", "#value!", "#ref!", "#div/0!", "#num!", "#null!", "#error!", "err:508", "err:509"})
"""What spreadsheets write in place of a text that they took for a formula: one that begins with ``-``, for instance."""
DELETED = re.compile(r"\[ ?(?:deleted|removed)(?: by [a-z /_-]{1,60}\.?)? ?\]", re.ASCII)
"""What forums put in the place of a post that its writer, or somebody else, took away: ``[deleted]``, ``[removed]``,
``[ Removed by Reddit ]``."""
TOTALS = frozenset(
    {"total", "totals", "grand total", "subtotal", "sum", "sums", "mean", "means", "average", "averages", "count"}
    | {"counts", "summe", "gesamt", "gesamtsumme", "insgesamt", "mittelwert", "durchschnitt", "somme", "moyenne"}
    | {"suma", "promedio", "media", "totale", "somma", "totaal", "som", "gemiddelde", "summa", "totalt", "soma"}
)
"""What people, or a spreadsheet, write beside sums and means below the last row."""
_TRUE = frozenset(
    {"ja", "j", "oui", "sí", "si", "sì", "sim", "tak", "ano"}
    | {"wahr", "vrai", "verdadero", "verdadeiro", "vero", "waar", "sant", "sand", "sann", "prawda", "pravda"}
)
_FALSE = frozenset(
    {"nein", "non", "não", "nao", "nee", "nej", "nei", "nie", "ne"}
    | {"falsch", "faux", "falso", "onwaar", "falskt", "falsk", "usann", "fałsz", "nepravda"}
)
"""Yes and no as coders write them, and what spreadsheets make of true and false, in German, French, Spanish, Italian,
Portuguese, Dutch, Swedish, Danish, Norwegian, Polish and Czech. No single letter but German's ``j``: ``o`` and ``s``
would be a 0 or a slip as likely as a yes."""
_NUMBER = re.compile(r"([0-9])(?:[.,]0{1,2})?", re.ASCII)
"""Also as a column is saved that shows decimals, or that has gaps: ``1,00``, ``1.0``."""

_SCALE = {
    0: frozenset(
        {"no reason", "no reason to think so", "the account gives no reason to think so", "not shown", "absent", "no"}
    ),
    1: frozenset({"plausible", "a careful reader would call it plausible"}),
    2: frozenset({"shown", "yes", "the account says it or shows it"}),
}
"""What the codebook says that each number means."""
_LABELLED = re.compile(r"([0-2]) ?(?:[-–—−:=.)] ?([^()]+)|\(([^()]+)\))")

_LOOKS = dict.fromkeys((0xFE0E, 0xFE0F))
"""What may follow a sign, and says only whether it is drawn in colour."""


def plain(cell: object) -> str:
    """What stands in a cell, as it is looked up: without spaces around it, in small letters, an accent and its letter
    as one sign."""
    return unicodedata.normalize("NFC", str(cell).translate(_LOOKS).strip().lower())


def number(cell: object) -> int | None:
    """The number of one digit that stands in a cell, whatever decimals of it are shown; None for anything else."""
    found = _NUMBER.fullmatch(plain(cell))
    return int(found[1]) if found else None


def labelled(cell: object) -> int | None:
    """The code that stands in a cell with what the codebook says of it, as forms write their choices: ``2 – shown``,
    ``1 (plausible)``. None for anything else: other words may turn it round (``2 = no``)."""
    found = _LABELLED.fullmatch(plain(cell))
    if found is None or (found[2] or found[3]).strip() not in _SCALE[int(found[1])]:
        return None
    return int(found[1])


def yes_or_no(cell: object) -> bool | None:
    """Whether a cell says yes (also 1) or no (also 0); None where it leaves it open, or a word stands for nothing.

    Raises ValueError where it says neither, or what means the one to some people and the other to others: ``☒``.
    """
    word = plain(cell)
    if (digit := number(word)) in (0, 1):
        return bool(digit)
    if word in YES or word in NO:
        return word in YES
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    if word in OPEN or word in MISSING:
        return None
    raise ValueError

"""Guidance where the one who cried has died since: it is for the reader's own loss."""

from __future__ import annotations

from functools import cache

from tearwise.errors import DataError
from tearwise.reading import MeaningReading
from tearwise.replies.guidance import Guidance, Kind, made_of
from tearwise.replies.guidance_texts import avoids
from tearwise.replies.lines import lines, openers
from tearwise.tables import load_table

_FILE = "departed.toml"
_PARTS = ("later", "always", "say", "avoid", "when", "help")


def for_departed(likely: tuple[MeaningReading, ...]) -> Guidance:
    """What the reader may do, and say to somebody else, whatever these tears are likely to mean: nothing can be done
    any more while they flow."""
    ids = tuple(one.id for one in likely)
    kind: Kind = "unclear" if not ids else "meaning" if len(ids) == 1 else "mixed"
    table = _table()
    return made_of(
        kind,
        ids,
        now=(),
        later=lines(table["later"], f"{_FILE}, later"),
        always=lines(table["always"], f"{_FILE}, always"),
        say=openers(table["say"], f"{_FILE}, say"),
        again=(),
        avoid=avoids(table["avoid"], f"{_FILE}, avoid"),
        when=lines(table["when"], f"{_FILE}, when"),
        help=lines(table["help"], f"{_FILE}, help"),
    )


@cache
def _table() -> dict[str, object]:
    """Those of departed.toml. Raises DataError where it is not what it must be."""
    table = load_table("tearwise.replies", f"data/guidance/{_FILE}")
    if table.keys() != set(_PARTS):
        raise DataError(f"{_FILE}: it has {', '.join(_PARTS)}, and nothing else.")
    return dict(table)

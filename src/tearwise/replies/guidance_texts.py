"""The texts of the guidance as data: loaded from ``data/guidance/*.toml`` when they are first needed, and checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from tearwise.accounts import VALUES
from tearwise.errors import DataError
from tearwise.meanings import MEANINGS
from tearwise.replies.lines import Avoided, Line, avoided, avoids, line, lines, openers, some
from tearwise.replies.scenes import BONDS, MOVING, Occasion, Say, Scene, each, occasion, scenes
from tearwise.tables import flag, load_table, only, rows, texts

_BONDS, _MIXED, _REPAIR, _OCCASIONS = "bonds.toml", "mixed.toml", "repair.toml", "occasions.toml"
_UNCLEAR = "unclear.toml"
_BOND = ("now", "always", "again", "help_small", "alone", "apart")


@dataclass(frozen=True, slots=True)
class Texts:
    """What holds for every bond, and what is written for each.

    now:    while the tears flow; always: then and afterwards; again: openers for when it is over already
    light: what a bond adds elsewhere would weigh it down, and is left out where this meaning stands alone
    occasions: what is written for some triggers
    alone: what holds for every bond does not fit what set the tears off, and is not here
    follows: the occasion whose scene and ``again`` these are; None: they are those of the meaning
    """

    now: tuple[Line, ...]
    always: tuple[Line, ...]
    again: Say
    avoid: tuple[Avoided, ...]
    when: tuple[Line, ...]
    help: tuple[Line, ...]
    scenes: Mapping[str, Scene]
    light: bool = False
    occasions: tuple[Occasion, ...] = ()
    alone: bool = False
    follows: Occasion | None = None

    @property
    def adds(self) -> tuple[Line, ...]:
        """What the occasion says besides, whatever else is said."""
        return self.follows.always if self.follows else ()

    @property
    def instead(self) -> Avoided | None:
        """What the occasion says is better left undone, instead of what the bond says."""
        return self.follows.avoid if self.follows else None

    @property
    def besides(self) -> tuple[Line, ...]:
        """Where the occasion says when to seek help, besides the rest."""
        return (self.follows.help,) if self.follows and self.follows.help else ()

    def for_bond(self, bond: str) -> Texts:
        """The texts without those for every bond that do not fit this one, and with what it has instead."""
        scene = self.scenes[bond]
        if not scene.omit:
            return self
        return replace(
            self,
            now=_without(self.now, scene.omit),
            always=_without(self.always, scene.omit),
            avoid=(
                *((scene.avoid,) if scene.avoid else ()),
                *(one for one in self.avoid if one.what not in scene.omit),
            ),
            when=_without(self.when, scene.omit),
            help=(*((scene.help,) if scene.help else ()), *_without(self.help, scene.omit)),
        )

    def occasion(self, triggers: Collection[str], bond: str) -> Occasion | None:
        """The first that is written for one of these triggers and for this bond, those for what the account tells of
        more narrowly than the question for the trigger before the rest; None where there is none."""
        found = [one for one in self.occasions if one.trigger in triggers and bond in one.bonds]
        narrow = [one for one in found if one.trigger not in (*VALUES["trigger"], MOVING)]
        return next(iter(narrow or found), None)


@dataclass(frozen=True, slots=True)
class Bond:
    """What a bond adds, whatever the meaning.

    again: takes the place of a meaning's own openers for when it is over already; None leaves them
    alone: what is written for every bond would be too much here, and is left out: the two hardly meet, or did not
    apart: whether they talk at all is open, so that a meaning's own advice on when to talk is left out
    help_older: ``help`` without what is said of small children alone
    """

    now: tuple[Line, ...]
    always: tuple[Line, ...]
    again: Say | None
    avoid: Avoided
    when: Line
    help: Line
    alone: bool
    apart: bool
    help_older: Line


@dataclass(frozen=True, slots=True)
class Mixed:
    """What is said where several meanings are likely; the scenes are for glad and heavy ones together.

    alone: takes the place of ``several`` where an occasion that stands alone applies
    """

    several: Line
    alone: Line
    again: Say
    scenes: Mapping[str, Scene]


@dataclass(frozen=True, slots=True)
class Repair:
    """What is said to a reader who hurt the one who cried, whatever the bond; ``child``: to a parent, too; ``loud``:
    first, where voices were raised."""

    loud: tuple[Line, ...]
    now: tuple[Line, ...]
    child: tuple[Line, ...]
    later: tuple[Line, ...]
    always: tuple[Line, ...]
    say: Say
    again: Say
    avoid: tuple[Avoided, ...]
    when: tuple[Line, ...]
    help: tuple[Line, ...]


@cache
def for_meaning(id: str) -> Texts:
    """The texts for one of the nine meanings."""
    name, shared = f"{id}.toml", tuple(one for ids, one in _shared_occasions() if id in ids)
    return texts_in(_load(name), name, asks=False, shared=shared)


@cache
def for_unclear() -> Texts:
    """The texts where the account does not show what the tears mean; every scene has a question to ask."""
    return unclear_in(_load(_UNCLEAR))


@cache
def bonds() -> Mapping[str, Bond]:
    """Bond → what it adds."""
    return bonds_in(_load(_BONDS))


def bonds_in(table: Mapping[str, Any]) -> Mapping[str, Bond]:
    """What bonds.toml holds, checked. Raises DataError naming the entry."""
    name = _BONDS
    for bond, entry in each(table, BONDS, name):
        only(entry, ("avoid", "when", "help"), f"{name}, {bond}", _BOND)
    return MappingProxyType(
        {
            bond: Bond(
                now=some(entry, "now", f"{name}, {bond}"),
                always=some(entry, "always", f"{name}, {bond}"),
                again=openers(entry["again"], f"{name}, {bond}, again") if "again" in entry else None,
                avoid=avoided(entry["avoid"], f"{name}, {bond}, avoid"),
                when=line(entry["when"], f"{name}, {bond}, when"),
                help=_with_more(entry, f"{name}, {bond}"),
                alone=flag(entry, "alone", f"{name}, {bond}"),
                apart=flag(entry, "apart", f"{name}, {bond}"),
                help_older=line(entry["help"], f"{name}, {bond}, help"),
            )
            for bond, entry in each(table, BONDS, name)
        }
    )


def _with_more(entry: Mapping[str, Any], where: str) -> Line:
    """When to seek help, for children of any age."""
    help = line(entry["help"], f"{where}, help")
    more = line(entry["help_small"], f"{where}, help_small").text if "help_small" in entry else ""
    return replace(help, text=f"{help.text} {more}".strip())


@cache
def mixed() -> Mixed:
    """The texts for several meanings."""
    return mixed_in(_load(_MIXED))


def mixed_in(data: Mapping[str, Any]) -> Mixed:
    """What mixed.toml holds, checked. Raises DataError naming the entry."""
    name, table = _MIXED, dict(data)
    where = f"{name}, several"
    several = only(table.pop("several", None), ("always", "alone", "again"), where)
    return Mixed(
        line(several["always"], f"{where}, always"),
        line(several["alone"], f"{where}, alone"),
        openers(several["again"], f"{where}, again"),
        scenes(table, name, False),
    )


@cache
def repair() -> Repair:
    """The texts for a reader who says that they hurt the one who cried."""
    return repair_in(_load(_REPAIR))


def repair_in(table: Mapping[str, Any]) -> Repair:
    """What repair.toml holds, checked. Raises DataError naming the entry."""
    name, listed = _REPAIR, ("loud", "now", "child", "later", "always", "when", "help")
    only(table, (*listed, "say", "again", "avoid"), name)
    told = {part: lines(table[part], f"{name}, {part}") for part in listed}
    say, again = (openers(table.get(part), f"{name}, {part}") for part in ("say", "again"))
    return Repair(**told, say=say, again=again, avoid=avoids(table.get("avoid"), f"{name}, avoid"))


@cache
def _shared_occasions() -> tuple[tuple[frozenset[str], Occasion], ...]:
    """Occasions that are written for several meanings at once, and for which."""
    return occasions_in(_load(_OCCASIONS))


def occasions_in(data: Mapping[str, Any]) -> tuple[tuple[frozenset[str], Occasion], ...]:
    """What occasions.toml holds, checked. Raises DataError naming the entry."""
    name, found = _OCCASIONS, []
    for k, entry in enumerate(rows(only(data, ("occasion",), name), "occasion", name), 1):
        where = f"{name}, occasion {k}"
        made = occasion(entry, where, ("meanings",))
        ids = texts(entry, "meanings", where)
        if not ids or not set(ids) <= set(MEANINGS):
            raise DataError(f"{where}: 'meanings' must be a list of meanings.")
        found.append((frozenset(ids), made))
    return tuple(found)


def meaning_in(name: str, data: Mapping[str, Any]) -> Texts:
    """What the file of a meaning holds, checked. Raises DataError naming the entry."""
    return texts_in(data, name, asks=False)


def unclear_in(data: Mapping[str, Any]) -> Texts:
    """What unclear.toml holds, checked. Raises DataError naming the entry."""
    return texts_in(data, _UNCLEAR, asks=True)


def texts_in(data: Mapping[str, Any], name: str, asks: bool, shared: tuple[Occasion, ...] = ()) -> Texts:
    """What a meaning's file holds, or unclear.toml, checked. Raises DataError naming the entry.

    asks: whether every scene has a question; shared: occasions that are written elsewhere
    """
    table, where = dict(data), f"{name}, all"
    general = only(table.pop("all", None), ("always", "again", "avoid", "when", "help"), where, ("now", "light"))
    occasions = rows(table, "occasion", name)
    table.pop("occasion", None)
    texts = Texts(
        now=some(general, "now", where),
        always=lines(general["always"], f"{where}, always"),
        again=openers(general["again"], f"{where}, again"),
        avoid=avoids(general["avoid"], f"{where}, avoid"),
        when=lines(general["when"], f"{where}, when"),
        help=lines(general["help"], f"{where}, help"),
        scenes=scenes(table, name, asks),
        light=flag(general, "light", where),
        occasions=(*(occasion(entry, f"{name}, occasion {k}") for k, entry in enumerate(occasions, 1)), *shared),
    )
    said = {one.text for one in (*texts.now, *texts.always, *texts.when, *texts.help)}
    said |= {one.what for one in texts.avoid}
    if strangers := sorted(text for one in texts.scenes.values() for text in one.omit - said):
        raise DataError(f"{name}: a bond omits what is not said for every bond: {strangers[0]!r}.")
    return texts


def _without(lines: tuple[Line, ...], omit: frozenset[str]) -> tuple[Line, ...]:
    return tuple(one for one in lines if one.text not in omit)


def _load(name: str) -> dict[str, Any]:
    return load_table("tearwise.replies", f"data/guidance/{name}")

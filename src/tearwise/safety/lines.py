"""Where help is to be had, by country: the data of notices.toml, each entry with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from tearwise.errors import DataError
from tearwise.reading.reading import RiskId
from tearwise.tables import flag, load_table, only, rows, texts

_FILE = "notices.toml"
_NAMES = "countries.toml"
_FOR_WHOM = ("author", "young", "pictures")
_ALSO_CALLED = {"UK": "GB", "USA": "US"}


@dataclass(frozen=True)
class HelpLine:
    """One place to turn to.

    risks:  what it is for
    author: whether it is for whoever hurts, and wants to stop
    young:  whether it is for whoever is not yet grown
    pictures: whether it is for whoever is threatened with pictures, and shown to nobody else
    call:   numbers to call
    text:   what to text, and to where; "" where it takes none
    web:    where to read, chat or write; "" where there is nothing
    note:   cost, hours, for whom; "" where not known
    source: where it was seen, and ``says`` what was read there
    """

    name: str
    risks: tuple[RiskId, ...]
    call: tuple[str, ...]
    text: str
    web: str
    note: str
    source: str
    says: str
    author: bool = False
    young: bool = False
    pictures: bool = False

    @property
    def in_words(self) -> str:
        """The line, and how to reach it."""
        ways = [f"call {' or '.join(self.call)}"] if self.call else []
        ways += [f"text {self.text}"] if self.text else []
        ways += [self.web] if self.web else []
        return f"{self.name}: {'; '.join(ways)}" + (f" ({self.note})" if self.note else "")

    def to_record(self) -> dict[str, Any]:
        """The line as it stands in the record of a notice."""
        return {
            "name": self.name,
            "for": list(self.risks),
            "call": list(self.call),
            "text": self.text or None,
            "web": self.web or None,
            "note": self.note or None,
            "source": self.source,
        }


@dataclass(frozen=True)
class Country:
    """A country's help. ``code`` is ISO 3166-1 alpha-2; "" where no country is known.

    emergency: the number, or how to find it
    silent:    how to call for help without speaking; "" where not known
    """

    code: str
    name: str
    emergency: str
    silent: str
    source: str
    says: str
    lines: tuple[HelpLine, ...]

    def has_line_for(self, risk: RiskId) -> bool:
        """Whether a line of its own is named for a risk, besides what holds in every country."""
        return any(risk in line.risks for line in self.lines if line not in countries()[""].lines)


def country_of(code: str | None) -> Country:
    """The help of a country, then of every country; only the latter where the code is None or not known.

    An unknown code is no error: somebody who needs help now is better served with what there is.
    """
    known = countries()
    return known.get(_settled(code), known[""])


def name_of(code: str | None) -> str | None:
    """The English name of the country that two letters (ISO 3166-1) stand for, as a sentence takes it ("the
    Netherlands"); None where they stand for none."""
    return names().get(_settled(code))


def offered() -> tuple[Country, ...]:
    """The countries whose lines are known, by their names; none where the lines cannot be loaded, of which the notice
    tells."""
    try:
        known = countries()
    except DataError:
        return ()
    return tuple(sorted((one for code, one in known.items() if code), key=lambda one: one.name))


def listed() -> str:
    """The countries whose lines are known, in words: "AU (Australia), CA (Canada), ..."."""
    return ", ".join(f"{code} ({country.name})" for code, country in sorted(countries().items()) if code)


def _settled(code: str | None) -> str:
    wanted = (code or "").strip().upper()
    return _ALSO_CALLED.get(wanted, wanted)


@cache
def names() -> Mapping[str, str]:
    """Code → name, of every country there is. Raises DataError naming the entry that is not what it must be."""
    return named(load_table("tearwise.safety", _NAMES))


def named(data: Mapping[str, Any]) -> Mapping[str, str]:
    """What countries.toml holds, checked. Raises DataError naming the entry."""
    for code, name in data.items():
        if len(code) != 2 or not code.isupper() or not isinstance(name, str) or not name.strip():
            raise DataError(f"{_NAMES}: {code!r} must be two capitals and have a name.")
    return data


@cache
def countries() -> Mapping[str, Country]:
    """Code → country, and "" → what holds everywhere. Raises DataError naming the entry that is not what it must be."""
    return parsed(load_table("tearwise.safety", _FILE))


def parsed(data: Mapping[str, Any]) -> Mapping[str, Country]:
    """What notices.toml holds, checked. Raises DataError naming the country, the line and the key."""
    only(data, ("international", "country"), _FILE)
    everywhere = _country("", data["international"], ())
    found = {"": everywhere}
    if not isinstance(data["country"], Mapping):
        raise DataError(f"{_FILE}: 'country' must be a table of countries.")
    for code, entry in data["country"].items():
        if code not in names():
            raise DataError(f"{_FILE}: the country {code!r} is not named by its two capitals.")
        found[code] = _country(code, entry, everywhere.lines)
    return found


def _country(code: str, given: object, more: tuple[HelpLine, ...]) -> Country:
    where = f"{_FILE}, {code or 'international'}"
    needed = ("emergency", "source", "says", "line")
    entry = only(given, ("name", *needed) if code else needed, where, ("silent",))
    lines = tuple(_line(one, where) for one in rows(entry, "line", where))
    if not lines:
        raise DataError(f"{where} has no lines.")
    return Country(
        code=code,
        name=_text(entry, "name", where) if code else "",
        emergency=_text(entry, "emergency", where),
        silent=_text(entry, "silent", where, ""),
        source=_text(entry, "source", where),
        says=_text(entry, "says", where),
        lines=lines + more,
    )


def _line(given: object, where: str) -> HelpLine:
    where = f"{where}, line {given.get('name')!r}" if isinstance(given, Mapping) else where
    entry = only(given, ("name", "for", "source", "says"), where, ("call", "text", "web", "note", *_FOR_WHOM))
    risks: Any = texts(entry, "for", where)
    if not risks or not set(risks) <= set(get_args(RiskId)):
        raise DataError(f"{where}: it must say which risks it is for.")
    line = HelpLine(
        name=_text(entry, "name", where),
        risks=risks,
        call=texts(entry, "call", where),
        text=_text(entry, "text", where, ""),
        web=_text(entry, "web", where, ""),
        note=_text(entry, "note", where, ""),
        source=_text(entry, "source", where),
        says=_text(entry, "says", where),
        author=flag(entry, "author", where),
        young=flag(entry, "young", where),
        pictures=flag(entry, "pictures", where),
    )
    if not (line.call or line.text or line.web):
        raise DataError(f"{where}: there is no way to reach it.")
    return line


def _text(entry: Mapping[str, Any], key: str, where: str, missing: str | None = None) -> str:
    """A text of an entry, which must be there unless ``missing`` says what stands for it."""
    value = entry.get(key, missing)
    if not isinstance(value, str) or (missing is None and not value.strip()):
        raise DataError(f"{where}: {key!r} must be a text.")
    return value

"""What can be imported: an export of ours, jrnl's JSON export, Day One's JSON export (or the ZIP that it comes in);
and what came of it."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

from tearwise.accounts import Account
from tearwise.errors import AccountError, EpisodeError, raise_alone
from tearwise.journal import exchange
from tearwise.journal.backup import MANIFEST
from tearwise.journal.episode import Content, Episode, KeptReading
from tearwise.journal.timestamps import minute, settled_time
from tearwise.reading.reading import Reading
from tearwise.rendering.plural import counted
from tearwise.strict_json import TWICE, NoJson, json_in

if TYPE_CHECKING:
    from tearwise.journal.journal import Journal
    from tearwise.reading.reader import Reader

LARGEST = 300_000_000
"""Bytes of the largest file that is taken."""

_PIECE = 4096
"""Bytes that are taken out of an archive at a time: some of its methods unpack all that they are given at once."""
_BESIDE = "__MACOSX/"
"""Where a Mac puts what it knows of a file beside it, under the file's own name."""

Kind = Literal["tearwise", "jrnl", "dayone"]
_PHOTO = re.compile(r"!\[[^\]]*\]\(dayone-moment:[^)]*\)")
_BROKEN: tuple[type[Exception], ...] = (
    zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError,
)  # fmt: skip
with suppress(ImportError):  # not every Python has it, and then unpacks none of its kind
    from lzma import LZMAError

    _BROKEN += (LZMAError,)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry of another program's journal, before it is read.

    uid:      the same each time that the entry is imported, so that it comes in once
    by_utc:   whether ``happened`` is the time in UTC, since that of the place is not known: there it may be another day
    """

    happened: str
    account: Account = field(repr=False)
    uid: str = ""
    by_utc: bool = False

    def episode(self, reading: Reading, now: str) -> Episode:
        """The episode that comes of it, with a reading of its account; ``now`` is UTC."""
        content = Content(reading.account, self.happened)
        return Episode(0, self.uid, now, now, content, (), (KeptReading(now, 1, reading.to_record()),))


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds.

    episodes: those of an export of ours, whole
    drafts:   entries of another program's journal that can be accounts, oldest first
    unusable: how many entries cannot: they are empty, longer than 20,000 characters, or hold what no text holds
    """

    kind: Kind
    episodes: tuple[Episode, ...] = ()
    drafts: tuple[Draft, ...] = ()
    unusable: int = 0


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a file, in episodes.

    came:     that are new; there: that were in the journal already, and stay as they are
    left:     entries of another program in which nobody cries
    unusable: entries that have no text, too much, or hold what no text holds
    by_utc:   of those that came or were there, entries of another program whose time zone is not known here
    """

    came: int
    there: int
    left: int
    unusable: int
    by_utc: int = 0

    def told(self, option: str = "") -> str:
        """The same in words. ``option``: what takes in those that are left out, where there is a name for it."""
        parts = [f"{counted(self.came, 'episode')} came in"]
        if self.there:
            parts.append(f"{self.there} {'was' if self.there == 1 else 'were'} there already")
        if self.left:
            named = f" ({option})" if option else ""
            parts.append(f"{self.left} left out, since nobody cries in {'it' if self.left == 1 else 'them'}{named}")
        if self.unusable:
            parts.append(f"{self.unusable} had no text, more than 20,000 characters, or characters that no text has")
        told = "; ".join(parts) + "."
        if self.by_utc:
            many = "1 has" if self.by_utc == 1 else f"{self.by_utc} have"
            told += f" {many} no time zone that is known here: the day is that of UTC, and may be one off."
        return told


def wanted(drafts: Sequence[Draft], reader: Reader) -> list[Draft]:
    """Those entries of another program that are episodes: somebody cries in them, as far as can be read. This is known
    long before all that a reading holds; and a few that are read in full next are not scored again."""
    found = reader.read_many([draft.account.text for draft in drafts], brief=True)
    return [
        draft
        for draft, reading in zip(drafts, found, strict=True)
        if reading.status not in ("no_tears", "unsupported_language")
    ]


def taken_in(journal: Journal, found: Found, episodes: Sequence[Episode]) -> TakenIn:
    """Puts the episodes that come of a file into the journal, all or none, and says what came of it."""
    came, there = journal.put(episodes)
    unplaced = {draft.uid for draft in found.drafts if draft.by_utc}
    by_utc = sum(episode.uid in unplaced for episode in episodes)
    return TakenIn(came, there, max(0, len(found.drafts) - len(episodes)), found.unusable, by_utc)


def found_in(content: bytes, largest: int = LARGEST) -> Found:
    """What a file's content is, by what is in it. Raises EpisodeError, which never repeats a text of it.

    largest: bytes that the JSON in a ZIP archive may have
    """
    record = _json_of(content, largest)
    if isinstance(record, Mapping):
        if "schema" in record:
            return Found("tearwise", tuple(exchange.episodes_of(record)))
        entries = record.get("entries")
        if isinstance(entries, list) and all(isinstance(entry, Mapping) for entry in entries):
            if all("body" in entry and "date" in entry for entry in entries):
                return _drafts("jrnl", entries)
            if all("creationDate" in entry for entry in entries):
                return _drafts("dayone", entries)
    raise EpisodeError(
        "This is none of what can be imported: a tearwise.journal/1, jrnl's JSON export, or Day One's JSON export."
    )


def _json_of(content: bytes, largest: int) -> object:
    if content.startswith(b"PK"):
        content = _packed(content, largest)
    try:
        return json_in(content)
    except NoJson as wrong:
        if str(wrong) != TWICE:
            raise EpisodeError("This is no JSON in UTF-8: export it once more, as JSON.") from None
        raise EpisodeError(
            f"This {TWICE}, in its line {wrong.line}, and nobody can tell which of the two counts. Export it once more."
        ) from None


def _packed(content: bytes, largest: int) -> bytes:
    """The JSON of a ZIP archive, in memory alone."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if MANIFEST in archive.namelist():
                raise EpisodeError("This is a backup of a journal: tearwise journal restore puts that in its place.")
            named = [
                entry
                for entry in archive.infolist()
                if entry.filename.endswith(".json") and not entry.filename.startswith(_BESIDE)
            ]
            if len(named) != 1:
                raise EpisodeError("There has to be one JSON file in the archive. Unpack it, and import each.")
            if named[0].file_size > largest:
                raise EpisodeError(f"The JSON in the archive is larger than {largest // 1_000_000} MB.")
            with archive.open(named[0]) as packed:  # in pieces: its size is only what the archive says of it
                return b"".join(iter(partial(packed.read, _PIECE), b""))
    except EpisodeError:
        raise
    except _BROKEN:
        raise EpisodeError("The archive is damaged. Export it once more.") from None


def _drafts(kind: Kind, entries: list[Mapping[str, Any]]) -> Found:
    drafts, unusable = [], 0
    for number, entry in enumerate(entries, start=1):
        try:
            happened, text, name, by_utc = (_from_jrnl if kind == "jrnl" else _from_day_one)(entry)
            happened = settled_time(happened)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError):
            raise_alone(EpisodeError(f"Entry {number} of the file has no text, or no date, where it should be."))
        try:
            drafts.append(Draft(happened, Account.of(text), name, by_utc))
        except AccountError:
            unusable += 1
    return Found(kind, drafts=tuple(sorted(drafts, key=lambda draft: draft.happened)), unusable=unusable)


def _from_jrnl(entry: Mapping[str, Any]) -> tuple[str, str, str, bool]:
    text = "\n".join(part for part in (str(entry.get("title") or "").strip(), (entry["body"] or "").strip()) if part)
    happened = f"{entry['date']}T{entry['time']}" if entry.get("time") else entry["date"]
    return happened, text, f"jrnl-{_sum(happened, text)}", False


def _from_day_one(entry: Mapping[str, Any]) -> tuple[str, str, str, bool]:
    text = _ESCAPE.sub(r"\1", _PHOTO.sub("", entry.get("text") or "")).strip()
    made = datetime.fromisoformat(entry["creationDate"])
    zone = entry.get("timeZone")
    there: ZoneInfo | None = None
    with suppress(KeyError, ValueError, OSError):  # a zone that this machine does not know
        there = ZoneInfo(zone) if zone else None
    happened = minute(made.astimezone(there or UTC))
    name = str(entry.get("uuid") or "")
    if not re.fullmatch(r"[A-Za-z0-9-]{1,64}", name):
        name = _sum(happened, text)
    return happened, text, f"dayone-{name}", there is None


def _sum(happened: str, text: str) -> str:
    """What tells an entry from others; also of a text that can be no account, which is found out later."""
    return hashlib.sha256(f"{happened} {text}".encode(errors="surrogatepass")).hexdigest()[:32]

"""The journal: what a person keeps of what happened, encrypted, on their own disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, delete, func, select, text

from tearwise.errors import JournalError
from tearwise.journal import backup, episodes, exchange, learning, patterns, people, search, settings, tables
from tearwise.journal.arguments import check_reading, each, texts
from tearwise.journal.database import Database
from tearwise.journal.episode import (
    Content,
    Correction,
    Entry,
    Episode,
    KeptReading,
    Person,
    Response,
    responses_of,
)
from tearwise.journal.header import Header
from tearwise.journal.keys import Vault
from tearwise.journal.learning import Offset
from tearwise.journal.patterns import Patterns
from tearwise.journal.timestamps import check_time, minute, stamp
from tearwise.reading.reading import Reading

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class Journal(Vault):
    """An open journal. May be used from several threads, and by several programs at once.

        with Journal.open(passphrase) as journal:
            episode = journal.add(reading, person="Tom", happened="2026-11-20")
            journal.entries(person="Tom"), journal.search("job")
            journal.edit(episode.id, replace(episode.content, note="We talked the next day."))
            journal.correct(episode.id, ["other"], "it was really about his job")

    Every method is one transaction: all of it is kept when the method returns, or nothing of it is where it raises.
    Any of them may raise

    JournalLocked      the journal was locked (here or by another program), or its passphrase changed: open it again
    JournalBusy        another program is writing to it; what was asked for may be asked again
    JournalDamaged     a part of the file is not what was written
    JournalUnwritable  the disk is full, read-only or failing
    EpisodeMissing     there is no such episode or person

    and EpisodeError where an argument is of another type (ReadingError: no reading, FileError: no Path). No message
    repeats what is in it. Use ``create`` and ``open`` rather than the constructor.
    """

    clock: Clock = staticmethod(_now)
    """Says what time it is. Nothing but the times that are kept depends on it."""

    def __init__(self, folder: Path, opened: Header, base: Database) -> None:
        super().__init__(folder, opened, base)
        with suppress(JournalError):  # what was deleted and could not be swept up then
            self._sweep()

    def add(
        self,
        reading: Reading,
        *,
        happened: str | None = None,
        person: Person | str | None = None,
        responses: Iterable[Response | str] = (),
        note: str = "",
    ) -> Episode:
        """Keeps a reading, with its account and answers, as a new episode.

        happened: ISO 8601, a date, or a date and time where the person was; None: now, by this computer's clock
        person:   whom it concerns; who has not been named before is put in
        Raises EpisodeError where something cannot be kept, or cannot have happened then: see ``timestamps.check_time``.
        """
        check_reading(reading)
        when = happened or minute(self.clock().astimezone())
        whom = Person(person) if isinstance(person, str) else person
        content = Content(reading.account, when, whom, responses_of(responses), note)
        if happened:
            check_time(content.happened, self.clock())
        now = stamp(self.clock())
        episode = Episode(0, uuid4().hex, now, now, content, (), (KeptReading(now, 1, reading.to_record()),))
        with self._writing() as connection:
            return episodes.one(connection, episodes.keep(connection, episode))

    def put(self, kept: Iterable[Episode]) -> tuple[int, int]:
        """Puts in whole episodes, as an export has them, all or none; returns how many came in and how many were there
        already (by ``uid``), which stay as they are; so does what is said of people who are there."""
        came = there = 0
        with self._writing() as connection:
            for episode in each("kept", kept, Episode, "episodes"):
                if episodes.id_of(connection, episode.uid) is None:
                    episodes.keep(connection, episode, newly_said=False)
                    came += 1
                else:
                    there += 1
        return came, there

    def episode(self, id: int) -> Episode:
        """The episode with this id, whole. Raises EpisodeMissing."""
        with self._reading() as connection:
            return episodes.one(connection, id)

    def episodes(self, person: str | None = None) -> Iterator[Episode]:
        """All episodes, or one person's, whole, in the order in which they happened: one state of the journal."""
        with self._reading() as connection:
            yield from episodes.many(connection, episodes.ids(connection, person))

    def export(self, person: str | None = None) -> dict[str, Any]:
        """All episodes, or one person's, as ``tearwise.journal/1``, which ``put`` takes back without loss."""
        return exchange.document(self.episodes(person), stamp(self.clock()))

    def edit(self, id: int, content: Content, reading: Reading | None = None, made_from: int | None = None) -> Episode:
        """Puts new content in the place of an episode's old one, which stays among its revisions.

        reading: of the new content's account, beside the earlier ones; made_from: the revision it was made of, if known
        Raises EpisodeMissing; EpisodeChanged where the episode is at another revision by now, and holds something else;
        EpisodeError where the reading is of another account, or a new time as ``add`` says.
        """
        episodes.check_edit(content, reading, made_from)
        now = stamp(self.clock())
        with self._writing() as connection:
            if content.happened != episodes.one(connection, id).content.happened:
                check_time(content.happened, self.clock())
            episodes.edit(connection, id, content, now, made_from)
            if reading is not None:
                revision = episodes.one(connection, id).revision
                episodes.keep_reading(connection, id, KeptReading(now, revision, reading.to_record()))
            return episodes.one(connection, id)

    def correct(self, id: int, meanings: Sequence[str] | None = None, words: str = "") -> Episode:
        """Keeps what the tears meant by the person's own account, beside what the program read.

        meanings: all that they meant; () is none of the nine; None: as corrected before, or not said
        Raises EpisodeMissing; EpisodeError for a meaning that there is not, or when neither is given.
        """
        made = Correction(stamp(self.clock()), texts("meanings", meanings), words)
        with self._writing() as connection:
            before = episodes.one(connection, id).correction
            if made.meanings is None and before is not None:
                made = Correction(made.made, before.meanings, words)
            episodes.keep_correction(connection, id, made)
            return episodes.one(connection, id)

    def take_back_correction(self, id: int, of: int | None = None) -> Episode:
        """Deletes the correction that counts, so that the one before it counts, or none. ``of``: how many there were;
        where there are fewer by now, it is taken back already, and no other one is. Raises EpisodeMissing, also where
        there is none to take back; EpisodeChanged where there are more by now."""
        with self._writing() as connection:
            episodes.take_back_correction(connection, id, of)
            return episodes.one(connection, id)

    def entries(
        self,
        *,
        person: str | None = None,
        since: str | None = None,
        until: str | None = None,
        meaning: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Entry]:
        """A list of episodes, the latest first.

        person: whose; since, until: ISO 8601 dates, both included; meaning: that they have, by the person or else by
        the program; limit, offset: so many, after so many
        Raises EpisodeMissing for a name that is not there, EpisodeError for a date or meaning that is none.
        """
        with self._reading() as connection:
            return search.entries(
                connection, person=person, since=since, until=until, meaning=meaning, limit=limit, offset=offset
            )

    def search(
        self, words: str, *, person: str | None = None, since: str | None = None, until: str | None = None,
        meaning: str | None = None, limit: int | None = 50, offset: int = 0,
    ) -> list[Entry]:  # fmt: skip
        """The episodes with all of these words, or words that begin so, in account, note, responses, corrections or
        name: the best first, each with the passage that was found. Otherwise as ``entries``.

        Raises EpisodeError where there is no word.
        """
        with self._reading() as connection:
            return search.entries(
                connection, words=words, person=person, since=since, until=until, meaning=meaning, limit=limit,
                offset=offset,
            )  # fmt: skip

    def patterns(self, *, person: str | None = None, since: str | None = None, until: str | None = None) -> Patterns:
        """What the tears were about over time, in counts. The arguments are those of ``entries``."""
        with self._reading() as connection:
            return patterns.patterns(connection, person=person, since=since, until=until)

    def learned(self) -> tuple[Offset, ...]:
        """What the corrections say of the program's probabilities, meaning by meaning: see ``learning``. It is worked
        out anew each time and shifts nothing by itself; whether the person wants it is the setting ``learning``."""
        with self._reading() as connection:
            return learning.offsets(search.labelled(connection))

    def __len__(self) -> int:
        """How many episodes there are."""
        with self._reading() as connection:
            return int(connection.execute(select(func.count()).select_from(tables.episode)).scalar_one())

    def back_up(self, target: Path, *, replace: bool = False) -> None:
        """Writes all of the journal into one file, encrypted as it is, and checks it; ``backup.restore`` takes it back.

        It opens with the passphrase, or the recovery sheet, of now. Raises FileError where there is a file already,
        unless ``replace``, and for a file in the journal's own folder.
        """
        with self._guarded() as base:
            backup.write(target, self.folder, base, self._header, stamp(self.clock()), replace=replace)
            self._check()  # that the header is still the one of this database

    def people(self) -> list[Person]:
        """Everybody who is named, by name."""
        with self._reading() as connection:
            return list(people.by_id(connection).values())

    def rename(self, name: str, person: Person) -> None:
        """Gives somebody another name, relationship or pronoun in every episode.

        Raises EpisodeMissing; EpisodeError where the new name is somebody else's.
        """
        with self._writing() as connection:
            episodes.reindex(connection, people.rename(connection, name, person))

    # Deleting

    def delete(self, *ids: int) -> None:
        """Deletes episodes for good, with their revisions, readings and corrections: all of them, or none where it
        raises EpisodeMissing."""
        with self._deleting() as connection:
            for id in ids:
                episodes.remove(connection, id)

    def delete_person(self, name: str) -> int:
        """Deletes somebody for good, with every episode of theirs; returns how many those were. In earlier revisions of
        other episodes their name is gone too. Raises EpisodeMissing."""
        with self._deleting() as connection:
            found = episodes.ids(connection, name)
            for id in found:
                episodes.remove(connection, id)
            people.remove(connection, people.known(connection, name).id)
        return len(found)

    def delete_all(self) -> int:
        """Deletes every episode and every person for good; returns how many episodes there were. Settings stay."""
        with self._deleting() as connection:
            found = connection.execute(delete(tables.episode)).rowcount
            connection.execute(text("DELETE FROM episode_text"))
            connection.execute(delete(tables.person))
        return found

    @contextmanager
    def _deleting(self) -> Iterator[Connection]:
        """A transaction that deletes, after which the file is written anew without what was in it."""
        with self._writing() as connection:
            yield connection
            people.remove_unused(connection)
            settings.put(connection, settings.COMPACT, uuid4().hex)
        with suppress(JournalError):  # another program reads; it is swept up when the journal is opened next
            self._sweep()

    def _sweep(self) -> None:
        with self._reading() as connection:
            due = settings.get(connection, settings.COMPACT)
        if due:
            with self._guarded() as base:
                base.compact()
            with self._writing() as connection:
                if settings.get(connection, settings.COMPACT) == due:  # else somebody has deleted more since
                    settings.put(connection, settings.COMPACT, False)

    # Settings

    def setting(self, name: str) -> object:
        """A setting, as JSON has it; None where it was never set."""
        with self._reading() as connection:
            return settings.get(connection, name)

    def set(self, name: str, value: object) -> None:
        """Keeps a setting, anything that JSON can hold. Raises EpisodeError for what it cannot hold, and for "compact",
        which the journal keeps for itself."""
        settings.check_name(name)
        with self._writing() as connection:
            settings.put(connection, name, value)

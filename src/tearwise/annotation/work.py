"""The work of a corpus run: a shard of rows in, their records as lines out. The same wherever it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from tearwise.annotation.corpus import Corpus, Shard, shards
from tearwise.annotation.flat import flat_failed_row, flat_row
from tearwise.annotation.formats import Form
from tearwise.annotation.rows import Columns
from tearwise.reading.reading import Reading, Risk
from tearwise.rendering.record import RowId, failed_row, line, row

STEP = 1024
"""Rows of a shard: what is lost at most, for each process, when a run is broken off."""


@dataclass(frozen=True)
class Unread:
    """Why an engine that can fail at one account alone has no reading of it.

    risks: what the account tells of danger all the same; that does not rest on such an engine
    """

    error: str
    risks: tuple[Risk, ...]


class ReadsMany(Protocol):
    """What reads accounts: ``tearwise.Reader``."""

    def read_many(
        self,
        texts: Iterable[str],
        answers: Iterable[Mapping[str, object] | None] | None = None,
        *,
        effects: bool = True,
        brief: bool = False,
    ) -> Iterator[Reading] | Iterator[Reading | Unread]:
        """A reading of each text, in order; or why there is none, of an engine that can fail at one text alone.
        ``brief``: without evidence and question."""
        ...


Fresh = Callable[[], ReadsMany]
"""Makes a reader that remembers nothing, of an engine that is loaded already. A shard is always read by a fresh one,
so that its records are the same bytes whatever was read before."""

Start = Callable[[int | None], Fresh]
"""Loads the engine, with so many threads (None: all cores). Can be sent to another process."""


@dataclass(frozen=True)
class Settings:
    """What decides, besides corpus and engine, what a run writes.

    form:    records as ``tearwise read --json`` prints them, or flat columns
    effects: whether what each passage does is measured; flat columns have none
    step:    rows of a shard
    """

    columns: Columns = field(default_factory=Columns)
    form: Form = "nested"
    effects: bool = True
    step: int = STEP

    def to_record(self) -> dict[str, Any]:
        """As a manifest has them, and as a run is known by that is gone on with."""
        columns = asdict(self.columns) | {"answers": dict(self.columns.answers)}
        return {"columns": columns, "form": self.form, "effects": self.measures_effects, "step": self.step}

    @property
    def measures_effects(self) -> bool:
        """Whether effects are measured: flat columns have no place for them."""
        return self.effects and self.form == "nested"


@dataclass(frozen=True)
class Finished:
    """A shard that is read.

    lines:  its records, a line each
    failed: how many of its rows could not be read
    done:   how many bytes of the corpus were read for it
    """

    number: int
    lines: bytes
    rows: int
    failed: int
    done: int


Runner = Callable[[Corpus, Settings, frozenset[int]], Iterator[Finished]]
"""Reads a corpus' shards, without those that are done already, in any order."""


def finished(shard: Shard, reader: ReadsMany, settings: Settings) -> Finished:
    """Reads the rows of a shard."""
    good = [one for one in shard.rows if one.text is not None]
    texts = [one.text for one in good if one.text is not None]
    readings = reader.read_many(
        texts, [one.answers for one in good], effects=settings.measures_effects, brief=settings.form == "flat"
    )
    records = [
        _record(one.id, next(readings), settings) if one.text is not None else _failed(one.id, one.error, settings)
        for one in shard.rows
    ]
    lines = "".join(map(line, records)).encode("utf-8")
    failed = sum(one["status"] == "error" for one in records)
    return Finished(shard.number, lines, len(records), failed, shard.rows[-1].done)


def _record(id: RowId, reading: Reading | Unread, settings: Settings) -> dict[str, Any]:
    if isinstance(reading, Unread):
        failed = failed_row if settings.form == "nested" else flat_failed_row
        return failed(id, reading.error, reading.risks)
    return row(id, reading) if settings.form == "nested" else flat_row(id, reading)


def _failed(id: RowId, error: str, settings: Settings) -> dict[str, Any]:
    return failed_row(id, error) if settings.form == "nested" else flat_failed_row(id, error)


def alone(fresh: Fresh) -> Runner:
    """Reads in this process, one shard after the other."""

    def run(corpus: Corpus, settings: Settings, done: frozenset[int]) -> Iterator[Finished]:
        for shard in shards(corpus, settings.columns, settings.step, done):
            yield finished(shard, fresh(), settings)

    return run

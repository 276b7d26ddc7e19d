"""Lists of episodes, by what is asked for: a person, a time, a meaning, words."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    Select,
    Table,
    and_,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)

from tearwise.errors import EpisodeError, is_among
from tearwise.journal import people, tables
from tearwise.journal.arguments import check, check_count
from tearwise.journal.episode import Entry
from tearwise.journal.timestamps import settled_time
from tearwise.meanings import MEANINGS

LONGEST = 200
"""Characters that can be searched for."""
BEGINNING = 100
"""Characters of an account that a list shows."""
BEGINS, ENDS = "Where that time begins", "Where that time ends"

_TEXT = table("episode_text", column("rowid"))
_PASSAGE: ColumnElement[str] = literal_column("snippet(episode_text, -1, '[', ']', '…', 16)")
_ENDING = re.compile(r"(\w{3,}?)(?:ing|ed|es|(?<![siu])s)", re.IGNORECASE)
_OWNER = re.compile(r"(?!(?:it|s?he|that|what|who|where|when|how|there|here|let)\W)(\w{2,})['’]s", re.IGNORECASE)
"""Whose something is; the "s" of "he's" is a word of its own."""
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_Y = re.compile(r"\w+[^\W\daeiou][iy]", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def entries(
    connection: Connection,
    *,
    words: str | None = None,
    person: str | None = None,
    since: str | None = None,
    until: str | None = None,
    meaning: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[Entry]:
    """The episodes that are all that is asked for: by how well they fit the words, else the latest first."""
    check_count("offset", offset)
    if limit is not None:
        check_count("limit", limit)
    query = _filtered(connection, _newest(words), person, since, until, meaning).offset(offset)
    query = query.limit(-1 if limit is None else limit)
    return [
        Entry(
            id=row.id,
            happened=row.happened,
            person=row.name,
            beginning=_beginning(row.beginning),
            meanings=_named(row),
            corrected=row.meanings is not None,
            risks=_risks(row),
            passage=row.passage,
        )
        for row in connection.execute(query)
    ]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is counted of an episode; ``answers`` and ``responses`` are JSON."""

    happened: str
    person: str | None
    meanings: tuple[str, ...]
    corrected: bool
    risks: tuple[tuple[str, str], ...]
    answers: str
    responses: str
    account: str = field(repr=False)


def facts(connection: Connection, *, person: str | None, since: str | None, until: str | None) -> list[Facts]:
    """What is counted of every episode that is all that is asked for."""
    query = _filtered(connection, _newest(None), person, since, until, None)
    query = query.add_columns(tables.episode.c.answers, tables.episode.c.responses, tables.episode.c.account)
    return [
        Facts(
            row.happened,
            row.name,
            _named(row),
            row.meanings is not None,
            _risks(row),
            row.answers,
            row.responses,
            row.account,
        )
        for row in connection.execute(query)
    ]


def labelled(connection: Connection) -> list[tuple[Mapping[str, float], frozenset[str]]]:
    """The newest reading's probabilities and the person's own meanings, of every corrected episode that was read."""
    query = _newest(None).add_columns(tables.reading.c.record)
    query = query.where(tables.correction.c.meanings.is_not(None), tables.reading.c.status == "read")
    return [
        (
            {one["id"]: one["probability"] for one in json.loads(row.record)["meanings"]},
            frozenset(row.meanings.split()),
        )
        for row in connection.execute(query)
    ]


def matching(words: str) -> str:
    """Words in the language of the full-text index: episodes with all of them, or with words that begin so.

    Raises EpisodeError where there is no word, or there are too many: each looks through the whole index.
    """
    check("words", words, str, "text")
    if len(words) > LONGEST:
        raise EpisodeError(f"At most {LONGEST} characters are searched for. Take the words that tell most.", "words")
    found = _WORD.findall(unicodedata.normalize("NFC", words))  # an accent of its own is no letter
    if not found:
        raise EpisodeError("There is no word to search for.", "words")
    return " AND ".join(f"({' OR '.join(_forms(word))})" for word in found)


def _forms(word: str) -> list[str]:
    """The beginnings of words that a word asks for: itself, and what is left of it without an English ending, so that
    "hugged" finds "hugs", "cry" finds "cried" and "mum's" finds "mum"."""
    forms = [word]
    if owner := _OWNER.fullmatch(word):
        forms.append(owner[1])
    if (ending := _ENDING.fullmatch(word)) and _VOWEL.search(ending[1]):
        stem = ending[1]
        forms.append(stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "lsz" else stem)
    for form in tuple(forms):
        if _Y.fullmatch(form):
            forms.append(f"{form[:-1]}{'i' if form[-1] in 'yY' else 'y'}")
    return [f'"{form}"*' for form in forms]


def _newest(words: str | None) -> Select[Any]:
    """Episodes with their newest reading and the correction that counts.

    ``+ 0`` keeps SQLite from looking a row up by its number: the index of its episode holds all that is wanted.
    """
    episode, reading, correction = tables.episode, tables.reading, tables.correction
    joined = (
        episode.outerjoin(tables.person, tables.person.c.id == episode.c.person_id)
        .outerjoin(reading, and_(reading.c.episode_id == episode.c.id, reading.c.id + 0 == _last(reading)))
        .outerjoin(correction, and_(correction.c.episode_id == episode.c.id, correction.c.id + 0 == _last(correction)))
    )
    columns: list[Any] = [
        episode.c.id,
        episode.c.happened,
        tables.person.c.name,
        func.substr(episode.c.account, 1, 4 * BEGINNING).label("beginning"),
        reading.c.present,
        reading.c.risks,
        correction.c.meanings,
    ]
    if words is None:
        query = select(*columns, literal_column("NULL").label("passage")).select_from(joined)
        return query.order_by(episode.c.happened.desc(), episode.c.id.desc())
    found = joined.join(_TEXT, _TEXT.c.rowid == episode.c.id)
    query = select(*columns, _PASSAGE.label("passage")).select_from(found)
    query = query.where(text("episode_text MATCH :words").bindparams(words=matching(words)))
    return query.order_by(literal_column("episode_text.rank"), episode.c.id.desc())


def _last(of: Table) -> ScalarSelect[int]:
    """The last that an episode has of something."""
    last = select(func.max(of.c.id)).where(of.c.episode_id == tables.episode.c.id)
    return last.correlate(tables.episode).scalar_subquery()


def _filtered(
    connection: Connection,
    query: Select[Any],
    person: str | None,
    since: str | None,
    until: str | None,
    meaning: str | None,
) -> Select[Any]:
    episode = tables.episode
    first = None if since is None else settled_time(since, BEGINS, "since")
    last = None if until is None else settled_time(until, ENDS, "until")
    if last is not None and "T" not in last:  # a day means all of it
        last = f"{last}T24"
    if first is not None and last is not None and first > last:
        raise EpisodeError("That time ends before it begins: are its two ends the wrong way round?", "until")
    if person is not None:
        query = query.where(episode.c.person_id == people.known(connection, person).id)
    if first is not None:
        query = query.where(episode.c.happened >= first)
    if last is not None:
        query = query.where(episode.c.happened <= last)
    if meaning is not None:
        if not is_among(meaning, MEANINGS):
            raise EpisodeError(f"There is no such meaning. The nine are: {', '.join(MEANINGS)}.")
        named = func.coalesce(tables.correction.c.meanings, tables.reading.c.present, "")
        query = query.where(func.instr(literal_column("' '").concat(named).concat(" "), f" {meaning} ") > 0)
    return query


def _named(row: Row[Any]) -> tuple[str, ...]:
    """The meanings that count: the person's own, else those of the newest reading."""
    return tuple((row.present or "" if row.meanings is None else row.meanings).split())


def _risks(row: Row[Any]) -> tuple[tuple[str, str], ...]:
    """The newest reading's risks with their urgencies, which are kept as "abuse:soon self_harm:now"."""
    return tuple((id, urgency) for id, _, urgency in (risk.partition(":") for risk in (row.risks or "").split()))


def _beginning(account: str) -> str:
    words = " ".join(account.split())
    if len(words) <= BEGINNING:
        return words
    kept = words[: BEGINNING - 1]
    return f"{kept.rpartition(' ')[0] or kept}…"

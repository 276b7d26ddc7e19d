"""Episodes as lines of plain text and as records: for the terminal, and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tearwise.journal.episode import Content, Entry, Episode, KeptReading, Person, Response
from tearwise.journal.learning import Offset, shifted
from tearwise.meanings import meaning
from tearwise.reading.reading import Reading
from tearwise.rendering.answers import told_answers
from tearwise.rendering.marking import visible
from tearwise.rendering.words import headline, percent

_UNNAMED = "no meaning named"  # which is not to say that the tears have none
_HELPED = {"yes": "it helped", "partly": "it helped partly", "no": "it did not help", None: ""}


def entry_record(entry: Entry) -> dict[str, Any]:
    """A line of a list, as JSON."""
    record = {
        "id": entry.id,
        "happened": entry.happened,
        "person": entry.person,
        "beginning": entry.beginning,
        "meanings": list(entry.meanings),
        "corrected": entry.corrected,
        "risks": [{"id": id, "urgency": urgency} for id, urgency in entry.risks],
    }
    return record if entry.passage is None else {**record, "passage": entry.passage}


def entry_lines(entry: Entry) -> Iterator[str]:
    """Two lines: number, time, person and meanings; then the account's beginning, or what was found."""
    parts = [f"{entry.id:>4}", time(entry.happened), *([visible(entry.person)] if entry.person else [])]
    parts.append(f"{_meanings(entry.meanings)} (you say)" if entry.corrected else _meanings(entry.meanings, _UNNAMED))
    if entry.risks:
        parts.append("! safety")
    yield "  ".join(parts)
    yield f"      {visible(' '.join((entry.passage or entry.beginning).split()))}"


def person_line(person: Person) -> str:
    """Somebody, and what is said of them."""
    told = [one for one in (person.relationship, person.pronoun) if one]
    return visible(person.name) + (f" ({', '.join(told)})" if told else "")


def episode_lines(episode: Episode) -> Iterator[str]:
    """What the person says of an episode, above its reading."""
    content = episode.content
    head = [f"Episode {episode.id}", time(content.happened)]
    yield "  ".join(head + ([] if content.person is None else [person_line(content.person)]))
    for response in content.responses:
        yield _response(response)
    if content.note.strip():
        yield f"Your note: {visible(content.note.strip())}"
    yield from _answer_lines(content)
    if episode.correction is not None:
        made = episode.correction
        if made.meanings is not None:
            yield f"You say: {_meanings(made.meanings)}"
        if made.words.strip():
            yield f"In your words: {visible(made.words.strip())}"
    if episode.readings:
        last = episode.readings[-1]
        more = len(episode.readings) - 1
        same = episode.account_of(last) == content.account
        old = "" if same else ", of the account as it was before you changed it"
        earlier = f"; {more} earlier, with --history" if more else ""
        yield f"Read on {time(last.made)} UTC by {visible(last.bundle)}{old}{earlier}"


def account_lines(content: Content) -> Iterator[str]:
    """The account alone."""
    yield from visible(content.account.text).splitlines()


def history_lines(episode: Episode) -> Iterator[str]:
    """Readings, corrections and earlier versions, oldest first."""
    for reading in episode.readings:
        yield f"Read on {time(reading.made)} UTC by {visible(reading.bundle)} (version {reading.revision})"
        yield f"  {_told(reading, episode)}"
    for made in episode.corrections:
        said = [] if made.meanings is None else [_meanings(made.meanings)]
        yield f"You said on {time(made.made)} UTC: " + "; ".join(said + ([visible(made.words)] if made.words else []))
    for past in episode.revisions:
        yield f"Version {past.number}, until {time(past.until)} UTC: {time(past.content.happened)}"
        if past.content.person is not None:
            yield f"  {person_line(past.content.person)}"
        yield from (f"  {line}" for line in account_lines(past.content))
        yield from (f"  {_response(response)}" for response in past.content.responses)
        if past.content.note.strip():
            yield f"  Your note: {visible(past.content.note.strip())}"
        yield from (f"  {line}" for line in _answer_lines(past.content))


def learned_lines(reading: Reading, learned: Iterable[Offset]) -> Iterator[str]:
    """What the person's corrections make of a reading's probabilities, where that can be seen."""
    if reading.status != "read":
        return
    moved = []
    for one in learned:
        before = reading.meaning(one.meaning).probability
        after = percent(shifted(before, one.offset))
        if after != percent(before):
            moved.append(f"{meaning(one.meaning).name} {percent(before)} → {after}")
    if moved:
        yield ""
        yield f"By what your corrections have shown so far: {', '.join(moved)}"


def time(kept: str) -> str:
    """A time as people read it: "2026-11-20" or "2026-11-20 21:30"."""
    return kept[:16].replace("T", " ")


def _response(response: Response) -> str:
    helped = _HELPED[response.helped]
    return f"You: {visible(response.what)}" + (f" ({helped})" if helped else "")


def _answer_lines(content: Content) -> Iterator[str]:
    return (f"You answered: {told.question} {told.answer}" for told in told_answers(content.account))


def _told(kept: KeptReading, episode: Episode) -> str:
    likely, reading = kept.probabilities, episode.reading(kept)
    assert reading is not None
    return "; ".join(f"{meaning(id).name} {percent(likely[id])}" for id in kept.present) or headline(reading)


def _meanings(ids: tuple[str, ...], none: str = "none of the nine meanings") -> str:
    return "; ".join(meaning(id).name for id in ids) or none

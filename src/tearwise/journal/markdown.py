"""Episodes as Markdown, to be read, printed or kept elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tearwise.interview import NO_ACCOUNT
from tearwise.journal.episode import Episode
from tearwise.journal.shown import person_line, time
from tearwise.meanings import meaning
from tearwise.rendering.answers import told_answers
from tearwise.rendering.marking import visible
from tearwise.rendering.words import headline, percent, word
from tearwise.safety.wording import wording

_ACTS = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_BEGINS = re.compile(r"^(?=[-+=])|^(\d+)(?=[.)](?:\s|$))")
"""Where a line has a mark that begins a list, or makes a heading of the line above."""


def markdown(episodes: Iterable[Episode], made: str) -> str:
    """A document of episodes; nothing in it is taken for Markdown or HTML that a person wrote.

    made: when, UTC
    """
    lines = [f"# Journal\n\nExported on {time(made)} UTC. This file is not encrypted."]
    lines += ["\n\n".join(_episode(episode)) for episode in episodes]
    return "\n\n".join(lines) + "\n"


def _episode(episode: Episode) -> Iterator[str]:
    content = episode.content
    who = "" if content.person is None else f", {_plain(person_line(content.person))}"
    yield f"## {time(content.happened)}{who}"
    if content.account.text != NO_ACCOUNT:
        yield _quoted(content.account.text)
    for told in told_answers(content.account):
        yield f"I answered: {_plain(told.question)} {_plain(told.answer)}"
    for response in content.responses:
        helped = "" if response.helped is None else f" (helped: {response.helped})"
        yield f"What I did: {_plain(response.what)}{helped}"
    if content.note.strip():
        yield f"Note:\n\n{_quoted(content.note)}"
    if (said := episode.correction) is not None:
        if said.meanings is not None:
            names = [meaning(id).name for id in said.meanings]
            yield f"I say: {', '.join(names) or 'none of the nine meanings'}"
        if said.words.strip():
            yield f"In my words:\n\n{_quoted(said.words)}"
    for kept in episode.readings:
        reading = episode.reading(kept)
        assert reading is not None
        likely = [
            f"{meaning(one.id).name} {percent(one.probability)} ({word(one.probability)})" for one in reading.present
        ]
        old = "" if episode.account_of(kept) == content.account else ", before account or answers were changed"
        yield f"Read on {time(kept.made)} UTC by {_plain(kept.bundle)}{old}: {', '.join(likely) or headline(reading)}"
        if reading.risks:
            risks = "; ".join(f"{wording()[risk.id].named} ({risk.urgency})" for risk in reading.risks)
            yield f"Signs of danger in it: {_plain(risks)}"


def _quoted(text: str) -> str:
    """A text as a quotation, line by line; spaces before a line would make it code."""
    lines = (_BEGINS.sub(r"\1\\", _plain(line).strip()) for line in text.strip().splitlines())
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _plain(text: str) -> str:
    return _ACTS.sub(r"\\\1", visible(text))

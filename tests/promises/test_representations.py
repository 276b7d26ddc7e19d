"""No ``repr`` repeats what somebody wrote: what a program logs of a result holds no word of the account."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from tearwise import Reader, check_reply, guidance_for, notice_for
from tearwise.engines.scripted import ScriptedEngine
from tearwise.journal import Journal, Strength
from tearwise.replies import all_worries

ACCOUNT = (
    "Zebedee wept beside the turquoise bicycle. He said he was sorry for the marmalade. "
    "Zebedee said he will kill himself tonight. He hit me with the xylophone."
)
REPLY = "Zebedee, stop crying about the turquoise bicycle. I am here. I want to kill myself, marmalade."
TOLD = ("Zebedee", "turquoise", "bicycle", "marmalade", "xylophone", "kill himself", "kill myself", "wept")
"""Words of theirs that no text of ours has."""


def results(folder: Path) -> Iterator[Any]:
    """What a program gets to see of an account, a reply and a journal."""
    reading = Reader(ScriptedEngine()).read(ACCOUNT, {"relationship": "friend"})
    checked = check_reply(REPLY)
    yield from (reading, notice_for(reading.risks), guidance_for(reading), all_worries(reading))
    yield from (checked, notice_for(checked.risks), checked.risks)
    with Journal.create("seven quiet herons", folder / "journal", strength=Strength(64, 1, 1)) as journal:
        kept = {"responses": ["Marmalade, turquoise"], "note": "The bicycle", "happened": "2026-11-20"}
        id = journal.add(reading, person="Zebedee", **kept).id
        journal.correct(id, ["love"], words="The marmalade")
        yield from (journal.episode(id), list(journal.episodes()), journal.people(), journal.patterns())
        yield journal.search("turquoise")


def within(value: Any) -> Iterator[Any]:
    """A value and every part of it that has a ``repr`` of its own and may be logged by itself."""
    if isinstance(value, (list, tuple)):
        for one in value:
            yield from within(one)
    elif is_dataclass(value) and not isinstance(value, type):
        yield value
        for one in fields(value):
            yield from within(getattr(value, one.name))


@pytest.mark.parametrize(
    "account",
    [
        'My dad cried last night. He said "I miss the turquoise bicycle so much." His mother has died.',
        "My dad cried when Zebedee moved out with the turquoise bicycle. He said he was sorry and hugged me.",
    ],
)
def test_guidance_in_the_accounts_own_words_has_none_of_them_in_its_representation(account: str) -> None:
    guidance = guidance_for(Reader().read(account))
    assert "turquoise" in str(guidance.to_record())
    assert not [part for part in within(guidance) if re.search("turquoise|bicycle|Zebedee", repr(part))]


def test_no_result_repeats_in_its_representation_what_somebody_wrote(tmp_path: Path) -> None:
    seen = [part for result in results(tmp_path) for part in within(result)]
    kinds = {type(part).__name__ for part in seen}
    assert kinds >= {
        "Account", "Advice", "Content", "Correction", "Entry", "Episode", "Evidence", "Finding", "Guidance", "Help",
        "MeaningReading", "Notice", "Opener", "Person", "Reading", "ReplyCheck", "Response", "Risk", "RiskPassage",
        "Seen", "WorryAnswer",
    }, kinds  # fmt: skip
    telling = re.compile("|".join(TOLD), re.IGNORECASE)
    leaking = {type(part).__name__ for part in seen if telling.search(repr(part))}
    assert not leaking


@pytest.mark.parametrize("part", ["start=", "end=", "effect="])
def test_the_representation_of_evidence_still_says_where_it_stands(part: str) -> None:
    reading = Reader(ScriptedEngine()).read(ACCOUNT)
    assert part in repr(next(one for meaning in reading.meanings for one in meaning.evidence))

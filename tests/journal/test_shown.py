"""What is said of an episode above its reading."""

from __future__ import annotations

from dataclasses import replace

from tearwise.journal import Journal
from tearwise.journal.shown import entry_lines, episode_lines, history_lines

from .conftest import SORRY, Read


def test_what_was_answered_is_said(journal: Journal, read: Read) -> None:
    told = list(episode_lines(journal.add(read(SORRY, {"trigger": ["breakup"], "rare": None}), note="He rang.")))
    assert told[1:4] == [
        "Your note: He rang.",
        "You answered: What set off the tears? A break-up, or the threat of one",
        "You answered: Is it rare for the person who cried to be in tears? I can't say",
    ]


def test_where_nothing_was_answered_nothing_is_said_of_it(journal: Journal, read: Read) -> None:
    assert not any("answered" in line for line in episode_lines(journal.add(read(SORRY))))


def test_the_history_has_the_answers_that_were_changed(journal: Journal, read: Read) -> None:
    kept, anew = journal.add(read(SORRY, {"trigger": ["breakup"]})), read(SORRY, {"trigger": ["goodbye"]})
    told = list(history_lines(journal.edit(kept.id, replace(kept.content, account=anew.account), anew)))
    assert told[-1] == "  You answered: What set off the tears? A break-up, or the threat of one"


def test_tears_of_which_no_meaning_is_named_are_not_said_to_have_none(journal: Journal, read: Read) -> None:
    journal.add(read("My mum cried."), happened="2026-04-30")
    (entry,) = journal.entries()
    assert next(entry_lines(entry)) == "   1  2026-04-30  no meaning named"


def test_the_history_says_in_words_why_nothing_was_read(journal: Journal, read: Read) -> None:
    kept = journal.add(read("My mum cried."))
    assert list(history_lines(kept))[1].startswith("  Too little to tell: ")

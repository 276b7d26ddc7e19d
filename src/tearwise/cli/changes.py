"""``tearwise journal edit``, ``correct`` and ``delete``: what the person changes in what is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tearwise.cli.meanings import meaning_named
from tearwise.cli.options import Answers, Country
from tearwise.cli.particulars import (
    LARGEST_NUMBER,
    Did,
    HasHelped,
    HowCalled,
    Named,
    Note,
    Number,
    Pronoun,
    Relationship,
    When,
    apart,
    happened_at,
    meanings_begun,
    note_text,
    person_of,
    responses_of,
    typed,
)
from tearwise.cli.prose import tell
from tearwise.cli.unlock import Descriptor, Folder, kept, opened
from tearwise.errors import EpisodeError
from tearwise.rendering.plural import counted

if TYPE_CHECKING:
    from tearwise.accounts import Account
    from tearwise.journal import Journal, Person, Response
    from tearwise.journal.episode import Content
    from tearwise.reading.reading import Reading


def edit(
    id: Number,
    text: Annotated[
        str | None,
        typer.Argument(metavar="TEXT | -", help="The account anew; - reads it in, or asks for it.", show_default=False),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", metavar="FILE", help="Read the new account from a text file.")
    ] = None,
    person: Named = None,
    relationship: Relationship = None,
    pronoun: HowCalled = None,
    when: When = None,
    answer: Answers = None,
    did: Did = None,
    helped: HasHelped = None,
    note: Note = None,
    read_again: Annotated[
        bool, typer.Option("--read-again", help="Read it with this version; earlier readings stay.")
    ] = False,
    country: Country = None,
    folder: Folder = None,
    passphrase_fd: Descriptor = None,
) -> None:
    """Change an episode. What it was before stays in its history. A new account, or answers, are read at once.

    \b
    Examples:
      tearwise journal edit 12 --person Tom --did "asked him what he needs" --helped yes
      tearwise journal edit 12 --note -
      tearwise journal edit 12 --read-again
    """
    from tearwise.accounts import checked_answers
    from tearwise.cli.entry import account_text
    from tearwise.cli.kept import say_safety, say_unread
    from tearwise.cli.read import answers_given
    from tearwise.journal.episode import answers_with

    apart(note, text)
    happened, responses = happened_at(when), responses_of(did, helped)
    answers = answers_with(answers_given(answer or ()), relationship)
    checked_answers(answers)
    nothing = (text, file, person, pronoun, happened, note) == (None,) * 6
    if nothing and not (answers or responses or read_again):
        raise EpisodeError("Say what to change: an account, or one of the options of tearwise journal edit --help.")

    asked = typed(note, text, file)

    @cache
    def written() -> tuple[str | None, str | None]:
        """The account and the note, asked for once, whatever becomes of them."""
        account = None if text is None and file is None else account_text(text, file)
        return account, note_text(note)

    change = _Change(happened, (person, relationship, pronoun), answers, responses)
    if not asked:
        written()
    with opened(folder, passphrase_fd) as journal:
        reading = kept(journal, folder, lambda into: _edited(into, id, change, written, read_again), typed=asked)
    if reading is not None:
        say_safety(reading, country)
    tell(f"Episode {id} is changed. What it was is in: tearwise journal show {id} --history")
    if reading is not None:
        say_unread(reading)


@dataclass(frozen=True, repr=False)  # names and answers are nobody's to see
class _Change:
    """What is said anew of an episode by options. who: name, relationship and pronoun, as far as they are said"""

    happened: str | None
    who: tuple[str | None, str | None, Pronoun | None]
    answers: Mapping[str, Any]
    responses: tuple[Response, ...]

    def of(self, before: Content, account: Account, note: str | None) -> Content:
        """An episode's content with it. note: None for the one before"""
        from tearwise.journal.episode import responses_with

        return replace(
            before,
            account=account,
            happened=self.happened or before.happened,
            person=_named_anew(before.person, *self.who),
            responses=responses_with(before.responses, self.responses),
            note=before.note if note is None else note,
        )


def _edited(
    journal: Journal,
    id: int,
    change: _Change,
    written: Callable[[], tuple[str | None, str | None]],
    read_again: bool,
) -> Reading | None:
    """Changes an episode; its new reading, where the account is another one, or is to be read again.

    written: gives the new account and the new note; None for those before
    """
    found = journal.episode(id)
    text, note = written()
    account = found.content.account if text is None else replace(found.content.account, text=text)
    account = account.with_answers(change.answers)
    reading = None
    if read_again or account != found.content.account:
        from tearwise.assembly import Reader, read_anew

        reading = read_anew(Reader(), account)
    journal.edit(id, change.of(found.content, account, note), reading, made_from=found.revision)
    return reading


def _named_anew(
    before: Person | None, name: str | None, relationship: str | None, pronoun: Pronoun | None
) -> Person | None:
    """Who it was, where that or something of them is said anew; else who it was before."""
    if (name, relationship, pronoun) == (None,) * 3:
        return before
    return person_of(before.name if name is None and before is not None else name, relationship, pronoun)


def correct(
    id: Number,
    words: Annotated[
        str | None,
        typer.Argument(metavar="WORDS | -", help="What it was really about, in your words.", show_default=False),
    ] = None,
    meaning: Annotated[
        list[str] | None,
        typer.Option(
            "--meaning",
            metavar="ID",
            help="What the tears meant; all that they meant, once for each.",
            autocompletion=meanings_begun,
            parser=meaning_named,
        ),
    ] = None,
    none: Annotated[bool, typer.Option("--none", help="They meant none of the nine.")] = False,
    take_back: Annotated[bool, typer.Option("--take-back", help="Take your last correction back.")] = False,
    folder: Folder = None,
    passphrase_fd: Descriptor = None,
) -> None:
    """Say what the tears really meant. It stands beside what was read, and counts in lists and patterns.

    \b
    Examples:
      tearwise journal correct 12 "it was really about his job" --meaning other
      tearwise journal correct 12 --meaning remorse --meaning love
      tearwise journal correct 12 --take-back
    """
    if none and meaning:
        raise EpisodeError("--none and --meaning contradict each other.")
    if take_back and (words or meaning or none):
        raise EpisodeError("--take-back stands alone.")
    asked = typed(words, None)
    told = None if asked else note_text(words)
    with opened(folder, passphrase_fd) as journal:
        if take_back:
            journal.take_back_correction(id)
        else:
            journal.episode(id)
            said = (note_text(words) if asked else told) or ""
            kept(journal, folder, lambda into: into.correct(id, [] if none else meaning or None, said), typed=asked)
    tell(f"Taken back for episode {id}." if take_back else f"Kept with episode {id}: your own word counts.")


def delete(
    id: Annotated[
        list[int] | None,
        typer.Argument(metavar="NUMBER", max=LARGEST_NUMBER, help="The episodes' numbers.", show_default=False),
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", "-p", metavar="NAME", help="Delete somebody, with all their episodes.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Delete every episode and every person.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    folder: Folder = None,
    passphrase_fd: Descriptor = None,
) -> None:
    """Delete for good: episodes, a person with all that concerns them, or everything.

    The file is written anew without them. Backups and exports that you made elsewhere still have them.

    \b
    Examples:
      tearwise journal delete 12 13
      tearwise journal delete --person Tom
    """
    from tearwise.journal.swept import swept

    if sum((bool(id), person is not None, all_)) != 1:
        raise EpisodeError("Name the episodes' numbers, or --person NAME, or --all: one of the three.")
    with opened(folder, passphrase_fd) as journal:
        if all_:
            what, count = "every episode", len(journal)
        elif person is not None:
            what, count = "this person", len(journal.entries(person=person))
        else:
            what, count = "them", len({journal.episode(one).id for one in id or ()})
        if not yes and not _sure(counted(count, "episode")):
            raise EpisodeError("Nothing was deleted.")
        if all_:
            journal.delete_all()
        elif person is not None:
            journal.delete_person(person)
        else:
            journal.delete(*dict.fromkeys(id or ()))
        left = swept(journal)
    tell(f"Deleted {what}: {counted(count, 'episode')}. {left}")


def _sure(what: str) -> bool:
    """Whether the person means it; where nobody can be asked, --yes has to say so."""
    import sys

    if sys.stdin is None or not sys.stdin.isatty():
        raise EpisodeError(f"This deletes {what} for good. Add --yes to say that you mean it.")
    return typer.confirm(f"Delete {what} for good?", default=False, err=True)

"""``tearwise journal add``, ``list``, ``show`` and ``search``: keeping episodes and looking at them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tearwise.cli.options import AccountFile, AccountText, Answers, Country
from tearwise.cli.output import write_record
from tearwise.cli.particulars import (
    Did,
    HasHelped,
    HowCalled,
    Json,
    Limit,
    Meant,
    Named,
    Note,
    Number,
    Relationship,
    Since,
    Until,
    When,
    Whose,
    apart,
    happened_at,
    note_text,
    person_of,
    responses_of,
    time_of,
    typed,
)
from tearwise.cli.prose import tell
from tearwise.cli.unlock import Descriptor, Folder
from tearwise.errors import AccountError, EpisodeError

if TYPE_CHECKING:
    from tearwise.journal import Entry, Episode, Journal, Person
    from tearwise.journal.learning import Offset
    from tearwise.reading.reading import Reading

_KEPT_ALL_THE_SAME = "What you wrote is kept all the same."


def add(
    context: typer.Context,
    text: AccountText = None,
    file: AccountFile = None,
    person: Named = None,
    relationship: Relationship = None,
    pronoun: HowCalled = None,
    when: When = None,
    answer: Answers = None,
    did: Did = None,
    helped: HasHelped = None,
    note: Note = None,
    country: Country = None,
    folder: Folder = None,
    passphrase_fd: Descriptor = None,
) -> None:
    """Read an account and keep both. Where there is no journal yet, one is made.

    Without TEXT you are asked for it, and what you type then stays out of your shell's history.

    \b
    Examples:
      tearwise journal add --person Tom --relationship partner
      tearwise journal add - --when yesterday < account.txt
      tearwise journal add -f account.txt -p Mum --did "held her hand" --helped yes
    """
    from tearwise.accounts import Account, checked_answers
    from tearwise.cli.entry import account_text
    from tearwise.cli.read import answers_given
    from tearwise.journal.episode import answers_with, relationship_of

    answers = answers_given(answer or ())  # first: after "--answer said apology" the value would be a piece
    if context.args:
        raise AccountError("The account came in several pieces. Put it in quotes, or leave it out and type it.")
    apart(note, text, file, asked=True)
    answers = answers_with(answers, relationship)
    checked_answers(answers)  # which tells of a relationship that is none what may be meant
    happened, who, responses = happened_at(when), person_of(person, relationship, pronoun), responses_of(did, helped)

    def written() -> tuple[Account, str | None]:
        return Account.of(account_text(text, file), answers), note_text(note)

    given = None if typed(note, text, file, asked=True) else written()

    from tearwise.assembly import Reader, read_to_keep
    from tearwise.cli.unlock import kept, opened_or_made

    with opened_or_made(folder, passphrase_fd) as journal:
        known = relationship_of(who, journal.people())
        account, told = given or written()
        reading = read_to_keep(Reader(), account, known)

        def keep(into: Journal) -> Episode:
            return into.add(reading, happened=happened, person=who, responses=responses, note=told or "")

        episode = kept(journal, folder, keep, typed=given is None)
        say_safety(reading, country)
        tell(f"Kept as episode {episode.id}. To see it: tearwise journal show {episode.id}")
        say_unread(reading)


def say_unread(reading: Reading) -> None:
    """Why an account that was kept has no reading, and what can be done, where it has none; not beside a notice, which
    is what matters then."""
    from tearwise.rendering.words import advice, headline

    if not reading.risks and (then := advice(reading)) is not None:
        _say(headline(reading), then)


def say_safety(reading: Reading, country: str | None) -> None:
    """What comes before anything else where an account that was kept tells of danger; the reading itself is not shown
    then, and so nor would this be."""
    from tearwise.cli.read import show_notice
    from tearwise.safety import replaces_reading

    if reading.risks:
        show_notice(reading, country, _KEPT_ALL_THE_SAME, brief=not replaces_reading(reading.risks))


def list_(
    person: Whose = None,
    since: Since = None,
    until: Until = None,
    meaning: Meant = None,
    limit: Limit = 50,
    people: Annotated[bool, typer.Option("--people", help="List the people instead.")] = False,
    json: Json = False,
    folder: Folder = None,
    passphrase_fd: Descriptor = None,
) -> None:
    """List what is kept, the latest first.

    \b
    Examples:
      tearwise journal list
      tearwise journal list --person Tom --since 2026-01-01
      tearwise journal list --people
    """
    from tearwise.cli.unlock import opened

    with opened(folder, passphrase_fd) as journal:
        if people:
            _print_people(journal.people(), json)
            return
        found = journal.entries(
            person=person,
            since=time_of(since, "--since"),
            until=time_of(until, "--until"),
            meaning=meaning,
            limit=limit + 1,
        )
        _print_some(found, limit, json)


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="All have to be there. Left out, you are asked.", show_default=False),
    ] = None,
    person: Whose = None,
    since: Since = None,
    until: Until = None,
    meaning: Meant = None,
    limit: Limit = 20,
    json: Json = False,
    folder: Folder = None,
    passphrase_fd: Descriptor = None,
) -> None:
    """Search accounts, notes, what you did, corrections and names for words, or for words that begin so.

    WORDS on the command line stay in your shell's history; left out, you are asked for them.

    \b
    Examples:
      tearwise journal search
      tearwise journal search hospital --person Tom
    """
    from tearwise.cli.unlock import opened

    with opened(folder, passphrase_fd) as journal:
        asked = " ".join(words) if words else _asked_for()
        found = journal.search(
            asked,
            person=person,
            since=time_of(since, "--since"),
            until=time_of(until, "--until"),
            meaning=meaning,
            limit=limit + 1,
        )
        _print_some(found, limit, json)


def _asked_for() -> str:
    """The words to search for: typed, or piped in. Raises EpisodeError where there are none."""
    if sys.stdin is not None and sys.stdin.isatty():
        return str(typer.prompt("Search for", err=True))
    from tearwise.cli.entry import typed_or_piped

    if not (words := typed_or_piped("").strip()):
        raise EpisodeError("There is nothing to search for. Give the words: tearwise journal search WORDS")
    return words


def show(
    id: Number,
    explain: Annotated[bool, typer.Option("--explain", help="Show what each passage does.")] = False,
    history: Annotated[bool, typer.Option("--history", help="Show earlier versions and all readings.")] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Show the reading even where somebody may be in danger right now.")
    ] = False,
    country: Country = None,
    json: Json = False,
    folder: Folder = None,
    passphrase_fd: Descriptor = None,
) -> None:
    """Show an episode: what you wrote, what was read then, what you say yourself.

    \b
    Examples:
      tearwise journal show 12
      tearwise journal show 12 --history
    """
    from tearwise.cli.unlock import opened
    from tearwise.journal.learning import SETTING

    with opened(folder, passphrase_fd) as journal:
        episode = journal.episode(id)
        learned = journal.learned() if journal.setting(SETTING) is True else ()
    if json:
        from tearwise.journal.exchange import record_of

        write_record({"id": episode.id, **record_of(episode)})
        return
    _print_episode(episode, learned, explain, history, anyway, country)


def _print_some(found: list[Entry], limit: int, json: bool) -> None:
    """Prints at most so many; where there are more, of which one is enough, that is said."""
    from tearwise.journal import shown

    entries = found[:limit]
    if json:
        for entry in entries:
            write_record(shown.entry_record(entry))
        return
    lines = [text for entry in entries for text in shown.entry_lines(entry)]
    _say(*(lines or ["Nothing of that kind is kept."]))
    if len(found) > limit:
        tell(f"There are more: --limit {2 * limit} shows up to so many.")


def _print_people(people: list[Person], json: bool) -> None:
    from tearwise.journal import exchange, shown

    if json:
        for person in people:
            write_record(exchange.person_record(person))
        return
    _say(*([shown.person_line(person) for person in people] or ["Nobody is named."]))


def _print_episode(
    episode: Episode, learned: tuple[Offset, ...], explain: bool, history: bool, anyway: bool, country: str | None
) -> None:
    from dataclasses import replace

    from tearwise.cli.read import show as show_reading
    from tearwise.journal import shown
    from tearwise.rendering.terminal import shows_account

    _say(*shown.episode_lines(episode), "")
    reading = episode.reading()
    kept_back = reading is not None and show_reading(  # what was answered stands above it
        replace(reading, question=None), explain, anyway, country=country, answered=False
    )
    if reading is None:
        _say(*shown.account_lines(episode.content))
    elif kept_back or not shows_account(reading):
        _say("", "What you wrote:", *shown.account_lines(episode.content))
    if reading is not None and not kept_back:
        _say(*shown.learned_lines(reading, learned))
    if history:
        _say("", *shown.history_lines(episode))


def _say(*lines: str) -> None:
    from tearwise.cli.console import console

    console().say(*lines)

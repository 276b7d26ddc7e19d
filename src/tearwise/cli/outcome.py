"""What is said of a corpus run: what was left out, what it came to, and what was named in vain."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tearwise.cli.exit_code import TERMINATED
from tearwise.cli.prose import tell
from tearwise.rendering.plural import counted

if TYPE_CHECKING:
    from tearwise.annotation.corpus import Corpus
    from tearwise.annotation.rows import Columns
    from tearwise.annotation.run import Streamed
    from tearwise.annotation.whole import Contents

_SHOWN = 5
"""Files that are named where something is said of several."""

_NAMELESS = "No row has an id: {!r} is nowhere, or empty. Name the column that has it with --id-column."


def summary(counts: Contents, target: Path, columns: Columns) -> str:
    """What a run came to, in a line."""
    failed = ""
    if counts.failed:
        first = f" (the first: {counts.first_error.rstrip('.')})" if counts.first_error else ""
        failed = f"; {counts.failed} could not be read, and their records say why{first}"
    others = "".join(
        f"; {number} {status}" for status, number in counts.statuses.items() if status not in ("read", "error")
    )
    repeated = nameless = ""
    if counts.repeated.ids:
        stands = "id stands" if counts.repeated.ids == 1 else "ids stand"
        repeated = f" {counts.repeated.ids:,} {stands} on more than one row ({counts.repeated.rows:,} rows in all)."
    if counts.named == 0 and counts.failed < counts.rows:  # one that failed has perhaps an id, and lost it
        nameless = " " + _NAMELESS.format(columns.id)
    elif counts.nameless:
        have = "has" if counts.nameless == 1 else "have"
        nameless = f" {counted(counts.nameless, 'row')} that could be read {have} no id."
    return f"{counted(counts.rows, 'row')} written to {target}{failed}{others}.{repeated}{nameless}"


def say_streamed(corpus: Corpus, columns: Columns, streamed: Streamed) -> None:
    """Says what a run came to whose records went to standard output, as far as it is not what was expected."""
    if corpus.fields.rows and columns.id not in corpus.fields.names:
        tell(_NAMELESS.format(columns.id), err=True)
    say_unused(corpus, columns)
    if not streamed.rows:
        tell("There is no row to read.", err=True)
    if streamed.failed:
        tell(f"{streamed.failed} of {counted(streamed.rows, 'row')} could not be read.", err=True)
    if corpus.standard_input and streamed.rows and not corpus.fields.rows:
        tell("Standard input is read as JSON Lines. For another format, name a file.", err=True)


@contextmanager
def told_when_interrupted() -> Iterator[None]:
    """Says what was noted of the work where Ctrl-C ends it: Typer makes an exit code of that, and nothing else.

    SIGTERM, by which a batch system ends what takes too long, breaks the work off like Ctrl-C meanwhile, and is told.
    """
    main = threading.current_thread() is threading.main_thread()  # signals are the main thread's alone
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED)) if main else None
    try:
        yield
    except (KeyboardInterrupt, SystemExit) as end:
        for note in getattr(end, "__notes__", ()):
            tell(note, err=True)
        if isinstance(end, SystemExit):
            raise typer.Exit(TERMINATED) from None  # Ray takes the signal over, and ends with a code of its own
        raise
    finally:
        if main:
            signal.signal(signal.SIGTERM, before or signal.SIG_DFL)  # None: not Python's, and so it cannot be put back


def say_changed(counts: Contents) -> None:
    """Says which files were changed while they were read."""
    if counts.changed:
        those = "they were" if len(counts.changed) > 1 else "it was"
        tell(
            f"Changed while it was read: {_some(counts.changed)} The manifest has the hash of what {those} before, and "
            "rows may be of both. Read a copy that nobody writes to.",
            err=True,
        )


def say_left_out(corpus: Corpus) -> None:
    """Says which files stand among those of a corpus and are no part of it, and which may be more than one account, or
    stand there twice."""
    from tearwise.annotation.folder import packed_beside

    if corpus.sheets:
        sheets = counted(len(corpus.sheets), "coding sheet")
        tell(f"{sheets} left out: {_some(corpus.sheets)} Named by itself, a sheet is read.", err=True)
    if packed := packed_beside([file.name for file in corpus.files]):
        tell(
            f"Packed, beside the same name: {_some(packed)} If they hold the same, each account in them is read twice: "
            "stop with Ctrl-C, and take one of the two away.",
            err=True,
        )
    if corpus.unknown:
        files = counted(len(corpus.unknown), "file")
        tell(f"{files} left out, by a name that tells no format: {_some(corpus.unknown)}", err=True)
    if corpus.linked:
        links = counted(len(corpus.linked), "link")
        told = f"{links} to other folders not followed: {_some(corpus.linked)} Read what is there by itself."
        tell(told, err=True)
    if corpus.tables:
        seem = "text file that seems" if len(corpus.tables) == 1 else "text files that seem"
        tell(
            f"{len(corpus.tables)} {seem} to be a table (headings with tabs between, or in quotes), read as one "
            f"account each: {_some(corpus.tables)} If a row is an account, stop with Ctrl-C and give --format tsv, or "
            "csv where the headings stand in quotes.",
            err=True,
        )


def say_misfits(corpus: Corpus) -> None:
    """Says, before hours are spent, in which files rows will fail whose bytes are no characters in the encoding."""
    from tearwise.annotation.files import shown

    if names := corpus.misfits():
        those = "they are" if len(names) > 1 else "it is"
        tell(
            f"Not {shown(corpus.encoding or 'utf-8')} throughout: {_some(names)} Rows with other bytes will fail. If "
            f"{those} in another encoding, stop with Ctrl-C and name that with --encoding: as a rule, cp1252 where "
            "Excel saved it.",
            err=True,
        )


def say_spoilt(corpus: Corpus) -> None:
    """Says, before hours are spent, in which files apostrophes and quotes stand that are none any more: an account that
    says "don't" with one of these is read as if it did not."""
    from tearwise.annotation.spoilt import spoilt

    if names := spoilt(corpus):
        tell(
            f"Spoilt on its way here: {_some(names)} In some texts stands â€™, &#39; or ? in the place of an "
            "apostrophe, or the like, and they are read less well. Stop with Ctrl-C and mend them first: in Python, "
            "ftfy.fix_text and html.unescape do that. Where it is ? or <U+2019>, save the file once more from where it "
            "is whole, in UTF-8 (in Excel: CSV UTF-8; in R: readr::write_csv). Where it is Õ, the file is in another "
            "encoding: give --encoding mac_roman; where you named latin-1, give cp1252.",
            err=True,
        )


def say_nameless(corpus: Corpus, columns: Columns) -> None:
    """Says, before hours are spent, which tables have no column of ids."""
    from tearwise.annotation.headings import did_you_mean

    if tables := corpus.nameless(columns):
        every = [column for there in tables.values() for column in there]
        tell(
            f"No column {columns.id!r}: {_some([*tables])} The rows will have no ids. If another column has them, stop "
            f"with Ctrl-C and name it with --id-column.{did_you_mean(columns.id, every)}",
            err=True,
        )


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else ".")


def say_unused(corpus: Corpus, columns: Columns) -> None:
    """Says which fields that were named stand on no line of JSON Lines: a column that a table lacks is an error."""
    fields = corpus.fields
    answers = [f"{column!r} ({question})" for question, column in columns.answers.items() if column not in fields.names]
    if fields.rows and answers:
        named = ", ".join(answers)
        tell(f"Nothing is answered by {named}: no line has such a field. {fields.listed()}", err=True)

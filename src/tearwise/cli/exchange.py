"""``tearwise journal export`` and ``import``: in and out, without loss."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tearwise.cli import private_file
from tearwise.cli.particulars import Whose
from tearwise.cli.prose import tell
from tearwise.cli.unlock import Descriptor, Folder, opened, opened_or_made
from tearwise.errors import EpisodeError, FileError
from tearwise.rendering.plural import counted

if TYPE_CHECKING:
    from tearwise.journal import Episode
    from tearwise.journal.importing import Draft
    from tearwise.journal.redaction import Redaction

_TOGETHER = 32
"""So many entries are read in one go: a reader remembers them all, while it reads those that are wanted in full."""

_AID = """\
This is an aid and no more: it knows names of your journal, e-mail and
web addresses, long numbers, and words with a capital that can only be
names. Nicknames, dates and places without a capital stay, and so may
a name that only begins sentences. Read the export before you give it
to anybody."""


def export(
    target: Annotated[
        str, typer.Argument(metavar="FILE | -", help="Where it goes; - is standard output.", show_default=False)
    ],
    person: Whose = None,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Write Markdown, to be read, instead of JSON; so does FILE.md.")
    ] = False,
    redact: Annotated[bool, typer.Option("--redact", help="Replace names and addresses, after a preview.")] = False,
    keep: Annotated[
        list[str] | None, typer.Option("--keep", metavar="WORD", help="Do not replace this word; may be given again.")
    ] = None,
    hide: Annotated[
        list[str] | None, typer.Option("--hide", metavar="WORD", help="Replace this word too; may be given again.")
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Show what --redact would replace, and stop.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether the preview is right.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over FILE if it is there.")] = False,
    folder: Folder = None,
    passphrase_fd: Descriptor = None,
) -> None:
    """Write everything, or what concerns one person, as JSON or Markdown. The file is not encrypted.

    JSON can be imported again without loss. With --redact names are replaced, and readings lose their quotes.

    \b
    Examples:
      tearwise journal export journal.json
      tearwise journal export tom.md --person Tom
      tearwise journal export share.json --redact --hide Acme --keep Paris
    """
    if (keep or hide or preview) and not redact:
        raise EpisodeError("--keep, --hide and --preview belong to --redact.")
    path = None if target == "-" else Path(target)
    if path is not None and not preview:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise FileError(f"{path} is not a plain file. Name another one, or - for standard output.")
        private_file.check_place(path, force, folder)

    from tearwise.journal.exporting import exported
    from tearwise.journal.redaction import Redaction

    with opened(folder, passphrase_fd) as journal:
        episodes: Sequence[Episode] = list(journal.episodes(person))
        people = journal.people()
    if redact:
        redaction = Redaction(episodes, keep or (), hide or (), people)
        _show(redaction)
        if preview:
            return
        if not yes and not _agreed():
            raise EpisodeError("Nothing was exported.")
        episodes = list(redaction.episodes())
    as_markdown = markdown or (path is not None and path.suffix.lower() == ".md")
    text = exported(episodes, as_markdown=as_markdown, redacted=redact)
    _write(path, text, counted(len(episodes), "episode"))


def import_(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="The file to import.", show_default=False)],
    every: Annotated[
        bool, typer.Option("--all", help="From jrnl or Day One, also entries in which nobody cries.")
    ] = False,
    folder: Folder = None,
    passphrase_fd: Descriptor = None,
) -> None:
    """Import an export of Tearwise, of jrnl (JSON) or of Day One (JSON, or its ZIP). What is there already stays.

    Entries of jrnl and Day One are read; those in which somebody cries are kept.

    \b
    Examples:
      tearwise journal import journal.json
      tearwise journal import "Day One.zip" --all
    """
    from tearwise.annotation.files import explained
    from tearwise.journal.importing import LARGEST, found_in, taken_in

    with explained(source, "read"), open(source, "rb") as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise FileError(f"{source} is larger than {LARGEST // 1_000_000} MB.")
    found = found_in(content)
    with opened_or_made(folder, passphrase_fd) as journal:
        taken = taken_in(journal, found, list(found.episodes) or _read(found.drafts, every))
    tell(taken.told("--all"))


def _read(drafts: Sequence[Draft], every: bool) -> list[Episode]:
    """The episodes that come of another program's entries."""
    from rich.progress import track

    from tearwise.assembly import Reader
    from tearwise.cli.console import console
    from tearwise.journal.importing import wanted
    from tearwise.journal.timestamps import stamp_now

    now = stamp_now()
    reader, screen = Reader(), console(stderr=True)
    kept: list[Episode] = []
    parts = [drafts[first : first + _TOGETHER] for first in range(0, len(drafts), _TOGETHER)]
    for some in track(parts, "Reading", console=screen, transient=True, disable=not screen.is_terminal):
        chosen = some if every else wanted(some, reader)
        readings = reader.read_many([draft.account.text for draft in chosen])
        kept += [draft.episode(reading, now) for draft, reading in zip(chosen, readings, strict=True)]
    return kept


def _show(redaction: Redaction) -> None:
    from tearwise.rendering.marking import visible

    for one in redaction.preview():
        typer.echo(f"{visible(one.found)} -> {one.by}  ({counted(one.count, 'time')})", err=True)
    tell(_AID, err=True)


def _agreed() -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        raise EpisodeError("Look at what would be replaced, then add --yes; --keep and --hide change it.")
    return typer.confirm("Replace these, and export?", default=False, err=True)


def _write(path: Path | None, text: str, what: str) -> None:
    from tearwise.cli.output import write_json

    if path is None:
        write_json(text)
        return
    private_file.write(path, text.encode("utf-8"))
    tell(f"{what} written to {path}, not encrypted: whoever can read the file can read them.", err=True)

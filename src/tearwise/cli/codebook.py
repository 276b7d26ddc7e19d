"""``tearwise codebook``: for people who code accounts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tearwise.annotation.formats import Format
from tearwise.cli.options import IdColumn, SourceEncoding, SourceFormat, TextColumn
from tearwise.cli.prose import tell
from tearwise.rendering.plural import counted

if TYPE_CHECKING:
    from tearwise.annotation.codebook import Sample
    from tearwise.annotation.corpus import Corpus


def codebook(
    target: Annotated[
        Path | None,
        typer.Argument(
            metavar="OUT",
            help="A .md or .html file, or a .csv for the coding sheet; left out, it is printed.",
            show_default=False,
        ),
    ] = None,
    accounts: Annotated[
        str | None, typer.Option("--accounts", metavar="IN", help="The accounts to code, as annotate takes them.")
    ] = None,
    text_column: TextColumn = "text",
    id_column: IdColumn = "id",
    format: SourceFormat = None,
    encoding: SourceEncoding = None,
    sample: Annotated[
        int | None, typer.Option("--sample", min=1, metavar="N", help="Draw so many of the accounts at random.")
    ] = None,
    seed: Annotated[
        int, typer.Option("--seed", metavar="NUMBER", help="Starts the draw; the same number draws the same.")
    ] = 0,
    force: Annotated[
        bool, typer.Option("--force", help="Write over OUT if it is there, even a filled-in sheet.")
    ] = False,
) -> None:
    """Print the codebook for people who code accounts, or make the sheet that they fill in.

    \b
    Examples:
      tearwise codebook
      tearwise codebook codebook.html
      tearwise codebook sheet.csv --accounts accounts.jsonl --sample 200
    """
    from tearwise.annotation.codebook import codebook_html, codebook_markdown
    from tearwise.annotation.files import check_place, write_text

    of_a_sheet = {
        "--accounts": accounts is not None,
        "--sample": sample is not None,
        "--seed": seed != 0,
        "--text-column": text_column != "text",
        "--id-column": id_column != "id",
        "--format": format is not None,
        "--encoding": encoding is not None,
    }
    given = [option for option, is_given in of_a_sheet.items() if is_given]
    _check_sheet(target, accounts, given)
    if seed != 0 and sample is None:
        raise typer.BadParameter("nothing is drawn without --sample: give it too.", param_hint="--seed")
    if target is None:
        typer.echo(codebook_markdown(), nl=False)
        return
    kind = _kind(target, accounts)
    check_place(target, force)
    if accounts is not None:
        from tearwise.annotation.codebook import drawn, write_sheet
        from tearwise.annotation.rows import Columns

        corpus = _corpus(accounts, format, encoding, target)
        found = drawn(corpus, Columns(text_column, id_column), sample, seed)
        write_sheet(target, found.rows, force)
        tell(_drawn(found, sample, seed, target), err=True)
    else:
        write_text(target, codebook_html() if kind == ".html" else codebook_markdown(), force)


def _check_sheet(target: Path | None, accounts: str | None, given: Sequence[str]) -> None:
    """Raises BadParameter where options of a coding sheet are ``given``, and none is made."""
    if given and (target is None or accounts is None):
        raise typer.BadParameter(
            "it is for a coding sheet, which needs a file and accounts: tearwise codebook sheet.csv --accounts IN.",
            param_hint=given[0],
        )


def _kind(target: Path, accounts: str | None) -> str:
    """How the name to write ends. Raises BadParameter where it is no such ending, and where a sheet has no accounts, or
    another file has some."""
    kind = target.suffix.lower()
    if kind not in (".md", ".html", ".csv"):
        raise typer.BadParameter("a name ends in .md, .html or .csv.", param_hint="OUT")
    if (kind == ".csv") != (accounts is not None):
        raise typer.BadParameter(
            "a sheet (.csv) needs the accounts, and nothing else takes them.", param_hint="--accounts"
        )
    return kind


def _corpus(accounts: str, format: Format | None, encoding: str | None, target: Path) -> Corpus:
    """The accounts to code, and says what is no part of them. Raises BadParameter where ``target`` is one of them."""
    from tearwise.annotation.corpus import Corpus
    from tearwise.cli.outcome import say_left_out

    corpus = Corpus.of(accounts, format, without=(target,), encoding=encoding)
    if any(target.exists() and target.samefile(file.path) for file in corpus.files):
        raise typer.BadParameter("it is the file to read. Name another one to write.", param_hint="OUT")
    say_left_out(corpus)
    return corpus


def _drawn(found: Sample, wanted: int | None, seed: int, target: Path) -> str:
    """What was drawn, out of what and how, as a methods section says it; and what not."""
    from tearwise.annotation.mismatch import changed

    drawn = f", drawn at random from {found.of:,} (seed {seed})" if len(found.rows) < found.of else ""
    told = [f"{counted(len(found.rows), 'account')} to code written to {target}{drawn}."]
    if wanted is not None and len(found.rows) < wanted:
        told.append(f"{wanted} were asked for, and there are no more.")
    if number := changed(str(row.id) for row in found.rows):
        told.append(
            f"A spreadsheet would change {counted(number, 'id')} that it takes for a number or a date: load the column "
            "'id' as text, or give the accounts ids that begin with a letter."
        )
    if found.left_out:
        were = "row was" if found.left_out == 1 else "rows were"
        first = found.first_error.rstrip(".")
        told.append(f"{found.left_out} {were} left out, for want of an account that can be read. The first: {first}.")
    return " ".join(told)

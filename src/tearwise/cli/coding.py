"""``tearwise agreement``: how well people who code accounts, or the program, agree."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tearwise.cli.output import write_record
from tearwise.rendering.plural import counted

if TYPE_CHECKING:
    from tearwise.annotation.agreement import Agreement
    from tearwise.annotation.disputes import Word
    from tearwise.annotation.evaluation import Figure

_SHOWN = 20
"""So many accounts to discuss are printed; all of them are in the file of --discuss."""


def agreement(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="A B…", help="Codings: sheets, or what annotate wrote.", show_default=False),
    ],
    id_column: Annotated[
        str,
        typer.Option("--id-column", "--id-field", metavar="NAME", help="The column by which accounts are matched."),
    ] = "id",
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="What the files' text is in, if neither UTF-8 nor marked."),
    ] = None,
    discuss: Annotated[
        Path | None,
        typer.Option("--discuss", metavar="OUT.csv", help="Write all accounts to discuss, with everybody's codes."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over the file of --discuss if it is there.")] = False,
    graded: Annotated[
        bool, typer.Option("--graded", help="1 is plausible (not yes), also where a coder never writes 2.")
    ] = False,
    blank_coded: Annotated[
        bool,
        typer.Option(
            "--blank-coded",
            help="A row without any mark is coded, with nothing shown, where its coder never writes 0 or no.",
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as one line of JSON.")] = False,
) -> None:
    """Measure how well coders agree, people or the program, each figure with its 95% bootstrap interval.

    A file has "id" and a column for each meaning with 0, 1, 2 or yes, no; or it is what annotate wrote. A column
    "coder" tells several coders in one file apart. A meaning without a column is not coded there, and you are told.

    \b
    Examples:
      tearwise agreement anna.csv ben.csv
      tearwise agreement anna.csv ben.csv readings.csv --discuss discuss.csv
    """
    from tearwise.annotation.agreement import agreement as agreed
    from tearwise.annotation.codings import codings
    from tearwise.annotation.files import check_place

    if discuss is not None:
        if discuss.suffix.lower() != ".csv":  # a spreadsheet opens no table under the name of a workbook
            raise typer.BadParameter("a name ends in .csv.", param_hint="--discuss")
        check_place(discuss, force)
        if any(discuss.exists() and file.exists() and discuss.samefile(file) for file in files):
            raise typer.BadParameter("it is a file to compare. Name another one to write.", param_hint="--discuss")
    for n, file in enumerate(files):
        if any(file.exists() and other.exists() and file.samefile(other) for other in files[:n]):
            raise typer.BadParameter(f"{file} is named twice, and agrees with itself.", param_hint="A B…")
    found = agreed([coding for file in files for coding in codings(file, id_column, encoding, graded, blank_coded)])
    if discuss is not None:
        _write_discussed(discuss, found, force)
    if as_json:
        write_record(found.to_record())
    else:
        typer.echo("\n".join([*_head(found), *_figures(found), *_exchanged(found), *_discussed(found, discuss)]))


def _head(found: Agreement) -> list[str]:
    from tearwise.rendering.marking import visible

    return [
        f"{len(found.coders)} coders: {visible(', '.join(found.coders))}",
        f"{counted(found.accounts, 'account')} coded by two or more; 95% bootstrap intervals in brackets",
        *(visible(one) for one in _taken(found)),
    ]


def _taken(found: Agreement) -> Iterator[str]:
    """What was made of the files that somebody might not expect."""
    if min(found.coded.values()) < found.accounts:
        yield f"coded by each: {' / '.join(map(str, found.coded.values()))}"
    for coder, bundles in found.bundles.items():
        yield f"{coder}: read by {' and '.join(bundles)}"
    for coder, number in found.refused.items():
        how = "not read" if coder in found.bundles else "turned down (usable: no)"
        yield f"{coder}: {counted(number, 'account')} {how}, not coded"
    for coder, meanings in found.lacking.items():
        yield f"{coder}: no column for {', '.join(meanings)}, so not coded there"
    for coder in found.ones:
        yield f"{coder}: no code is 2, so 0 and 1 taken as no and yes (not shown, shown); --graded takes 1 as plausible"
    for coder in found.zeros:
        yield f"{coder}: every code is 0"
    for coder, number in found.left.items():
        yield f"{coder}: {counted(number, 'cell')} left open (?, unknown), not coded"
    for coder, number in found.blank.items():
        yield f"{coder}: {counted(number, 'cell')} with nothing (empty, NA) in coded rows, taken as 0"
    for coder, meanings in found.untouched.items():
        yield f"{coder}: nothing in any row for {', '.join(meanings)}; where that was not coded, write ? there"
    for coder, number in found.absent.items():
        yield f"{coder}: {counted(number, 'meaning')} missing from coded lines that others of them have, taken as 0"
    for coder, number in found.uncoded.items():
        rows = counted(number, "row")
        if coder in found.marks:
            behind = f" ({found.behind[coder]} of them at the end)" if coder in found.behind else ""
            yield (
                f"{coder}: {rows} without any mark{behind} taken as not coded, though the coder never writes 0 or no; "
                "if nothing is shown there, give --blank-coded"
            )
        else:
            yield f"{coder}: {rows} without any code, not coded; where nothing is shown, write a 0 or no"
    for coder, number in found.unmarked.items():
        yield f"{coder}: {counted(number, 'row')} without any mark taken as coded, with nothing shown (--blank-coded)"
    for coder, number in found.totals.items():
        yield f"{coder}: {counted(number, 'row')} of totals left out"
    for coder, number in found.unused.items():
        yield f"{coder}: {counted(number, 'account')} both coded and turned down (usable: no), codes left out"
    for coder, number in found.alone.items():
        yield f"{coder}: {counted(number, 'account')} coded by nobody else, left out"
    if found.mismatch:
        yield found.mismatch
    if found.accounts == 1:
        yield "One account cannot be drawn again in another way: the intervals say nothing."


def _figures(found: Agreement) -> list[str]:
    from tearwise.annotation.measures import OF_PAIRS, averaged
    from tearwise.rendering.marking import visible

    lines = []
    for measure, by_meaning in found.figures.items():
        whom = f": {visible(', '.join(found.ordinal))}" if measure == "ordinal alpha" else ""
        if measure in OF_PAIRS and len(found.pairs) > 1:
            fewest, most = min(found.pairs), max(found.pairs)
            whom = f": {len(found.pairs)}, which share {fewest if fewest == most else f'{fewest} to {most}'} accounts"
        lines += ["", _EXPLAINED[measure] + whom]
        for id, one in by_meaning.items():
            if id == "mean":
                lines.append(_line(f"mean of {averaged(by_meaning)}", one))
            else:
                lines.append(_line(id, one) + (_counts(found, id) if measure == "alpha" else ""))
    return lines + (["", "usable (alpha)", _line("usable", found.usable)] if found.usable is not None else [])


_EXPLAINED = {
    "alpha": "Krippendorff's alpha, nominal: shown (2) or not; and in how many accounts each coder finds it shown",
    "ordinal alpha": "Krippendorff's alpha, ordinal: 0, 1, 2, among coders who tell them apart",
    "kappa": "Cohen's kappa of shown, mean over pairs of coders",
    "observed agreement": "Observed (percent) agreement: both find it shown, or neither, mean over pairs of coders",
    "F1": "F1 of shown, mean over pairs of coders",
}


def _line(name: str, one: Figure) -> str:
    if math.isnan(one.value):
        return f"{name:<16}    –"
    return f"{name:<16}{one.value:>z6.3f}  [{one.low:z.3f}, {one.high:z.3f}]"


def _counts(found: Agreement, id: str) -> str:
    return "  shown in " + " / ".join(str(found.shown[coder].get(id, "–")) for coder in found.coders)


def _exchanged(found: Agreement) -> list[str]:
    if not found.exchanges:
        return []
    most = [f"{one.one} and {one.other}: {one.accounts}" for one in found.exchanges[:5]]
    return ["", "Named for one another, one coder the one and another the other:", *most]


def _discussed(found: Agreement, written: Path | None) -> list[str]:
    """The accounts to discuss. written: the file in which all of them stand, if any"""
    if not found.discussed:
        return ["", "The coders agree on what is shown in every account."]
    from tearwise.rendering.marking import visible

    lines = ["", f"To discuss: {counted(len(found.discussed), 'account')}, the most disputed first"]
    for one in found.discussed[:_SHOWN]:
        codes = "; ".join(
            f"{what} {'/'.join(_said(word) or '–' for word in by.values())}" for what, by in one.codes.items()
        )
        lines.append(f"{visible(one.id)}: {codes}")
    if len(found.discussed) > _SHOWN:
        where = (
            "--discuss writes them all to a file" if written is None else f"all of them are in {visible(str(written))}"
        )
        lines.append(f"and {len(found.discussed) - _SHOWN} more; {where}")
    return lines


def _write_discussed(target: Path, found: Agreement, force: bool) -> None:
    from tearwise.annotation.files import write_text
    from tearwise.annotation.sheet import inert

    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["id", "meaning", *map(inert, found.coders)])
    for one in found.discussed:
        for what, by in one.codes.items():
            writer.writerow([inert(one.id), what, *map(_said, by.values())])
    write_text(target, table.getvalue(), force, encoding="utf-8-sig")


def _said(word: Word) -> str:
    """What a coder says: a code, or yes or no; nothing where they say nothing."""
    if isinstance(word, bool):
        return ("no", "yes")[word]
    return "" if word is None else str(word)

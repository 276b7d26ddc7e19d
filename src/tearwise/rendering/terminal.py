"""A reading as terminal text: readable at 60 columns, in no colour, through a pipe, and by a screen reader.

Nothing depends on colour alone: every meaning has a letter, every bar a number and a word. The colours are those of
Okabe and Ito (2008, *Color Universal Design*), which people with any common colour blindness can tell apart. The
account is shown with nothing in it that could act on the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from tearwise.interview import NO_ACCOUNT
from tearwise.meanings import meaning
from tearwise.reading.reading import MeaningReading, Reading, Risk
from tearwise.rendering.answers import counted_answers
from tearwise.rendering.marking import KEYS, Segment, marks_of, segments, visible
from tearwise.rendering.words import (
    BANDS,
    COUNTED_TOO,
    RARER,
    advice,
    effect_told,
    evident,
    headline,
    more_to_tell,
    percent,
    still_open,
    word,
)
from tearwise.safety import is_young
from tearwise.safety.about import in_doubt
from tearwise.safety.wording import frame, wording

COLOURS = {
    "love": "#d55e00",
    "trust": "#0072b2",
    "vulnerability": "#cc79a7",
    "connection": "#009e73",
    "remorse": "#e69f00",
    "empathy": "#56b4e9",
    "joy_relief": "#f0e442",
    "loss_fear": "default",  # their black: here the terminal's own colour, which shows on any background
    "other": "#999999",
}
_INDENT = 2
WIDEST = 100
"""Columns that a reading fills at most, and what is printed beside it."""
_LONGEST_STRETCH = 600
"""Characters without a mark, above which their middle is left out: the passages that count stay on one screen."""
_LONGEST_BAR = 24
_SHORTEST_BAR = 4
_ROW = 2 + 2 + 1 + 1 + 4 + 2 + max(len(band.word) for band in BANDS)
"""Columns of a meaning's row besides its name and its bar: mark, letter, spaces, number, word."""


@dataclass(frozen=True)
class Indented:
    """Text that stands a little to the right."""

    text: Text


Block: TypeAlias = list[Text | Indented]
"""Lines that belong together."""


@dataclass(frozen=True)
class TerminalReading:
    """Draws a reading; print it with ``rich.console.Console.print``.

    explain:   show what each marked passage does to its meaning, what the words mean, and all of a long account;
               without, long stretches of it that carry no mark are shortened
    notice:    the safety notice for the reading's risks; without it a short general line stands in its place
    question:  the next question in words and how to answer it
    withheld:  how to see the reading all the same; given, everything but the risks and this line is left out
    answered:  say which answers were counted, where there are any
    """

    reading: Reading
    explain: bool = False
    notice: str | None = None
    question: str | None = None
    withheld: str | None = None
    answered: bool = True

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, WIDEST)
        blocks: list[Block] = [self._risks(), [Text(self.withheld)]] if self.withheld else self._blocks(width, console)
        for index, block in enumerate(block for block in blocks if block):
            if index:
                yield Text("")
            for part in block:
                yield from _wrapped(part, console, width)

    def _blocks(self, width: int, console: Console) -> list[Block]:
        """What is shown, from top to bottom; an empty line parts the blocks, and an empty block is left out."""
        reading = self.reading
        top: Block = [Text(headline(reading), style="bold")]
        if (then := advice(reading)) is not None:
            return [self._risks(), [*top, Text(then)], self._question()]
        if (more := more_to_tell(reading)) is not None:
            top.append(Text(more))
        bars = _bars(reading, width, drawn=not console.is_dumb_terminal)
        answers = _answers(reading) if self.answered else []
        shown = [self._risks(), top, bars, answers, _account(reading, whole=self.explain)]
        if self.explain:
            shown += _effects(evident(reading))
        return [*shown, self._open(), self._question(), _scale() if self.explain else []]

    def _risks(self) -> Block:
        risks = self.reading.risks
        if not risks:
            return []
        urgent = any(risk.urgency == "now" for risk in risks)
        doubtful = in_doubt(risks, is_young(self.reading.text))
        title = frame()["title_doubtful"] if doubtful else "First, somebody's safety"
        first = Text(f"! {title}", style="bold reverse" if urgent else "bold")
        named = _listed([wording()[risk.id].named for risk in risks])
        told = Text(f"These words may{', or may not,' if doubtful else ''} tell of {named}.")
        quotes = [Indented(Text(_quoted(quote))) for quote in _risk_quotes(risks)]
        then = (self.notice or frame()["general_now" if urgent else "general_soon"]).strip()
        return [first, told, *quotes, *(Text(line) for line in then.splitlines())]

    def _open(self) -> Block:
        """The meanings that are possible without being named."""
        rest = still_open(self.reading)
        if not rest:
            return []
        names = [f"{meaning(one.id).name} ({word(one.probability)}, {percent(one.probability)})" for one in rest]
        return [Text(f"Still open, neither shown nor ruled out: {'; '.join(names)}.")]

    def _question(self) -> Block:
        if self.reading.question is None or self.question is None or self.reading.status == "no_tears":
            return []
        first, *more = self.question.strip().splitlines()
        return [Text(f"What would help most to know: {first}"), *(Indented(Text(line)) for line in more)]


def shows_account(reading: Reading) -> bool:
    """Whether the account stands in a reading as it is drawn, unless that is withheld."""
    return advice(reading) is None and (bool(evident(reading)) or reading.text == NO_ACCOUNT)


def _bars(reading: Reading, width: int, *, drawn: bool) -> Block:
    """The nine meanings, a line each. drawn: with bars, of which a screen reader would read every block; they give way
    where the names would have to be cut"""
    names = {one.id: meaning(one.id).name for one in reading.meanings}
    room, longest = width - _ROW, max(cell_len(name) for name in names.values())
    drawn = drawn and room >= longest + _SHORTEST_BAR
    name_width = longest if drawn else max(8, min(longest, room + 1))
    bar_width = min(_LONGEST_BAR, room - name_width) if drawn else 0
    rows: Block = [_bar_row(one, names[one.id], name_width, bar_width) for one in reading.meanings]
    if reading.present:
        rows.append(Text(f"● named above; {RARER}", style="dim"))
    return rows


def _bar_row(one: MeaningReading, name: str, name_width: int, bar_width: int) -> Text:
    colour = COLOURS[one.id]
    row = Text("● " if one.present else "  ")
    row.append(KEYS[one.id], style=_chip(one.id))
    if cell_len(name) > name_width:
        name = name[: name_width - 1] + "…"
    row.append(f" {name:<{name_width}} ", style="bold" if one.present else "")
    if bar_width:
        full = round(one.probability * (bar_width - 1))
        row.append("█" * full, style=colour)
        row.append("░" * (bar_width - 1 - full) + " ", style="dim")
    row.append(f"{percent(one.probability):>4}  {word(one.probability)}", style="bold" if one.present else "")
    return row


def _account(reading: Reading, *, whole: bool) -> Block:
    if reading.text == NO_ACCOUNT:
        return []
    shown = evident(reading)
    if not shown:
        return [Text("No single passage decides it.")]
    body = Text()
    for segment in segments(reading.text, marks_of(shown)):
        _append(body, segment, whole)
    body.rstrip()
    return [Text("The account, with the passages that bear on a meaning marked [so](letter):"), Indented(body)]


def _append(body: Text, segment: Segment, whole: bool) -> None:
    """A passage in brackets with its letters after it; the space around it stays outside."""
    text = visible(segment.text)
    passage = text.strip()
    if not segment.meanings or not passage:
        body.append(text if whole else _shortened(text))
        return
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    body.append(before)
    body.append("[")
    body.append(passage, style="bold underline")
    body.append("](")
    for index, id in enumerate(segment.meanings):
        body.append(", " if index else "")
        body.append(KEYS[id], style=_chip(id))
    body.append(")")
    body.append(after)


def _shortened(text: str) -> str:
    """A long text without its middle, cut between words."""
    if len(text) <= _LONGEST_STRETCH:
        return text
    kept = _LONGEST_STRETCH // 3
    begins, ends = text[:kept].rpartition(" ")[0] or text[:kept], text[-kept:].partition(" ")[2] or text[-kept:]
    return f"{begins} […] {ends}"


def _effects(shown: Iterable[MeaningReading]) -> Iterator[Block]:
    for one in shown:
        name = Text(KEYS[one.id], style=_chip(one.id))
        name = Text.assemble(name, (f" {meaning(one.id).name}, {percent(one.probability)}", "bold"))
        told = ((_quoted(each.quote), f"without these words: {effect_told(one, each)}") for each in one.evidence)
        yield [name, *(Indented(Text(line)) for passage in told for line in passage)]


def _answers(reading: Reading) -> Block:
    told = [Indented(Text(f"{one.question} {one.answer}")) for one in counted_answers(reading.account)]
    if not told:
        return []
    return [Text("Read with your answers:" if reading.text == NO_ACCOUNT else COUNTED_TOO), *told]


def _scale() -> Block:
    """What the words mean, in numbers."""
    told = ", ".join(f"{band.word} from {band.least}%" for band in BANDS[:-1])
    return [Text(f"The words follow the numbers: {told}, {BANDS[-1].word} below.", style="dim")]


def _chip(id: str) -> str:
    """The style of a meaning's letter: dark or white on its colour, so that it shows on any background."""
    colour = COLOURS[id]
    if colour == "default":
        return "bold reverse"
    return f"bold {'#ffffff' if id == 'trust' else '#000000'} on {colour}"


def _quoted(quote: str) -> str:
    return f"“{visible(' '.join(quote.split()))}”"


def _risk_quotes(risks: Iterable[Risk]) -> list[str]:
    return list(dict.fromkeys(passage.quote for risk in risks for passage in risk.evidence))


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _wrapped(part: Text | Indented, console: Console, width: int) -> Iterator[Text]:
    """The lines of a text, none wider than ``width`` and none with spaces at its end."""
    text, indent = (part.text, _INDENT) if isinstance(part, Indented) else (part, 0)
    for line in text.wrap(console, max(1, width - indent), overflow="fold", tab_size=4):
        line.rstrip()
        yield Text.assemble(" " * indent, line) if indent and line else line

"""Charts as SVG and PNG, drawn on this computer: bars of counts by meaning, and a grid of counts over time.

Both are as narrow as a phone, with every name on a line of its own, so that nothing is cut and letters stay legible.
Colours are Okabe and Ito's, as in the terminal, and never tell by themselves: every bar has its name and its number,
every square its meaning's letter and its number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from textwrap import wrap
from typing import Any, Literal, NamedTuple

from tearwise.errors import MissingExtra
from tearwise.meanings import meaning
from tearwise.rendering.marking import KEYS

_WIDTH, _BESIDE, _STEP, _ROW = 304, 24, 38, 34
"""Pixels: of the whole, kept free for a number beside a bar, of a bar with its name, and of a row."""
_COLUMNS = 84
"""Where the grid's columns begin, after the names of the periods."""
_LARGEST_SQUARE = 11
_TITLE = 40
"""Characters in a line of the title, at most."""

Ground = Literal["paper", "light", "dark"]
"""What a chart stands on: paper, which is drawn white with it, or a light or a dark page that shines through."""


class _Shade(NamedTuple):
    background: str
    ink: str
    soft: str
    own: Mapping[str, str]


_GREY = "#555b66"  # in the place of a terminal's own colour: a black field looks like mourning
_SHADES: Mapping[str, _Shade] = {
    "paper": _Shade("#ffffff", "#000000", "#444444", {"loss_fear": _GREY}),
    "light": _Shade("transparent", "#23282e", "#565d66", {"loss_fear": _GREY}),
    "dark": _Shade("transparent", "#e9e6e0", "#b3b0aa", {"loss_fear": "#aab2bf", "trust": "#3f9bdc"}),
}
"""Ink and grounds as on the page (tearwise.css), where some colours are too dark for a dark one."""


def svg(
    title: str,
    description: str,
    meanings: Sequence[tuple[str, int]],
    periods: Sequence[tuple[str, Mapping[str, int]]],
    ground: Ground = "paper",
) -> str:
    """Two charts, one above the other, as one SVG document without links, scripts or fonts from elsewhere.

    title:       above them
    description: what they show, in words, for those who cannot see them
    meanings:    ids with their counts, from top to bottom
    periods:     months or years with the counts of each meaning, from top to bottom
    Raises MissingExtra where the extra ``charts`` is not installed.
    """
    altair, convert = _libraries()
    shade = _SHADES[ground]
    ids = [id for id, _ in meanings]
    colours = {id: shade.own.get(id, colour) for id, colour in _colours().items()}
    colour = altair.Color(
        "key:N", scale=altair.Scale(domain=[KEYS[id] for id in ids], range=[colours[id] for id in ids]), legend=None
    )
    parts = [_bars(altair, meanings, colour, shade)] if meanings else []
    parts += [_grid(altair, ids, periods, colour, shade)] if meanings and periods else []
    chart = altair.vconcat(
        *(parts or [altair.Chart(altair.Data(values=[]), width=_WIDTH, height=_ROW).mark_text()]),
        title=altair.Title(wrap(title, _TITLE) or [""], anchor="start", color=shade.ink, fontSize=14),
        description=description,
        background=shade.background,
        spacing=8,
    ).configure_view(stroke=None)
    return _titled(str(convert.vegalite_to_svg(chart.to_dict())), title, description)


def _bars(altair: Any, meanings: Sequence[tuple[str, int]], colour: Any, shade: _Shade) -> Any:
    """A bar for each meaning, its name above it and its number beside it."""
    counted = [
        {"key": KEYS[id], "name": f"{meaning(id).name} ({KEYS[id]})", "episodes": count} for id, count in meanings
    ]
    chart = altair.Chart(altair.Data(values=counted), width=_WIDTH, height=altair.Step(_STEP))
    down = altair.Y("name:N", sort=None, axis=None)
    most = max(count for _, count in meanings)
    scale = altair.Scale(domain=[0, max(most, 1)], range=[0, _WIDTH - _BESIDE], nice=False)
    across = altair.X("episodes:Q", axis=None, scale=scale)
    bars = chart.mark_bar(height=13, yOffset=8, stroke=shade.ink, strokeWidth=0.5)
    names = chart.mark_text(align="left", dy=-8, fontSize=13, color=shade.ink)
    counts = chart.mark_text(align="left", dx=5, dy=8, fontSize=13, color=shade.ink)
    return (
        bars.encode(x=across, y=down, color=colour)
        + names.encode(x=altair.value(0), y=down, text="name:N")
        + counts.encode(x=across, y=down, text="episodes:Q")
    )


def _grid(
    altair: Any, ids: Sequence[str], periods: Sequence[tuple[str, Mapping[str, int]]], colour: Any, shade: _Shade
) -> Any:
    """A row for each period, a column for each meaning: squares as large as their counts, below their numbers."""
    counted = [
        {"when": name, "key": KEYS[id], "episodes": counts[id]}
        for name, counts in periods
        for id in ids
        if counts.get(id)
    ]
    chart = altair.Chart(altair.Data(values=counted), width=_WIDTH, height=altair.Step(_ROW))
    rows = altair.Chart(altair.Data(values=[{"when": name} for name, _ in periods]), width=_WIDTH)
    down = altair.Y("when:O", sort=[name for name, _ in periods], axis=None, scale=altair.Scale(type="band"))
    letters = altair.Axis(
        orient="top", labelAngle=0, labelFontSize=13, labelColor=shade.ink, title=None, domain=False, ticks=False
    )
    columns = altair.Scale(domain=[KEYS[id] for id in ids], range=[_COLUMNS, _WIDTH - _BESIDE], type="point")
    across = altair.X("key:N", sort=None, axis=letters, scale=columns)
    most = max((count for _, counts in periods for count in counts.values()), default=1)
    area = altair.Size("episodes:Q", scale=altair.Scale(domain=[0, most], range=[0, _LARGEST_SQUARE**2]), legend=None)
    squares = chart.mark_point(shape="square", filled=True, opacity=1, yOffset=8, stroke=shade.ink, strokeWidth=0.5)
    numbers = chart.mark_text(dy=-6, fontSize=12, color=shade.ink)
    names = rows.mark_text(align="left", fontSize=12, color=shade.soft)
    return (
        squares.encode(x=across, y=down, color=colour, size=area)
        + numbers.encode(x=across, y=down, text="episodes:Q")
        + names.encode(x=altair.value(0), y=down, text="when:N")
    )


def png(drawing: str) -> bytes:
    """A drawing of ``svg`` as PNG, at twice its size."""
    _, convert = _libraries()
    return bytes(convert.svg_to_png(drawing, scale=2))


def _titled(drawing: str, title: str, description: str) -> str:
    """The drawing with its title and description first, where screen readers look for them."""
    drawing = drawing.replace("<svg ", '<svg role="img" ', 1)
    start = drawing.index(">", drawing.index("<svg")) + 1
    return f"{drawing[:start]}<title>{escape(title)}</title><desc>{escape(description)}</desc>{drawing[start:]}"


def _colours() -> dict[str, str]:
    from tearwise.rendering.terminal import COLOURS

    return dict(COLOURS)


def check_installed() -> None:
    """Raises MissingExtra where the extra ``charts`` is not installed."""
    _libraries()


def _libraries() -> tuple[Any, Any]:
    try:
        import altair
        import vl_convert
    except ImportError as missing:
        raise MissingExtra.of("charts", f"Charts need a part that is not installed ({missing.name}). For it") from None
    return altair, vl_convert

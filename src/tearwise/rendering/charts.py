"""Charts as SVG and PNG, drawn on this computer: bars of counts, by meaning and over time.

Colours are Okabe and Ito's, as in the terminal, and never tell by themselves: every bar has its name and its number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from tearwise.errors import MissingExtra
from tearwise.meanings import MEANINGS, meaning

_BLACK, _WIDTH, _STEP = "#000000", 420, 22
_GREY = "#555b66"  # in the place of a terminal's own colour: a black field looks like mourning


def svg(
    title: str,
    description: str,
    meanings: Sequence[tuple[str, int]],
    periods: Sequence[tuple[str, Mapping[str, int]]],
) -> str:
    """Two bar charts, one above the other, as one SVG document without links, scripts or fonts from elsewhere.

    title:       above them
    description: what they show, in words, for those who cannot see them
    meanings:    ids with their counts, from top to bottom
    periods:     months or years with the counts of each meaning, from left to right
    Raises MissingExtra where the extra ``charts`` is not installed.
    """
    altair, convert = _libraries()
    names = {id: meaning(id).name for id in MEANINGS}
    scale = altair.Scale(domain=list(names.values()), range=[_colours()[id] for id in names])
    counted = [{"meaning": names[id], "episodes": count} for id, count in meanings]
    colour = altair.Color("meaning:N", scale=scale, legend=None, sort=list(names.values()))
    order = altair.Y("meaning:N", sort=[names[id] for id, _ in meanings], title=None)
    most = max((count for _, count in meanings), default=1)
    bars = altair.Chart(altair.Data(values=counted), width=_WIDTH, height=altair.Step(_STEP))
    whole = altair.Axis(tickMinStep=1)
    across = altair.X("episodes:Q", title="episodes", axis=whole, scale=altair.Scale(domainMax=most))
    upper = bars.mark_bar(stroke=_BLACK, strokeWidth=0.5).encode(x=across, y=order, color=colour)
    upper += bars.mark_text(align="left", dx=4).encode(x=across, y=order, text="episodes:Q")
    flowing = [
        {"when": name, "meaning": names[id], "episodes": counts.get(id, 0)} for name, counts in periods for id in names
    ]
    legend = altair.Color("meaning:N", scale=scale, sort=list(names.values()), title="meaning")
    lower = (
        altair.Chart(altair.Data(values=flowing), width=_WIDTH, height=180)
        .mark_bar(stroke=_BLACK, strokeWidth=0.5)
        .encode(
            x=altair.X("when:O", title=None),
            y=altair.Y("episodes:Q", title="episodes with a meaning", axis=whole),
            color=legend,
        )
    )
    chart = altair.vconcat(upper, lower, title=title, description=description, background="#ffffff")
    chart = chart.resolve_scale(color="independent").configure_view(stroke=None)
    return _titled(str(convert.vegalite_to_svg(chart.to_dict())), title, description)


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

    return {id: _GREY if colour == "default" else colour for id, colour in COLOURS.items()}


def _libraries() -> tuple[Any, Any]:
    try:
        import altair
        import vl_convert
    except ImportError as missing:
        raise MissingExtra(
            f"Charts need a part that is not installed ({missing.name}). Install it with: "
            "pip install 'tearwise[charts]'"
        ) from None
    return altair, vl_convert

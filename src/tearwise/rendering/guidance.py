"""Guidance as terminal text: plain paragraphs and lists that read well at 60 columns and through a pipe."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tearwise.rendering.marking import visible
from tearwise.rendering.sources import source_name

if TYPE_CHECKING:
    from tearwise.replies import Guidance

OVER, ALONE, ALWAYS, ALSO = "If it is over already", "What to do now", "Either way", "Also"
"""How what fits afterwards is headed, beside what fits now or without it; and what fits both, or the one of them."""

_NARROWEST = 20
_STAGES = {"explore": "to begin with", "insight": "when it has been heard", "action": "later"}


def guidance_text(guidance: Guidance, width: int = 78, *, brief: bool = False) -> str:
    """What to do and say, what to leave, when to talk, where to find help; ends in a line feed.

    width: of a line at most, where words allow (at least 20). Keys in brackets are sources, in docs/evidence.md. It may
    quote the account, and is shown with nothing in it that could act on the terminal.
    brief: the first of each alone, in a few lines
    """
    width = max(width, _NARROWEST)
    parts = _brief(guidance, width) if brief else _parts(guidance, width)
    return visible("\n\n".join(parts)) + "\n"


def _brief(guidance: Guidance, width: int) -> Iterator[str]:
    timed = bool(guidance.now and guidance.later)
    both = ((while_headed(guidance), guidance.now), (OVER, guidance.later))
    first = [("", [one]) for one in guidance.safety[: 1 if guidance.kind == "safety" else None]]
    headed = (*first, *(reversed(both) if guidance.past else both))
    told = [
        f"{f'{head}: ' if head and timed else ''}{_sourced(lines[0].text, lines[0].source)}"
        for head, lines in headed
        if lines
    ]
    said = (guidance.again if guidance.past and guidance.again else guidance.say)[0]  # for what is told first
    told.append(f"You could say{f', {said.to}' if said.to else ''}: “{said.text}”")
    yield _listed("What you can do and say", told, width)
    yield textwrap.fill("All of it, and what is better left, is shown with --guide.", width, break_on_hyphens=False)


def while_headed(guidance: Guidance) -> str:
    """How what fits now is headed: "Now", where it is known that the tears flow, or "If he is still crying"."""
    if guidance.over is False:
        return "Now"
    if guidance.crier == "narrator":
        return "If you are still crying"
    return f"If {guidance.pronoun} {'are' if guidance.pronoun == 'they' else 'is'} still crying"


def _parts(guidance: Guidance, width: int) -> Iterator[str]:
    def listed(title: str, items: Iterable[str]) -> Iterator[str]:
        if found := list(items):
            yield _listed(title, found, width)

    named = guidance.kind == "safety" or all(one.to for one in guidance.say)  # there each opener says whom it is for
    own = guidance.crier == "narrator" and not named
    yield from listed("First", (_sourced(one.text, one.source) for one in guidance.safety))
    again = [f"To take it up again: “{one.text}”" for one in guidance.again[:1]]
    both = [
        (while_headed(guidance), [_sourced(one.text, one.source) for one in guidance.now]),
        (OVER if guidance.now else ALONE, [*(_sourced(one.text, one.source) for one in guidance.later), *again]),
    ]
    for head, told in reversed(both) if guidance.past else both:
        yield from listed(head, told)
    yield from listed(
        "What you could say" + (" to the other person" if own else ""),
        (
            f"“{one.text}” ({one.to or _STAGES[one.stage]})"
            for one in guidance.say
            if one.text != guidance.ask  # which stands by itself below
        ),
    )
    if guidance.ask is not None:
        whom = " yourself" if guidance.crier == "narrator" else ""
        yield from listed(f"To find out, ask{whom}", [f"“{guidance.ask}”"])
    always = ALWAYS if guidance.now and guidance.later else ALSO
    yield from listed(always, (_sourced(one.text, one.source) for one in guidance.always))
    yield from listed("Better left", (_sourced(f"{one.what} {one.why}", one.source) for one in guidance.avoid))
    yield from listed("When to talk", (_sourced(one.text, one.source) for one in guidance.when))
    yield from listed("When to seek help", (_sourced(one.text, one.source) for one in guidance.help))


def _listed(title: str, items: Iterable[str], width: int) -> str:
    lines = [
        textwrap.fill(one, width, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False) for one in items
    ]
    return "\n".join([textwrap.fill(f"{title}:", width, break_on_hyphens=False), *lines])


def _sourced(text: str, source: str | None) -> str:
    return f"{text} [{source_name(source)}]" if source else text

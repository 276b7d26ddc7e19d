"""What guidance says that does not depend on meaning and bond together, but on one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from tearwise.replies.guidance_texts import Bond, Texts
from tearwise.replies.lines import Avoided, Line
from tearwise.replies.together import FOLLOWED, GLAD, SORROWS, outweighed


class General(NamedTuple):
    """Lines that do not depend on meaning and bond together, but on one of them."""

    now: tuple[Line, ...]
    always: tuple[Line, ...]
    avoid: tuple[Avoided, ...]
    when: tuple[Line, ...]
    help: tuple[Line, ...]


_GUARDED = ("remorse", "loss_fear")
"""Meanings of which it is always said when to seek help: conduct over time, and asking directly about life."""
_NOTHING = General((), (), (), (), ())


def general_lines(
    found: Mapping[str, Texts], bond: Bond, triggers: Collection[str] = ()
) -> tuple[General, General, bool]:
    """What the meanings that are followed say whatever the bond; what the bond says whatever the meaning; and whether
    the first is light, so that the second, and a bond's openers, are left out."""
    texts = list(found.values())
    single, first = len(texts) == 1, texts[0]
    light = single and first.light
    if bond.alone:
        general = _NOTHING
    elif single:
        general = General(first.now, first.always, first.avoid, first.when[:1], first.help)
    else:
        general = _of_several(found)
    instead = next((each.instead for each in texts if each.instead), bond.avoid)
    more = General(bond.now, bond.always, (instead,), (bond.when,), (bond.help,))
    near = not (bond.alone or bond.apart or bond.help != bond.help_older)  # of a child's tears more is to be said
    close = near and found.keys() == {"connection"} and first.follows is None and SORROWS.isdisjoint(triggers)
    if close or (found.keys() <= GLAD and not single and not bond.alone):
        # when to talk, and to seek help, would weigh it down
        more = more._replace(avoid=(), when=(), help=())
    if light:
        told = first.follows is not None and first.follows.light  # an occasion that is light says itself when to talk
        general = General(first.now, first.always, first.avoid, first.when[:1] if told else general.when, first.help)
        more = _NOTHING._replace(
            avoid=(instead,) if first.instead else (), when=more.when if bond.alone and not told else ()
        )
    return general, more, light


def _of_several(found: Mapping[str, Texts]) -> General:
    """What several meanings say whatever the bond: what the likeliest says, and of the others what guards somebody.
    That joy needs no help is not said beside something heavy."""
    out, fitting = outweighed(found), {id: one for id, one in found.items() if not one.alone}
    heavy = [id for id in fitting if id not in GLAD] or list(fitting)
    told = sorted(found.items(), key=lambda one: one[1].follows is None)  # first what is written for what set them off
    return General(
        now=(),
        always=_each(
            sorted(one.always, key=lambda line: not line.source)[:1]
            for id, one in fitting.items()
            if id in {*list(fitting)[:1], "remorse"}
        ),
        avoid=_each(one.avoid[:1] for id, one in fitting.items() if id not in out or id == next(iter(found)))[
            :FOLLOWED
        ],
        when=_each(one.when[:1] for id, one in told if id not in out)[:1],
        help=_each(fitting[id].help[:1] for id in [one for one in heavy if one in _GUARDED] or heavy[:1]),
    )


_Said = TypeVar("_Said")


def _each(parts: Iterable[Sequence[_Said]]) -> tuple[_Said, ...]:
    """What is in the parts, one after the other; a bond may leave one of them empty."""
    return tuple(chain.from_iterable(parts))

"""The full stops that a run-on reply leaves out, put in between its statements: the model has learned from replies that
have them."""

from __future__ import annotations

from itertools import pairwise

from tearwise.replies.reply_check.apostrophes import Restored
from tearwise.replies.reply_check.clauses import clauses_of


def with_stops(even: Restored) -> Restored:
    """The same text with a full stop wherever one statement of a run-on ends and the next begins."""
    text, parts, last = even.text, list[str](), 0
    ends = [
        one.end
        for one, following in pairwise(clauses_of(text))
        if one.words[-1].form[0].isalnum() and not following.turns and "\n" not in text[one.end : following.start]
    ]
    for end in ends:
        parts.append(text[last:end])
        last = end
    moved = [at + sum(end <= at for end in ends) for at in even.added]
    stops = [end + before for before, end in enumerate(ends)]
    return Restored(".".join([*parts, text[last:]]), tuple(sorted([*moved, *stops])))

"""Labelled replies as the network learns from them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tearwise.replies.reply_check.weights import ISSUES, SKILLS

LABELS = (*ISSUES, *SKILLS)
JOINED_SHARE = 0.5
"""Of the short replies of an epoch, those that are read together with another: most of ours are one sentence, and most
that people write are not."""
SHORT = 110
"""Characters of a short reply at most."""


@dataclass(frozen=True)
class Draft:
    """A reply that somebody drafted.

    labels: the issues and skills that it carries; span: issue → the words that carry it
    """

    id: str
    text: str
    labels: frozenset[str]
    span: dict[str, str]


def load_drafts(path: Path) -> list[Draft]:
    """The replies of a JSON Lines file. Raises ValueError naming the line of one that is not what it must be."""
    found: list[Draft] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        raw = json.loads(line)
        labels = frozenset([*raw["issues"], *raw["skills"]])
        if not labels <= set(LABELS) or set(raw["span"]) != set(raw["issues"]):
            raise ValueError(f"{path.name}:{number}: {raw['id']}: its labels are none of ours, or lack their words")
        found.append(Draft(raw["id"], raw["text"], labels, raw["span"]))
    return found


def joined(drafts: Sequence[Draft], generator: Any) -> list[Draft]:
    """The drafts of one epoch: some of the short ones two by two, in any order."""
    short = [d for d in drafts if len(d.text) < SHORT and generator.random() < JOINED_SHARE]
    apart = {d.id for d in short}
    found = [d for d in drafts if d.id not in apart]
    order = generator.permutation(len(short)).tolist()
    for first, second in zip(order[::2], order[1::2], strict=False):
        one, other = short[first], short[second]
        if set(one.span) & set(other.span):
            found += [one, other]
            continue
        stop = "" if one.text.endswith((".", "!", "?", "…")) else "."
        text = f"{one.text}{stop} {other.text}"
        found.append(Draft(f"{one.id}+{other.id}", text, one.labels | other.labels, {**one.span, **other.span}))
    if len(order) % 2:
        found.append(short[order[-1]])
    return found

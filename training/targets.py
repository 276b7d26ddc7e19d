"""Labelled rows as tensors: token ids, and a target or "not known" for every head of the network."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer

from tearwise.accounts import VALUES
from tearwise.meanings import MEANINGS
from tearwise.reading import CRIERS, crying_distance
from tearwise.reading.crying import FAR
from training.drafts import LABELS, Draft
from training.rows import RISKS, Row

LONGEST = 256
"""Tokens of one window; the base model was trained on at most this many."""

PLAUSIBLE = 0.15
"""Target for a meaning scored 1: a careful reader would call it plausible, but it is not shown."""

HEADS: dict[str, int] = {
    "relationship": len(VALUES["relationship"]),
    "trigger": len(VALUES["trigger"]),
    "said": len(VALUES["said"]),
    "did": len(VALUES["did"]),
    "rare": 1,
    "pressure": 2,
    "crier": len(CRIERS),
    "crying": 1,
    "risks": len(RISKS),
    "urgent": 1,
}
"""Context head → number of logits. ``pressure`` has two: at least 1, and 2."""

ONE_OF = ("relationship", "crier")
"""Heads whose values exclude one another; the others' values are independent."""


@dataclass(frozen=True)
class Example:
    """One row ready for the network.

    distance: (tokens,) from the nearest word of crying; evidence: (tokens, 9) of 0/1, or -1 where the row does not say
    """

    id: str
    tokens: list[int]
    distance: np.ndarray
    meanings: np.ndarray
    plausible: np.ndarray
    evidence: np.ndarray
    context: dict[str, np.ndarray]
    draft: np.ndarray
    """(19,) which issues and skills a reply carries; -1 where the row is no reply."""
    carrying: np.ndarray
    """(tokens, 19) which tokens carry an issue; -1 where nobody said."""


def unlabelled(text: str, tokenizer: Tokenizer, id: str) -> Example:
    """A text of which nothing is known."""
    return _unknown(text, tokenizer, id)[0]


def _unknown(text: str, tokenizer: Tokenizer, id: str) -> tuple[Example, list[tuple[int, int]]]:
    """A text's tokens with nothing known of it, and where they stand in the text."""
    encoded = tokenizer.encode(text)
    ids, offsets = encoded.ids[:LONGEST], encoded.offsets[:LONGEST]
    distance = np.full(len(encoded.ids), np.log1p(FAR), np.float32)
    distance[1:-1] = crying_distance(text, np.array(encoded.offsets[1:-1], np.int32).reshape(-1, 2))
    made = Example(
        id=id,
        tokens=ids,
        distance=distance[:LONGEST],
        meanings=np.full(len(MEANINGS), -1, np.float32),
        plausible=np.full(len(MEANINGS), -1, np.float32),
        evidence=np.full((len(ids), len(MEANINGS)), -1, np.float32),
        context={name: np.full(size, -1, np.float32) for name, size in HEADS.items()},
        draft=np.full(len(LABELS), -1, np.float32),
        carrying=np.full((len(ids), len(LABELS)), -1, np.float32),
    )
    return made, offsets


def draft_example(draft: Draft, tokenizer: Tokenizer) -> Example:
    """A reply's token ids and targets. Issues are marked in the text, skills are said of the whole reply."""
    made, offsets = _unknown(draft.text, tokenizer, draft.id)
    made.draft[:] = [label in draft.labels for label in LABELS]
    for k, label in enumerate(LABELS):
        if label in draft.span:
            spans = _places(draft.text, draft.span[label])
            made.carrying[:, k] = [any(a < e and s < b for s, e in spans) for a, b in offsets]
        elif label not in draft.labels:
            made.carrying[:, k] = 0
    return made


def example(row: Row, tokenizer: Tokenizer) -> Example:
    """A row's token ids and targets; what a row does not say is -1 and costs nothing."""
    made, offsets = _unknown(row.text, tokenizer, row.id)
    evidence, context = made.evidence, made.context
    context["risks"][:] = [v in row.risk for v in RISKS]
    if row.urgency or not row.risk:
        context["urgent"][:] = row.urgency == "now"
    if row.coded:
        context["crying"][:] = row.usable
    if row.usable and row.coded:
        scored = np.array([row.meanings[m] for m in MEANINGS])
        made.meanings[:] = np.select([scored == 2, scored == 1], [1.0, PLAUSIBLE], 0.0)
        made.plausible[:] = scored >= 1
        for k, meaning in enumerate(MEANINGS):
            spans = [s for q in row.evidence.get(meaning, ()) for s in _places(row.text, q)]
            if spans:
                evidence[:, k] = [any(a < e and s < b for s, e in spans) for a, b in offsets]
            elif scored[k] == 0:
                evidence[:, k] = 0
        _fill_context(context, row)
    return made


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    """Where the quote stands first; a quote is one passage, even if its words recur."""
    found = re.search(re.escape(quote), text)
    return [found.span()] if found else []


def _fill_context(context: dict[str, np.ndarray], row: Row) -> None:
    if row.relationship in VALUES["relationship"]:
        context["relationship"][:] = [row.relationship == v for v in VALUES["relationship"]]
    if row.trigger != ("unknown",):
        context["trigger"][:] = [v in row.trigger for v in VALUES["trigger"]]
    context["said"][:] = [v in row.said for v in VALUES["said"]]
    context["did"][:] = [v in row.did for v in VALUES["did"]]
    context["rare"][:] = row.rare
    context["pressure"][:] = [row.pressure >= 1, row.pressure >= 2]
    context["crier"][:] = [row.crier == v for v in CRIERS]


@dataclass(frozen=True)
class Batch:
    tokens: torch.Tensor
    mask: torch.Tensor
    distance: torch.Tensor
    meanings: torch.Tensor
    plausible: torch.Tensor
    evidence: torch.Tensor
    context: dict[str, torch.Tensor]
    drafts: torch.Tensor
    carrying: torch.Tensor
    pairs: list[tuple[int, int]]
    """Positions in the batch of the two accounts of a contrast pair."""

    def to(self, device: torch.device) -> Batch:
        """The same where the network is."""
        moved = {k: v.to(device, non_blocking=True) for k, v in vars(self).items() if isinstance(v, torch.Tensor)}
        context = {name: value.to(device, non_blocking=True) for name, value in self.context.items()}
        return Batch(**moved, context=context, pairs=self.pairs)


def pair_of(id: str) -> str | None:
    """The pair that a row belongs to: ``own-U-012a`` and ``own-U-012b`` are ``own-U-012``."""
    found = re.fullmatch(r"((?:own-U|u)-\d+)[ab]", id)
    return found.group(1) if found else None


def batch(examples: list[Example]) -> Batch:
    """Examples padded to the longest of them."""
    longest = max(len(e.tokens) for e in examples)
    tokens = torch.zeros(len(examples), longest, dtype=torch.long)
    mask = torch.zeros(len(examples), longest, dtype=torch.long)
    evidence = torch.full((len(examples), longest, len(MEANINGS)), -1.0)
    carrying = torch.full((len(examples), longest, len(LABELS)), -1.0)
    distance = torch.full((len(examples), longest), float(np.log1p(FAR)))
    first: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    for k, e in enumerate(examples):
        tokens[k, : len(e.tokens)] = torch.tensor(e.tokens)
        mask[k, : len(e.tokens)] = 1
        distance[k, : len(e.tokens)] = torch.from_numpy(e.distance)
        evidence[k, : len(e.tokens)] = torch.from_numpy(e.evidence)
        carrying[k, : len(e.tokens)] = torch.from_numpy(e.carrying)
        pair = pair_of(e.id)
        if pair is not None and pair in first:
            pairs.append((first[pair], k))
        elif pair is not None:
            first[pair] = k
    return Batch(
        tokens,
        mask,
        distance,
        torch.from_numpy(np.stack([e.meanings for e in examples])),
        torch.from_numpy(np.stack([e.plausible for e in examples])),
        evidence,
        {name: torch.from_numpy(np.stack([e.context[name] for e in examples])) for name in HEADS},
        torch.from_numpy(np.stack([e.draft for e in examples])),
        carrying,
        pairs,
    )


def example_words(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Which words of the text the spans touch, by their number."""
    words = enumerate(re.finditer(r"\w+", text))
    return {k for k, w in words if any(w.start() < e and s < w.end() for s, e in spans)}

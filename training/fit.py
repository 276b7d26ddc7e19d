"""Fine-tuning on labelled accounts."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel

from training import advice as advices
from training.advice import Advice
from training.distraction import LONGEST_OUTSIDE, LONGEST_WORDS, SHARE, distracted, neutral_sentences
from training.drafts import Draft, joined
from training.encoder import DEVICE, half, length_batches, tokenizer
from training.mpnet import Encoder
from training.network import AccountNetwork, Outputs, loss
from training.rows import Row
from training.targets import Example, batch, draft_example, example, pair_of

WARM_UP = 0.1
AVERAGED = 2 / 3
"""Of the training, what is over when weights begin to be averaged."""
LAST_RATE = 0.03
HEADS_RATE = 1e-3
"""Of heads that begin with nothing; the encoder learns more slowly."""
LITERARY = ("own-P", "own-Q", "own-R", "own-T")
"""Blocks of accounts that sound least like real ones; an epoch meets a share of them."""
LITERARY_SHARE = 0.6
OUTSIDE = 0.5
"""Of the accounts with sentences of others around them, those that have public comments' instead of our accounts'."""
LABELS_SHARE = 0.3
"""How much the labels count where tutors were asked too."""
COMMENT = 0.5
"""Weight of a comment, which tutors alone have read, beside an account's 1."""
COMMENTS_SHARE = 0.4
"""Of the comments, those that an epoch meets."""


@dataclass(frozen=True)
class Recipe:
    """rate: of the topmost layer, each below learning ``decay`` times as fast; tokens: of a batch; heads: the rate of
    what is not the encoder; rounds: of the training, what is over when the encoder begins to compute with rounded
    weights (at most ``AVERAGED``, so that what is averaged was rounded; 1: it does not begin); still: the lowest layers
    that stay as they are, rounded, which saves their part of learning"""

    epochs: int
    rate: float
    tokens: int
    decay: float
    seed: int
    heads: float = HEADS_RATE
    rounds: float = 1.0
    still: int = 0


@dataclass(frozen=True)
class Lessons:
    """rows: labelled accounts and cases; drafts: labelled replies; sentences: of public comments, in which nobody cries
    accounts: what tutors say of the first of the rows; comments: public ones with what they say of them; or nothing"""

    rows: Sequence[Row]
    drafts: Sequence[Draft]
    sentences: Sequence[str]
    accounts: Advice | None = None
    comments: tuple[Sequence[Example], Advice] | None = None


@dataclass(frozen=True)
class _Text:
    example: Example
    source: tuple[int, int] | None
    """The row that it holds and the tokens that stand before it; None of a reply."""
    comment: bool = False


def train(lessons: Lessons, encoder: Encoder, recipe: Recipe) -> AccountNetwork:
    """A network of the encoder and of new heads, fine-tuned on ``lessons``."""
    torch.manual_seed(recipe.seed)
    return go_on(lessons, AccountNetwork(encoder), recipe)


def go_on(lessons: Lessons, network: AccountNetwork, recipe: Recipe) -> AccountNetwork:
    """The network after ``lessons``, its weights averaged over the last third (Izmailov et al. 2018)."""
    rng = np.random.default_rng(recipe.seed)
    network = network.to(DEVICE)
    network.train()
    network.encoder.keep_still(recipe.still)
    optimizer = torch.optim.AdamW(_groups(network, recipe), weight_decay=0.02, fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    averaged: AveragedModel | None = None
    rounding = False
    own = neutral_sentences([row for row in lessons.rows if row.coded and not row.id.startswith(LITERARY)])
    bare = [example(row, tokenizer()) for row in lessons.rows]
    started = time.monotonic()
    for epoch in range(recipe.epochs):
        batches = _batches(_epoch(lessons, bare, own, rng), recipe.tokens, rng)
        total = 0.0
        for step, chosen in enumerate(batches):
            progress = (epoch + step / len(batches)) / recipe.epochs
            if not rounding and progress >= recipe.rounds:
                network.encoder.round_while_learning()
                rounding = True
            for group, peak in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = peak * _share_of_rate(progress)
            cost = _cost(network, chosen, lessons)
            optimizer.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            if progress > AVERAGED and step % 10 == 0:
                averaged = AveragedModel(network) if averaged is None else averaged
                averaged.update_parameters(network)
            total += cost.item()
            if step % 100 == 99 or step + 1 == len(batches):
                seconds = time.monotonic() - started
                print(f"  epoch {epoch + 1}, step {step + 1}/{len(batches)}, {seconds:.0f} s", flush=True)
        print(f"  epoch {epoch + 1}: loss {total / len(batches):.3f}", flush=True)
    found = network if averaged is None else averaged.module
    assert isinstance(found, AccountNetwork)
    found.encoder.settle()
    return found.cpu().eval()


def _cost(network: AccountNetwork, texts: Sequence[_Text], lessons: Lessons) -> torch.Tensor:
    """The loss of a batch, which holds accounts and replies, or comments."""
    part = batch([text.example for text in texts]).to(DEVICE)
    with half():
        computed: Outputs = network(part.tokens, part.mask, part.distance)
    outputs = Outputs(**{name: value.float() for name, value in vars(computed).items()})
    sources, longest = [text.source for text in texts], part.tokens.shape[1]
    if texts[0].comment:
        assert lessons.comments is not None
        advised = lessons.comments[1].beside(sources, longest, DEVICE)
        return COMMENT * advices.loss(outputs, advised, part.mask)
    cost = loss(outputs, part)
    if lessons.accounts is None:
        return cost
    advised = lessons.accounts.beside(sources, longest, DEVICE)
    return LABELS_SHARE * cost + (1 - LABELS_SHARE) * advices.loss(outputs, advised, part.mask)


def _epoch(lessons: Lessons, bare: Sequence[Example], own: Sequence[str], rng: Any) -> list[_Text]:
    """What one epoch meets: the rows (``bare`` as they are), fewer of the literary ones and some with sentences of
    others around them; the replies; and some of the comments."""
    reader = tokenizer()
    advised = len(lessons.accounts) if lessons.accounts else 0
    found: list[_Text] = []
    for number, row in enumerate(lessons.rows):
        if row.id.startswith(LITERARY) and rng.random() > LITERARY_SHARE:
            continue
        shown, before = bare[number], ""
        if row.usable and pair_of(row.id) is None and rng.random() < SHARE:
            outside = len(lessons.sentences) > 0 and rng.random() < OUTSIDE
            pool, longest = (lessons.sentences, LONGEST_OUTSIDE) if outside else (own, LONGEST_WORDS)
            row, before = distracted(row, pool, longest, rng)
            shown = example(row, reader)
        source = (number, len(reader.encode(before, add_special_tokens=False).ids)) if number < advised else None
        found.append(_Text(shown, source))
    found += [_Text(draft_example(draft, reader), None) for draft in joined(lessons.drafts, rng)]
    if lessons.comments is not None:
        texts = lessons.comments[0]
        chosen = np.flatnonzero(rng.random(len(texts)) < COMMENTS_SHARE)
        found += [_Text(texts[k], (k, 0), comment=True) for k in chosen.tolist()]
    return found


def _share_of_rate(progress: float) -> float:
    """A linear warm-up, then a linear way down."""
    if progress < WARM_UP:
        return max(progress / WARM_UP, 0.01)
    return max((1 - progress) / (1 - WARM_UP), LAST_RATE)


def _batches(texts: Sequence[_Text], tokens: int, rng: Any) -> list[list[_Text]]:
    """Batches of like length, comments apart from the rest, in any order."""
    found: list[list[_Text]] = []
    for comment in (False, True):
        units = paired([text for text in texts if text.comment == comment])
        if units:
            lengths = [sum(len(text.example.tokens) for text in unit) for unit in units]
            found += [[t for k in group for t in units[k]] for group in length_batches(lengths, tokens, rng)]
    return [found[k] for k in rng.permutation(len(found))]


def paired(texts: Sequence[_Text]) -> list[list[_Text]]:
    """Single texts, and contrast pairs together so that they share a batch."""
    units: dict[str, list[_Text]] = {}
    for text in texts:
        units.setdefault(pair_of(text.example.id) or text.example.id, []).append(text)
    return list(units.values())


def _groups(network: AccountNetwork, recipe: Recipe) -> list[dict[str, Any]]:
    """Upper layers learn faster than lower ones, and what is new faster than the encoder."""
    layers = list(network.encoder.layers)
    groups = [
        {"params": list(layer.parameters()), "lr": recipe.rate * recipe.decay ** (len(layers) - 1 - depth)}
        for depth, layer in enumerate(layers)
        if depth >= recipe.still
    ]
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    relative = {"params": list(network.encoder.relative.parameters()), "lr": recipe.rate * 0.1}
    return [*groups, *([] if recipe.still else [relative]), {"params": heads, "lr": recipe.heads}]

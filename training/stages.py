"""The networks that a bundle needs, each trained once and kept in a folder until what it is made of changes."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from tearwise.engines import layers
from tearwise.replacement import put_in_place
from training import contrast, fit, intermediate, tutors
from training.advice import Advice
from training.corpus import Corpus, digest
from training.distraction import calm_sentences
from training.drafts import Draft
from training.emotions import goemotions, offmychest
from training.encoder import DEVICE, mini_lm_words, tokenizer
from training.fast_copies import Copies, near_words
from training.fast_lessons import FastRecipe, learn
from training.fast_lessons import Lessons as FastLessons
from training.fast_network import SHAPE, FastNetwork
from training.fit import AVERAGED, Lessons, Recipe
from training.mpnet import Encoder
from training.network import AccountNetwork
from training.rows import Row
from training.targets import unlabelled
from training.teacher import ends, taught

LAYERS = 6
"""Of the encoder that ships: what 30 MB hold at four bits a weight."""
SEED = 0


@dataclass(frozen=True)
class Budget:
    """What a machine can do in the time that a rebuild may take."""

    intermediate_epochs: int
    shipped: Recipe
    tutors: tuple[Recipe, ...]
    compared: tuple[Recipe, ...]
    """Tutors of the model that is only compared: fewer, since it only tells what the restraint costs."""
    fast: FastRecipe
    comments: int
    """One public comment in so many teaches the small network."""


GPU = Budget(
    2,
    Recipe(11, 2e-4, 4000, 0.9, SEED, rounds=0),
    (
        Recipe(10, 1e-4, 2000, 0.9, 11),
        Recipe(10, 2e-4, 4000, 0.85, 12),
        Recipe(10, 3e-4, 4000, 0.85, 20),
        Recipe(12, 2e-4, 4000, 0.9, 23),
    ),
    (Recipe(10, 2e-4, 4000, 0.85, 12), Recipe(12, 2e-4, 4000, 0.9, 23)),
    FastRecipe(1, 30_000, 0.5, 3, 2.5e-3, SEED),
    1,
)
CPU = Budget(
    0,
    Recipe(3, 3e-4, 3000, 0.85, SEED, rounds=AVERAGED, still=3),
    (),
    (),
    FastRecipe(0, 0, 0.8, 4, 2e-3, SEED),
    5,
)
"""Two cores would need days for the tutors. There the network learns from the labels alone, without emotions first, the
lower half of its layers as it was published, so that a rebuild ends in about two hours."""
BUDGETS = {"gpu": GPU, "cpu": CPU}


@dataclass(frozen=True)
class School:
    """Rows that a network learns from, and what trains its tutors, which learn from the same ones.

    kind: stands before the names of the stages that it shares with no other
    """

    rows: list[Row]
    tutors: tuple[Recipe, ...]
    kind: str = ""


@dataclass(frozen=True)
class Stages:
    """Trains what is missing under ``folder`` and loads what is there."""

    data: Path
    corpus: Corpus
    folder: Path
    budget: Budget = GPU if DEVICE.type == "cuda" else CPU

    def intermediate(self, layers: int = LAYERS) -> Path:
        """The encoder's lower layers after the public emotion sets; its figures are in the note beside it."""

        def make(path: Path) -> dict[str, float]:
            network = intermediate.train(self.data, Encoder.published(layers), self.budget.intermediate_epochs, SEED)
            torch.save(network.cpu().state_dict(), path)
            return {"goemotions_test_macro_f1": intermediate.report(network.to(DEVICE), self.data)}

        return self._made(f"intermediate-{layers}", self._emotions(layers), make)

    def _emotions(self, layers: int) -> dict[str, Any]:
        """What the encoder after the public emotion sets is made of."""
        read = [self.data / "emotions/goemotions/train.tsv", self.data / "emotions/offmychest_disclosure.jsonl"]
        return {
            "data": [digest(p) for p in read],
            "layers": layers,
            "epochs": self.budget.intermediate_epochs,
            "rate": intermediate.RATE,
            "seed": SEED,
        }

    @property
    def openly(self) -> School:
        """What a shipped network may learn from: rows that are ours, or openly licensed."""
        return School([*self.corpus.network, *self.corpus.risks], self.budget.tutors)

    def shipped(self) -> AccountNetwork:
        """The network that is shipped: trained on openly licensed rows alone."""
        return self._network("shipped", self.openly)

    def unshipped(self) -> AccountNetwork:
        """The same trained on all rows but ``dev``, by tutors that were too: tells what the restraint costs."""
        return self._network(
            "unshipped", School([*self.openly.rows, *self.corpus.fit], self.budget.compared, "unshipped-")
        )

    def contrast(self) -> dict[str, float]:
        """Figures of networks like the shipped one on contrast pairs that they have not learned from."""
        rows, recipe = self.openly.rows, replace(self.budget.shipped, epochs=max(self.budget.shipped.epochs // 2, 1))
        key = {"rows": self._rows(rows), "layers": LAYERS, "recipe": asdict(recipe), "begins": self._emotions(LAYERS)}

        def train(chosen: Sequence[Row]) -> AccountNetwork:
            return fit.train(self._lessons(chosen), self._after_emotions(LAYERS), recipe)

        def make(path: Path) -> dict[str, float]:
            right = list(contrast.judged(rows, train))
            np.savez(path, right=right)
            return {"pairs": len(right), "every_change_right": float(np.mean(right))}

        note = self._made("contrast", key, make, ".npz").with_suffix(".json")
        found: dict[str, float] = json.loads(note.read_text())["figures"]
        return found

    def fast(self, bundle: Path) -> FastNetwork:
        """The small network behind ``--fast``, for the tokens and words of a bundle, whose large network teaches it."""
        rows, recipe = self.openly.rows, self.budget.fast
        remarks = [text for text in self._comments() if text.strip()][:: self.budget.comments]
        words = torch.from_numpy(layers.words((bundle / "layers.npz").read_bytes()))
        key = {
            "teacher": [digest(bundle / name) for name in ("network.onnx", "layers.npz", "tokenizer.json")],
            "rows": hashlib.sha256("\n".join([*map(repr, rows), *remarks]).encode()).hexdigest(),
            "recipe": asdict(recipe),
            "shape": SHAPE,
            "near": "all-MiniLM-L6-v2",
        }

        def make(path: Path) -> None:
            read = [*(row.text for row in rows), *remarks]
            made = Copies(read[: len(rows)], remarks, self._near(bundle), recipe.seed)
            copies = [text for _ in range(recipe.copies) for text in made.of_accounts()]
            said = taught(bundle, LAYERS, [*read, *copies, *made.remarks(recipe.remarks)], self.folder)
            network = learn(FastLessons(rows, len(remarks), said, ends(bundle)), words, recipe)
            torch.save(network.state_dict(), path)

        network = FastNetwork(words)
        network.load_state_dict(torch.load(self._made("fast", key, make), weights_only=True))
        return network.eval()

    def _comments(self) -> list[str]:
        """All public comments, which nobody labelled for what tears mean."""
        disclosed = offmychest(self.data).texts
        return [*goemotions(self.data, "train").texts, *disclosed]

    def _near(self, bundle: Path) -> dict[str, list[str]]:
        """Words that may stand for others, by what all-MiniLM-L6-v2 knows of words."""
        vocabulary = Tokenizer.from_file(str(bundle / "tokenizer.json")).get_vocab()
        return near_words(vocabulary, mini_lm_words(bundle / "tokenizer.json"))

    def _network(self, name: str, school: School) -> AccountNetwork:
        recipe = self.budget.shipped
        key = {
            "rows": self._rows(school.rows),
            "layers": LAYERS,
            "recipe": asdict(recipe),
            "begins": self._emotions(LAYERS),
            "tutors": self._tutors(school),
        }

        def make(path: Path) -> None:
            torch.save(fit.train(self._advised(school), self._after_emotions(LAYERS), recipe).state_dict(), path)

        network = AccountNetwork(Encoder(LAYERS))
        network.load_state_dict(torch.load(self._made(name, key, make), weights_only=True))
        return network.eval()

    def tutor(self, recipe: Recipe, school: School) -> AccountNetwork:
        """The whole encoder trained on the labels of the school's rows, to teach the smaller one."""
        key = self._tutors(replace(school, tutors=(recipe,)))

        def make(path: Path) -> None:
            torch.save(
                fit.train(self._lessons(school.rows), self._after_emotions(tutors.LAYERS), recipe).state_dict(), path
            )

        network = AccountNetwork(Encoder(tutors.LAYERS))
        network.load_state_dict(
            torch.load(self._made(f"{school.kind}tutor-{recipe.seed}", key, make), weights_only=True)
        )
        return network

    def _tutors(self, school: School) -> dict[str, Any]:
        """What a school's tutors are made of."""
        return {
            "tutors": [asdict(recipe) for recipe in school.tutors],
            "rows": self._rows(school.rows),
            "layers": tutors.LAYERS,
            "begins": self._emotions(tutors.LAYERS),
        }

    def _advice(self, name: str, texts: Sequence[str], school: School) -> Advice:
        """What all tutors of a school say of texts."""
        key = self._tutors(school) | {"texts": hashlib.sha256("\0".join(texts).encode()).hexdigest()}

        def make(path: Path) -> None:
            examples = [unlabelled(text, tokenizer(), "") for text in texts]
            networks: Iterator[AccountNetwork] = (self.tutor(one, school) for one in school.tutors)
            tutors.advise(networks, examples).save(path)

        return Advice.kept(self._made(f"{school.kind}advice-{name}", key, make, ".npz"))

    def _lessons(self, rows: Sequence[Row]) -> Lessons:
        """What a network learns from that has no tutors."""
        told = offmychest(self.data).texts
        return Lessons(rows, self.corpus.drafts, calm_sentences(told))

    def _advised(self, school: School) -> Lessons:
        """The same with what tutors say of the rows and of public comments, where there is the time for tutors."""
        bare = self._lessons(school.rows)
        if not school.tutors:
            return bare
        remarks = tutors.comments(self.data)
        examples = [unlabelled(text, tokenizer(), f"comment-{k}") for k, text in enumerate(remarks)]
        accounts = self._advice("accounts", [row.text for row in school.rows], school)
        comments = self._advice("comments", remarks, school)
        return replace(bare, accounts=accounts, comments=(examples, comments))

    def _after_emotions(self, layers: int) -> Encoder:
        if not self.budget.intermediate_epochs:
            return Encoder.published(layers)
        state = torch.load(self.intermediate(layers), weights_only=True)
        encoder = Encoder(layers)
        encoder.load_state_dict({k.removeprefix("encoder."): v for k, v in state.items() if k.startswith("encoder.")})
        return encoder

    def _rows(self, rows: Sequence[Row]) -> str:
        said = sorted([*map(repr, rows), *map(_told, self.corpus.drafts)])
        return hashlib.sha256("\n".join(said).encode()).hexdigest()

    def _made(
        self, name: str, key: dict[str, Any], make: Callable[[Path], dict[str, float] | None], ending: str = ".pt"
    ) -> Path:
        """The file of a stage, made unless the one there was made of the same things; a note beside it says how."""
        path, note = self.folder / f"{name}{ending}", self.folder / f"{name}.json"
        if path.is_file() and note.is_file() and json.loads(note.read_text())["key"] == key:
            print(f"{name}: kept ({json.loads(note.read_text())['seconds']:.0f} s when it was made)", flush=True)
            return path
        print(f"{name}: training on {_device()}", flush=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        note.unlink(missing_ok=True)  # first: where this is broken off, no note may tell that the file is what it was
        started = time.monotonic()
        figures = make(path) or {}
        seconds = time.monotonic() - started
        told = json.dumps({"key": key, "seconds": seconds, "device": _device(), "figures": figures})
        put_in_place(note, lambda new: new.write_text(told, encoding="utf-8"))
        return path

    def notes(self) -> dict[str, dict[str, Any]]:
        """Of every stage there is: the seconds it took, on what, its figures, and a remark where somebody made one."""
        found = {p.stem: json.loads(p.read_text()) for p in sorted(self.folder.glob("*.json"))}
        kept = ("seconds", "device", "figures", "remark")
        return {name: {k: note[k] for k in kept if note.get(k)} for name, note in found.items() if "key" in note}


def _device() -> str:
    return torch.cuda.get_device_name() if DEVICE.type == "cuda" else f"{torch.get_num_threads()} cores"


def _told(draft: Draft) -> str:
    """What a draft says, the same in every run: a set has no order of its own."""
    return repr((draft.id, draft.text, sorted(draft.labels), sorted(draft.span.items())))

"""The networks that a bundle needs, each trained once and kept in a folder until what it is made of changes."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from training import fit, intermediate
from training.corpus import Corpus, digest
from training.drafts import Draft
from training.export import word_embeddings
from training.fast_lessons import Lessons, learn
from training.fast_network import SHAPE, FastNetwork, principal
from training.network import AccountNetwork
from training.rows import Row
from training.teacher import comments, ends, taught

INTERMEDIATE_EPOCHS = 2
EPOCHS = 6
RATE = 2e-4
FAST_EPOCHS = 8
FAST_RATE = 4e-3
SEED = 0


@dataclass(frozen=True)
class Stages:
    """Trains what is missing under ``folder`` and loads what is there."""

    data: Path
    corpus: Corpus
    folder: Path

    def intermediate(self) -> Path:
        """The encoder after the public emotion sets."""
        read = [self.data / "emotions/goemotions/train.tsv", self.data / "emotions/offmychest_disclosure.jsonl"]
        key = {"data": [digest(p) for p in read], "epochs": INTERMEDIATE_EPOCHS, "seed": SEED}
        return self._made("intermediate", key, lambda path: _train_intermediate(self.data, path))

    def shipped(self) -> AccountNetwork:
        """The network that is shipped: trained on openly licensed rows alone."""
        return self._network("shipped", [*self.corpus.network, *self.corpus.risks])

    def unshipped(self) -> AccountNetwork:
        """The same trained on all rows but ``dev``: tells what the restraint costs."""
        return self._network("unshipped", [*self.corpus.network, *self.corpus.risks, *self.corpus.fit])

    def fast(self, bundle: Path) -> FastNetwork:
        """The small network behind ``--fast``, distilled from the large one of a bundle's folder."""
        rows, remarks = [*self.corpus.network, *self.corpus.risks], comments(self.data)
        accounts = taught(bundle, [row.text for row in rows], self.folder, "accounts")
        others = taught(bundle, remarks, self.folder, "comments")
        embeddings = principal(word_embeddings(bundle / "network.onnx"))
        key = {
            "network": digest(bundle / "network.onnx"),
            "rows": hashlib.sha256("\n".join([*map(repr, rows), *remarks]).encode()).hexdigest(),
            "epochs": FAST_EPOCHS,
            "rate": FAST_RATE,
            "seed": SEED,
            "shape": list(SHAPE),
        }

        def make(path: Path) -> None:
            lessons = Lessons(rows, accounts, others, ends(bundle))
            torch.save(learn(lessons, embeddings, FAST_EPOCHS, SEED, FAST_RATE).state_dict(), path)

        network = FastNetwork(embeddings)
        network.load_state_dict(torch.load(self._made("fast", key, make), weights_only=True))
        return network.eval()

    def _network(self, name: str, rows: Sequence[Row]) -> AccountNetwork:
        before, drafts = self.intermediate(), self.corpus.drafts
        said = sorted([*map(repr, rows), *map(_told, drafts)])
        key = {
            "rows": hashlib.sha256("\n".join(said).encode()).hexdigest(),
            "epochs": EPOCHS,
            "rate": RATE,
            "seed": SEED,
        }
        path = self._made(name, key, lambda out: _train_accounts(rows, drafts, before, out))
        network = AccountNetwork()
        network.load_state_dict(torch.load(path, weights_only=True))
        return network.eval()

    def _made(self, name: str, key: dict[str, object], make: Callable[[Path], None]) -> Path:
        """The file of a stage, made unless the one there was made of the same things."""
        path, note = self.folder / f"{name}.pt", self.folder / f"{name}.json"
        if path.is_file() and note.is_file() and json.loads(note.read_text())["key"] == key:
            print(f"{name}: kept ({json.loads(note.read_text())['seconds']:.0f} s when it was made)", flush=True)
            return path
        print(f"{name}: training", flush=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        started = time.monotonic()
        make(path)
        note.write_text(json.dumps({"key": key, "seconds": time.monotonic() - started}))
        return path

    def seconds(self) -> dict[str, float]:
        """How long each stage took when it was made."""
        return {p.stem: round(json.loads(p.read_text())["seconds"]) for p in sorted(self.folder.glob("*.json"))}


def _told(draft: Draft) -> str:
    """What a draft says, the same in every run: a set has no order of its own."""
    return repr((draft.id, draft.text, sorted(draft.labels), sorted(draft.span.items())))


def _train_intermediate(data: Path, path: Path) -> None:
    intermediate.train(data, path, INTERMEDIATE_EPOCHS, SEED)


def _train_accounts(rows: Sequence[Row], drafts: Sequence[Draft], before: Path, path: Path) -> None:
    torch.save(fit.train(rows, drafts, before, EPOCHS, SEED, RATE).state_dict(), path)

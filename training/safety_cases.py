"""The cases that the learned parts of the risks are fitted on and judged by, and what is seen of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer

from tearwise.safety.detect import Kind, steadiness
from tearwise.safety.families import matches
from tearwise.safety.features import features
from tearwise.safety.learned import HEADS
from tearwise.safety.words import Words
from training.corpus import corpus, digest
from training.rows import Row, load_cases
from training.seen import seen

CALM = 3
"""One of our accounts in so many teaches the probes how ordinary ones look, at the same weight as below."""
OURS = ("held", "plain", "oblique", "mixed", "everyday", "unlearned", "harder", "common", "amid", "homes")
"""Groups of ours that the network has not learned from."""
UNSEEN = (*OURS, "dev", "real")
"""All groups that it has not learned from."""
ROOT = Path(__file__).parent.parent
BLIND = {
    "blind": ROOT / "tests/data/safety-blind.jsonl",
    "blind common": ROOT / "tests/data/safety-blind-common.jsonl",
    "blind amid": ROOT / "tests/data/safety-blind-amid.jsonl",
    "blind homes": ROOT / "tests/data/safety-blind-homes.jsonl",
}
"""Groups that nothing learns from."""
UNLEARNED = {
    "unlearned": ROOT / "training/data/unlearned/safety.jsonl",
    **{name: ROOT / f"training/data/unlearned/safety-{name}.jsonl" for name in ("harder", "common", "amid", "homes")},
}
"""Groups of ours that were written since it learned."""

Bools = NDArray[np.bool_]
Places = NDArray[np.intp]


class Cases:
    """Labelled cases, with what the words, the phrases and the engine see of them.

    group: where each comes from: of what the network learned from, "own" (ours) and "ordinary" (our accounts); of what
           it did not, "held" (ours), "plain" (ours, short and plain), "oblique" (ours, said sideways, and traps that
           are a word away from them), "mixed" (ours, some plain and some sideways),
           "everyday" (ours, what people write most, none with a risk), "unlearned" (ours, written since), "harder"
           (ours, newer), "common" (ours: as people write of tears, most without a risk), "amid" (ours: likewise, most
           with a risk amid what is ordinary), "homes" (ours, the newest: of children and of those who live together),
           "dev" and "real" (real accounts), and those of ``BLIND``
    folder: where it is kept what the network sees of them
    """

    def __init__(self, groups: dict[str, Sequence[Row]], folder: Path) -> None:
        self.rows = [row for rows in groups.values() for row in rows]
        self.group = np.array([name for name, rows in groups.items() for _ in rows])
        self.words = [Words.of(row.text) for row in self.rows]
        self.features = [features(one) for one in self.words]
        vectorizer = DictVectorizer()
        self.matrix = vectorizer.fit_transform(self.features).tocsr()
        """The same as (cases, features)."""
        self.names = vectorizer.get_feature_names_out()
        """What each of these features is called."""
        self.steadiness = np.array([steadiness(one) for one in self.words])
        self.kind = [Kind.of(one) for one in self.words]
        self.unseen = self.where(*UNSEEN, *BLIND)
        short = [k for k in self.where("own") if self.kind[k].few]
        self.beside = np.array([*self.where("ordinary")[::CALM], *short])
        """What teaches the probes beside the cases that the network has not learned from."""
        looked_at = np.concatenate([self.unseen, self.beside])
        told = dict(zip(looked_at.tolist(), seen([self.rows[k].text for k in looked_at], folder), strict=True))
        self.states = {k: one.states for k, one in told.items()}
        self.scores = [told[k].scores for k in self.unseen]
        self.found = [matches(self.words[k]) for k in self.unseen]
        """What the engine and the phrases say of the cases that the network has not learned from."""
        self.truth: Bools = np.array(
            [[bool(r.risk), *(head in r.risk for head in HEADS[1:4]), r.urgency == "now"] for r in self.rows]
        )
        self.known: Bools = np.array([bool(r.urgency) or not r.risk for r in self.rows])
        """Whether the urgency of each is known."""

    def where(self, *groups: str) -> Places:
        return np.flatnonzero(np.isin(self.group, groups))


def everything(data: Path, folder: Path) -> tuple[Cases, dict[str, str]]:
    """All cases, and the SHA-256 of each file read; ``folder`` keeps what the network sees of them."""
    found = corpus(data)
    groups: dict[str, Sequence[Row]] = {
        "own": found.risks,
        "held": found.risks_held["own"],
        **{kind: found.risks_held[kind] for kind in ("plain", "oblique", "mixed", "everyday")},
        **{name: load_cases(at) for name, at in {**UNLEARNED, **BLIND}.items()},
        "dev": load_cases(data / "safety_dev.jsonl"),
        "ordinary": [row for row in found.network if row.usable and row.source == "own"],
        "real": [row for row in (*found.fit, *found.held) if row.usable],
    }
    files = {name: at for name, at in found.files.items() if name != "dev.jsonl"}
    files |= {f"unlearned/{at.name}": digest(at) for at in UNLEARNED.values()}
    return Cases(groups, folder), files | {"safety_dev.jsonl": digest(data / "safety_dev.jsonl")}

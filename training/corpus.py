"""Which rows there are, and what each may be used for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.drafts import Draft, load_drafts
from training.rows import Row, from_record, load, load_cases

WRITTEN = Path(__file__).parent / "data"
"""Accounts and labels that live in this repository; all ours, CC0-1.0."""


CASES = ("own", "plain", "oblique", "mixed", "everyday")
"""Kinds of our cases of risk: the first ones; short and plain ones; those said sideways; those by writers who had seen
only how ``safety_dev.jsonl`` is written; short harmless ones that are written most."""
REPLIES = ("own", "typed", "drafted")
"""Kinds of our labelled replies."""


@dataclass(frozen=True)
class Corpus:
    """network: rows that the network's weights may learn from (ours, or openly licensed)
    risks:   cases of ours labelled for their risk alone, for the network too
    risks_held: kind (see ``CASES``) → cases of ours that the network leaves out, so that it can score them
    drafts:  labelled replies of ours for the network
    held:    rows of ours that the network leaves out, so that it can score them for the statistics
    fit:     real rows that may fit answer weights, calibration and thresholds, and the model that is not shipped
    dev:     real rows to measure on, and for nothing else
    files:   file → SHA-256 of what was read
    """

    network: list[Row]
    risks: list[Row]
    risks_held: dict[str, list[Row]]
    drafts: list[Draft]
    held: list[Row]
    fit: list[Row]
    dev: list[Row]
    files: dict[str, str]


def corpus(data: Path) -> Corpus:
    """All rows under ``data`` (the data folder) and of this repository.

    Raises OSError where a file is missing, and ValueError naming the file and line of a row that breaks the codebook.
    """
    ours = [data / "accounts/own.jsonl", *sorted(WRITTEN.glob("accounts-*.jsonl"))]
    of_cases = {kind: WRITTEN / f"safety-{kind}.jsonl" for kind in CASES}
    of_replies = [WRITTEN / f"replies-{kind}.jsonl" for kind in REPLIES]
    labels, real_rows, dev_rows = (
        WRITTEN / "labels-open.jsonl",
        data / "accounts/real.jsonl",
        data / "accounts/dev.jsonl",
    )
    read = [*ours, *of_cases.values(), *of_replies, labels, real_rows, dev_rows]

    real, dev = load(real_rows), load(dev_rows)
    written = [row for path in ours for row in load(path)]
    openly = _apart(open_rows(labels, data), [*real, *dev])
    cases = {kind: load_cases(path) for kind, path in of_cases.items()}
    replies = [draft for path in of_replies for draft in load_drafts(path)]
    return Corpus(
        network=[*(row for row in (*written, *real) if row.use == "train"), *openly],
        risks=[row for rows in cases.values() for row in rows if not left_out(row.text)],
        risks_held={kind: [row for row in rows if left_out(row.text)] for kind, rows in cases.items()},
        drafts=[draft for draft in replies if not left_out(draft.text)],
        held=[row for row in written if row.use == "fit"],
        fit=[row for row in real if row.use == "fit"],
        dev=dev,
        files={path.name: digest(path) for path in read},
    )


LEFT_OUT = 4
"""One in so many of our cases of risk, and of our replies, is left out of the network's training, chosen by the hash
of its text."""


def left_out(text: str) -> bool:
    """Whether the network does not learn from a case of risk or a reply, so that its scores of it may fit others."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % LEFT_OUT == 0


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def open_rows(labels: Path, data: Path) -> list[Row]:
    """Our labels of openly licensed comments, joined with the comments, which stay in the data folder."""
    texts: dict[str, str] = {}
    with (data / "emotions/goemotions/train.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            text, _, id = line.rstrip("\n").split("\t")
            texts[f"goemotions:train:{id}"] = text
    rows: list[Row] = []
    with labels.open(encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            # The other open set may overlap the sealed accounts, and its rows are few: they are left out.
            if raw["id"] not in texts:
                continue
            text = texts[raw["id"]]
            spans = raw.pop("evidence_spans", {})
            raw["evidence"] = {m: [text[s:e] for s, e in found] for m, found in spans.items()}
            rows.append(from_record({**raw, "text": text, "source": "goemotions", "licence": "Apache-2.0"}))
    return rows


def _apart(rows: Sequence[Row], others: Iterable[Row]) -> list[Row]:
    """The rows whose text neither holds nor is held by a text of the others."""
    texts = [" ".join(o.text.split()).lower() for o in others]
    bare = [" ".join(r.text.split()).lower() for r in rows]
    return [r for r, b in zip(rows, bare, strict=True) if not any(b in t or t in b for t in texts)]

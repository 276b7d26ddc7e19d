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


@dataclass(frozen=True)
class Corpus:
    """network: rows that the network's weights may learn from (ours, or openly licensed)
    risks:   cases of ours labelled for their risk alone, for the network too
    risks_held: cases of ours that the network leaves out, so that it can score them; plain_held: the same of the short
             and plain ones; oblique_held: of those said sideways; mixed_held: of those by writers who had seen only how
             ``safety_dev.jsonl`` is written; everyday_held: of the short harmless ones that are written most
    drafts:  labelled replies of ours for the network; drafts_held: those that it leaves out
    held:    rows of ours that the network leaves out, so that it can score them for the statistics
    fit:     real rows that may fit answer weights, calibration and thresholds, and the model that is not shipped
    dev:     real rows to measure on, and for nothing else"""

    network: list[Row]
    risks: list[Row]
    risks_held: list[Row]
    plain_held: list[Row]
    oblique_held: list[Row]
    mixed_held: list[Row]
    everyday_held: list[Row]
    drafts: list[Draft]
    drafts_held: list[Draft]
    held: list[Row]
    fit: list[Row]
    dev: list[Row]
    files: dict[str, str]
    """File → SHA-256 of what was read."""


def corpus(data: Path) -> Corpus:
    """All rows under ``data`` (the data folder) and of this repository.

    Raises ValueError naming the file and line of a row that breaks the codebook.
    """
    ours = [data / "accounts/own.jsonl", *sorted(WRITTEN.glob("accounts-*.jsonl"))]
    real, dev = load(data / "accounts/real.jsonl"), load(data / "accounts/dev.jsonl")
    labels = WRITTEN / "labels-open.jsonl"
    written = [row for path in ours for row in load(path)]
    network = [row for row in written if row.use == "train"]
    network += [row for row in real if row.use == "train"]
    network += _apart(open_rows(labels, data), [*real, *dev])
    read = [
        *ours,
        WRITTEN / "safety-own.jsonl",
        WRITTEN / "safety-plain.jsonl",
        WRITTEN / "safety-oblique.jsonl",
        WRITTEN / "safety-mixed.jsonl",
        WRITTEN / "safety-everyday.jsonl",
        WRITTEN / "replies-own.jsonl",
        WRITTEN / "replies-typed.jsonl",
        WRITTEN / "replies-drafted.jsonl",
        labels,
        data / "accounts/real.jsonl",
        data / "accounts/dev.jsonl",
    ]
    held = [row for row in written if row.use == "fit"]
    cases, plain = load_cases(WRITTEN / "safety-own.jsonl"), load_cases(WRITTEN / "safety-plain.jsonl")
    later = {name: load_cases(WRITTEN / f"safety-{name}.jsonl") for name in ("oblique", "mixed", "everyday")}
    risks = [row for row in (*cases, *plain) if not left_out(row.text)]
    risks += [row for rows in later.values() for row in rows if not left_out(row.text)]
    risks_held = [row for row in cases if left_out(row.text)]
    plain_held = [row for row in plain if left_out(row.text)]
    held_later = {n: [row for row in rows if left_out(row.text)] for n, rows in later.items()}
    replies = [d for name in ("own", "typed", "drafted") for d in load_drafts(WRITTEN / f"replies-{name}.jsonl")]
    drafts = [draft for draft in replies if not left_out(draft.text)]
    drafts_held = [draft for draft in replies if left_out(draft.text)]
    return Corpus(
        network,
        risks,
        risks_held,
        plain_held,
        held_later["oblique"],
        held_later["mixed"],
        held_later["everyday"],
        drafts,
        drafts_held,
        held,
        [row for row in real if row.use == "fit"],
        dev,
        {p.name: digest(p) for p in read},
    )


LEFT_OUT = 4
"""One in so many of our cases of risk, and of our replies, is left out of the network's training, chosen by the hash
of its text."""


def left_out(text: str) -> bool:
    """Whether the network does not learn from a case of risk or a reply, so that its scores of it may fit others."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % LEFT_OUT == 0


def digest(path: Path) -> str:
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

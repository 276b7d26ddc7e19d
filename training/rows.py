"""Labelled accounts, one JSON object a line, checked against the codebook when they are read.

``python -m training.rows FILE...`` checks files and says, line by line, what is wrong with them.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeGuard, get_args

from tearwise.accounts import VALUES
from tearwise.meanings import MEANINGS
from tearwise.reading import CRIERS
from tearwise.reading.reading import RiskId

RELATIONSHIPS = (*VALUES["relationship"], "unknown")
TRIGGERS = (*VALUES["trigger"], "unknown")
RISKS: tuple[str, ...] = get_args(RiskId)
LONGEST_QUOTE = 25
"""Words that a quote has at most."""


@dataclass(frozen=True)
class Row:
    """One labelled account. ``meanings`` maps the nine ids to 0, 1 or 2; all labels are empty where not usable."""

    id: str
    text: str
    source: str
    use: str
    licence: str
    usable: bool
    meanings: dict[str, int] = field(default_factory=dict)
    evidence: dict[str, list[str]] = field(default_factory=dict)
    crier: str = "unclear"
    crier_gender: str = "unknown"
    relationship: str = "unknown"
    trigger: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    did: tuple[str, ...] = ()
    rare: bool = False
    pressure: int = 0
    risk: tuple[str, ...] = ()
    urgency: str = ""
    """Whether a risk is for "now" or "soon"; "none" where there is no risk, "" where nobody said."""
    coded: bool = True
    """Whether it was labelled under the codebook; a case that was labelled for its risk alone was not."""


def faults(raw: Any) -> list[str]:
    """What is wrong with one row, in words; empty where nothing is."""
    wrong: list[str] = []
    if not isinstance(raw, dict) or not isinstance(raw.get("id"), str):
        return ["it is no JSON object with a text as its id"]
    text = raw.get("text")
    if not isinstance(text, str) or not text.strip():
        return ["text is empty"]
    if not isinstance(raw.get("usable"), bool):
        return ["usable is not true or false"]
    if not raw["usable"]:
        return wrong
    meanings = raw.get("meanings")
    if (
        not isinstance(meanings, dict)
        or set(meanings) != set(MEANINGS)
        or any(v not in (0, 1, 2) for v in meanings.values())
    ):
        return ["meanings must give each of the nine ids 0, 1 or 2"]
    if not any(meanings.values()):
        wrong.append("no meaning has a 1 or 2 (is it usable?)")
    wrong += _evidence_faults(text, raw.get("evidence", {}), {m for m, v in meanings.items() if v == 2})
    for name, allowed in (("crier", CRIERS), ("crier_gender", ("m", "f", "unknown")), ("relationship", RELATIONSHIPS)):
        if raw.get(name) not in allowed:
            wrong.append(f"{name} {raw.get(name)!r} is none of {allowed}")
    for name, values in (("trigger", TRIGGERS), ("said", VALUES["said"]), ("did", VALUES["did"]), ("risk", RISKS)):
        given = raw.get(name)
        if not _texts(given) or len(set(given)) != len(given) or not set(given) <= set(values):
            wrong.append(f"{name} {given!r} is not a list of {values}")
    if isinstance(raw.get("trigger"), list) and not 1 <= len(raw["trigger"]) <= 2:
        wrong.append("trigger takes one or two values")
    if not isinstance(raw.get("rare"), bool):
        wrong.append("rare is not true or false")
    if raw.get("pressure") not in (0, 1, 2):
        wrong.append("pressure is not 0, 1 or 2")
    return wrong


def _evidence_faults(text: str, evidence: Any, shown: set[str]) -> list[str]:
    """What is wrong with the quotes of the meanings that are shown."""
    if not isinstance(evidence, dict) or not all(map(_texts, evidence.values())):
        return ["evidence must give a list of quotes for each meaning that is shown"]
    wrong: list[str] = []
    if set(evidence) != shown:
        wrong.append(f"evidence for {sorted(evidence)}, but 2 is given to {sorted(shown)}")
    for meaning, quotes in evidence.items():
        if not 1 <= len(quotes) <= 2:
            wrong.append(f"{meaning}: one or two quotes, not {len(quotes)}")
        for quote in quotes:
            if quote not in text:
                wrong.append(f"{meaning}: {quote!r} is not in the text to the letter")
            elif not 1 <= len(quote.split()) <= LONGEST_QUOTE:
                wrong.append(f"{meaning}: {quote!r} is not 1 to {LONGEST_QUOTE} words")
    return wrong


def _texts(given: object) -> TypeGuard[list[str]]:
    """Whether it is a list of texts."""
    return isinstance(given, list) and all(isinstance(one, str) for one in given)


def load(path: Path) -> list[Row]:
    """The rows of a JSON Lines file. Raises ValueError naming the file, the line and each fault."""
    rows: list[Row] = []
    wrong: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                raw = json.loads(line)
            except json.JSONDecodeError as error:
                wrong.append(f"{path.name}:{number}: not JSON: {error}")
                continue
            found = faults(raw)
            named = f"{raw.get('id')}: " if isinstance(raw, dict) else ""
            wrong += [f"{path.name}:{number}: {named}{fault}" for fault in found]
            if not found:
                rows.append(from_record(raw))
    if wrong:
        raise ValueError("\n".join(wrong))
    return rows


def from_record(raw: dict[str, Any]) -> Row:
    """A row of a JSON object in which ``faults`` finds nothing."""
    usable = raw["usable"]
    labels = (
        {k: raw[k] for k in ("meanings", "evidence", "crier", "crier_gender", "relationship", "rare", "pressure")}
        if usable
        else {}
    )
    lists: dict[str, Any] = {k: tuple(raw[k]) for k in ("trigger", "said", "did", "risk")} if usable else {}
    return Row(
        id=raw["id"],
        text=raw["text"],
        source=raw.get("source", "own"),
        use=raw.get("use", "train"),
        licence=raw.get("licence", "CC0-1.0"),
        usable=usable,
        **labels,
        **lists,
    )


def load_cases(path: Path) -> list[Row]:
    """Cases that are labelled for their risk and urgency alone, such as safety-own.jsonl.

    Raises ValueError naming the file and the line of one that is not what it must be.
    """
    found: list[Row] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(_case(json.loads(line)))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path.name}:{number}: it is no case of a risk and an urgency of ours") from error
    return found


def _case(raw: Any) -> Row:
    """A case. Raises KeyError, TypeError or ValueError where it is none."""
    if not set(raw["risk"]) <= set(RISKS) or raw["urgency"] not in ("none", "soon", "now"):
        raise ValueError("its risk or its urgency is none of ours")
    return Row(
        id=raw["id"],
        text=raw["text"],
        source="own",
        use="train",
        licence="CC0-1.0",
        usable=True,
        risk=tuple(raw["risk"]),
        urgency=raw["urgency"],
        coded=False,
    )


def main(paths: list[str]) -> int:
    """Says of each file what is wrong with it, and how many rows it has; 1 where anything is."""
    status = 0
    seen: dict[str, str] = {}
    for name in paths:
        try:
            rows = load(Path(name))
        except (OSError, ValueError) as error:
            print(error, file=sys.stderr)
            status = 1
            continue
        for row in rows:
            if row.id in seen:
                print(f"{name}: {row.id} stands in {seen[row.id]} already", file=sys.stderr)
                status = 1
            seen[row.id] = name
        shown = {m: sum(r.meanings.get(m) == 2 for r in rows) for m in MEANINGS}
        print(f"{name}: {len(rows)} rows, {sum(r.usable for r in rows)} usable, shown: {shown}")
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""Makes the journal of a format, once: ``python -m tests.journal.fixture 0002``. See tests/data/journals/README.md."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tearwise import assembly
from tearwise.engines.scripted import ScriptedEngine
from tearwise.journal import Journal, Person, Response, passphrase
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, WEDDING

PLACE = Path(__file__).parents[1] / "data" / "journals"
CODE = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ"


def make(number: str) -> None:
    """Writes the backup and the export of a journal with something of everything in it."""
    target = PLACE / f"{number}.backup"
    if target.exists():
        raise SystemExit(f"{target} is there, and is never made again.")
    read = assembly.Reader(ScriptedEngine()).read
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal.create(PASSPHRASE, Path(folder) / "journal", strength=CHEAP)
        journal.clock = lambda: datetime(2026, 11, 26, 12, tzinfo=UTC)
        first = journal.add(
            read(f"{SORRY} He said he will kill himself tonight.", {"trigger": ["goodbye"], "rare": None}),
            person=Person("Dad", "parent", "he"),
            happened="2026-11-20T21:30",
            responses=[Response("held him", "partly"), "made tea"],
        )
        content = replace(first.content, note="“Then” 😭\nhe rang. Jó éjszakát.", person=Person("Papa", "parent"))
        journal.edit(first.id, content, read(content.account.text, {"trigger": ["goodbye"], "rare": None}))
        journal.correct(first.id, ["other", "love"], "his job")
        journal.correct(first.id, words="and the house")
        journal.add(read(WEDDING), person="Ada", happened="2026-11-21")
        journal.delete(journal.add(read(WEDDING), person="Nobody", happened="2026-11-21").id)
        journal.set("example", {"on": True})
        passphrase.new_recovery_code = lambda: CODE
        journal.new_recovery_code(strength=CHEAP)
        journal.back_up(target)
        export = json.dumps(journal.export(), ensure_ascii=False, indent=1)
        (PLACE / f"{number}.json").write_text(export + "\n", encoding="utf-8")
        journal.lock()


if __name__ == "__main__":
    make(sys.argv[1])

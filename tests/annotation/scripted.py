"""Corpora, and runs over them with the scripted engine, in this process and in others."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path

from tearwise.annotation.corpus import Corpus
from tearwise.annotation.formats import Form
from tearwise.annotation.processes import on_this_machine
from tearwise.annotation.rows import Columns
from tearwise.annotation.run import annotate
from tearwise.annotation.whole import Contents, form_for
from tearwise.annotation.work import Fresh, Runner, Settings, alone
from tearwise.engines.scripted import ScriptedEngine
from tearwise.reading import Reader

ENGINE = ScriptedEngine().id
TEXTS = ("He cried and said he was sorry.", "She cried at the wedding, so happy.", "", "Dad cried when grandma died.")


def start(threads: int | None = None) -> Fresh:
    return partial(
        Reader, ScriptedEngine(), asker=lambda combination, scores, account: None, watch=lambda text, risks: ()
    )


def corpus(path: Path, rows: int) -> Path:
    lines = [
        json.dumps({"id": n, "text": TEXTS[n % len(TEXTS)].replace("cried", f"cried {n} times")}) for n in range(rows)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(
    source: Path,
    target: Path,
    *,
    form: Form | None = None,
    step: int = 4,
    workers: int = 1,
    resume: bool = False,
    force: bool = False,
    runner: Runner | None = None,
) -> Contents:
    settings = Settings(Columns(), form_for(target, form), step=step)
    runner = runner or (alone(start()) if workers == 1 else on_this_machine(start, start(), workers))
    return annotate(Corpus.of(source), target, runner, settings, ENGINE, resume=resume, force=force)


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]), step=int(sys.argv[3]), workers=int(sys.argv[4]), resume=True)

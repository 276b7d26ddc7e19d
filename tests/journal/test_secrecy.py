"""Nothing that a person writes stands readable anywhere: not in the files, the log, a temporary folder or an error."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tearwise import TearwiseError
from tearwise.journal import Journal, header
from tearwise.journal.exchange import SCHEMA, episodes_of
from tearwise.journal.importing import found_in
from tearwise.journal.passphrase import accepted, settled
from tearwise.journal.timestamps import settled_time
from tests.journal.conftest import CHEAP, PASSPHRASE, SORRY, Read

ROOT = Path(__file__).parents[2]
WORDS = ("zanzibarwort", "quendelbach", "ixtapalume", "örvendetes", "harbinghost", "vexillumine")
KEEPER = f"""
import sys
from dataclasses import replace
from pathlib import Path
from tearwise import assembly
from tearwise.accounts import Account
from tearwise.engines.scripted import ScriptedEngine
from tearwise.journal import Journal, Strength
account, note, name, response, words, asked = {WORDS!r}
folder = Path(sys.argv[1])
reading = assembly.Reader(ScriptedEngine()).read({SORRY!r} + " " + account)
journal = Journal.create({PASSPHRASE!r}, folder, strength=Strength(64, 1, 1))
for number in range(40):
    kept = journal.add(reading, person=name, note=note + " " * number, responses=[response])
    journal.correct(kept.id, ["other"], words)
    journal.edit(kept.id, replace(kept.content, note=note + " again"), reading)
assert len(journal.search(account)) == 40 and journal.search(asked) == []
journal.delete(1)
journal.delete(*range(2, 30))
journal.change_passphrase({PASSPHRASE[::-1]!r}, strength=Strength(64, 1, 1))
journal.back_up(folder.with_name("copy.backup"))
journal.add(reading, person=name, note=note)
print("kept", flush=True)
sys.stdin.read()
"""


def readable(folder: Path) -> set[str]:
    """Which of the words, the passphrase included, stand in any file below the folder."""
    found = set()
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            for word in (*WORDS, PASSPHRASE, PASSPHRASE[::-1], SORRY):
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    if word.lower().encode(encoding) in content:
                        found.add(f"{word} in {path.name}")
    return found


def test_no_word_of_an_account_is_readable_in_any_file_while_it_is_open_or_after_a_crash(tmp_path: Path) -> None:
    places = {name: tmp_path / name.lower() for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP", "HOME")}
    for place in places.values():
        place.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", KEEPER, str(tmp_path / "journal")],
        cwd=ROOT,
        env={**os.environ, **{name: str(place) for name, place in places.items()}},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "kept\n", process.stderr.read()
        assert (tmp_path / "journal" / f"{header.DATABASE}-wal").stat().st_size > 0
        assert readable(tmp_path) == set()
        process.kill()
        assert process.stderr.read() == ""
    assert readable(tmp_path) == set()
    with Journal.open(PASSPHRASE[::-1], tmp_path / "journal") as journal:
        assert len(journal) == 12


def test_the_search_for_readable_words_would_find_one(tmp_path: Path) -> None:
    (tmp_path / "leak").write_text(f"x{WORDS[3]}x", encoding="utf-16-le")
    assert readable(tmp_path) == {f"{WORDS[3]} in leak"}


def test_errors_and_logs_say_nothing_of_what_was_written(
    journal: Journal, read: Read, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = WORDS[0]
    kept = journal.add(read(f"{SORRY} {secret}"), person=secret, note=secret)
    told = []
    for wrong in (
        lambda: journal.entries(person=f"{secret} junior"),
        lambda: journal.entries(since=secret),
        lambda: journal.entries(meaning=secret + " " + secret),
        lambda: journal.correct(kept.id, [f"{secret} and more"]),
        lambda: journal.search("?"),
        lambda: journal.add(read(SORRY), happened=secret),
        lambda: journal.add(read(SORRY), note=secret * 5000),
        lambda: journal.add(read(SORRY), person=secret * 50),
        lambda: Journal.open(secret, journal.folder),
    ):
        with pytest.raises(TearwiseError) as error:
            wrong()
        told.append("".join(traceback.format_exception_only(error.value)))
    with journal._writing() as connection:
        connection.execute(text("DROP TABLE reading"))
    with pytest.raises(TearwiseError) as error:
        journal.add(read(f"{SORRY} {secret}"), note=secret)
    told.append("".join(traceback.format_exception(error.value)))
    behind: BaseException | None = error.value
    while behind is not None:
        told.append(repr(vars(behind)))
        behind = behind.__cause__ or behind.__context__
    assert [one for one in told if secret in one] == []
    assert secret not in caplog.text
    assert PASSPHRASE not in caplog.text


def test_a_program_that_logs_what_its_databases_do_logs_nothing_of_the_journals(
    folder: Path, read: Read, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="sqlalchemy")
    secret = WORDS[0]
    with Journal.create(PASSPHRASE, folder, strength=CHEAP) as journal:
        kept = journal.add(read(f"{SORRY} {secret}"), person=secret, note=secret)
        assert journal.search(secret)
        assert journal.episode(kept.id).content.note == secret
    assert "sqlalchemy.pool" in {name.rpartition(".impl.")[0] for name, _, _ in caplog.record_tuples}
    assert secret not in caplog.text
    with create_engine("sqlite://").connect() as others:
        others.execute(text("SELECT 'of theirs'"))
    assert "of theirs" in caplog.text


@pytest.mark.parametrize(
    "refused",
    [
        lambda: settled_time(WORDS[0]),
        lambda: found_in(f"{{{WORDS[0]}".encode()),
        lambda: found_in(f"{WORDS[0]}\xe9".encode("latin-1")),
        lambda: found_in(json.dumps({"entries": [{"creationDate": WORDS[0], "text": "."}]}).encode()),
        lambda: list(
            episodes_of({"schema": SCHEMA, "people": [{"name": "A", "relationship": WORDS[0], "pronoun": ""}]})
        ),
        lambda: settled(f"{WORDS[0]}\ud800"),
        lambda: accepted(f"{WORDS[0]}\ud800"),
    ],
    ids=["time", "json", "encoding", "date", "person", "passphrase", "new passphrase"],
)
def test_an_error_is_raised_from_none_that_holds_what_was_given(refused: Callable[[], object]) -> None:
    with pytest.raises(TearwiseError) as told:
        refused()
    error: BaseException | None = told.value
    while error is not None:  # a program that collects errors looks at those behind them too, and at all they hold
        assert WORDS[0] not in repr((error, vars(error), getattr(error, "object", ""), getattr(error, "doc", "")))
        error = error.__cause__ or error.__context__


def test_a_journal_made_with_ordinary_strength_says_so_in_its_header(folder: Path) -> None:
    Journal.create(PASSPHRASE, folder).lock()
    slot = header.read(folder).slots[0]
    assert (slot.strength.memory, slot.strength.passes) == (65_536, 3)
    assert slot.strength != CHEAP

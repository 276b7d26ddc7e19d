"""Somebody keeps what happened, where nobody else can read it, and sees later what the tears were about."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.command import loaded, tearwise
from tests.journeys.terminal import Terminal

SORRY = (
    "We sat in the car outside the clinic and my husband started to cry. He kept saying he was sorry, sorry for the "
    "drinking, sorry for every birthday he missed, that it was his fault and nobody else's."
)
WORDS = "seven quiet herons"


def test_an_account_is_kept_found_corrected_and_deleted(tmp_path: Path) -> None:
    mine = {"TEARWISE_JOURNAL": str(tmp_path / "j"), "TEARWISE_PASSPHRASE": WORDS}
    read = tearwise("read", "-", "--save", stdin=SORRY.encode(), **mine)
    assert read.code == 0
    assert "I am sorry" in read.out
    assert "Kept as episode 1." in read.err
    assert loaded("journal", "edit", "1", "--person", "Tom", "--note", "-", stdin=b"He rang.", **mine).code == 0
    assert loaded("journal", "correct", "1", "his job", "--meaning", "other", **mine).code == 0
    found = json.loads(loaded("journal", "search", "rang", "--json", **mine).out)
    assert (found["person"], found["meanings"], found["passage"]) == ("Tom", ["other"], "He [rang].")
    shown = loaded("journal", "show", "1", **mine)
    assert "You say: Something else" in shown.out
    assert "I am sorry" in shown.out
    assert "1 episode," in loaded("journal", "patterns", **mine).out
    assert loaded("journal", "delete", "--all", "--yes", **mine).code == 0
    assert loaded("journal", "list", **mine).out == "Nothing of that kind is kept.\n"
    wrong = loaded("journal", "list", **{**mine, "TEARWISE_PASSPHRASE": "eight quiet herons"})
    assert (wrong.code, wrong.out, wrong.err.count("\n")) == (4, "", 1)


def test_in_a_terminal_the_passphrase_is_asked_for_and_never_shown(tmp_path: Path) -> None:
    mine = {"TEARWISE_JOURNAL": str(tmp_path / "j"), "TEARWISE_PASSPHRASE": ""}
    with Terminal("journal", "add", SORRY, whole=True, TERM="dumb", **mine) as terminal:
        terminal.type("short", after="New passphrase: ")
        assert "too short" in terminal.type(WORDS, after="New passphrase: ")
        terminal.type(WORDS, after="Once more: ")
        code, shown = terminal.end()
    assert code == 0
    assert "Kept as episode 1." in shown
    assert WORDS not in shown
    with Terminal("journal", "list", whole=True, loaded=True, TERM="dumb", **mine) as terminal:
        terminal.type("eight quiet herons", after="Passphrase of your journal: ")
        assert "not this journal's passphrase" in terminal.type(WORDS, after="Passphrase of your journal: ")
        code, shown = terminal.end()
    assert code == 0
    assert "We sat in the car" in shown
    assert "herons" not in shown


def test_an_interview_is_kept_by_whoever_answers_it_at_night(tmp_path: Path) -> None:
    mine = {"TEARWISE_JOURNAL": str(tmp_path / "j"), "TEARWISE_PASSPHRASE": ""}
    with Terminal("ask", "--save", whole=True, loaded=True, TERM="dumb", **mine) as terminal:
        terminal.type(WORDS, after="New passphrase: ")
        terminal.type(WORDS, after="Once more: ")
        terminal.type("3", after="press Enter.")
        terminal.press("\x03", after="Take back the last answer")
        code, shown = terminal.end()
    assert code == 130
    assert shown.endswith("\n"), "the shell writes its prompt on a line of its own"
    with Terminal("ask", "--save", whole=True, loaded=True, TERM="dumb", **mine) as terminal:
        asked = terminal.type("eight quiet herons", after="Passphrase of your journal: ")
        asked += terminal.type(WORDS, after="Passphrase of your journal: ")
        assert "(no account" not in asked
        terminal.type("3", after="press Enter.")
        terminal.type("s", after="Take back the last answer")
        code, shown = terminal.end()
    assert code == 0
    assert "Kept as episode 1." in shown
    assert max(map(len, shown.splitlines())) <= 80
    with Terminal("journal", "list", whole=True, loaded=True, TERM="dumb", **mine) as terminal:
        terminal.press("\x04", after="Passphrase of your journal: ")
        code, shown = terminal.end()
    assert (code, shown.strip()) == (4, "tearwise: Nothing was typed, so nothing was changed.")
    assert shown.startswith("\r\n")


def test_a_passphrase_on_a_file_descriptor_is_in_no_argument_and_no_environment(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows passes no descriptors on")
    ours, theirs = os.pipe()
    os.write(theirs, WORDS.encode())
    os.close(theirs)
    done = subprocess.run(
        [sys.executable, "-m", "tearwise", "journal", "add", "-", "--folder", str(tmp_path / "j"), "--passphrase-fd",
         str(ours)],
        input=SORRY.encode(), pass_fds=[ours], capture_output=True, check=False,
    )  # fmt: skip
    os.close(ours)
    assert (done.returncode, done.stdout) == (0, b"Kept as episode 1. To see it: tearwise journal show 1\n")

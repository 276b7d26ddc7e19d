"""The account comes from an argument, a file, a pipe or the prompt, in any of the encodings that people have."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tearwise.cli.entry import LARGEST
from tearwise.cli.exit_code import USAGE
from tests.cli.conftest import Run

TEXT = "He cried and said “sorry” 😭.\r\nThen he left."


def words(out: str) -> set[str]:
    """The words of all passages that are given as evidence."""
    quotes = [one["quote"] for meaning in json.loads(out)["meanings"] for one in meaning["evidence"]]
    return {word for quote in quotes for word in re.findall(r"\w+", quote)}


def test_text_may_be_an_argument(run: Run) -> None:
    assert {"sorry", "left"} <= words(run("read", TEXT, "--json").out)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("piped", [True, False])
def test_every_encoding_gives_the_same_reading(run: Run, tmp_path: Path, encoding: str, piped: bool) -> None:
    content = TEXT.encode(encoding) if encoding != "utf-16-be" else b"\xfe\xff" + TEXT.encode(encoding)
    file = tmp_path / "account.txt"
    file.write_bytes(content)
    ended = run("read", "-", "--json", stdin=content) if piped else run("read", "--file", str(file), "--json")
    assert ended == run("read", TEXT, "--json")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_what_plainly_is_utf_16_needs_no_mark(run: Run, encoding: str) -> None:
    plain = "He cried and said that he was sorry. Then he left 😭."
    assert run("read", "-", "--json", stdin=plain.encode(encoding)) == run("read", plain, "--json")


def test_a_pipe_is_read_without_being_asked(run: Run) -> None:
    assert {"sorry", "left"} <= words(run("read", "--json", stdin=TEXT.encode()).out)


def test_at_a_terminal_it_asks_and_says_that_nothing_is_kept(run: Run) -> None:
    ended = run("read", "--json", typed="He cried.\n\nHe was sorry.\n")
    assert "sorry" in words(ended.out)
    assert "stays out of your shell's history" in ended.err
    assert max(map(len, ended.err.splitlines())) <= 60
    assert json.loads(ended.out)["meanings"][0]["evidence"][0]["start"] == len("He cried.\n\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"He cried.\0", "NUL"),
        ("He cried, désolé.".encode("latin-1"), "not UTF-8: byte 12 does not fit"),
        (b"\xef\xbb\xbfHe cried\xff", "not UTF-8: byte 12 does not fit"),
        (b"\xff\xfeH", "not UTF-16: byte 3 does not fit"),
        (b"He cried \xed\xa0\xbd.", "not UTF-8: byte 10 does not fit"),
        (b"He cried. " * 2_001, "20,010 characters"),
        (b"a" * (LARGEST + 1), "larger than 1 MB"),
    ],
    ids=["empty", "blank", "NUL", "Latin-1", "after a mark", "half a character", "surrogate", "long", "huge"],
)
@pytest.mark.parametrize("piped", [True, False])
def test_what_cannot_be_an_account_is_said(run: Run, tmp_path: Path, content: bytes, said: str, piped: bool) -> None:
    file = tmp_path / "account.txt"
    file.write_bytes(content)
    ended = run("read", stdin=content) if piped else run("read", "--file", str(file))
    assert (ended.code, ended.out) == (USAGE, "")
    assert said in ended.err
    assert "cried" not in ended.err
    if "byte" in said:
        assert ("Standard input" if piped else str(file)) in ended.err


def test_files_that_cannot_be_read_are_named(run: Run, tmp_path: Path) -> None:
    assert "it is a folder" in run("read", "--file", str(tmp_path)).err
    assert "No such file" in run("read", "--file", str(tmp_path / "missing.txt")).err


@pytest.mark.parametrize("command", ["read", "reply"])
def test_standard_input_is_no_file(run: Run, command: str) -> None:
    ended = run(command, "--file", "-", stdin=TEXT.encode())
    assert (ended.code, ended.out) == (USAGE, "")
    assert "without --file" in ended.err
    assert run(command, "-", stdin=TEXT.encode()).code == 0


def test_a_file_that_may_not_be_read_is_named(
    run: Run, tmp_path: Path, unprivileged: Callable[[], AbstractContextManager[None]]
) -> None:
    file = tmp_path / "account.txt"
    file.write_text(TEXT)
    assert run("read", "--file", str(file)).code == 0
    file.chmod(0)
    with unprivileged():
        ended = run("read", "--file", str(file))
    assert (ended.code, "Permission denied" in ended.err, str(file) in ended.err) == (2, True, True)


@pytest.mark.parametrize(
    "command", [("read",), ("ask",), ("reply",), ("worry", "love"), ("journal", "add")], ids=" ".join
)
def test_the_name_of_a_file_is_not_read_in_its_place(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "last night.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    for name in ("last night.txt", str(tmp_path)):
        ended = run(*command, name)
        assert (ended.code, ended.out) == (USAGE, "")
        assert "write --file before its name" in ended.err


@pytest.mark.parametrize(
    "command", [("read",), ("ask",), ("reply",), ("worry", "love"), ("journal", "add")], ids=" ".join
)
@pytest.mark.parametrize("times", [1, 20])
def test_a_sentence_in_the_place_of_a_file_is_not_repeated(run: Run, command: tuple[str, ...], times: int) -> None:
    ended = run(*command, "--file", "Zebedee cried when I left. " * times)
    assert (ended.code, ended.out) == (USAGE, "")
    assert "no file of that name. To have these words themselves read, leave out --file" in " ".join(ended.err.split())
    assert "Zebedee" not in ended.err


def test_a_file_is_called_whatever_it_is_called(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "When my dad cried.txt"
    file.write_text(TEXT)
    assert run("read", "--file", str(file)).code == 0


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04\x14\0", b"\xd0\xcf\x11\xe0\xa1\xb1", b"{\\rtf1\\ansi He cried.}", b"%PDF-1.7\nHe cried."],
    ids=["docx", "doc", "RTF", "PDF"],
)
def test_a_document_is_no_plain_text_and_what_to_do_is_said(run: Run, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "account"
    file.write_bytes(content)
    ended = run("read", "--file", str(file))
    assert (ended.code, ended.out) == (USAGE, "")
    assert "Save it as plain text" in ended.err
    assert "paste them" in ended.err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file here")
def test_an_endless_file_is_not_read_to_its_end(run: Run) -> None:
    assert "larger than 1 MB" in run("read", "--file", "/dev/zero").err


def test_an_argument_in_another_encoding_is_said_to_be_one_and_what_to_do(run: Run) -> None:
    ended = run("read", b"He cried in the caf\xe9.".decode("utf-8", "surrogateescape"))
    assert (ended.code, ended.out) == (USAGE, "")
    assert "not in the encoding that this terminal should have. Leave it out" in " ".join(ended.err.split())


def test_where_standard_error_is_closed_the_prompt_is_not_among_the_output(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert json.loads(run("read", "--json", typed=TEXT).out)["status"] == "read"


def test_an_account_that_is_given_twice_is_refused(run: Run, tmp_path: Path) -> None:
    assert "given twice" in run("read", TEXT, "--file", str(tmp_path / "account.txt")).err


def test_without_any_input_it_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from tearwise.cli.entry import account_text
    from tearwise.errors import AccountError

    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(AccountError, match="no account to read"):
        account_text(None, None)

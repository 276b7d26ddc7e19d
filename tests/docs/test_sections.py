from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs.sections import block, main, replaced, section

DOCUMENT = "# Title\n\n<!-- demo -->\nold\n<!-- /demo -->\n\nafter\n"


def test_only_the_named_section_changes() -> None:
    assert replaced(DOCUMENT, "demo", "new\n") == "# Title\n\n<!-- demo -->\nnew\n<!-- /demo -->\n\nafter\n"


@given(st.text(alphabet=st.characters(exclude_characters="<\n\r"), min_size=1))
def test_what_was_put_in_is_found_again(body: str) -> None:
    once = replaced(DOCUMENT, "demo", body)
    assert section(once, "demo") == f"\n{body}\n"
    assert replaced(once, "demo", body) == once


@pytest.mark.parametrize("document", ["nothing here", DOCUMENT + DOCUMENT])
def test_a_document_without_exactly_one_such_section_is_refused(document: str) -> None:
    with pytest.raises(ValueError, match="must have one"):
        replaced(document, "demo", "new")


def test_output_becomes_a_block_without_trailing_spaces() -> None:
    assert block("\n one  \n\ntwo\n") == "```text\n one\n\ntwo\n```"


def test_a_command_that_printed_nothing_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "README.md"
    document.write_text(DOCUMENT)
    monkeypatch.setattr("sys.argv", ["sections", str(document), "demo"])
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert main() == 1
    assert "Nothing was printed" in capsys.readouterr().err
    assert document.read_text() == DOCUMENT


def test_a_command_that_printed_something_fills_the_section(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = tmp_path / "README.md"
    document.write_text(DOCUMENT)
    monkeypatch.setattr("sys.argv", ["sections", str(document), "demo"])
    monkeypatch.setattr("sys.stdin", io.StringIO("a reading\n"))
    assert main() == 0
    assert section(document.read_text(), "demo") == "\n```text\na reading\n```\n"

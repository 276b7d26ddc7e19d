"""Every block of code in the documents is run, as a reader would run it, or says why it cannot be.

A section's blocks are run one after the other in one fresh folder, which holds the files that they name (``given.py``);
what is typed into them stands in ``typed.toml``. How a document says that a block cannot be run, or what printed one,
is in ``blocks.py``.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from tearwise.journal import exchange
from tearwise.rendering import record
from tests.docs.blocks import ALL, PAGES, SECTIONS, UNRUN, Block, Section
from tests.docs.reference import examples_of, shown_in_the_reference
from tests.docs.running import Folder, Folders
from tests.docs.showing import differs

SHELL, PYTHON, OUTPUT = ("sh", "bash"), ("python",), ("text", "json")
SCHEMAS = {"tearwise.reading/1": record.schema, "tearwise.journal/1": exchange.schema}
DOCTEST = """
import doctest
runner = doctest.DocTestRunner()
runner.run(doctest.DocTestParser().get_doctest({text!r}, {{}}, "block", None, 0))
assert runner.failures == 0 < runner.tries
"""
RUN = {
    section: wanted
    for section, found in SECTIONS.items()
    if (wanted := [block for block in found if block.unrun is None])
}
EXAMPLES = [block for name in shown_in_the_reference() for block in examples_of(name)]
BEFORE = {
    "tearwise.journal.Journal": """\
from dataclasses import replace
from tearwise import Reader
from tearwise.journal import Journal
reading, passphrase = Reader().read("He cried and said he was sorry."), "seven quiet herons"
"""
}
"""What the example of a docstring takes for granted."""


def named(section: Section) -> str:
    return " § ".join(section)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    return Folders(tmp_path_factory.mktemp("documents"))


class Run:
    """A run through the blocks of a section."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._printed: list[str] | None = None
        self._python = ""
        self._before = ""  # what the Python so far printed

    def run(self, block: Block) -> None:
        """Runs a block, or holds it against what the one before it printed."""
        if block.language in SHELL:
            self._printed = self._ended(block, block.text)
        elif block.language in PYTHON:
            before, self._python = self._before, f"{self._python}\n{block.text}"
            (self._before,) = self._program(block, self._python)
            self._printed = [self._before.removeprefix(before)]
        elif block.language == "pycon":
            self._program(block, DOCTEST.format(text=block.text))
        elif block.language == "toml":
            tomllib.loads(block.text)
        elif block.language in OUTPUT:
            self._compare(block)
        else:
            pytest.fail(f"{block}: nobody knows how to run {block.language or 'a block without a language'}")

    def _ended(self, block: Block, text: str, **environment: str) -> list[str]:
        ended = self._folder.shell(text, **environment)
        assert ended.code == 0, f"{block} ended with {ended.code}\n{ended.out}\n{ended.err}"
        return [ended.out, ended.out + ended.err]

    def _program(self, block: Block, text: str) -> list[str]:
        ended = self._folder.python(text)
        assert ended.code == 0, f"{block} ended with {ended.code}\n{ended.out}\n{ended.err}"
        return [ended.out]

    def _compare(self, block: Block) -> None:
        printed = self._printed if block.printed_by is None else self._ended(block, block.printed_by, COLUMNS="78")
        if printed is None:
            self._check(block)
            return
        wrong = [differs(block.text, out) for out in printed]
        assert None in wrong, f"{block} is not what is printed, from here on:\n{wrong[0]}\n--- printed:\n{printed[0]}"

    def _check(self, block: Block) -> None:
        """A record that stands for itself is one of ours, and whole."""
        assert block.language == "json", f"{block}: nothing above it printed this"
        shown = json.loads(block.text)
        assert shown.get("schema") in SCHEMAS, f"{block}: nothing above it printed this, and it names no schema of ours"
        jsonschema.validate(shown, SCHEMAS[shown["schema"]]())


@pytest.mark.parametrize("section", RUN, ids=named)
def test_the_blocks_of_a_section_run_and_print_what_is_shown(made: Folders, tmp_path: Path, section: Section) -> None:
    run = Run(made.new(tmp_path))
    for block in RUN[section]:
        run.run(block)


@pytest.mark.parametrize("block", EXAMPLES, ids=str)
def test_the_examples_of_the_reference_run(made: Folders, tmp_path: Path, block: Block) -> None:
    run = Run(made.new(tmp_path))
    run.run(replace(block, text=BEFORE.get(block.page, "") + block.text, language=block.language or "python"))


def test_the_examples_of_the_reference_are_found_at_all() -> None:
    assert {"tearwise.Reader", "tearwise.journal.Journal"} <= {block.page for block in EXAMPLES}


@pytest.mark.parametrize("block", [block for block in ALL if block.unrun is not None], ids=str)
def test_a_block_that_is_not_run_has_a_known_reason_and_bears_it_out(block: Block) -> None:
    assert block.unrun in UNRUN, f"{block}: {block.unrun!r} is not a reason in tests/docs/blocks.py"
    assert UNRUN[block.unrun].search(block.text), f"{block} could be run: {block.unrun!r} is not so"


def test_few_blocks_are_not_run() -> None:
    unrun = [block for block in ALL if block.unrun is not None]
    assert len(unrun) * 4 < len(ALL)


def test_the_blocks_are_found_at_all() -> None:
    assert {"README.md", "docs/guide.md", "docs/corpora.md"} <= {block.page for block in ALL}
    fences = sum(path.read_text(encoding="utf-8").count("\n```") // 2 for path in PAGES)
    assert len(ALL) >= fences > 40

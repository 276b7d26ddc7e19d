"""The blocks of code in the documents, each with what is said about it in a comment before it.

    <!-- not run: REASON -->      the block below is not run; the reason is one of ``UNRUN``
    <!-- printed by: COMMAND -->  the block below is what this command prints; without it, what the block before prints

Comments that say something else, as those around a section that a command writes, may stand between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]

UNRUN = {
    "installs": re.compile(r"^(\S+ -m )?(pip|uv pip|pipx) install |^make (demo|docs|test|check)\b", re.MULTILINE),
    "needs data that is not in the repository": re.compile(r"\bDATA\b"),
    "needs a cluster": re.compile(r"--address "),
    "needs a language model's server": re.compile(r"--engine openai:|^ollama ", re.MULTILINE),
    "needs a session": re.compile(r"\$SESSION"),
    "a formula": re.compile(r"^[a-z]+\(\w\) = "),
    "a drawing": re.compile(r"→"),
}
"""Why a block may stay unrun, and what such a block has in it."""

_COMMENT = re.compile(r"<!--\s*(not run|printed by):\s*(.*?)\s*-->", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block of code.

    page, line: where it stands
    section:    the heading above it
    language:   what the fence says; empty where it says nothing, or where the block is only indented
    unrun:      why it is not run; None: it is
    printed_by: the command that prints it; None: the block before it, where it is output
    """

    page: str
    line: int
    section: str
    language: str
    text: str
    unrun: str | None = None
    printed_by: str | None = None

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks(document: str, page: str = "") -> list[Block]:
    """All blocks of a document, those in lists and quotes too, from top to bottom."""
    found: list[Block] = []
    section, said = "", dict[str, str]()
    before = ""
    for token in MarkdownIt("commonmark").parse(document):
        if before == "heading_open":
            section = token.content
        before = token.type
        if token.type == "html_block":
            said |= dict(_COMMENT.findall(token.content))
            continue
        if token.type in ("fence", "code_block"):
            language = token.info.split()[0] if token.info.strip() else ""
            at = token.map[0] + 1 if token.map else 0
            about = (said.get("not run"), said.get("printed by"))
            found.append(Block(page, at, section, language, token.content, *about))
        said = {}
    return found


def blocks_of(path: Path) -> list[Block]:
    return blocks(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())


ALL = [block for path in PAGES for block in blocks_of(path)]

Section = tuple[str, str]
"""A page and a heading: its blocks are run one after the other in the same folder."""

SECTIONS: dict[Section, list[Block]] = {}
for _block in ALL:
    SECTIONS.setdefault((_block.page, _block.section), []).append(_block)

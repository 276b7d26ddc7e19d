"""Replaces a section of a document by what a command printed.

    COMMAND | python docs/sections.py README.md demo

writes the command's output, as a block of text, between ``<!-- demo -->`` and ``<!-- /demo -->`` in README.md.
With ``--markdown`` the output is taken as Markdown, without a block around it. Nothing is written when the output is
empty, or when the document does not have the section exactly once.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path


def section(document: str, name: str) -> str:
    """What stands between the section's markers. Raises ValueError where there is not exactly one such section."""
    return _found(document, name).group("body")


def replaced(document: str, name: str, body: str) -> str:
    """The document with another body in its section. Raises ValueError where there is not exactly one such section."""
    found = _found(document, name)
    return f"{document[: found.start('body')]}\n{body.strip(chr(10))}\n{document[found.end('body') :]}"


def block(text: str) -> str:
    """Text as a Markdown block that keeps its lines."""
    lines = [line.rstrip() for line in text.strip("\n").splitlines()]
    return "\n".join(["```text", *lines, "```"])


def _found(document: str, name: str) -> re.Match[str]:
    marked = re.compile(rf"<!-- {re.escape(name)} -->(?P<body>.*?)<!-- /{re.escape(name)} -->", re.DOTALL)
    found = list(marked.finditer(document))
    if len(found) != 1:
        raise ValueError(f"the document has {len(found)} sections marked {name!r}; it must have one")
    return found[0]


def main() -> int:
    parser = argparse.ArgumentParser(description="Replace a section of a document by what a command printed.")
    parser.add_argument("document", type=Path)
    parser.add_argument("name")
    parser.add_argument("--markdown", action="store_true", help="take the output as Markdown")
    given = parser.parse_args()
    printed = sys.stdin.read()
    if not printed.strip():
        print(f"Nothing was printed, so {given.document} stays as it is.", file=sys.stderr)
        return 1
    before = given.document.read_text(encoding="utf-8")
    after = replaced(before, given.name, printed if given.markdown else block(printed))
    given.document.write_text(after, encoding="utf-8")
    print(f"{given.document}: section {given.name} {'unchanged' if after == before else 'replaced'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Docstrings as the reference shows them (an extension of Griffe, which reads the package for mkdocstrings).

Ours are plain text: a line ``name: meaning`` for each parameter or attribute, "Raises ..." or a line ``Error  when``
for errors, ``>>>`` for examples. This makes a list, a paragraph and a block of them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from griffe import Extension, Object

SOURCE = Path(__file__).parents[1] / "src/tearwise"
_FIELD = re.compile(r"^((?:[a-z_]\w*|doc\.[\w.\[\]\"]+)(?:, (?:[a-z_]\w*))*):\s+(\S.*)$")
_ERROR_FIELD = re.compile(r"^([A-Z]\w+)\s{2,}(\S.*)$")
_ALSO = re.compile(r"(?<=; )([a-z_]+): ")
_ERRORS = re.findall(r"^class (\w+)\(", (SOURCE / "errors.py").read_text(encoding="utf-8"), re.MULTILINE)
_ERROR = re.compile(rf"(?<![\w.`\[])({'|'.join(_ERRORS)})\b")


class Docstrings(Extension):
    """Makes Markdown of every docstring."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Called for each object that Griffe finds."""
        if obj.docstring is not None:
            obj.docstring.value = as_markdown(obj.docstring.value)


def as_markdown(docstring: str) -> str:
    """The docstring with its lists, errors and examples as Markdown."""
    lines: list[str] = []
    kind = "text"
    for line in docstring.split("\n"):
        now = _kind(line, kind)
        if now != kind and not (now == "more" and kind == "field"):
            if kind == "example":
                lines.append("```")
            if lines and lines[-1] and now != "empty":
                lines.append("")
            if now == "example":
                lines.append("```pycon")
        kind = "field" if now == "more" else now
        lines.append(_written(line, now))
    if kind == "example":
        lines.append("```")
    return "\n".join(lines)


def _kind(line: str, before: str) -> str:
    if line.startswith(">>> ") or (before == "example" and line.strip()):
        return "example"
    if not line.strip():
        return "empty"
    if before == "field" and line.startswith(" "):
        return "more"
    if _FIELD.match(line) or _ERROR_FIELD.match(line):
        return "field"
    if line.startswith("Raises "):
        return "raises"
    if before == "raises":
        return "raises"
    return "text"


def _written(line: str, kind: str) -> str:
    if kind == "field" and (found := _FIELD.match(line)):
        names = ", ".join(f"`{name}`" for name in found[1].split(", "))
        return f"- **{names}**: {_named(found[2])}"
    if kind == "field" and (found := _ERROR_FIELD.match(line)):
        return _ERROR.sub(r"[`\1`][tearwise.\1]", f"- {found[1]}: {found[2]}")
    if kind == "more":
        return f"    {_named(line.strip())}"
    if kind == "raises":
        return _ERROR.sub(r"[`\1`][tearwise.\1]", line)
    return line


def _named(text: str) -> str:
    """The text of a line, with the names of further fields in it set apart."""
    return _ALSO.sub(r"**`\1`**: ", text)

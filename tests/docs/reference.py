"""What the reference shows: the objects that its pages name, and the examples in their docstrings."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from typing import Any

from docs.docstrings import as_markdown
from tests.docs.blocks import ROOT, Block, blocks

_SHOWN = re.compile(r"^::: (\S+)", re.MULTILINE)


def shown_in_the_reference() -> list[str]:
    """The names after ``:::`` on the pages, errors aside: these are shown as a module."""
    pages = sorted((ROOT / "docs/reference").glob("*.md"))
    found = [name for page in pages for name in _SHOWN.findall(page.read_text(encoding="utf-8"))]
    return [name for name in found if name != "tearwise.errors"]


def examples_of(name: str) -> Iterator[Block]:
    """The blocks of code in the docstrings of an object and its public members, as the reference shows them."""
    module, _, attribute = name.rpartition(".")
    for one in _documented(getattr(importlib.import_module(module), attribute)):
        yield from blocks(as_markdown(inspect.getdoc(one) or ""), name)


def _documented(one: Any) -> Iterator[Any]:
    yield one
    if isinstance(one, type):
        yield from (member for key, member in vars(one).items() if not key.startswith("_") and inspect.getdoc(member))

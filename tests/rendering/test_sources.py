"""Sources are named shortly."""

from __future__ import annotations

import pytest

from tearwise.rendering.sources import source_name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("bylsma-2008", "bylsma-2008"),
        ("ours-love", "our own inference"),
        ("https://www.spbh.org/how-to/", "spbh.org"),
        ("http://x.ie/a and https://www.y.ie/b?c=d", "x.ie and y.ie"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_source_is_named_shortly(source: str | None, name: str) -> None:
    assert source_name(source) == name

"""What holds for every test: Hypothesis never judges by time, and prints how to repeat what it found; browsers last."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("tearwise", deadline=None, print_blob=True)
settings.load_profile("tearwise")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests come last: what drives it keeps an event loop running, which others must not meet."""
    items.sort(key=lambda item: "browser" in item.path.parts)

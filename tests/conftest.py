"""What holds for every test: Hypothesis never judges by time, and prints how to repeat what it found."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("tearwise", deadline=None, print_blob=True)
settings.load_profile("tearwise")

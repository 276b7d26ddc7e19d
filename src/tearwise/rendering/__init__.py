"""Rendering: a reading as words, as terminal text and as a JSON record. Nothing here decides anything."""

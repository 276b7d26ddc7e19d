"""Meanings: the codebook's eight and ``other``, with their definitions and near misses."""

from tearwise.meanings.meaning import MEANINGS, Axis, Meaning, MeaningId, all_meanings, meaning

__all__ = ["MEANINGS", "Axis", "Meaning", "MeaningId", "all_meanings", "meaning"]

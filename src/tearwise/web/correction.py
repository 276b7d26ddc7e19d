"""What a form says that the tears really meant, beside what was said of it before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tearwise.errors import EpisodeError

if TYPE_CHECKING:
    from tearwise.journal import Correction


def meant(chosen: list[str], none: bool, before: Correction | None) -> list[str] | None:
    """The meanings that a form says; None where nothing is ticked, nor was before. Raises EpisodeError where it can
    mean two things: what was said before would else stay, and the person be told that what they say is kept."""
    if chosen and none:
        raise EpisodeError("“None of these” is ticked, and a meaning too. Leave the one that fits.")
    if not chosen and not none and before is not None and before.meanings is not None:
        raise EpisodeError(
            "Nothing is ticked any more. Tick what fits, or “None of these”; or take your last correction back, below."
        )
    return chosen or ([] if none else None)


def says(correction: Correction | None, meanings: list[str] | None, words: str) -> bool:
    """Whether a correction says this already."""
    if correction is None or correction.words != words:
        return False
    return meanings is None or (correction.meanings is not None and set(correction.meanings) == set(meanings))

"""``tearwise journal learning``: what the person's corrections say of the program, and whether to show it."""

from __future__ import annotations

from typing import Annotated

import typer

from tearwise.cli.prose import tell
from tearwise.cli.unlock import Descriptor, Folder, opened
from tearwise.rendering.plural import counted


def learning(
    on: Annotated[
        bool | None, typer.Option("--on/--off", help="Show shifted probabilities with your episodes, or no longer.")
    ] = None,
    folder: Folder = None,
    passphrase_fd: Descriptor = None,
) -> None:
    """Show what your corrections say of the program's probabilities, and whether to show probabilities shifted by it.

    It is off unless you say so, small (50% becomes 67% at the most), and changes no reading.

    \b
    Examples:
      tearwise journal learning
      tearwise journal learning --on
    """
    from tearwise.journal.learning import FEWEST, SETTING, shifted
    from tearwise.meanings import meaning
    from tearwise.rendering.words import percent

    with opened(folder, passphrase_fd) as journal:
        if on is not None:
            journal.set(SETTING, on)
        shown, found = journal.setting(SETTING) is True, journal.learned()
    corrected = found[0].episodes
    tell(f"Shifted probabilities are {'shown' if shown else 'not shown'} with your episodes.")
    tell(f"You have corrected {counted(corrected, 'episode')} that could be read.")
    if corrected < FEWEST:
        tell(f"Nothing is shifted with fewer than {FEWEST}.")
        return
    for one in found:
        tell(
            f"  {meaning(one.meaning).name}: you named it in {one.named}, the readings expected {one.expected:.1f}, "
            f"so 50% becomes {percent(shifted(0.5, one.offset))}"
        )

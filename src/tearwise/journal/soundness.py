"""Whether all of an open journal can still be read: damage in its middle shows nowhere before it is come upon."""

from __future__ import annotations

from tearwise.errors import JournalDamaged, JournalError
from tearwise.journal.keys import Vault

DAMAGE = (
    "A part of the journal's file is damaged. What can still be read is shown, and more of it may fail. Keep nothing "
    "new in it: restore your last backup in a terminal, with tearwise journal restore. If you have none, copy what is "
    "still shown."
)


def damage_of(opened: Vault) -> str:
    """What to tell whoever has opened a journal of which a part is damaged; "" where all of it can be read, or nobody
    may look now. All of the file is read: a sixth of a second for 10 MB."""
    try:
        for _ in range(2):  # a page that another program is just writing looks torn, and is whole the next time
            try:
                opened.check()
            except JournalDamaged:
                continue
            return ""
    except JournalError:  # what is asked for next says what is wrong
        return ""
    return DAMAGE

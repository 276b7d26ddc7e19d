"""What the program tells its caller when it ends: the codes that ``tearwise.cli.ending`` lists, by name."""

from __future__ import annotations

READ, NOTHING_TO_READ, USAGE, OUR_FAULT, JOURNAL_SHUT, NO_MODEL, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 3, 4, 5, 130, 141

"""What the program tells its caller when it ends: the codes that ``tearwise.cli.ending`` lists, by name."""

from __future__ import annotations

READ, NOTHING_TO_READ, USAGE, OUR_FAULT, JOURNAL_SHUT, NO_MODEL = range(6)
INTERRUPTED, BROKEN_PIPE, TERMINATED = 130, 141, 143

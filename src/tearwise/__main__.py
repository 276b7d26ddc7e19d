"""``python -m tearwise`` is ``tearwise``."""

import sys

from tearwise.cli import main

if __name__ == "__main__":
    sys.exit(main())

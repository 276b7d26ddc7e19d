"""What is shown is held against what is printed, and a difference is noticed."""

from __future__ import annotations

import pytest

from tests.docs.blocks import UNRUN, blocks
from tests.docs.showing import differs

PRINTED = "Loss  ████░░  63%  may well be\nLove  ░░░░░░  1%  very unlikely\nalpha 0.476 of 6 accounts\n"


@pytest.mark.parametrize(
    "shown",
    [
        PRINTED,
        "Loss  ████░░  62%  may well be\nLove  █░░░░░  2%  very unlikely\nalpha 0.48 of 6 accounts\n",
        "Loss  ████░░  63%  may well\n   be\nLove  ░░░░░░  1%  very unlikely\nalpha 0.476 of 6 accounts\n",
        "...\nLove  ░░░░░░  1%  very unlikely\n...\n",
        "Loss  ████░░  63%  may well be\n...\nalpha 0.476 of 6 accounts\n",
        "…\nalpha 0.476 of 6 accounts\n",
    ],
)
def test_what_is_printed_is_as_shown(shown: str) -> None:
    assert differs(shown, PRINTED) is None


@pytest.mark.parametrize(
    "shown",
    [
        PRINTED.replace("63", "70"),
        PRINTED.replace("0.476", "0.6"),
        PRINTED.replace("may", "might"),
        PRINTED + "more\n",
        PRINTED.partition("\n")[0] + "\n",
        "Love  ░░░░░░  1%  very unlikely\n...\n",
        "...\nLove  ░░░░░░  1%  very unlikely\n",
        "Love  ░░░░░░  1%  very unlikely\n...\nLoss  ████░░  63%  may well be\n",
        "",
    ],
)
def test_what_is_not_printed_so_is_noticed(shown: str) -> None:
    assert differs(shown, PRINTED) is not None


PAGE = """\
# One

```sh
tearwise --version
```

## Two

<!-- not run: installs -->
```sh
pip install .
```

- in a list:

  ```python
  print(1)
  ```

<!-- printed by: tearwise meanings -->
<!-- demo -->
```text
love
```
<!-- /demo -->

Words between.

    indented
"""


def test_every_block_of_a_page_is_found_with_what_is_said_about_it() -> None:
    found = blocks(PAGE, "page.md")
    assert [(one.section, one.language, one.line) for one in found] == [
        ("One", "sh", 3), ("Two", "sh", 10), ("Two", "python", 16), ("Two", "text", 22), ("Two", "", 29),
    ]  # fmt: skip
    assert [one.unrun for one in found] == [None, "installs", None, None, None]
    assert [one.printed_by for one in found] == [None, None, None, "tearwise meanings", None]


def test_a_comment_counts_for_the_block_right_below_it_alone() -> None:
    (one,) = blocks("<!-- not run: installs -->\n\nWords between.\n\n```sh\ntearwise\n```\n")
    assert one.unrun is None


def test_a_reason_that_does_not_hold_is_noticed() -> None:
    assert not any(reason.search("tearwise read --file account.txt\n") for reason in UNRUN.values())

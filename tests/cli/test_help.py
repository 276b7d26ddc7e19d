"""The help has the words of the domain, and not those that Python has for types."""

from __future__ import annotations

import re

import pytest

from tearwise.cli.ending import _command
from tests.cli.conftest import Run
from tests.promises.test_commands import commands

PATHS = [path[1:] for path, _ in commands(_command())]


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_no_type_of_python_and_no_inequality_is_in_it(run: Run, path: tuple[str, ...]) -> None:
    told = run(*path, "--help").out
    assert told.startswith("Usage: tearwise")
    assert not re.search(r"<(str|path|int|float|bool|list)|x>=|<=x|2147483647|[{}]", told), told


def test_ranges_are_said_in_words(run: Run) -> None:
    told = " ".join(run("serve", "--help").out.split())
    assert "--port PORT The port to listen on; 0 picks a free one. [default: 0; 0 to 65535]" in told
    assert "Rows after which a broken-off run can go on; 1024, with a model 32. [1 to 1000000]" in " ".join(
        run("annotate", "--help").out.split()
    )
    told = " ".join(run("journal", "list", "--help").out.split())
    assert "-n, --limit COUNT At most so many. [default: 50; at least 1]" in told
    assert "NUMBER The episode's number. [required]" in " ".join(run("journal", "show", "--help").out.split())
    assert run("annotate", "--help").out.startswith("Usage: tearwise annotate [OPTIONS] IN OUT\n")

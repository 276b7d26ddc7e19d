"""The commands are there, each with an example, and asking about them loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.main import get_command

from tearwise.cli import app
from tests.cli.conftest import Run

COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]


def test_the_commands_are_there() -> None:
    assert {"read", "meanings", "annotate", "evaluate"} <= set(COMMANDS)


def test_alone_it_shows_its_help(run: Run) -> None:
    ended = run()
    assert ended.code == 0
    assert all(command in ended.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(run: Run, command: str) -> None:
    ended = run(command, "--help")
    assert ended.code == 0
    assert f"\n    tearwise {command}" in ended.out


@pytest.mark.parametrize(
    "arguments", [["--help"], ["read", "--help"], ["meanings", "remorse"], ["--version"]], ids=" ".join
)
def test_help_and_meanings_load_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys\nfrom tearwise.cli import main\n"
        f"main({arguments!r})\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout
    assert not {"numpy", "onnxruntime", "tokenizers", "py3langid", "rich"} & set(done.stderr.split())


def test_asking_for_the_module_alone_does_not_load_typer() -> None:
    script = "import sys, tearwise.cli\nprint('typer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_name_that_is_not_there_says_so() -> None:
    import tearwise.cli

    with pytest.raises(AttributeError, match="no attribute 'missing'"):
        tearwise.cli.missing  # noqa: B018 (the asking is what is tested)

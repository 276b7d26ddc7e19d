"""Importing costs nothing, and imports run one way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = (
    "numpy", "onnxruntime", "tokenizers", "rich", "typer", "py3langid", "sqlalchemy", "sqlcipher3", "alembic", "argon2",
    "cryptography", "keyring", "altair", "fastapi", "pydantic", "uvicorn", "openai",
)  # fmt: skip


def loaded_after(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after running the code."""
    script = f"{code}\nimport sys\nprint(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_importing_tearwise_loads_nothing_heavy() -> None:
    assert not loaded_after("import tearwise") & set(HEAVY)


def test_asking_for_an_error_loads_nothing_heavy() -> None:
    assert not loaded_after("from tearwise import TearwiseError, AccountError") & set(HEAVY)


def test_the_commands_and_their_help_load_nothing_that_only_the_journal_needs() -> None:
    code = "from tearwise.cli import main; main(['journal', '--help'])"
    assert not loaded_after(code) & {"numpy", "sqlalchemy", "sqlcipher3", "alembic", "cryptography", "altair"}


def test_reading_with_the_embedded_engine_loads_no_client_of_a_language_model() -> None:
    code = "from tearwise import Reader; Reader().read('My dad cried and said he was sorry.')"
    assert not loaded_after(code) & {"openai", "httpx", "httpx2", "httpcore", "pydantic"}


def test_a_name_that_is_not_there_says_so() -> None:
    import tearwise

    with pytest.raises(AttributeError, match="no attribute 'Oracle'"):
        tearwise.Oracle  # noqa: B018 (the asking is what is tested)


def test_imports_run_one_way_and_third_parties_stay_where_they_belong() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr

"""Where an optional part is not installed, that is one clear line that says what installs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tearwise import MissingExtra
from tearwise.journal import Journal, keychain
from tearwise.rendering import charts

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("part", ["sqlcipher3", "sqlalchemy", "argon2", "cryptography"])
def test_without_the_journals_parts_the_command_says_how_to_get_them(part: str) -> None:
    code = (
        f"import sys; sys.modules[{part!r}] = None; from tearwise.cli import main; sys.exit(main(['journal', 'list']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"tearwise: The journal needs parts that are not installed ({part}")
    assert 'pip install "tearwise[journal]"' in done.stderr


def test_without_charts_and_keyring_that_is_said_too(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtra, match=r"tearwise\[charts\]"):
        charts.svg("a", "b", [], [])
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(MissingExtra, match=r"tearwise\[keyring\]"):
        keychain.remember(journal.key, journal.folder)
    (journal.folder / keychain.MARK).touch()
    assert keychain.remembered(journal.folder) is None
    with pytest.raises(MissingExtra, match=r"tearwise\[keyring\]"):
        keychain.forget(journal.folder)
    assert (journal.folder / keychain.MARK).exists()  # the key may still be in the keyring

"""Every Python example of docs/corpora.md runs as it stands."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.command import tearwise

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/corpora.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^## (.+?)\n.*?```python\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL))
SHOWN = {
    "pandas": "read",
    "Polars, from what the command wrote": "remorse_present",
    "scikit-learn": "[1]",
    "spaCy": "remorse",
}
POSTS = 'id,body\np1,"My dad cried when I told him I was moving out. He said he was sorry."\np2,She cried for joy.\n'


def test_every_example_is_tried() -> None:
    assert EXAMPLES.keys() == SHOWN.keys()
    assert PAGE.count("```python") == len(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_runs_and_shows_what_it_should(tmp_path: Path, name: str) -> None:
    if "readings.parquet" in EXAMPLES[name]:
        (tmp_path / "posts.csv").write_text(POSTS)
        (command,) = re.findall(r"^tearwise (annotate .+)$", PAGE, re.MULTILINE)
        words = [str(tmp_path / word) if "." in word else word for word in shlex.split(command)]
        assert tearwise(*words).code == 0
    done = subprocess.run(
        [sys.executable, "-c", EXAMPLES[name]],
        capture_output=True,
        encoding="utf-8",
        env={
            "PYTHONUTF8": "1",
            "POLARS_FMT_MAX_COLS": "20",
            "POLARS_FMT_TABLE_CELL_LIST_LEN": "9",
            "COLUMNS": "400",
            "POLARS_TABLE_WIDTH": "400",
        },
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert SHOWN[name] in done.stdout

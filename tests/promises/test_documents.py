"""The documents name what exists."""

from __future__ import annotations

import functools
import importlib
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest

import tearwise
from docs.sections import section
from tearwise.data import FILES

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"`[^`\n]+`")
TARGET = re.compile(r"^`?(?:[A-Z]+=\S+ )*make (?:[A-Z]+=\S+ )*([a-z]+)", re.MULTILINE)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def anchors(document: str) -> set[str]:
    """The anchors that a Markdown document's headings get."""
    headings = re.findall(r"^#+ (.+)$", document, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def targets_named(document: str) -> set[str]:
    """The targets of `make` that the document's code names."""
    code = [*FENCED.findall(document), *QUOTED.findall(FENCED.sub("", document))]
    return {target for piece in code for target in TARGET.findall(piece)}


def makefile_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_what_a_command_prints_goes_into_a_document_only_where_it_succeeds(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("Makefile", "docs/sections.py", "docs/risks.md"):
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    python = tmp_path / "python"
    ends = 'case "$*" in *training.safety*) echo half of it; exit 1;; *training.*) exit 0;; esac'
    python.write_text(f'#!/bin/sh\n{ends}\nexec {sys.executable} "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    made = subprocess.run(
        ["make", "-C", tmp_path, "-o", ".venv/train", "bundle", f"PY={python}"], capture_output=True, text=True
    )
    assert made.returncode != 0
    assert (tmp_path / "build/printed").read_text(encoding="utf-8") == "half of it\n"
    assert (tmp_path / "docs/risks.md").read_bytes() == (ROOT / "docs/risks.md").read_bytes()


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_link_inside_the_project_leads_somewhere(path: Path) -> None:
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for link in LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), f"{named(path)} links to {link}"
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), f"{named(path)} links to {link}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_module_and_test_named_by_its_file_exists(path: Path) -> None:
    files = re.findall(r"`((?:src|tests|training|benchmarks|docs)/[\w./-]+\.\w+)`", path.read_text(encoding="utf-8"))
    assert [file for file in files if not (ROOT / file).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_make_target_named_exists(path: Path) -> None:
    assert targets_named(path.read_text(encoding="utf-8")) <= makefile_targets()


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_no_document_installs_from_a_package_index(path: Path) -> None:
    assert re.findall(r"pip install [\"']?tearwise.*", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "name", ["README.md", "docs/person.md", "docs/guide.md", "src/tearwise/web/templates/about.html"]
)
def test_where_danger_is_said_to_come_first_it_is_said_that_it_may_be_missed(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.search(r"does\s+not\s+notice\s+every\s+danger|often\s+misses", text)


@pytest.mark.parametrize(("name", "installs"), [("README.md", "make demo"), ("docs/person.md", "pip install")])
def test_whoever_fears_somebody_at_this_computer_is_warned_before_it_is_installed(name: str, installs: str) -> None:
    before, found, _ = (ROOT / name).read_text(encoding="utf-8").partition(installs)
    assert found
    assert re.search(r"afraid of.*do not\s+install", before, re.DOTALL)


def test_the_targets_are_found_at_all() -> None:
    assert {"demo", "test", "check", "bundle", "bench"} <= makefile_targets()
    assert {"demo", "test", "bundle"} <= targets_named((ROOT / "README.md").read_text(encoding="utf-8"))


def words(text: str) -> list[str]:
    """The words of a text, without figures and bars: those may differ in the last place between processors."""
    return re.findall(r"[^\W\d_]+", text)


def test_the_readme_shows_what_the_demo_prints() -> None:
    shown = section((ROOT / "README.md").read_text(encoding="utf-8"), "demo").strip().removeprefix("```text")
    printed = subprocess.run(
        [sys.executable, "-m", "tearwise", "read", "--file", "docs/demo.txt", "--explain"],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "78", "PYTHONIOENCODING": "utf-8"},
        check=True,
    ).stdout
    assert words(shown) == words(printed), "run `make readme`"


def test_the_drawing_of_the_imports_is_what_is_held() -> None:
    drawing = re.search(r"```text\n(cli → .*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
    assert drawing
    drawn = [" | ".join(re.findall(r"\w+", layer)) for layer in drawing[1].split("→")]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (held,) = [contract["layers"] for contract in contracts if contract["name"] == "Imports run one way"]
    assert drawn == held


def test_who_edits_texts_is_told_of_every_file_of_them_and_of_no_other() -> None:
    page = (ROOT / "docs/texts.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.toml|\.md)?)`", page)) - {"src/tearwise/"}
    for path in (*FILES, "annotation/codebook.md", "engines/prompt.md"):
        assert path in named or any(path.startswith(one) for one in named if one.endswith("data/guidance/")), path
    assert [one for one in sorted(named) if not (ROOT / "src/tearwise" / one).exists()] == []


def test_every_decision_is_in_the_index() -> None:
    index = (ROOT / "docs/decisions/README.md").read_text(encoding="utf-8")
    records = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert [record.name[:4] for record in records] == [f"{number:04}" for number in range(1, len(records) + 1)]
    for record in records:
        title = record.read_text(encoding="utf-8").partition("\n")[0].partition(": ")[2]
        assert f"| [{record.name[:4]}]({record.name}) | {title} |" in index


def test_every_piece_of_evidence_has_a_key_of_its_own_a_fact_and_a_source() -> None:
    text = (ROOT / "docs/evidence.md").read_text(encoding="utf-8")
    entries = re.split(r"^### ", text, flags=re.MULTILINE)[1:]
    keys = [entry.partition("\n")[0] for entry in entries]
    assert len(set(keys)) == len(keys) > 50
    for key, entry in zip(keys, entries, strict=True):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)
        assert entry.partition("\n")[2].strip()
        if not key.startswith("ours-"):
            assert re.search(r"^- \*\*Figure:\*\* \S", entry, re.MULTILINE), key
            assert re.search(r"^- \*\*Source:\*\* .*([Pp]rimary|[Ss]econdary)", entry, re.MULTILINE), key


SCHEMA = re.compile(r"`((tearwise[\w.]*)\.schema\((?:\"(\w+)\")?\))`")
SCHEMAS = {found.groups() for path in DOCUMENTS for found in SCHEMA.finditer(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize(("call", "module", "name"), sorted(SCHEMAS, key=str))
def test_each_json_schema_is_had_as_the_documents_write_it(call: str, module: str, name: str | None) -> None:
    importlib.import_module(module)
    holder = functools.reduce(getattr, module.split(".")[1:], tearwise)  # as who writes it so after `import` has it
    schema = holder.schema(name) if name else holder.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema"), call

"""The documentation's site is built without a warning, holds every page and every name, and loads nothing from elsewhere."""

from __future__ import annotations

import re
import zlib
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import tearwise
from docs.docstrings import as_markdown
from docs.pages import prepared

ROOT = Path(__file__).parents[2]
LOADS = {
    "audio": ("src",), "embed": ("src",), "form": ("action",), "iframe": ("src",), "image": ("href",), "img": ("src", "srcset"),
    "input": ("src",), "link": ("href",), "object": ("data",), "script": ("src",), "source": ("src", "srcset"),
    "track": ("src",), "use": ("href",), "video": ("src", "poster"),
}  # fmt: skip
"""Elements that make a browser fetch something, and the attributes that say what."""
IN_STYLE = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')]+)""")


class Loaded(HTMLParser):
    """What a page makes a browser fetch, and where it leads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.anchors: list[str] = []
        self.policy = ""
        self._in_style = False
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.fetched += [found[name] or "" for name in LOADS.get(tag, ()) if name in found]
        self.fetched += IN_STYLE.findall(found.get("style") or "")
        self._in_style = tag == "style"
        if tag == "a" and found.get("href"):
            self.anchors.append(found["href"] or "")
        if tag == "meta" and found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found.get("content") or ""

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.fetched += IN_STYLE.findall(data)


def elsewhere(addresses: list[str]) -> list[str]:
    """Those that are not in the site: with a host, or with a scheme that fetches."""
    return [one for one in addresses if urlsplit(one).netloc or urlsplit(one).scheme not in ("", "data")]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Loaded]:
    return {path: Loaded(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def test_every_document_is_a_page(site: Path) -> None:
    for path in (ROOT / "docs").rglob("*.md"):
        name = path.relative_to(ROOT / "docs").with_suffix(".html")
        assert (site / (name.with_name("index.html") if name.stem == "README" else name)).is_file()


def test_no_page_loads_anything_from_elsewhere(pages: dict[Path, Loaded]) -> None:
    assert len(pages) > 20
    for path, page in pages.items():
        assert elsewhere(page.fetched) == [], path


def test_no_style_loads_anything_from_elsewhere(site: Path) -> None:
    styles = list(site.rglob("*.css"))
    assert styles
    for path in styles:
        assert elsewhere(IN_STYLE.findall(path.read_text(encoding="utf-8"))) == [], path


def test_every_page_has_the_browser_refuse_what_comes_from_elsewhere(pages: dict[Path, Loaded]) -> None:
    for path, page in pages.items():
        assert "default-src 'self'" in page.policy, path
        assert "http" not in page.policy


def test_what_pages_load_and_lead_to_is_there(site: Path, pages: dict[Path, Loaded]) -> None:
    for path, page in pages.items():
        for address in [*page.fetched, *page.anchors]:
            parts = urlsplit(address)
            if not parts.scheme and not parts.netloc and parts.path:
                start = site if parts.path.startswith("/") else path.parent  # the page for what is missing has such
                assert (start / unquote(parts.path).lstrip("/")).exists(), f"{path.name} leads to {address}"


def test_every_public_name_is_in_the_reference(site: Path) -> None:
    header = b"".join(line + b"\n" for line in (site / "objects.inv").read_bytes().split(b"\n")[:4])
    listed = zlib.decompress((site / "objects.inv").read_bytes()[len(header) :]).decode()
    names = {line.split(" ")[0] for line in listed.splitlines()}
    assert [name for name in tearwise.__all__ if f"tearwise.{name}" not in names] == ["__version__"]
    assert "tearwise.__version__" in (site / "reference/index.html").read_text(encoding="utf-8")


def test_a_page_that_loads_from_elsewhere_would_be_noticed() -> None:
    page = Loaded(
        '<link href="https://fonts.example/a.css"><img src="//cdn.example/a.png"><a href="https://example.org">a</a>'
        '<style>@import "https://b.example/b.css"; p { background: url(https://c.example/c.png) }</style><img src="d.png">'
    )
    assert len(elsewhere(page.fetched)) == 4
    assert page.anchors == ["https://example.org"]


def test_a_link_that_leaves_the_documents_becomes_words_with_the_path() -> None:
    page = "[NOTICE](../NOTICE), [the phrases](../src/a.toml), [here](guide.md#a), [so](https://a.example)\n"
    assert prepared(page, "") == ("NOTICE, the phrases (`src/a.toml`), [here](guide.md#a), [so](https://a.example)\n")
    assert prepared("[up](../guide.md) [out](../../LICENSE)", "decisions") == "[up](../guide.md) out (`LICENSE`)"


def test_a_list_below_a_line_of_text_is_set_apart_and_code_stays_as_it_is() -> None:
    assert prepared("Text:\n- a\n- b\n  more\n- c\n", "") == "Text:\n\n- a\n- b\n  more\n- c\n"
    code = "```text\nText:\n- a [b](../c)\n```\n"
    assert prepared(code, "") == code


def test_a_docstring_gets_its_list_its_errors_and_its_examples() -> None:
    docstring = """Reads one.

text:    1 to 20,000 characters,
         as written
unknown: questions; also: more
Raises AccountError, AnswerError.

>>> 1 + 1
2"""
    assert as_markdown(docstring).split("\n") == [
        "Reads one.",
        "",
        "- **`text`**: 1 to 20,000 characters,",
        "    as written",
        "- **`unknown`**: questions; **`also`**: more",
        "",
        "Raises [`AccountError`][tearwise.AccountError], [`AnswerError`][tearwise.AnswerError].",
        "",
        "```pycon",
        ">>> 1 + 1",
        "2",
        "```",
    ]

"""The documentation's site in a browser: it asks for nothing that is not its own, and finds what is searched for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from .conftest import PATIENCE


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing."""


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_reader_looks_around_and_searches_and_nothing_comes_from_elsewhere(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    page.get_by_role("link", name="When somebody has cried").first.click()
    expect(page.get_by_role("heading", name="First of all")).to_be_visible()
    page.get_by_role("textbox", name="Search").press_sequentially(
        "recovery sheet"
    )  # the site hears keys, not filling in
    page.locator(".md-search-result__link").filter(has_text=re.compile("recovery sheet", re.I)).first.click()
    expect(page.get_by_role("main")).to_contain_text("recovery sheet", ignore_case=True)
    page.goto(f"{address}reference/reading.html")
    expect(page.get_by_role("heading", name="Reader")).to_be_visible()
    context.close()
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((address, "data:", f"blob:{address}"))] == []
    assert complaints == []

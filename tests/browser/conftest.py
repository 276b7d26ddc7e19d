"""A real Chromium, without a window, at a real server with the scripted engine.

Playwright's own download is never asked for. A Chromium is looked for on the PATH, where Debian and others put it, and
among what Playwright has; where there is none, it is installed if that can be done without asking (Debian, as root).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.web.server import Server, scripted_server

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HOW = (
    "The browser tests need Chromium, and there is none: install it (Debian, Ubuntu: apt-get install chromium; or "
    "playwright install chromium), or set CHROMIUM=/path/to/it."
)
PATIENCE = 60_000
"""Milliseconds for whatever is waited for: a busy machine decides no test."""
expect.set_options(timeout=PATIENCE)

SHOTS = os.environ.get("SCREENSHOTS")
"""The folder to keep pictures of the pages in, for people to look at; nothing is tested by them."""


def chromium() -> str | None:
    """The path of a Chromium; None where there is none."""
    if named := os.environ.get("CHROMIUM"):
        return named
    if found := next((path for name in NAMES if (path := shutil.which(name))), None):
        return found
    own = sorted((Path.home() / ".cache" / "ms-playwright").glob("chromium*/chrome-linux*/*chrom*"))
    return next((str(path) for path in own if os.access(path, os.X_OK) and path.is_file()), None)


def installed() -> str:
    """The path of a Chromium, installed first where Debian's root may do so."""
    found = chromium()
    if found is None and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        command = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(command, capture_output=True, timeout=600, check=False, env=quiet)
        found = chromium()
    if found is None:
        pytest.fail(HOW, pytrace=False)
    return found


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = installed()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"], timeout=3 * PATIENCE)
        yield launched
        launched.close()


@pytest.fixture
def server() -> Iterator[Server]:
    """A server for one test, which may stop it or end its session."""
    with scripted_server() as found:
        yield found


@pytest.fixture(scope="package")
def shared() -> Iterator[Server]:
    """A server for many tests, none of which ends its session."""
    with scripted_server() as found:
        yield found


@pytest.fixture(scope="package")
def session(browser: Browser, shared: Server) -> Any:
    """The cookie that the shared server's launch link was traded for."""
    context = browser.new_context()
    context.new_page().goto(shared.link, timeout=PATIENCE)
    state = context.storage_state()
    context.close()
    return state


Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Opens the page: by the launch link of the test's own server where it has one, else the shared server's. Whatever
    a script complains of, or is refused by the policy, fails the test."""
    own: Server | None = request.getfixturevalue("server") if "server" in request.fixturenames else None
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(*, width: int = 1280, dark: bool = False, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
            storage_state=None if own else request.getfixturevalue("session"),
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.goto(own.link if own else f"{request.getfixturevalue('shared').site}/")
        return page

    yield open_page
    for context in contexts:
        context.close()
    ours = [one for one in complaints if not one.startswith("Failed to load resource")]  # as is said of every error
    assert ours == []


def shot(page: Page, name: str) -> None:
    """Keeps a picture of the whole page where ``SHOTS`` says, if it does."""
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)

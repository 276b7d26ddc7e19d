"""WCAG 2.2 AA, as far as a program can tell: axe-core finds nothing on any page, light or dark, narrow or wide."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.server import Server

from .conftest import Open
from .test_journey import unfold, write

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


def complaints(page: Page) -> list[str]:
    """What axe-core finds: the rule, and where."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, True), (360, True), (1280, False)])
def test_nothing_keeps_anybody_out(opened: Open, server: Server, width: int, dark: bool) -> None:
    page = opened(width=width, dark=dark)
    found = {"write": complaints(page)}
    page.get_by_label("What happened", exact=True).fill(" ")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found["wrong"] = complaints(page)
    write(page)
    found["folded"] = complaints(page)
    unfold(page)
    page.get_by_text("The same as a table").click()
    found["reading"] = complaints(page)
    page.locator("label.tear.remorse").click()
    found["chosen"] = complaints(page)
    page.get_by_label("A goodbye, or being far apart").check()
    page.get_by_role("button", name="That is it").click()
    expect(page.get_by_text("What you answered")).to_be_visible()
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.get_by_label(re.compile("Write it as you would say")).fill("Pull yourself together. I am here for you.")
    page.get_by_role("button", name="Look it over").click()
    expect(page.get_by_role("heading", name="Worth a second look")).to_be_visible()
    found["all"] = complaints(page)
    page.goto(page.url.partition("/reading")[0] + "/about")
    found["about"] = complaints(page)
    page.goto(page.url.replace("about", "nowhere"))
    found["nowhere"] = complaints(page)
    page.goto(page.url.replace("nowhere", ""))
    write(page, "He cried and said he is going to kill himself tonight, he has the pills.")
    found["danger"] = complaints(page)
    site = page.url.partition("/reading")[0]
    page.goto(f"{site}/journal")
    found["door"] = complaints(page)
    page.get_by_label("The same again").fill("seven quiet herons")
    page.get_by_label("Passphrase").fill("seven quiet herons")
    page.locator("main button.main").click()
    expect(page.get_by_role("heading", name="The journal", exact=True)).to_be_visible()
    page.goto(f"{site}/")
    write(page)
    page.get_by_label(re.compile("Who it concerns")).fill("Tom")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/journal/"))
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    found["episode"] = complaints(page)
    page.goto(f"{site}/journal")
    found["journal"] = complaints(page)
    page.goto(f"{site}/journal/passphrase")
    found["passphrase"] = complaints(page)
    page.goto(f"{site}/journal/files")
    page.locator("details > summary").click()
    page.get_by_role("button", name="Show what would be replaced").click()
    expect(page.get_by_role("table")).to_be_visible()
    found["files"] = complaints(page)
    page.goto(f"{site}/journal/patterns")
    found["patterns"] = complaints(page)
    assert {name: one for name, one in found.items() if one} == {}


def test_the_check_would_find_something(opened: Open) -> None:
    page = opened()
    page.locator("textarea").evaluate("element => element.labels[0].remove()")
    page.locator("textarea").evaluate("element => element.removeAttribute('aria-describedby')")
    assert any(one.startswith("label") for one in complaints(page))

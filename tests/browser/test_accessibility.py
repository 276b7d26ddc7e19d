"""WCAG 2.2 AA, as far as a program can tell: axe-core finds nothing on any page, light or dark, narrow or wide."""

from __future__ import annotations

import json
import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.web.server import Server

from .conftest import Open
from .test_journey import unfold, write

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],  # of what is as it must be, no places are looked for, which takes half of the time
}

SETTLED = """dark => new Promise((done) => {
    const look = () => requestAnimationFrame(() => (
        matchMedia("(prefers-color-scheme: dark)").matches === dark ? requestAnimationFrame(done) : look()));
    look();
})"""
"""Waits until the page is drawn in the scheme that was chosen: amid the change, a busy machine has colours of both."""


def complaints(page: Page) -> list[str]:
    """What axe-core finds: the rule, and where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(f"axe.run({json.dumps(RULES)}).then((found) => found.violations)")
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_keeps_anybody_out(opened: Open, server: Server, width: int) -> None:
    page = opened(width=width)
    found: dict[str, list[str]] = {}

    def look(where: str) -> None:
        """In the light and in the dark by turns: what is light on a phone is dark at a desk."""
        dark = (len(found) % 2 == 0) == (width == 360)
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.evaluate(SETTLED, dark)
        found[where] = complaints(page)

    look("write")
    page.get_by_label("What happened", exact=True).fill(" ")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look("wrong")
    write(page)
    look("folded")
    unfold(page)
    page.get_by_text("The same as a table").click()
    look("reading")
    page.locator("label.tear.remorse").click()
    look("chosen")
    page.get_by_label("A goodbye, or being far apart").check()
    page.get_by_role("button", name="That is it").click()
    expect(page.get_by_text("What you answered")).to_be_visible()
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.get_by_label(re.compile("Write it as you would say")).fill("Pull yourself together. I am here for you.")
    page.get_by_role("button", name="Look it over").click()
    expect(page.get_by_role("heading", name="Worth a second look")).to_be_visible()
    look("all")
    page.goto(page.url.partition("/reading")[0] + "/about")
    look("about")
    page.goto(page.url.replace("about", "nowhere"))
    look("nowhere")
    page.goto(page.url.replace("nowhere", ""))
    write(page, "He cried and said he is going to kill himself tonight, he has the pills.")
    look("danger")
    site = page.url.partition("/reading")[0]
    page.goto(f"{site}/journal")
    look("door")
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
    look("episode")
    page.goto(f"{site}/journal")
    look("journal")
    page.goto(f"{site}/journal/passphrase")
    look("passphrase")
    page.goto(f"{site}/journal/delete")
    look("delete")
    page.goto(f"{site}/journal/files")
    page.locator("details > summary").click()
    page.get_by_role("button", name="Show what would be replaced").click()
    expect(page.get_by_role("table")).to_be_visible()
    look("files")
    page.goto(f"{site}/journal/patterns")
    look("patterns")
    assert {name: one for name, one in found.items() if one} == {}


def test_the_check_would_find_something(opened: Open) -> None:
    page = opened()
    page.locator("textarea").evaluate("element => element.labels[0].remove()")
    page.locator("textarea").evaluate("element => element.removeAttribute('aria-describedby')")
    assert any(one.startswith("label") for one in complaints(page))


def test_the_dark_changes_colours_alone(opened: Open) -> None:
    """So that nothing else can be amiss in it, whatever the width."""
    page = opened()
    set_in_the_dark = """[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
        .filter((rule) => rule.media?.mediaText.includes("prefers-color-scheme")).flatMap((rule) => [...rule.cssRules])
        .flatMap((rule) => [...rule.style].map((name) => [rule.selectorText, name, rule.style.getPropertyValue(name)]))"""
    found = page.evaluate(set_in_the_dark)
    assert len(found) > 10
    assert [
        one
        for one in found
        if one[0] != ":root" or one[1][:2] != "--" or not re.fullmatch("#[0-9a-f]{6}", one[2].strip())
    ] == []

"""The whole way, with the real engine and its bundle: from writing to a kept episode and back, with scripts and without."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.server import Server, real_server

from .conftest import Open, shot
from .test_journey import TEXT, unfold, write

PASSPHRASE = "seven quiet herons"


@pytest.fixture
def server() -> Iterator[Server]:
    """The command, with its own engine."""
    with real_server() as found:
        yield found


def fits(page: Page, width: int, scripts: bool) -> None:
    """Nothing has to be moved sideways to be read."""
    if scripts:
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


@pytest.mark.parametrize(("width", "dark", "scripts"), [(360, False, True), (1280, True, False)])
def test_from_writing_to_a_kept_episode_and_back(
    opened: Open, server: Server, tmp_path: Path, width: int, dark: bool, scripts: bool
) -> None:
    page = opened(width=width, dark=dark, scripts=scripts)
    name = f"{width}-{'dark' if dark else 'light'}-{'js' if scripts else 'plain'}"

    # Write, and be met: the reading with its words, a question, what the answer moved, what to do.
    leave, about = (page.locator(place).bounding_box() for place in ("#leave", ".top nav"))
    assert leave is not None
    assert about is not None
    assert abs(leave["y"] + leave["height"] / 2 - about["y"] - about["height"] / 2) < 12  # one line, also on a phone
    write(page)
    unfold(page)
    expect(page.locator(".tear")).to_have_count(9)
    expect(page.locator(".account mark").first).to_be_visible()
    expect(page.locator(".tear.remorse .much")).to_contain_text(re.compile(r"\d+%"))
    page.locator("#next .choices .unknown").click()
    expect(page.locator("#next").get_by_text("Not knowing changes nothing.").first).to_be_visible()
    expect(page.get_by_role("heading", name="What you can do and say")).to_be_visible()
    shot(page, f"real-{name}")
    fits(page, width, scripts)

    # Make a journal, and keep it there.
    page.get_by_role("link", name="Make one to keep this").click()
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_label("The same again").fill(PASSPHRASE)
    shot(page, f"door-{name}")
    fits(page, width, scripts)
    page.get_by_role("button", name="Make it").click()
    page.wait_for_url(re.compile("/reading/"))
    page.get_by_label(re.compile("Who it concerns")).fill("Tom")
    page.get_by_label(re.compile("When it happened")).fill("2026-11-20")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/journal/1$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tom")

    # Say what it was really about, and what helped.
    page.get_by_text("Say what the tears really meant").click()
    page.get_by_label("Loss, or fear of it", exact=True).last.check()
    page.get_by_label(re.compile("In your own words")).fill("It was about the years.")
    page.locator("details.correct button.main").click()
    expect(page.locator("#corrected")).to_contain_text("You say: Loss, or fear of it. “It was about the years.”")
    page.get_by_text("Say how it went on").click()
    page.get_by_label(re.compile("Something that you did")).fill("I held him")
    page.get_by_label("Did that help?").select_option("yes")
    page.locator("details.change button.main").click()
    expect(page.get_by_text("I held him (it helped)")).to_be_visible()
    shot(page, f"episode-{name}")
    fits(page, width, scripts)

    # Find it again.
    page.get_by_role("link", name="Journal", exact=True).click()
    page.get_by_label("Words", exact=True).fill("airport")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".entries li")).to_have_count(1)
    assert "airport" not in page.url
    shot(page, f"journal-{name}")
    fits(page, width, scripts)
    page.get_by_role("link", name="What the tears were about over time").click()
    expect(page.get_by_text("1 episode", exact=False).first).to_be_visible()
    if scripts:
        expect(page.locator("img.chart")).to_have_js_property("complete", True)
        assert page.locator("img.chart").evaluate("image => image.naturalWidth") > 0
    shot(page, f"patterns-{name}")
    fits(page, width, scripts)

    # Take it away, delete it, and bring it back.
    page.get_by_role("link", name="Journal", exact=True).click()
    page.get_by_role("link", name="Export and import").click()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Export as JSON").click()
    saved = tmp_path / "saved.json"
    downloading.value.save_as(saved)
    assert json.loads(saved.read_text(encoding="utf-8"))["episodes"][0]["account"] == TEXT
    page.get_by_role("link", name="Journal", exact=True).click()
    page.get_by_role("link", name=re.compile("Tom")).click()
    page.get_by_text("Delete it for good").click()
    page.get_by_label(re.compile("Delete this episode")).check()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("Nothing is kept yet")).to_be_visible()
    page.get_by_role("link", name="Export and import").click()
    page.get_by_label("The file").set_input_files(saved)
    page.get_by_role("button", name="Import it").click()
    expect(page.locator("#main").get_by_text("1 episode came in.")).to_be_visible()
    shot(page, f"files-{name}")
    fits(page, width, scripts)

    # Lock it, and come back.
    page.get_by_role("link", name="Journal", exact=True).click()
    page.get_by_role("button", name="Lock the journal").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The journal is locked")
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Unlock").click()
    page.get_by_role("link", name=re.compile("Tom")).click()
    expect(page.locator("#corrected")).to_contain_text("It was about the years.")

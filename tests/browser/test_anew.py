"""Loading the page anew loses what is typed and not sent: the browser asks first, and holds up nobody who is to leave."""

from __future__ import annotations

import re

from playwright.sync_api import Dialog, Page, expect

from tests.web.server import Server

from .conftest import Open
from .test_journey import LEFT, TEXT, answering, write
from .test_typed import DRAFT, NOTE, journal_made

BUSY = """document.addEventListener("click", () => { for (const from = Date.now(); Date.now() - from < 1500;); })"""
"""From a click until the page goes, time passes, as on a busy computer."""
DANGER = "My brother cried on the phone. He said that he wants to kill himself tonight."


def asked(page: Page, *, stay: bool = True) -> list[str]:
    """What the browser asks from now on; the answer is to stay, or to go."""
    found: list[str] = []

    def answer(dialog: Dialog) -> None:
        found.append(dialog.type)
        if stay:
            dialog.dismiss()
        else:
            dialog.accept()

    page.on("dialog", answer)
    return found


def load_anew(page: Page) -> None:
    """Loads it anew, where the browser will ask."""
    with page.expect_event("dialog"):
        page.evaluate("setTimeout(() => location.reload(), 0)")


def test_who_loads_the_page_anew_is_asked_first_and_loses_nothing_by_staying(opened: Open, server: Server) -> None:
    page = opened(width=360)
    questions = asked(page)
    text = page.get_by_label("What happened", exact=True)
    text.press_sequentially(TEXT, delay=5)
    load_anew(page)
    assert questions == ["beforeunload"]
    expect(text).to_have_value(TEXT)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url(re.compile("/reading/"))
    answering(page)
    page.locator("#reply-text").press_sequentially(DRAFT)
    load_anew(page)
    assert len(questions) == 2
    expect(page.locator("#reply-text")).to_have_value(DRAFT)
    page.go_back()  # what was typed on the page that is left is lost as well
    expect(page.get_by_role("button", name="Read it")).to_be_visible()
    load_anew(page)
    assert len(questions) == 3


def test_who_has_typed_nothing_or_sent_it_is_asked_nothing(opened: Open, server: Server) -> None:
    page = opened()
    questions = asked(page, stay=False)
    page.locator("#text").press_sequentially("   ")
    page.reload()
    write(page)
    page.reload()
    expect(page.locator("h1.headline")).to_be_visible()
    page.get_by_role("link", name="Change what you wrote").first.click()
    expect(page.get_by_role("heading", name="Change what you wrote")).to_be_focused()
    page.reload()
    expect(page.get_by_label("What happened", exact=True)).to_have_value(TEXT)
    assert questions == []


def answering_danger(page: Page) -> None:
    """Types an answer below a reading of danger."""
    write(page, DANGER)
    page.get_by_role("button", name="Show the reading of the tears all the same").click()
    expect(page.locator("h1.headline")).to_be_focused()
    answering(page)
    page.locator("#reply-text").press_sequentially(DRAFT)


def test_a_call_asks_nothing(opened: Open, server: Server) -> None:
    page = opened(width=360)
    answering_danger(page)
    questions = asked(page)
    page.locator("a[href^='tel:']").first.click()
    page.wait_for_timeout(500)
    assert questions == []
    expect(page.locator("#reply-text")).to_have_value(DRAFT)


def test_a_helpline_opens_beside_what_is_typed_and_not_sent(opened: Open, server: Server) -> None:
    page = opened(width=360)
    answering_danger(page)
    page.context.route("https://findahelpline.com/**", lambda route: route.fulfill(body="<title>Lines</title>"))
    page.locator("#reply-text").fill(DRAFT)
    with page.context.expect_page() as beside:
        page.locator("a[href='https://findahelpline.com']").first.click()
    beside.value.wait_for_url("https://findahelpline.com/")
    assert beside.value.evaluate("opener") is None
    expect(page.locator("#reply-text")).to_have_value(DRAFT)
    page.locator("#reply-text").fill("")
    page.locator("a[href='https://findahelpline.com']").first.click()
    page.wait_for_url("https://findahelpline.com/")
    assert len(page.context.pages) == 2


def test_leaving_asks_nothing_and_neither_does_a_link_to_a_helpline(opened: Open, server: Server) -> None:
    page = opened()
    answering_danger(page)
    questions = asked(page)
    page.context.route("https://findahelpline.com/**", lambda route: route.fulfill(body="<title>Lines</title>"))
    page.evaluate(BUSY)
    with page.context.expect_page():
        page.locator("a[href='https://findahelpline.com']").first.click()
    page.keyboard.press("Escape")
    page.wait_for_url(LEFT)
    assert questions == []


def test_an_export_asks_nothing_though_a_text_waits_on_another_page(opened: Open, server: Server) -> None:
    page = opened()
    write(page)
    journal_made(page)
    page.get_by_role("link", name="Journal", exact=True).click()
    expect(page.get_by_role("heading", name="The journal", exact=True)).to_be_focused()
    page.get_by_role("link", name="Write", exact=True).click()
    questions = asked(page)
    page.get_by_label("What happened", exact=True).press_sequentially(NOTE)
    page.go_back()
    expect(page.get_by_role("heading", name="The journal", exact=True)).to_be_focused()
    page.get_by_role("link", name="Export and import").click()
    with page.expect_download():
        page.get_by_role("button", name="Export as JSON").click()
    assert questions == []
    load_anew(page)
    assert questions == ["beforeunload"]


def test_a_note_that_waits_until_the_journal_is_unlocked_is_asked_about(opened: Open, server: Server) -> None:
    page = opened()
    write(page)
    journal_made(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/journal/1$"))
    page.locator("summary#change").click()
    page.locator("#note").press_sequentially(NOTE)
    page.get_by_role("button", name="Lock the journal").click()
    expect(page.locator("main .done")).to_contain_text("What you had typed is not lost")
    questions = asked(page)
    load_anew(page)
    assert questions == ["beforeunload"]
    expect(page.locator("main .done")).to_contain_text("What you had typed is not lost")

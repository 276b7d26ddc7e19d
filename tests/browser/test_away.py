"""What nobody uses any more does not stay in sight: what is kept in the journal, and a reading when the visit is over."""

from __future__ import annotations

import re
from contextlib import suppress

from playwright.sync_api import TimeoutError, expect

from tests.web.server import Server

from .conftest import Open
from .test_journey import answering, write
from .test_typed import DRAFT, NOTE, journal_made, unlock


def test_what_is_kept_is_put_away_when_the_journal_is_locked_and_the_visit_ends_elsewhere(
    opened: Open, server: Server
) -> None:
    page = opened(width=360)
    page.clock.install()
    write(page)
    journal_made(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile(r"/journal/\d+$"))
    expect(page.get_by_text("the years he had missed").first).to_be_attached()
    ours = {"origin": server.site, "sec-fetch-site": "same-origin"}
    page.clock.fast_forward(20_000)  # it is asked, and is open
    page.locator("summary#change").click()
    page.locator("#note").fill(NOTE)

    assert page.context.request.post(f"{server.site}/api/v1/journal/lock", headers=ours).ok
    page.clock.fast_forward(20_000)
    expect(page.get_by_role("heading", name="The journal is locked")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("the years he had missed")
    unlock(page)
    page.wait_for_url(re.compile(r"/journal/\d+$"))
    expect(page.locator("#note")).to_have_value(NOTE)

    token = {**ours, "authorization": f"Bearer {server.token}"}
    assert page.context.request.post(f"{server.site}/api/v1/journal/lock", headers=token).ok
    page.clock.fast_forward(20_000)
    expect(page.get_by_text("This page is closed").first).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("the years he had missed")
    expect(page.get_by_label("What you wrote")).to_have_value(NOTE)


def test_without_scripts_what_is_kept_goes_out_of_sight_by_itself(opened: Open, server: Server) -> None:
    page = opened(width=360, scripts=False)
    write(page)
    journal_made(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile(r"/journal/\d+$"))
    expect(page.get_by_text("the years he had missed").first).to_be_visible()
    expect(page.locator(".put-away")).to_be_hidden()
    page.locator("summary#change").click()
    page.locator("#note").fill(NOTE)
    hurry = page.context.new_cdp_session(page)
    hurry.send("Animation.enable")
    hurry.send("Animation.setPlaybackRate", {"playbackRate": 10_000})
    expect(page.locator(".put-away")).to_be_visible()
    expect(page.get_by_text("the years he had missed").first).to_be_hidden()
    expect(page.locator("h1")).to_be_hidden()
    expect(page.locator("#note")).to_be_visible()  # nothing else holds what was typed
    expect(page.locator("#note")).to_have_value(NOTE)


def test_a_reading_goes_out_of_sight_when_the_visit_is_over_and_not_what_was_typed(
    opened: Open, server: Server
) -> None:
    page = opened(width=360)
    page.clock.install()
    write(page)
    answering(page)
    other = page.context.new_page()
    other.goto(f"{server.site}/")
    write(other, "He cried and said he is going to kill himself tonight, he has the pills.")
    with other.expect_response("**/awake"):
        page.clock.fast_forward(3_620_000)  # it is asked, and goes on
    page.locator("#reply-text").fill(DRAFT)
    page.context.clear_cookies()
    closed = other.get_by_role("heading", name="This page is closed")
    for _ in range(4):  # an answer that is only now taken in gives the page an hour from now
        page.clock.fast_forward(3_620_000)
        with suppress(TimeoutError):
            closed.wait_for(timeout=15_000)
            break
    expect(closed).to_be_visible()
    expect(other.locator("main")).not_to_contain_text("pills")
    expect(other.locator("main")).to_contain_text("call your emergency number")  # as the notice that stood there did
    expect(page.locator("#reply-text")).to_have_value(DRAFT)
    expect(page.get_by_text("This page is closed")).to_have_count(0)
    page.locator("#reply-text").fill("")  # nothing keeps it in sight any more
    page.clock.fast_forward(20_000)
    expect(page.get_by_role("heading", name="This page is closed")).to_be_visible()

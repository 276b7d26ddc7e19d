"""Going back and forth where a link has led: nothing that was typed is lost, and a list is where it was."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.web.server import Server

from .conftest import Open
from .test_journey import TEXT, write
from .test_typed import journal_made


def test_what_was_typed_where_a_link_has_led_is_there_again_after_going_back_and_forth(
    opened: Open, server: Server
) -> None:
    page = opened(width=360)
    write(page)
    page.get_by_role("link", name="Change what you wrote").click()
    expect(page.get_by_role("heading", name="Change what you wrote")).to_be_focused()
    page.get_by_label("What happened", exact=True).fill(f"{TEXT} He slept.")
    page.get_by_role("group", name="Who cried?").get_by_label("he", exact=True).check()
    page.get_by_role("group", name="Is the crying over?").get_by_label("yes").check()
    page.go_back()
    expect(page.locator("h1.headline")).to_be_focused()
    page.go_forward()
    expect(page.get_by_label("What happened", exact=True)).to_have_value(f"{TEXT} He slept.")
    expect(page.get_by_role("group", name="Who cried?").get_by_label("he", exact=True)).to_be_checked()
    expect(page.get_by_role("group", name="Is the crying over?").get_by_label("yes")).to_be_checked()


def test_a_list_is_where_it_was_for_whoever_goes_back_to_it(opened: Open, server: Server) -> None:
    page = opened(width=360)
    write(page)
    journal_made(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/journal/1$"))
    page.set_viewport_size({"width": 360, "height": 300})
    page.get_by_role("link", name="Journal", exact=True).click()
    expect(page.get_by_role("heading", name="The journal", exact=True)).to_be_focused()
    page.locator(".entries a").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 50
    page.locator(".entries a").click()
    expect(page.locator("h1.headline")).to_be_focused()
    assert page.evaluate("scrollY") == 0
    page.go_back()
    expect(page.locator(".entries")).to_be_visible()
    page.wait_for_function(f"Math.abs(scrollY - {before}) < 2")


def test_a_note_that_was_typed_below_an_episode_is_there_again(opened: Open, server: Server) -> None:
    page = opened(width=360)
    write(page)
    journal_made(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/journal/1$"))
    page.get_by_role("link", name="Journal", exact=True).click()
    page.locator(".entries a").click()
    page.locator("summary#change").click()
    page.locator("#note").fill("He sang.")
    page.go_back()
    expect(page.locator(".entries li")).to_have_count(1)
    page.locator(".entries a").click()
    expect(page.locator("#note")).to_have_value("He sang.")
    expect(page.locator("#note")).to_be_visible()


def test_a_link_from_a_visit_that_has_ended_shows_the_whole_page_that_says_so(opened: Open, server: Server) -> None:
    page = opened(width=360)
    page.context.clear_cookies()
    page.get_by_role("link", name="About").click()
    expect(page.get_by_role("heading", name="This page is closed")).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)


def test_without_scripts_a_form_that_was_refused_can_be_gone_back_and_forth_to_with_what_was_written(
    opened: Open, server: Server
) -> None:
    page = opened(width=360, scripts=False)
    long = "My dad cried. " * 2_000
    field = page.get_by_label("What happened", exact=True)
    field.fill(long)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_contain_text("at most 20,000 can be read")
    for step in (page.go_back, page.go_forward, page.reload):
        step()
        expect(field).to_have_value(long)
    field.fill(TEXT)
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("h1.headline")).to_be_visible()
    page.locator("details.replying > summary").click()
    draft = page.locator("#reply-text")
    draft.fill("I am here. " * 600)
    page.get_by_role("button", name="Look it over").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("link", name="About").click()
    page.go_back()
    expect(draft).to_have_value("I am here. " * 600)
    page.go_back()
    expect(page.locator("h1")).to_be_visible()
    page.go_forward()
    expect(draft).to_have_value("I am here. " * 600)
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", name="Somebody cried. What happened?")).to_be_visible()


def test_what_is_on_its_way_is_not_lost_for_whoever_goes_away_meanwhile(opened: Open) -> None:
    page = opened(width=360)
    waits = re.compile("/(read|reply)$")
    page.route(waits, lambda route: None)  # a slow computer: the answer is long in coming
    page.get_by_label("What happened", exact=True).fill(TEXT)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("link", name="About").click()
    expect(page.locator(".top .wrong")).to_contain_text("would be lost")
    page.unroute(waits)
    page.reload()
    write(page)
    page.locator("details.replying > summary").click()
    page.locator("#reply-text").fill("I am here.")
    page.route(waits, lambda route: None)
    page.get_by_role("button", name="Look it over").click()
    page.go_back()
    expect(page.get_by_role("heading", name="Somebody cried. What happened?")).to_be_visible()
    page.go_forward()
    expect(page.locator("#reply-text")).to_have_value("I am here.")
    expect(page.locator("#reply-text")).to_be_editable()


@pytest.mark.parametrize("way", ["link", "back"])
def test_a_reading_stays_in_sight_where_tearwise_has_stopped(opened: Open, server: Server, way: str) -> None:
    page = opened(width=360)
    write(page)
    address, headline = page.url, page.locator("h1.headline").inner_text()
    about = page.get_by_role("link", name="About")
    page.route("**/about", lambda route: route.abort())
    page.route(f"{server.site}/", lambda route: route.abort())
    page.locator("details.replying > summary").click()
    page.locator("#reply-text").fill("I am here.") if way == "back" else None
    about.click() if way == "link" else page.go_back()
    expect(page.locator(".top .wrong")).to_contain_text("Tearwise did not answer. Is it still running?")
    expect(page.locator("#said")).to_contain_text("Tearwise did not answer")
    expect(page.locator("h1.headline")).to_have_text(headline)
    assert page.url == address
    page.unroute("**/about")
    if way == "back":
        expect(page.locator("#reply-text")).to_have_value("I am here.")
        page.locator("#reply-text").fill("")
    about.click()
    expect(page.get_by_role("heading", name="About these readings")).to_be_focused()
    expect(page.locator(".top .wrong")).to_have_count(0)
    page.go_back()
    expect(page.locator("h1.headline")).to_have_text(headline)


def test_who_goes_back_and_forth_at_once_stays_where_they_are(opened: Open, server: Server) -> None:
    page = opened(width=360)
    write(page)
    address, headline = page.url, page.locator("h1.headline").inner_text()
    held: list[Route] = []
    page.route(f"{server.site}/", lambda route: held.append(route))  # a slow computer: the answer is long in coming
    with page.expect_request(f"{server.site}/"):
        page.go_back()
    page.go_forward()
    with page.expect_response(f"{server.site}/"):
        held[0].continue_()
    page.wait_for_timeout(300)  # for what must not come
    assert page.url == address
    expect(page.locator("h1.headline")).to_have_text(headline)


def test_a_double_tap_does_not_go_where_what_was_typed_is_lost(opened: Open) -> None:
    page = opened(width=360)
    text = page.get_by_label("What happened", exact=True)
    text.fill(TEXT)
    about = page.get_by_role("link", name="About")
    about.dblclick()
    expect(page.locator(".top .wrong")).to_contain_text("would be lost")
    page.wait_for_timeout(300)  # for what must not come
    expect(text).to_have_value(TEXT)
    about.click()
    expect(page.get_by_role("heading", name="About these readings")).to_be_visible()


def test_a_double_tap_on_an_answer_answers_nothing_else(opened: Open, server: Server) -> None:
    page = opened(width=360)
    write(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.locator("#next .unknown").click()
    expect(page.locator(".answered > li")).to_have_count(1)
    again = page.locator("#next .unknown")
    again.scroll_into_view_if_needed()
    again.evaluate("one => one.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true, cancelable: true }))")
    page.wait_for_timeout(300)  # for what must not come
    assert [one.rpartition("/")[2] for one in sent] == ["answer"]
    expect(page.locator(".answered > li")).to_have_count(1)
    again.dblclick()
    expect(page.locator(".answered > li")).to_have_count(2)

"""What somebody has typed stays, whatever the server answers: an error page, a locked journal, or another form's page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.server import Server

from .conftest import Open
from .test_journey import TEXT, answering, write

PASSPHRASE = "seven quiet herons"
DRAFT = "I am here for you, and I would like to hear more."
NOTE = "We talked for a long time the next day."
PROBLEM = '<!doctype html><main><h1>Tearwise failed</h1><p class="lead" data-problem>Something went wrong.</p></main>'

DOOR = "<!doctype html><main><h1>The journal is locked</h1><form data-door></form></main>"


def answered(status: int, kind: str, body: str) -> Callable[[Route], None]:
    """An answer that the server gives in the place of every page that is asked for by a form."""

    def answer(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(status=status, content_type=kind, body=body)
        else:
            route.continue_()

    return answer


def drafting(page: Page) -> None:
    answering(page)
    page.locator("#reply-text").fill(DRAFT)


def journal_made(page: Page) -> None:
    """Makes a journal from a reading, and comes back to it."""
    page.get_by_role("link", name="Make one to keep this").click()
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_label("The same again").fill(PASSPHRASE)
    page.get_by_role("button", name="Make it").click()
    page.wait_for_url(re.compile("/reading/"))
    expect(page.get_by_role("heading", name="Keep it in the journal")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("status", "kind", "body", "said"),
    [
        (500, "text/html", PROBLEM, "Something went wrong."),
        (503, "text/html", PROBLEM, "Something went wrong."),
        (413, "application/problem+json", '{"detail": "Send less."}', "Send less."),
        (200, "text/html", "<!doctype html><title>Another program</title>", "did not answer"),
    ],
)
def test_an_answer_that_is_no_page_is_told_beside_the_form_which_stays(
    opened: Open, server: Server, status: int, kind: str, body: str, said: str
) -> None:
    page = opened(width=320)
    page.route("**/*", answered(status, kind, body))
    text = page.get_by_label("What happened", exact=True)
    text.fill(TEXT)
    for _ in range(2):
        page.get_by_role("button", name="Read it").click()
        told = page.locator("form.write .wrong")
        expect(told).to_have_count(1)
        expect(told).to_contain_text(said)
        expect(told).to_contain_text("What you wrote is still here")
        expect(told).to_be_in_viewport()
        expect(page.locator("#said")).to_contain_text(said)
    expect(text).to_have_value(TEXT)
    expect(text).to_be_editable()
    page.unroute("**/*")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url(re.compile("/reading/"))


def test_a_draft_for_a_reading_that_was_forgotten_stays(opened: Open, server: Server) -> None:
    page = opened()
    write(page)
    drafting(page)
    ours = {"origin": server.site, "sec-fetch-site": "same-origin"}
    form = {"content-type": "application/x-www-form-urlencoded", **ours}
    assert page.context.request.post(f"{page.url}/forget", headers=form).ok  # as another tab does, without scripts
    page.get_by_role("button", name="Look it over").click()
    expect(page.locator("#reply .wrong")).to_contain_text("no longer kept")
    expect(page.locator("#reply .wrong")).to_contain_text("copy it first")
    expect(page.locator("#reply-text")).to_have_value(DRAFT)


def test_what_was_typed_into_other_forms_stays_when_a_question_is_answered(opened: Open, server: Server) -> None:
    page = opened()
    write(page)
    journal_made(page)
    drafting(page)
    page.get_by_label(re.compile("How it went on")).fill(NOTE)
    page.get_by_label(re.compile("Who it concerns")).fill("Tom")
    page.locator("#next .choices .unknown").click()
    expect(page.locator("#next").get_by_text("Not knowing changes nothing.")).to_be_visible()
    expect(page.locator("#reply-text")).to_have_value(DRAFT)
    expect(page.locator("#note")).to_have_value(NOTE)
    expect(page.locator("#person")).to_have_value("Tom")
    ticked = page.locator("#next .choices input[type=checkbox]").nth(1)
    ticked.check()
    page.get_by_role("button", name="Look it over").click()
    expect(page.get_by_text("Your answer, looked over")).to_be_focused()
    expect(page.locator("#note")).to_have_value(NOTE)
    expect(ticked).to_be_checked()


def test_a_link_away_from_what_was_typed_asks_once(opened: Open) -> None:
    page = opened(width=320)
    text = page.get_by_label("What happened", exact=True)
    text.fill(TEXT)
    about = page.get_by_role("link", name="About")
    about.click()
    expect(page.locator(".top .wrong")).to_contain_text("would be lost")
    expect(page.locator("#said")).to_contain_text("would be lost")
    expect(text).to_have_value(TEXT)
    text.fill(f"{TEXT} More.")
    expect(page.locator(".top .wrong")).to_have_count(0)
    about.click()
    about.click()
    page.wait_for_url(re.compile("/about$"))


def test_what_was_typed_is_there_again_after_going_back_and_forth(opened: Open) -> None:
    page = opened(width=360)
    write(page)
    address = page.url
    drafting(page)
    page.go_back()
    expect(page.get_by_role("button", name="Read it")).to_be_visible()
    page.go_forward()
    expect(page.locator("#reply-text")).to_have_value(DRAFT)
    expect(page.locator("#reply-text")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="Read it")).to_be_visible()  # until then a click asks
    page.get_by_role("link", name="About").click()
    expect(page.get_by_role("heading", name="About these readings")).to_be_focused()
    page.go_back()
    page.locator(".kept a").first.click()
    expect(page.locator("#reply-text")).to_have_value(DRAFT)
    assert page.url == address


def test_keeping_a_reading_asks_once_where_a_reply_was_typed_and_not_sent(opened: Open, server: Server) -> None:
    page = opened(width=320)
    write(page)
    journal_made(page)
    drafting(page)
    keep = page.get_by_role("button", name="Keep it")
    keep.click()
    expect(page.locator(".top .wrong")).to_contain_text("Choose the button again")
    expect(page.locator("#said")).to_contain_text("would be lost")
    expect(page.locator("#reply-text")).to_have_value(DRAFT)
    page.get_by_role("button", name="Look it over").click()
    expect(page.get_by_text("Your answer, looked over")).to_be_focused()
    page.locator("#happened").fill("20226-11-20")
    for _ in range(2):  # what was looked over is kept with it: nothing would be lost, also where the day is refused
        keep.click()
        expect(page.locator("#keep .wrong")).to_be_focused()
        expect(page.locator(".top .wrong")).to_have_count(0)
    page.locator("#happened").fill("")
    page.locator("#reply-text").fill(f"{DRAFT} Tell me.")
    keep.click()
    keep.click()
    page.wait_for_url(re.compile("/journal/1$"))


def test_what_was_chosen_in_another_form_stays_too(opened: Open, server: Server) -> None:
    page = opened()
    write(page)
    journal_made(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/journal/1$"))
    page.get_by_text("Say how it went on").click()
    page.locator("#did").fill("I held him")
    page.locator("#helped").select_option("partly")
    page.get_by_text("Say what the tears really meant").click()
    page.locator("details.correct input[value=remorse]").check()
    page.locator("details.correct button.main").click()
    expect(page.locator("#corrected")).to_contain_text("You say: Being sorry")
    expect(page.locator("#did")).to_have_value("I held him")
    expect(page.locator("#helped")).to_have_value("partly")


def test_a_link_asks_nothing_where_nothing_was_typed(opened: Open) -> None:
    page = opened()
    write(page)
    page.get_by_role("link", name="Change what you wrote").first.click()
    page.wait_for_url(re.compile("/edit$"))
    page.get_by_label("What happened", exact=True).fill("Something else.")
    page.get_by_role("link", name="Back to the reading, unchanged").click()
    page.wait_for_url(re.compile("/reading/[^/]+$"))
    page.get_by_role("link", name="About").click()
    page.wait_for_url(re.compile("/about$"))


def test_what_a_check_comes_to_is_announced_and_not_an_earlier_answer(opened: Open) -> None:
    page = opened()
    write(page)
    page.locator("#next .choices .unknown").click()
    expect(page.locator("#said")).to_contain_text("Not knowing changes nothing.")
    answering(page)
    page.locator("#reply-text").fill("Pull yourself together. You always cry.")
    page.get_by_role("button", name="Look it over").click()
    expect(page.locator("#said")).to_contain_text("worth a second look")
    page.locator("#reply-text").fill("I am here for you.")
    page.get_by_role("button", name="Look it over").click()
    expect(page.locator("#said")).to_contain_text("Nothing in it stands out as hurtful.")


def test_locking_in_one_tab_leaves_nothing_of_the_journal_in_sight_in_another(opened: Open, server: Server) -> None:
    page = opened()
    write(page)
    journal_made(page)
    page.locator("#keep").get_by_label("How it went on").fill("We talked.")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile(r"/journal/\d+$"))
    other, typing, apart = (page.context.new_page() for _ in range(3))
    for tab in (other, typing):
        tab.goto(page.url)
    apart.goto(f"{server.site}/about")
    typing.locator("summary#change").click()
    typing.locator("#note").fill("And today he rang.")
    page.get_by_role("button", name="Lock the journal").click()
    for tab in (page, other, typing):
        expect(tab.get_by_role("heading", name="The journal is locked")).to_be_visible()
        expect(tab.get_by_text("We talked.")).to_have_count(0)
    expect(typing.locator("textarea")).to_have_count(0)
    expect(typing.locator("main .done")).to_contain_text("What you had typed is not lost.")
    expect(page.locator("main .done")).to_have_count(0)
    expect(apart.get_by_role("heading", name="About these readings")).to_be_visible()
    unlock(typing)
    expect(typing.locator("main .done")).to_have_text("What you had typed is here again. It is not kept yet. Go to it")
    typing.get_by_role("link", name="Go to it").click()
    expect(typing.locator("#note")).to_be_in_viewport()
    expect(typing.locator("#note")).to_have_value("And today he rang.")
    expect(typing.locator("#note")).to_be_visible()


def test_what_is_forgotten_in_one_tab_stays_in_sight_in_none(opened: Open, server: Server) -> None:
    page = opened(width=360)
    write(page)
    address = page.url
    other, typing, apart = (page.context.new_page() for _ in range(3))
    other.goto(f"{address}/edit")
    typing.goto(address)
    drafting(typing)
    apart.goto(f"{server.site}/")
    write(apart, "My mum cried at the wedding.")
    page.get_by_role("button", name="Forget what I wrote").click()
    for tab in (page, other, typing):
        expect(tab.get_by_role("heading", name="Somebody cried. What happened?")).to_be_visible()
        expect(tab.get_by_text("goodbye")).to_have_count(0)
        expect(tab.get_by_label("What happened", exact=True)).to_have_value("")
    expect(typing.get_by_label("What you wrote")).to_have_value(DRAFT)
    expect(apart.locator("h1.headline")).to_be_visible()


@pytest.mark.parametrize("everything", [True, False])
def test_what_is_deleted_in_one_tab_stays_in_sight_in_none(opened: Open, server: Server, everything: bool) -> None:
    page = opened(width=360)
    write(page)
    journal_made(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/journal/\\d"))
    address = page.url
    other, apart = (page.context.new_page() for _ in range(2))
    other.goto(address)
    apart.goto(f"{server.site}/about")
    if everything:
        page.goto(f"{server.site}/journal/delete")
        page.get_by_label("The passphrase").fill("three wrong words")
        page.get_by_role("button", name="Delete everything").click()
        expect(page.locator(".wrong")).to_be_visible()
        other.wait_for_timeout(300)  # for what must not come
        expect(other.get_by_text("goodbye").first).to_be_attached()
        page.get_by_label("The passphrase").fill(PASSPHRASE)
        page.get_by_role("button", name="Delete everything").dblclick()
    else:
        page.locator("details.delete > summary").click()
        page.locator("details.delete input[type=checkbox]").check()
        page.locator("details.delete button").click()
    expect(page.get_by_text("Nothing is kept yet.")).to_be_visible()
    expect(other.get_by_role("heading", name="Somebody cried. What happened?")).to_be_visible()
    expect(other.get_by_text("goodbye")).to_have_count(0)
    expect(apart.get_by_role("heading", name="About these readings")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("goodbye")).to_have_count(0)


def unlock(page: Page) -> None:
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Unlock").click()
    expect(page.get_by_role("button", name="Lock the journal")).to_be_visible()


def test_the_lock_is_at_once_and_what_was_typed_is_there_again_when_it_is_open(opened: Open, server: Server) -> None:
    page = opened(width=360)
    write(page)
    journal_made(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile(r"/journal/\d+$"))
    page.locator("summary#change").click()
    page.locator("#note").fill(NOTE)
    page.locator("#helped").select_option("yes")
    page.get_by_role("button", name="Lock the journal").click()
    expect(page.get_by_role("heading", name="The journal is locked")).to_be_visible()
    page.get_by_role("link", name="About").click()  # where it would be lost
    expect(page.locator(".top .wrong")).to_contain_text("would be lost")
    page.get_by_label("Passphrase").fill("three wrong words")
    page.get_by_role("button", name="Unlock").click()
    expect(page.get_by_role("alert")).to_be_visible()
    unlock(page)
    expect(page.locator("#note")).to_have_value(NOTE)
    expect(page.locator("#helped")).to_have_value("yes")
    page.locator("details.change button.main").click()
    expect(page.locator("p.text").last).to_have_text(NOTE)


def test_a_note_stays_where_the_journal_has_locked_itself_and_is_kept_after_all(opened: Open, server: Server) -> None:
    page = opened(width=320)
    write(page)
    journal_made(page)
    page.get_by_label(re.compile("How it went on")).fill(NOTE)
    page.route("**/keep", answered(401, "text/html", DOOR))
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("#keep .wrong")).to_contain_text("Unlock it in another tab, then press the button again.")
    expect(page.locator("#keep .wrong")).to_be_in_viewport()
    expect(page.locator("#note")).to_have_value(NOTE)
    page.unroute("**/keep")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/journal/1$"))
    expect(page.locator("main")).to_contain_text(NOTE)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_mistyped_year_is_told_beside_the_form_which_stays(opened: Open, server: Server, scripts: bool) -> None:
    page = opened(width=320, scripts=scripts)
    write(page)
    journal_made(page)
    page.locator("#note").fill(NOTE)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/journal/1"))
    page.get_by_text("Say how it went on").click()
    page.locator("#note").fill(f"{NOTE} And again.")
    page.locator("#happened").fill("20226-11-20")
    page.locator("details.change button.main").click()
    expect(page.locator("details.change .wrong")).to_contain_text("When it happened is a date")
    expect(page.locator("#note")).to_have_value(f"{NOTE} And again.")
    if scripts:
        expect(page.locator("details.change .wrong")).to_be_focused()
        expect(page.locator("details.change .wrong")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False])
def test_two_clicks_keep_one_episode_and_going_back_leads_to_it(opened: Open, server: Server, scripts: bool) -> None:
    page = opened(width=320, scripts=scripts)
    write(page)
    journal_made(page)
    page.get_by_role("button", name="Keep it").dblclick()
    page.wait_for_url(re.compile("/journal/1$"))
    page.go_back()
    page.wait_for_url(re.compile("/journal/1(#keep)?$"))
    page.get_by_role("link", name="Journal", exact=True).click()
    expect(page.locator(".entries li")).to_have_count(1)

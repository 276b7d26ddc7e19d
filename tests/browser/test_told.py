"""What a change of the page is told by: where the focus comes to rest, what is announced, and what comes into sight."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.server import Server

from .conftest import Open
from .test_journey import answering, write
from .test_typed import journal_made

FEAR = "He cried and said sorry. He checks my phone every day and won't let me see my friends."


def answer(page: Page) -> None:
    """Answers the first question of ``write``'s account."""
    page.get_by_label("A goodbye, or being far apart").check()
    page.get_by_role("button", name="That is it").click()


def test_what_an_answer_changed_is_said_and_leads_up_to_the_reading(opened: Open) -> None:
    page = opened(width=320)
    write(page)
    answer(page)
    expect(page.locator("#said")).to_contain_text("The reading now says: These tears")
    expect(page.locator("#said")).to_contain_text(re.compile(r"\(\d+% to [>\d]+%\)"))  # "right arrow", else
    expect(page.locator("#next .now")).to_be_in_viewport(ratio=1)
    page.get_by_role("link", name="Up to the reading").click()
    expect(page.locator("h1.headline")).to_be_in_viewport(ratio=1)
    expect(page.locator("h1.headline")).to_be_focused()


def test_taking_an_answer_back_says_so_and_not_what_an_earlier_one_moved(opened: Open) -> None:
    page = opened(width=320)
    write(page)
    answer(page)
    expect(page.locator(".answered li")).to_have_count(1)
    page.locator("#next .choices .unknown").click()
    expect(page.locator("#said")).to_contain_text("Not knowing changes nothing.")
    page.get_by_role("button", name=re.compile("Take back")).first.click()
    expect(page.locator("#said")).to_contain_text(re.compile("Taken back: .*Less likely now: Loss"))
    expect(page.locator("#said")).not_to_contain_text("Not knowing")
    expect(page.locator(".back")).to_be_in_viewport()


def test_where_something_is_wrong_that_alone_is_heard(opened: Open) -> None:
    page = opened(width=320)
    write(page)
    answer(page)
    page.get_by_role("button", name=re.compile("Take back")).click()
    expect(page.locator("#said")).to_contain_text(re.compile(r"Taken back: .*\? \S"))  # two sentences, and not one word
    page.get_by_role("button", name="That is it").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.wait_for_timeout(500)  # what would be said is said with a delay
    expect(page.locator("#said")).to_have_text("")


def test_whoever_listens_comes_to_the_notice_before_the_reading(opened: Open) -> None:
    page = opened(width=360)
    write(page, FEAR)
    first = page.locator("main").locator("h1, h2").first
    expect(first).to_be_focused()
    expect(first).to_have_id("first")
    expect(page.locator("#said")).to_have_text("")  # and no longer "Reading…"
    page.get_by_label("Numbers of another country").select_option("GB")
    page.get_by_role("button", name="Show the numbers").click()
    expect(page.get_by_role("heading", name="Where to turn").first).to_be_focused()
    expect(page.get_by_role("link", name="999").first).to_be_in_viewport()


def test_whoever_speaks_of_dying_in_a_reply_comes_to_the_numbers_that_they_choose(opened: Open) -> None:
    page = opened(width=360)
    write(page)
    answering(page)
    page.locator("#reply-text").fill("If you leave me I will kill myself.")
    page.get_by_role("button", name="Look it over").click()
    expect(page.locator("#reply .notice p").first).to_be_focused()
    expect(page.locator("#reply .notice p").first).to_be_in_viewport(ratio=1)
    page.get_by_label("Numbers of another country").select_option("GB")
    page.get_by_role("button", name="Show the numbers").click()
    expect(page.get_by_role("heading", name="Where to turn")).to_be_focused()
    expect(page.get_by_role("link", name="999").first).to_be_in_viewport()
    expect(page.locator("#said")).to_have_text("")


def test_whoever_asks_for_the_reading_in_spite_of_danger_comes_to_it(opened: Open) -> None:
    page = opened(width=360)
    write(page, "He cried and said sorry, he is going to kill himself tonight, he has the pills.")
    expect(page.locator("h1#first")).to_be_focused()
    page.get_by_role("button", name="all the same").click()
    expect(page.locator("h1.headline")).to_be_focused()
    expect(page.locator("h1.headline")).to_be_in_viewport()


def test_without_scripts_what_is_wrong_stands_in_sight_and_leads_to_the_question(opened: Open) -> None:
    page = opened(width=360, scripts=False)
    write(page)
    page.get_by_role("button", name="That is it").click()
    top = page.get_by_role("link", name="Choose at least one, or another of the buttons below.")
    expect(top).to_be_in_viewport(ratio=1)
    assert page.title().startswith("Error: ")
    top.click()
    expect(page.get_by_role("alert")).to_be_in_viewport(ratio=1)
    page.goto(page.url.partition("#")[0])  # as a tab does that comes back
    expect(page.locator("h1.headline")).to_be_visible()
    assert page.url.partition("/reading/")[2].isascii()
    assert not page.url.endswith("/answer")


def test_with_scripts_what_is_wrong_is_told_once_where_the_question_is(opened: Open) -> None:
    page = opened(width=360)
    write(page)
    page.get_by_role("button", name="That is it").click()
    expect(page.locator("#next .wrong")).to_be_focused()
    expect(page.locator(".summary")).to_be_hidden()


def test_what_danger_keeps_folded_stays_folded_when_an_episode_is_corrected(opened: Open, server: Server) -> None:
    page = opened()
    write(page, "He cried and said sorry, he is going to kill himself tonight, he has the pills.")
    page.get_by_role("button", name="all the same").click()
    expect(page.locator("h1.headline")).to_be_focused()
    journal_made(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/journal/1$"))
    folded = page.locator("details").filter(has_text="What the program read")
    expect(folded).to_have_count(1)
    page.get_by_text("Say what the tears really meant").click()
    page.locator("details.correct input[value=remorse]").check()
    page.locator("details.correct button.main").click()
    expect(page.locator("#corrected")).to_contain_text("You say: Being sorry")
    expect(page.locator("details.correct[open]")).to_have_count(1)
    expect(folded).not_to_have_attribute("open", "")


@pytest.mark.parametrize("scripts", [True, False])
def test_below_a_notice_what_was_done_with_an_episode_comes_into_sight(
    opened: Open, server: Server, scripts: bool
) -> None:
    page = opened(width=360, scripts=scripts)
    write(page, FEAR)
    journal_made(page)
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("#first")).to_be_in_viewport()
    page.locator("summary#correct").click()
    page.locator("details.correct").get_by_label("Love", exact=True).check()
    page.locator("details.correct").get_by_label("None of these").check()
    page.locator("details.correct button.main").click()
    if scripts:
        expect(page.locator("details.correct .wrong")).to_be_in_viewport(ratio=1)
    page.locator("details.correct").get_by_label("None of these").uncheck()
    page.locator("details.correct button.main").click()
    expect(page.locator(".done")).to_have_text("What you say is kept.")
    expect(page.locator(".done")).to_be_in_viewport(ratio=1)
    page.locator("summary#change").click()
    page.locator("#note").fill("He rang.")
    page.locator("details.change button.main").click()
    expect(page.locator(".done")).to_have_text("What you changed is kept.")
    expect(page.locator(".done")).to_be_in_viewport(ratio=1)
    if scripts:
        expect(page.locator("#episode")).to_be_focused()


def test_the_emergency_number_of_the_country_that_was_chosen_is_in_sight(opened: Open) -> None:
    page = opened(width=360)
    page.set_viewport_size({"width": 360, "height": 640})
    write(page, "He cried and said he is going to kill himself tonight, he has the pills.")
    page.get_by_label("Numbers of another country").select_option("GB")
    page.get_by_role("button", name="Show the numbers").click()
    expect(page.locator(".call a")).to_have_text("999")
    expect(page.locator(".call a")).to_be_in_viewport(ratio=1)
    expect(page.locator(".call")).to_be_focused()


def test_the_question_that_was_taken_back_stands_below_what_that_did(opened: Open) -> None:
    page = opened(width=360)
    write(page)
    answer(page)
    expect(page.locator(".answered li")).to_have_count(1)
    page.locator("#next .choices .unknown").click()
    expect(page.locator(".answered li")).to_have_count(2)
    page.get_by_role("button", name=re.compile("Take back")).first.click()
    expect(page.locator(".back")).to_be_in_viewport(ratio=1)
    expect(page.locator(".back + #next-title")).to_be_in_viewport(ratio=1)
    expect(page.locator(".back + #next-title")).to_be_focused()


def test_what_was_done_in_the_journal_is_said(opened: Open, server: Server) -> None:
    page = opened(width=360)
    write(page)
    journal_made(page)
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".done")).to_have_text("It is kept in the journal.")
    expect(page.locator("#said")).to_have_text("It is kept in the journal.")
    page.reload()
    expect(page.locator(".done")).to_have_count(0)
    page.locator("summary#correct").click()
    page.locator("details.correct").get_by_label("Love").check()
    page.locator("details.correct").get_by_role("button", name="Keep this").click()
    expect(page.locator(".done")).to_have_text("What you say is kept.")
    expect(page.locator(".done")).to_be_in_viewport(ratio=1)
    page.locator("summary#delete").click()
    page.get_by_label("Delete this episode").check()
    page.get_by_role("button", name="Delete it").click()
    expect(page.locator("#said")).to_have_text("The episode is deleted.")


def test_what_came_of_an_import_and_that_nothing_was_found_is_said(opened: Open, server: Server) -> None:
    page = opened(width=360)
    write(page)
    journal_made(page)
    page.goto(f"{server.site}/journal/files")
    entry = {"title": "Evening.", "body": "My dad cried and said he was sorry.", "date": "2026-11-20"}
    content = json.dumps({"entries": [entry]}).encode()
    page.get_by_label("The file").set_input_files({"name": "j.json", "mimeType": "application/json", "buffer": content})
    page.get_by_role("button", name="Import it").click()
    expect(page.locator("#said")).to_have_text("1 episode came in.")
    page.get_by_role("link", name="Journal", exact=True).click()
    page.get_by_label("Words", exact=True).fill("zebra")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#said")).to_have_text("Nothing was found.")
    page.get_by_role("link", name="Show everything").click()
    expect(page.locator(".entries li")).to_have_count(1)


@pytest.mark.parametrize("scripts", [True, False])
def test_what_would_be_replaced_is_in_sight_when_it_was_asked_for(opened: Open, server: Server, scripts: bool) -> None:
    page = opened(width=360, scripts=scripts)
    page.goto(f"{server.site}/journal")
    page.get_by_label("Passphrase").fill("one two three four")
    page.get_by_label("The same again").fill("one two three four")
    page.get_by_role("button", name="Make it").click()
    page.get_by_role("link", name="Export and import").click()
    page.locator(".redact summary").click()
    page.get_by_role("button", name="Show what would be replaced").click()
    expect(page.get_by_role("region", name="What would be replaced")).to_be_in_viewport()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Export as JSON").click()
    assert saved.value.suggested_filename == "journal.json"


def test_two_passphrases_that_differ_are_said_at_their_fields(opened: Open, server: Server) -> None:
    page = opened(width=360)
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{server.site}/journal")
    page.get_by_label("Passphrase").fill("one two three four")
    page.get_by_label("The same again").fill("one two three five")
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_be_in_viewport(ratio=1)
    expect(page.get_by_label("Passphrase")).to_be_in_viewport(ratio=1)


def test_what_was_wrong_before_is_told_no_longer_where_something_else_is(opened: Open, server: Server) -> None:
    page = opened(width=360)
    text = page.get_by_label("What happened", exact=True)
    for account, said in ((" ", "The account is empty"), ("x" * 300_000, "at most 20,000 can be read")):
        text.fill(account)
        page.get_by_role("button", name="Read it").click()
        expect(page.locator("main .wrong")).to_contain_text(said)
        expect(page.locator("main .wrong")).to_have_count(1)
        expect(text).to_have_accessible_description(re.compile(said))
    expect(text).to_have_value(account)
    server.process.kill()
    server.process.wait()
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("main .wrong")).to_have_text(re.compile("^Tearwise did not answer"))

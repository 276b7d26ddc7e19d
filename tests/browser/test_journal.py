"""The journal on the page: what is said of it, where it is said, and that two windows lose nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.web.server import Server

from .conftest import Open
from .test_journey import write
from .test_typed import journal_made


@pytest.mark.parametrize("scripts", [True, False])
def test_a_note_for_a_reading_that_another_window_has_kept_is_not_lost(
    opened: Open, server: Server, scripts: bool
) -> None:
    first = opened(width=360, scripts=scripts)
    write(first)
    journal_made(first)
    second = first.context.new_page()
    second.goto(first.url)
    first.get_by_label(re.compile("Who it concerns")).fill("Tom")
    first.get_by_role("button", name="Keep it").click()
    first.wait_for_url(re.compile("/journal/1$"))
    second.get_by_label(re.compile("How it went on")).fill("We went for a walk.")
    second.get_by_role("button", name="Keep it").click()
    wrong = second.locator("details.change .wrong")
    expect(wrong).to_contain_text("This reading is kept already")
    expect(second.locator("#note")).to_have_value("We went for a walk.")
    expect(second.locator("#person")).to_have_value("Tom")
    if scripts:
        expect(wrong).to_be_focused()
    second.locator("details.change button.main").click()
    expect(second.locator(".done")).to_have_text("What you changed is kept.")
    first.reload()
    expect(first.get_by_role("heading", name="How it went on")).to_be_visible()


def test_how_many_were_found_is_said(opened: Open, server: Server) -> None:
    page = opened(width=360)
    for number in (1, 2):
        write(page)
        if number == 1:
            journal_made(page)
        page.get_by_role("button", name="Keep it").click()
        page.wait_for_url(re.compile(f"/journal/{number}$"))
        page.goto(f"{server.site}/")
    page.goto(f"{server.site}/journal")
    expect(page.locator(".entries li")).to_have_count(2)
    assert page.locator("main [data-said]").count() == 0
    page.get_by_label("Words").fill("sorry")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#said")).to_have_text("2 episodes were found.")
    page.get_by_label("Words").fill("zebra")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#said")).to_have_text("Nothing was found.")


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_wrong_with_a_file_is_said_at_its_field(opened: Open, server: Server, scripts: bool) -> None:
    page = opened(width=360, scripts=scripts)
    write(page)
    journal_made(page)
    page.goto(f"{server.site}/journal/files")
    file = {"name": "j.json", "mimeType": "application/json", "buffer": b"no JSON"}
    page.get_by_label("The file").set_input_files(file)
    page.get_by_role("button", name="Import it").click()
    section = page.locator("section", has=page.get_by_role("heading", name="Import", exact=True))
    expect(section.locator(".wrong")).to_contain_text("This is no JSON")
    expect(page.get_by_label("The file")).to_have_accessible_description(re.compile("This is no JSON"))
    if scripts:
        expect(section.locator(".wrong")).to_be_focused()
        expect(section.locator(".wrong")).to_be_in_viewport(ratio=1)
        expect(page.get_by_label("The file")).to_be_in_viewport(ratio=1)
    else:
        page.get_by_role("link", name=re.compile("This is no JSON")).click()
        expect(page.get_by_role("heading", name="Import", exact=True)).to_be_in_viewport(ratio=1)


def test_whoever_chooses_a_country_below_an_episode_comes_to_its_numbers_and_loses_nothing(
    opened: Open, server: Server
) -> None:
    page = opened(width=360)
    write(page, "He cried and said sorry. He said he is going to kill himself tonight, he has the pills.")
    page.get_by_role("button", name="all the same").click()
    journal_made(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/journal/1$"))
    page.locator("summary#change").click()
    page.locator("#note").fill("He slept.")
    page.get_by_label("Numbers of another country").select_option("DE")
    page.get_by_role("button", name="Show the numbers").click()
    expect(page.locator("#turn")).to_be_focused()
    expect(page.locator("#turn")).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("TelefonSeelsorge", exact=True)).to_be_visible()
    expect(page.locator("#note")).to_have_value("He slept.")

"""Small screens and large letters: nothing has to be moved sideways, nothing is cut, and leaving stays in reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from tests.web.server import Server

from .conftest import Open, shot
from .test_journey import LEFT, TEXT, answering, unfold, write
from .test_told import FEAR
from .test_typed import journal_made

WIDTH = 180
"""A phone's 360 pixels with everything twice as large."""
SCREENS = [(WIDTH, False), (360, True), (360, False)]
"""A width, and whether the letters are large: what each page is looked at with."""
LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 2
RISKY = "He cried and said he is going to kill himself tonight, he has the pills. He said sorry."
SMALLEST = 44


def sideways(page: Page) -> list[str]:
    """What reaches beyond the screen, unless it lies in a table that can be moved by itself."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((one) => {
            if (one.closest(".scroll, .unseen, .skip, svg")) return false;
            const box = one.getBoundingClientRect();
            return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1);
        }).map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`)"""
    )
    width = page.evaluate("document.documentElement.scrollWidth")
    return found + ([f"{width} wide"] if width > page.evaluate("innerWidth") else [])


def beside(page: Page) -> list[str]:
    """The tables of which a part lies beside the screen: with letters twice as large a row of them cannot be read."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".scroll")].filter((one) => one.scrollWidth > one.clientWidth)
        .map((one) => `${one.getAttribute("aria-label")}: ${one.scrollWidth} wide`)"""
    )
    return found


def small(page: Page) -> list[str]:
    """What is to be touched and is lower or narrower than a finger needs, besides links within a text."""
    found: list[str] = page.evaluate(
        """(least) => [...document.querySelectorAll("button, select, summary, textarea, input, nav a, .button, ul.jump a, .links a, .kept a, .after a, .lines a, .call a, .keep a")]
        .filter((one) => one.type !== "hidden" && one.checkVisibility()).filter((one) => {
            const box = (one.closest("label") ?? one).getBoundingClientRect();
            return Math.round(box.height) < least || Math.round(box.width) < least;
        }).map((one) => `${one.tagName} ${one.className}: ${(one.innerText || one.name).slice(0, 40)}`)""",
        SMALLEST,
    )
    return found


def covered(page: Page) -> list[str]:
    """What is to be touched and lies below something else, though the page was moved to it."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("button, select, summary, textarea, input")]
        .filter((one) => one.type !== "hidden" && one.checkVisibility()).filter((one) => {
            const touched = one.closest("label") ?? one;
            touched.scrollIntoView({ block: "center" });
            const box = touched.getBoundingClientRect();
            const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return !touched.contains(there);
        }).map((one) => `${one.tagName} ${one.className}: ${(one.innerText || one.name).slice(0, 40)}`)"""
    )
    page.evaluate("scrollTo(0, 0)")
    return found


@contextmanager
def sized(page: Page, width: int, large: bool) -> Iterator[None]:
    """The page on a screen of a width, perhaps with large letters."""
    usual = page.viewport_size
    assert usual is not None
    page.set_viewport_size({"width": width, "height": usual["height"]})
    if large:
        page.evaluate("document.documentElement.style.setProperty('font-size', '225%', 'important')")
    yield
    page.evaluate("document.documentElement.style.removeProperty('font-size')")
    page.set_viewport_size(usual)


def test_no_page_has_to_be_moved_sideways(opened: Open, server: Server) -> None:
    page = opened(width=WIDTH, dark=True)
    wrong: dict[str, list[str]] = {}

    def look(where: str) -> None:
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
        for width, large in SCREENS:
            name = f"{width}{'-large' if large else ''}-{where}"
            with sized(page, width, large):
                wrong[name] = sideways(page) + small(page) + covered(page)
                wrong[name] += beside(page) if width == WIDTH else []
                shot(page, f"narrow-{name}")

    site = server.site
    look("write")
    page.get_by_label("What happened", exact=True).fill(" ")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look("refused")
    for where, text in (("danger", RISKY), ("fear", FEAR), ("long", f"{TEXT} {LONG}")):
        page.goto(f"{site}/")
        write(page, text)
        look(where)
    unfold(page)
    page.get_by_label("A goodbye, or being far apart").check()
    page.get_by_role("button", name="That is it").click()
    expect(page.get_by_text("What you answered")).to_be_visible()
    answering(page)
    page.get_by_label(re.compile("Write it as you would say")).fill(
        f"Pull yourself together. I am here for you. {LONG}"
    )
    page.get_by_role("button", name="Look it over").click()
    expect(page.get_by_role("heading", name="Worth a second look")).to_be_visible()
    look("answered")
    page.goto(f"{site}/")
    look("open")
    for path in ("about", "nowhere", "journal"):
        page.goto(f"{site}/{path}")
        look(path)
    page.get_by_label("The same again").fill("seven quiet herons")
    page.get_by_label("Passphrase").fill("seven quiet herons")
    page.locator("main button.main").click()
    expect(page.get_by_role("heading", name="The journal", exact=True)).to_be_visible()
    page.goto(f"{site}/")
    write(page, f"{TEXT} {LONG}")
    page.get_by_label(re.compile("Who it concerns")).fill(LONG)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/journal/"))
    look("episode")
    for path in ("journal", "journal/patterns", "journal/files", "journal/passphrase", "journal/delete"):
        page.goto(f"{site}/{path}")
        look(path.replace("/", "-"))
    assert {name: one for name, one in wrong.items() if one} == {}


def test_at_a_desk_what_is_ticked_is_as_high_as_a_finger_needs_too(opened: Open, server: Server) -> None:
    page = opened()
    write(page)
    journal_made(page)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url(re.compile("/journal/1$"))
    for address in (page.url, f"{server.site}/journal/files"):
        page.goto(address)
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
        assert page.locator("label.sure").count() > 0
        assert small(page) == []


def test_the_bar_leaves_room_for_the_page_and_leaving_stays_in_reach(opened: Open, server: Server) -> None:
    page = opened(width=WIDTH)
    page.evaluate("scrollTo(0, 400)")
    bar, leave = page.locator(".top").bounding_box(), page.locator("#leave")
    assert bar is not None
    assert bar["y"] + bar["height"] <= 0
    expect(leave).to_be_in_viewport(ratio=1)
    leave.click()
    page.wait_for_url(LEFT)


def test_a_table_with_its_rows_below_one_another_says_what_each_cell_is(opened: Open) -> None:
    page = opened(width=WIDTH)
    page.goto(f"{page.url}about")
    cell = page.get_by_role("table").get_by_role("cell").first  # a table still, for those who listen
    headed = """one => getComputedStyle(one, "::before").content"""
    assert cell.evaluate(headed).startswith('"From the words alone: ')
    row = page.get_by_role("rowheader").first.bounding_box()
    assert row
    assert row["y"] + row["height"] <= (cell.bounding_box() or {"y": 0})["y"] + 1
    expect(page.get_by_role("columnheader")).to_have_count(3)
    page.set_viewport_size({"width": 360, "height": 800})
    assert cell.evaluate(headed) == "none"


def test_a_line_of_a_text_with_a_number_to_touch_stands_no_farther_off_than_another(
    opened: Open,
    server: Server,  # its own: another test's visit may know the country, and these numbers stand there before the click
) -> None:
    page = opened(width=360)
    write(page, RISKY)
    page.get_by_label("Numbers of another country").select_option("GB")
    page.get_by_role("button", name="Show the numbers").click()
    expect(page.get_by_text("giveusashout.org")).to_be_visible()
    lines = page.locator(".lines li").evaluate_all(
        "all => all.map(one => one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight))"
    )
    assert len(lines) > 2
    assert max(lines) > 1.5
    assert [one for one in lines if abs(one - round(one)) > 0.05] == []
    assert small(page) == []


def test_with_large_letters_the_emergency_number_is_in_sight_and_nothing_lies_over_it(opened: Open) -> None:
    page = opened(width=WIDTH)
    page.set_viewport_size({"width": WIDTH, "height": 310})  # a phone's 620 pixels below the browser's own bar
    write(page, RISKY)
    page.evaluate("scrollTo(0, 0)")
    number = page.locator(".call a").bounding_box()
    leaves = page.get_by_role("button", name="Leave now").bounding_box()
    assert number
    assert leaves
    assert number["y"] + number["height"] <= leaves["y"]


def test_on_its_side_with_large_letters_the_bar_covers_nothing(opened: Open) -> None:
    page = opened()
    page.set_viewport_size({"width": 284, "height": 160})  # 568 by 320 pixels with everything twice as large
    page.get_by_label("What happened", exact=True).fill(TEXT)
    button = page.get_by_role("button", name="Read it")
    button.focus()
    top = button.bounding_box()
    bar = page.locator(".top").bounding_box()
    assert top is not None
    assert bar is not None
    assert bar["y"] + bar["height"] <= 0
    assert top["y"] >= 0
    expect(page.locator("#leave")).to_be_in_viewport(ratio=1)
    button.click()
    page.wait_for_url(re.compile("/reading/"))


def test_whoever_comes_back_to_a_field_by_the_keyboard_sees_its_label(opened: Open, server: Server) -> None:
    page = opened(width=640)
    page.set_viewport_size({"width": 640, "height": 400})  # a laptop's screen with everything twice as large
    write(page)
    journal_made(page)
    answering(page)
    page.get_by_role("button", name="Forget what I wrote").focus()
    seen: list[str] = []
    while "reply-text" not in seen:
        page.keyboard.press("Shift+Tab")
        field = page.evaluate("document.activeElement.id")
        if field in ("note", "person", "reply-text"):
            seen.append(field)
            expect(page.locator(f"label[for='{field}']")).to_be_in_viewport(ratio=1)
            label, bar = (page.locator(one).bounding_box() for one in (f"label[for='{field}']", ".top"))
            assert label
            assert bar
            assert label["y"] >= bar["y"] + bar["height"], field
    assert set(seen) == {"note", "person", "reply-text"}


def test_with_large_letters_no_word_of_a_heading_is_broken(opened: Open) -> None:
    page = opened(width=160)  # 320 pixels with everything twice as large
    broken = """one => { one.style.overflowWrap = "normal"; return one.scrollWidth > one.clientWidth; }"""
    assert not page.locator("h1").evaluate(broken)
    write(page)
    assert not page.locator("h1").evaluate(broken)
    assert page.locator(".skip").evaluate("one => one.getBoundingClientRect().bottom") <= 0


def test_with_large_letters_the_name_of_the_chosen_file_has_room(opened: Open, server: Server) -> None:
    page = opened(width=WIDTH)
    page.goto(f"{server.site}/journal")
    page.get_by_label("Passphrase").fill("seven quiet herons")
    page.get_by_label("The same again").fill("seven quiet herons")
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_role("heading", name="The journal", exact=True)).to_be_visible()
    page.goto(f"{server.site}/journal/files")
    file = page.get_by_label("The file")
    lines = "one => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight)"
    file.set_input_files({"name": "a-long-name-of-an-export.json", "mimeType": "application/json", "buffer": b"{}"})
    assert file.evaluate(lines) > 3
    assert not sideways(page)


def test_with_letters_twice_as_large_on_an_old_laptop_the_bar_is_one_row(opened: Open) -> None:
    page = opened(width=512)
    rows = page.locator(".top nav a, #leave").evaluate_all("all => all.map(one => one.getBoundingClientRect().bottom)")
    assert max(rows) - min(rows) < SMALLEST / 2
    assert page.locator(".top").evaluate("one => one.offsetHeight") < 2 * SMALLEST


def test_pulling_the_page_down_does_not_load_it_anew(opened: Open) -> None:
    page = opened(width=360)
    assert page.evaluate("getComputedStyle(document.documentElement).overscrollBehaviorY") == "contain"

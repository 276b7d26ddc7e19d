"""What a person does on the page, in a real browser: with scripts and without, on a phone and at a desk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.server import Server

from .conftest import Open, shot

TEXT = (
    "My dad cried at the airport when I said goodbye. He never cries. He told me that he was sorry for the years he "
    "had missed, and that he loves me, and he held me for a long time."
)
LEFT = re.compile("[/:]blank$")
"""Where leaving leads; to about:blank where the server's own empty page is long in coming."""
WAYS = [
    pytest.param(width, dark, scripts, id=f"{width}-{'dark' if dark else 'light'}-{'js' if scripts else 'plain'}")
    for width, dark, scripts in [(360, False, True), (360, True, False), (1280, True, True), (1280, False, False)]
]


def write(page: Page, text: str = TEXT) -> None:
    page.get_by_label("What happened", exact=True).fill(text)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url(re.compile("/reading/"))


def unfold(page: Page) -> None:
    """Opens the picture and the words marked; on a wide screen a script has done so."""
    if page.locator("details.whole[open]").count() == 0:
        page.get_by_text("How likely each is, and which of your words say so").click()
    expect(page.locator(".tears")).to_be_visible()


def answering(page: Page) -> None:
    """Opens where a reply is written, where it is not open."""
    if page.locator("details.replying[open]").count() == 0:
        page.get_by_text("Have it looked over before you say or send it").click()


@pytest.mark.parametrize(("width", "dark", "scripts"), WAYS)
def test_from_writing_to_a_reply_and_back(opened: Open, width: int, dark: bool, scripts: bool) -> None:
    page = opened(width=width, dark=dark, scripts=scripts)
    name = f"{width}-{'dark' if dark else 'light'}-{'js' if scripts else 'plain'}"
    shot(page, f"write-{name}")
    write(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("I am sorry")
    assert "dad" not in page.url
    shot(page, f"reading-{name}")

    # A meaning that is chosen shows its words, and only those.
    unfold(page)
    page.locator("label.tear.remorse").click()
    lit = page.locator("mark.for-remorse").first
    other = page.locator("mark:not(.for-remorse)").first
    background = "element => getComputedStyle(element).backgroundColor"
    if scripts:
        assert lit.evaluate(background) != other.evaluate(background)
        assert other.evaluate(background) == "rgba(0, 0, 0, 0)"
    expect(lit).to_contain_text("sorry")

    # The table says the same as the picture.
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("row").filter(has_text="Being sorry")).to_contain_text("Without these words")

    # An answer, what it moved, and taking it back.
    before = page.get_by_role("heading", level=1).inner_text()
    page.get_by_label("A goodbye, or being far apart").check()
    page.get_by_role("button", name="That is it").click()
    expect(
        page.locator("#next").get_by_text(re.compile(r"More likely now: Loss, or fear of it \(\d+% → "))
    ).to_be_visible()
    shot(page, f"answered-{name}")
    page.get_by_role("button", name=re.compile("Take back")).click()
    expect(page.get_by_text("What you answered")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text(before)

    # A worry, and a reply looked over.
    page.get_by_text("Does this mean that I matter to him?").click()
    expect(page.locator("details.worry-love p").first).to_be_visible()
    answering(page)
    page.get_by_label(re.compile("Write it as you would say")).fill("Pull yourself together. I am here for you.")
    page.get_by_role("button", name="Look it over").click()
    expect(page.get_by_role("heading", name="Worth a second look")).to_be_visible()
    shot(page, f"reply-{name}")

    # Change what was written; the reading stays at its address.
    address = page.url.partition("#")[0]
    page.get_by_role("link", name="Change what you wrote").first.click()
    page.get_by_label("What happened", exact=True).fill(TEXT + " We hugged.")
    page.get_by_role("button", name="Read it again").click()
    page.wait_for_url(re.compile("/reading/[^/]+$"))
    expect(page.locator(".account")).to_contain_text("We hugged.")
    assert page.url == address
    if scripts:
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.get_by_role("link", name="About").click()
    expect(page.get_by_role("heading", name="How often it is right")).to_be_visible()
    shot(page, f"about-{name}")


@pytest.mark.parametrize("way", ["Escape", "button", "button without scripts"])
def test_leaving_is_at_once_and_going_back_shows_nothing(opened: Open, server: Server, way: str) -> None:
    page = opened(scripts=way != "button without scripts")
    assert "token" not in page.url
    write(page)
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name=re.compile("Leave now")).click()
    page.wait_for_url(LEFT)
    assert page.title() in ("New tab", "")
    assert page.locator("body").inner_text().strip() == ""
    page.go_back()
    expect(page.get_by_text("What you wrote")).to_have_count(0)
    expect(page.get_by_text("This page is closed").first).to_be_visible()


def test_leaving_in_one_tab_leaves_nothing_in_sight_in_another(opened: Open, server: Server) -> None:
    page = opened()
    write(page)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("heading", level=1)).to_contain_text("I am sorry")
    page.keyboard.press("Escape")
    for tab in (page, other):
        tab.wait_for_url(LEFT)
        assert tab.locator("body").inner_text().strip() == ""


def test_leaving_clears_the_whole_page_before_the_empty_one_comes(opened: Open, server: Server) -> None:
    page = opened()
    write(page)
    left = page.evaluate(
        """() => {
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
            return [document.body.textContent, document.title];
        }"""
    )
    assert left == ["", "New tab"]
    page.wait_for_url(LEFT)


def test_leaving_shows_nothing_of_ours_where_the_server_has_stopped(opened: Open, server: Server) -> None:
    page = opened()
    write(page)
    other = page.context.new_page()
    other.goto(page.url)
    server.process.kill()
    server.process.wait()
    page.keyboard.press("Escape")
    for tab in (page, other):
        tab.wait_for_url("about:blank")
        assert tab.locator("body").inner_text().strip() == ""


def test_leaving_waits_for_no_server_that_does_not_answer(opened: Open, server: Server) -> None:
    page = opened()
    write(page)
    page.route("**/blank", lambda route: None)  # never answered
    page.keyboard.press("Escape")
    page.wait_for_url("about:blank")


def test_a_closed_tab_can_be_opened_again_and_the_page_says_so(opened: Open, server: Server) -> None:
    page = opened()
    write(page)
    address, context = page.url, page.context
    expect(page.get_by_text("Closing the tab does not do that")).to_be_visible()
    page.close()
    again = context.new_page()
    again.goto(address)
    expect(again.get_by_role("heading", level=1)).to_contain_text("I am sorry")


def test_an_answer_updates_without_a_jump(opened: Open) -> None:
    page = opened()
    page.set_viewport_size({"width": 1280, "height": 1200})  # there is room for the whole question
    write(page)
    section = page.locator("#next")
    section.evaluate("element => scrollTo(0, element.offsetTop - 100)")
    page.get_by_label("A goodbye, or being far apart").check()
    before = section.bounding_box()
    page.get_by_role("button", name="That is it").click()
    expect(page.get_by_text("What you answered")).to_be_visible()
    after = section.bounding_box()
    assert before is not None
    assert after is not None
    assert after["y"] == pytest.approx(before["y"], abs=2)
    assert page.evaluate("document.activeElement.id || document.activeElement.tagName") in ("next-title", "H2")
    expect(page.locator("#said")).to_contain_text("likely now")


def test_on_a_phone_what_an_answer_moved_comes_into_sight(opened: Open) -> None:
    page = opened(width=320)
    write(page)
    page.get_by_label("A goodbye, or being far apart").check()
    page.get_by_role("button", name="That is it").click()
    expect(page.locator("#next .moved")).to_be_in_viewport(ratio=1)
    top = page.locator(".top").bounding_box()
    moved = page.locator("#next .moved").bounding_box()
    assert top is not None
    assert moved is not None
    assert moved["y"] >= top["y"] + top["height"]  # and not behind the bar


def test_the_back_button_goes_from_the_reading_to_what_was_written(opened: Open) -> None:
    page = opened()
    write(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("button", name="Read it")).to_be_visible()
    page.go_forward()
    expect(page.locator(".tears")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_danger_is_all_that_is_shown_until_a_deliberate_step(opened: Open, scripts: bool) -> None:
    page = opened(width=360, scripts=scripts)
    write(page, "He cried and said sorry, he is going to kill himself tonight, he has the pills.")
    expect(page.get_by_role("heading", level=1)).to_contain_text("in danger now")
    expect(page.get_by_role("link", name="112").first).to_have_attribute("href", "tel:112")
    expect(page.locator(".tears")).to_have_count(0)
    shot(page, f"danger-{'js' if scripts else 'plain'}")
    page.get_by_role("button", name="all the same").click()
    unfold(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_an_empty_account_is_told_kindly(opened: Open, scripts: bool) -> None:
    page = opened(scripts=scripts)
    page.get_by_label("What happened", exact=True).fill("   ")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_contain_text("The account is empty")


def test_a_server_that_stopped_is_told_and_nothing_written_is_lost(opened: Open, server: Server) -> None:
    page = opened()
    page.get_by_label("What happened", exact=True).fill(TEXT)
    server.process.kill()
    server.process.wait()
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".wrong")).to_contain_text("still here")
    expect(page.get_by_label("What happened", exact=True)).to_have_value(TEXT)


def test_a_session_that_ended_is_told_and_nothing_written_is_lost(opened: Open, server: Server) -> None:
    page = opened()
    page.get_by_label("What happened", exact=True).fill(TEXT)
    page.context.clear_cookies()
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".wrong")).to_contain_text("This page is closed")
    expect(page.locator(".wrong")).to_contain_text("still here")
    expect(page.get_by_label("What happened", exact=True)).to_have_value(TEXT)


def test_markup_in_an_account_does_nothing(opened: Open) -> None:
    page = opened()
    write(
        page, "She cried <img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script> sorry"
    )
    unfold(page)
    expect(page.locator(".account .text")).to_contain_text("<script>")
    assert "hacked" not in page.title()
    assert page.locator("main img, main script").count() == 0


def test_the_keyboard_alone_is_enough(opened: Open) -> None:
    page = opened()

    def focused() -> str:
        return str(page.evaluate("(document.activeElement.innerText || document.activeElement.value || '').trim()"))

    def to(what: str, most: int = 60) -> None:
        for _ in range(most):
            if what in focused():
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard never gets to {what!r}")

    def rests_on(id: str) -> None:
        for _ in range(600):
            if page.evaluate("document.activeElement.id") == id:
                return
            page.wait_for_timeout(100)
        raise AssertionError(f"the focus never comes to rest on {id!r}")

    page.keyboard.press("Tab")
    assert focused() == "Skip to the content"
    page.keyboard.press("Enter")
    rests_on("main")
    page.keyboard.press("Tab")
    rests_on("text")
    page.keyboard.insert_text(TEXT)
    to("Read it")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/reading/"))
    for _ in range(80):  # to the question, which comes before what is folded on a phone
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "goodbye":
            break
    page.keyboard.press("Space")
    to("That is it")
    page.keyboard.press("Enter")
    expect(page.get_by_text("What you answered")).to_be_visible()
    for _ in range(80):  # to the picture: its radio buttons are one stop, and the arrows choose
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "shown":
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.checked && document.activeElement.value") != ""
    outline = "getComputedStyle(document.activeElement.closest('label')).outlineStyle"
    assert page.evaluate(outline) == "solid"
    to("The same as a table")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row").first).to_be_visible()


def test_the_picture_is_heard(opened: Open) -> None:
    page = opened()
    write(page)
    heard = page.locator("fieldset.picture").aria_snapshot()
    assert "How likely each meaning is" in heard
    assert re.search(r'radio "Being sorry \d+% [\w ]+"', heard)
    account = page.locator(".account").aria_snapshot()
    assert "(Being sorry)" in account


def test_a_reading_prints_on_paper_with_its_marks_and_without_buttons(opened: Open) -> None:
    page = opened()
    write(page)
    page.emulate_media(media="print", color_scheme="light")
    expect(page.get_by_role("button", name=re.compile("Leave"))).to_be_hidden()
    expect(page.get_by_role("button", name="Look it over")).to_be_hidden()
    expect(page.locator("mark").first).to_be_visible()
    expect(page.locator(".tears")).to_be_visible()
    shot(page, "print")
    assert len(page.pdf()) > 10_000


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_what_matters_comes_first_and_the_rest_is_folded(opened: Open, scripts: bool) -> None:
    page = opened(width=375, scripts=scripts)
    write(page)

    def top(what: str) -> float:
        box = page.locator(what).first.bounding_box()
        assert box is not None, what
        return box["y"]

    order = [".headline", ".gist-line", "#guidance", "#next", "section.whole", "#worries", "#reply", "#end"]
    tops = [top(what) for what in order]
    assert tops == sorted(tops)
    assert top("#guidance .say") < 2 * 800  # words to say are on the second screen at the latest
    for folded in (".tears", ".account .text", "#reply-text", "#guidance h3"):
        expect(page.locator(folded).first).to_be_hidden()
    end = page.locator("footer").bounding_box()
    assert end is not None
    assert end["y"] < 6 * 800
    closed = page.locator("main details:not([open]) > summary")
    while closed.count():
        closed.first.press("Enter")  # by the keyboard alone
    for shown in (".tears", ".account .text", "#reply-text", "#guidance h3"):
        expect(page.locator(shown).first).to_be_visible()


def test_what_somebody_folds_stays_folded_when_they_answer(opened: Open) -> None:
    page = opened()
    write(page)
    expect(page.locator(".tears")).to_be_visible()  # there is room for it on a wide screen
    page.get_by_text("How likely each is, and which of your words say so").click()
    page.get_by_label("A goodbye, or being far apart").check()
    page.get_by_role("button", name="That is it").click()
    expect(page.get_by_text("What you answered")).to_be_visible()
    expect(page.locator(".tears")).to_be_hidden()


@pytest.mark.parametrize(("over", "said"), [("yes", "still"), ("not yet", "again"), (None, "both")])
def test_what_to_do_fits_whether_it_is_over(opened: Open, over: str | None, said: str) -> None:
    page = opened(width=375)
    if over:
        page.get_by_role("group", name=re.compile("Is the crying over")).get_by_label(over).check()
    write(page)
    shown = page.locator("#guidance")
    expect(shown.get_by_text("If he is still crying:")).to_have_count(1 if said == "both" else 0)
    expect(shown.get_by_text("If it is over already:")).to_have_count(1 if said == "both" else 0)
    expect(shown.get_by_text("To take it up again")).to_have_count(1 if said == "both" else 0)
    shot(page, f"over-{said}")


def test_at_320_pixels_nothing_has_to_be_moved_sideways(opened: Open) -> None:
    page = opened(width=320)
    links, leave = (page.locator(place).bounding_box() for place in (".top nav", "#leave"))
    assert links is not None
    assert leave is not None
    assert abs(leave["y"] + leave["height"] / 2 - links["y"] - links["height"] / 2) < 12  # the bar is one line
    write(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320

"""The names read one at a time: by keys, by touch, by themselves; without the network, and without a program a list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.test_accessibility import WCAG

pytestmark = pytest.mark.browser

ADDRESS = "/names/reading/?day=2026-08-01&event=camp-29-shooting"


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(browser: Browser, site: str, watch: Watch) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site, viewport={"width": 360, "height": 740}, locale="en", has_touch=True, reduced_motion="reduce"
    )
    page = context.new_page()
    watch.on(page)
    yield page
    context.close()


def names_of(page: Page) -> list[str]:
    return page.locator(".to-read bdi").all_inner_texts()


def test_one_name_at_a_time_with_keys_where_there_is_no_network(page: Page, watch: Watch) -> None:
    page.goto(ADDRESS)
    names = names_of(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Begin").press("Enter")
    told = page.locator(".stage .told")
    expect(told).to_be_focused()
    expect(told).to_have_text(names[0])
    expect(page.get_by_role("button", name="Pause")).to_be_hidden()
    for key, place in (("ArrowRight", 1), (" ", 2), ("PageDown", 3), ("ArrowLeft", 2), ("Home", 0), ("ArrowLeft", 0)):
        page.keyboard.press(key)
        expect(told).to_have_text(names[place])
    page.keyboard.press("End")
    expect(told).to_have_text("The names of this reading have been read.")
    page.keyboard.press("Escape")
    expect(page.locator(".stage")).to_be_hidden()
    page.get_by_role("button", name="Begin").click()
    expect(told).to_have_text(names[0])
    assert watch.console == []


def test_nothing_else_is_on_the_screen(page: Page) -> None:
    page.goto(ADDRESS)
    page.clock.install()
    page.get_by_role("button", name="Begin").press("Enter")
    controls = page.locator(".stage .controls")
    expect(controls).to_have_css("opacity", "1")
    page.clock.run_for(4000)
    expect(controls).to_have_css("opacity", "0")
    page.keyboard.press("ArrowRight")
    expect(controls).to_have_css("opacity", "0")
    page.keyboard.press("Tab")
    expect(controls).to_have_css("opacity", "1")
    expect(page.get_by_role("button", name="Back")).to_be_focused()
    found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_a_touch_goes_on_and_on_the_left_back(page: Page) -> None:
    page.goto(ADDRESS)
    names = names_of(page)
    page.get_by_role("button", name="Begin").tap()
    told = page.locator(".stage .told")
    for x, place in ((300, 1), (180, 2), (40, 1)):
        page.touchscreen.tap(x, 300)
        expect(told).to_have_text(names[place])
    page.get_by_role("button", name="Next").tap()
    expect(told).to_have_text(names[2])
    page.get_by_role("button", name="End").tap()
    expect(page.locator(".stage")).to_be_hidden()


def test_names_come_by_themselves_until_they_are_paused_and_end_with_the_last(page: Page) -> None:
    page.goto(ADDRESS)
    names = names_of(page)
    page.clock.install()
    page.get_by_label("Each name stands").select_option("8")
    page.get_by_role("button", name="Begin").click()
    told = page.locator(".stage .told")
    page.clock.run_for(8100)
    expect(told).to_have_text(names[1])
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(60_000)
    expect(told).to_have_text(names[1])
    page.get_by_role("button", name="Go on").click()
    page.clock.run_for(8100)
    expect(told).to_have_text(names[2])
    page.clock.run_for(8100 * len(names))
    expect(told).to_have_text("The names of this reading have been read.")


def test_without_a_program_it_is_a_list(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(ADDRESS)
    expect(page.locator(".to-read li").first).to_be_visible()
    expect(page.get_by_role("button", name="Begin")).to_be_hidden()
    expect(page.locator(".stage")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".choice")).to_be_hidden()
    expect(page.locator(".to-read li").last).to_be_visible()
    context.close()

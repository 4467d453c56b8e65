"""Names while one types: with the keyboard, for who sees and who listens, and without scripts not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.test_accessibility import WCAG

pytestmark = pytest.mark.browser


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(browser: Browser, site: str, watch: Watch) -> Iterator[Page]:
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 740}, locale="en")
    page = context.new_page()
    watch.on(page)
    yield page
    context.close()


def typed(page: Page, address: str, text: str) -> None:
    """Type into the box of a page, and wait for what is suggested."""
    page.goto(address)
    page.locator("input[name=q]").press_sequentially(text)
    page.locator(".suggested").wait_for()


@pytest.mark.parametrize("address", ["/", "/people/"])
def test_the_keyboard_goes_through_the_list_and_enter_opens_the_person(
    page: Page, watch: Watch, site: str, address: str
) -> None:
    typed(page, address, "laic")
    box = page.locator("input[name=q]")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    first = page.locator(".suggested li").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/*/*laiciunas*/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Laičiūnas")
    assert watch.console == [] and watch.failures == []
    assert [url for url in watch.requests if not url.startswith(site)] == []
    assert page.context.cookies() == []


def test_the_arrows_go_round_through_none(page: Page) -> None:
    typed(page, "/", "juoz")
    count = page.locator(".suggested li").count()
    assert count > 1
    chosen = page.locator(".suggested [aria-selected=true]")
    for key, last in (("ArrowUp", count - 1), ("ArrowDown", 0)):
        for _step in range(count):
            page.keyboard.press(key)
        expect(chosen).to_have_attribute("id", f"find-q-names-{count - 1 - last}")
        page.keyboard.press(key)
        expect(chosen).to_have_count(0)
        assert page.locator("input[name=q]").get_attribute("aria-activedescendant") is None


def test_enter_with_nobody_chosen_sends_what_was_typed(page: Page) -> None:
    typed(page, "/", "laic")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/?q=laic")


def test_escape_closes_and_keeps_what_was_typed(page: Page) -> None:
    typed(page, "/", "laic")
    page.keyboard.press("Escape")
    expect(page.locator(".suggested")).to_be_hidden()
    box = page.locator("input[name=q]")
    expect(box).to_have_value("laic")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_leaving_the_box_closes_and_a_touch_opens(page: Page) -> None:
    typed(page, "/", "laic")
    page.keyboard.press("Tab")
    expect(page.locator(".suggested")).to_be_hidden()
    typed(page, "/", "laic")
    page.locator(".suggested li").first.click()
    page.wait_for_url("**/people/*/*laiciunas*/")


@pytest.mark.parametrize("language", ["", "/lt"])
def test_how_many_there_are_is_said_in_the_language_of_the_page(page: Page, language: str) -> None:
    typed(page, f"{language}/", "laic")
    told = page.locator("input[name=q]").get_attribute("data-suggest-label")
    count = page.locator(".suggested li").count()
    expect(page.get_by_role("status")).to_have_text(f"{told}: {count}")
    assert (told == "Names that may be meant") == (language == "")
    page.locator("input[name=q]").fill("zzzzqqq")
    expect(page.get_by_role("status")).to_have_text(f"{told}: 0")
    expect(page.locator(".suggested")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_open_list_can_be_read_and_stays_on_the_screen(
    browser: Browser, site: str, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(
        base_url=site, color_scheme=scheme, viewport={"width": width, "height": 740}, bypass_csp=True, locale="en"
    )
    page = context.new_page()
    for address in ("/", "/people/"):
        typed(page, address, "juoz")
        page.keyboard.press("ArrowDown")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        held, button = page.locator(".suggested").bounding_box(), page.locator(".box button").bounding_box()
        assert held is not None and button is not None
        assert held["x"] >= 0 and held["x"] + held["width"] <= width
        assert held["y"] >= button["y"] + button["height"], "the list covers the button"
        for option in page.locator(".suggested li").all():
            box = option.bounding_box()
            assert box is not None and box["height"] >= 44
    context.close()


def test_without_scripts_the_box_is_a_plain_form(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False, locale="en")
    page = context.new_page()
    page.goto("/")
    box = page.locator("input[name=q]")
    assert box.get_attribute("role") is None
    box.fill("laic")
    box.press("Enter")
    page.wait_for_url(re.compile(r"/people/\?q=laic$"))
    expect(page.locator("ol.people > li").first).to_contain_text("Laičiūnas")
    context.close()

"""What a first visit and a person's page weigh on the wire, fonts and all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.places import PLACES, address_of

pytestmark = pytest.mark.browser


def carried(browser: Browser, site: str, place: str, language: str = "") -> dict[str, int]:
    """The bytes that came over the wire for a page opened by somebody new, by address."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}, locale="en")
    finder = context.new_page()
    address = address_of(finder, place, language)
    context.close()
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}, locale="en")
    page: Page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    urls: dict[str, str] = {}
    sizes: dict[str, int] = {}
    wire.on("Network.responseReceived", lambda event: urls.update({event["requestId"]: event["response"]["url"]}))
    wire.on(
        "Network.loadingFinished",
        lambda event: sizes.update({urls[event["requestId"]]: int(event["encodedDataLength"])}),
    )
    page.goto(address, wait_until="networkidle")
    context.close()
    return sizes


@pytest.mark.parametrize("language", ["", "/lt", "/ru"])
def test_a_first_visit_is_at_most_150_kb(browser: Browser, site: str, language: str) -> None:
    sizes = carried(browser, site, "home", language)
    assert any(".woff2" in url for url in sizes)
    assert sum(sizes.values()) <= 150_000, sizes


@pytest.mark.parametrize("place", [place for place in PLACES if place.startswith("person")])
def test_a_person_page_is_at_most_30_kb_of_html_and_css(browser: Browser, site: str, place: str) -> None:
    sizes = carried(browser, site, place)
    pages = {url: size for url, size in sizes.items() if ".woff2" not in url and "/img/" not in url}
    assert sum(pages.values()) <= 30_000, pages

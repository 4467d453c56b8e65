"""Every class of public page before axe: light and dark, English and Lithuanian, on the narrowest screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.places import PLACES, address_of

pytestmark = pytest.mark.browser

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module", params=["light", "dark"])
def narrow(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """320 px wide. The policy of the pages forbids axe's own script, so it is set aside here and only here."""
    context = browser.new_context(
        base_url=site, color_scheme=request.param, viewport={"width": 320, "height": 640}, bypass_csp=True, locale="en"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["", "/lt"])
@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing(narrow: Page, place: str, language: str) -> None:
    narrow.goto(address_of(narrow, place, language))
    found = Axe().run(narrow, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert found.violations_count == 0, found.generate_report()
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320


def test_targets_can_be_hit_by_a_thumb(narrow: Page) -> None:
    """The menu, the search and the names of a list are at least 44 px high; links in running text need not be."""
    narrow.goto("/people/")
    for target in ("summary", "form button", "ol.people a.name", ".pager a", "header a.title"):
        for place in narrow.locator(f"{target}:visible").all():
            box = place.bounding_box()
            assert box is not None and box["height"] >= (44 if "button" in target or "summary" in target else 24), (
                target
            )
